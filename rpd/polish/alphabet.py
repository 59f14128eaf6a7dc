"""The order of words in the Polish alphabet."""

from __future__ import annotations

import unicodedata
from typing import Final

_ALPHABET: Final = {
    letter: rank for rank, letter in enumerate("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")
}


def alphabetical(word: str) -> tuple[list[tuple[int, int]], str]:
    """The key of a word in the Polish alphabet; letter case decides only where nothing else does.

    Spaces and punctuation come first, digits after them, then letters.
    """
    return [_place_of(sign) for sign in word.casefold()], word


def _place_of(sign: str) -> tuple[int, int]:
    if sign in _ALPHABET:
        return 2, _ALPHABET[sign]
    base = unicodedata.normalize("NFKD", sign)[0]
    if base in _ALPHABET:
        return 2, _ALPHABET[base]
    return (3 if sign.isalpha() else 1 if sign.isdigit() else 0), ord(sign)
