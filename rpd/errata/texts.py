"""What an annex prints, place by place, and what each place is called in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal

from rpd.act.orders import Cell, Name, Note, Passage, Text
from rpd.act.printed import Lines, Printed
from rpd.act.reading_out import Marks, printed
from rpd.act.tokens import is_mark
from rpd.amendment.act_units import ROW
from rpd.annex.annex import annex
from rpd.compare.changes import PlaceKind
from rpd.frozen import dataclass
from rpd.plan.companions import named
from rpd.plan.model import Kolumna, Plan, Slownik, Strategia, elementy, miejsca
from rpd.plan.profil import DZIALANIE

if TYPE_CHECKING:
    from rpd.errata.entries import Wpis

PASSAGE: Final = "tekst"
"""The kind of a text of the annex that stands outside its tables."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A text that is printed: a name, a cell (with its column), a passage or a footnote."""

    kind: PlaceKind
    id: str
    pole: Kolumna | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Printout:
    """An annex as texts by their places, on one line each and without marks of footnotes.

    ``numbers`` is what a place is called in print („I.1.1/3”, „przypis 2”), ``cited`` where an act
    finds it, ``printed`` the annex it was all read from, ``ids`` the footnotes' ids by their marks
    in it.
    """

    texts: Mapping[Spot, str]
    numbers: Mapping[tuple[PlaceKind, str], str]
    cited: Mapping[Spot, Text]
    printed: Printed
    ids: Mapping[str, str]

    def spots(self, wpis: Wpis) -> tuple[Spot, ...]:
        """Where the text of an entry should stand; one of the whole plan, wherever it does."""
        if wpis.kind == "plan":
            every = [s for s in self.texts if not wpis.pola or s.pole in wpis.pola]
            return tuple(spot for spot in every if wpis.przyjeto in self.texts[spot])
        if wpis.kind == DZIALANIE:
            return tuple(Spot(wpis.kind, wpis.id, pole) for pole in wpis.pola)
        return (Spot(wpis.kind, wpis.id),)

    def has(self, wpis: Wpis) -> bool:
        """Whether the plan prints the place of an entry."""
        return wpis.kind == "plan" or (wpis.kind, wpis.id) in self.numbers


def printout(plan: Plan, strategia: Strategia | None, slownik: Slownik | None) -> Printout:
    """The annex to a plan as texts."""
    marks = Marks()
    plan = named(plan, strategia)
    read = printed(annex(plan, strategia, slownik), marks)
    texts: dict[Spot, str] = {}
    numbers: dict[tuple[PlaceKind, str], str] = {}
    cited: dict[Spot, Text] = {}
    for spot, said, number, at in _found(plan, read):
        texts[spot] = "".join(c for c in said if not is_mark(c))
        numbers[spot.kind, spot.id] = number
        cited.setdefault(spot, at)
    return Printout(texts, numbers, cited, read, marks.ids())


def _found(plan: Plan, read: Printed) -> Iterator[tuple[Spot, str, str, Text]]:
    actions = {m.numer: m.dzialanie.id for m in miejsca(plan)}
    for heading in read.headings:
        name = Spot(heading.poziom.kind, heading.number)
        yield name, heading.name, heading.number, Name(heading.number)
        for position, row in enumerate(heading.rows):
            kind, called = (DZIALANIE, actions[row.number]) if row.of_action else (ROW, "")
            for column, lines in row.cells.items():
                # A sum is called after what it adds up, which an entry may change.
                spot = Spot(kind, called or f"{heading.number}/{position}", column)
                at = Cell(heading.number, row.lp, column)
                yield spot, _one_line(lines), row.number or row.lp, at
    for key, passage in read.passages.items():
        yield Spot(PASSAGE, key), _one_line(passage.lines), passage.title or key, Passage(key)
    for identifier, lines in read.footnotes.texts.items():
        number = read.footnotes.numbers[identifier]
        yield Spot("przypis", identifier), _one_line(lines), f"przypis {number}", Note(number)


def _one_line(lines: Lines) -> str:
    return " ".join(line.said for line in lines)


def of_strategy(strategia: Strategia | None) -> dict[str, str]:
    """The names of the headings of the strategy by their numbers."""
    return {one.numer: one.nazwa for one in elementy(strategia)} if strategia else {}
