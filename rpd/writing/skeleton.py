"""A new item at the end of a list of a text, with comments that wait to become its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rpd.diagnostics import Path
from rpd.writing import placed, spans
from rpd.writing.comments import PlacedComment, annotated
from rpd.writing.edit import rewrite

Data = Any


def appended(
    text: str, data: dict[str, Data], where: Path, item: dict[str, Data], comments: Sequence[str]
) -> str:
    """The text of those data with one more item in the list at a path; all else stays as it is.

    The comments stand behind the fields of the item, unless it is written between brackets.
    """
    origins: dict[Path, Path] = {}
    grown = _grown(data, (), where, item, origins)
    changed = rewrite(text, grown, origins, before=data).text
    held: Data = grown
    for step in where:
        held = held[step]
    path = (*where, len(held) - 1)
    if not has_lines(changed, path):
        return changed
    return annotated(changed, [], [PlacedComment(path, "end", line) for line in comments])


def _grown(
    value: Data, path: Path, where: Path, item: dict[str, Data], origins: dict[Path, Path]
) -> Data:
    """The data with the item; items that were there are those that they were."""
    if isinstance(value, dict):
        found = {
            key: _grown(member, (*path, key), where, item, origins) for key, member in value.items()
        }
        if where[:-1] == path and where[-1] not in found:
            found[where[-1]] = [item]
        return found
    if isinstance(value, list):
        items = []
        for position, member in enumerate(value):
            origins[*path, position] = (*path, position)
            items.append(_grown(member, (*path, position), where, item, origins))
        return [*items, item] if path == where else items
    return value


def has_lines(text: str, path: Path = ()) -> bool:
    """Whether the fields of what stands at a path have lines of their own."""
    ended = text if text.endswith("\n") else text + "\n"
    top = placed.parse(ended)
    if top is None or not (top.block and top.pairs):
        return False
    if not path:
        return True
    entry = spans.placed_at(spans.blocks(ended, top), path)
    return entry is not None and entry.block is not None
