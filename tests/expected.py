"""Whole outputs kept in files: compared, or written anew with ``pytest --update``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar


class Expected:
    """A folder of expected outputs and the names of all that belong in it."""

    update: ClassVar[bool] = False

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self.folder = folder
        self.names = frozenset(names)

    def check(self, name: str, text: str) -> None:
        """Hold a text against the file of that name; the signs of its line ends count."""
        assert name in self.names
        path = self.folder / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        assert text == path.read_bytes().decode()

    def check_orphans(self) -> None:
        """Nothing else lies in the folder; an update takes it away."""
        found = {str(p.relative_to(self.folder)) for p in self.folder.rglob("*") if p.is_file()}
        orphans = found - self.names
        if self.update:
            for name in orphans:
                (self.folder / name).unlink()
        else:
            assert not orphans
