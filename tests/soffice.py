"""LibreOffice, with one home for all tests of a process; a start takes several files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Convert = Callable[..., list[Path]]


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """``soffice(suffix, folder, *files)`` saves the files anew; skips where it cannot be had."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice")
    home = tmp_path_factory.mktemp("libreoffice")
    refused = set()  # an installation may lack what opens a kind of file

    def converted(suffix: str, folder: Path, *files: Path) -> list[Path]:
        saved = [folder / f"{file.stem}.{suffix}" for file in files]
        words: list[str | Path] = [program, f"-env:UserInstallation=file://{home}", "--headless"]
        words += ["--convert-to", suffix, "--outdir", folder, *files]
        for _ in range(1 if any(home.iterdir()) else 2):  # a new home may take a whole start
            if not all(file.exists() for file in saved) and files[0].suffix not in refused:
                subprocess.run(words, check=False, capture_output=True, timeout=300)
        if not all(file.exists() for file in saved):
            refused.add(files[0].suffix)
            pytest.skip(f"this LibreOffice does not open {files[0].suffix}")
        return saved

    return converted
