"""What a word that nothing is called may have been meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from rpd.wording import quote

LONGEST_WORD: Final = 200


def suggestions(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return up to `limit` candidates that `word` may have been meant to be, the likeliest first.

    Case and diacritics do not matter. The order of the candidates does not either, so sets may
    be given. `word` itself is never suggested; words over LONGEST_WORD characters are not
    compared.
    """
    if not word.strip() or len(word) > LONGEST_WORD:
        return ()
    folded = _folded(word)
    ranked = []
    for candidate in set(candidates):
        if candidate == word or len(candidate) > LONGEST_WORD:
            continue
        if ratio := _likeness(folded, _folded(candidate)):
            ranked.append((-ratio, abs(len(candidate) - len(word)), candidate))
    return tuple(candidate for _, _, candidate in sorted(ranked)[:limit])


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return "czy chodziło o „FEdM”?" with the likeliest candidate, or "" where none is like."""
    return "".join(f"czy chodziło o {quote(best)}?" for best in suggestions(word, candidates, 1))


_LONG: Final = 8
_ALIKE: Final = 0.65
_ALIKE_LONG: Final = 0.7
_APART: Final = re.compile(r"[\W_]+")


def _likeness(word: str, candidate: str) -> float:
    """How sure it is that one was meant for the other, 0 where it is a mere likeness.

    Acronyms are near each other without having anything to do with each other: MOPS is no slip of
    the pen for ROPS, nor CIS for CUS.
    """
    from difflib import SequenceMatcher

    if _is_part(candidate, word):
        return 1 + len(candidate) / LONGEST_WORD
    if max(len(word), len(candidate)) <= 4 and not _is_slip(word, candidate):
        return 0
    least = _ALIKE_LONG if max(len(word), len(candidate)) >= _LONG else _ALIKE
    matcher = SequenceMatcher(a=candidate, b=word, autojunk=False)
    if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
        ratio = matcher.ratio()
        if ratio >= least:
            return ratio
    return _ALIKE if _is_part(word, candidate) else 0


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
