"""What no result may replace: files of data, and whatever the command itself has read.

Files of data are the YAML and TOML files – plans, strategies, dictionaries, amendments, settings –
under whatever name they are reached, the list of digests beside the plans, and baselines.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from rpd.errors import NotFoundError, UsageError
from rpd.outside import files

SUFFIXES = (".yaml", ".yml", ".toml")
"""Ends of the names of files of data."""
DIGESTS = "odciski.txt"
"""The name of the list of earlier texts of plans (``digests.py``)."""


def demand_no_data(path: Path, *, baseline: bool = False) -> None:
    """Raise UsageError where a result would be written over a file of data.

    Only a `baseline` may replace a baseline.
    """
    if not path.is_file():
        return
    shown = files.display_name(path)
    if is_data(path):
        raise UsageError(
            f"„{shown}” to istniejący plik z danymi; wynik by go zastąpił.", "Podaj inną nazwę."
        )
    if not baseline and is_baseline(files.peek(path)):
        raise UsageError(
            f"„{shown}” to stan wyjściowy rpd validate; wynik by go zastąpił.", "Podaj inną nazwę."
        )


def is_data(path: Path) -> bool:
    """Whether an existing file is one of data: by its name, or because it is one in truth."""
    names = (path, real(path))
    if any(_is_called_data(name.name) for name in names):
        return True
    about = path.stat()
    if any(_is(name, about) for name in files.inputs()):
        return True
    # Another name of a file in the workspace: a link that is no symbolic one.
    several = about.st_nlink > 1 or os.name == "nt"
    return several and any(_is(name, about) for name in _all_data(names[1].parent))


def same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one name of one file; a hard link is another name."""
    return real(one) == real(other)


def real(path: Path) -> Path:
    """Where a path leads; a loop of links leads nowhere and stays what it is."""
    return Path(os.path.realpath(path))


def is_baseline(data: bytes) -> bool:
    """Whether the bytes are a baseline that ``rpd validate`` has written."""
    if b'"findings"' not in data:
        return False
    import json

    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return False
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        return False
    found = document["findings"]
    listed = all(isinstance(entry, dict) and "fingerprint" in entry for entry in found)
    return "version" in document and listed and (bool(found) or document.get("tool") == "rpd")


def _is_called_data(name: str) -> bool:
    # Where names of files do not know case, „ODCISKI.TXT” is the list as well.
    return name.lower().endswith(SUFFIXES) or name.lower() == DIGESTS


def _is(path: Path, about: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), about)
    except (OSError, ValueError):  # gone since, or never to be looked at
        return False


def _all_data(beside: Path) -> Iterator[Path]:
    """The files of data of the workspaces around a folder and around where one works."""
    roots: dict[Path, None] = {}
    for start in (beside, Path.cwd()):
        try:
            roots[files.find_workspace(start).resolve()] = None
        except NotFoundError:
            continue
    for root in roots:
        for folder, inner, names in os.walk(root):
            inner[:] = [name for name in inner if not name.startswith(".")]
            for name in names:
                if _is_called_data(name):
                    yield Path(folder, name)
