"""A YAML text as entries with the lines that belong to each: what it says, without its layout.

Whose a comment is, `spans` says for entries on lines of their own; between brackets a comment
belongs to the value whose line it ends, or to the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rpd.writing import placed, spans
from rpd.writing.pieces import Pieces
from rpd.writing.placed import PlacedNode
from rpd.writing.spans import BlockSpan, EntrySpan


@dataclass(slots=True)
class NotedEntry:
    """A field or an item of a list (which has no ``name``) with its comments and blank lines.

    ``free`` lines stand in front of it and are no one's, those ``above`` and ``beside`` are its
    own, those ``below`` stand deeper behind it. ``entries`` are what it holds, with the lines at
    their ``end``; of anything but a collection ``value`` is all. ``key`` is the name as it is
    typed, ``lines`` those of a text of several.
    """

    name: str | None
    value: Any
    free: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    entries: list[NotedEntry] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    key: str = ""
    lines: tuple[str, ...] = ()

    @property
    def commented(self) -> bool:
        """Whether there is a comment at anything inside it."""
        return any(self.end) or any(
            any(one.free) or one.above or one.beside or any(one.below) or one.commented
            for one in self.entries
        )


def noted(text: str) -> NotedEntry:
    """The entries of a text that has been composed; ``above`` is what stands at the top of it."""
    text = text if text.endswith("\n") else text + "\n"
    top = placed.parse(text)
    assert top is not None
    return _Reader(text, top).whole(top)


class _Reader:
    def __init__(self, text: str, top: PlacedNode) -> None:
        self._text = text
        self._pieces = Pieces(text, top)

    def whole(self, top: PlacedNode) -> NotedEntry:
        found = NotedEntry(None, said(top))
        if top.block and top.pairs:
            block = spans.blocks(self._text, top)
            found.above = self._lines(0, block.entries[0].start)
            self._fill(found, block)
            return found
        found.above = self._lines(0, top.start)
        self._flow(found, top)
        line = spans.line_end(self._text, top.end)
        found.above += self._comments(top.end, line)
        found.end += self._lines(line, len(self._text))
        return found

    def _fill(self, found: NotedEntry, block: BlockSpan) -> None:
        found.entries = [self._entry(one) for one in block.entries]
        found.end = self._lines(block.entries[-1].end, block.stop)

    def _entry(self, entry: EntrySpan) -> NotedEntry:
        found = _bare(entry.key, entry.value)
        start = spans.line_start(self._text, entry.start)
        found.free = self._lines(entry.free, entry.above)
        found.above = self._lines(entry.above, max(entry.above, start))
        if entry.block is not None:
            found.beside = self._comments(entry.start, entry.block.begin)
            self._fill(found, entry.block)
            return found
        found.below = self._lines(entry.content_end, entry.end)
        value = entry.value
        if value.pairs or value.items:
            found.beside = self._comments(entry.start, value.start)
            self._flow(found, value)
            found.beside += self._comments(value.end, entry.content_end)
        else:
            found.lines = self._broken(value)
            self._single(found, entry)
        return found

    def _broken(self, node: PlacedNode) -> tuple[str, ...]:
        """The lines of a text that goes on over several of them."""
        lines = self._text[node.start : node.end].strip().split("\n")
        if node.style == ">":
            lines = lines[1:]
        elif node.style:
            lines = "\n".join(lines)[1:-1].split("\n")
        return tuple(line.strip() for line in lines) if len(lines) > 1 else ()

    def _single(self, found: NotedEntry, entry: EntrySpan) -> None:
        """Of several comments at one value that which ends its line stays, the others go above."""
        beside = self._pieces.beside(entry)
        inside = [
            one for one in self._pieces.within(entry.start, entry.content_end) if one is not beside
        ]
        first = inside[0] if inside and beside is None else None
        if first is not None and "\n" not in self._text[entry.start : first.start]:
            beside, inside = first, inside[1:]
        found.beside = [beside.text] if beside is not None else []
        found.above += [one.text for one in inside]

    def _flow(self, found: NotedEntry, node: PlacedNode) -> None:
        """What stands between brackets, each with the comments at it."""
        pairs: list[tuple[PlacedNode | None, PlacedNode]] = [*node.pairs]
        pairs += [(None, item) for item in node.items]
        if not pairs:
            found.beside += self._comments(node.start, node.end)
            return
        starts = [(key or value).start for key, value in pairs]
        first = self._text.find("\n", node.start, starts[0])
        opener = starts[0] if first < 0 else first
        found.beside += self._comments(node.start, opener)
        ends = [max(value.end, key.end if key is not None else 0) for key, value in pairs]
        bounds = [opener]
        for end, after in zip(ends, [*starts[1:], node.end], strict=True):
            line = self._text.find("\n", end, after)
            bounds.append(after if line < 0 else line)
        for number, (key, value) in enumerate(pairs):
            one = _bare(key, value)
            one.above = self._comments(bounds[number], starts[number])
            if value.pairs or value.items:
                one.above += self._comments(starts[number], value.start)
                self._flow(one, value)
            else:
                one.above += self._comments(starts[number], ends[number])
            one.beside += self._comments(ends[number], bounds[number + 1])
            found.entries.append(one)
        found.end = self._comments(bounds[-1], node.end)

    def _comments(self, start: int, end: int) -> list[str]:
        return [one.text for one in self._pieces.within(start, end)]

    def _lines(self, start: int, end: int) -> list[str]:
        """The lines of a place without their indentation, and of blank ones the first."""
        lines = [line.strip() for line in self._text[start:end].split("\n")[:-1]]
        return [
            line for number, line in enumerate(lines) if line or not number or lines[number - 1]
        ]


def _bare(key: PlacedNode | None, value: PlacedNode) -> NotedEntry:
    if key is None:
        return NotedEntry(None, said(value))
    return NotedEntry(str(key.data), said(value), key=key.letters)


def said(node: PlacedNode) -> Any:
    """What a node says, letter for letter."""
    if node.pairs:
        return {key.letters: said(value) for key, value in node.pairs}
    if node.items:
        return [said(item) for item in node.items]
    if isinstance(node.data, str):
        return node.letters
    if node.letters == "-0":
        return Decimal(node.letters)
    return node.data
