"""A change with other words in the places of its texts and of its money: as people are to read it.

Machine formats keep what the files say; this is done for sentences and tables alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any

from rpd.budget.spoken import Names, spoken
from rpd.compare.changes import (
    Added,
    Change,
    EntriesReordered,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    FieldChanged,
    Leaf,
    Removed,
    Repealed,
)
from rpd.plan.model import PozycjaBudzetu

Words = Callable[[str], str]
"""What is read for a text of the plan."""

_MONEY = frozenset(("zrodla", "podzial", "montaz"))
_NO_TEXT = frozenset(
    ("id", "path", "numer", "lp", "lit", "zrodla", "zrodlo", "strategia", "regula")
)


def _as_written(text: str) -> str:
    return text


def told(
    change: Change, old: Names, new: Names, before: Words = _as_written, after: Words = _as_written
) -> Change:
    """The change in the words of the old plan and of the new one."""
    was = partial(_worded, names=old, words=before)
    now = partial(_worded, names=new, words=after)
    match change:
        case Added():
            return replace(change, value=now(change.value))
        case EntryAdded():
            return replace(change, entry=now(change.entry))
        case Removed() | Repealed():
            return replace(change, value=was(change.value))
        case EntryRemoved():
            return replace(change, entry=was(change.entry))
        case FieldChanged():
            return replace(change, old=was(change.old), new=now(change.new))
        case EntriesReordered():
            return replace(change, old=was(change.old), new=now(change.new))
        case EntryChanged():
            entry, other = was(change.old), now(change.new)
            leaves = tuple(
                Leaf(
                    leaf.field,
                    getattr(entry, leaf.field) or None,
                    getattr(other, leaf.field) or None,
                )
                if leaf.field in _MONEY
                else Leaf(leaf.field, was(leaf.old), now(leaf.new))
                for leaf in change.leaves
            )
            return replace(change, old=entry, new=other, leaves=leaves)
        case _:
            return change


def _worded(value: Any, names: Names, words: Words) -> Any:
    if isinstance(value, PozycjaBudzetu):
        return spoken(value, names)
    if isinstance(value, str):
        return words(value)
    if isinstance(value, tuple):
        return tuple(_worded(member, names, words) for member in value)
    if is_dataclass(value) and not isinstance(value, type):
        said = {
            about.name: _worded(getattr(value, about.name), names, words)
            for about in fields(value)
            if about.name not in _NO_TEXT and isinstance(getattr(value, about.name), str | tuple)
        }
        return replace(value, **said)
    return value
