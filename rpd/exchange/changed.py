"""What a spreadsheet changed, as values: cells, new rows, rows that are gone, and why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from rpd.exchange.returned import Fault
from rpd.formats.forms import Value
from rpd.frozen import dataclass
from rpd.polish.wording import join, plural

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that says something else: of which row and column, what was there, what is."""

    table: str
    row: tuple[str, str]
    column: str
    before: Value
    after: Value
    where: str


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row without an id: a new action, or a new entry of its owner.

    ``place`` is the cell that says where an action is to stand.
    """

    table: str
    owner: str
    id: str
    values: Mapping[str, Value]
    where: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A row that was exported and is not there any more."""

    table: str
    row: tuple[str, str]
    name: str


@dataclass(slots=True)
class Changes:
    """All that a workbook changed, and why it may be refused."""

    edits: list[Edit] = field(default_factory=list)
    new: list[NewRow] = field(default_factory=list)
    gone: list[GoneRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    passed_over: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    """Cells that nothing is read from, by their sheet, their column, and where people write."""

    @property
    def remarks(self) -> Iterator[str]:
        """What is said of changes that nothing comes of."""
        for (sheet, header, place), cells in self.passed_over.items():
            more = [f"{len(cells) - _SHOWN} innych"] if len(cells) > _SHOWN else []
            where = plural(len(cells), "komórka", "komórki", "komórki")
            yield (
                f"Pominięto zmiany w kolumnie „{header}” (arkusz „{sheet}”, {where} "
                f"{join([*cells[:_SHOWN], *more])}): stoi tam tylko do porównania to, co było. "
                f"Co ma być, wpisuje się {place}."
            )
