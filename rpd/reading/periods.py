"""What is said of a mapping of amounts by period whose keys are not periods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rpd.diagnostics import Path
from rpd.reading.belonging import schema_at, value_at
from rpd.reading.checker import Schema
from rpd.reading.key_phrases import no_colon
from rpd.reading.phrases import Phrase

_NOUNS = {"kwota-okresu": "kwotę", "wartosc": "wartość"}
"""What stands under a period, as an object, by the form that the schema gives it."""


def _of_periods(path: Path, root: Schema) -> str:
    """What stands under the periods of that mapping; "" where it is another one."""
    return _NOUNS.get(str(schema_at((*path, "2026"), root).get("x-postac")), "")


def bad_period(path: Path, data: Any, root: Schema, phrase: Phrase) -> Phrase | None:
    """What is wrong with the name of a period; None where its value says it.

    Of names of other things what is said of all names, the `phrase`.
    """
    held, name = value_at(data, path[:-1]), str(path[-1])
    noun = _of_periods(path[:-1], root)
    if not isinstance(held, dict) or not noun:
        return phrase
    if held.get(name, "") is None and no_colon(name):
        return None
    return _cut_amount(name, held, noun) or phrase


def told_by_name(path: Path, data: Any, root: Schema) -> bool:
    """Whether an empty value is part of an amount that a comma has cut, which its name says."""
    noun = _of_periods(path[:-1], root) if path else ""
    held = value_at(data, path[:-1]) if noun else None
    return isinstance(held, dict) and _cut_amount(str(path[-1]), held, noun) is not None


def _cut_amount(name: str, beside: Mapping[str, Any], noun: str) -> Phrase | None:
    """``{2026: 12,5}``: what stands behind a comma has become the name of a field."""
    names = list(beside)
    at = names.index(name) if name in names else 0
    before = beside[names[at - 1]] if at else None
    if beside.get(name, "") is not None or not name.isdecimal() or not isinstance(before, int):
        return None
    whole = f"{before}.{name:0<2}" if len(name) <= 2 else f"{before}{name}"
    if noun == _NOUNS["wartosc"] and len(name) <= 2:
        whole = f"{before}.{name}"  # no grosze
    return f"Przecinek kończy {noun} „{before}”.", f"Wpisz: „{names[at - 1]}: {whole}”."
