"""The files of folders that look like YAML by their names: somebody meant them to be read."""

from __future__ import annotations

import re
from pathlib import Path

from rpd.errors import CannotReadError
from rpd.outside import files

_YAML = re.compile(r"\A[^.].*\.ya?ml(?![a-z0-9])", re.IGNORECASE | re.DOTALL)


def inside(folder: Path) -> list[Path]:
    """The files of a folder that look like YAML by their names, whatever they are, by name.

    „2024.yaml.txt” and „2024.YAML” are among them: somebody meant them to be read. What editors
    and systems hide is not. Raises CannotReadError where the folder cannot be read.
    """
    try:
        found = [p for p in folder.iterdir() if _YAML.search(p.name) and not p.is_dir()]
    except OSError as error:
        shown = files.display_name(folder)
        raise CannotReadError(
            f"Nie można odczytać folderu „{shown}”: {files.reason(error)}."
        ) from error
    return sorted(found)


def below(folder: Path, depth: int) -> list[Path]:
    """The same of a folder and the folders in it, down to a depth; no link to a folder is followed.

    Raises CannotReadError where a folder cannot be read.
    """
    found = inside(folder)
    if depth:
        inner = (p for p in folder.iterdir() if p.is_dir() and not p.is_symlink())
        for path in sorted(path for path in inner if not path.name.startswith(".")):
            found += below(path, depth - 1)
    return found
