"""How often a command reads each file and parses it: by what the system and the parser are asked.

Reads are counted where Python opens files, whatever function of rpd asks for it. A parsed text is
told by its content: that of a file of the workspace as it stood before the run, or another plan
(the text after an amendment); short pieces that are tried while text is written do not count.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from rpd.reading import events

OTHER = "another text"
_PIECE = 2_000


@dataclass
class Counts:
    """By the file's path in the workspace."""

    reads: Counter[str] = field(default_factory=Counter)
    parses: Counter[str] = field(default_factory=Counter)


_listeners: list[Callable[[str], None]] = []


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _listeners and isinstance(arguments[0], str):
        mode = arguments[1]
        if mode is None or "r" in mode:
            for listener in _listeners:
                listener(arguments[0])


_hooked: list[bool] = []


@contextmanager
def counted(folder: Path) -> Iterator[Counts]:
    """Counts what is read and parsed of the YAML files in a folder while this lasts."""
    if not _hooked:  # such a hook stays until the process ends
        sys.addaudithook(_heard)
        _hooked.append(True)
    counts = Counts()
    top = folder.resolve()
    known = {
        _plain(path.read_text("utf-8")): path.relative_to(top).as_posix()
        for path in sorted(top.rglob("*.yaml"))
    }

    def opened(name: str) -> None:
        path = Path(name).resolve()
        if path.suffix == ".yaml" and path.is_relative_to(top) and path.is_file():
            counts.reads[path.relative_to(top).as_posix()] += 1

    compose = events.compose

    def parsed(text: str) -> events.Composed:
        name = known.get(_plain(text))
        if name or len(text) > _PIECE:
            counts.parses[name or OTHER] += 1
        return compose(text)

    _listeners.append(opened)
    try:
        with mock.patch.object(events, "compose", parsed):
            yield counts
    finally:
        _listeners.remove(opened)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r\n", "\n").strip()
