"""A YAML text changed so that it says something else, with everything else in it left as it is.

``rewrite`` is told what the text shall say and which of its entries are which of the former ones,
and rewrites those places only: comments, order of keys, quoting, line breaks, blank lines, line
ends and the very form of letters stay wherever nothing changed. A comment belongs to the entry it
stands directly above or beside, and moves or goes with it; what went is told. The result is read
again before it is given out: it says exactly what was asked for, or nothing is given out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any
from unicodedata import normalize

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.reading import events
from rpd.writing import emit, placed, spans
from rpd.writing.align import origins as aligned
from rpd.writing.pieces import Lost, Pieces
from rpd.writing.restyle import in_style, same, shifted
from rpd.writing.spans import BlockSpan, EntrySpan

Origins = Mapping[Path, Path]
"""Items of lists in the new data → where they stood; what is not named is new."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The changed text, and the comments of the former one that are not in it."""

    text: str
    lost: tuple[Lost, ...] = ()
    composed: events.Composed | None = field(default=None, compare=False, repr=False)
    """What the parser makes of the text, for whoever goes on with it."""


def edit(text: str, data: Any, origins: Origins | None = None) -> str:
    """The text, changed to say `data`; see `rewrite`."""
    return rewrite(text, data, origins).text


def rewrite(
    text: str, data: Any, origins: Origins | None = None, *, before: Any = None
) -> Rewritten:
    """The text, changed to say `data` (a mapping; dicts, lists, texts, int, Decimal, bool).

    Without `origins`, entries are recognised by what they say. `before` is what the text says, for
    whoever has read it.

    Raises:
        ValueError: the text cannot be composed, is not a mapping, or (a bug here) the result
            would not say `data`.
    """
    composed = None
    if before is None:
        composed = events.compose(normalize("NFC", text))
        before = None if composed.findings else composed.data
    if not (isinstance(before, dict) and isinstance(data, dict)):
        raise ValueError("the text is not a mapping without mistakes")  # noqa: TRY004
    if before == data:
        return Rewritten(text, composed=composed)
    ended = text.endswith("\n")
    work = text if ended else text + "\n"
    editor = _Editor(work, data, aligned(before, data) if origins is None else origins)
    changed = editor.edited()
    changed = changed if ended else changed.removesuffix("\n").removesuffix("\r")
    again = events.compose(normalize("NFC", changed))
    if again.findings or again.data != data:
        raise ValueError("the edited text does not say what it should")
    return Rewritten(changed, editor.lost(), again)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """An entry as it shall stand: lines above it that are no one's, its comments, its own text.

    ``hoisted`` are comments that have to go above the entry around it. ``body`` starts at the key
    or dash, in the middle of a line, and ends with a line break.
    """

    body: str
    above: str = ""
    free: str = ""
    hoisted: tuple[str, ...] = ()


