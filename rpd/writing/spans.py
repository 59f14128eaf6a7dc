"""Which lines of a YAML text belong to which entry, and where its comments are.

A comment belongs to the entry that it stands beside, or directly above at most as deep as it; one
that stands deeper belongs to what is in front of it. Comments with a blank line behind them (the
heading of a group) and those behind the last entry of a list belong to no entry.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import field

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.writing.placed import PlacedNode


@dataclass(slots=True, eq=False)
class EntrySpan:
    """A key with its value, or an item of a list.

    From ``free`` on stand lines that belong to no entry, from ``above`` on the comments of this
    one, at ``start`` its key or dash; ``content_end`` is behind the line break of its last line,
    ``end`` behind the deeper comments that follow.
    """

    key: PlacedNode | None
    value: PlacedNode
    free: int
    above: int
    start: int
    content_end: int
    end: int
    block: BlockSpan | None = None


@dataclass(slots=True, eq=False)
class BlockSpan:
    """A mapping or a list on lines of its own, from ``begin`` to ``stop``.

    ``inline``: the first entry stands on the line of a dash in front of it.
    """

    indent: int
    inline: bool
    begin: int
    stop: int
    path: Path
    entries: list[EntrySpan] = field(default_factory=list)


def line_end(text: str, offset: int) -> int:
    """The offset behind the line break that ends the line."""
    # A block text may end with its own line break.
    if offset and text[offset - 1] == "\n":
        return offset
    return text.index("\n", offset) + 1


def line_start(text: str, offset: int) -> int:
    """The offset of the first character of the line."""
    return text.rfind("\n", 0, offset) + 1


def blocks(text: str, top: PlacedNode) -> BlockSpan:
    """The lines of a text whose top node is a block collection, with everything below it."""
    block = _block(text, top, 0, len(text), ())
    # What stands at the top of a file is about the file.
    first = block.entries[0]
    first.free = first.above = first.start
    return block


def _block(text: str, node: PlacedNode, begin: int, stop: int, path: Path) -> BlockSpan:
    start = line_start(text, node.start)
    inline = node.start < begin
    block = BlockSpan(node.start - start, inline, node.start if inline else begin, stop, path)
    previous = block.begin
    members: list[tuple[PlacedNode | None, PlacedNode]] = [*node.pairs] if node.pairs else []
    members += [(None, item) for item in node.items]
    for key, value in members:
        at = key.start if key is not None else _dash(text, value, block.indent)
        here = at if inline and not block.entries else line_start(text, at)
        if block.entries:
            previous = _deeper(text, previous, here, block.indent)
            block.entries[-1].end = previous
        end = line_end(text, max(value.end, key.end if key is not None else at + 1))
        above = _own(text, previous, here)
        block.entries.append(EntrySpan(key, value, previous, above, at, end, end))
        previous = end
    if block.entries:
        block.entries[-1].end = _deeper(text, previous, stop, block.indent)
    for position, entry in enumerate(block.entries):
        if entry.value.block and (entry.value.pairs or entry.value.items):
            opener = entry.key.end if entry.key is not None else entry.start + 1
            inner = line_end(text, opener)
            step = position if entry.key is None else str(entry.key.data)
            entry.block = _block(text, entry.value, inner, entry.end, (*path, step))
    return block


def _dash(text: str, member: PlacedNode, indent: int) -> int:
    """The offset of the dash in front of an item."""
    line = line_start(text, member.start)
    while text[line + indent : line + indent + 1] != "-" or text[line : line + indent].strip(" -"):
        line = line_start(text, line - 1)
    return line + indent


def _lines(text: str, start: int, stop: int) -> Iterator[tuple[int, str]]:
    for line in text[start:stop].split("\n")[:-1]:
        yield start, line
        start += len(line) + 1


def _deeper(text: str, start: int, stop: int, indent: int) -> int:
    """Where the comments end that stand deeper than `indent` at the start of a gap."""
    end = start
    for at, line in _lines(text, start, stop):
        bare = line.strip()
        if bare and len(line) - len(line.lstrip(" \t")) <= indent:
            break
        if bare:
            end = at + len(line) + 1
    return end


def _own(text: str, start: int, stop: int) -> int:
    """Where the comments begin that stand directly above an entry: behind the last blank line."""
    own = start
    for at, line in _lines(text, start, stop):
        if not line.strip():
            own = at + len(line) + 1
    return own


# --- comments ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: ``text[start:end]``, from „#” to the end of the line."""

    start: int
    end: int
    text: str


def comments(text: str, top: PlacedNode | None) -> list[Comment]:
    """All comments of a text, in order; what looks like one inside a value is none."""
    values = sorted(_scalars(text, top)) if top is not None else []
    starts = [start for start, _ in values]
    found = []
    position = 0
    while (at := text.find("#", position)) >= 0:
        position = at + 1
        inside = bisect_left(starts, at + 1) - 1
        if inside >= 0 and at < values[inside][1]:
            position = values[inside][1]
        elif at == 0 or text[at - 1] in " \t\n":
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            position = end
            found.append(Comment(at, end, text[at:end].rstrip()))
    return found


def _scalars(text: str, node: PlacedNode) -> Iterator[tuple[int, int]]:
    for key, value in node.pairs:
        yield key.start, key.end
        yield from _scalars(text, value)
    for item in node.items:
        yield from _scalars(text, item)
    if node.pairs or node.items or isinstance(node.data, dict | list):
        return
    if node.style in ("|", ">"):
        header = text.find("\n", node.start)
        yield (header if 0 <= header < node.end else node.end), node.end
    elif node.start < node.end:
        yield node.start, node.end


def placed_at(block: BlockSpan, path: Path) -> EntrySpan | None:
    """The entry at a path; None where there is none with lines of its own."""
    found: EntrySpan | None = None
    inside: BlockSpan | None = block
    for step in path:
        if inside is None:
            return None
        if isinstance(step, int):
            listed = inside.entries
            found = listed[step] if step < len(listed) and listed[step].key is None else None
        else:
            named = (e for e in inside.entries if e.key is not None and str(e.key.data) == step)
            found = next(named, None)
        if found is None:
            return None
        inside = found.block
    return found
