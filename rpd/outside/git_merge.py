"""Merges of files as git makes them, and what git is doing while it asks for one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Literal

from rpd.outside.git_program import GitError, run, text


def wants_colour(folder: Path) -> bool:
    """Whether git's settings allow colours in a difference that is shown to a person."""
    found = run(folder, "config", "--get-colorbool", "color.diff", "true")
    return text(found).strip() == "true"


def under_way(folder: Path) -> Literal["rebase", "merge", "other"]:
    """What git is doing while it asks for a merge of a file.

    In a rebase „ours” is the branch that commits are put on. A merge names what it merges in the
    environment; picking, reverting and a stash do not.
    """
    for name in ("rebase-merge", "rebase-apply"):
        found = run(folder, "rev-parse", "--git-path", name)
        if found.returncode == 0 and (folder / text(found).strip()).is_dir():
            return "rebase"
    return "merge" if any(name.startswith("GITHEAD_") for name in os.environ) else "other"


def merge_file(
    ours: bytes,
    base: bytes,
    theirs: bytes,
    *,
    marker: int = 7,
    sides: tuple[str, str] = ("bieżąca gałąź", "scalana gałąź"),
) -> tuple[bytes, int]:
    """A merge of lines as git makes it, and how many places are in conflict in it.

    ``marker`` is how many signs a mark of conflict has, ``sides`` what it calls ours and theirs.
    Raises GitError where git cannot merge, for instance because a text is binary.
    """
    labels = (sides[0], "wspólny początek", sides[1])
    with tempfile.TemporaryDirectory(prefix="rpd-") as folder:
        names = []
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            path = Path(folder) / name
            path.write_bytes(data)
            names.append(str(path))
        named = [word for label in labels for word in ("-L", label)]
        size = f"--marker-size={marker}"
        done = run(Path(folder), "merge-file", "-p", "-q", size, *named, *names)
    if done.returncode > 127:
        raise GitError("Git nie potrafi scalić tych plików.", "Wybierz jedną z wersji w całości.")
    return done.stdout, done.returncode
