"""A part of the annex, as the profile lays it out → its table: columns, rows and cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from rpd.amendment.act_units import Spot
from rpd.annex import cells, data, noting
from rpd.annex.cells import CellPart
from rpd.annex.fields import NAME, Fields
from rpd.annex.runs import Runs
from rpd.annex.table import (
    Block,
    Cell,
    Column,
    Item,
    Listing,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
    printed_lines,
)
from rpd.annex.tree import Node, Placed
from rpd.compare.letters import reserved
from rpd.plan.layout import NUMBER, Layout, Shown
from rpd.plan.model import Plan, obowiazuje
from rpd.plan.profil import Profil
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP, capital

_SHORT = 24
"""How many lines of print still count as a short row: about half a landscape page."""
BULLET: Final = "–"
"""What stands in front of an item of a list whose actions have no numbers."""


def label(lp: str) -> str:
    """What stands before the content of a labelled cell: „Ad 1)”."""
    return f"Ad{NBSP}{lp})"


def parts_of(profil: Profil) -> tuple[Layout, ...]:
    """The parts of the annex: those of the profile, else one table of all its columns."""
    if profil.uklad:
        return profil.uklad
    shown = (Shown((column.key,), column.header, column.width) for column in profil.columns)
    return (Layout("tabela", tuple(shown)),)


class Anchors:
    """Names for CSS and addresses, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def named(self, wanted: str) -> str:
        """The wanted name; "_2" is added only to repeated ones."""
        name = base = re.sub(r"[^A-Za-z0-9]+", "-", wanted).strip("-") or "x"
        repetition = 1
        while name in self._taken:
            repetition += 1
            name = f"{base}_{repetition}"
        self._taken.add(name)
        return name


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a part as they are printed: ``keys`` name them, each once."""

    layout: Layout
    keys: tuple[str, ...]
    shown: tuple[Shown, ...]
    numbered: bool
    named: bool

    @property
    def numbered_apart(self) -> bool:
        """Whether the number of a row stands elsewhere than in front of its name, or nowhere."""
        labelled = self.layout.kind == "lista" or (self.layout.kind == "karty" and not self.named)
        return self.numbered or labelled

    @property
    def main(self) -> int:
        """The column that names a row: that of the name, or the first one."""
        return next((i for i, one in enumerate(self.shown) if NAME in one.fields), 0)


def shape_of(layout: Layout, profil: Profil) -> Shape:
    """The columns of a part. A card begins with the name, be it no column."""
    shown = list(layout.columns)
    named = any(NAME in one.fields for one in shown)
    if layout.kind != "tabela" and not named:
        shown.insert(0, Shown((NAME,), capital(NAME), 100))
    numbered = any(NUMBER in one.fields for one in shown)
    return Shape(
        layout,
        tuple(_keys(shown)),
        tuple(shown),
        numbered=numbered or profil.dzialanie.numbering == "brak",
        named=named,
    )


def _keys(shown: Iterable[Shown]) -> Iterator[str]:
    """What each column is called: by its fields, those that print the same one told apart."""
    seen: Counter[str] = Counter()
    for one in shown:
        key = "_".join((*one.fields, *((one.role,) if one.role else ())))
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}_{seen[key]}"


class Tables:
    """Makes tables, in the order of the annex: numbers of footnotes depend on it."""

    def __init__(self, plan: Plan, fields: Fields, runs: Runs, anchors: Anchors) -> None:
        self._profil = plan.profil
        self._fields = fields
        self._runs = runs
        self._anchors = anchors
        self._column_notes = dict(plan.kolumny)
        self._columns: set[str] = set()
        self._shapes: dict[Layout, Shape] = {}

    def shape(self, layout: Layout) -> Shape:
        """The columns of a part."""
        if layout not in self._shapes:
            self._shapes[layout] = shape_of(layout, self._profil)
        return self._shapes[layout]

    def table(self, layout: Layout, node: Node, rows: Sequence[Placed]) -> Table | None:
        """A part under a heading, or in the whole annex; None where it has nothing to print."""
        if not rows:
            return None
        shape = self.shape(layout)
        title = keep_together(one_line(layout.title))
        return Table(
            caption=self._caption(layout, node),
            columns=tuple(map(self._column, shape.keys, shape.shown)),
            rows=tuple(cited(self._row(shape, placed) for placed in rows)),
            layout=layout.kind,
            title=title,
            anchor=self._anchors.named(layout.title) if layout.title else "",
            description=self._description(shape),
        )

    def _caption(self, layout: Layout, node: Node) -> str:
        """What a table holds, for those who listen: as the profile says, else by its nouns."""
        level = node.element.poziom if node.element else None
        if level and level.in_table:
            return keep_together(level.in_table.format(numer=self._called(node)))
        what = one_line(layout.title) or capital(self._profil.dzialanie.noun.many)
        where = f" ({node.label.removesuffix('.')})" if node.label else ""
        return keep_together(what + where)

    def _called(self, node: Node) -> str:
        """The number of an element in the whole plan; its name where elements have no numbers."""
        assert node.element is not None
        if node.element.poziom.numbering == "brak":
            return f"„{node.name}”"
        unnumbered = any(level.numbering == "brak" for level in self._profil.levels)
        return node.element.numer if unnumbered else node.number

    def _description(self, shape: Shape) -> str:
        noun = self._profil.dzialanie.noun.one
        names = ", ".join(one.header for one in shape.shown)
        return f"Każdy wiersz opisuje jedno {noun}. Kolumny: {names}."

    # --- columns ---------------------------------------------------------------------------------

    def _column(self, key: str, shown: Shown) -> Column:
        """A header; its footnote is marked in the first table only."""
        field = shown.fields[0] if shown.fields else ""
        note = self._runs.note(self._column_notes.pop(field, ""))
        header = one_line(shown.header)
        runs: tuple[Run, ...] = (Text(header),) + ((note,) if note else ())
        if field not in self._columns:
            self._columns.add(field)
            if mark := self._runs.line(self._runs.mark(Spot("naglowek", column=field))):
                runs += (*((Text(","),) if note else ()), *mark)
        known = self._fields.column(field)
        return Column(
            key,
            header,
            shown.width,
            runs,
            holds=known.kind if known and len(shown.fields) == 1 else "proza",
            field=field,
        )

    # --- rows ------------------------------------------------------------------------------------

    def _row(self, shape: Shape, placed: Placed) -> Row:
        miejsce, dzialanie = placed.miejsce, placed.miejsce.dzialanie
        seen: set[str] = set()
        row = tuple(
            self._cell(key, one, shape, placed, seen)
            for key, one in zip(shape.keys, shape.shown, strict=True)
        )
        return Row(
            anchor=self._anchors.named(dzialanie.id),
            number=miejsce.numer,
            repealed=not obowiazuje(dzialanie),
            short=is_short(row, shape),
            cells=row,
            kwota=data.kwota(dzialanie),
            measures=data.measures_of(dzialanie, self._profil),
            okresy=data.by_period(dzialanie, self._profil),
            money=data.entries_by_period(dzialanie, self._profil),
            lp=one_line(miejsce.lp),
            label=self._label(shape, one_line(miejsce.lp)),
        )

    def _label(self, shape: Shape, lp: str) -> str:
        """What stands in front of a card or of an item: its number, else a noun or a dash."""
        if shape.layout.kind == "lista":
            return BULLET if shape.numbered else f"{lp}."
        if shape.layout.kind == "karty":
            if shape.named:
                return one_line(shape.shown[0].header)
            noun = capital(self._profil.dzialanie.noun.one)
            return noun if shape.numbered else f"{lp}."
        return ""

    def _cell(self, key: str, shown: Shown, shape: Shape, placed: Placed, seen: set[str]) -> Cell:
        dzialanie, lp = placed.miejsce.dzialanie, one_line(placed.miejsce.lp)
        field = shown.fields[0]
        column = self._fields.column(field) if len(shown.fields) == 1 else None
        named = NAME in shown.fields or (NAME not in shape.keys and key == shape.keys[shape.main])
        here = placed.spot
        if not obowiazuje(dzialanie):
            if field == NUMBER:
                return Cell(key, (Paragraph((Text(lp),)),))
            return Cell(key, self._repealed(lp, here, shape) if named else ())
        written = [part for name in shown.fields for part in self._parts(name, shown, placed)]
        if not written and shown.empty:
            written = [CellPart("", cells.plain(shown.empty))]
        spot = here._replace(column=field)
        labelled = bool(column and column.labelled)
        if self._runs.edited and column:
            written = noting.with_repealed(written, reserved(dzialanie, field))
        told = "" if named or labelled else f"kolumna „{shown.header}”"
        mark: cells.Inlines = ()
        if field not in seen:
            seen.add(field)
            written, mark = noting.noted(self._runs, written, spot, told)
        if named:
            row = self._runs.mark(here)
            with_marks = cells.marked(written, mark)
            if shape.numbered_apart:
                written = cells.marked(with_marks, row)
            else:
                written = cells.labelled(with_marks, f"{lp}.", NBSP, row)
        elif labelled and written:
            written = cells.labelled(written, label(lp), " ", mark)
        else:
            written = cells.marked(written, mark)
        return Cell(key, self.blocks(written))

    def _parts(self, name: str, shown: Shown, placed: Placed) -> Iterator[CellPart]:
        if name == NUMBER:
            yield CellPart("", cells.plain(one_line(placed.miejsce.lp)))
            return
        yield from (part for part in self._fields.of_action(name, placed, shown) if part.blocks)

    def blocks(self, written: Iterable[CellPart]) -> tuple[Block, ...]:
        """Entries of a cell: those with letters as a list."""
        blocks: list[Block] = []
        for is_list, group in groupby(written, key=lambda entry: bool(entry.marker)):
            if is_list:
                items = (Item(entry.marker, self._runs.blocks(entry.blocks)) for entry in group)
                blocks.append(Listing(tuple(items)))
            else:
                blocks += [block for entry in group for block in self._runs.blocks(entry.blocks)]
        return tuple(blocks)

    def _repealed(self, lp: str, here: Spot, shape: Shape) -> tuple[Block, ...]:
        """„2. (uchylone)”; what an editor notes about it is marked at the number."""
        repealed = self._profil.dzialanie.repealed
        if shape.numbered_apart:
            mark = self._runs.line(self._runs.mark(here))
            return (Paragraph((Text(repealed), *mark)),)
        number, words = f"{lp}.", f"{NBSP}{repealed}"
        mark = self._runs.line(self._runs.mark(here))
        if not mark:
            return (Paragraph((Text(number + words),)),)
        return (Paragraph((Text(number), *mark, Text(words))),)


def is_short(row: Sequence[Cell], shape: Shape) -> bool:
    """Whether a row takes at most about half a page."""
    return all(
        printed_lines(cell.blocks, one.width) <= _SHORT
        for cell, one in zip(row, shape.shown, strict=True)
    )


def cited(rows: Iterable[Row]) -> list[Row]:
    """Rows that an act can tell apart: those whose numbers repeat go by their names."""
    found = list(rows)
    times = Counter(row.lp for row in found if row.rank == "wiersz")
    if all(n == 1 for n in times.values()):
        return found
    return [replace(row, lp=row.number or row.lp) if times[row.lp] > 1 else row for row in found]
