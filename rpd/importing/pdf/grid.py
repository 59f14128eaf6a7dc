"""Lines drawn on a page → tables of cells: where each cell is, and how many columns it takes.

Lines that touch make one table. Where no line parts two boxes of its grid, they are one cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rpd.frozen import dataclass
from rpd.importing.pdf.pages import Rule

_NEAR: Final = 3.0
"""Points: lines that are nearer are one, as a frame that is drawn twice."""
_GAP: Final = 2.5
"""Points: pieces of a line that are nearer belong together."""
_SHORT: Final = 5.0
_LOOSE: Final = 15.0
"""Points by which guessed columns of two pages may differ."""
_ODD: Final = "Linie tej tabeli nie tworzą prostokątnych komórek; sprawdź, co do której należy."
_MOST: Final = 200
"""Lines of one direction on a page that may make tables."""
_MOST_BOXES: Final = 4000
_PARTED: Final = 0.5
"""How much of an edge a line must cover to part two boxes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its place in the grid and on the page."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the lines that part its columns and rows, from the left and from the top.

    ``doubt`` is why its cells are not certain, "" where they are.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    doubt: str = ""

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.xs[0] <= x < self.xs[-1] and self.ys[-1] <= y < self.ys[0]

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.xs[0] + self.xs[-1]) / 2, (self.ys[0] + self.ys[-1]) / 2

    def box_at(self, x: float, y: float) -> int | None:
        """The number of the cell at a point."""
        return next((n for n, box in enumerate(self.boxes) if box.holds(x, y)), None)

    def wide_at(self, x: float, y: float) -> bool:
        """Whether the cell at a point is as wide as the table."""
        number = self.box_at(x, y)
        return number is not None and self.boxes[number].columns == self.columns


@dataclass(slots=True)
class _Line:
    """A line: where it lies (``at``) and from where to where it goes."""

    at: float
    start: float
    end: float


def grids(rules: Iterable[Rule]) -> tuple[list[Grid], list[Rule]]:
    """The tables of a page from the top, and the lines across it that are part of none."""
    drawn = list(rules)
    upright = [rule for rule in drawn if rule.upright]
    level = [rule for rule in drawn if not rule.upright]
    down = _merged(
        [
            _Line((one.x0 + one.x1) / 2, one.y0, one.y1)
            for one in upright
            if one.y1 - one.y0 > _SHORT
        ]
    )
    across = _merged(
        [_Line((one.y0 + one.y1) / 2, one.x0, one.x1) for one in level if one.x1 - one.x0 > _SHORT]
    )
    made, alone = [], []
    if len(down) > _MOST or len(across) > _MOST:  # a drawing
        return [], []
    for ups, flats in _together(down, across):
        grid = _grid(ups, flats) if ups and flats else None
        if grid is not None:
            made.append(grid)
        else:
            alone += [Rule(one.start, one.at, one.end, one.at) for one in flats]
    made = [grid for grid in made if grid.boxes]
    return sorted(made, key=lambda grid: -grid.ys[0]), alone


def _merged(lines: list[_Line]) -> list[_Line]:
    """Lines put together where they lie on one another or go on."""
    made: list[_Line] = []
    for line in sorted(lines, key=lambda one: (one.at, one.start)):
        for known in reversed(made):
            if line.at - known.at >= 1:
                made.append(_Line(line.at, line.start, line.end))
                break
            if line.start <= known.end + _GAP and known.start <= line.end + _GAP:
                known.start = min(known.start, line.start)
                known.end = max(known.end, line.end)
                break
        else:
            made.append(_Line(line.at, line.start, line.end))
    return made


def _together(down: list[_Line], across: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """Lines by the tables they make: those that touch."""
    groups = [([one], list[_Line]()) for one in down] + [(list[_Line](), [one]) for one in across]
    owner = list(range(len(groups)))

    def root(number: int) -> int:
        while owner[number] != number:
            number = owner[number]
        return number

    for one, up in enumerate(down):
        for two, flat in enumerate(across, len(down)):
            if (
                up.start - _NEAR <= flat.at <= up.end + _NEAR
                and flat.start - _NEAR <= up.at <= flat.end + _NEAR
            ):
                owner[root(two)] = root(one)
    found: dict[int, tuple[list[_Line], list[_Line]]] = {}
    for number, (ups, flats) in enumerate(groups):
        held = found.setdefault(root(number), ([], []))
        held[0].extend(ups)
        held[1].extend(flats)
    return list(found.values())


def _grid(ups: list[_Line], flats: list[_Line]) -> Grid | None:
    """The table that lines make; None where they are a drawing."""
    ends_x = [value for one in flats for value in (one.start, one.end)]
    ends_y = [value for one in ups for value in (one.start, one.end)]
    xs = _places([one.at for one in ups], min(ends_x), max(ends_x))
    ys = _places([one.at for one in flats], min(ends_y), max(ends_y))[::-1]
    if (len(xs) - 1) * (len(ys) - 1) > _MOST_BOXES:
        return None
    # Boxes that no line parts are one cell.
    owner = {
        (row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)
    }

    def root(box: tuple[int, int]) -> tuple[int, int]:
        while owner[box] != box:
            box = owner[box]
        return box

    for row, column in owner:
        if column and not _covered(ups, xs[column], ys[row + 1], ys[row]):
            owner[root((row, column))] = root((row, column - 1))
        if row and not _covered(flats, ys[row], xs[column], xs[column + 1]):
            owner[root((row, column))] = root((row - 1, column))
    cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for box in owner:
        cells.setdefault(root(box), []).append(box)
    boxes, odd = [], False
    for members in cells.values():
        top, left = min(r for r, _ in members), min(c for _, c in members)
        rows = max(r for r, _ in members) - top + 1
        columns = max(c for _, c in members) - left + 1
        odd |= len(members) != rows * columns
        boxes.append(
            Box(top, left, rows, columns, xs[left], ys[top + rows], xs[left + columns], ys[top])
        )
    boxes.sort(key=lambda box: (box.row, box.column))
    return Grid(tuple(xs), tuple(ys), tuple(boxes), _ODD if odd else "")


def _places(values: Sequence[float], least: float, most: float) -> list[float]:
    """Where lines lie, each once; the ends of those that they cross close an open side."""
    found: list[list[float]] = []
    for value in sorted([*values, least, most]):
        if found and value - found[-1][-1] < _NEAR:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(near) / len(near) for near in found]


def _covered(lines: list[_Line], at: float, start: float, end: float) -> bool:
    """Whether lines at a place cover enough of the way from the start to the end."""
    found = sum(
        max(0.0, min(one.end, end) - max(one.start, start))
        for one in lines
        if abs(one.at - at) < _NEAR
    )
    return found >= _PARTED * (end - start)


def nested(grids: Sequence[Grid]) -> dict[Grid, Grid]:
    """The tables that lie in a cell of another one, with the smallest such other."""
    found = {}
    for grid in grids:
        around = [
            other
            for other in grids
            if other is not grid
            and other.xs[0] < grid.xs[0]
            and grid.xs[-1] < other.xs[-1]
            and other.ys[-1] < grid.ys[-1]
            and grid.ys[0] < other.ys[0]
        ]
        if around:
            found[grid] = min(around, key=lambda one: one.xs[-1] - one.xs[0])
    return found


def same_columns(one: Grid, two: Grid) -> bool:
    """Whether the tables have columns at the same places."""
    near = _LOOSE if one.doubt and two.doubt else _NEAR
    return len(one.xs) == len(two.xs) and all(
        abs(a - b) < near for a, b in zip(one.xs[:-1], two.xs[:-1], strict=True)
    )
