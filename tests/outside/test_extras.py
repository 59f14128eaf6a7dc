"""The advice for a missing library fits whatever made the environment, and names it alone."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from rpd.outside import extras
from tests.conftest import ROOT

LIBRARY = '"typst>=0.15.2,<0.16"'


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an environment that is running."""
    folder = tmp_path / "rpd-plan"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "bin" / "python"))
    return folder


def test_by_pip(made: Path) -> None:
    assert extras.command("pdf") == f"rpd-plan/bin/python -m pip install {LIBRARY}"
    (made / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.7\n", "utf-8")
    assert extras.command("pdf") == f"rpd-plan/bin/python -m pip install {LIBRARY}"
    assert extras.command("xlsx").endswith(' -m pip install "xlsxwriter>=3.3"')


def test_by_pipx(made: Path) -> None:
    (made / "pipx_metadata.json").touch()
    assert extras.command("pdf") == f"pipx inject rpd-plan {LIBRARY}"


def test_by_uv_tool(made: Path) -> None:
    (made / "uv-receipt.toml").touch()
    assert extras.command("pdf") == f"uv pip install --python rpd-plan/bin/python {LIBRARY}"


@pytest.mark.parametrize("with_pip", [True, False])
def test_by_uv(made: Path, monkeypatch: pytest.MonkeyPatch, with_pip: bool) -> None:
    (made / "pyvenv.cfg").write_text("home = /usr/bin\nuv = 0.9.1\n", "utf-8")
    monkeypatch.setattr(extras, "find_spec", lambda _: with_pip or None)
    command = "rpd-plan/bin/python -m pip install" if with_pip else "uv pip install --python"
    assert extras.command("pdf").startswith(command)


def test_a_folder_with_a_space(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(made / "moje pliki" / "python"))
    assert extras.command("pdf").startswith('"rpd-plan/moje pliki/python" -m pip install')


def test_libraries_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = project["optional-dependencies"]
    assert {extra: [library] for extra, library in extras.LIBRARIES.items()} == {
        extra: named[extra] for extra in extras.LIBRARIES
    }
