"""Pieces of a text that is being rewritten, and which of its comments have been taken over."""

from __future__ import annotations

from bisect import bisect_left

from rpd.frozen import dataclass
from rpd.writing import spans
from rpd.writing.placed import PlacedNode
from rpd.writing.spans import Comment, EntrySpan


@dataclass(frozen=True, slots=True)
class Lost:
    """A comment that went with the entry it belonged to."""

    line: int
    text: str


class Pieces:
    """The text; what is taken from it through these methods keeps its comments."""

    def __init__(self, text: str, top: PlacedNode) -> None:
        self.text = text
        self.end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
        self._comments = spans.comments(text, top)
        self._starts = [comment.start for comment in self._comments]
        self._kept: set[int] = set()

    def lost(self) -> tuple[Lost, ...]:
        """The comments that were not taken over."""
        return tuple(
            Lost(self.text.count("\n", 0, comment.start) + 1, comment.text)
            for comment in self._comments
            if comment.start not in self._kept
        )

    def raw(self, start: int, end: int) -> str:
        """A piece of the text as it stands; its comments are kept with it."""
        self._kept |= {comment.start for comment in self.within(start, end)}
        return self.text[start:end]

    def within(self, start: int, end: int) -> list[Comment]:
        """The comments that begin in a piece of the text."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._comments[first:last]

    def hoisted(self, start: int, end: int, beside: Comment | None = None) -> tuple[str, ...]:
        """The comments of a place that is going to be written anew, but for one."""
        found = [comment for comment in self.within(start, end) if comment is not beside]
        self._kept |= {comment.start for comment in found}
        return tuple(comment.text for comment in found)

    def lines(self, comments: tuple[str, ...], indent: int) -> str:
        """Comments on lines of their own."""
        return "".join(f"{' ' * indent}{comment}{self.end}" for comment in comments)

    def own(self, written: str) -> str:
        """Emitted text with the line ends of the file."""
        return written if self.end == "\n" else written.replace("\n", self.end)

    def above(self, entry: EntrySpan) -> str:
        """The lines with the comments of an entry."""
        return self.raw(entry.above, max(entry.above, spans.line_start(self.text, entry.start)))

    def free(self, entry: EntrySpan, *, gone: bool) -> str:
        """The lines in front of an entry; a mere blank line goes with it."""
        if not self.within(entry.free, entry.above):
            return "" if gone else self.text[entry.free : entry.above]
        return self.raw(entry.free, entry.above)

    def beside(self, entry: EntrySpan) -> spans.Comment | None:
        """The comment on the line of a value that is no block."""
        value, text = entry.value, self.text
        if value.block:
            return None
        if value.style in ("|", ">"):
            found = self.within(value.start, spans.line_end(text, value.start))
        else:
            found = self.within(value.end, entry.content_end)
        return found[0] if found else None

    def with_gap(self, comment: Comment) -> str:
        """A comment beside something with the blanks in front of it; it is kept."""
        self._kept.add(comment.start)
        line = self.text[spans.line_start(self.text, comment.start) : comment.start]
        return line[len(line.rstrip(" \t")) :] + comment.text
