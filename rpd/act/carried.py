"""Orders carried out on a printed annex, one after the other: what it says once they are in force.

A reader of this kind has only the old annex and what each order quotes. An order that does not find
its place exactly once is refused; so an act is proven that leads to the new annex.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

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
    PassageAdded,
    PassageRepealed,
    RowsAdded,
    RowsRepealed,
    RowsReworded,
    TermChanged,
    Text,
    TextChange,
    TextOrder,
    Title,
    Words,
)
from rpd.act.printed import Footnotes, Heading, Line, Lines, Printed, PrintedRow
from rpd.act.printed_parts import FRONT, PARTS, is_part
from rpd.act.rows_carried import amended_rows
from rpd.act.tokens import same
from rpd.act.within import changed
from rpd.plan.model import Kolumna


def proven(old: Printed, new: Printed, orders: Iterable[Order]) -> bool:
    """Whether the orders, carried out on the old annex, give the new one."""
    try:
        return says_the_same(carried(old, orders), new)
    except (ValueError, LookupError):
        return False


def carried(annex: Printed, orders: Iterable[Order]) -> Printed:
    """The annex after the orders.

    Raises:
        ValueError: words that are quoted are not there, or are there more than once.
        LookupError: a place is not there.
    """
    work = _Work(annex)
    for order in orders:
        work.carry(order)
    return work.result()


# --- an annex ------------------------------------------------------------------------------------


@dataclass
class _Work:
    """An annex being amended; quotations are looked up in it as the orders before have left it."""

    annex: Printed

    def __post_init__(self) -> None:
        self.title = self.annex.title
        self.headings = list(self.annex.headings)
        self.numbers = dict(self.annex.footnotes.numbers)
        self.texts = dict(self.annex.footnotes.texts)
        self.marked = dict(self.annex.marked)
        self.passages = dict(self.annex.passages)

    def result(self) -> Printed:
        notes = Footnotes(self.numbers, {name: self.texts[name] for name in self.numbers})
        return replace(
            self.annex,
            title=self.title,
            headings=tuple(self.headings),
            footnotes=notes,
            marked=self.marked,
            passages=self.passages,
        )

    def carry(self, order: Order) -> None:
        match order:
            case TextOrder(texts, change):
                for text in texts:
                    self._text(text, change)
            case TermChanged(spots, edit):
                for text, units in spots:
                    self._text(text, Words(units, edit))
            case RowsAdded() | RowsReworded() | RowsRepealed():
                at = self._at(order.heading)
                rows = amended_rows(self.headings[at].rows, order)
                self.headings[at] = replace(self.headings[at], rows=rows)
            case PassageAdded(key, passage):
                if key in self.passages:
                    raise ValueError(f"there is a text {key}")
                self.passages[key] = passage
            case PassageRepealed(key):
                del self.passages[key]
            case HeadingsAdded():
                self._add(order)
            case HeadingsRepealed(numbers):
                for number in numbers:
                    self._repeal(number)
            case _:
                self._notes(order)

    def _notes(self, order: Order) -> None:
        match order:
            case HeaderMarked(column, note, done):
                self._mark(column, note if done == "added" else "")
            case NotesAdded(_, notes):
                for number, identifier, lines in notes:
                    if number in self.numbers.values():
                        raise ValueError(f"there is a note {number}")
                    self.numbers[identifier] = number
                    self.texts[identifier] = lines
            case NotesRepealed(numbers):
                for number in numbers:
                    del self.numbers[self._note(number)]
            case NotesReworded(notes):
                for number, lines in notes:
                    self.texts[self._note(number)] = lines

    def _mark(self, column: Kolumna, note: str) -> None:
        if bool(note) == (column in self.marked):
            raise ValueError(f"the mark of column {column}")
        if note:
            self.marked[column] = note
        else:
            del self.marked[column]

    def _note(self, number: str) -> str:
        (found,) = [name for name, other in self.numbers.items() if other == number]
        return found

    def _at(self, number: str) -> int:
        (found,) = [i for i, h in enumerate(self.headings) if h.number == number]
        return found

    def _in(self, heading: Heading, above: str) -> bool:
        parents = {h.number: h.parent for h in self.headings}
        number = heading.parent
        while number and number != above:
            number = parents.get(number, "")
        return bool(number)

    def _repeal(self, number: str) -> None:
        at = self._at(number)
        if is_part(number):
            del self.headings[at]
            return
        if self.headings[at].repealed:
            raise ValueError(f"{number} is repealed already")
        below = [h for h in self.headings if self._in(h, number)]
        numbers = {number, *(h.number for h in below)}
        self.passages = {k: p for k, p in self.passages.items() if p.heading not in numbers}
        gone = replace(self.headings[at], name="", rows=(), repealed=True)
        self.headings[at] = gone
        self.headings = [h for h in self.headings if not any(h is b for b in below)]

    def _add(self, order: HeadingsAdded) -> None:
        """Behind the heading they follow and all below that; else first or last of their kind."""
        first = order.headings[0][0]
        siblings = [i for i, h in enumerate(self.headings) if h.parent == first.parent]
        alike = [i for i in siblings if self.headings[i].poziom.kind == first.poziom.kind]
        later = [i for i in siblings if self.headings[i].rank > first.rank]
        if order.after:
            at = self._behind(self._at(order.after))
        elif alike:
            at = self._behind(alike[-1]) if order.at_end else alike[0]
        elif later:
            at = later[0]
        else:
            at = self._behind(siblings[-1]) if siblings else self._inside(first.parent)
        added = [h for heading, below in order.headings for h in (heading, *below)]
        if {h.number for h in self.headings} & {h.number for h in added}:
            raise ValueError("such a heading stands there already")
        self.headings[at:at] = added
        self.passages |= dict(order.texts)

    def _inside(self, parent: str) -> int:
        """Where the first thing in a heading, in the plan, or before or behind it, stands."""
        if parent == FRONT:
            return 0
        if parent == PARTS:
            return len(self.headings)
        if parent:
            return self._at(parent) + 1
        behind = (i for i, h in enumerate(self.headings) if h.parent == PARTS)
        return next(behind, len(self.headings))

    def _behind(self, at: int) -> int:
        number = self.headings[at].number
        at += 1
        while at < len(self.headings) and self._in(self.headings[at], number):
            at += 1
        return at

    def _text(self, text: Text, change: TextChange) -> None:
        match text:
            case Title():
                (line,) = changed((Line(self.title),), change)
                self.title = line.text
            case Name(number):
                at = self._at(number)
                found = changed((Line(self.headings[at].name),), change)
                name = found[0].text if found else ""
                self.headings[at] = replace(self.headings[at], name=name)
            case Note(number):
                name = self._note(number)
                self.texts[name] = changed(self.texts[name], change)
            case Passage(key):
                passage = self.passages[key]
                self.passages[key] = replace(passage, lines=changed(passage.lines, change))
            case Cell(number, lp, column):
                at = self._at(number)
                (row,) = [row for row in self.headings[at].rows if row.lp == lp]
                if row.repealed:
                    raise ValueError(f"row {lp} is repealed")
                cells = {**row.cells, column: changed(row.cells.get(column, ()), change)}
                rows = tuple(
                    replace(r, cells=cells) if r is row else r for r in self.headings[at].rows
                )
                self.headings[at] = replace(self.headings[at], rows=rows)


# --- comparing -----------------------------------------------------------------------------------


def says_the_same(one: Printed, other: Printed) -> bool:
    """Whether two annexes print the same, word by word."""
    return (
        same(one.title, other.title)
        and one.marked == other.marked
        and one.footnotes.numbers == other.footnotes.numbers
        and _all_same(one.footnotes.texts, other.footnotes.texts)
        and _all_same(_lines(one), _lines(other))
        and len(one.headings) == len(other.headings)
        and all(map(same_heading, one.headings, other.headings))
    )


def _lines(annex: Printed) -> dict[str, Lines]:
    return {key: passage.lines for key, passage in annex.passages.items()}


def same_heading(one: Heading, other: Heading) -> bool:
    """Whether two headings print the same, with their rows."""
    if (one.number, one.level, one.parent) != (other.number, other.level, other.parent):
        return False
    if one.repealed or other.repealed:
        return one.repealed == other.repealed
    return (
        same(one.name, other.name)
        and len(one.rows) == len(other.rows)
        and all(map(_same_row, one.rows, other.rows))
    )


def _same_row(one: PrintedRow, other: PrintedRow) -> bool:
    if one.of_action != other.of_action or one.repealed != other.repealed:
        return False
    if one.of_action and one.lp != other.lp:
        return False
    return one.repealed or _all_same(one.cells, other.cells)


def _all_same(one: Mapping[Any, Lines], other: Mapping[Any, Lines]) -> bool:
    keys = {key for texts in (one, other) for key, lines in texts.items() if lines}
    return all(same_lines(one.get(key, ()), other.get(key, ())) for key in keys)
