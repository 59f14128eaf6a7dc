"""A text that changed a little → which of its words an act replaces, adds or deletes.

The words an act quotes must be found once in the text it amends, otherwise nobody knows which are
meant; so each quotation is widened until it is. ``carry`` carries edits out by the quotations
alone. Form: Zasady techniki prawodawczej, § 87 ust. 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rpd.diff.textdiff import segments
from rpd.wording import plain

MOST_EDITS = 3
"""More edits than these in one text read worse than the new text."""
_FEW_WORDS = 6
"""So many words may always be named; beyond it, at most half of the text."""


@dataclass(frozen=True, slots=True)
class Replace:
    """„wyrazy „old” zastępuje się wyrazami „new””."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Insert:
    """„po wyrazach „after” dodaje się wyrazy „new””."""

    after: str
    new: str


@dataclass(frozen=True, slots=True)
class Delete:
    """„skreśla się wyrazy „old””."""

    old: str


Edit = Replace | Insert | Delete


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of the old text and what stands in its place."""

    start: int
    end: int
    new: str


def edits(old: Sequence[str], new: Sequence[str]) -> tuple[Edit, ...] | None:
    """The edits that turn the lines of one text into another; None where the new text is clearer.

    What is returned has been carried out on the old text and gives the new one.
    """
    text, wanted = "\n".join(old), "\n".join(new)
    spans = _spans(text, wanted)
    if spans is None or len(spans) > MOST_EDITS:
        return None
    found = tuple(_edit(text, span) for span in spans)
    if _words(found) > max(_FEW_WORDS, len(text.split()) // 2):
        return None
    if not all(_balanced(getattr(edit, "new", "")) for edit in found):
        return None
    return found if same(carry(text, found), wanted) else None


def _words(found: Iterable[Edit]) -> int:
    """How many words the edits name, of the longer side each."""
    return sum(
        max(len(getattr(edit, "old", "").split()), len(getattr(edit, "new", "").split()))
        for edit in found
    )


# --- what changed --------------------------------------------------------------------------------


def _spans(text: str, wanted: str) -> list[_Span] | None:
    """The changes, each with an old side that is found once; None where a line came or went."""
    spans: list[_Span] = []
    position = 0
    for part in segments(text, wanted):
        if part.kind != "equal" and "\n" in part.text:
            return None
        if part.kind == "added":
            if spans and spans[-1].end == position:
                spans[-1] = _Span(spans[-1].start, position, part.text)
            else:
                spans.append(_Span(position, position, part.text))
            continue
        if part.kind == "removed":
            spans.append(_Span(position, position + len(part.text), ""))
        position += len(part.text)
    return _settled(text, spans)


def _settled(text: str, spans: list[_Span]) -> list[_Span] | None:
    """Spans widened and merged until none needs it; None where one cannot be made unique."""
    while True:
        widened: list[_Span] = []
        for span in spans:
            fitting = _fitting(text, span)
            if fitting is None:
                return None
            if widened and fitting.start < widened[-1].end:
                last = widened.pop()
                # The texts of two overlapping spans are put together from what lies between.
                between = text[last.end : span.start] if last.end < span.start else ""
                head = last.new if last.end <= span.start else _unwidened(last, span)
                fitting = _Span(last.start, span.end, head + between + span.new)
            widened.append(fitting)
        if widened == spans:
            return spans
        spans = widened


def _unwidened(last: _Span, span: _Span) -> str:
    """What the earlier span puts before the later one: without the context they share."""
    shared = last.end - span.start
    return last.new[: len(last.new) - shared]


def _fitting(text: str, span: _Span) -> _Span | None:
    """The span with enough of its line that it names words, and names them once."""
    span = _trimmed(text, span)
    old = text[span.start : span.end]
    if old and (not _is_word(old) or (span.new and not _is_word(span.new))):
        span = _wider(text, span) or span
    if not old and not _stands_apart(text, span):
        span = _wider(text, span) or span
    while (
        not (paired := _balanced(text[span.start : span.end]))
        or _count(text, _quoted(text, span)) != 1
    ):
        open_ = not paired and "„" in text[span.start : span.end]
        wider = _wider(text, span, behind_first=open_)
        if wider is None:
            return None
        span = wider
    return span


def _balanced(text: str) -> bool:
    """Whether quotation marks stand in pairs: half of a pair cannot be quoted."""
    return text.count("„") == text.count("”")


def _trimmed(text: str, span: _Span) -> _Span:
    """Without the spaces that both sides begin or end with."""
    start, end, new = span.start, span.end, span.new
    while start < end and new and text[start] == new[0] and text[start].isspace():
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1] and new[-1].isspace():
        end, new = end - 1, new[:-1]
    return _Span(start, end, new)


def _is_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _stands_apart(text: str, span: _Span) -> bool:
    """Whether something can be said to be added „behind” the word in front of it."""
    new = span.new
    before = text[: span.start]
    line = before[before.rfind("\n") + 1 :]
    if not line.strip() or not _is_word(new) or not _is_word(line.split()[-1]):
        return False
    return line[-1].isspace() or new[0].isspace() or new[0] in ",;:("


def _quoted(text: str, span: _Span) -> str:
    """The words by which an act finds the span: those that go, or those it stands behind."""
    if span.start != span.end:
        return text[span.start : span.end].strip()
    return _anchor(text, span.start)


def _anchor(text: str, position: int) -> str:
    """As many of the last words of the line as it takes to name the place once."""
    line = text[text.rfind("\n", 0, position) + 1 : position].rstrip()
    words = list(re.finditer(r"\S+", line))
    for word in reversed(words):
        phrase = line[word.start() :]
        if _count(text, phrase) == 1 and _TELLING.search(phrase):
            return phrase
    return line


_TELLING = re.compile(r"\w{3}|[0-9]")
"""What a phrase needs to be found by: „po wyrazie „w”” is exact, but nobody would see the place."""


def _wider(text: str, span: _Span, *, behind_first: bool = False) -> _Span | None:
    """The span with one more word of its line, the one before rather than the one behind."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    last = len(text) if last < 0 else last
    before = re.search(r"\S+\s*\Z", text[first : span.start])
    rest = text[span.end : last]
    # A comma or a full stop behind the word is left outside where there is a word.
    behind = re.match(r"\s*\S*[^\s,.;:)]", rest) or re.match(r"\s*\S+", rest)
    if before and not (behind_first and behind):
        start = first + before.start()
        return _Span(start, span.end, text[start : span.start] + span.new)
    if behind:
        end = span.end + behind.end()
        return _Span(span.start, end, span.new + text[span.end : end])
    return None


