"""No-break spaces where Polish typography does not break a line."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rpd.polish.wording import DASH, MONTHS_GENITIVE, NBSP, OPENING, plain

_WORD: Final = re.compile(r"\S+")


_SINGLE_LETTERS: Final = frozenset("aiouwz")


# "m.in." is not here: custom ties an abbreviation to the number or the noun it announces,
# and what follows "m.in." is an open list.
_BEFORE_ANYTHING: Final = frozenset(
    ("nr", "art.", "ust.", "lit.", "poz.", "§", "§§", "str.", "ww.")
)


_JOURNALS: Final = {"Dz.": ("U.", "Urz."), "M.": ("P.",)}


_MULTIPLES: Final = frozenset(("tys.", "mln", "mld"))


_ROMAN_RANGE: Final = re.compile(r"[IVX]+(?:[-–][IVX]+)?")


_QUARTER: Final = re.compile(r"kw(?:\.|arta[łl])")


_YEAR_END: Final = re.compile(r"(?<![0-9])[0-9]{4}\Z")


_YEAR_SIGN: Final = re.compile(r"r\.(?!\w)")


_GROUP_END: Final = re.compile(r"(?<![\w.,/])[0-9]{1,3}\Z")


_GROUP: Final = re.compile(r"[0-9]{3}(?![0-9]|[./][0-9])")


_DAY: Final = re.compile(r"(?:[0-9]{1,2}[-–])?[0-9]{1,2}")


_MONTH: Final = re.compile(rf"(?:{'|'.join(MONTHS_GENITIVE)})(?!\w)")


_CURRENCY: Final = re.compile(r"(?:zł|gr|PLN|EUR)(?!\w)")


_UNIT: Final = re.compile(
    r"[%‰]|(?:zł|gr|PLN|EUR|pkt|mln|mld|km|kg|ha|m²)(?!\w)"
    r"|(?:tys|proc|szt|os|godz|mies|msc)\.(?!\w)"
)


_STRAY: Final = re.compile(r"[.,](?!\w)")


@lru_cache(maxsize=20_000)
def keep_together(text: str) -> str:
    """Put no-break spaces where Polish typography does not break a line.

    Only single ordinary spaces are replaced; no character is added or removed, and applying it
    again changes nothing. Tied are: single-letter words, "nr", "art.", "§" and their like with
    what follows; a number with its unit, its groups of three digits, or the name of a month;
    a year with "r."; "numer" with a number; quarters with "kwartał" or "kw."; "Dz." with "U.";
    "–" between what it follows and a number; and a stray full stop or comma with the word before.
    """
    # Decided on text without no-break spaces, so that those already there change no decision.
    spaced = plain(text)
    words = list(_WORD.finditer(spaced))
    joined = [spaced[left.end() : right.start()] == " " for left, right in pairwise(words)] + [
        False
    ]
    characters = list(text)
    for i, (left, right) in enumerate(pairwise(words)):
        following = words[i + 2].group() if joined[i + 1] else ""
        if joined[i] and _inseparable(left.group(), right.group(), following):
            characters[left.end()] = NBSP
    return "".join(characters)


def _inseparable(left: str, right: str, following: str) -> bool:
    left = left.lstrip(OPENING)
    lowered = left.lower()
    if lowered in _SINGLE_LETTERS or lowered in _BEFORE_ANYTHING or _STRAY.match(right):
        return True
    if left in _JOURNALS and right.startswith(_JOURNALS[left]):
        return True
    if left == DASH or lowered in ("pkt", "numer"):
        return _starts_with_digit(right)
    if right == DASH:
        return _starts_with_digit(following)
    if left in _MULTIPLES:
        return bool(_CURRENCY.match(right))
    if _ROMAN_RANGE.fullmatch(left):
        return bool(_QUARTER.match(right))
    if not _ends_with_digit(left):
        return False
    if right == "pkt" and _starts_with_digit(following):
        return False  # "art. 5 pkt 2" is a reference, not five points
    return bool(
        _UNIT.match(right)
        or (_YEAR_END.search(left) and _YEAR_SIGN.match(right))
        or (_GROUP_END.search(left) and _GROUP.match(right))
        or (_DAY.fullmatch(left) and _MONTH.match(right))
    )


def _starts_with_digit(word: str) -> bool:
    return word[:1].isascii() and word[:1].isdigit()


def _ends_with_digit(word: str) -> bool:
    return word[-1:].isascii() and word[-1:].isdigit()
