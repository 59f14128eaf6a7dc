"""Where a field stood first that stands in a mapping again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

_ENDS = (MappingEndEvent, SequenceEndEvent)
_STARTS = (MappingStartEvent, SequenceStartEvent)


def first_key(events: Sequence[Any], key: str) -> Any | None:
    """The event of the first key of that name in the mapping that the last event stands in.

    None where too many events have gone by for them to be kept.
    """
    members: list[Any] = []
    depth = 0
    for event in reversed(events[:-1]):
        if isinstance(event, _ENDS):
            depth += 1
        elif isinstance(event, _STARTS):
            if depth == 0:
                break
            depth -= 1
            if depth == 0:
                members.append(event)
        elif depth == 0 and isinstance(event, ScalarEvent | AliasEvent):
            members.append(event)
    keys = members[::-1][::2]
    return next((event for event in keys if getattr(event, "value", None) == key), None)
