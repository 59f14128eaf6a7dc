"""Names of changes that stay the same when others are made around them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from rpd.compare.changes import (
    Added,
    Change,
    EntriesReordered,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    FieldChanged,
    Moved,
    Removed,
    Renamed,
    Repealed,
    kind_of,
)
from rpd.writing.model_data import to_data


def fingerprints(changes: Iterable[Change]) -> tuple[str, ...]:
    """A name for each change, 16 hexadecimal digits, unique among them.

    Made from the kind, the address, the field and the two values; not from positions or printed
    numbers, so that a change keeps its name when others are made around it. Equal changes (the
    same entry added twice) are told apart by „-2”, „-3” ….
    """
    seen: dict[str, int] = {}
    names = []
    for change in changes:
        name = _fingerprint(change)
        seen[name] = times = seen.get(name, 0) + 1
        names.append(name if times == 1 else f"{name}-{times}")
    return tuple(names)


def _fingerprint(change: Change) -> str:
    import hashlib
    import json

    said: list[Any] = [kind_of(change), change.place.kind, change.place.id]
    match change:
        case Added() | Removed():
            said += [to_data(change.value)]
        case Repealed():
            said += [to_data(change.uchylenie)]
        case Moved():
            said += [change.old_parent, change.new_parent, change.old_after, change.after]
        case Renamed():
            said += [change.old_id, change.new_id]
        case FieldChanged():
            said += [change.field, to_data(change.old), to_data(change.new)]
        case EntryAdded() | EntryRemoved():
            said += [change.field, to_data(change.entry)]
        case EntryChanged():
            said += [change.field, to_data(change.old), to_data(change.new)]
        case EntriesReordered():
            said += [change.field, *([to_data(entry) for entry in change.new])]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=_number)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _number(value: object) -> str:
    """A Decimal by its value, not by how many zeros were written: 5 and 5.00 are one amount."""
    assert isinstance(value, Decimal)
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
