"""The comments of a text by the entries they belong to, taken out of one text and put into another.

Two texts that say the same data have the same paths, however they are laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.writing import placed, spans
from rpd.writing.pieces import Pieces
from rpd.writing.spans import BlockSpan, Comment, EntrySpan

Slot = Literal["top", "free", "above", "beside", "inside", "below", "end"]


@dataclass(frozen=True, slots=True)
class PlacedComment:
    """A comment and where it stands: above an entry, beside it, at the end of its list."""

    path: Path
    slot: Slot
    text: str


@lru_cache(maxsize=8)
def notes(text: str) -> tuple[PlacedComment, ...]:
    """The comments of a text in their order."""
    return tuple(note for note, _ in _Notes(text).placed())


def annotated(text: str, gone: Sequence[PlacedComment], come: Sequence[PlacedComment]) -> str:
    """The text without some of its notes and with others; what it says stays the same."""
    return _Notes(text).changed(gone, come)


class _Notes:
    def __init__(self, text: str) -> None:
        self._text = text if text.endswith("\n") else text + "\n"
        self._whole = text.endswith("\n")
        top = placed.parse(self._text)
        assert top is not None
        self._pieces = Pieces(self._text, top)
        self._block = spans.blocks(self._text, top) if top.block and top.pairs else None

    def placed(self) -> Iterator[tuple[PlacedComment, Comment]]:
        if self._block is None:
            yield from self._in((), "inside", 0, len(self._text))
            return
        yield from self._in((), "top", 0, self._block.entries[0].start)
        yield from self._of(self._block)

    def _in(
        self, path: Path, slot: Slot, start: int, end: int
    ) -> Iterator[tuple[PlacedComment, Comment]]:
        for comment in self._pieces.within(start, end):
            yield PlacedComment(path, slot, comment.text), comment

    def _of(self, block: BlockSpan) -> Iterator[tuple[PlacedComment, Comment]]:
        for position, entry in enumerate(block.entries):
            step = position if entry.key is None else str(entry.key.data)
            path = (*block.path, step)
            yield from self._in(path, "free", entry.free, entry.above)
            yield from self._in(path, "above", entry.above, entry.start)
            if entry.block is not None:
                yield from self._in(path, "beside", entry.start, entry.block.begin)
                yield from self._of(entry.block)
                continue
            beside = self._pieces.beside(entry)
            for comment in self._pieces.within(entry.start, entry.content_end):
                slot: Slot = "beside" if comment is beside else "inside"
                yield PlacedComment(path, slot, comment.text), comment
            yield from self._in(path, "below", entry.content_end, entry.end)
        yield from self._in(block.path, "end", block.entries[-1].end, block.stop)

    # --- changing them ---------------------------------------------------------------------------

    def changed(self, gone: Sequence[PlacedComment], come: Sequence[PlacedComment]) -> str:
        cuts: list[tuple[int, int, str]] = []
        left = list(gone)
        taken = set()
        for note, comment in self.placed():
            if note in left:
                left.remove(note)
                taken.add(comment.start)
                cuts.append((*self._extent(comment), ""))
        cuts += [self._insertion(note, taken) for note in come]
        text = self._text
        # From the end, and of one place what was named last first, so that their order stays.
        order = sorted(range(len(cuts)), key=lambda i: (*cuts[i][:2], i), reverse=True)
        for start, end, new in (cuts[i] for i in order):
            text = text[:start] + new + text[end:]
        return text if self._whole else text.removesuffix("\n").removesuffix("\r")

    def _extent(self, comment: Comment) -> tuple[int, int]:
        """What goes with a comment: its line, or the blanks that part it from a value."""
        start = spans.line_start(self._text, comment.start)
        before = self._text[start : comment.start]
        if not before.strip():
            return start, spans.line_end(self._text, comment.end)
        return start + len(before.rstrip(" \t")), comment.start + len(comment.text)

    def _insertion(self, note: PlacedComment, taken: set[int]) -> tuple[int, int, str]:
        if note.slot == "beside" and self._block is not None:
            exact = spans.placed_at(self._block, note.path)
            opener = self._opener(exact) if exact is not None else None
            if exact is not None and opener is not None and not self._beside(exact) - taken:
                return opener, opener, f"  {note.text}"
        entry, path = self._entry(note.path)
        if entry is None or self._block is None:
            at = self._head() if note.slot == "top" or self._block is None else self._block.stop
            return self._line(at, 0, note.text)
        column = entry.start - spans.line_start(self._text, entry.start)
        here = path == note.path
        if here and note.slot == "end" and entry.block is not None:
            return self._line(entry.block.stop, entry.block.indent, note.text)
        if here and note.slot == "below" and entry.block is None:
            return self._line(entry.end, column + 2, note.text)
        if here and note.slot == "free":
            return self._line(entry.free, column, note.text + self._pieces.end)
        return self._line(spans.line_start(self._text, entry.start), column, note.text)

    def _head(self) -> int:
        return self._block.entries[0].start if self._block is not None else 0

    def _entry(self, path: Path) -> tuple[EntrySpan | None, Path]:
        """The entry at a path, or the nearest around it that starts on a line of its own."""
        while path and self._block is not None:
            entry = spans.placed_at(self._block, path)
            if entry is not None:
                start = spans.line_start(self._text, entry.start)
                if not self._text[start : entry.start].strip():
                    return entry, path
            path = path[:-1]
        return None, ()

    def _line(self, at: int, indent: int, comment: str) -> tuple[int, int, str]:
        return at, at, f"{' ' * indent}{comment}{self._pieces.end}"

    def _opener(self, entry: EntrySpan) -> int | None:
        """Where a comment beside an entry can stand; None where the line has no room for one."""
        value = entry.value
        if entry.block is not None and entry.block.inline:
            return None
        if entry.block is not None:
            at = entry.key.end if entry.key is not None else entry.start + 1
        elif value.style in ("|", ">"):
            at = value.start
        else:
            at = max(value.end, entry.key.end if entry.key is not None else 0)
        line = self._text[at : spans.line_end(self._text, at)]
        bare = line.partition(" #")[0] if "#" in line else line
        return at + len(bare.rstrip())

    def _beside(self, entry: EntrySpan) -> set[int]:
        if entry.block is not None:
            return {c.start for c in self._pieces.within(entry.start, entry.block.begin)}
        beside = self._pieces.beside(entry)
        return {beside.start} if beside is not None else set()
