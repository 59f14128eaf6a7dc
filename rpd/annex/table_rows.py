"""What stands in the rows of a table: actions, indicators, sources, and sums of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from rpd.amendment.act_units import Spot, row_spot
from rpd.annex import data
from rpd.annex.amounts import Money, Reckoning
from rpd.annex.anchors import Anchors
from rpd.annex.cells import CellPart
from rpd.annex.fields import Fields, Measured
from rpd.annex.headed import Headed, Placed
from rpd.annex.part_cells import Cells, printed_lines
from rpd.annex.shapes import Face, Shape
from rpd.annex.table import Cell, Row
from rpd.annex.totals import Totals
from rpd.plan.layout import NUMBER
from rpd.plan.model import obowiazuje
from rpd.plan.profil import Profil
from rpd.plan.values import one_line
from rpd.polish.wording import DASH, capital, plain

_SHORT = 24
"""How many lines of print still count as a short row: about half a landscape page."""
BULLET: Final = "–"
"""What stands in front of an item of a list whose actions have no numbers."""
MADE_OF: Final = ", w tym:"
"""What follows the name of an action whose sources have rows of their own."""


@dataclass(frozen=True)
class Here:
    """A table being made: its columns, actions and headings, and which part of the profile it is.

    A `deep` one is about all that stands below its heading, the first of the ``nodes``.
    """

    shape: Shape
    placed: Sequence[Placed]
    nodes: Sequence[Headed]
    part: int
    deep: bool

    def lp(self, placed: Placed) -> str:
        """What tells an action from others here: several headings may have the same numbers."""
        lp = one_line(placed.miejsce.lp)
        return placed.miejsce.numer or lp if self.deep else lp

    def within(self, placed: Placed) -> str:
        """The heading that tells the printed number of an action from the same one of others."""
        return placed.node.place if self._repeats else ""

    @cached_property
    def _repeats(self) -> bool:
        times = Counter(one_line(one.miejsce.lp) for one in self.placed if self.deep)
        return any(n > 1 for n in times.values())

    def spot(self, lp: str) -> Spot:
        """What a history calls a row that is no action."""
        return row_spot(self.heading, self.part, plain(lp))

    @property
    def heading(self) -> str:
        """The number of the heading that it stands under, "" for one in the whole annex."""
        return self.nodes[0].spot.number if self.nodes[0].element else ""


class Rows:
    """Makes the rows of tables of one plan."""

    def __init__(
        self, profil: Profil, fields: Fields, reckoning: Reckoning, cells: Cells, anchors: Anchors
    ) -> None:
        self._profil = profil
        self._fields = fields
        self._reckoning = reckoning
        self._cells = cells
        self._anchors = anchors

    def of(self, here: Here) -> Iterator[Row]:
        """The rows of a table, sums behind the others."""
        match here.shape.layout.rows:
            case "dzialania":
                for placed in here.placed:
                    yield from self._action(here, placed)
            case "wskazniki":
                yield from self._indicators(here)
            case "zrodla":
                yield from self._sources(here)
        totals = Totals(here.shape.layout, self._profil, self._reckoning.lines)
        for name, found in totals.rows(here.nodes[0], here.placed):
            yield replace(self._summed(here, name, found, f"„{name}”"), rank="razem")

    def _headings(self, node: Headed) -> tuple[str, ...]:
        """The headings that a row stands under, one a level, where formats of data need them."""
        if not self._profil.uklad:
            return ()
        found = (node.of(level.kind) for level in self._profil.levels)
        return tuple(one.heading if one else "" for one in found)

    # --- rows that are no actions ----------------------------------------------------------------

    def _indicators(self, here: Here) -> Iterator[Row]:
        shape = here.shape
        found = [(node, *one) for node in here.nodes for one in self._fields.indicators(node)]
        for number, (node, wskaznik, owner) in enumerate(found, 1):
            measured = Measured(wskaznik, node, owner, number, shape.with_unit)
            lp = self._lp(shape, str(number), one_line(wskaznik.nazwa))
            row = [
                self._named(face, shape, here.spot(lp), self._fields.of_indicator(face, measured))
                for face in shape.faces
            ]
            yield replace(self._other(shape, row, str(number), lp), headings=self._headings(node))

    def _sources(self, here: Here) -> Iterator[Row]:
        shape = here.shape
        lines = [line for one in here.placed for line in self._reckoning.lines(one)]
        for number, zrodla in enumerate(dict.fromkeys(line.zrodla for line in lines), 1):
            own = [line for line in lines if line.zrodla == zrodla]
            lp = self._lp(shape, str(number), zrodla)
            row = [
                self._cells.money(face, shape, here.spot(lp), own)
                if face.money
                else self._named(
                    face,
                    shape,
                    here.spot(lp),
                    self._cells.text(str(number) if face.field == NUMBER else zrodla),
                )
                for face in shape.faces
            ]
            headings = self._headings(here.nodes[0])
            yield replace(self._other(shape, row, str(number), lp), headings=headings)

    def _named(self, face: Face, shape: Shape, row: Spot, written: Iterable[CellPart]) -> Cell:
        return self._cells.derived(face, shape, row, self._cells.filled(face, list(written)))

    def _other(self, shape: Shape, row: Sequence[Cell], number: str, lp: str) -> Row:
        """A row that is no action: cited by its number where one is printed, else by its name."""
        return Row(
            anchor="",
            number="",
            repealed=False,
            short=is_short(row, shape),
            cells=tuple(row),
            lp=lp,
            label=f"{number}." if shape.layout.kind == "lista" else number,
            header=self._header(shape, row),
        )

    @staticmethod
    def _lp(shape: Shape, number: str, name: str) -> str:
        printed = any(face.field == NUMBER for face in shape.faces)
        return number if printed else f"„{name}”"

    def _header(self, shape: Shape, row: Sequence[Cell]) -> int:
        """The cell that heads a row: the first one, if anything stands there."""
        return 0 if row[0].blocks else shape.main

    def _summed(self, here: Here, name: str, lines: Sequence[Money], lp: str) -> Row:
        """A row of sums under a name."""
        shape, spot = here.shape, here.spot(lp)
        row = [
            self._cells.money(face, shape, spot, lines)
            if face.money
            else self._cells.derived(
                face, shape, spot, self._cells.text(name if at == shape.main else "")
            )
            for at, face in enumerate(shape.faces)
        ]
        return replace(
            self._other(shape, row, "", lp),
            rank="w-tym",
            header=shape.main,
            label="",
            headings=self._headings(here.nodes[0]),
        )

    # --- actions ---------------------------------------------------------------------------------

    def _action(self, here: Here, placed: Placed) -> Iterator[Row]:
        """The row of an action, and below it those of its sources where they are asked for."""
        shape = here.shape
        miejsce, dzialanie = placed.miejsce, placed.miejsce.dzialanie
        lines = self._reckoning.lines(placed) if shape.layout.parts else ()
        several = len(lines) > 1
        seen: set[str] = set()
        row = tuple(
            self._cells.of_action(face, shape, placed, seen, MADE_OF if several else "")
            for face in shape.faces
        )
        yield Row(
            anchor=self._anchors.named(dzialanie.id),
            number=miejsce.numer,
            repealed=not obowiazuje(dzialanie),
            short=is_short(row, shape),
            cells=row,
            kwota=data.kwota(dzialanie),
            measures=data.measures_of(dzialanie, self._profil),
            okresy=data.by_period(dzialanie, self._profil),
            money=data.entries_by_period(dzialanie, self._profil, self._fields.names),
            lp=here.lp(placed),
            id=dzialanie.id,
            label=self._label(shape, one_line(miejsce.lp)),
            header=self._header(shape, row),
            headings=self._headings(placed.node),
            own=one_line(miejsce.lp),
            within=here.within(placed),
        )
        for line in lines if several else ():
            lp = f"{here.lp(placed)}, „{line.zrodla}”"
            made_of = self._summed(here, f"{DASH} {line.zrodla}", [line], lp)
            headings = self._headings(placed.node)
            yield replace(made_of, headings=headings, within=here.within(placed))

    def _label(self, shape: Shape, lp: str) -> str:
        """What stands in front of a card or of an item: its number, else a noun or a dash."""
        if shape.layout.kind == "lista":
            return BULLET if shape.numbered else f"{lp}."
        if shape.layout.kind == "karty":
            if shape.named:
                return one_line(shape.faces[0].shown.header)
            return capital(self._profil.dzialanie.noun.one) if shape.numbered else f"{lp}."
        return ""


def is_short(row: Sequence[Cell], shape: Shape) -> bool:
    """Whether a row takes at most about half a page."""
    return all(
        printed_lines(cell.blocks, face.shown.width) <= _SHORT
        for cell, face in zip(row, shape.faces, strict=True)
    )
