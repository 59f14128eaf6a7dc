"""A wheel, installed in an empty environment away from the checkout, does the main job."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.install

PIP = (sys.executable, "-m", "pip")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [*PIP, "wheel", "-q", "--no-build-isolation", "--no-deps", "-w", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_carries_schemas_and_templates(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("profiles", "schema", "start", "start/vscode", "templates"):
        ours = {p.name for p in (ROOT / folder).iterdir() if p.is_file()}
        assert ours, folder
        assert ours <= {Path(n).name for n in names if n.startswith(f"rpd/_data/{folder}/")}
    assert "rpd_comment/main.py" in names
    assert "rpd/py.typed" in names
    assert not [n for n in names if n.startswith(("tests/", "plans/"))]


def test_source_distribution_is_small_and_has_no_leftovers(tmp_path: Path) -> None:
    left = ROOT / ".coverage.left-by-a-run"
    left.write_bytes(b"x")
    try:
        command = [sys.executable, "-m", "build", "--sdist", "--no-isolation"]
        command += ["--outdir", str(tmp_path), str(ROOT)]
        subprocess.run(command, check=True, capture_output=True)
    finally:
        left.unlink()
    (built,) = tmp_path.glob("*.tar.gz")
    assert built.stat().st_size < 3_000_000
    with tarfile.open(built) as archive:
        top = {name.split("/")[1] for name in archive.getnames()}
    assert not [name for name in top if name.startswith(".") and name != ".gitignore"]
    assert {"rpd", "schema", "templates", "plans", "tests", "README.md", "LICENSE"} <= top


def test_installed_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment)
    tools = environment / ("Scripts" if os.name == "nt" else "bin")
    command = [*PIP, "--python", str(tools / "python"), "install", "-q", "--no-compile"]
    subprocess.run(
        [*command, "-c", str(ROOT / "constraints.txt"), str(wheel)],
        check=True,
        capture_output=True,
    )
    shutil.copytree(ROOT / "plans", tmp_path / "work" / "plans")

    def rpd(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [tools / "rpd", *arguments],
            cwd=tmp_path / "work",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )

    assert "6 ostrzeżeń, 7 uwag" in rpd("validate", "2024").stdout
    assert '"razem": "15630500.00"' in rpd("budget", "--by-source", "--format", "json").stdout
    rpd("render", "2024", "-o", "zalacznik.html")
    annex = (tmp_path / "work" / "zalacznik.html").read_text("utf-8")
    assert "Cel szczegółowy IV." in annex.replace("\u00a0", " ")
