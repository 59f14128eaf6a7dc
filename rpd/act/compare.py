"""Two printed annexes → the instructions that amend one into the other, in the annex's order.

The smallest unit that stays readable: words of a cell, else the cell, else the row. Rows and
headings are compared by the numbers that are printed, for those are what an act cites; keeping the
numbers is the business of ``diff.legal``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rpd.act.edits import Edit, Replace, edits, same
from rpd.act.instructions import (
    Cell,
    Edited,
    Emptied,
    Filled,
    HeaderMarked,
    HeadingAdded,
    HeadingRepealed,
    Instruction,
    Name,
    Note,
    NoteAdded,
    NoteRepealed,
    NotesRenumbered,
    Reworded,
    RowsAdded,
    RowsRepealed,
    RowsReworded,
    Spot,
    TextChanged,
    Title,
)
from rpd.act.printed import NAMES, Heading, Lines, Printed, Row

MOST_COLUMNS = 3
"""Where more columns of a row change than these, the row gets a new wording."""


def compare(old: Printed, new: Printed) -> tuple[Instruction, ...]:
    """What an act has to order."""
    return (
        *_text(Title(), (old.title,), (new.title,)),
        *_headings(old, new),
        *_header_marks(old, new),
        *_footnotes(old, new),
    )


# --- texts ---------------------------------------------------------------------------------------


def _text(spot: Spot, old: Lines, new: Lines) -> Iterator[TextChanged]:
    if (how := _change(spot, old, new)) is not None:
        yield TextChanged(spot, how)


def _change(spot: Spot, old: Lines, new: Lines) -> Edited | Reworded | Filled | Emptied | None:
    old, new = _stated(old), _stated(new)
    if same("\n".join(old), "\n".join(new)):
        return None
    if not old:
        return Filled(new)
    if not new:
        return Emptied(old)
    whole: tuple[Edit, ...] = (Replace(old[0], new[0]),)
    if isinstance(spot, Cell) and spot.column == "termin" and len(old) == len(new) == 1:
        # „wyrazy „II kwartał 2024” zastępuje się wyrazami …”: half a term says nothing.
        return Edited(whole)
    found = edits(old, new)
    money = isinstance(spot, Cell) and spot.column == "budzet"
    if money and found and len(old) == len(new) == 1 and not all(map(_alike, found)):
        # „40 000,” in the place of words, with the source left standing, is no readable order.
        return Edited(whole)
    return Edited(found) if found is not None else Reworded(new)


def _alike(edit: Edit) -> bool:
    """Whether an edit of money puts a number for a number or words for words, each complete."""
    if not isinstance(edit, Replace):
        return True
    sides = edit.old, edit.new
    ends = any(side.endswith((",", ":")) for side in sides)
    return not ends and len({any(map(str.isdigit, side)) for side in sides}) == 1


def _stated(lines: Lines) -> Lines:
    return tuple(line for line in lines if line)


# --- headings ------------------------------------------------------------------------------------


def _headings(old: Printed, new: Printed) -> Iterator[Instruction]:
    yield from _below("", old.headings, new.headings)


def _below(parent: str, old: Sequence[Heading], new: Sequence[Heading]) -> Iterator[Instruction]:
    """The changes among the headings directly under another, and under those that stay."""
    before = [heading for heading in old if heading.parent == parent]
    after = [heading for heading in new if heading.parent == parent]
    known = {heading.number: heading for heading in before}
    left = {heading.number for heading in after}
    gone = iter(before)
    previous = ""
    last_known = max((i for i, h in enumerate(after) if h.number in known), default=-1)
    for position, heading in enumerate(after):
        if heading.number not in known:
            under = tuple(_under(heading, new))
            yield HeadingAdded(heading, under, previous, position > last_known)
            continue
        for former in gone:
            if former.number == heading.number:
                break
            if former.number not in left:
                yield HeadingRepealed(former)
        previous = heading.number
        yield from _heading(known[heading.number], heading)
        yield from _below(heading.number, old, new)
    for former in gone:
        if former.number not in left:
            yield HeadingRepealed(former)


def _under(heading: Heading, headings: Sequence[Heading]) -> Iterator[Heading]:
    for other in headings:
        if other.parent == heading.number:
            yield other
            yield from _under(other, headings)


def _heading(old: Heading, new: Heading) -> Iterator[Instruction]:
    yield from _text(Name(old), (old.name,), (new.name,))
    yield from _rows(old, new)


# --- rows ----------------------------------------------------------------------------------------


def _rows(old: Heading, new: Heading) -> Iterator[Instruction]:
    """Changes of a table; neighbours that share their fate are told together."""
    if old.rows == new.rows:
        return
    before = {row.lp: row for row in old.rows}
    last = max((i for i, row in enumerate(new.rows) if row.lp in before), default=-1)
    fates = [(_fate(before.get(row.lp), row), row) for row in new.rows]
    previous, position = "", 0
    gone = [row for row in old.rows if row.lp not in {r.lp for r in new.rows}]
    for fate, group in groupby(fates, key=lambda pair: pair[0]):
        rows = tuple(row for _, row in group)
        if fate == "added":
            yield RowsAdded(old, previous, rows, position > last)
        elif fate == "repealed":
            yield RowsRepealed(old, tuple(row.lp for row in rows))
        elif fate == "reworded":
            yield RowsReworded(old, rows)
        else:
            for row in rows:
                yield from _cells(old, before[row.lp], row)
        position += len(rows)
        previous = rows[-1].lp
    if gone:
        yield RowsRepealed(old, tuple(row.lp for row in gone))


def _fate(old: Row | None, new: Row) -> str:
    """What happens to a row of the new table: added, repealed, reworded, or kept (with changes)."""
    if old is None:
        return "added"
    if new.repealed:
        return "kept" if old.repealed else "repealed"
    if old.repealed:
        return "reworded"
    changes = {
        column: how
        for column in NAMES
        if (how := _change(Title(), old.cells.get(column, ()), new.cells.get(column, ())))
    }
    if len(changes) > MOST_COLUMNS:
        return "reworded"
    words = sum(len(line.split()) for lines in old.cells.values() for line in lines)
    anew = sum(
        len(line.split())
        for how in changes.values()
        if isinstance(how, Reworded | Filled)
        for line in how.lines
    )
    return "reworded" if anew > words // 2 else "kept"


def _cells(heading: Heading, old: Row, new: Row) -> Iterator[Instruction]:
    if new.repealed:
        return
    for column in NAMES:
        spot = Cell(heading, old.lp, column)
        yield from _text(spot, old.cells.get(column, ()), new.cells.get(column, ()))


# --- footnotes -----------------------------------------------------------------------------------


def _header_marks(old: Printed, new: Printed) -> Iterator[Instruction]:
    for column in NAMES:
        before, after = old.marked.get(column), new.marked.get(column)
        if before == after:
            continue
        if before is not None:
            yield HeaderMarked(column, before, "removed")
        if after is not None:
            yield HeaderMarked(column, after, "added")


def _footnotes(old: Printed, new: Printed) -> Iterator[Instruction]:
    """Repealed notes, changed texts, new numbers, new notes: so no number is ever two notes'."""
    before, after = old.footnotes, new.footnotes
    for identifier, number in before.numbers.items():
        if identifier not in after.numbers:
            yield NoteRepealed(identifier, number)
        else:
            texts = before.texts[identifier], after.texts[identifier]
            yield from _text(Note(number, identifier), *texts)
    renumbered = tuple(
        (number, after.numbers[identifier])
        for identifier, number in before.numbers.items()
        if after.numbers.get(identifier, number) != number
    )
    if renumbered:
        yield NotesRenumbered(renumbered)
    for identifier, number in after.numbers.items():
        if identifier not in before.numbers:
            yield NoteAdded(identifier, number, after.texts[identifier])
