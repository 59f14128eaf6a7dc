"""What the units of an amending act did to which places of the annex, as the act printed it.

Places are called by the numbers that are printed, for those are what an act cites and what stays
while a plan is in force; ids of actions and of footnotes do not occur here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from rpd.frozen import dataclass
from rpd.writing.model_data import Data

PlacedKind = str
"""„zalacznik”, „tytul”, „uchwala”, „naglowek”, „odnosnik”, or what machines call a level."""
Verb = Literal["added", "worded", "changed", "moved", "named", "repealed"]
"""What happened to a place; ``worded`` gave it another wording as a whole, ``named`` a letter."""
Form = Literal["brzmienie", "wyrazy", "dodanie", "uchylenie", "oznaczenie"]


class Spot(NamedTuple):
    """A place of an annex.

    ``number`` is printed in full („I.1.2”, „I.1.2/3a”; of a footnote „2”), ``column`` a column of a
    row or of the header, ``part`` a unit of a text in words: „lit. b”, „lit. b zdanie drugie”.
    A part may begin with a cell or a text that the column does not tell: „kolumna „2027””, „pole
    „Opiekun””. Where two places have one number, a history calls them as ``namesakes`` does. A row
    of a table that is no action is „1, część 2, „Ogółem””; see `row_spot`.
    """

    kind: PlacedKind
    number: str = ""
    column: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class ActUnit:
    """A unit of an act („§ 1 pkt 2 lit. a”), the form of its order, and the places it names.

    It has no name where nothing in the act is numbered.

    ``dawniej`` are the former names of parts that are designated anew, and the former numbers of
    rows that are cited by what they say, place by place.
    """

    jednostka: str
    forma: Form
    miejsca: tuple[Spot, ...]
    dawniej: tuple[str, ...] = ()


ROW: Final = "wiersz"
"""The kind of a row that is no action."""
_OF_TABLE: Final = re.compile(r"(?:(?P<heading>.*?), )?część (?P<part>[0-9]+), (?P<lp>.*)")
_CELL: Final = re.compile(r"(?:kolumna|pole) „")
_CELL_ALONE: Final = re.compile(r"(?:kolumna|pole) „.*”")


class RowPlace(NamedTuple):
    """Where a row that is no action stands: the heading, the part of the profile, what cites it."""

    heading: str
    part: int
    lp: str


def row_spot(heading: str, part: int, lp: str) -> Spot:
    """A row that is no action: under which heading, in which part of the profile, counted from 0.

    „Ogółem” stands below many tables, and the first indicator of each of them is „1”.
    """
    return Spot(ROW, ", ".join(filter(None, (heading, f"część {part + 1}", lp))))


def row_place(spot: Spot) -> RowPlace:
    """Where the row of a `row_spot` stands; only what cites it where that is not told."""
    found = _OF_TABLE.fullmatch(spot.number)
    if found is None:
        return RowPlace("", -1, spot.number)
    return RowPlace(found["heading"] or "", int(found["part"]) - 1, found["lp"])


def is_cell(part: str) -> bool:
    """Whether a part begins with the cell, or the text below a heading, that it is about."""
    return _CELL.match(part) is not None


def is_cell_alone(part: str) -> bool:
    """Whether a part is such a cell or text as a whole, and no unit of it."""
    return _CELL_ALONE.fullmatch(part) is not None


def parts_within(spot: Spot, others: Iterable[Spot]) -> list[Spot]:
    """Those that are units of the text of a place; its cells are texts of their own."""
    start = f"{spot.part} " if spot.part else ""
    return [
        other
        for other in others
        if other.part
        and other[:3] == spot[:3]
        and other.part.startswith(start)
        and (start or not is_cell(other.part))
    ]


_FIELDS: Final[Mapping[str, str]] = {
    "rodzaj": "kind",
    "numer": "number",
    "kolumna": "column",
    "czesc": "part",
}


def to_data(unit: ActUnit) -> dict[str, Data]:
    """The unit as the mapping that the file of an amendment holds."""
    places = []
    for position, spot in enumerate(unit.miejsca):
        place = {name: value for name, field in _FIELDS.items() if (value := getattr(spot, field))}
        if unit.dawniej:
            place["dawniej"] = unit.dawniej[position]
        places.append(place)
    named = {"jednostka": unit.jednostka} if unit.jednostka else {}
    return named | {"forma": unit.forma, "miejsca": places}


def from_data(data: Data) -> ActUnit:
    """The unit of a mapping that the schema has found valid."""
    spots = tuple(
        Spot(
            str(place["rodzaj"]),
            *(str(place.get(name, "")) for name in _FIELDS if name != "rodzaj"),
        )
        for place in data["miejsca"]
    )
    former = tuple(str(place["dawniej"]) for place in data["miejsca"] if "dawniej" in place)
    return ActUnit(str(data.get("jednostka", "")), data["forma"], spots, former)
