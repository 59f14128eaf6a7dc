"""A repair of lines that stand wrongly, and what all kinds of them ask about the lines around."""

from __future__ import annotations

from rpd.frozen import dataclass
from rpd.polish.wording import plural
from rpd.reading.complaint import KEY, indent

_NEAR = 6
LONGEST_BLOCK = 200
"""So many lines are looked at in one direction."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What to change (numbers of lines from 0), the lines afterwards, and how it is said.

    `cost` ranks repairs that are equally good: what is typed more seldom comes later. Something in
    the lines is `invented` where only the person knows what is to stand there.
    """

    lines: tuple[str, ...]
    message: str
    hint: str
    line: int
    column: int
    length: int
    cost: int = 0
    invented: bool = False


def is_telling(line: str) -> bool:
    """Whether a line holds a field or an entry."""
    return bool(KEY.match(line)) or line.lstrip().startswith("- ")


def is_empty(line: str) -> bool:
    """Whether a line says nothing."""
    return line.strip()[:1] in ("", "#")


def columns(lines: list[str], number: int) -> list[int]:
    """Where fields and dashes stand near a line and above it."""
    found: set[int] = set()
    limit: int | None = None
    near = range(max(number - _NEAR, 0), min(number + _NEAR, len(lines)))
    for above in (*near, *range(number - 1, -1, -1)):
        line = lines[above]
        if above == number or is_empty(line) or not is_telling(line):
            continue
        if above not in near:
            if limit is not None and indent(line) >= limit:
                continue
            limit = indent(line)
        found.add(indent(line))
        found.add(indent(line) + 2)
    return sorted(found)


def end_of(lines: list[str], number: int) -> int:
    """The line behind what is indented deeper than a line."""
    end = number + 1
    while end < len(lines) and (
        not lines[end].strip() or indent(lines[end]) > indent(lines[number])
    ):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end


def is_strange(lines: list[str], number: int, column: int) -> int:
    """Whether other dashes stand elsewhere in this file; a list may do without an indentation."""
    start = " " * column + "- "
    dash = lines[number].lstrip().startswith("- ")
    others = (line for n, line in enumerate(lines) if n != number)
    return int(dash and not any(line.startswith(start) for line in others))


def spaces(count: int) -> str:
    """So many spaces, as what is typed."""
    return f"{count} {plural(count, 'spację', 'spacje', 'spacji')}"


def with_spaces(count: int) -> str:
    """So many spaces, as what a line comes with."""
    return f"{count} {plural(count, 'spacją', 'spacjami', 'spacjami')}"


def indented_by(column: int) -> str:
    """How a line to be typed begins."""
    return f" z {with_spaces(column)} na początku" if column else " bez wcięcia"
