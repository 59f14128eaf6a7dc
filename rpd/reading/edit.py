"""A YAML text changed so that it says something else, with everything else in it left as it is.

``edit`` is told what the text shall say, finds the differences and rewrites those places only:
comments, order of keys, quoting, line breaks and blank lines stay wherever nothing changed. A
comment belongs to the entry it stands above or beside, and moves or goes with it. The result is
read again before it is given out: it says exactly what was asked for, or nothing is given out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rpd.reading import emit, events, placed
from rpd.reading.align import align
from rpd.reading.placed import Node

_COMMENT = re.compile(r"[ \t]*#[^\n]*")


def edit(text: str, data: Any) -> str:
    """The text, changed to say `data` (a mapping; dicts, lists, texts, int, Decimal, bool).

    Raises:
        ValueError: the text cannot be composed, is not a mapping, or (a bug here) the result
            would not say `data`.
    """
    composed = events.compose(text)
    if composed.findings or not isinstance(composed.data, dict) or not isinstance(data, dict):
        raise ValueError("the text is not a mapping without mistakes")
    if composed.data == data:
        return text
    crlf = "\r\n" in text
    work = text.replace("\r\n", "\n") if crlf else text
    ended = work.endswith("\n")
    changed = _Editor(work if ended else work + "\n").edited(data)
    changed = changed if ended else changed.removesuffix("\n")
    again = events.compose(changed)
    if again.findings or again.data != data:
        raise ValueError("the edited text does not say what it should")
    return changed.replace("\n", "\r\n") if crlf else changed


class _Editor:
    """Rewrites the nodes of one text from the top down."""

    def __init__(self, text: str) -> None:
        self._text = text
        top = placed.parse(text)
        assert top is not None
        self._top = top
        self._by_id: dict[str, Node] = {}
        self._by_first: dict[tuple[frozenset[str], str], Node] = {}
        for node in _mappings(top):
            if name := _first_id(node.data):
                self._by_first.setdefault((frozenset(_LISTS & node.data.keys()), name), node)
            identifier = node.data.get("id")
            if isinstance(identifier, str):
                self._by_id.setdefault(identifier, node)

    def edited(self, data: dict[str, Any]) -> str:
        top, text = self._top, self._text
        if not top.block:
            return text[: top.start] + emit.flow(data) + text[top.end :]
        body = self._mapping(top, data)
        return text[: top.start] + body + text[self._line_end(top.end) :]

    # --- places in the text ----------------------------------------------------------------------

    def _line_end(self, offset: int) -> int:
        """The offset behind the line break that ends the line."""
        # A block text may end with its own line break.
        if offset and self._text[offset - 1] == "\n":
            return offset
        return self._text.index("\n", offset) + 1

    def _line_start(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _column(self, offset: int) -> int:
        return offset - self._line_start(offset)

    # --- mappings --------------------------------------------------------------------------------

    def _mapping(self, node: Node, data: dict[str, Any]) -> str:
        """A block mapping from its first key to the line break behind its last entry."""
        text, indent = self._text, self._column(node.start)
        names = list(node.data)
        chunks: dict[str, tuple[str, str]] = {}
        previous = node.start
        for name, (key, former) in zip(names, node.pairs, strict=True):
            end = self._line_end(max(former.end, key.end))
            if name in data:
                above = text[previous : self._line_start(key.start)] if previous < key.start else ""
                chunks[name] = above, self._entry(key, former, data[name], indent, end)
            previous = end
        order = [name for name in names if name in data]
        before: str | None = None
        for name, value in data.items():
            if name not in chunks:
                chunks[name] = "", emit.entry(name, value, indent)
                order.insert(order.index(before) + 1 if before is not None else 0, name)
            before = name
        return _together([chunks[name] for name in order], indent)

    def _entry(self, key: Node, value: Node, new: Any, indent: int, end: int) -> str:
        """``key: value`` with the value changed where it has to be."""
        text = self._text
        if _same(value.data, new):
            return text[key.start : end]
        if value.block and value.pairs and isinstance(new, dict) and new:
            return text[key.start : value.start] + self._mapping(value, new)
        if value.block and value.items and isinstance(new, list) and new:
            return text[key.start : value.start] + self._sequence(value, new, _name(key))
        in_place = text[key.start : value.start]
        if not value.block and "\n" not in in_place:
            written = self._in_style(value, new)
            if written is not None:
                comment = "" if written.endswith("\n") else f"{self._comment(value, end)}\n"
                return f"{in_place}{written}{comment}"
        return emit.entry(_name(key), new, indent, self._comment(value, end))

    def _in_style(self, value: Node, new: Any) -> str | None:
        """The new value written the way the old one is, or None where that cannot be."""
        written: str | None = None
        if isinstance(new, list | dict) and self._text[value.start] in "[{":
            written = emit.flow(new)
        elif value.style == "'" and isinstance(new, str) and _quotable(new):
            written = "'" + new.replace("'", "''") + "'"
        elif value.style in ("|", ">") and isinstance(new, str):
            return self._block(value, new)
        if written is None or self._column(value.start) + len(written) > emit.WIDTH:
            return None
        return written

    def _block(self, value: Node, new: str) -> str | None:
        """A block text in its former style, or None where that cannot hold the new text."""
        header_end = self._text.index("\n", value.start)
        header = self._text[value.start : header_end]
        body = self._text[header_end + 1 : value.end]
        if header.partition("#")[0].strip() not in ("|-", ">-") or not new or new != new.strip():
            return None
        indent = len(body) - len(body.lstrip(" "))
        pad = " " * indent
        if value.style == "|" and emit.literal(new):
            lines = new.split("\n")
        elif value.style == ">" and emit.foldable(new):
            lines = emit.wrapped(new, max(emit.WIDTH - indent, emit.NARROWEST))
        else:
            return None
        return header + "\n" + "".join(f"{pad}{line}\n" if line else "\n" for line in lines)

    def _comment(self, value: Node, end: int) -> str:
        """The comment beside a value that is going to be rewritten."""
        text = self._text
        if value.style in ("|", ">"):
            header = text[value.start : text.index("\n", value.start)]
            found = _COMMENT.search(header)
        elif value.block:
            return ""
        else:
            found = _COMMENT.fullmatch(text[value.end : end].rstrip("\n"))
        return found.group() if found else ""

    # --- lists -----------------------------------------------------------------------------------

    def _sequence(self, node: Node, data: list[Any], name: str) -> str:
        """A block list from its first dash to the line break behind its last item."""
        text, indent = self._text, self._column(node.start)
        former: list[tuple[str, str, Node]] = []
        previous = node.start
        for member in node.items:
            dash = self._dash(member, indent)
            end = self._line_end(member.end)
            above = text[previous : self._line_start(dash)] if previous < dash else ""
            former.append((above, text[dash:end], member))
            previous = end
        pairs = align(node.data, data)
        chunks: list[tuple[str, str]] = []
        for position, new in enumerate(data):
            match = pairs.get(position)
            if match is not None:
                above, source, member = former[match]
                chunks.append((above, self._item(source, member, new, indent, name)))
            else:
                chunks.append(("", self._new_item(new, indent, name)))
        return _together(chunks, indent)

    def _dash(self, member: Node, indent: int) -> int:
        """The offset of the dash in front of an item."""
        line = self._line_start(member.start)
        while self._text[line + indent : line + indent + 1] != "-" or self._text[
            line : line + indent
        ].strip(" -"):
            line = self._line_start(line - 1)
        return line + indent

    def _item(self, source: str, member: Node, new: Any, indent: int, name: str) -> str:
        if _same(member.data, new):
            return source
        start = self._dash(member, indent)
        if member.block and member.pairs and isinstance(new, dict) and new:
            return self._text[start : member.start] + self._mapping(member, new)
        comment = self._comment(member, self._line_end(member.end)) if not member.block else ""
        written = emit.item(new, indent, name)
        first, rest = written.split("\n", 1)
        return f"{first}{comment}\n{rest}"

    def _new_item(self, new: Any, indent: int, name: str) -> str:
        """An item that this list did not have: moved here from another list, or really new."""
        moved = self._former(new)
        if moved is None or not moved.block or not moved.pairs:
            return emit.item(new, indent, name)
        body = self._mapping(moved, new)
        shift = indent + 2 - self._column(moved.start)
        return "- " + _shifted(body, shift)

    def _former(self, new: Any) -> Node | None:
        """Where an item that comes from another list stood: an action by its id, a heading by one.

        A heading is known by the first action below it, which is nowhere else.
        """
        if not isinstance(new, dict):
            return None
        if isinstance(new.get("id"), str):
            return self._by_id.get(new["id"])
        name = _first_id(new)
        return self._by_first.get((frozenset(_LISTS & new.keys()), name)) if name else None


_LISTS = frozenset(("priorytety", "kierunki", "dzialania"))


def _first_id(data: Any) -> str:
    """The id of the first action below a heading, "" where there is none."""
    if not isinstance(data, dict):
        return ""
    for name in _LISTS & data.keys():
        for child in data[name] if isinstance(data[name], list) else ():
            if isinstance(child, dict) and (found := child.get("id") or _first_id(child)):
                return str(found)
    return ""


def _shifted(body: str, shift: int) -> str:
    """Lines after the first, moved to the right (or left, as far as there are spaces)."""
    if not shift:
        return body
    first, *others = body.split("\n")
    if shift > 0:
        moved = [" " * shift + line if line.strip() else line for line in others]
    else:
        moved = [line[min(-shift, len(line) - len(line.lstrip(" "))) :] for line in others]
    return "\n".join([first, *moved])


def _together(chunks: list[tuple[str, str]], indent: int) -> str:
    """Entries with the comments above them; the first starts in the middle of a line."""
    pad = " " * indent
    parts: list[str] = []
    for position, (above, body) in enumerate(chunks):
        if position == 0:
            # Nothing can stand above the first entry here: its comments go below it.
            parts += [body, above]
        else:
            parts += [above, pad, body]
    return "".join(parts)


def _mappings(node: Node) -> Iterator[Node]:
    if node.pairs:
        yield node
    for _, value in node.pairs:
        yield from _mappings(value)
    for item in node.items:
        yield from _mappings(item)


def _name(key: Node) -> str:
    return key.data if isinstance(key.data, str) else str(key.data)


def _same(old: Any, new: Any) -> bool:
    """Equal, and of equal kind: 1 and true are equal to Python alone."""
    if isinstance(old, bool) or isinstance(new, bool):
        return old is new
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(_same(old[key], new[key]) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_same, old, new))
    return bool(old == new)


def _quotable(text: str) -> bool:
    return "\n" not in text and text.isprintable()
