"""Paths → places in a text. Runs only where something is wrong, so that a correct plan is quick.

A second pass over the parser's events takes the marks of the wanted paths alone; every node of a
file, however large, can be asked for its line and column without any node carrying them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from rpd.diagnostics import Path, Span
from rpd.frozen import dataclass
from rpd.reading.events import span_of
from rpd.reading.opinions import readers

_NODES = (ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent)

_Steps = dict[str | int, "_Steps"]
"""The wanted paths as a tree of steps."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a node stands: its value and, in a mapping, its key."""

    value: Span
    key: Span | None


def locate(
    text: str, paths: Iterable[Path], kept: Iterable[Any] | None = None
) -> dict[Path, Located]:
    """The places of the paths; a path that is not in the text gets its nearest ancestor's place.

    The text has been composed before, so it parses; `kept` are its events, if they are still there.
    Of a repeated key the first is meant.
    """
    wanted = set(paths)
    steps: _Steps = {}
    for path in wanted:
        branch = steps
        for step in path:
            branch = branch.setdefault(step, {})
    found = _walk(text, steps, kept)
    return {path: _nearest(found, path) for path in wanted}


def _nearest(found: dict[Path, Located], path: Path) -> Located:
    for length in range(len(path), -1, -1):
        located = found.get(path[:length])
        if located is not None:
            return located if length == len(path) else Located(_opening(located), None)
    return Located(Span(1, 1, 1, 1), None)


def _opening(located: Located) -> Span:
    """An ancestor is shown by its key, or by the first character of its value."""
    if located.key is not None:
        return located.key
    start = located.value
    return Span(start.line, start.column, start.line, start.column + 1)


def _walk(text: str, steps: _Steps, kept: Iterable[Any] | None) -> dict[Path, Located]:
    lines = text.split("\n")
    if kept is not None:
        return _Walk(chain(kept, (None,)).__next__, lines).over(steps)
    for get_event in readers(text):
        try:
            return _Walk(get_event, lines).over(steps)
        except YAMLError:
            continue
    return {}


class _Walk:
    """One pass over the events: down to what is wanted, past everything else."""

    __slots__ = ("_found", "_last", "_lines", "_next")

    def __init__(self, get_event: Callable[[], Any], lines: list[str]) -> None:
        self._next = get_event
        self._lines = lines
        self._found: dict[Path, Located] = {}
        self._last: Any = None  # the text or the closing bracket that was read last

    def over(self, steps: _Steps) -> dict[Path, Located]:
        """The places of all steps of the tree that are there."""
        while (event := self._next()) is not None:
            if type(event) in _NODES:
                self._visit(event, (), steps, None)
                break
        return self._found

    def _visit(self, event: Any, path: Path, branch: _Steps, key: Span | None) -> None:
        """Take the places of a node and of what is wanted in it; as deep as the paths are."""
        kind = type(event)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            if kind is MappingStartEvent:
                end = self._members(path, branch)
            else:
                end = self._entries(path, branch)
            if event.flow_style:
                self._last = end
            self._found[path] = Located(_stretch(event, self._last, self._lines), key)
        else:
            self._last = event
            self._found[path] = Located(_text_span(event, key), key)

    def _members(self, path: Path, branch: _Steps) -> Any:
        get_event, found = self._next, self._found
        while type(event := get_event()) is not MappingEndEvent:
            self._last = event
            key = _key_of(event)
            value = get_event()
            wanted = branch.get(key)
            if wanted is None or (own := (*path, key)) in found:
                if type(value) is ScalarEvent:
                    self._last = value
                else:
                    self._pass(value)
            else:
                self._visit(value, own, wanted, span_of(event))
        return event

    def _entries(self, path: Path, branch: _Steps) -> Any:
        index = 0
        while type(event := self._next()) is not SequenceEndEvent:
            wanted = branch.get(index)
            if wanted is None:
                self._pass(event)
            else:
                self._visit(event, (*path, index), wanted, None)
            index += 1
        return event

    def _pass(self, event: Any) -> None:
        """Leave a node out, remembering what was read last in it."""
        get_event, last = self._next, self._last
        open_: list[bool] = []
        while True:
            kind = type(event)
            if kind is ScalarEvent or kind is AliasEvent:
                last = event
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                open_.append(event.flow_style)
            elif open_.pop():
                last = event
            if not open_:
                break
            event = get_event()
        self._last = last


def _key_of(event: Any) -> str:
    """The key as `events` has put it into the data."""
    key: str = getattr(event, "value", "") or ""
    return unicodedata.normalize("NFC", key) if getattr(event, "style", None) == '"' else key


def _text_span(event: Any, key: Span | None) -> Span:
    """A block text starts on the next line, and nothing has no place: both are shown at the key.

    In a list they are shown at the sign of the block or at the dash.
    """
    span = span_of(event)
    block = getattr(event, "style", None) in ("|", ">")
    empty = (span.line, span.column) == (span.end_line, span.end_column)
    if key is not None and (block or empty):
        return key
    if block:
        return Span(span.line, span.column, span.line, span.column + 1)
    if empty and span.column > 1:
        return Span(span.line, span.column - 1, span.line, span.column)
    return span


def _stretch(start: Any, last: Any, lines: list[str]) -> Span:
    """From the start of a collection to the end of what was read last in it.

    The parser lets a block collection, and a block text, run on to the next token.
    """
    begin, end = start.start_mark, last.end_mark
    line, column = end.line, end.column
    if getattr(last, "style", None) in ("|", ">"):
        while line > begin.line and not lines[line][:column].strip():
            line -= 1
            column = len(lines[line].rstrip("\r"))
    return Span(begin.line + 1, begin.column + 1, line + 1, column + 1)
