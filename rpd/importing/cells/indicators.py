"""A cell of indicators → their data: „Szkolenia – 3”, „odsetek – min. 35%”, „z 3 do 1 msc.”."""

from __future__ import annotations

import re
from typing import Any, Final

from rpd.importing.cells.numbers import NUMBER, number
from rpd.importing.cells.read import Read
from rpd.importing.wording import Part, lettered, lit
from rpd.writing.doubts import NO_DASH

_BOUNDS: Final = {
    "min": "min", "minimum": "min", "co najmniej": "min", "nie mniej niż": "min", "≥": "min",
    "max": "max", "maks": "max", "maksimum": "max", "maksymalnie": "max", "nie więcej niż": "max",
    "≤": "max", "do": "max",
}  # fmt: skip
_UNIT: Final = r"%|‰|[a-ząćęłńóśźż²³/]+\.?"
_BOUND: Final = (
    r"(?:(?P<bound>(?i:min|minimum|maks?|maksimum|max|co najmniej|nie mniej niż|maksymalnie|"
    r"nie więcej niż|≥|≤))\.?\s*)?"
)
_VALUE: Final = rf"(?P<value>{NUMBER})(?![0-9])\s?(?P<unit>{_UNIT})?"
_END: Final = (
    r"(?=\s*(?:$|\n|\()|\s*[;,]?\s+(?:[A-ZĄĆĘŁŃÓŚŹŻ]|[a-z]\)|Ad\s?\.?\s?[0-9])|\s*[;,.]\s*$)"
)
_STATED: Final = re.compile(rf"\s*(?P<sign>[–—−:-]|\t)\s*{_BOUND}{_VALUE}{_END}")
_ENDED: Final = re.compile(rf"\s(?P<sign>){_BOUND}{_VALUE}\s*\Z")
_FROM_TO: Final = re.compile(
    rf"\s+z(?:e)?\s+(?P<base>{NUMBER})\s?(?P<unit0>{_UNIT})?\s+do\s+(?P<value>{NUMBER})\s?"
    rf"(?P<unit>{_UNIT})?\s*\Z"
)
_ASIDE: Final = re.compile(r"\s*\((?P<aside>[^()]*)\)\s*\Z")
_NOT_UNITS: Final = frozenset(("i", "w", "z", "oraz", "a", "dla", "na", "do", "lub"))


def read(text: str, first: str = "", *, lines: bool = True) -> Read:
    """The indicators of a cell without its label; `first` is a letter that the label gave.

    With `lines` each line is an indicator of its own unless it has no value and the next one has.
    """
    found = Read([])
    parts = lettered(text, first)
    with_letters = len(parts) > 1 or bool(parts[0].lit)
    pieces: list[Part] = []
    for part in parts:
        several = _apart(part.text, lines=lines)
        pieces += [Part(part.lit if not n else "", one) for n, one in enumerate(several)]
    for position, part in enumerate(pieces):
        letter = lit(position, part.lit, len(pieces)) if with_letters else ""
        _indicator(part.text, letter, found)
    return found


def _apart(text: str, *, lines: bool) -> list[str]:
    """One text for each indicator: they end with a value."""
    found: list[str] = []
    for line in text.split("\n") if lines else [" ".join(text.split("\n"))]:
        start = 0
        for match in _STATED.finditer(line):
            stop = match.end()
            aside = re.match(r"\s*\([^()]*\)", line[stop:])
            stop += aside.end() if aside else 0
            if line[start:stop].strip():
                found.append(line[start:stop].strip(" ;,"))
            start = stop
        rest = line[start:].strip(" ;,")
        if not rest:
            continue
        if start and not re.search(r"[^\W_]", rest):
            found[-1] += rest
        else:
            found.append(rest)
    return found


def _indicator(text: str, letter: str, found: Read) -> None:
    position = len(found.value)
    entry: dict[str, Any] = {}
    aside = _ASIDE.search(text)
    stated = _match(text)
    if stated is None and aside is not None:
        stated = _match(text[: aside.start()])
        entry["opis"] = aside["aside"].strip()
    if stated is None:
        found.value.append({"nazwa": text.strip(), **({"lit": letter} if letter else {})})
        found.doubt("nie odczytano wartości wskaźnika", position)
        return
    name = text[: stated.start()].strip(" \t\n")
    opis = entry.pop("opis", "")
    unit = (stated["unit"] or "").strip()
    groups = stated.groupdict()
    entry = {"nazwa": name}
    if groups.get("base"):
        before = (groups.get("unit0") or "").strip()
        unit = unit or before
        entry |= {"jednostka": unit} if unit else {}
        entry["wartosc_bazowa"] = number(groups["base"])
        entry["wartosc_docelowa"] = number(stated["value"])
        found.coded += ["z", "do", *([before] if before else [])]
        if before and before != unit:
            found.doubt(f"dwie jednostki: „{before}” i „{unit}”", position)
    else:
        entry |= {"jednostka": unit} if unit else {}
        entry["wartosc_docelowa"] = number(stated["value"])
        bound = (groups.get("bound") or "").lower()
        if bound:
            entry["prog"] = _BOUNDS[bound]
            found.coded.append(groups["bound"] or "")
        if not groups.get("sign"):
            found.doubt(NO_DASH, position)
    entry |= {"opis": opis} if opis else {}
    entry |= {"lit": letter} if letter else {}
    if not name:
        entry["nazwa"] = text.strip()
        found.doubt("wskaźnik bez nazwy", position)
    found.value.append(entry)


def _match(text: str) -> re.Match[str] | None:
    """Where the value of an indicator begins, and what it is."""
    if found := _FROM_TO.search(text):
        return found
    last = None
    for one in _STATED.finditer(text):
        last = one
    if last is not None and not text[last.end() :].strip(" ;,."):
        return last
    ended = _ENDED.search(text)
    if ended and (ended["unit"] or "") not in _NOT_UNITS and not _year(ended["value"]):
        return ended
    return None


def _year(value: str) -> bool:
    return len(value) == 4 and value.isdecimal() and value.startswith(("19", "20"))
