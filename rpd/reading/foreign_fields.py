"""Fields that the kind of their operation does not have: which it is, and whose the field is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rpd.polish.wording import quote
from rpd.reading.checker import Schema

_KIND = "operacja"


def foreign_fields(given: dict[str, Any], about: Schema) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each field of a mapping that its kind does not have, with message and hint.

    `about` is the schema of the mapping, whose ``allOf`` tells the kinds apart.
    """
    having = {name: _fields(then, about) for name, then in _kinds(about)}
    kind = str(given.get(_KIND))
    own = having.get(kind) or list(about["properties"])
    for key in given:
        if key in about["properties"] and key not in own:
            owners = ", ".join(f"„{name}”" for name, fields in having.items() if key in fields)
            message = f"Operacja „{kind}” nie ma pola {quote(key)}."
            yield key, (message, f"Usuń je albo zmień operację; to pole mają: {owners}.")


def narrowed(given: dict[str, Any], about: Schema) -> Schema:
    """The schema of a mapping with the fields of its kind alone, and with all it demands."""
    for name, then in _kinds(about):
        if name == given.get(_KIND):
            own = {key: about["properties"][key] for key in _fields(then, about)}
            needed = [*about.get("required", ()), *then.get("required", ())]
            return about | {"properties": own, "required": needed}
    return about


def _kinds(about: Schema) -> list[tuple[str, Schema]]:
    return [
        (case["if"]["properties"][_KIND]["const"], case["then"])
        for case in about.get("allOf", ())
        if _KIND in case["if"].get("properties", ())
    ]


def _fields(then: Schema, about: Schema) -> list[str]:
    own = then.get("properties", {})
    return [name for name in about["properties"] if own.get(name, True) is not False]
