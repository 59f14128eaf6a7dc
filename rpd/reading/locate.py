"""Paths → places in a text. Runs only where something is wrong, so that a correct plan is quick.

A second pass over the parser's events keeps the marks of the wanted paths alone; every node of a
file, however large, can be asked for its line and column without any node carrying them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
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
from rpd.reading.events import span_of


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
    try:
        return _collect(CParser(text).get_event, prefixes)
    except YAMLError:
        from ruamel.yaml import YAML

        events = iter(YAML(typ="safe", pure=True).parse(text))
        return _collect(lambda: next(events, None), prefixes)


def _collect(  # noqa: C901 (one loop over the events)
    get_event: Callable[[], Any], prefixes: set[Path]
) -> dict[Path, Place]:
    found: dict[Path, Place] = {}
    # A frame: path (None where nothing below is wanted), is a mapping, key or position, key's span
    path: Path | None = None
    in_mapping = False
    step: Any = None
    key_span: Span | None = None
    stack: list[tuple[Path | None, bool, Any, Span | None]] = []
    opened: list[tuple[Path, Span, Span | None] | None] = []
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
            if not at_top and in_mapping and step is None:
                step = getattr(event, "value", "") or ""
                key_span = span_of(event) if path is not None else None
                continue
            own = here()
            if own is not None and own not in found:
                # A block text starts on the next line; people look for it at its key.
                block = getattr(event, "style", None) in ("|", ">")
                value = key_span if block and key_span is not None else _text_span(event)
                found[own] = Place(value, key_span)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            own = here()
            if own is not None and own in found:
                own = None
            opened.append(None if own is None else (own, span_of(event), key_span))
            stack.append((path, in_mapping, step, key_span))
            path, in_mapping = own, kind is MappingStartEvent
            step, key_span, at_top = (None if in_mapping else 0), None, False
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            begun = opened.pop()
            if begun is not None:
                start, end = begun[1], span_of(event)
                found[begun[0]] = Place(
                    Span(start.line, start.column, end.line, end.column), begun[2]
                )
            path, in_mapping, step, key_span = stack.pop()
            at_top = not stack
        else:
            continue
        if in_mapping:
            step, key_span = None, None
        elif step is not None:
            step += 1
    return found


def _text_span(event: Any) -> Span:
    """A block scalar's event ends at the start of the next token; show its header line only."""
    span = span_of(event)
    if getattr(event, "style", None) in ("|", ">"):
        return Span(span.line, span.column, span.line, span.column + 1)
    return span
