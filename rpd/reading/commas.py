"""Values that a comma in brackets cuts: ``{kwota: 12,5 tys. zł}`` has a field „5 tys. zł”."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile
from typing import Any

from rpd.plan import kwoty
from rpd.polish.wording import small
from rpd.reading import written
from rpd.reading.checker import Schema


def before_comma(key: str, siblings: dict[str, Any], schema: Schema) -> tuple[str, str] | None:
    """``{kwota: 12,5 tys. zł}``: the field whose value a comma ends, and what to type instead.

    None where the key may be a field that somebody typed.
    """
    known, names = schema.get("properties", {}), list(siblings)
    loose = [name for name in names if name not in known and siblings[name] is None]
    first = names.index(key)
    if key not in loose or any(":" in name for name in loose):
        return None
    while first and names[first] in loose:
        first -= 1
    field, value = names[first], siblings[names[first]]
    rest = list(takewhile(loose.__contains__, names[first + 1 :]))
    if field not in known:
        return None
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return field, f"wpisz: {field}: {_list([*value, *rest])}."
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    about, shown = known[field], f"{value:f}" if isinstance(value, Decimal) else str(value)
    glued = not isinstance(value, str) and rest[0][:1].isdigit()
    text = (f"{shown}," if glued else f"{shown}, ") + ", ".join(rest)
    if about.get("type") == "array":
        return field, f"wpisz: {field}: {_list([shown, *rest])}."
    if about.get("x-regula") == "kwota-w-zlej-postaci" and (wrong := kwoty.problem(text)):
        return field, small(wrong[1])
    if numeric := written.instead(about, text, siblings):
        return field, small(numeric)
    return field, f"weź całą wartość w cudzysłów: {field}: {written.yaml(text)}."


def _list(items: list[str]) -> str:
    return f"[{', '.join(map(written.yaml, items))}]"
