"""What all tests share: where the project stands, runs of the command line, profiles, updates."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from tests import properties
from tests.counting import counting
from tests.expected import Expected
from tests.scratch import workspace
from tests.soffice import soffice

__all__ = ["soffice", "workspace"]

ROOT = Path(__file__).resolve().parent.parent

_OUTSIDE = ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITLAB_CI", "RPD_FORMAT")
_READ_AT_START = ("PYTHON", "LC_", "LANG", "TZ")

# Compiled modules are kept even where the surroundings forbid it: otherwise each of the hundreds
# of processes that tests start compiles the whole program anew, which doubles its time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write the expected outputs anew, remove orphans"
    )


def pytest_configure(config: pytest.Config) -> None:
    properties.register()
    Expected.update = config.getoption("--update")
    if plugin := counting():
        config.pluginmanager.register(plugin)


def pytest_collection_finish() -> None:
    """Thousands of tests stay until the end: nothing is gained by looking for garbage in them."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(4_000_000, 1, 1_000)


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure() -> None:
    """Nor at the very end, when what there is goes with the process anyway."""
    gc.freeze()


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


@pytest.fixture(scope="session")
def rpd() -> Run:
    """Runs ``rpd`` in the checkout unless told otherwise.

    The run shares this process, because starting Python costs ten times what most commands do;
    variables that Python itself reads when it starts get a process of their own. What was loaded
    of the same files before is not loaded again (``tests/loads.py``).
    """

    from tests import loads

    def started(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> Ran:
        words = [str(argument) for argument in arguments]
        clean = {name: value for name, value in os.environ.items() if name not in _OUTSIDE}
        apart = any(name.startswith(_READ_AT_START) for name in environment)
        if apart:
            return in_a_process(words, cwd, clean | environment)
        with loads.shared():
            return in_this_process(words, cwd, clean | environment)

    return started


def in_a_process(arguments: list[str], cwd: Path, environment: dict[str, str]) -> Ran:
    """``python -m rpd`` in a process of its own."""
    process = subprocess.run(
        [sys.executable, "-m", "rpd", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Ran(process.returncode, process.stdout.decode(), process.stderr.decode())


def in_one_process(commands: list[list[str]], cwd: Path, environment: dict[str, str]) -> str:
    """What several commands print, run one after another by one process of its own."""
    script = (
        "import json, sys; from rpd.cli.main import run; "
        "sys.exit(max(map(run, json.loads(sys.argv[1]))))"
    )
    clean = {name: value for name, value in os.environ.items() if name not in _OUTSIDE}
    process = subprocess.run(
        [sys.executable, "-c", script, json.dumps(commands)],
        cwd=cwd,
        env=clean | environment,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert process.returncode < 2, process.stderr.decode()
    return process.stdout.decode()


def in_this_process(arguments: list[str], cwd: Path, environment: dict[str, str]) -> Ran:
    """The same call without a process: streams, folder and variables are put back afterwards."""
    from rpd.cli.main import run

    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with (
        contextlib.chdir(cwd),
        mock.patch.dict(os.environ, environment, clear=True),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO())),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            code = run(arguments)
        finally:
            gc.enable()  # commands turn it off, as their process ends with them
    out.flush()
    err.flush()
    said = [stream.detach().getvalue().decode() for stream in (out, err)]
    return Ran(code, *said)
