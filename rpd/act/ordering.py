"""Two printed annexes → the orders that amend one into the other, in the annex's order.

Rows and headings are compared by the numbers that are printed, for those are what an act cites;
keeping the numbers is the business of ``compare.legal``. What stands in a text is ``texts``'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from rpd.act.lettering import same_lines
from rpd.act.orders import (
    Cell,
    HeaderMarked,
    HeadingsAdded,
    HeadingsRepealed,
    Name,
    Note,
    NotesAdded,
    NotesRepealed,
    NotesReworded,
    Order,
    Passage,
    RowsAdded,
    RowsRepealed,
    RowsReworded,
    Text,
    TextOrder,
    Title,
    Wording,
)
from rpd.act.printed import Heading, Held, Line, Lines, Printed, PrintedRow
from rpd.act.printed_parts import PARTS
from rpd.act.renamed_rows import renamed
from rpd.act.texts import changes
from rpd.plan.profil import Kind

Columns = Sequence[Held]
MOST_COLUMNS: Final = 3
"""Where more columns of a row change than these, the row gets a new wording."""


def ordered(old: Printed, new: Printed) -> tuple[Order, ...]:
    """What an act has to order."""
    return (
        *_text(Title(), (Line(old.title),), (Line(new.title),)),
        *_passages(old, new),
        *_right_in_plan(old.headings, new.headings),
        *_below("", old.headings, new.headings),
        *_below(PARTS, old.headings, new.headings),
        *_header_marks(old, new),
        *_notes(old, new),
    )


def _text(text: Text, old: Lines, new: Lines, column: Kind | None = None) -> Iterator[TextOrder]:
    for change in changes(old, new, column) or ():
        yield TextOrder((text,), change)


def _passages(old: Printed, new: Printed) -> Iterator[Order]:
    """The changes of texts with a name; one that comes or goes is no change that can be ordered."""
    for key, before in old.passages.items():
        if key in new.passages:
            yield from _text(Passage(key), before.lines, new.passages[key].lines)


def _right_in_plan(
    old: Sequence[Heading],
    new: Sequence[Heading],
) -> Iterator[Order]:
    """The changes of the rows that stand under no heading."""
    before = next((heading for heading in old if not heading.number), None)
    after = next((heading for heading in new if not heading.number), None)
    if before is not None and after is not None:
        yield from _rows(before, after)


# --- headings ------------------------------------------------------------------------------------


def _below(
    parent: str,
    old: Sequence[Heading],
    new: Sequence[Heading],
) -> Iterator[Order]:
    """The changes among the headings directly under another, and under those that stay."""
    before = {heading.number: heading for heading in old if heading.parent == parent}
    after = [heading for heading in new if heading.parent == parent]
    last_known = max((i for i, h in enumerate(after) if h.number in before), default=-1)
    previous, position = "", 0
    for fate, group in groupby(after, key=lambda h: _heading_fate(before.get(h.number), h)):
        headings = list(group)
        if fate == "added":
            added = tuple((heading, tuple(_under(heading, new))) for heading in headings)
            yield HeadingsAdded(added, previous, position > last_known)
        elif fate == "repealed":
            yield HeadingsRepealed(tuple(heading.number for heading in headings))
        else:
            for heading in headings:
                yield from _heading(before[heading.number], heading)
                if not heading.repealed:
                    yield from _below(heading.number, old, new)
        position += len(headings)
        previous = headings[-1].number


def _heading_fate(old: Heading | None, new: Heading) -> str:
    if old is None:
        return "added"
    return "repealed" if new.repealed and not old.repealed else "kept"


def _under(heading: Heading, headings: Sequence[Heading]) -> Iterator[Heading]:
    for other in headings:
        if other.parent == heading.number:
            yield other
            yield from _under(other, headings)


def _heading(old: Heading, new: Heading) -> Iterator[Order]:
    if new.repealed:
        return
    names = (Line(old.name),) if old.name else (), (Line(new.name),) if new.name else ()
    yield from _text(Name(old.number), *names)
    yield from _rows(old, new)


# --- rows ----------------------------------------------------------------------------------------


def _rows(old: Heading, new: Heading) -> Iterator[Order]:
    """Changes of a table; neighbours that share their fate are told together."""
    if old.rows == new.rows:
        return
    columns = tuple(dict.fromkeys((*old.columns, *new.columns)))
    before = {row.lp: row for row in old.rows}
    rows_now = renamed(old.rows, new.rows)
    last = max((i for i, row in enumerate(rows_now) if row.cited in before), default=-1)
    fates = [(_fate(before.get(row.cited), row, columns), row) for row in rows_now]
    previous, position = "", 0
    stay = {row.cited for row in rows_now}
    gone = [row for row in old.rows if row.lp not in stay]
    for fate, group in groupby(fates, key=lambda pair: pair[0]):
        rows = tuple(row for _, row in group)
        if fate == "added":
            yield RowsAdded(old.number, previous, rows, position > last)
        elif fate == "repealed":
            yield RowsRepealed(old.number, tuple(row.lp for row in rows))
        elif fate == "reworded":
            yield RowsReworded(old.number, rows)
        else:
            for row in rows:
                yield from _cells(old, before[row.cited], row, columns)
        position += len(rows)
        previous = rows[-1].cited
    if gone:
        yield RowsRepealed(old.number, tuple(row.lp for row in gone))


def _fate(old: PrintedRow | None, new: PrintedRow, columns: Columns) -> str:
    """What happens to a row of the new table: added, repealed, reworded, or kept (with changes)."""
    if old is None:
        return "added"
    if new.repealed:
        return "kept" if old.repealed else "repealed"
    if old.repealed:
        return "reworded"
    changed = [
        column
        for column in columns
        if not same_lines(old.cells.get(column.key, ()), new.cells.get(column.key, ()))
    ]
    if len(changed) > MOST_COLUMNS:
        return "reworded"
    emptied = (
        column
        for column in changed
        if changes(old.cells.get(column.key, ()), new.cells.get(column.key, ()), column.kind)
        is None
    )
    return "reworded" if any(emptied) else "kept"


def _cells(heading: Heading, old: PrintedRow, new: PrintedRow, columns: Columns) -> Iterator[Order]:
    if new.repealed:
        return
    for column in columns:
        cells = old.cells.get(column.key, ()), new.cells.get(column.key, ())
        yield from _text(Cell(heading.number, old.lp, column.key), *cells, column.kind)


# --- footnotes -----------------------------------------------------------------------------------


def _header_marks(old: Printed, new: Printed) -> Iterator[Order]:
    for column in dict.fromkeys((*new.profil.column_keys, *old.marked, *new.marked)):
        before, after = old.marked.get(column), new.marked.get(column)
        if before == after:
            continue
        if before is not None:
            yield HeaderMarked(column, before, "removed")
        if after is not None:
            yield HeaderMarked(column, after, "added")


def _notes(old: Printed, new: Printed) -> Iterator[Order]:
    """Repealed notes, changed texts, new notes."""
    before, after = old.footnotes, new.footnotes
    gone = [number for name, number in before.numbers.items() if name not in after.numbers]
    for group in _runs(gone, list(before.numbers.values())):
        yield NotesRepealed(tuple(group))
    yield from _note_texts(old, new)
    yield from _new_notes(before.numbers, after.numbers, after.texts)


def _note_texts(old: Printed, new: Printed) -> Iterator[Order]:
    waiting: list[tuple[str, Lines]] = []
    for name, number in old.footnotes.numbers.items():
        found: tuple[Order, ...] = ()
        if name in new.footnotes.numbers:
            texts = old.footnotes.texts[name], new.footnotes.texts[name]
            found = tuple(_text(Note(number), *texts))
        match found:
            case (TextOrder(_, Wording((), lines)),):
                waiting.append((number, lines))
                continue
        if waiting:
            yield NotesReworded(tuple(waiting))
            waiting = []
        yield from found
    if waiting:
        yield NotesReworded(tuple(waiting))


def _new_notes(
    before: Mapping[str, str], after: Mapping[str, str], texts: Mapping[str, Lines]
) -> Iterator[Order]:
    previous = ""
    for is_new, group in groupby(after.items(), key=lambda pair: pair[0] not in before):
        notes = list(group)
        if is_new:
            added = tuple((number, name, texts[name]) for name, number in notes)
            yield NotesAdded(previous, added)
        previous = notes[-1][1]


def _runs(chosen: Sequence[str], order: Sequence[str]) -> Iterator[list[str]]:
    """What stands next to each other, together."""
    placed = [(order.index(number) - i, number) for i, number in enumerate(chosen)]
    for _, group in groupby(placed, key=lambda pair: pair[0]):
        yield [number for _, number in group]
