"""Cells of a part: what each column says, laid out as blocks, with the marks that belong there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from rpd.amendment.act_units import Spot
from rpd.annex import amounts, cells, entry_words, noting
from rpd.annex.amounts import Money, Reckoning
from rpd.annex.cells import CellPart
from rpd.annex.fields import Fields
from rpd.annex.headed import Placed
from rpd.annex.runs import Runs
from rpd.annex.shapes import Face, Shape, parts_of, shape_of
from rpd.annex.table import Block, Cell, Item, Listing, Note, Paragraph, Text
from rpd.compare.letters import reserved
from rpd.plan import layout
from rpd.plan.model import obowiazuje
from rpd.plan.profil import Profil
from rpd.plan.values import one_line
from rpd.polish.wording import NBSP, plain


def label(lp: str) -> str:
    """What stands before the content of a labelled cell: „Ad 1)”."""
    return f"Ad{NBSP}{lp})"


def called(shape: Shape, face: Face) -> str:
    """What a history calls the cells of a column: „kolumna „2027””; cards and lists have fields."""
    word = "kolumna" if shape.layout.kind == "tabela" else "pole"
    return plain(f"{word} „{one_line(face.shown.header)}”")


class Cells:
    """Makes the cells of one plan."""

    def __init__(self, profil: Profil, fields: Fields, runs: Runs, reckoning: Reckoning) -> None:
        self._profil = profil
        self._fields = fields
        self._runs = runs
        self._reckoning = reckoning
        self._shared = frozenset(self._in_several_columns())

    def spot(self, shape: Shape, face: Face) -> tuple[str, str]:
        """What a history calls a cell of an action: its field, and words where that is not enough.

        They are needed where a field stands in several columns, or a column holds several fields.
        """
        field = self._fields.of_plan(face.field) if len(face.shown.fields) == 1 else ""
        return field, called(shape, face) if not field or field in self._shared else ""

    def _in_several_columns(self) -> Iterator[str]:
        """The fields of actions that some part prints in more than one column."""
        for part in parts_of(self._profil):
            faces = shape_of(part, self._profil).faces if part.rows == "dzialania" else ()
            fields = (name for one in faces for name in one.shown.fields)
            times = Counter(map(self._fields.of_plan, fields))
            yield from (field for field, n in times.items() if n > 1)

    def derived(
        self,
        face: Face,
        shape: Shape,
        row: Spot,
        written: list[CellPart],
        kwota: Decimal | None = None,
    ) -> Cell:
        """A cell of a row that is no action; what is noted of the row stands at its name."""
        spot = row._replace(part=called(shape, face))
        written, mark = noting.noted(self._runs, written, spot, "")
        if face is shape.faces[shape.main]:
            mark = cells.ended(mark, self._runs.mark(row))
        return Cell(face.key, self.blocks(cells.marked(written, mark)), kwota)

    def money(self, face: Face, shape: Shape, row: Spot, lines: Iterable[Money]) -> Cell:
        """A cell of a period, or of all of them."""
        said = amounts.said(lines, face.okres or None, self._profil.znaki)
        written = self.filled(face, self.text(said.text))
        return self.derived(face, shape, row, written, kwota=said.kwota)

    def filled(self, face: Face, written: list[CellPart]) -> list[CellPart]:
        """What is written, or what stands for nothing."""
        if not written and face.shown.empty:
            return [CellPart("", cells.plain(face.shown.empty))]
        return written

    def text(self, text: str) -> list[CellPart]:
        return [CellPart("", cells.plain(text))] if text else []

    # --- cells of actions ------------------------------------------------------------------------

    def of_action(
        self, face: Face, shape: Shape, placed: Placed, seen: set[str], after: str
    ) -> Cell:
        """What a column says of an action; `after` follows its name, `seen` are fields marked."""
        dzialanie, lp = placed.miejsce.dzialanie, one_line(placed.miejsce.lp)
        key, shown, field = face.key, face.shown, face.field
        column = self._fields.column(field) if len(shown.fields) == 1 else None
        named = face is shape.faces[shape.main]
        here = placed.spot
        if not obowiazuje(dzialanie):
            if field == layout.NUMBER:
                return Cell(key, (Paragraph((Text(lp),)),))
            return Cell(key, self._repealed(lp, here, shape) if named else ())
        said = None
        if face.money:
            said = self._reckoning.said(
                placed, face.okres, means=not shape.means, total=shown.total
            )
            written, column = self.text(said.text), None
        else:
            written = [
                part for name in shown.fields for part in self._parts(name, face, placed, shape)
            ]
        written = self.filled(face, written)
        labelled = bool(column and column.labelled)
        if column:
            written = noting.with_repealed(written, reserved(dzialanie, field))
        told = "" if named or labelled else f"kolumna „{shown.header}”"
        mark: cells.Inlines = ()
        for spot in self._spots(face, shape, here, seen):
            written, further = noting.noted(self._runs, written, spot, told)
            mark = cells.ended(mark, further)
        if named:
            row = self._runs.mark(here)
            written = cells.marked(cells.followed(written, after), mark)
            if shape.numbered_apart:
                written = cells.marked(written, row)
            else:
                written = cells.labelled(written, f"{lp}.", NBSP, row)
        elif labelled and written:
            written = cells.labelled(written, label(lp), " ", mark)
        else:
            written = cells.marked(written, mark)
        return Cell(key, self.blocks(written), said.kwota if said else None)

    def _spots(self, face: Face, shape: Shape, here: Spot, seen: set[str]) -> Iterator[Spot]:
        """What an editor may note about the cell: of its fields, the first time, and of itself."""
        for noted in dict.fromkeys(map(self._fields.of_plan, face.shown.fields)):
            if noted and noted not in seen and shape.marks(face):
                seen.add(noted)
                yield here._replace(column=noted)
        field, words = self.spot(shape, face)
        if words:
            yield here._replace(column=field, part=words)

    def _parts(self, name: str, face: Face, placed: Placed, shape: Shape) -> Iterator[CellPart]:
        entries = placed.miejsce.dzialanie.budzet
        match name:
            case layout.NUMBER:
                yield from self.text(one_line(placed.miejsce.lp))
                return
            case layout.SOURCES:
                names, shares = self._fields.names, not shape.layout.parts
                said = entry_words.sources(entries, names, costs=not shape.costs, shares=shares)
                yield from self.text(said)
                return
            case layout.AMOUNT:
                yield from self.text(entry_words.amounts(entries, means=not shape.means))
                return
        found = self._fields.of_action(name, placed, face.shown, face.okres)
        yield from (part for part in found if part.blocks)

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
        mark = self._runs.line(self._runs.mark(here))
        if shape.numbered_apart:
            return (Paragraph((Text(repealed), *mark)),)
        number, words = f"{lp}.", f"{NBSP}{repealed}"
        if not mark:
            return (Paragraph((Text(number + words),)),)
        return (Paragraph((Text(number), *mark, Text(words))),)


def printed_lines(blocks: Iterable[Block], width: int) -> int:
    """Roughly how many lines the blocks take in a column of that share of an A4 landscape page."""
    lines = 0
    for block in blocks:
        if isinstance(block, Listing):
            lines += sum(printed_lines(item.blocks, width - 1) for item in block.items)
        else:
            length = sum(len(run.text) for run in block.runs if not isinstance(run, Note))
            lines += 1 + length * 10 // (width * 17)
    return lines
