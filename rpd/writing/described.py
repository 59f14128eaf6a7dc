"""Comments that say what each field of a text is for, in the words of its schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rpd.diagnostics import Path
from rpd.polish.wording import ended
from rpd.reading.belonging import resolved
from rpd.writing import emit
from rpd.writing.comments import PlacedComment, annotated

Data = Any
Schema = dict[str, Any]

# A point behind „Dz” or in front of a small letter ends no sentence.
_SENTENCE = re.compile(r"(?<!\b\w)(?<!\b\w\w)\. (?=[^\W\d_a-ząćęłńóśźż]|„)")


def described(text: str, data: dict[str, Data], schema: Schema) -> str:
    """The text of those data with a comment above each field where it stands for the first time."""
    told: set[tuple[str, str]] = set()
    notes = [
        PlacedComment(path, "above", f"# {line}")
        for path, said in _fields(data, schema, schema, (), told)
        for line in emit.wrapped(said, emit.WIDTH - 2 * len(path) - 2)
    ]
    return annotated(text, [], notes)


def _fields(
    data: Data, schema: Schema, root: Schema, path: Path, told: set[tuple[str, str]]
) -> Iterator[tuple[Path, str]]:
    """Every field that was not met before, with what it is for."""
    if isinstance(data, list):
        items = resolved(schema.get("items", {}), root)
        for position, member in enumerate(data):
            yield from _fields(member, items, root, (*path, position), told)
    if not isinstance(data, dict):
        return
    for key, member in data.items():
        given = schema.get("properties", {}).get(key)
        inner = resolved(given or schema.get("additionalProperties") or {}, root)
        known = (str(schema.get("title")), key)
        if given is not None and known not in told:
            told.add(known)
            yield (*path, key), _said({**inner, **given})
        yield from _fields(member, inner, root, (*path, key), told)


def _said(field: Schema) -> str:
    """„Rok planu. Rok, na który przyjęto plan.”: the title and what is said of it first."""
    title, about = str(field.get("title", "")), str(field.get("description", ""))
    first = _SENTENCE.split(about, maxsplit=1)[0]
    if not title or first.casefold().startswith(title.casefold()):
        return ended(first or title)
    return " ".join(filter(None, (ended(title), first and ended(first))))
