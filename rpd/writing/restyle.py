"""A value written the way another one stands in a text; lines moved to another column."""

from __future__ import annotations

from typing import Any

from rpd.writing import emit
from rpd.writing.placed import PlacedNode
from rpd.writing.spans import line_start


def in_style(text: str, value: PlacedNode, new: Any) -> str | None:
    """The new value written the way the old one is, or None where that cannot be."""
    written: str | None = None
    if isinstance(new, list | dict) and text[value.start] in "[{" and value.data:
        written = emit.flow(new)
    elif value.style == "'" and isinstance(new, str) and _quotable(new):
        written = "'" + new.replace("'", "''") + "'"
    elif value.style in ("|", ">") and isinstance(new, str):
        return _block_text(text, value, new)
    column = value.start - line_start(text, value.start)
    if written is None or column + len(written) > emit.WIDTH:
        return None
    return written


def _block_text(text: str, value: PlacedNode, new: str) -> str | None:
    """A block text in its former style, or None where that cannot hold the new text."""
    header_end = text.index("\n", value.start)
    header = text[value.start : header_end].rstrip("\r")
    body = text[header_end + 1 : value.end]
    if header.partition("#")[0].strip() not in ("|-", ">-") or not new or new != new.strip():
        return None
    indent = len(body) - len(body.lstrip(" "))
    pad = " " * indent
    if value.style == "|" and emit.literal(new):
        lines = new.split("\n")
    elif value.style == ">" and emit.foldable(new):
        lines = emit.wrapped(new, max(emit.WIDTH - indent, emit.NARROWEST))
    else:
        return None
    return header + "\n" + "".join(f"{pad}{line}\n" if line else "\n" for line in lines)


def shifted(lines: str, shift: int, *, first: bool = True) -> str:
    """Lines moved to the right (or left, as far as there are spaces); the first one if told so."""
    if not shift:
        return lines
    split = lines.split("\n")
    kept = [] if first else [split.pop(0)]
    if shift > 0:
        moved = [" " * shift + line if line.strip() else line for line in split]
    else:
        moved = [line[min(-shift, len(line) - len(line.lstrip(" "))) :] for line in split]
    return "\n".join([*kept, *moved])


def same(old: Any, new: Any) -> bool:
    """Equal, and of equal kind: 1 and true are equal to Python alone."""
    if isinstance(old, bool) or isinstance(new, bool):
        return old is new
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(same(old[key], new[key]) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(same, old, new))
    return bool(old == new)


def _quotable(text: str) -> bool:
    return "\n" not in text and text.isprintable()
