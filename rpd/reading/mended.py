"""A value in the form that its field wants, where a usual slip has been made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rpd.reading.checker import Schema
from rpd.reading.keywords import compiled

QUOTES = "„”“\"'‚’‘»«"
_LONGEST = 200
_PROSE = "Ćma, i to"
_CODE = re.compile(r"[A-Z]+ ?[0-9]+")


def mended(value: str, schema: Schema) -> str:
    """The value in the form that is wanted, where a usual slip has been made."""
    if len(value) > _LONGEST or "pattern" not in schema:
        return ""
    free = compiled(schema["pattern"]).search(_PROSE) is not None
    for candidate in _candidates(value, named=not free):
        if "RPD" in schema["pattern"] and _CODE.fullmatch(value) and candidate.islower():
            continue  # a code that has a slip in it is no name
        if candidate != value and compiled(schema["pattern"]).search(candidate):
            return f"Wpisz: „{candidate}”."
    return ""


def _candidates(value: str, *, named: bool) -> Iterator[str]:
    bare = value.strip().strip(QUOTES).rstrip(".,;")
    yield bare
    yield bare.upper()
    yield bare.strip("()")
    if re.fullmatch("[0-9a-fA-F]{32}", bare):
        yield f"1-{bare.lower()}"
    yield bare.replace("\\", "/")
    yield re.sub(r"\s", "", bare)
    if match := re.fullmatch(r"(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})( ?r)?", bare):
        yield f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := re.fullmatch(r"(\d{4})[.\-/](\d{1,2})[.\-/](\d{1,2})", bare):
        yield f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if not named:
        return  # of a text that may be any words, no name is made
    spelt = unicodedata.normalize("NFKD", bare.lower().replace("ł", "l"))
    yield re.sub("[^a-z0-9/]+", "-", re.sub("[\u0300-\u036f]", "", spelt)).strip("-")
