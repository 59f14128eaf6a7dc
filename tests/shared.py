"""What the processes of one run make once, whichever needs it first: packages, environments."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

_MADE = ".made"


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], str]) -> Path:
    """A folder that all processes of the run find filled.

    ``make`` says in words why it could not; then every test that asks is skipped, and none waits
    for a network that is not there again.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder = base / name
    with (base / f"{name}.lock").open("w") as held:
        _wait_for(held.fileno())
        made = folder / _MADE
        if not made.exists():
            folder.mkdir()
            made.write_text(make(folder), "utf-8")
        if reason := made.read_text("utf-8"):
            pytest.skip(reason)
    return folder


def _wait_for(descriptor: int) -> None:
    """Until no other process holds the lock; where there are no locks, nothing runs at once."""
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX)
