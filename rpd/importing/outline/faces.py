"""The columns that tables of a profile have, and which column of a document is which of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from rpd.frozen import dataclass
from rpd.importing.source import MARK
from rpd.importing.wording import key, one_line
from rpd.plan.layout import NUMBER, SOURCES, FieldType, Shown
from rpd.plan.profil import Column, Profil
from rpd.polish.wording import capital

_ALIKE: Final = 0.82
_SHORTEST: Final = 4
LEVEL: Final = "poziom"
"""The kind of a column that says the heading of a row."""
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
    „poziom”, „kwota”, „zrodla”), or the type of a field of the profile's own.
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


def faces(profil: Profil) -> tuple[Face, ...]:
    """The columns of the tables of actions, each field once; then levels that stand in columns."""
    return (*_of_actions(profil), *_of_levels(profil))


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
        if layout.rows == "dzialania":
            for shown in layout.columns:
                for face in _of_shown(shown, profil):
                    found.setdefault((face.field, face.role, face.okres or face.header), face)
    return tuple(found.values())


def _of_shown(shown: Shown, profil: Profil) -> Iterator[Face]:
    column = profil.by_key.get(shown.fields[0])
    face = (
        _of_column(column, shown.header, profil)
        if column is not None
        else Face(shown.fields[0], shown.fields[0], shown.header)
    )
    made = Face(
        face.field, face.kind, face.header, shown.role, "", shown.total, shown.empty,
        face.labelled, face.own,
    )  # fmt: skip
    if not shown.periods:
        yield made
        return
    for okres in profil.okresy:
        yield Face(
            made.field, made.kind, okres, made.role, okres, made.total, made.empty, own=made.own
        )


def _of_column(column: Column, header: str, profil: Profil | None = None) -> Face:
    types = {one.key: one.type for one in profil.pola} if profil else {}
    return Face(
        column.key, column.kind, header, labelled=column.labelled, own=types.get(column.key)
    )


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
        apart = (
            at for at, one in headers.items() if at not in {*found, *more} and _of_sources(one)
        )
        more |= {at: Face(SOURCES, SOURCES, headers[at]) for at in list(apart)[:1]}
    return more


def _of_sources(header: str) -> bool:
    return key(bare(header)) in map(key, _SOURCES)


@lru_cache(maxsize=1024)
def bare(header: str) -> str:
    """A header in one line, without marks of footnotes."""
    return re.sub(r"[¹²³⁰-⁹]+", "", MARK.sub("", one_line(header)))


def _equal(header: str, face: str) -> bool:
    return key(header) == key(face)


def _begins(header: str, face: str) -> bool:
    """„Budżet/ Źródło finans.” is „Budżet/Źródło finansowania” cut short."""
    one, other = sorted((key(header), key(face)), key=len)
    return len(one) >= _SHORTEST and other.startswith(one)


def _alike(header: str, face: str) -> bool:
    one, other = key(header), key(face)
    if min(len(one), len(other)) < _SHORTEST + 2:
        return False
    if min(len(one), len(other)) < _ALIKE * max(len(one), len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
