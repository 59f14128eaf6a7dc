"""Where two lines differ, word by word: the stretches that an act changes, as they read best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from rpd.act.edits import SIGNS
from rpd.act.tokens import Token, balanced, is_mark, keys
from rpd.frozen import dataclass

_MOST_SWAPPED: Final = 12
"""Words that change places over a longer stretch than this are named one by one."""
_FEW_BETWEEN: Final = 3
"""Changes with no more words than these between them may be one phrase."""
_MOST_COMPARISONS: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens a to b of the old text, and c to d of the new text in their place."""

    a: int
    b: int
    c: int
    d: int


def differences(old: Sequence[Token], new: Sequence[Token], base: int) -> list[Span]:
    """Where two lines differ; the first `base` tokens are a label, which is no text."""
    return _Differences(old, new, base).found()


class _Differences:
    def __init__(self, old: Sequence[Token], new: Sequence[Token], base: int) -> None:
        self._old, self._new, self._base = old, new, base

    def found(self) -> list[Span]:
        return self._merged(self._slid(self._spans()))

    def _spans(self) -> list[Span]:
        one, other = keys(self._old), keys(self._new)
        start = 0
        while start < min(len(one), len(other)) and one[start] == other[start]:
            start += 1
        end = 0
        while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
            end += 1
        middle = one[start : len(one) - end], other[start : len(other) - end]
        if len(middle[0]) * len(middle[1]) > _MOST_COMPARISONS:
            return [Span(start, len(one) - end, start, len(other) - end)]
        codes = SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
        return [
            Span(start + a, start + b, start + c, start + d)
            for tag, a, b, c, d in codes
            if tag != "equal"
        ]

    def _slid(self, spans: list[Span]) -> list[Span]:
        """What was only added or only taken out, where it reads best: a comma in front of it."""
        slid: list[Span] = []
        for position, span in enumerate(spans):
            floor = slid[-1].b if slid else self._base
            ceiling = spans[position + 1].a if position + 1 < len(spans) else len(self._old)
            slid.append(min(self._slides(span, floor, ceiling), key=self._slide_cost))
        return slid

    def _slides(self, span: Span, floor: int, ceiling: int) -> Iterator[Span]:
        yield span
        if (span.a == span.b) == (span.c == span.d):
            return
        text, low, high = (
            (self._new, span.c, span.d) if span.a == span.b else (self._old, span.a, span.b)
        )
        step = 0
        while span.a - step > floor and text[low - step - 1].key == text[high - step - 1].key:
            step += 1
            yield Span(span.a - step, span.b - step, span.c - step, span.d - step)
        step = 0
        while (
            span.b + step < ceiling
            and high + step < len(text)
            and text[low + step].key == text[high + step].key
        ):
            step += 1
            yield Span(span.a + step, span.b + step, span.c + step, span.d + step)

    def _slide_cost(self, span: Span) -> int:
        text = self._new[span.c : span.d] or self._old[span.a : span.b]
        if not text:
            return 0
        cost = 4 * (not balanced(text)) + 2 * (text[-1].text in ",;:–")
        return cost + (not text[0].is_word and text[0].text not in SIGNS) + 3 * (span.a == 0)

    def _merged(self, spans: list[Span]) -> list[Span]:
        """Neighbours with only a sign between as one, and words that change places as one."""
        merged: list[Span] = []
        for span in spans:
            last = merged[-1] if merged else span
            between = self._old[last.b : span.a]
            beside = not any(token.is_word for token in between)
            if merged and (
                (beside and self._tied(last, span)) or self._one_phrase(last, between, span)
            ):
                merged[-1] = Span(last.a, span.b, last.c, span.d)
            else:
                merged.append(span)
        return self._swapped(merged)

    def _tied(self, one: Span, other: Span) -> bool:
        """Whether two changes belong together: neither is a number for a number."""
        return not any(
            len(side) == 1 and side[0].is_number
            for span in (one, other)
            for side in (self._old[span.a : span.b], self._new[span.c : span.d])
        )

    def _one_phrase(self, one: Span, between: Sequence[Token], other: Span) -> bool:
        """Whether words move from one change to the other, over so few that they read as one.

        „po wyrazie „zatrudnienie” dodaje się „utrzymanie”” and then „wyrazy „i utrzymanie” …” leave
        behind the first of the two orders what nobody can understand.
        """
        if sum(token.is_word for token in between) > _FEW_BETWEEN:
            return False
        here, there = (
            (_words(self._old[span.a : span.b]), _words(self._new[span.c : span.d]))
            for span in (one, other)
        )
        moved = (here[0] & there[1]) | (here[1] & there[0])
        return bool(moved) and not any(is_mark(token.text) for token in between)

    def _swapped(self, spans: list[Span]) -> list[Span]:
        if len(spans) < 2:
            return spans
        for first in range(len(spans) - 1):
            for last in range(len(spans) - 1, first, -1):
                one, other = spans[first], spans[last]
                if self._permuted(spans[first : last + 1], one, other):
                    together = Span(one.a, other.b, one.c, other.d)
                    return [*spans[:first], together, *spans[last + 1 :]]
        return spans

    def _permuted(self, spans: Sequence[Span], one: Span, other: Span) -> bool:
        if other.b - one.a > 2 * _MOST_SWAPPED:
            return False
        went = sorted(t.text for s in spans for t in self._old[s.a : s.b] if t.is_word)
        came = sorted(t.text for s in spans for t in self._new[s.c : s.d] if t.is_word)
        return bool(went) and went == came


def _words(found: Sequence[Token]) -> set[str]:
    return {token.text.casefold() for token in found if token.is_word}
