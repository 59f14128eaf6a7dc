"""A profile for a document that no profile fits: its headings as levels, its headers as columns.

What a column holds is guessed from what offices call it; any other is a field of its own, a text.
The cases of nouns that are not known are not guessed: the file says where to write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final

from rpd.importing import choosing, emitted
from rpd.importing.draft import Note
from rpd.importing.outline import faces, grid
from rpd.importing.outline.columns import TOTAL
from rpd.importing.outline.grid import Line
from rpd.importing.proposed_levels import key_of, level, levels_of, named
from rpd.importing.source import Source, Table
from rpd.importing.wording import key, one_line
from rpd.plan.layout import AMOUNT, BUDGET, HEADING, NUMBER, PERIOD, SOURCES
from rpd.plan.profil import DZIALANIE, WSKAZNIKI, Column, Profil, year_in
from rpd.polish.nouns import cases, of_genitive
from rpd.polish.slug import slug

_PARTED: Final = re.compile(r"[IVXLC0-9]{1,6}(?:\.\s?[0-9]{1,3})+\.?")
_HEAD: Final = (
    "# Profil zaproponowany z dokumentu „{name}”: nagłówki kolumn i poziomów.\n"
    "# SPRAWDŹ: rodzaje pól („typ”) i nazwy z komentarzem niżej (docs/profil.md).\n"
)
_UNKNOWN: Final = "przypadki i rodzaj słowa „{noun}”"
_TASK: Final = "zadanie"
_OF_INDICATORS: Final = (
    (re.compile(r"wskaźnik|miernik", re.IGNORECASE), "nazwa"),
    (re.compile(r"jednostka|j\.\s?m\.", re.IGNORECASE), "jednostka"),
    (re.compile(r"(?:wartość )?(?:bazowa|baza|wyjściowa)", re.IGNORECASE), "bazowa"),
    (re.compile(r"(?:wartość )?docelow[ao]", re.IGNORECASE), "docelowa"),
    (re.compile(r"źródł[oa] (?:danych|weryfikacji|pomiaru|informacji)", re.IGNORECASE),
     "zrodlo_danych"),
    (re.compile(r"(?:założenia i )?ryzyk", re.IGNORECASE), "ryzyko"),
)  # fmt: skip


@dataclass(slots=True)
class _Shape:
    """What a layout is made of, and what somebody has to look at in it."""

    kind: str
    columns: list[dict[str, Any]]
    own: list[dict[str, str]] = field(default_factory=list)
    okresy: list[str] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    rows: str = ""
    made_of: bool = False


def _cards(source: Source) -> Iterator[Line]:
    for block in source.blocks:
        if isinstance(block, Table) and block.rows and block.rows[0].cell_is in KINDS:
            yield grid.lines(block)[0]


KINDS: Final = {"etykieta": "karty", "wpis": "lista"}
"""What cells of cards and lists are called in places, and the layouts they are of."""


def proposed(source: Source, rows: Sequence[dict[int, str]], known: Profil) -> str:
    """The text of a profile file, "" where no row of headers makes one.

    `known` is a profile whose columns offices call by other words.
    """
    nouns = dict(levels_of(source))
    shapes = list(_shapes(source, rows, nouns, known))
    if not shapes:
        return ""
    measured = any(one.rows for one in shapes)
    nouns |= {noun: "1" for one in shapes for noun in one.levels}
    data: dict[str, Any] = {
        "nazwa": "Kształt planu z dokumentu",
        "poziomy": [level(*one) | ({WSKAZNIKI: True} if measured else {}) for one in nouns.items()],
    }
    notes = [
        Note(("poziomy", at, "nazwa"), _UNKNOWN.format(noun=noun))
        for at, noun in enumerate(nouns)
        if cases(noun) is None
    ]
    headers = [one["naglowek"] for shape in shapes for one in shape.columns]
    data[DZIALANIE] = {"nazwa": named(_task(headers)), "numeracja": _numbered(source, data)}
    if okresy := dict.fromkeys(okres for one in shapes for okres in one.okresy):
        data["okresy"] = [int(one) for one in sorted(okresy)]
        data["znaki"] = {"nie_dotyczy": "X", "nie_ma": "–", "brak_danych": "bd"}
    if own := [field for one in shapes for field in one.own]:
        data["pola"] = own
    fields = {one["pole"] for shape in shapes for one in shape.columns}
    fields |= {BUDGET} if {AMOUNT, SOURCES} & fields else set()
    lacking = [one.key for one in known.columns if one.key not in fields and _demanded(one)]
    if lacking:
        data["wymagane"] = dict.fromkeys(lacking, "nie")
    data["uklad"] = [_layout(one) for one in shapes]
    head = _HEAD.format(name=PurePosixPath(source.name).name)
    return head + emitted.text(data, notes)


def _shapes(
    source: Source, rows: Sequence[dict[int, str]], nouns: Mapping[str, str], known: Profil
) -> Iterator[_Shape]:
    """A layout of indicators and one of actions, as far as the document has them."""
    of_indicators = [_of_indicators(one, nouns) for one in rows]
    if found := next((one for one in of_indicators if one), None):
        yield found
    cards: dict[str, None] = {}
    for line in _cards(source):
        cards |= dict.fromkeys(faces.bare(text) for text in line.headers.values() if text)
    tables = [
        row for row, shape in zip(rows, of_indicators, strict=True) if len(row) > 2 and not shape
    ]
    # A row of data is no row of headers; where nothing is known, the first row is the likely one.
    headers = dict(enumerate(cards)) or max(tables, key=lambda row: _called(row, known), default={})
    if headers:
        yield _of_actions(source, headers, known)


def _called(headers: Mapping[int, str], known: Profil) -> int:
    """How many of the headers offices call so."""
    of_known = faces.faces(known)
    found = faces.match(headers, of_known)
    return len(found) + len(faces.guessed(headers, found, of_known))


def leveled(source: Source) -> bool:
    """Whether the document has headings of levels whose nouns are known."""
    return any(cases(noun) is not None for noun, _ in levels_of(source))


def _layout(shape: _Shape) -> dict[str, Any]:
    layout: dict[str, Any] = {"rodzaj": shape.kind}
    layout |= {"na": "plan", "wiersze": shape.rows} if shape.rows else {}
    layout |= {"kolumny": shape.columns}
    return layout | ({"w_tym": True} if shape.made_of else {})


def _demanded(column: Column) -> bool:
    """Whether rules demand the field of every action."""
    return column.kind not in ("nazwa", "proza")


def _of_indicators(headers: Mapping[int, str], nouns: Mapping[str, str]) -> _Shape | None:
    """A table with a row each indicator: it has a base or a target, and no term."""
    found: dict[int, str] = {}
    for at, header in headers.items():
        name = next((name for words, name in _OF_INDICATORS if words.match(header)), "")
        if name and name not in found.values():
            found[at] = name
    if "nazwa" not in found.values() or not {"bazowa", "docelowa"} & set(found.values()):
        return None
    shape = _Shape("tabela", [], rows=WSKAZNIKI)
    years = _years({at: text for at, text in headers.items() if at not in found})
    shape.okresy = list(years.values())
    for at, header in headers.items():
        if at in found:
            shape.columns.append({"pole": found[at], "naglowek": header})
        elif at in years:
            _by_period(shape, "posrednie", header, years[at])
        elif nouns and header.lower() not in nouns and not shape.columns:
            shape.columns.append({"pole": HEADING, "naglowek": header})
        elif cases(header) is not None:
            shape.levels.append(header.lower())
            shape.columns.append({"pole": key_of(header), "naglowek": header})
    return shape


def _of_actions(source: Source, headers: Mapping[int, str], known: Profil) -> _Shape:
    cards = next(iter(_cards(source)), None)
    shape = _Shape(KINDS[cards.cell_is] if cards else "tabela", [])
    shape.made_of = cards is None and _made_of(source)
    of_known = [one for one in faces.faces(known) if one.kind != faces.LEVEL]
    years = _years(headers)
    shape.okresy = list(years.values())
    words = {at: text for at, text in headers.items() if at not in years}
    found = faces.match(words, of_known)
    found |= faces.guessed(words, found, of_known)
    name = next(one for one in known.columns if one.kind == "nazwa").key
    if name not in {face.field for face in found.values()} and cards is None:
        first = next((at for at in words if at not in found), None)
        if first is not None:
            found[first] = next(face for face in of_known if face.field == name)
    taken = {face.field for face in found.values()}
    for at, header in headers.items():
        if at in years:
            _by_period(shape, "kwota", header, years[at])
        elif at in found:
            shape.columns.append({"pole": found[at].field, "naglowek": faces.bare(header)})
        elif years and TOTAL.match(header):
            shape.columns.append({"pole": "kwota", "naglowek": faces.bare(header), "razem": True})
        else:
            own = _free(header, taken)
            shape.own.append({"klucz": own, "nazwa": faces.bare(header), "typ": "tekst"})
            shape.columns.append({"pole": own, "naglowek": faces.bare(header)})
    return shape


def _made_of(source: Source) -> bool:
    """Whether actions are followed by rows of their sources: „Most, w tym:”."""
    tables = (block for block in source.blocks if isinstance(block, Table))
    cells = (cell for table in tables for row in table.rows for cell in row.cells)
    return any(one_line(cell.text).endswith("w tym:") for cell in cells)


def _years(headers: Mapping[int, str]) -> dict[int, str]:
    """The columns of years that are alike but for the year, where there are several."""
    wanted = choosing.years_in([dict(headers)])
    found = {at: str(year_in(text)) for at, text in headers.items() if year_in(text)}
    return {at: year for at, year in found.items() if year in wanted}


def _by_period(shape: _Shape, pole: str, header: str, year: str) -> None:
    """One column stands for those of all years."""
    if not any(one.get("okresy") for one in shape.columns):
        pattern = faces.bare(header).replace(year, PERIOD)
        shape.columns.append({"pole": pole, "naglowek": pattern, "okresy": True})


def _free(header: str, taken: set[str]) -> str:
    base = slug([header], "pole").replace("-", "_")
    name, number = base, 1
    while name in taken or name == NUMBER:
        number += 1
        name = f"{base}_{number}"
    taken.add(name)
    return name


def _task(headers: Iterable[str]) -> str:
    """What the document calls an action, by the header of its name: „Nazwa przedsięwzięcia”."""
    for header in headers:
        words = faces.bare(header).lower()
        noun = words if cases(words) else of_genitive(words.removeprefix("nazwa "))
        if noun and key(words) in map(key, faces.SYNONYMS["nazwa"]):
            return noun
    return _TASK


def _numbered(source: Source, data: Mapping[str, Any]) -> str:
    """Whether the numbers of rows and cards repeat that of the heading."""
    tables = (block for block in source.blocks if isinstance(block, Table))
    firsts = (row.cells[0].text for table in tables for row in table.rows if row.cells)
    parted = any(_PARTED.fullmatch(one_line(text)) for text in firsts)
    return "z-rodzicem" if data["poziomy"] and parted else "arabska"
