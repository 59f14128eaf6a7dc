"""What the text of a cell was read as: data, why it is doubtful, and words that fields say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rpd.importing.wording import Label


@dataclass(slots=True)
class Read:
    """A value of the plan's data; ``doubts`` are pairs of the path within it and a sentence.

    ``coded`` are stretches of the text that fields say without spelling them, ``instead`` those
    that a value says in other words („urzędem pracy”, the whole name of a source). ``dashes``
    counts hyphens that stand as dashes in the value. ``unsaid`` are years that headers say.
    """

    value: Any = None
    doubts: list[tuple[tuple[str | int, ...], str]] = field(default_factory=list)
    coded: list[str] = field(default_factory=list)
    instead: list[str] = field(default_factory=list)
    dashes: int = 0
    unsaid: list[str] = field(default_factory=list)

    def doubt(self, sentence: str, *path: str | int) -> None:
        """Somebody should look at this."""
        self.doubts.append((path, sentence))


@dataclass(slots=True)
class FieldRead:
    """A field of an action as it was read, and the text that it was read from."""

    key: str
    read: Read
    text: str
    place: str
    label: Label | None = None
    again: bool = False
    shared: bool = False
