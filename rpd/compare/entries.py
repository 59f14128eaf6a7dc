"""Two lists of entries → what was added, removed, changed or put in another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rpd.compare import normal
from rpd.compare.changes import (
    Change,
    EntriesReordered,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    Leaf,
    ListField,
    Place,
)
from rpd.compare.entry_match import match
from rpd.plan.parts import Entry, Value


def compare(
    place: Place, field: ListField, old: Sequence[Entry], new: Sequence[Entry]
) -> Iterator[Change]:
    """The changes of one list: removals, changes, the order, additions."""
    if old == new:
        return
    pairs = match(old, new)
    if len(pairs) < len(old):
        kept = {i for i, _ in pairs}
        for i, entry in enumerate(old):
            if i not in kept:
                yield EntryRemoved(place, field, entry, i)
    for i, j in pairs:
        if leaves := _leaves(old[i], new[j]):
            yield EntryChanged(place, field, old[i], new[j], i, j, leaves)
    order = [j for _, j in pairs]
    if order != sorted(order):
        yield EntriesReordered(
            place, field, tuple(old[i] for i, _ in pairs), tuple(new[j] for j in sorted(order))
        )
    if len(pairs) < len(new):
        present = set(order)
        for j, entry in enumerate(new):
            if j not in present:
                yield EntryAdded(place, field, entry, j)


def _leaves(old: Entry, new: Entry) -> tuple[Leaf, ...]:
    return tuple(
        Leaf(name, _stated(getattr(old, name)), _stated(getattr(new, name)))
        for name in normal.entry_fields(old)
        if normal.value_of(old, name) != normal.value_of(new, name)
    )


def _stated(value: Any) -> Value | None:
    """None for an empty text, an empty list and False; zero is a value."""
    return None if isinstance(value, str | tuple | bool) and not value else value
