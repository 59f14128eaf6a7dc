"""Two printed annexes → the orders that amend one into the other, in the annex's order.

Rows and headings are compared by the numbers that are printed, for those are what an act cites;
keeping the numbers is the business of ``compare.legal``. What stands in a table is ``row_orders``,
in a text ``texts``. Points of an act stand in the order of the annex as it is printed: what stands
before the headings, then each heading with its name, its texts, its tables and what is below it,
then what stands behind them, and at last the footnotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rpd.act.note_orders import header_marks, in_print, note_orders
from rpd.act.orders import (
    HeadingsAdded,
    HeadingsRepealed,
    Name,
    Order,
    Passage,
    PassageAdded,
    PassageRepealed,
    Title,
)
from rpd.act.printed import Heading, Line, Printed
from rpd.act.printed import Passage as Text
from rpd.act.printed_parts import FRONT, PARTS, is_part
from rpd.act.row_orders import row_orders, text_orders
from rpd.plan.model import Kolumna


def ordered(old: Printed, new: Printed) -> tuple[Order, ...]:
    """What an act has to order; nothing where a heading has the number of one above it."""
    if old.circular or new.circular:
        return ()
    return tuple(_Ordering(old, new).orders())


class _Ordering:
    """Both annexes, gone through side by side."""

    def __init__(self, old: Printed, new: Printed) -> None:
        self._old, self._new = old, new
        marked = (*new.profil.column_keys, *old.marked, *new.marked)
        # The first table that has a column bears the mark of its header.
        self._headers = {column: old.first_with(column) for column in dict.fromkeys(marked)}

    def orders(self) -> Iterator[Order]:
        """Everything, from the title to the footnotes."""
        old, new = self._old, self._new
        yield from text_orders(Title(), (Line(old.title),), (Line(new.title),))
        yield from self._passages("", closing=False)
        yield from self._below(FRONT)
        yield from self._right_in_plan()
        yield from self._below("")
        yield from self._below(PARTS)
        yield from self._passages("", closing=True)
        for column in list(self._headers):
            yield from self._header_marks(column)
        yield from note_orders(old, new)

    def _passages(self, heading: str, *, closing: bool = False) -> Iterator[Order]:
        """The changes of texts; one without a title has no name by which it could come or go."""
        before, after = (
            {k: p for k, p in one.passages.items() if (p.heading, p.closing) == (heading, closing)}
            for one in (self._old, self._new)
        )
        previous = ""
        keys = in_print(list(before), list(after))
        for at, key in enumerate(keys):
            was, now = before.get(key), after.get(key)
            if was is not None and now is not None:
                yield from text_orders(Passage(key), was.lines, now.lines)
            elif now is not None and now.noun is None:
                behind = (k for k in keys[at:] if k in before and k in after)
                yield PassageAdded(key, now, previous, next(behind, ""))
            elif was is not None and was.noun is None:
                yield PassageRepealed(key)
            previous = key if now is not None else previous

    def _right_in_plan(self) -> Iterator[Order]:
        """The changes of the rows that stand under no heading."""
        before, after = (
            next((heading for heading in one.headings if not heading.number), None)
            for one in (self._old, self._new)
        )
        if before is not None and after is not None:
            yield from self._table(before, after)

    # --- headings --------------------------------------------------------------------------------

    def _below(self, parent: str) -> Iterator[Order]:
        """The changes among the headings directly under another, and under those that stay."""
        before = {h.number: h for h in self._old.headings if h.parent == parent}
        after = [heading for heading in self._new.headings if heading.parent == parent]
        fated = list(self._fated(before, after))
        previous: dict[str, str] = {}
        for (fate, kind), group in groupby(fated, key=lambda pair: (pair[0], pair[1].poziom.kind)):
            headings = [heading for _, heading in group]
            if fate == "gone":
                yield HeadingsRepealed(tuple(heading.number for heading in headings))
                continue
            if fate == "added":
                behind = after[after.index(headings[-1]) + 1 :]
                at_end = not any(h.number in before and h.poziom.kind == kind for h in behind)
                added = tuple((heading, tuple(self._under(heading))) for heading in headings)
                texts = tuple(self._texts(h for first, below in added for h in (first, *below)))
                yield HeadingsAdded(added, previous.get(kind, ""), at_end, texts)
            elif fate == "repealed":
                yield HeadingsRepealed(tuple(heading.number for heading in headings))
            else:
                for heading in headings:
                    yield from self._heading(before[heading.number], heading)
            previous[kind] = headings[-1].number

    @staticmethod
    def _fated(
        before: Mapping[str, Heading], after: Sequence[Heading]
    ) -> Iterator[tuple[str, Heading]]:
        """What happens to headings, and to parts that have nothing left to print."""
        now = {heading.number: heading for heading in after}
        for number in in_print(list(before), list(now)):
            if number in now:
                yield _fate(before.get(number), now[number]), now[number]
            elif is_part(number):
                yield "gone", before[number]

    def _under(self, heading: Heading) -> Iterator[Heading]:
        """All headings of the new annex below one of them."""
        for other in self._new.headings:
            if other.parent == heading.number:
                yield other
                yield from self._under(other)

    def _texts(self, headings: Iterable[Heading]) -> Iterator[tuple[str, Text]]:
        """The texts of the new annex that stand under one of the headings."""
        numbers = {heading.number for heading in headings}
        return (pair for pair in self._new.passages.items() if pair[1].heading in numbers)

    def _heading(self, old: Heading, new: Heading) -> Iterator[Order]:
        if new.repealed:
            return
        names = (Line(old.name),) if old.name else (), (Line(new.name),) if new.name else ()
        yield from text_orders(Name(old.number), *names)
        yield from self._passages(old.number)
        yield from self._table(old, new)
        yield from self._below(new.number)

    def _table(self, old: Heading, new: Heading) -> Iterator[Order]:
        for column in [one for one, first in self._headers.items() if first == old.number]:
            yield from self._header_marks(column)
        yield from row_orders(old, new)

    def _header_marks(self, column: Kolumna) -> Iterator[Order]:
        """What happens to the mark of a header, told once."""
        del self._headers[column]
        yield from header_marks(column, self._old, self._new)


def _fate(old: Heading | None, new: Heading) -> str:
    if old is None:
        return "added"
    return "repealed" if new.repealed and not old.repealed else "kept"
