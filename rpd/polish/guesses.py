"""What a word that nothing is called may have been meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rpd.polish.wording import join, quote

if TYPE_CHECKING:
    from difflib import SequenceMatcher

LONGEST_WORD: Final = 200


def suggestions(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return up to `limit` candidates that `word` may have been meant to be, the likeliest first.

    Case and diacritics do not matter. The order of the candidates does not either, so sets may
    be given. `word` itself is never suggested; words over LONGEST_WORD characters are not
    compared.
    """
    return tuple(candidate for *_, candidate in _ranked(word, candidates)[:limit])


def nearest(word: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Return the likeliest candidate with all that are as near to the word, at most three."""
    ranked = _ranked(word, candidates)
    return tuple(
        candidate for kind, strokes, _, candidate in ranked[:3] if (kind, strokes) == ranked[0][:2]
    )


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return "czy chodziło o „FEdM”?" with the likeliest candidates, or "" where none is like."""
    return asked(nearest(word, candidates))


def asked(names: Iterable[str]) -> str:
    """The question whether one of the names was meant; "" where there is none."""
    named = join(map(quote, names), " albo ")
    return f"czy chodziło o {named}?" if named else ""


_Ranked = tuple[tuple[int, int, float, str], ...]


def _ranked(word: str, candidates: Iterable[str]) -> _Ranked:
    """The candidates by how sure they are: kind, strokes, then what only puts them in order."""
    if not word.strip() or len(word) > LONGEST_WORD:
        return ()
    return _compared(word, frozenset(candidates))


# Where repairs of a file are tried, the same wrong name is asked about hundreds of times.
@lru_cache(maxsize=512)
def _compared(word: str, candidates: frozenset[str]) -> _Ranked:
    from difflib import SequenceMatcher

    folded = _folded(word)
    # What it knows of its second text it keeps, so that it is quick about many first ones.
    matcher = SequenceMatcher(b=folded, autojunk=False)
    ranked = []
    for candidate in candidates:
        if candidate == word or len(candidate) > LONGEST_WORD:
            continue
        other = _folded(candidate)
        matcher.set_seq1(other)
        ratio = _likeness(folded, other, matcher)
        strokes = distance(folded, other) if ratio else 0
        if ratio and strokes <= max(len(folded) // _OFTEN, 2):
            ranked.append((_SLIP, strokes, -ratio, candidate))
        elif _is_part(other, folded) and _is_head(candidate, other, folded):
            ranked.append((_PART, -len(other), 0, candidate))
        elif ratio:
            ranked.append((_LIKE, strokes, -ratio, candidate))
        elif _is_part(folded, other):
            ranked.append((_WHOLE, distance(folded, other), 0, candidate))
    return tuple(sorted(ranked))


_SLIP, _PART, _LIKE, _WHOLE = range(4)
# One wrong stroke in so many letters is still a slip of the pen.
_OFTEN: Final = 6
_LONG: Final = 8
_ALIKE: Final = 0.65
_ALIKE_LONG: Final = 0.7
_APART: Final = re.compile(r"[\W_]+")


def _likeness(word: str, candidate: str, matcher: SequenceMatcher[str]) -> float:
    """How like two words are, 0 where it is a mere likeness.

    Acronyms are near each other without having anything to do with each other: MOPS is no slip of
    the pen for ROPS, nor CIS for CUS.
    """
    if max(len(word), len(candidate)) <= 4 and not _is_slip(word, candidate):
        return 0
    least = _ALIKE_LONG if max(len(word), len(candidate)) >= _LONG else _ALIKE
    if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
        ratio = matcher.ratio()
        if ratio >= least:
            return ratio
    return 0


def strokes(one: str, other: str) -> int:
    """How many strokes two words are apart; case and diacritics are none."""
    return distance(_folded(one), _folded(other))


def distance(one: str, other: str) -> int:
    """How many letters are added, left out, mistaken or changed with their neighbours."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, facing in enumerate(other, 1):
            best = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and facing == one[i - 2]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


def _is_head(candidate: str, part: str, whole: str) -> bool:
    """Whether a longer name is about this part of it.

    „ROPS w Krakowie” is ROPS; „Grupa MKRES ds. badań” is not MKRES, but another body of it.
    """
    return whole.startswith(part) or candidate == candidate.lower()


def _is_part(part: str, whole: str) -> bool:
    """Whether one stands in the other as a word or more: „ROPS” in „ROPS w Krakowie”."""
    if not 3 <= len(part) < len(whole):
        return False
    return f" {_APART.sub(' ', part)} " in f" {_APART.sub(' ', whole)} "


def _is_slip(word: str, candidate: str) -> bool:
    """Whether two short words differ by one stroke, or by the order of their letters."""
    if sorted(word) == sorted(candidate):
        return True
    if word[:1] != candidate[:1]:
        return False
    short, long = sorted((word, candidate), key=len)
    if len(short) == len(long):
        return len(long) == 4 and sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))


def _folded(word: str) -> str:
    # "ł" does not decompose into "l" and a mark.
    decomposed = unicodedata.normalize("NFKD", word.casefold()).replace("ł", "l")
    return "".join(c for c in decomposed if not unicodedata.combining(c))
