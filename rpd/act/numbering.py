"""Points as items of lists that Word counts itself, level by level, anew under each point above.

The indents are those of the paragraphs' styles: a list without any would put all at the margin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rpd.act.letter import Part, Point, Provision
from rpd.formats import wordlists
from rpd.formats.reference import Reference
from rpd.frozen import dataclass

LEVELS = (("decimal", "%1)"), ("lowerLetter", "%2)"), ("bullet", "–"), ("bullet", "– –"))
"""Points, letters, tirets and double tirets: how Word counts them, and what it writes."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A place in a list: which list of the document (from 0), and the level (from 0)."""

    listing: int
    level: int


def list_levels(parts: Iterable[Part]) -> Iterator[ListLevel | None]:
    """For every part the place that Word will count it at; None for what keeps a typed marker.

    That are parts which are no points, and points whose marker is not what Word would write.
    """
    listing = -1
    counted: list[int] = []
    for part in parts:
        match part:
            case Provision():
                counted = []
                yield None
            case Point(level, marker, _) if level <= len(LEVELS):
                if not counted:
                    listing += 1
                following = [*counted, *[0] * (level - len(counted))][:level]
                following[-1] += 1
                if marker != _written(level, following[-1]):
                    yield None
                    continue
                counted = following
                yield ListLevel(listing, level - 1)
            case _:
                yield None


def _written(level: int, number: int) -> str:
    if level == 1:
        return f"{number})"
    if level == 2:
        return f"{_LETTERS[number - 1]})" if number <= len(_LETTERS) else ""
    return LEVELS[level - 1][1]


def with_lists(found: Reference, count: int, styles: Sequence[str]) -> tuple[Reference, int]:
    """The reference document with so many lists of points more, and the number of the first.

    ``styles`` are the identifiers of the styles of points, level by level.
    """
    levels = [
        wordlists.Level(format_, words, wordlists.indent_of(found, style))
        for (format_, words), style in zip(LEVELS, styles, strict=True)
    ]
    return wordlists.with_lists(found, [levels], [wordlists.List()] * count)
