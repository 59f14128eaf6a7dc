"""Tops and bottoms of pages without tags: what repeats there, and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rpd.importing.pdf.grid import Grid
from rpd.importing.pdf.lines import Line
from rpd.importing.pdf.pages import Rule
from rpd.importing.pdf.text import label_of, raised

_EDGE_LINES: Final = 4


def key(line: Line) -> tuple[str, int]:
    """What makes a line the same on another page: its words but for numbers, and its height."""
    return re.sub("[0-9]+", "0", line.text), round(line.y / 3)


def running(own: dict[int, list[Line]]) -> set[tuple[str, int]]:
    """Lines at the edges of pages that stand on most pages at one height."""
    seen: dict[tuple[str, int], set[int]] = {}
    for number, found in own.items():
        for line in [*found[:_EDGE_LINES], *found[-_EDGE_LINES:]]:
            text, height = key(line)
            for near in (height - 1, height, height + 1):
                seen.setdefault((text, near), set()).add(number)
    least = max(2, (len(own) + 1) // 2)
    return {key for key, numbers in seen.items() if len(numbers) >= least}


def footnotes(
    body: list[Line], alone: Sequence[Rule], grids: Sequence[Grid]
) -> tuple[list[Line], list[Line]]:
    """The lines of a page without its footnotes, and those: small ones below a short line."""
    lowest = min((grid.ys[-1] for grid in grids), default=1e9)
    usual = sorted(line.size for line in body)
    usual_size = usual[len(usual) // 2] if usual else 0.0
    for rule in sorted(alone, key=lambda one: one.y0):
        below = [line for line in body if line.y < rule.y0]
        if (
            below
            and rule.y0 <= lowest + 3
            and label_of(below[0].words)
            and all(line.size <= usual_size for line in below)
        ):
            return [line for line in body if line.y >= rule.y0], below
    for number, line in enumerate(body):
        rest = body[number:]
        first = line.words
        if (
            len(first) > 1
            and label_of(first)
            and raised(first[1], first[0])
            and line.y < lowest
            and all(one.size < 0.98 * usual_size for one in rest)
        ):
            return body[:number], rest
    return body, []
