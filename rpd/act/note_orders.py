"""Two versions of an annex → what an act has to order of its footnotes and of headers' marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rpd.act.orders import (
    HeaderMarked,
    Note,
    NotesAdded,
    NotesRepealed,
    NotesReworded,
    Order,
    TextOrder,
    Wording,
)
from rpd.act.printed import Lines, Printed
from rpd.act.row_orders import text_orders
from rpd.plan.model import Kolumna


def header_marks(column: Kolumna, old: Printed, new: Printed) -> Iterator[Order]:
    """What happens to the mark of a footnote in the header of a column."""
    before, after = old.marked.get(column), new.marked.get(column)
    if before == after:
        return
    if before is not None:
        yield HeaderMarked(column, before, "removed")
    if after is not None:
        yield HeaderMarked(column, after, "added")


def note_orders(old: Printed, new: Printed) -> Iterator[Order]:
    """Repealed notes, changed texts and new notes, as the notes stand in print."""
    before, after = old.footnotes, new.footnotes
    gone = [number for name, number in before.numbers.items() if name not in after.numbers]
    found: list[Order] = [
        NotesRepealed(tuple(group)) for group in _runs(gone, list(before.numbers.values()))
    ]
    found += _note_texts(old, new)
    found += _new_notes(before.numbers, after.numbers, after.texts)
    places = in_print(list(before.numbers.values()), list(after.numbers.values()))
    yield from sorted(found, key=lambda order: places.index(_first(order)))


def in_print(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """What stands in either annex in its order; what is gone stands behind what it followed."""
    found = list(new)
    for at, number in enumerate(old):
        if number not in found:
            found.insert(found.index(old[at - 1]) + 1 if at else 0, number)
    return found


def _first(order: Order) -> str:
    """The first note that an order is about."""
    match order:
        case NotesRepealed((number, *_)) | TextOrder((Note(number), *_)):
            return number
        case NotesReworded(((number, _), *_)) | NotesAdded(_, ((number, _, _), *_)):
            return number
    raise AssertionError(order)


def _note_texts(old: Printed, new: Printed) -> Iterator[Order]:
    waiting: list[tuple[str, Lines]] = []
    for name, number in old.footnotes.numbers.items():
        found: tuple[Order, ...] = ()
        if name in new.footnotes.numbers:
            texts = old.footnotes.texts[name], new.footnotes.texts[name]
            found = tuple(text_orders(Note(number), *texts))
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
