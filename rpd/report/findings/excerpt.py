"""The line of a file that a finding is about, with the spot marked."""

from __future__ import annotations

from rpd.diagnostics import Diagnostic
from rpd.report.escape import visible
from rpd.report.lines import Line, cells

_PIPED_WIDTH = 100
_NARROWEST = 10


def excerpt(diagnostic: Diagnostic, indent: str, width: int | None) -> list[Line]:
    """Two lines: the text without its indentation, and „^” under the spot; nothing if unplaced.

    A line longer than the terminal is cut to the neighbourhood of the spot, with „…” at the cuts.
    """
    span = diagnostic.span
    text = diagnostic.excerpt.rstrip()
    if span is None or not text.strip():
        return []
    gutter = f"{span.line} │ "
    room = max((width or _PIPED_WIDTH) - len(indent) - len(gutter), _NARROWEST)
    margin = len(text) - len(text.lstrip(" "))
    start = min(max(span.column - 1, margin), len(text))
    end = span.end_column - 1 if span.end_line == span.line else len(text)
    end = min(max(end, start + 1), max(len(text), start + 1))
    before, marked, after = _window(text[margin:start], text[start:end], text[end:], room)
    blank = " " * (len(gutter) - 2) + "│ "
    return [
        (("", indent), ("dim", gutter), ("", before + marked + after)),
        (("", indent), ("dim", blank), ("", " " * cells(before)), ("mark", "^" * cells(marked))),
    ]


def _window(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """The three parts, made visible and cut to `room` columns around the start of the middle."""
    before, marked, after = visible(before), visible(marked) or " ", visible(after)
    if cells(before) + cells(marked) + cells(after) <= room:
        return before, marked, after
    kept = min(max(room - cells(marked), room // 3), cells(before))
    if kept < cells(before):
        before = "…" + _last(before, kept - 1)
    left = room - cells(before)
    if cells(marked) > left:
        return before, _first(marked, left - 1) + "…", ""
    left -= cells(marked)
    if cells(after) > left:
        after = _first(after, left - 1) + "…" if left > 0 else ""
    return before, marked, after


def _first(text: str, room: int) -> str:
    end, used = 0, 0
    while end < len(text) and (used := used + cells(text[end])) <= room:
        end += 1
    return text[:end]


def _last(text: str, room: int) -> str:
    start, used = len(text), 0
    while start > 0 and (used := used + cells(text[start - 1])) <= room:
        start -= 1
    return text[start:]
