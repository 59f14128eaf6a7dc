"""The comments of a file that ask a person for a decision, told by what has been read of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rpd.diagnostics import Question
from rpd.load.stages import Begun
from rpd.load.whole import Loaded
from rpd.outside.files import Source
from rpd.reading import questions, source


def of_plan(loaded: Loaded) -> Iterator[Question]:
    """Those in the plan's own file."""
    decoded, _ = source.decode(loaded.source.data)
    events = None if loaded.composed is None else loaded.composed.events
    return _found(loaded.source.name, decoded.text if decoded is not None else None, events)


def of_file(file_source: Source, begun: Begun) -> Iterator[Question]:
    """Those in a file that has begun to be read."""
    events = None if begun.composed is None else begun.composed.events
    return _found(file_source.name, begun.text, events)


def _found(name: str, text: str | None, events: list[Any] | None) -> Iterator[Question]:
    for line, said in questions.questions(text or "", events):
        yield Question(name, line, said)
