"""An act for the screen: its words in lines, without marks of any format."""

from __future__ import annotations

from collections.abc import Iterator

from rpd.act.letter import Act, Grid, HeadingLine, Point, Provision, Quotation
from rpd.formats.document import words_of
from rpd.report.lines import cells, wrap

_GAP = 2


def lines(act: Act, width: int) -> list[str]:
    """The act in lines of at most `width` columns, a blank line between paragraphs."""
    found: list[str] = ["PROJEKT", ""] if act.projekt else []
    found += [*(part for line in act.title for part in _paragraph(line, width)), ""]
    for part in act.provisions:
        match part:
            case Provision(sign, text):
                found += _paragraph(f"{sign} {text}" if sign else text, width)
            case Point(level, marker, text):
                found += _paragraph(text, width, _indent(level), f"{marker} ")
            case Quotation(level, quoted):
                for line in quoted:
                    found += _paragraph(line, width, _indent(level + 1))
            case HeadingLine(_, text):
                found += _paragraph(text, width)
            case Grid():
                found += _grid(part, width)
        found.append("")
    return [*found, *act.signature] if act.signature else found[:-1]


def _indent(level: int) -> str:
    return "   " * (level - 1)


def _paragraph(text: str, width: int, indent: str = "", marker: str = "") -> list[str]:
    """A text whose further lines stand under the first word after the marker."""
    hanging = indent + " " * cells(marker)
    first, *rest = wrap(text, max(width - cells(hanging), 20))
    return [f"{indent}{marker}{first}", *(hanging + line for line in rest)]


def _grid(part: Grid, width: int) -> list[str]:
    names = [name for name, _ in part.columns]
    rows = [[words_of(cell) for cell in row] for row in part.rows]
    one_line = not any("\n" in cell for row in rows for cell in row)
    widths = [max(map(cells, column)) for column in zip(names, *rows, strict=True)]
    if one_line and sum(widths) + _GAP * (len(widths) - 1) <= width:
        return [_aligned(row, widths, part.numeric) for row in (names, *rows)]
    found: list[str] = []
    for row in rows:
        if found:
            found.append("")
        found += _card(names, row, width)
    return found


def _aligned(row: list[str], widths: list[int], numeric: bool) -> str:
    padded = []
    for column, (cell, room) in enumerate(zip(row, widths, strict=True)):
        space = " " * (room - cells(cell))
        padded.append(space + cell if numeric and column else cell + space)
    return (" " * _GAP).join(padded).rstrip()


def _card(names: list[str], row: list[str], width: int) -> Iterator[str]:
    """A row too wide for a line: each cell under the name of its column."""
    for name, cell in zip(names, row, strict=True):
        if cell:
            yield f"   {name}:"
            for line in cell.split("\n"):
                yield from _paragraph(line, width, "      ")
