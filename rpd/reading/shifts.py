"""Repairs of lines whose indentation or order is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rpd.reading.complaint import KEY, indent
from rpd.reading.repair import (
    LONGEST_BLOCK,
    Repair,
    columns,
    end_of,
    is_empty,
    is_strange,
    is_telling,
    spaces,
)
from rpd.reading.source import shortened


def indented(lines: list[str], number: int) -> Iterator[Repair]:
    """The line alone stands wrongly, or all that is in it."""
    line = lines[number]
    if not is_telling(line):
        return
    depth = indent(line)
    for column in columns(lines, number):
        if column == depth:
            continue
        message = "Wcięcie tego wiersza nie pasuje do wierszy wokół niego."
        changed = " " * column + line.lstrip(" ")
        yield Repair(
            (*lines[:number], changed, *lines[number + 1 :]),
            message,
            f"Zmień liczbę spacji na początku wiersza na {column}.",
            number,
            depth,
            1,
            is_strange(lines, number, column),
        )
        by = column - depth
        for end in _ends(lines, number, column):
            yield Repair(
                (*lines[:number], *(_shifted(one, by) for one in lines[number:end]), *lines[end:]),
                f"Wiersze {number + 1}–{end} są przesunięte względem wierszy wokół nich.",
                f"Przesuń każdy z wierszy {number + 1}–{end} o {spaces(abs(by))} "
                f"w {'prawo' if by > 0 else 'lewo'}.",
                number,
                depth,
                1,
                1 + is_strange(lines, number, column),
            )


def _ends(lines: list[str], number: int, column: int) -> set[int]:
    """Where a block may end: behind what is deeper, or at the next one in the right place."""
    ends = {end_of(lines, number)}
    dash = lines[number].lstrip().startswith("- ")
    for end in range(number + 1, min(number + LONGEST_BLOCK, len(lines))):
        line = lines[end]
        if not is_empty(line) and indent(line) == column and line.lstrip().startswith("- ") == dash:
            ends.add(end)
            break
    return {end for end in ends if number + 1 < end <= number + LONGEST_BLOCK}


def pair(lines: list[str], number: int) -> Iterator[Repair]:
    """Two lines of an entry that were pasted without their indentation."""
    below = number + 1
    if below >= len(lines) or not re.match(r"\s*- ", lines[number]) or not KEY.match(lines[below]):
        return
    if indent(lines[below]) != indent(lines[number]):
        return
    end = below + 1
    while end < len(lines) and KEY.match(lines[end]) and indent(lines[end]) == indent(lines[below]):
        end += 1
    for column in columns(lines, number):
        first = " " * column + lines[number].lstrip(" ")
        rest = [" " * (column + 2) + line.lstrip(" ") for line in lines[below:end]]
        which = f"wiersza {end}" if end == below + 1 else f"wierszy {below + 1}–{end}"
        yield Repair(
            (*lines[:number], first, *rest, *lines[end:]),
            f"Wiersze {number + 1}–{end} straciły wcięcie.",
            f"Zmień liczbę spacji na początku wiersza {number + 1} na {column}, "
            f"a {which} na {column + 2}.",
            number,
            indent(lines[number]),
            1,
            2,
        )


def tabbed(lines: list[str], number: int) -> Iterator[Repair]:
    """The line is indented with tabs, and perhaps those below it are."""
    line = lines[number]
    bare = line.lstrip(" \t")
    message, length = "Wiersz jest wcięty tabulatorem.", len(line) - len(bare)
    for column in columns(lines, number):
        yield Repair(
            (*lines[:number], " " * column + bare, *lines[number + 1 :]),
            message,
            f"Usuń wszystko przed „{shortened(bare.rstrip())}” i wpisz tam {spaces(column)}.",
            number,
            0,
            length,
            is_strange([*lines[:number], bare, *lines[number + 1 :]], number, column),
        )
    end = number
    while end < len(lines) and re.match(r" *\t", lines[end]):
        end += 1
    for width in (2, 4, 8, 1, 3) if end > number + 1 else ():
        spaced = [
            re.sub(r"^[ \t]+", lambda m: m.group().replace("\t", " " * width), one)  # noqa: B023
            for one in lines[number:end]
        ]
        yield Repair(
            (*lines[:number], *spaced, *lines[end:]),
            f"Wiersze {number + 1}–{end} są wcięte tabulatorami.",
            f"Zastąp na początku każdego z wierszy {number + 1}–{end} każdy tabulator: "
            f"{spaces(width)} za jeden.",
            number,
            0,
            length,
            1,
        )


def swapped(lines: list[str], number: int) -> Iterator[Repair]:
    """The first line of an entry stands below the second."""
    below = number + 1
    if below >= len(lines) or not KEY.match(lines[number]) or not KEY.match(lines[below]):
        return
    if indent(lines[number]) == indent(lines[below]) + 2 and lines[below].lstrip()[:2] == "- ":
        yield Repair(
            (*lines[:number], lines[below], lines[number], *lines[below + 1 :]),
            f"Wiersz {below + 1}, od którego zaczyna się pozycja listy, stoi pod jej polem.",
            f"Zamień miejscami wiersze {number + 1} i {below + 1}.",
            number,
            indent(lines[number]),
            1,
        )


def repeated(lines: list[str], number: int) -> Iterator[Repair]:
    """The same line stands there twice."""
    line = lines[number]
    above = number - 1
    while above >= 0 and (not lines[above].strip() or indent(lines[above]) > indent(line)):
        above -= 1
    same = above >= 0 and lines[above].lstrip(" -").rstrip() == line.strip()
    if same and end_of(lines, number) == number + 1:
        yield Repair(
            (*lines[:number], *lines[number + 1 :]),
            f"Ten wiersz stoi już wyżej (wiersz {above + 1}).",
            "Usuń ten wiersz.",
            number,
            indent(line),
            len(line.strip()),
            2,
        )


def _shifted(line: str, by: int) -> str:
    return " " * max(indent(line) + by, 0) + line.lstrip(" ") if line.strip() else line
