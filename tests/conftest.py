"""What all tests share: where the project stands, and runs of the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Ran:
    """What a run of ``rpd`` left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def rpd() -> Run:
    """Runs ``rpd`` in a process of its own, in the checkout unless told otherwise."""

    def run(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> Ran:
        clean = {
            name: value
            for name, value in os.environ.items()
            if name not in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITLAB_CI", "RPD_FORMAT")
        }
        process = subprocess.run(
            [sys.executable, "-m", "rpd", *map(str, arguments)],
            cwd=cwd,
            env=clean | environment,
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Ran(process.returncode, process.stdout.decode(), process.stderr.decode())

    return run
