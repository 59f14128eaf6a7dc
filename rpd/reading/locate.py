"""Paths → places in a text. Runs only where something is wrong, so that a correct plan is quick.

A second pass over the parser's events keeps the marks of the wanted paths alone; every node of a
file, however large, can be asked for its line and column without any node carrying them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from rpd.diagnostics import Path, Span
from rpd.reading.events import pure_events, span_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: its value and, in a mapping, its key."""

    value: Span
    key: Span | None


def locate(text: str, paths: Iterable[Path]) -> dict[Path, Place]:
    """The places of the paths; a path that is not in the text gets its nearest ancestor's place.

    The text has been composed before, so it parses. Of a repeated key the first is meant.
    """
    wanted = set(paths)
    prefixes = {path[:length] for path in wanted for length in range(len(path) + 1)}
    found = _walk(text, prefixes)
    return {path: _nearest(found, path) for path in wanted}


def _nearest(found: dict[Path, Place], path: Path) -> Place:
    for length in range(len(path), -1, -1):
        place = found.get(path[:length])
        if place is not None:
            return place if length == len(path) else Place(_opening(place), None)
    return Place(Span(1, 1, 1, 1), None)


def _opening(place: Place) -> Span:
    """An ancestor is shown by its key, or by the first character of its value."""
    if place.key is not None:
        return place.key
    start = place.value
    return Span(start.line, start.column, start.line, start.column + 1)


def _walk(text: str, prefixes: set[Path]) -> dict[Path, Place]:
    lines = text.split("\n")
    try:
        return _collect(CParser(text).get_event, prefixes, lines)
    except YAMLError:
        # Composed by the second opinion.
        return _collect(pure_events(text), prefixes, lines)


def _collect(  # noqa: C901 (one loop over the events)
    get_event: Callable[[], Any], prefixes: set[Path], lines: list[str]
) -> dict[Path, Place]:
    found: dict[Path, Place] = {}
    # A frame: path (None where nothing below is wanted), is a mapping, key or position, key's span
    path: Path | None = None
    in_mapping = False
    step: Any = None
    key_span: Span | None = None
    stack: list[tuple[Path | None, bool, Any, Span | None]] = []
    opened: list[tuple[Path | None, Any]] = []
    last: Any = None  # the text or the closing bracket that was read last
    at_top = True

    def here() -> Path | None:
        if at_top:
            return ()
        if path is None:
            return None
        own = (*path, step)
        return own if own in prefixes else None

    while (event := get_event()) is not None:
        kind = type(event)
        if kind is ScalarEvent or kind is AliasEvent:
            last = event
            if not at_top and in_mapping and step is None:
                step, key_span = "", None
                if path is not None:
                    step, key_span = _key_of(event), span_of(event)
                continue
            own = here()
            if own is not None and own not in found:
                found[own] = Place(_text_span(event, key_span), key_span)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            own = here()
            if own is not None and own in found:
                own = None
            opened.append((own, event))
            stack.append((path, in_mapping, step, key_span))
            path, in_mapping = own, kind is MappingStartEvent
            step, key_span, at_top = (None if in_mapping else 0), None, False
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            own, start = opened.pop()
            if start.flow_style:
                last = event
            path, in_mapping, step, key_span = stack.pop()
            if own is not None:
                found[own] = Place(_stretch(start, last, lines), key_span)
            at_top = not stack
        elif kind is DocumentEndEvent:
            break
        else:
            continue
        if in_mapping:
            step, key_span = None, None
        elif step is not None:
            step += 1
    return found


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
