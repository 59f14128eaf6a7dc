"""Styled text without a terminal: lines are tuples of (style name, text)."""

from __future__ import annotations

Segment = tuple[str, str]
Line = tuple[Segment, ...]


def wrap(text: str, width: int | None) -> list[str]:
    """A text in lines of at most `width` columns, broken at ordinary spaces; one line if None."""
    if width is None or len(text) <= width:
        return [text]
    lines, current = [], ""
    for word in text.split(" "):
        joined = f"{current} {word}" if current else word
        if current and len(joined) > width:
            lines.append(current)
            current = word
        else:
            current = joined
    return [*lines, current]
