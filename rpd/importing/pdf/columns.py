"""Tables whose columns no line parts: guessed from strips of the page that no word covers.

All that is told of such a table is a guess, and its cells carry a doubt. Two columns are none: a
list with its labels looks the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rpd.importing.pdf import lines as pdf_lines
from rpd.importing.pdf.grid import Box, Grid
from rpd.importing.pdf.lines import Line
from rpd.importing.pdf.pages import Rule
from rpd.importing.pdf.torn import NUMBERED

GUESSED: Final = (
    "Tabela nie ma linii między kolumnami; komórki odgadnięto z położenia tekstu na stronie."
)
_FAR: Final = 4.0
"""Sizes of the font between two lines of a table at most."""
_COLUMNS: Final = 3
_ROWS: Final = 2

_Span = tuple[float, float]


def grids(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Grid]:
    """The tables that lines of text make, from the top."""
    made: list[Grid] = []
    start = last = 0
    while start < len(lines):
        end, gutters = _run(lines, start)
        held = lines[start:end]
        if (
            len(gutters) + 1 >= _COLUMNS
            and sum(pdf_lines.pieces(one) >= _COLUMNS for one in held) >= 2
        ):
            first = _rise(lines, start, last, gutters)
            made.append(_grid(lines[first:end], gutters, rules))
            start = last = end
        else:
            start += 1
    return made


def _run(lines: Sequence[Line], start: int) -> tuple[int, list[_Span]]:
    """Where a table that begins with a line ends, and the strips that nothing in it covers."""
    gutters = pdf_lines.gaps(lines[start])
    end = start + 1
    while gutters and end < len(lines):
        line = lines[end]
        if lines[end - 1].y - line.y > _FAR * line.size:
            break
        left = [one for gutter in gutters for one in _uncovered(gutter, line)]
        if len(left) + 1 < _COLUMNS:
            break
        gutters, end = left, end + 1
    return end, gutters


def _rise(lines: Sequence[Line], start: int, least: int, gutters: Sequence[_Span]) -> int:
    """Where the table begins that has been seen from a line on: with the end of a torn row."""
    while start > least:
        line = lines[start - 1]
        near = line.y - lines[start].y < 1.6 * line.size
        if not near or any(_uncovered(one, line) != [one] for one in gutters):
            break
        start -= 1
    return start


def _uncovered(gutter: _Span, line: Line) -> list[_Span]:
    """What a line leaves free of a strip."""
    left, right = gutter
    found = []
    for word in sorted(line.words, key=lambda one: one.x0):
        if word.x1 <= left or word.x0 >= right:
            continue
        found.append((left, word.x0))
        left = word.x1
    found.append((left, right))
    return [(a, b) for a, b in found if b - a > pdf_lines.GUTTER * line.size]


def _grid(lines: Sequence[Line], gutters: Sequence[_Span], rules: Sequence[Rule]) -> Grid:
    left = min(line.x0 for line in lines) - 1
    right = max(line.x1 for line in lines) + 1
    # A column begins where its text does; what is free belongs to the one on the left.
    xs = (left, *(end - 1 for _, end in gutters), right)
    starts = _starts(lines, xs, rules)
    tops = [lines[0].y + lines[0].size]
    tops += [(lines[n - 1].y + lines[n].y + 0.5 * lines[n].size) / 2 for n in starts[1:]]
    ys = (*tops, lines[-1].y - lines[-1].size / 2)
    boxes = tuple(
        Box(row, column, 1, 1, xs[column], ys[row + 1], xs[column + 1], ys[row])
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
    )
    return Grid(xs, ys, boxes, GUESSED)


def _starts(lines: Sequence[Line], xs: Sequence[float], rules: Sequence[Rule]) -> list[int]:
    """The numbers of the lines that begin rows."""
    width = xs[-1] - xs[0]
    across = [one.y0 for one in rules if one.x1 - one.x0 > 0.6 * width]
    pairs = list(enumerate(pairwise(lines), 1))
    by_rules = [n for n, (a, b) in pairs if any(b.y < y < a.y for y in across)]
    if by_rules:
        return [0, *by_rules]
    firsts = [" ".join(word.text for word in one.words if word.middle < xs[1]) for one in lines]
    by_numbers = [n for n, text in enumerate(firsts) if n and NUMBERED.match(text)]
    if by_numbers:
        by_weight = [n for n, (a, b) in pairs if a.bold != b.bold]
        return sorted({0, *by_numbers, *by_weight})
    usual = min(a.y - b.y for a, b in pairwise(lines))
    by_room = [n for n, (a, b) in pairs if a.y - b.y > 1.3 * usual]
    if by_room:
        return [0, *by_room]
    return [0, *(n for n, line in enumerate(lines) if n and pdf_lines.pieces(line) >= len(xs) - 1)]
