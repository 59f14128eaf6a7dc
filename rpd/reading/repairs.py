"""Repairs that might mend a text in which lines stand wrongly: each a changed copy and its advice.

Nothing here knows whether a repair is right; `attempts` tries them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rpd.reading.complaint import indent
from rpd.reading.entries import dash, header, moved, opening, split
from rpd.reading.forms import Form
from rpd.reading.repair import LONGEST_BLOCK, Repair, is_empty, is_telling
from rpd.reading.shifts import indented, pair, repeated, swapped, tabbed

_LOOK_BACK = 3


def repairs(
    lines: list[str], number: int, form: Form, *, only_headers: bool = False
) -> Iterator[Repair]:
    """Repairs at a line or above it."""
    if only_headers:
        yield from header(lines, number, form)
        return
    if re.match(r" *\t", lines[number]):
        yield from tabbed(lines, number)
        return
    yield from repeated(lines, number)
    for suspect in _suspects(lines, number):
        yield from swapped(lines, suspect)
        yield from indented(lines, suspect)
        yield from pair(lines, suspect)
        yield from dash(lines, suspect, form)
        yield from header(lines, suspect, form)
        yield from opening(lines, suspect, form)
        yield from split(lines, suspect, form)
        yield from moved(lines, suspect)


def span_of(lines: list[str], number: int) -> tuple[int, int]:
    """The first and the last line that repairs at a line may change."""
    suspects = _suspects(lines, number)
    return min(suspects), max(suspects)


def _suspects(lines: list[str], number: int) -> list[int]:
    """The line itself, the fields and entries above it, and the first line of what it is in."""
    found = [number]
    above = number - 1
    while above >= 0 and len(found) <= _LOOK_BACK:
        if not is_empty(lines[above]) and is_telling(lines[above]):
            found.append(above)
        above -= 1
    depth = indent(lines[number])
    for above in range(number - 1, max(number - LONGEST_BLOCK, -1), -1):
        if not is_empty(lines[above]) and indent(lines[above]) < depth:
            below = next(n for n in range(above + 1, number + 1) if not is_empty(lines[n]))
            found += [below, above]
            break
    first = next((n for n in range(number) if not is_empty(lines[n])), number)
    if indent(lines[first]):
        found.append(first)
    return list(dict.fromkeys(found))
