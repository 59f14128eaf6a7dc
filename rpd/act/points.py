"""The points of an act as the lists they are: each with what it quotes and the points below it.

An act is written line after line; a reader who listens to it needs to know where a list begins,
how long it is, and what belongs to which point.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rpd.act.letter import Part, Point, Provision, Quotation


@dataclass(slots=True)
class PointEntry:
    """A point: its marker, its words, and what follows them until the next point of its level."""

    marker: str
    text: str
    parts: list[Nested]


@dataclass(slots=True)
class Points:
    """Points of one level (1 to 4) that follow each other."""

    level: int
    entries: list[PointEntry]


Nested = Part | Points


def nested(parts: Iterable[Part]) -> list[Nested]:
    """The parts of an act with points gathered into lists, lists of letters within their points.

    What stands behind a point belongs to it; a provision ends all lists.
    """
    whole: list[Nested] = []
    lists: list[Points] = []
    for part in parts:
        match part:
            case Provision():
                lists.clear()
                whole.append(part)
            case Point(level, marker, text):
                while lists and lists[-1].level > level:
                    lists.pop()
                if not lists or lists[-1].level < level:
                    begun = Points(level, [])
                    _place(whole, lists).append(begun)
                    lists.append(begun)
                lists[-1].entries.append(PointEntry(marker, text, []))
            case Quotation(level, _):
                while len(lists) > 1 and lists[-1].level > level:
                    lists.pop()
                _place(whole, lists).append(part)
            case _:
                _place(whole, lists).append(part)
    return whole


def _place(whole: list[Nested], lists: list[Points]) -> list[Nested]:
    """Where the next part goes: into the last point, or into the act itself."""
    return lists[-1].entries[-1].parts if lists else whole
