"""Which words, numbers and signs of a text an act names, so that a reader finds each place once.

Each quotation is found once in the text as it was, and in the text as the edits before it have left
it: so the act is right for one who reads from point to point, and for one who does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from rpd.act.edits import SIGNS, Edit, Phrase, carry
from rpd.act.quotable import ends, only_blank, phrase, quotation, starts
from rpd.act.tokens import Token, balanced, keys, label_of, places, same, tokens

MOST_EDITS: Final = 3
"""More edits than these in one text read worse than the new text."""
_FEW_WORDS: Final = 6
"""So many words may always be named; beyond it, at most half of the text."""
_MOST_SWAPPED: Final = 12
"""Words that change places over a longer stretch than this are named one by one."""
_MOST_COMPARISONS: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class _Span:
    """Tokens a to b of the old text, and c to d of the new text in their place."""

    a: int
    b: int
    c: int
    d: int


def edits(old: str, new: str, beside: Sequence[str] = ()) -> tuple[Edit, ...] | None:
    """The edits that turn a line into another, in their order; None where the new text is clearer.

    `beside` are the other lines that a reader searches too. What is returned has been carried out.
    """
    found = _Search(old, new, beside).found()
    if found is None or not found or len(found) > MOST_EDITS:
        return None
    named = sum(map(cost, found))
    if named > max(_FEW_WORDS, len(old.split()) // 2):
        return None
    return found if _leads(old, new, beside, found) else None


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
        spans = self._merged(self._slid(self._spans()))
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
                spans[at : at + 2] = [_Span(one.a, other.b, one.c, other.d)]
                break
            else:
                return tuple(made)
        return None

    # --- what changed ----------------------------------------------------------------------------

    def _spans(self) -> list[_Span]:
        one, other = keys(self._old), keys(self._new)
        start = 0
        while start < min(len(one), len(other)) and one[start] == other[start]:
            start += 1
        end = 0
        while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
            end += 1
        middle = one[start : len(one) - end], other[start : len(other) - end]
        if len(middle[0]) * len(middle[1]) > _MOST_COMPARISONS:
            return [_Span(start, len(one) - end, start, len(other) - end)]
        codes = SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
        return [
            _Span(start + a, start + b, start + c, start + d)
            for tag, a, b, c, d in codes
            if tag != "equal"
        ]

    def _slid(self, spans: list[_Span]) -> list[_Span]:
        """What was only added or only taken out, where it reads best: a comma in front of it."""
        slid: list[_Span] = []
        for position, span in enumerate(spans):
            floor = slid[-1].b if slid else self._base
            ceiling = spans[position + 1].a if position + 1 < len(spans) else len(self._old)
            slid.append(min(self._slides(span, floor, ceiling), key=self._slide_cost))
        return slid

    def _slides(self, span: _Span, floor: int, ceiling: int) -> Iterator[_Span]:
        yield span
        if (span.a == span.b) == (span.c == span.d):
            return
        text, low, high = (
            (self._new, span.c, span.d) if span.a == span.b else (self._old, span.a, span.b)
        )
        step = 0
        while span.a - step > floor and text[low - step - 1].key == text[high - step - 1].key:
            step += 1
            yield _Span(span.a - step, span.b - step, span.c - step, span.d - step)
        step = 0
        while (
            span.b + step < ceiling
            and high + step < len(text)
            and text[low + step].key == text[high + step].key
        ):
            step += 1
            yield _Span(span.a + step, span.b + step, span.c + step, span.d + step)

    def _slide_cost(self, span: _Span) -> int:
        text = self._new[span.c : span.d] or self._old[span.a : span.b]
        if not text:
            return 0
        cost = 4 * (not balanced(text)) + 2 * (text[-1].text in ",;:–")
        return cost + (not text[0].is_word and text[0].text not in SIGNS) + 3 * (span.a == 0)

    def _merged(self, spans: list[_Span]) -> list[_Span]:
        """Neighbours with only a sign between as one, and words that change places as one."""
        merged: list[_Span] = []
        for span in spans:
            last = merged[-1] if merged else span
            between = self._old[last.b : span.a]
            if merged and self._tied(last, span) and not any(token.is_word for token in between):
                merged[-1] = _Span(last.a, span.b, last.c, span.d)
            else:
                merged.append(span)
        return self._swapped(merged)

    def _tied(self, one: _Span, other: _Span) -> bool:
        """Whether two changes belong together: neither is a number for a number."""
        return not any(
            len(side) == 1 and side[0].is_number
            for span in (one, other)
            for side in (self._old[span.a : span.b], self._new[span.c : span.d])
        )

    def _swapped(self, spans: list[_Span]) -> list[_Span]:
        if len(spans) < 2:
            return spans
        for first in range(len(spans) - 1):
            for last in range(len(spans) - 1, first, -1):
                one, other = spans[first], spans[last]
                if self._permuted(spans[first : last + 1], one, other):
                    together = _Span(one.a, other.b, one.c, other.d)
                    return [*spans[:first], together, *spans[last + 1 :]]
        return spans

    def _permuted(self, spans: Sequence[_Span], one: _Span, other: _Span) -> bool:
        if other.b - one.a > 2 * _MOST_SWAPPED:
            return False
        went = sorted(t.text for s in spans for t in self._old[s.a : s.b] if t.is_word)
        came = sorted(t.text for s in spans for t in self._new[s.c : s.d] if t.is_word)
        return bool(went) and went == came

    # --- what names it ---------------------------------------------------------------------------

    def _fitting(self, span: _Span, floor: int, ceiling: int) -> Edit | str | None:
        """The edit; or the side on which it needs more than stands there; None if there is none."""
        a, b, c, d = span.a, span.b, span.c, span.d
        side = "left"
        while True:
            edit = self._edit(_Span(a, b, c, d), floor, ceiling)
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

    def _edit(self, span: _Span, floor: int, ceiling: int) -> Edit | str:
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
        if not old and not new.sign and (ahead := self._ahead(span, floor, ceiling)):
            return Edit(old, new, before=ahead)
        if not old and span.a and not ends(self._old[: span.a]) and span.b < len(self._old):
            return "right"
        anchor = self._anchor(span, floor, went)
        return outward if anchor is None else Edit(old, new, after=anchor)

    def _at_end(self, span: _Span, old: Phrase, new: Phrase) -> bool:
        """Whether a sign changes that closes the text."""
        closing = all(phrase.words == "" and phrase.sign in ",.;:?!" for phrase in (old, new))
        return closing and span.b == len(self._old) and not self._beside

    def _once(self, span: _Span, wanted: Sequence[Token]) -> bool:
        """Whether a reader finds the words once: in the old text, and as the act has left it."""
        current = [*self._new[: span.c], *self._old[span.a :]]
        others = sum(len(places(wanted, line)) for line in self._beside)
        return others + len(places(wanted, self._old)) == 1 == others + len(places(wanted, current))

    def _anchor(self, span: _Span, floor: int, went: Sequence[Token]) -> str | None:
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

    def _ahead(self, span: _Span, floor: int, ceiling: int) -> str:
        """As many of the words behind as it takes, where nothing in front can be named."""
        behind = self._old[span.b : ceiling]
        if (span.a > floor and ends(self._old[: span.a])) or not behind:
            return ""
        if not behind[0].is_word or not behind[0].key[1]:
            return ""
        for end in range(1, len(behind) + 1):
            words = behind[:end]
            if ends(words) and balanced(words) and self._once(span, words):
                return quotation(self._old_text, words)
        return ""
