"""A recognised plan → the text of its file, with a comment at every place that is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rpd.diagnostics import Path
from rpd.importing.draft import Note
from rpd.reading.questions import WORD
from rpd.writing import emit

_HEAD: Final = "# yaml-language-server: $schema={schema}\n"
_WIDTH: Final = 96


def text(data: Mapping[str, Any], notes: Iterable[Note], schema: str = "") -> str:
    """The file of a plan. Comments stand above what they are about."""
    writer = _Writer(notes)
    head = _HEAD.format(schema=schema) if schema else ""
    return head + "".join(writer.mapping(data, (), 0)) + "".join(writer.left(0))


class _Writer:
    def __init__(self, notes: Iterable[Note]) -> None:
        self._notes: dict[Path, list[Note]] = {}
        self._above: set[Path] = set()
        for note in notes:
            self._notes.setdefault(note.path, []).append(note)
            self._above.update(note.path[:end] for end in range(len(note.path)))

    def mapping(self, data: Mapping[str, Any], path: Path, indent: int) -> list[str]:
        found: list[str] = []
        for key, value in data.items():
            here = (*path, key)
            found += self._comments(here, indent)
            found.append(" " * indent + self._entry(key, value, here, indent))
        return found

    def _entry(self, key: str, value: Any, path: Path, indent: int) -> str:
        if path not in self._above or not isinstance(value, dict | list) or not value:
            return emit.entry(key, value, indent)
        head = f"{emit.scalar(key, flow=False)}:\n"
        if isinstance(value, dict):
            return head + "".join(self.mapping(value, path, indent + 2))
        return head + "".join(self._items(value, path, indent + 2, key))

    def _items(self, value: list[Any], path: Path, indent: int, key: str) -> list[str]:
        found: list[str] = []
        for position, member in enumerate(value):
            here = (*path, position)
            found += self._comments(here, indent)
            if here in self._above and isinstance(member, dict) and member:
                lines = self.mapping(member, here, indent + 2)
                first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
                # What is said of the first field stands above the dash: they share a line.
                found += [" " * indent + line.lstrip() for line in lines[:first]]
                found.append(" " * indent + "- " + lines[first].removeprefix(" " * (indent + 2)))
                found += lines[first + 1 :]
            else:
                found.append(" " * indent + emit.item(member, indent, key))
        return found

    def _comments(self, path: Path, indent: int) -> list[str]:
        lines = []
        for note in self._notes.pop(path, ()):
            lines += commented(note, indent)
        return lines

    def left(self, indent: int) -> list[str]:
        """Notes of places that the data do not have: nothing is lost."""
        return [
            line for notes in self._notes.values() for n in notes for line in commented(n, indent)
        ]


def commented(note: Note, indent: int) -> list[str]:
    """The lines of a comment."""
    said = f"{WORD}: {note.text}" if note.doubt else note.text
    pad = " " * indent + "# "
    lines: list[str] = []
    for paragraph in said.split("\n"):
        if paragraph.strip():
            lines += emit.wrapped(" ".join(paragraph.split()), max(_WIDTH - indent, emit.NARROWEST))
    return [f"{pad}{'  ' if n else ''}{line}\n" for n, line in enumerate(lines)]
