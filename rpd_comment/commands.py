"""The processes that the job starts: git and ``rpd``, without the token and bounded in time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rpd_comment.errors import StopError

TOKEN = "RPD_COMMENT_TOKEN"  # noqa: S105 (the name of a variable)
_GIT_SECONDS = 60
_RPD_SECONDS = 120
_WHOLE_HISTORY = "Praca wymaga całej historii (fetch-depth: 0, GIT_DEPTH: 0)."


@dataclass(frozen=True)
class Done:
    """What a process left behind; ``late`` when it was ended because its time was over."""

    code: int
    out: str
    err: str
    late: bool = False


@dataclass(frozen=True)
class Folder:
    """A folder to run processes in, until a moment of the monotonic clock."""

    path: Path
    until: float

    def run(self, *command: str, seconds: float) -> Done:
        """Run a command; file names that are no UTF-8 come through. Raises FileNotFoundError."""
        environment = {name: value for name, value in os.environ.items() if name != TOKEN}
        environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat"}
        left = self.until - time.monotonic()
        if left <= 0:
            return Done(-1, "", "", late=True)
        try:
            done = subprocess.run(  # noqa: S603 (a list, never a shell)
                command,
                cwd=self.path,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="surrogateescape",
                timeout=min(seconds, left),
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Done(-1, "", "", late=True)
        return Done(done.returncode, done.stdout, done.stderr)

    def ask_git(self, *arguments: str) -> Done:
        """What git answers, whatever it is. Raises StopError where there is no git."""
        command = ("git", "--no-replace-objects", "-c", "core.fsmonitor=false", *arguments)
        try:
            done = self.run(*command, seconds=_GIT_SECONDS)
        except FileNotFoundError as error:
            raise StopError(
                "Nie znaleziono programu git; zainstaluj go w obrazie zadania."
            ) from error
        if done.late:
            raise StopError(f"„git {arguments[0]}” nie odpowiada; uruchom zadanie ponownie.")
        return done

    def git(self, *arguments: str) -> str:
        """What git prints. Raises StopError where it fails."""
        done = self.ask_git(*arguments)
        if done.code:
            raise StopError(
                f"„git {arguments[0]}” nie powiodło się: {done.err.strip()} {_WHOLE_HISTORY}"
            )
        return done.out

    def rpd(self, *arguments: str) -> Done:
        """What the ``rpd`` of this installation answers; nothing in the checkout is imported."""
        return self.run(sys.executable, "-P", "-m", "rpd", *arguments, seconds=_RPD_SECONDS)
