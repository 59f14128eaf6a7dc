"""Numbers as they are counted in headings and lists: Roman ones, and letters."""

from __future__ import annotations

from string import ascii_lowercase

_ROMAN = (
    *(("C", 100), ("XC", 90), ("L", 50), ("XL", 40)),
    *(("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)),
)


def roman(value: int) -> str:
    """The Roman numeral of a number from 1."""
    written = ""
    for letters, worth in _ROMAN:
        while value >= worth:
            written += letters
            value -= worth
    return written


def letter(position: int) -> str:
    """The letter of an entry by its position from 0: a … z, then za … zz, zza …"""
    rounds, index = divmod(position, len(ascii_lowercase))
    return "z" * rounds + ascii_lowercase[index]
