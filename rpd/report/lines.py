"""Styled text without a terminal: lines are tuples of (style name, text)."""

from __future__ import annotations

import unicodedata

Segment = tuple[str, str]
Line = tuple[Segment, ...]


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


def _cell(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def wrap(text: str, width: int | None) -> list[str]:
    """A text in lines of at most `width` columns, broken at ordinary spaces; one line if None.

    A word longer than a line stays whole: it is a name or an address that people copy.
    """
    if width is None or cells(text) <= width:
        return [text]
    lines, current = [], ""
    for word in text.split(" "):
        joined = f"{current} {word}" if current else word
        if current and cells(joined) > width:
            lines.append(current)
            current = word
        else:
            current = joined
    return [*lines, current]


def clip(text: str, width: int) -> str:
    """The beginning of a text in at most `width` columns, with „…” where something is left out."""
    if cells(text) <= width:
        return text
    end = 0
    room = width - 1
    for character in text:
        room -= _cell(character)
        if room < 0:
            break
        end += 1
    return text[:end].rstrip() + "…"


def line_width(line: Line) -> int:
    """How many columns a styled line takes."""
    return sum(cells(text) for _, text in line)
