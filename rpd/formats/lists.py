"""Markers of lists as word processors count them, so that a list is one also to who hears it.

A list whose markers are what a program would write by itself is left to the program to count; any
other keeps the markers that are printed, and is a list all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from rpd.formats.document import Item
from rpd.frozen import dataclass

_COUNTED = re.compile(r"(?:([1-9][0-9]{0,3})|([a-z]))([.)])")
_BULLETS = ("–", "– –", "•")


@dataclass(frozen=True, slots=True)
class Counting:
    """How a list is counted: „decimal” and „letter” with what stands behind the number.

    A „bullet” is written as it is; „typed” markers are part of the text.
    """

    kind: Literal["decimal", "letter", "bullet", "typed"]
    sign: str = ""


TYPED = Counting("typed")


@dataclass(frozen=True, slots=True)
class Counted:
    """Items that are counted alike, one after another; ``start`` is the number of the first."""

    counting: Counting
    start: int
    items: tuple[Item, ...]


def counted(items: Iterable[Item]) -> list[Counted]:
    """The items of a list in as few lists as can be counted."""
    found: list[Counted] = []
    for item in items:
        counting, number = _read(item.marker)
        last = found[-1] if found else None
        if last and last.counting == counting and number in (0, last.start + len(last.items)):
            found[-1] = Counted(counting, last.start, (*last.items, item))
        else:
            found.append(Counted(counting, number, (item,)))
    return found


def _read(marker: str) -> tuple[Counting, int]:
    """How a marker is counted and its number, 0 where it has none."""
    if marker in _BULLETS:
        return Counting("bullet", marker), 0
    match = _COUNTED.fullmatch(marker)
    if match is None:
        return TYPED, 0
    number, letter, sign = match.groups()
    if number:
        return Counting("decimal", sign), int(number)
    return Counting("letter", sign), ord(letter) - ord("a") + 1
