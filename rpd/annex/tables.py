"""A part of the annex, as the profile lays it out → its table: columns, rows and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from rpd.amendment.act_units import Spot
from rpd.annex import cells, data
from rpd.annex.amounts import Money, Reckoning
from rpd.annex.anchors import Anchors
from rpd.annex.fields import Fields, Measured
from rpd.annex.headed import Headed, Placed
from rpd.annex.part_cells import Cells, printed_lines
from rpd.annex.runs import Runs
from rpd.annex.shapes import Face, Shape, parts_of, shape_of
from rpd.annex.table import (
    Cell,
    Column,
    Row,
    Run,
    Table,
    Text,
)
from rpd.annex.totals import Totals
from rpd.plan.layout import AMOUNT, NEEDS, NUMBER, Layout
from rpd.plan.model import Plan, obowiazuje
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import DASH, capital, plain

_SHORT = 24
"""How many lines of print still count as a short row: about half a landscape page."""
BULLET: Final = "–"
"""What stands in front of an item of a list whose actions have no numbers."""
MADE_OF: Final = ", w tym:"
"""What follows the name of an action whose sources have rows of their own."""


class Tables:
    """Makes tables, in the order of the annex: numbers of footnotes depend on it."""

    def __init__(self, plan: Plan, fields: Fields, runs: Runs, anchors: Anchors) -> None:
        self._plan = plan
        self._profil = plan.profil
        self._fields = fields
        self._runs = runs
        self._anchors = anchors
        self._reckoning = Reckoning(plan.profil, plan.rok, dict(fields.names))
        self._cells = Cells(plan.profil, fields, runs, self._reckoning)
        self._column_notes = dict(plan.kolumny)
        self._columns: set[str] = set()
        self._shapes: dict[Layout, Shape] = {}
        self._layouts = parts_of(plan.profil)

    def shape(self, layout: Layout) -> Shape:
        """The columns of a part."""
        if layout not in self._shapes:
            self._shapes[layout] = shape_of(layout, self._profil)
        return self._shapes[layout]

    def table(self, layout: Layout, node: Headed, *, deep: bool) -> Table | None:
        """A part under a heading, or in the whole annex; None where it has nothing to print.

        A `deep` one is about all that stands below the heading.
        """
        placed = list(node.every()) if deep else node.rows
        nodes = list(node.nodes()) if deep else [node]
        shape = self.shape(layout)
        if not self._printed(layout, placed, nodes):
            return None
        title = keep_together(one_line(layout.title))
        return Table(
            caption=self._caption(layout, node),
            columns=tuple(self._column(shape, face) for face in shape.faces),
            rows=tuple(cited(self._with_totals(shape, placed, nodes), deep=deep)),
            layout=layout.kind,
            title=title,
            anchor=self._anchors.named(layout.title) if layout.title else "",
            description=self._description(shape),
            part=self._layouts.index(layout),
            rows_are=layout.rows,
            captioned=node.element is None or node.element.poziom.captioned,
        )

    def _with_totals(
        self, shape: Shape, placed: Sequence[Placed], nodes: Sequence[Headed]
    ) -> Iterator[Row]:
        yield from self._rows(shape, placed, nodes)
        for row in self._totals(shape, placed, nodes[0]):
            yield replace(row, headings=self._headings(nodes[0]))

    def _headings(self, node: Headed) -> tuple[str, ...]:
        """The headings that a row stands under, one a level, where formats of data need them."""
        if not self._profil.uklad:
            return ()
        found = (node.of(level.kind) for level in self._profil.levels)
        return tuple(one.heading if one else "" for one in found)

    def _printed(self, layout: Layout, placed: Sequence[Placed], nodes: Sequence[Headed]) -> bool:
        """Whether a part has any row."""
        if layout.rows == "wskazniki":
            return any(self._fields.indicators(node) for node in nodes)
        if layout.rows == "zrodla":
            return any(self._reckoning.lines(one) for one in placed)
        return bool(placed)

    def _caption(self, layout: Layout, node: Headed) -> str:
        """What a table holds, for those who listen: as the profile says, else by its nouns."""
        level = node.element.poziom if node.element else None
        if level and level.in_table and layout.rows == "dzialania":
            return keep_together(level.in_table.format(numer=node.called(self._profil)))
        nouns = {"wskazniki": "Wskaźniki", "zrodla": "Źródła finansowania"}
        noun = nouns.get(layout.rows) or capital(self._profil.dzialanie.noun.many)
        what = one_line(layout.title) or noun
        where = f" ({node.label.removesuffix('.')})" if node.label else ""
        return keep_together(what + where)

    def _description(self, shape: Shape) -> str:
        nouns = {"wskazniki": "jeden wskaźnik", "zrodla": "jedno źródło finansowania"}
        action = self._profil.dzialanie.noun
        one = {"m": "jeden", "f": "jedną", "n": "jedno"}[action.gender]
        noun = nouns.get(shape.layout.rows) or f"{one} {action.accusative}"
        names = ", ".join(face.shown.header for face in shape.faces)
        return f"Każdy wiersz opisuje {noun}. Kolumny: {names}."

    # --- columns ---------------------------------------------------------------------------------

    def _column(self, shape: Shape, face: Face) -> Column:
        """A header; its footnote is marked in the first table only."""
        field = face.field
        told = self._fields.of_plan(field)
        noted = field if field in self._column_notes else told
        note = self._runs.note(self._column_notes.pop(noted, ""))
        header = one_line(face.shown.header)
        runs: tuple[Run, ...] = (Text(header),) + ((note,) if note else ())
        if field not in self._columns:
            self._columns.add(field)
            if mark := self._runs.line(self._runs.mark(Spot("naglowek", column=field))):
                runs += (*((Text(","),) if note else ()), *mark)
        known = self._fields.column(field)
        lone = known is not None and len(face.shown.fields) == 1
        money = face.money or {AMOUNT, NEEDS} & set(face.shown.fields)
        return Column(
            face.key,
            header,
            face.shown.width,
            runs,
            holds="kwoty" if money else known.kind if known and lone else "proza",
            numeric=face.money,
            field=told if shape.layout.rows == "dzialania" else "",
        )

    # --- rows ------------------------------------------------------------------------------------

    def _rows(
        self, shape: Shape, placed: Sequence[Placed], nodes: Sequence[Headed]
    ) -> Iterator[Row]:
        match shape.layout.rows:
            case "dzialania":
                for one in placed:
                    yield from self._action(shape, one)
            case "wskazniki":
                found = [(node, *one) for node in nodes for one in self._fields.indicators(node)]
                for number, (node, wskaznik, owner) in enumerate(found, 1):
                    measured = Measured(wskaznik, node, owner, number, shape.with_unit)
                    written = [
                        list(self._fields.of_indicator(face, measured)) for face in shape.faces
                    ]
                    lp = self._lp(shape, str(number), one_line(wskaznik.nazwa))
                    spot = Spot("wiersz", plain(lp))
                    written[shape.main] = cells.marked(written[shape.main], self._runs.mark(spot))
                    row = [
                        self._cells.plain(face, entries)
                        for face, entries in zip(shape.faces, written, strict=True)
                    ]
                    yield replace(
                        self._other(shape, row, str(number), one_line(wskaznik.nazwa)),
                        headings=self._headings(node),
                    )
            case "zrodla":
                lines = [line for one in placed for line in self._reckoning.lines(one)]
                for number, zrodla in enumerate(dict.fromkeys(line.zrodla for line in lines), 1):
                    own = [line for line in lines if line.zrodla == zrodla]
                    row = [self._of_source(face, zrodla, own, number) for face in shape.faces]
                    yield replace(
                        self._other(shape, row, str(number), zrodla),
                        headings=self._headings(nodes[0]),
                    )

    def _other(self, shape: Shape, row: Sequence[Cell], number: str, name: str) -> Row:
        """A row that is no action: cited by its number where one is printed, else by its name."""
        return Row(
            anchor="",
            number="",
            repealed=False,
            short=is_short(row, shape),
            cells=tuple(row),
            lp=self._lp(shape, number, name),
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

    def _of_source(self, face: Face, zrodla: str, lines: Sequence[Money], number: int) -> Cell:
        if face.money:
            return self._cells.money(face, lines)
        return self._cells.plain(
            face, self._cells.text(str(number) if face.field == NUMBER else zrodla)
        )

    def _action(self, shape: Shape, placed: Placed) -> Iterator[Row]:
        """The row of an action, and below it those of its sources where they are asked for."""
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
            lp=one_line(miejsce.lp),
            id=dzialanie.id,
            label=self._label(shape, one_line(miejsce.lp)),
            header=self._header(shape, row),
            headings=self._headings(placed.node),
        )
        for line in lines if several else ():
            name, lp = f"{DASH} {line.zrodla}", f"{miejsce.lp}, „{line.zrodla}”"
            made_of = self._summed(shape, name, [line], lp)
            yield replace(made_of, headings=self._headings(placed.node))

    def _label(self, shape: Shape, lp: str) -> str:
        """What stands in front of a card or of an item: its number, else a noun or a dash."""
        if shape.layout.kind == "lista":
            return BULLET if shape.numbered else f"{lp}."
        if shape.layout.kind == "karty":
            if shape.named:
                return one_line(shape.faces[0].shown.header)
            return capital(self._profil.dzialanie.noun.one) if shape.numbered else f"{lp}."
        return ""

    def _totals(self, shape: Shape, placed: Sequence[Placed], node: Headed) -> Iterator[Row]:
        """Rows of sums, in the order in which the profile asks for them."""
        totals = Totals(shape.layout, self._profil, self._reckoning.lines)
        for name, found in totals.rows(node, placed):
            yield replace(self._summed(shape, name, found, f"„{name}”"), rank="razem")

    def _summed(self, shape: Shape, name: str, lines: Sequence[Money], lp: str) -> Row:
        """A row of sums under a name."""
        named = self._cells.blocks(self._cells.text(name))
        row = [
            self._cells.money(face, lines)
            if face.money
            else Cell(face.key, named if at == shape.main else ())
            for at, face in enumerate(shape.faces)
        ]
        return replace(
            self._other(shape, row, "", name), lp=lp, rank="w-tym", header=shape.main, label=""
        )


def is_short(row: Sequence[Cell], shape: Shape) -> bool:
    """Whether a row takes at most about half a page."""
    return all(
        printed_lines(cell.blocks, face.shown.width) <= _SHORT
        for cell, face in zip(row, shape.faces, strict=True)
    )


def cited(rows: Iterable[Row], *, deep: bool) -> list[Row]:
    """Rows that an act can tell apart: numbers of several headings that repeat are said in full."""
    found = list(rows)
    if not deep:
        return found
    times = Counter(row.lp for row in found if row.rank == "wiersz")
    if all(n == 1 for n in times.values()):
        return found
    return [replace(row, lp=row.number or row.lp) if times[row.lp] > 1 else row for row in found]
