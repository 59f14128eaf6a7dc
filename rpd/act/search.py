"""Which words, numbers and signs of a text an act names, so that a reader finds each place once.

Each quotation is found once in the text as it was, and in the text as the edits before it have left
it: so the act is right for one who reads from point to point, and for one who does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from rpd.act.edits import Edit, Phrase, carry
from rpd.act.quotable import ends, only_blank, phrase, quotation, starts
from rpd.act.spans import Span, differences
from rpd.act.tokens import Token, balanced, is_mark, keys, label_of, places, same, tokens

MOST_EDITS: Final = 3
"""More edits than these in one text read worse than the new text."""
_FEW_WORDS: Final = 6
"""So many words may always be named; beyond it, at most half of the text."""


def edits(old: str, new: str, beside: Sequence[str] = ()) -> tuple[Edit, ...] | None:
    """The edits that turn a line into another, in their order; None where the new text is clearer.

    `beside` are the other lines that a reader searches too. What is returned has been carried out.
    """
    found = _Search(old, new, beside).found()
    if found and any(map(_mixes_marks, found)):
        found = _marks_apart(old, new, beside)
    if not found or sum(not _of_mark(edit) for edit in found) > MOST_EDITS:
        return None
    named = sum(map(cost, found))
    if named > max(_FEW_WORDS, len(old.split()) // 2):
        return None
    return found if _leads(old, new, beside, found) else None


def _of_mark(edit: Edit) -> bool:
    """Whether the mark of a footnote comes, goes, or gives way to another, and nothing else."""
    return all(is_mark(side.text) if len(side.text) == 1 else not side for side in _sides(edit))


def _mixes_marks(edit: Edit) -> bool:
    """Whether a mark is among words that change."""
    return any(is_mark(x) for side in _sides(edit) for x in side.text) and not _of_mark(edit)


def _sides(edit: Edit) -> tuple[Phrase, Phrase]:
    return edit.old, edit.new


def _marks_apart(old: str, new: str, beside: Sequence[str]) -> tuple[Edit, ...] | None:
    """The marks that go, then the words that change, then the marks that come: none among words."""
    gone, came = _moved_marks(tokens(old), tokens(new))
    texts = [old]
    for place in reversed(gone):
        texts.append(texts[-1][:place] + texts[-1][place + 1 :])
    # Behind the words that change a text has none of the marks that come.
    later = [new]
    for place in reversed(came):
        later.append(later[-1][:place] + later[-1][place + 1 :])
    texts += reversed(later)
    found: list[Edit] = []
    for before, after in pairwise(texts):
        step = () if same(before, after) else _Search(before, after, beside).found()
        if step is None or any(map(_mixes_marks, step)):
            return None
        found += step
    return tuple(found)


def _moved_marks(one: Sequence[Token], other: Sequence[Token]) -> tuple[list[int], list[int]]:
    """Where the marks stand that go, and those that come; one that keeps a neighbour stays."""
    words, said = ([t for t in line if not is_mark(t.text)] for line in (one, other))
    alike = SequenceMatcher(None, keys(words), keys(said), autojunk=False).get_matching_blocks()
    twin = {block.a + i: block.b + i for block in alike for i in range(block.size)}
    before, after = _placed(one), _placed(other)
    kept = {
        (mark, at): (mark, place)
        for mark, at in before
        for other_mark, place in after
        if mark == other_mark and (twin.get(at - 1, -1) == place - 1 or twin.get(at, -1) == place)
    }
    return (
        [start for spot, start in before.items() if spot not in kept],
        [start for spot, start in after.items() if spot not in kept.values()],
    )


def _placed(line: Sequence[Token]) -> dict[tuple[str, int], int]:
    """The marks of a line by how many other tokens stand before them, and where they start."""
    found: dict[tuple[str, int], int] = {}
    others = 0
    for token in line:
        if is_mark(token.text):
            found[token.text, others] = token.start
        else:
            others += 1
    return found


def whole(old: str, new: str) -> tuple[Edit, ...]:
    """The text for the text, where half of it says nothing („II kwartał 2024”)."""
    return (Edit(Phrase(words=old), Phrase(words=new)),)


def _leads(old: str, new: str, beside: Sequence[str], found: Sequence[Edit]) -> bool:
    lines: tuple[str, ...] = (*beside, old)
    try:
        for edit in found:
            lines = carry(lines, edit)
    except ValueError:
        return False
    return same(lines[-1], new) and lines[:-1] == tuple(beside)


def cost(edit: Edit) -> int:
    """How many words an edit names."""
    return max(_count(edit.old), _count(edit.new))


def _count(phrase: Phrase) -> int:
    return len(phrase.words.split())


class _Search:
    def __init__(self, old: str, new: str, beside: Sequence[str]) -> None:
        self._old_text, self._new_text = old, new
        self._old, self._new = tokens(old), tokens(new)
        self._beside = [tokens(line) for line in beside]
        label = label_of(old)
        self._base = len(tokens(label)) if label == label_of(new) else 0

    def found(self) -> tuple[Edit, ...] | None:
        spans = differences(self._old, self._new, self._base)
        for _ in range(len(self._old) + len(self._new) + 2):
            made: list[Edit] = []
            for position, span in enumerate(spans):
                floor = spans[position - 1].b if position else self._base
                ceiling = spans[position + 1].a if position + 1 < len(spans) else len(self._old)
                fitting = self._fitting(span, floor, ceiling)
                if isinstance(fitting, Edit):
                    made.append(fitting)
                    continue
                if fitting is None or len(spans) == 1:
                    return None
                # What stands between two changes does not suffice to tell them apart.
                at = position - 1 if fitting == "left" else position
                if at < 0 or at + 1 >= len(spans):
                    return None
                one, other = spans[at], spans[at + 1]
                spans[at : at + 2] = [Span(one.a, other.b, one.c, other.d)]
                break
            else:
                return tuple(made)
        return None

    # --- what names it ---------------------------------------------------------------------------

    def _fitting(self, span: Span, floor: int, ceiling: int) -> Edit | str | None:
        """The edit; or the side on which it needs more than stands there; None if there is none."""
        a, b, c, d = span.a, span.b, span.c, span.d
        side = "left"
        while True:
            edit = self._edit(Span(a, b, c, d), floor, ceiling)
            if isinstance(edit, Edit):
                return edit
            side = edit
            can_left, can_right = a > floor, b < ceiling
            if not can_left and not can_right:
                if floor == self._base and ceiling == len(self._old):
                    return None
                return "left" if floor > self._base else "right"
            if (side == "left" and can_left) or not can_right:
                a, c = a - 1, c - 1
            else:
                b, d = b + 1, d + 1

    def _edit(self, span: Span, floor: int, ceiling: int) -> Edit | str:
        """The edit of a span, or the side on which it has to be widened first."""
        went, came = self._old[span.a : span.b], self._new[span.c : span.d]
        old, new = phrase(self._old_text, went), phrase(self._new_text, came)
        if isinstance(old, str):
            return old
        if isinstance(new, str):
            return new
        if went and came and span.a and only_blank(went[0], came[0]):
            return "left"
        if old.sign and old.words and old.sign == new.sign:
            # „po wyrazie „min” kropkę i liczbę „4””: a sign that stays is no part of a change.
            return "left"
        outward = "left" if span.a > floor else "right"
        if old and self._once(span, went) and (old.words == "" or not old.sign):
            return "left" if old.words and new.sign else Edit(old, new)
        if self._at_end(span, old, new):
            return Edit(old, new, at_end=True)
        if old.words and not old.sign and new:
            return outward
        if not old and came[0].key[1] == bool(new.sign):
            return "left"
        if not old and not new.sign and (ahead := self._first(span, floor, ceiling)):
            return Edit(old, new, before=ahead)
        if not old and span.a and not ends(self._old[: span.a]) and span.b < len(self._old):
            return "right"
        if (anchor := self._anchor(span, floor, went)) is not None:
            return Edit(old, new, after=anchor)
        ahead = "" if old or new.sign else self._ahead(span, ceiling)
        return Edit(old, new, before=ahead) if ahead else outward

    def _at_end(self, span: Span, old: Phrase, new: Phrase) -> bool:
        """Whether a sign changes that closes the text."""
        closing = all(phrase.words == "" and phrase.sign in ",.;:?!" for phrase in (old, new))
        return closing and span.b == len(self._old) and not self._beside

    def _once(self, span: Span, wanted: Sequence[Token]) -> bool:
        """Whether a reader finds the words once: in the old text, and as the act has left it."""
        current = [*self._new[: span.c], *self._old[span.a :]]
        others = sum(len(places(wanted, line)) for line in self._beside)
        return others + len(places(wanted, self._old)) == 1 == others + len(places(wanted, current))

    def _anchor(self, span: Span, floor: int, went: Sequence[Token]) -> str | None:
        """As many of the words before as it takes to name the place once."""
        if span.a <= floor or not ends(self._old[: span.a]):
            return None
        for start in range(span.a - 1, floor - 1, -1):
            words = self._old[start : span.a]
            if not starts(words) or not balanced(words):
                continue
            said = quotation(self._old_text, words)
            telling = sum(map(str.isalnum, said)) > 2 or said[-1].isdigit()
            if telling and self._once(span, [*words, *went]):
                return said
        return None

    def _first(self, span: Span, floor: int, ceiling: int) -> str:
        """The words behind, where nothing in front can be named."""
        named = span.a > floor and ends(self._old[: span.a])
        return "" if named else self._ahead(span, ceiling)

    def _ahead(self, span: Span, ceiling: int) -> str:
        """As many of the words behind as it takes to name the place once."""
        behind = self._old[span.b : ceiling]
        if not behind or not behind[0].is_word or not behind[0].key[1]:
            return ""
        for end in range(1, len(behind) + 1):
            words = behind[:end]
            if ends(words) and balanced(words) and self._once(span, words):
                return quotation(self._old_text, words)
        return ""
