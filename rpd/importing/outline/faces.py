"""The columns that tables of a profile have, and which column of a document is which of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from rpd.frozen import dataclass
from rpd.importing.source import MARK
from rpd.importing.wording import key, one_line
from rpd.plan.layout import (
    HEADING,
    NUMBER,
    SOURCES,
    Entries,
    FieldType,
    Layout,
    Rows,
    Shown,
)
from rpd.plan.profil import DZIALANIA, WSKAZNIKI, Column, Profil
from rpd.polish.wording import capital

_ALIKE: Final = 0.82
_SHORTEST: Final = 4
_DIGITS: Final = re.compile("[0-9]+")
LEVEL: Final = "poziom"
"""The kind of a column that says the heading of a row."""
OF_INDICATOR: Final = "wskaznik"
"""The kind of a column that says something of an indicator."""
SHARE: Final = "udzial"
"""The kind of a column that holds what one source brings in."""
SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    NUMBER: ("lp", "nr", "numer", "liczba porządkowa"),
    "nazwa": ("działanie", "zadanie", "nazwa zadania", "nazwa działania", "przedsięwzięcie",
              "inicjatywa", "nazwa przedsięwzięcia", "działania", "zadania"),
    "proza": ("opis działania", "opis zadania", "opis", "szczegółowy opis", "zakres",
              "sposób realizacji", "opis działań"),
    "pozycje": ("produkty", "produkt", "rezultat", "rezultaty", "efekt", "efekty"),
    "miary": ("wskaźnik", "wskaźniki", "wskaźniki produktu", "miernik", "mierniki",
              "wskaźnik realizacji", "wskaźniki realizacji"),
    "kwoty": ("budżet", "koszt", "koszty", "źródło finansowania", "finansowanie", "środki",
              "źródła finansowania", "kwota i źródło", "szacunkowy koszt", "nakłady", "kwota"),
    "terminy": ("termin", "terminy", "termin wykonania", "termin realizacji", "okres realizacji",
                "czas realizacji", "harmonogram"),
    "podmioty": ("realizator", "realizatorzy", "wykonawca", "wykonawcy", "odpowiedzialny",
                 "podmiot odpowiedzialny", "jednostka odpowiedzialna", "odpowiada",
                 "podmiot realizujący", "osoba odpowiedzialna", "komórka odpowiedzialna"),
}  # fmt: skip
"""What offices call columns, by what the columns hold."""
_SOURCES: Final = (
    *("źródło", "źródła", "źródło finansowania", "źródła finansowania", "źródło środków"),
    *("finansowanie", "środki"),
)
"""What they call the column of sources beside one of amounts."""


@dataclass(frozen=True, slots=True)
class Face:
    """A column: the field that it is about and how its cells are read.

    ``kind`` is that of the field („proza”, „miary”, …), the name of a word that is no field („lp”,
    „poziom”, „kwota”, „zrodla”), or the type of a field of the profile's own; of a column that is
    one source of money it is `SHARE`. ``fields`` are all that it is about, ``of_plan`` is what
    rows under no heading say.
    """

    field: str
    kind: str
    header: str
    role: str = ""
    okres: str = ""
    total: bool = False
    empty: str = ""
    labelled: bool = False
    own: FieldType | None = None
    fields: tuple[str, ...] = ()
    of_plan: str = ""
    entries: Entries = "litery"


@dataclass(frozen=True, slots=True)
class Part:
    """What tables of one layout are about, and the columns that they have.

    Of the ``faces`` some are ``others``: columns of other layouts, of which a table may have some.
    """

    rows: Rows
    faces: tuple[Face, ...]
    others: frozenset[Face] = frozenset()
    title: str = ""
    made_of: bool = False

    @property
    def of_actions(self) -> bool:
        """Whether its rows are actions."""
        return self.rows == DZIALANIA

    @property
    def of_indicators(self) -> bool:
        """Whether its rows are indicators."""
        return self.rows == WSKAZNIKI


def faces(profil: Profil) -> tuple[Face, ...]:
    """The columns of the tables of actions, each field once; then levels that stand in columns."""
    return (*_of_actions(profil), *_of_levels(profil))


def parts(profil: Profil) -> tuple[Part, ...]:
    """The layouts of a profile; those of actions know the columns of each other."""
    if not profil.uklad:
        return (Part(DZIALANIA, faces(profil)),)
    of_actions = faces(profil)
    found = []
    for layout in profil.uklad:
        own = tuple(_of_layout(layout, profil))
        others: tuple[Face, ...] = ()
        if layout.rows == DZIALANIA:
            taken = {(face.field, face.role, face.okres, face.total) for face in own}
            rest = (f for f in of_actions if (f.field, f.role, f.okres, f.total) not in taken)
            others = tuple(rest)
        made_of = layout.parts
        found.append(Part(layout.rows, (*own, *others), frozenset(others), layout.title, made_of))
    return tuple(found)


def _of_levels(profil: Profil) -> Iterator[Face]:
    for level in profil.levels:
        yield Face(level.kind, LEVEL, capital(level.noun.one))
        if level.short.one != level.noun.one:
            yield Face(level.kind, LEVEL, capital(level.short.one))


def _of_actions(profil: Profil) -> tuple[Face, ...]:
    if not profil.uklad:
        return tuple(_of_column(one, one.header) for one in profil.columns)
    found: dict[tuple[str, str, str], Face] = {}
    for layout in profil.uklad:
        if layout.rows == DZIALANIA:
            for face in _of_layout(layout, profil):
                found.setdefault((face.field, face.role, face.okres or face.header), face)
    return tuple(found.values())


def _of_layout(layout: Layout, profil: Profil) -> Iterator[Face]:
    names = any("nazwa" in shown.fields for shown in layout.columns)
    if layout.kind != "tabela" and not names and layout.rows == DZIALANIA:
        yield Face("nazwa", "nazwa", capital(profil.dzialanie.noun.one))
    for shown in layout.columns:
        yield from _of_shown(shown, profil, layout.rows)


def _of_shown(shown: Shown, profil: Profil, rows: Rows) -> Iterator[Face]:
    field = shown.fields[0]
    column = profil.by_key.get(field)
    if field == HEADING or profil.depth(field) in range(len(profil.levels)):
        face = Face(field, LEVEL, shown.header)
    elif rows == WSKAZNIKI and field != NUMBER:
        face = Face(field, OF_INDICATOR, shown.header)
    elif column is not None and rows == DZIALANIA:
        face = _of_column(column, shown.header, profil)
    else:
        face = Face(field, field, shown.header)
    made = replace(
        face, role=shown.role, total=shown.total, empty=shown.empty, fields=shown.fields,
        of_plan=shown.of_plan, entries=shown.entries,
    )  # fmt: skip
    if not shown.periods:
        yield made
        return
    for okres in profil.okresy:
        yield replace(made, header=shown.headed(okres), okres=okres)


def _of_column(column: Column, header: str, profil: Profil | None = None) -> Face:
    types = {one.key: one.type for one in profil.pola} if profil else {}
    return Face(
        column.key, column.kind, header, labelled=column.labelled, own=types.get(column.key)
    )


def of_time(face: Face) -> bool:
    """Whether a column is about days or terms."""
    return face.kind == "terminy" or face.own in ("data", "termin")


def match(headers: Mapping[int, str], known: Iterable[Face]) -> dict[int, Face]:
    """The columns of a row of headers that a profile knows, each of them once."""
    left = list(known)
    found: dict[int, Face] = {}
    for same in (_equal, _begins, _alike):
        for at, header in headers.items():
            if at in found or not key(header):
                continue
            of_this = (one for one in left if one.kind != LEVEL or same is _equal)
            face = next((one for one in of_this if same(bare(header), one.header)), None)
            if face is not None:
                found[at] = face
                left = [one for one in left if one is not face and not _same_level(one, face)]
    return dict(sorted(found.items()))


def _same_level(one: Face, other: Face) -> bool:
    return one.kind == other.kind == LEVEL and one.field == other.field


def guessed(
    headers: Mapping[int, str], found: Mapping[int, Face], known: Iterable[Face]
) -> dict[int, Face]:
    """The columns that are called in other words, by the words that offices use."""
    taken = {face.field for face in found.values()}
    left = [face for face in known if face.field not in taken and face.own is None]
    more: dict[int, Face] = {}
    for at, header in headers.items():
        if at in found:
            continue
        called = key(bare(header))
        kind = next((k for k, words in SYNONYMS.items() if called in map(key, words)), "")
        face = next((one for one in left if one.kind == kind), None)
        if face is not None:
            more[at] = face
            left.remove(face)
        elif kind == NUMBER and NUMBER not in taken:
            more[at] = Face(NUMBER, NUMBER, header)
            taken.add(NUMBER)
    if any(face.kind == "kwoty" for face in (*found.values(), *more.values())):
        # Beside the column of amounts, that of their sources; a plan has both in one field.
        apart = (at for at, one in headers.items() if at not in {*found, *more} and of_sources(one))
        more |= {at: Face(SOURCES, SOURCES, headers[at]) for at in list(apart)[:1]}
    return more


def of_sources(header: str) -> bool:
    """Whether a header is of sources of money."""
    return key(bare(header)) in map(key, _SOURCES)


@lru_cache(maxsize=1024)
def bare(header: str) -> str:
    """A header in one line, without marks of footnotes."""
    return re.sub(r"[¹²³⁰-⁹]+|:\Z", "", MARK.sub("", one_line(header)))


def _equal(header: str, face: str) -> bool:
    return key(header) == key(face)


def _begins(header: str, face: str) -> bool:
    """„Budżet/ Źródło finans.” is „Budżet/Źródło finansowania” cut short."""
    one, other = sorted((key(header), key(face)), key=len)
    return len(one) >= _SHORTEST and other.startswith(one) and _same_digits(one, other)


def _same_digits(one: str, other: str) -> bool:
    """Columns of two years differ in nothing else."""
    return _DIGITS.findall(one) == _DIGITS.findall(other)


def _alike(header: str, face: str) -> bool:
    one, other = key(header), key(face)
    if min(len(one), len(other)) < _SHORTEST + 2:
        return False
    if not _same_digits(one, other):
        return False
    if min(len(one), len(other)) < _ALIKE * max(len(one), len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