def _count(text: str, phrase: str) -> int:
    """How often a reader finds the words: whole words only, whatever kind of space is between."""
    return len(_found(text, phrase)) if phrase else 0


def _found(text: str, phrase: str) -> list[re.Match[str]]:
    """Where the words stand, also where two such places overlap: „a i a” twice in „a i a i a”."""
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    behind = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return list(re.finditer(f"{before}(?=({re.escape(phrase)}){behind})", text))


def _edit(text: str, span: _Span) -> Edit:
    old, new = text[span.start : span.end].strip(), span.new.strip()
    if not old:
        return Insert(_anchor(text, span.start), new)
    return Replace(old, new) if new else Delete(old)


# --- carrying out --------------------------------------------------------------------------------


def carry(text: str, found: Iterable[Edit]) -> str:
    """The text after the edits, each found by what it quotes.

    Raises:
        ValueError: a quotation is not found, or is found more than once.
    """
    changes = []
    for edit in found:
        quoted = edit.after if isinstance(edit, Insert) else edit.old
        matches = _found(text, quoted)
        if len(matches) != 1:
            raise ValueError(f"found {len(matches)} times: {quoted}")
        (match,) = matches
        if isinstance(edit, Insert):
            changes.append((match.end(1), match.end(1), f" {edit.new}"))
        else:
            new = edit.new if isinstance(edit, Replace) else ""
            changes.append((match.start(1), match.end(1), new))
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def same(one: str, other: str) -> bool:
    """Whether two texts say the same word by word: words quoted in an act carry no spaces."""
    return _spaced(one) == _spaced(other)


_SPACES = re.compile(r"[ \t]+")
_BEFORE_SIGN = re.compile(r" (?=[,.;:)\n]|\Z)|(?<=[(\n]) ")


def _spaced(text: str) -> str:
    return _BEFORE_SIGN.sub("", _SPACES.sub(" ", plain(text))).strip()