class _Editor:
    """Rewrites the entries of one text from the top down."""

    def __init__(self, text: str, data: dict[str, Any], origins: Origins) -> None:
        self._text, self._data, self._origins = text, data, origins
        top = placed.parse(text)
        assert top is not None
        self._top = top
        self._pieces = Pieces(text, top)
        self.lost = self._pieces.lost
        self._block: BlockSpan | None = spans.blocks(text, top) if top.block and top.pairs else None
        # What holds items that have lines of their own, and so comments.
        self._holders = {
            path[:depth]
            for path, origin in origins.items()
            if self._at(origin) is not None
            for depth in range(1, len(path))
        }

    def edited(self) -> str:
        if self._block is None:
            start, end = self._top.start, self._top.end
            rest = self._pieces.raw(end, len(self._text))
            return self._pieces.raw(0, start) + emit.flow(self._data) + rest
        chunks = self._entries(self._block, self._data, ())
        return self._together(self._block, chunks)[1]

    # --- blocks ----------------------------------------------------------------------------------

    def _together(self, block: BlockSpan, chunks: list[_Chunk]) -> tuple[tuple[str, ...], str]:
        """What has to stand above, and the block from its beginning to its stop."""
        pad = " " * block.indent
        hoisted: tuple[str, ...] = ()
        parts = [self._pieces.raw(block.begin, block.entries[0].above)]
        for position, chunk in enumerate(chunks):
            inner = self._pieces.lines(chunk.hoisted, block.indent)
            if position == 0 and block.inline:
                above = (chunk.free + chunk.above).split("\n")
                hoisted = (*(line.strip() for line in above if line.strip()), *chunk.hoisted)
                parts.append(chunk.body)
                continue
            free = chunk.free if position or chunk.free.strip() else ""
            parts += [free, chunk.above, inner, pad, chunk.body]
        parts.append(self._tail(block))
        return hoisted, "".join(parts)

    def _tail(self, block: BlockSpan) -> str:
        return self._pieces.raw(block.entries[-1].end, block.stop)

    def _entries(self, block: BlockSpan, data: dict[str, Any], path: Path) -> list[_Chunk]:
        """The entries of a mapping as they shall stand."""
        chunks: dict[str, _Chunk] = {}
        waiting = ""
        for position, entry in enumerate(block.entries):
            name = _name(entry)
            # What stands in front of the first one stays at the head.
            free = self._pieces.free(entry, gone=name not in data) if position else ""
            if name not in data:
                waiting += free
                continue
            chunk = self._entry(entry, data[name], (*path, name), name)
            chunks[name] = replace(chunk, above=self._pieces.above(entry), free=waiting + free)
            waiting = ""
        order = list(chunks)
        before: str | None = None
        for name, value in data.items():
            if name not in chunks:
                chunks[name] = _Chunk(self._fresh(name, value, (*path, name), block.indent))
                order.insert(order.index(before) + 1 if before is not None else 0, name)
            before = name
        return self._with_rest([chunks[name] for name in order], waiting)

    def _with_rest(self, chunks: list[_Chunk], rest: str) -> list[_Chunk]:
        """The chunks, with lines that stood in front of a last entry that went."""
        if not rest or not chunks:
            return chunks
        return [*chunks[:-1], replace(chunks[-1], body=chunks[-1].body + rest)]

    def _items(self, block: BlockSpan, data: list[Any], path: Path, name: str) -> list[_Chunk]:
        """The items of a list as they shall stand."""
        former = {self._origins.get((*path, position)) for position in range(len(data))}
        free: dict[int, str] = {}
        waiting = ""
        for position, entry in enumerate(block.entries):
            gone = (*block.path, position) not in former
            own = self._pieces.free(entry, gone=gone) if position else ""
            if gone:
                waiting += own
            else:
                free[position] = waiting + own
                waiting = ""
        chunks = []
        for position, new in enumerate(data):
            inner = (*path, position)
            origin = self._origins.get(inner)
            former_entry = self._at(origin)
            if former_entry is None or origin is None:
                chunks.append(_Chunk(self._new(new, inner, block.indent, name)))
            elif origin[:-1] == block.path and isinstance(origin[-1], int):
                chunk = self._entry(former_entry, new, inner, name)
                above, lines = self._pieces.above(former_entry), free.pop(origin[-1], "")
                chunks.append(replace(chunk, above=above, free=lines))
            else:
                chunks.append(self._moved(former_entry, new, inner, block.indent, name))
        return self._with_rest(chunks, waiting)

    def _at(self, origin: Path | None) -> EntrySpan | None:
        if origin is None or self._block is None:
            return None
        return spans.placed_at(self._block, origin)

    def _moved(self, entry: EntrySpan, new: Any, path: Path, indent: int, name: str) -> _Chunk:
        """An item that comes from another list, with its comments."""
        column = entry.start - spans.line_start(self._text, entry.start)
        chunk = self._entry(entry, new, path, name)
        above = shifted(self._pieces.above(entry), indent - column)
        body = shifted(chunk.body, indent - column, first=False)
        return replace(chunk, body=body, above=above)

    # --- entries ---------------------------------------------------------------------------------

    def _entry(self, entry: EntrySpan, new: Any, path: Path, name: str) -> _Chunk:
        """``key: value`` or ``- value`` with the value changed where it has to be."""
        value = entry.value
        if same(value.data, new):
            return _Chunk(self._pieces.raw(entry.start, entry.end))
        inner = entry.block
        if inner is not None and not new and isinstance(new, dict | list):
            # All that was in it went, and what was said of it.
            opener = self._pieces.hoisted(entry.start, inner.begin)
            beside = "".join(f"  {comment}" for comment in opener)
            head = self._text[entry.start : entry.start + 1] if entry.key is None else f"{name}:"
            return _Chunk(f"{head} {emit.flow(new)}{beside}{self._pieces.end}")
        if inner is not None and isinstance(new, dict | list):
            chunks = None
            if value.pairs and isinstance(new, dict):
                chunks = self._entries(inner, new, path)
            elif value.items and isinstance(new, list):
                chunks = self._items(inner, new, path, name)
            if chunks is not None:
                head = self._pieces.raw(entry.start, inner.begin)
                hoisted, body = self._together(inner, chunks)
                return _Chunk(head + body, hoisted=hoisted)
        return self._written_anew(entry, new, path, name)

    def _written_anew(self, entry: EntrySpan, new: Any, path: Path, name: str) -> _Chunk:
        """An entry whose value is replaced: its comments stay beside it, or go above it."""
        text, value = self._text, entry.value
        indent = entry.start - spans.line_start(text, entry.start)
        beside = self._pieces.beside(entry)
        comment = self._pieces.with_gap(beside) if beside is not None else ""
        hoisted = self._pieces.hoisted(entry.start, entry.content_end, beside)
        in_place = text[entry.start : value.start]
        # A list that had no lines gets items that stood on lines elsewhere.
        receives = entry.key is not None and isinstance(new, list) and path in self._holders
        written = None
        if not value.block and "\n" not in in_place and not receives:
            written = in_style(text, value, new)
        if written is not None:
            body = in_place + written + ("" if written.endswith("\n") else f"{comment}\n")
        elif receives:
            body = self._fresh(name, new, path, indent, comment)
        elif entry.key is not None:
            body = emit.entry(name, new, indent, comment)
        else:
            first, rest = emit.item(new, indent, name).split("\n", 1)
            body = f"{first}{comment}\n{rest}"
        body = self._pieces.own(body.replace("\r\n", "\n"))
        if body.count("\n") > 1:
            # Behind a text of several lines, deeper comments could become part of it.
            hoisted += self._pieces.hoisted(entry.content_end, entry.end)
            return _Chunk(body, hoisted=hoisted)
        return _Chunk(body + self._pieces.raw(entry.content_end, entry.end), hoisted=hoisted)

    # --- what is new -----------------------------------------------------------------------------

    def _new(self, value: Any, path: Path, indent: int, name: str) -> str:
        """A new item; what has moved into it comes with its comments."""
        if path not in self._holders or not isinstance(value, dict):
            return self._pieces.own(emit.item(value, indent, name))
        pad = " " * (indent + 2)
        written = [
            self._fresh(key, member, (*path, key), indent + 2) for key, member in value.items()
        ]
        return "- " + pad.join(written)

    def _fresh(self, name: str, value: Any, path: Path, indent: int, comment: str = "") -> str:
        """A new key with its value."""
        if path not in self._holders or not isinstance(value, list):
            return self._pieces.own(emit.entry(name, value, indent, comment))
        pad = " " * (indent + 2)
        parts = [f"{emit.scalar(name, flow=False)}:{comment}{self._pieces.end}"]
        for position, member in enumerate(value):
            inner = (*path, position)
            entry = self._at(self._origins.get(inner))
            if entry is None:
                parts += [pad, self._new(member, inner, indent + 2, name)]
            else:
                chunk = self._moved(entry, member, inner, indent + 2, name)
                lines = self._pieces.lines(chunk.hoisted, indent + 2)
                parts += [chunk.above, lines, pad, chunk.body]
        return "".join(parts)


def _name(entry: EntrySpan) -> str:
    return str(entry.key.data) if entry.key is not None else ""
