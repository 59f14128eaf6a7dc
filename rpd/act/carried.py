"""Instructions carried out on a printed annex: what the annex says once the act is in force.

This is how an act is proven: carried out on the old annex it must give the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rpd.act.edits import carry, same
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
    TextChanged,
    Title,
)
from rpd.act.printed import Footnotes, Heading, Lines, Printed, Row


def proven(old: Printed, new: Printed, instructions: Iterable[Instruction]) -> bool:
    """Whether the instructions, carried out on the old annex, give the new one."""
    try:
        return _says_the_same(carried(old, instructions), new)
    except (ValueError, LookupError):
        return False


def carried(annex: Printed, instructions: Iterable[Instruction]) -> Printed:
    """The annex after the instructions.

    Raises:
        ValueError: words that are quoted are not there, or are there more than once.
        LookupError: a place is not there.
    """
    work = _Work(annex)
    for instruction in instructions:
        work.carry(instruction)
    return work.result()


@dataclass
class _Work:
    """An annex being amended; quotations are looked up in it as it stood before each order."""

    annex: Printed

    def __post_init__(self) -> None:
        self.title = self.annex.title
        self.headings = list(self.annex.headings)
        self.numbers = dict(self.annex.footnotes.numbers)
        self.texts = dict(self.annex.footnotes.texts)
        self.marked = dict(self.annex.marked)

    def result(self) -> Printed:
        ordered = dict(sorted(self.numbers.items(), key=lambda pair: pair[1]))
        notes = Footnotes(ordered, {identifier: self.texts[identifier] for identifier in ordered})
        return Printed(self.title, tuple(self.headings), notes, self.marked)

    def carry(self, instruction: Instruction) -> None:
        match instruction:
            case TextChanged():
                self._text(instruction)
            case RowsAdded() | RowsReworded() | RowsRepealed():
                at = self._at(instruction.heading.number)
                rows = _rows(self.headings[at].rows, instruction)
                self.headings[at] = replace(self.headings[at], rows=rows)
            case HeadingAdded():
                self._add(instruction)
            case HeadingRepealed():
                number = instruction.heading.number
                kept = [h for h in self.headings if h.number != number and not self._in(h, number)]
                self.headings = kept
            case HeaderMarked(column, note, done):
                if done == "added":
                    self.marked[column] = note
                else:
                    del self.marked[column]
            case NotesRenumbered(pairs):
                by_number = {number: identifier for identifier, number in self.numbers.items()}
                self.numbers |= {by_number[old]: new for old, new in pairs}
            case NoteAdded(identifier, number, lines):
                self.numbers[identifier] = number
                self.texts[identifier] = lines
            case NoteRepealed(identifier):
                del self.numbers[identifier]

    def _at(self, number: str) -> int:
        return next(i for i, h in enumerate(self.headings) if h.number == number)

    def _in(self, heading: Heading, above: str) -> bool:
        parents = {h.number: h.parent for h in self.headings}
        number = heading.parent
        while number and number != above:
            number = parents.get(number, "")
        return bool(number)

    def _add(self, instruction: HeadingAdded) -> None:
        """Behind the heading it follows and all below that, or right under its parent."""
        after = instruction.after or instruction.heading.parent
        if not after:
            at = 0
        else:
            at = self._at(after) + 1
            if instruction.after:
                while at < len(self.headings) and self._in(self.headings[at], after):
                    at += 1
        # Several that follow the same heading come in their order.
        siblings = {instruction.heading.number}
        while at < len(self.headings) and self._added_before(self.headings[at], instruction):
            siblings.add(self.headings[at].number)
            at += 1
        self.headings[at:at] = [instruction.heading, *instruction.below]

    def _added_before(self, heading: Heading, instruction: HeadingAdded) -> bool:
        known = {h.number for h in self.annex.headings}
        same_level = heading.parent == instruction.heading.parent
        return heading.number not in known and (
            same_level or heading.level > instruction.heading.level
        )

    def _text(self, change: TextChanged) -> None:
        match change.spot:
            case Title():
                (self.title,) = _after((self.title,), change)
            case Name(heading):
                at = self._at(heading.number)
                (name,) = _after((self.headings[at].name,), change) or ("",)
                self.headings[at] = replace(self.headings[at], name=name)
            case Note(_, identifier):
                self.texts[identifier] = _after(self.texts[identifier], change)
            case Cell(heading, lp, column):
                at = self._at(heading.number)
                rows = tuple(
                    replace(
                        row,
                        cells={**row.cells, column: _after(row.cells.get(column, ()), change)},
                    )
                    if row.lp == lp
                    else row
                    for row in self.headings[at].rows
                )
                self.headings[at] = replace(self.headings[at], rows=rows)


def _after(lines: Lines, change: TextChanged) -> Lines:
    match change.how:
        case Edited(edits):
            return tuple(carry("\n".join(lines), edits).split("\n"))
        case Reworded(new) | Filled(new):
            return new
        case Emptied():
            return ()


def _rows(
    rows: tuple[Row, ...], instruction: RowsAdded | RowsReworded | RowsRepealed
) -> tuple[Row, ...]:
    match instruction:
        case RowsRepealed(_, lps):
            return tuple(replace(row, repealed=row.repealed or row.lp in lps) for row in rows)
        case RowsReworded(_, new):
            by_lp = {row.lp: row for row in new}
            return tuple(by_lp.get(row.lp, row) for row in rows)
        case RowsAdded(_, after, new, at_end):
            if at_end:
                return (*rows, *new)
            at = next((i for i, row in enumerate(rows, 1) if row.lp == after), 0)
            return (*rows[:at], *new, *rows[at:])


# --- comparing -----------------------------------------------------------------------------------


def _says_the_same(one: Printed, other: Printed) -> bool:
    return (
        same(one.title, other.title)
        and one.marked == other.marked
        and one.footnotes.numbers == other.footnotes.numbers
        and _all_same(one.footnotes.texts, other.footnotes.texts)
        and len(one.headings) == len(other.headings)
        and all(map(_same_heading, one.headings, other.headings))
    )


def _same_heading(one: Heading, other: Heading) -> bool:
    return (
        (one.number, one.level, one.parent) == (other.number, other.level, other.parent)
        and same(one.name, other.name)
        and len(one.rows) == len(other.rows)
        and all(map(_same_row, one.rows, other.rows))
    )


def _same_row(one: Row, other: Row) -> bool:
    if (one.lp, one.repealed) != (other.lp, other.repealed):
        return False
    return one.repealed or _all_same(one.cells, other.cells)


def _all_same(one: Mapping[Any, Lines], other: Mapping[Any, Lines]) -> bool:
    keys = {key for texts in (one, other) for key, lines in texts.items() if lines}
    return all(same("\n".join(one.get(key, ())), "\n".join(other.get(key, ()))) for key in keys)
