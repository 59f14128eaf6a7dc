"""What the units of an amending act did to which places of the annex, as the act printed it.

Places are called by the numbers that are printed, for those are what an act cites and what stays
while a plan is in force; ids of actions and of footnotes do not occur here.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    Where two places have one number, a history calls them as ``namesakes`` does.
    """

    kind: PlacedKind
    number: str = ""
    column: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class ActUnit:
    """A unit of an act („§ 1 pkt 2 lit. a”), the form of its order, and the places it names.

    It has no name where nothing in the act is numbered.

    ``dawniej`` are the former names of parts that are designated anew, place by place.
    """

    jednostka: str
    forma: Form
    miejsca: tuple[Spot, ...]
    dawniej: tuple[str, ...] = ()


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
