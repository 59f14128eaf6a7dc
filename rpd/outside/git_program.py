"""The only other program that is run, git: called so that it asks, fetches and pages nothing.

What is asked of it stands in ``git`` (a repository) and ``git_merge`` (files that git merges).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from rpd.errors import CannotReadError, RpdError

_SECONDS = 60


class GitError(RpdError):
    """git is missing, there is no repository, or it does not have what was asked for."""


_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")


def _places() -> dict[str, str]:
    """What the environment says of the repository, for a git that runs in another folder."""
    given = {name: os.environ.get(name) for name in _PLACES}
    return {name: os.path.abspath(path) for name, path in given.items() if path}  # noqa: PTH100


def run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Git in a folder: its streams and its code.

    Raises GitError (git is missing or does not answer) and CannotReadError (no such folder).
    """
    # Hooks, pagers, prompts and lazy fetching stay off; messages come in one language. What git is
    # too old to leave out by the first variable, it may reach by no protocol.
    quiet = {
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_PAGER": "cat",
    }
    command: Sequence[str] = ("git", "--no-replace-objects", "-c", "core.fsmonitor=false")
    try:
        return subprocess.run(  # noqa: S603 (a list, never a shell; revisions are guarded)
            [*command, *arguments],
            cwd=folder,
            env={**os.environ, **_places(), **quiet},
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        if not folder.is_dir():
            raise CannotReadError(
                f"Nie ma folderu „{shown(folder)}”.", "Sprawdź nazwę folderu."
            ) from error
        raise GitError(
            "Nie znaleziono programu git.",
            "Zainstaluj git albo podaj do porównania dwa pliki: „rpd diff STARY.yaml NOWY.yaml”.",
        ) from error
    except (OSError, ValueError) as error:
        raise GitError(
            f"Nie można uruchomić programu git ({type(error).__name__}).",
            "Sprawdź, czy działa „git --version”.",
        ) from error
    except subprocess.TimeoutExpired as error:
        raise GitError(
            f"Program git nie odpowiedział przez {_SECONDS} sekund.",
            "Sprawdź repozytorium: „git fsck”.",
        ) from error


def text(found: subprocess.CompletedProcess[bytes]) -> str:
    """What it wrote to its output, where that is text or names of files."""
    return os.fsdecode(found.stdout)


def shown(path: Path) -> str:
    """A path as messages show it."""
    return path.as_posix()
