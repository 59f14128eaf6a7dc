"""Tools that come from npm or PyPI: fetched into a temporary folder, or the test is skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Npm = Callable[[str], Path]


@pytest.fixture(scope="session")
def npm(tmp_path_factory: pytest.TempPathFactory) -> Npm:
    """Installs a package and returns its ``node_modules``; skips where that cannot be done.

    RPD_NODE_MODULES names a folder with packages that are there already.
    """

    def install(package: str) -> Path:
        ready = os.environ.get("RPD_NODE_MODULES")
        if ready and (Path(ready) / package).is_dir():
            return Path(ready)
        if not shutil.which("npm"):
            pytest.skip("npm is not installed")
        folder = tmp_path_factory.mktemp("npm")
        command = ["npm", "install", "--no-audit", "--no-fund", "--fetch-retries=1"]
        try:
            done = subprocess.run(
                [*command, "--prefix", str(folder), package],
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
            )
        except subprocess.TimeoutExpired:
            pytest.skip(f"npm does not get {package}")
        if done.returncode:
            pytest.skip(f"npm cannot install {package}: {done.stderr.strip()[-200:]}")
        return folder / "node_modules"

    return install
