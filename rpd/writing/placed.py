"""A YAML text as nodes that know where they stand, for editing it in place.

The text has been composed before and is free of anchors, tags and further documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from rpd.reading import events
from rpd.reading.opinions import readers


@dataclass(slots=True, eq=False)
class PlacedNode:
    """A value in a text: ``text[start:end]``, without the line break and comment behind it.

    ``pairs`` holds the entries of a mapping, ``items`` those of a list. A ``block`` collection
    spreads over lines of its own; anything else (a scalar, ``[a, b]``) is rewritten as a whole.
    ``letters`` are those of a key or a scalar in the form in which they are typed; the data have
    them composed.
    """

    start: int
    end: int
    data: Any
    block: bool = False
    style: str = ""
    letters: str = ""
    pairs: list[tuple[PlacedNode, PlacedNode]] = field(default_factory=list)
    items: list[PlacedNode] = field(default_factory=list)


def parse(text: str) -> PlacedNode | None:
    """The top node of a text, None where there is none. The text ends with a line break."""
    for get_event in readers(text):
        try:
            return _Builder(text, get_event).build()
        except YAMLError:
            continue
    return None


class _Builder:
    def __init__(self, text: str, get_event: Callable[[], Any]) -> None:
        self._text = text
        self._next = get_event

    def build(self) -> PlacedNode | None:
        while (event := self._next()) is not None:
            if isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
                return self._node(event)
        return None

    def _node(self, event: Any) -> PlacedNode:
        if isinstance(event, MappingStartEvent):
            return self._mapping(event)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event)
        style = event.style or ""
        # A text is known as it is compared, in composed letters, however it is written.
        value = event.value if event.value.isascii() else normalize("NFC", event.value)
        data = events.resolve(value) if event.implicit[0] else value
        start, end = event.start_mark.index, event.end_mark.index
        if style in ("|", ">"):
            end = _block_end(self._text, start, event.end_mark.index)
        return PlacedNode(start, end, data, style=style, letters=event.value)

    def _mapping(self, event: Any) -> PlacedNode:
        node = PlacedNode(
            event.start_mark.index, event.end_mark.index, {}, block=not event.flow_style
        )
        while not isinstance(event := self._next(), MappingEndEvent):
            # Keys are texts, whatever they look like.
            name = normalize("NFC", event.value)
            start, end = event.start_mark.index, event.end_mark.index
            key = PlacedNode(start, end, name, letters=event.value)
            value = self._node(self._next())
            node.pairs.append((key, value))
            node.data[key.data] = value.data
        node.end = event.end_mark.index
        if node.block and node.pairs:
            key, value = node.pairs[-1]
            node.end = max(value.end, key.end)
        return node

    def _sequence(self, event: Any) -> PlacedNode:
        node = PlacedNode(
            event.start_mark.index, event.end_mark.index, [], block=not event.flow_style
        )
        while not isinstance(event := self._next(), SequenceEndEvent):
            value = self._node(event)
            node.items.append(value)
            node.data.append(value.data)
        node.end = event.end_mark.index
        if node.block and node.items:
            node.end = node.items[-1].end
        return node


def _block_end(text: str, start: int, limit: int) -> int:
    """The end of a block text's last line of content; comments and blank lines after it are out."""
    header_end = text.find("\n", start)
    if header_end < 0 or header_end >= limit:
        return limit
    keep = "+" in text[start:header_end].partition("#")[0]
    lines = text[header_end + 1 : limit].split("\n")
    explicit = re.match(r"[|>][+-]?([1-9])", text[start:header_end])
    indent = _indent_of(lines) if explicit is None else 1
    position = end = header_end + 1
    for line in lines:
        stripped = line.strip(" \r")
        if stripped and len(line) - len(line.lstrip(" ")) < indent:
            break
        if stripped or keep:
            end = min(position + len(line.removesuffix("\r")), limit)
        position += len(line) + 1
    return max(end, header_end)


def _indent_of(lines: list[str]) -> int:
    for line in lines:
        if line.strip(" \r"):
            return len(line) - len(line.lstrip(" "))
    return 1
