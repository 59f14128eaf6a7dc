"""The only subprocess: files of a git repository as they are at a revision.

Nothing is ever written, no network is used (a partial clone fetches nothing), and no argument of
the user can become an option of git.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rpd.errors import CannotReadError, RpdError

_SECONDS = 60
_MAIN_BRANCHES = ("main", "master", "trunk")


class GitError(RpdError):
    """git is missing, there is no repository, or it does not have what was asked for."""


@dataclass(frozen=True)
class Repository:
    """A repository with a work tree; ``root`` is its top folder."""

    root: Path

    def commit(self, revision: str) -> str:
        """The full id of the commit that a revision names. Raises GitError."""
        _guard(revision)
        found = _run(
            self.root,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            revision + "^{commit}",
        )
        if found.returncode == 0:
            return _text(found).strip()
        hint = "Sprawdź nazwę gałęzi, znacznika albo skrót zmiany („git log --oneline”)."
        if self._shallow:
            hint = (
                "Repozytorium jest płytkim klonem i może nie mieć tej wersji; pobierz całą "
                "historię („git fetch --unshallow”, w CI: fetch-depth: 0)."
            )
        elif not self._has_commits():
            hint = "W tym repozytorium nie zapisano jeszcze żadnej wersji („git commit”)."
        raise GitError(f"Nie ma w repozytorium wersji „{revision}”.", hint)

    def merge_base(self) -> tuple[str, str]:
        """The commit where the present branch left the main one, and the main branch's name.

        Raises:
            GitError: there is no main branch, or the two have no common commit.
        """
        main = self._main_branch()
        head = self.commit("HEAD")
        found = _run(self.root, "merge-base", main, head)
        if found.returncode == 0:
            return _text(found).split()[0], main
        hint = "Podaj wprost, z czym porównać, np. „rpd diff main”."
        if self._shallow:
            hint = (
                "Repozytorium jest płytkim klonem; pobierz całą historię "
                "(„git fetch --unshallow”, w CI: fetch-depth: 0)."
            )
        raise GitError(f"Bieżąca wersja nie ma wspólnego początku z gałęzią „{main}”.", hint)

    def read(self, commit: str, revision: str, path: str) -> bytes:
        """A file as it is at a commit; ``revision`` is how messages call it. Raises GitError.

        ``path`` is relative to the top of the repository, with „/”.
        """
        inside = posixpath.normpath(path)
        name = f"{revision}:{inside}"
        if inside.startswith(("../", "/")) or inside in ("..", "."):
            raise GitError(f"„{path}” leży poza repozytorium.", "Podaj plik z tego repozytorium.")
        found = _run(self.root, "cat-file", "blob", f"{commit}:{inside}")
        if found.returncode == 0:
            return found.stdout
        kind = _run(self.root, "cat-file", "-t", f"{commit}:{inside}")
        if kind.returncode == 0 and _text(kind).strip() == "tree":
            raise GitError(f"„{name}” to folder, a potrzebny jest plik.", "Podaj plik .yaml.")
        if kind.returncode == 0:
            raise GitError(f"Nie można odczytać „{name}”.", "Sprawdź repozytorium: „git fsck”.")
        raise GitError(
            f"W wersji „{revision}” nie ma pliku „{inside}”.",
            "Wskaż plik, który w niej jest (WERSJA:ŚCIEŻKA), albo nowszą wersję.",
        )

    def last_change(self, commit: str, path: str) -> str:
        """The id of the last commit, up to a given one, that changed a file; "" where none did."""
        found = _run(self.root, "rev-list", "-1", commit, "--", f":(literal){path}")
        return _text(found).strip() if found.returncode == 0 else ""

    def versions(self, commit: str, path: str) -> tuple[str, ...]:
        """The commits, from a given one back, in which a file changed, the newest first.

        Of a merge the side that was merged into is followed, so that drafts on a branch do not
        count, but what became of them does.
        """
        found = _run(self.root, "rev-list", "--first-parent", commit, "--", f":(literal){path}")
        return tuple(_text(found).split()) if found.returncode == 0 else ()

    def path_of(self, path: Path) -> str:
        """A path of the file system as one of the repository. Raises GitError outside of it."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError as error:
            raise GitError(
                f"„{_shown(path)}” leży poza repozytorium „{_shown(self.root)}”.",
                "Podaj drugą wersję jako plik albo wejdź do repozytorium, w którym ten plik jest.",
            ) from error

    def knows(self, revision: str) -> bool:
        """Whether a revision of that name exists."""
        return not revision.startswith("-") and bool(revision) and self._is_commit(revision)

    def _is_commit(self, revision: str) -> bool:
        arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        return "\0" not in revision and _run(self.root, *arguments).returncode == 0

    def _main_branch(self) -> str:
        head = _run(self.root, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
        candidates = [_text(head).strip()] if head.returncode == 0 else []
        for name in _MAIN_BRANCHES:
            candidates += [name, f"origin/{name}"]
        for name in candidates:
            if name and self._is_commit(name):
                return name
        raise GitError(
            "Nie znaleziono głównej gałęzi (main ani master).",
            "Podaj wprost, z czym porównać, np. „rpd diff HEAD~1”.",
        )

    @property
    def shallow(self) -> bool:
        """Whether the clone lacks older versions."""
        return self._shallow

    @cached_property
    def _shallow(self) -> bool:
        found = _run(self.root, "rev-parse", "--is-shallow-repository")
        return _text(found).strip() == "true"

    def _has_commits(self) -> bool:
        return _run(self.root, "rev-parse", "--verify", "--quiet", "HEAD").returncode == 0


def repository(start: Path) -> Repository:
    """The repository that a folder belongs to. Raises GitError: no git, or no repository."""
    found = _run(start, "rev-parse", "--show-toplevel")
    if found.returncode == 0 and (top := _text(found).rstrip("\n")):
        return Repository(Path(top))
    complaint = found.stderr.decode("utf-8", "replace")
    if "dubious ownership" in complaint:
        raise GitError(
            f"Repozytorium „{_shown(start)}” należy do innego użytkownika.",
            "Jeśli mu ufasz: „git config --global --add safe.directory ŚCIEŻKA”.",
        )
    if found.returncode == 0 or "must be run in a work tree" in complaint:
        raise GitError(
            "To repozytorium nie ma drzewa roboczego (bare).",
            "Przejdź do zwykłego klonu tego repozytorium.",
        )
    if "not a git repository:" in complaint:
        raise GitError(
            f"Drzewo robocze „{_shown(start)}” jest odłączone od swojego repozytorium.",
            "Napraw je („git worktree repair”) albo sklonuj repozytorium na nowo.",
        )
    raise GitError(
        f"Folder „{_shown(start)}” nie należy do repozytorium git.",
        "Podaj do porównania dwa pliki albo przejdź do repozytorium z planami.",
    )


def _guard(revision: str) -> None:
    if revision.startswith("-"):
        raise GitError(
            f"„{revision}” nie jest nazwą wersji: nazwa nie może zaczynać się od „-”.",
            "Podaj gałąź, znacznik albo skrót zmiany, np. „main” lub „HEAD~1”.",
        )
    if not revision or "\0" in revision or "\n" in revision:
        raise GitError("Nazwa wersji jest pusta albo ma niedozwolony znak.", "Podaj np. „main”.")


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # Hooks, pagers, prompts and lazy fetching stay off; messages come in one language.
    quiet = {
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_PAGER": "cat",
    }
    command: Sequence[str] = ("git", "--no-replace-objects", "-c", "core.fsmonitor=false")
    try:
        return subprocess.run(  # noqa: S603 (a list, never a shell; revisions are guarded)
            [*command, *arguments],
            cwd=folder,
            env={**os.environ, **quiet},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        if not folder.is_dir():
            raise CannotReadError(
                f"Nie ma folderu „{_shown(folder)}”.", "Sprawdź nazwę folderu."
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


def _text(found: subprocess.CompletedProcess[bytes]) -> str:
    return os.fsdecode(found.stdout)


def _shown(path: Path) -> str:
    return path.as_posix()
