"""The only other program that is run, git: files as they are at a revision, settings, merges.

Nothing is written but the settings that are asked for, no network is used (a partial clone fetches
nothing), and no argument of the user can become an option of git.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from rpd.errors import CannotReadError, RpdError

_SECONDS = 60
_NO_COMMITS = "W tym repozytorium nie zapisano jeszcze żadnej wersji („git commit”)."
_DEEPEN = "pobierz całą historię („git fetch --unshallow”, w CI: fetch-depth: 0)."
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
        start, dots, end = revision.partition("..")
        if dots and start and end.strip("."):
            hint = f"Zakres to dwie wersje: „rpd diff {start} {end.lstrip('.')}”."
        elif not self._has_commits():
            hint = _NO_COMMITS
        elif self._shallow:
            hint = f"Repozytorium jest płytkim klonem i może nie mieć tej wersji; {_DEEPEN}"
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
            hint = f"Repozytorium jest płytkim klonem; {_DEEPEN}"
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
        if self.lacks(commit, inside):
            raise GitError(
                f"W tym klonie brakuje treści „{name}”: powstał z opcją --filter, a rpd nie "
                "korzysta z sieci.",
                f"Pobierz ją, gdy jest sieć: „git show {commit[:12]}:{inside}”.",
            )
        if kind.returncode == 0:
            raise GitError(f"Nie można odczytać „{name}”.", "Sprawdź repozytorium: „git fsck”.")
        hint = "Wskaż plik, który w niej jest (WERSJA:ŚCIEŻKA), albo nowszą wersję."
        if submodule := self._submodule(commit, inside):
            hint = f"„{submodule}” to osobne repozytorium (submodule): przejdź do tego folderu."
        raise GitError(f"W wersji „{revision}” nie ma pliku „{inside}”.", hint)

    def lacks(self, commit: str, path: str) -> bool:
        """Whether the clone knows of a file at a commit and has left its content out."""
        found = _run(self.root, "rev-parse", "--verify", "--quiet", f"{commit}:{path}")
        if found.returncode != 0:
            return self.partial and not self._has_tree(commit)
        return (
            self.partial and _run(self.root, "cat-file", "-e", _text(found).strip()).returncode != 0
        )

    def _has_tree(self, commit: str) -> bool:
        return _run(self.root, "cat-file", "-e", commit + "^{tree}").returncode == 0

    @cached_property
    def partial(self) -> bool:
        """Whether the clone left contents out („git clone --filter”)."""
        found = _run(
            self.root,
            "config",
            "--get-regexp",
            r"^(remote\..*\.promisor|extensions\.partialclone)$",
        )
        return found.returncode == 0

    def ask(self, *arguments: str, given: bytes = b"") -> bytes | None:
        """What git answers; None where it cannot. ``given`` is what it reads."""
        found = _run(self.root, *arguments, given=given)
        return found.stdout if found.returncode == 0 else None

    def holds(self, commit: str, path: str) -> bool:
        """Whether there is a file of that path at a commit."""
        return _run(self.root, "cat-file", "-e", f"{commit}:{path}").returncode == 0

    def _submodule(self, commit: str, path: str) -> str:
        """The folder above a path that is a repository of its own at a commit; "" without one."""
        parts = path.split("/")
        above = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        literal = [f":(literal){folder}" for folder in above]
        found = _run(self.root, "ls-tree", "-z", "--full-tree", commit, "--", *literal)
        for entry in _text(found).split("\0"):
            about, _, name = entry.partition("\t")
            if about.startswith("160000 "):
                return name
        return ""

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

    def versions_with(self, commit: str, path: str, words: str) -> tuple[str, ...]:
        """The commits, from a given one back, that changed lines of a file with those words."""
        found = _run(
            self.root,
            "log",
            "--format=%H",
            "--first-parent",
            "-m",
            "--no-ext-diff",
            "--no-textconv",
            f"-G{words}",
            commit,
            "--",
            f":(literal){path}",
        )
        return tuple(_text(found).split()) if found.returncode == 0 else ()

    def on_main_branch(self) -> bool:
        """Whether the main branch is checked out, or its very commit. Raises GitError."""
        main = self._main_branch()
        head = _run(self.root, "symbolic-ref", "--quiet", "--short", "HEAD")
        if head.returncode == 0:
            return _text(head).strip() == main.removeprefix("origin/")
        return self.commit("HEAD") == self.commit(main)

    def path_of(self, path: Path) -> str:
        """A path of the file system as one of the repository. Raises GitError outside of it."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError as error:
            hint = (
                "Podaj drugą wersję jako plik albo wejdź do repozytorium, w którym ten plik jest."
            )
            if os.environ.get("GIT_DIR") and not os.environ.get("GIT_WORK_TREE"):
                hint = (
                    "Przy ustawionej zmiennej GIT_DIR git bierze bieżący folder za wierzch drzewa "
                    "roboczego: przejdź do niego albo ustaw też GIT_WORK_TREE."
                )
            raise GitError(
                f"„{_shown(path)}” leży poza repozytorium „{_shown(self.root)}”.", hint
            ) from error

    def setting(self, name: str) -> str | None:
        """A setting of this repository alone („diff.rpd.command”); None where it has none."""
        found = _run(self.root, "config", "--local", "--get", name)
        return _text(found).removesuffix("\n") if found.returncode == 0 else None

    def setting_in_force(self, name: str) -> str | None:
        """A setting as git uses it here, wherever it is made; None where it is nowhere."""
        found = _run(self.root, "config", "--get", name)
        return _text(found).removesuffix("\n") if found.returncode == 0 else None

    def set_setting(self, name: str, value: str | None) -> None:
        """Give a setting of this repository a value, or take it away (None). Raises GitError."""
        if value is None:
            done = _run(self.root, "config", "--local", "--unset-all", name)
        else:
            done = _run(self.root, "config", "--local", "--replace-all", name, value)
        if done.returncode not in (0, 5):  # 5: there was nothing to take away
            reason = done.stderr.decode("utf-8", "replace").strip() or "git config"
            raise GitError(
                f"Nie można zapisać ustawienia „{name}” w repozytorium: {reason}.",
                "Sprawdź prawa do pliku .git/config.",
            )

    def drop_empty_section(self, name: str) -> None:
        """Take a section of the settings away („diff.rpd”) unless something is left in it."""
        pattern = "^" + name.replace(".", r"\.") + r"\."
        left = _run(self.root, "config", "--local", "--get-regexp", pattern)
        if left.returncode == 1:
            _run(self.root, "config", "--local", "--remove-section", name)

    def drop_reference(self, name: str) -> None:
        """Take a reference away („refs/notes/…”), where it is there. Raises GitError."""
        if _run(self.root, "show-ref", "--verify", "--quiet", name).returncode != 0:
            return
        if _run(self.root, "update-ref", "-d", name).returncode != 0:
            raise GitError(
                f"Nie można usunąć „{name}” z repozytorium.",
                f"Zakończ inne programy git i powtórz: „git update-ref -d {name}”.",
            )

    def attribute(self, path: str, name: str) -> str:
        """An attribute of a path as ``.gitattributes`` gives it; "" where it is unspecified."""
        found = _run(self.root, "check-attr", "-z", name, "--", path)
        value = _text(found).split("\0")[2] if found.returncode == 0 else ""
        return "" if value == "unspecified" else value

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
        hint = "Podaj wprost, z czym porównać, np. „rpd diff HEAD~1”."
        if not self._has_commits():
            hint = _NO_COMMITS
        elif self._shallow:
            hint = f"Repozytorium jest płytkim klonem i może jej nie mieć; {_DEEPEN}"
        raise GitError("Nie znaleziono głównej gałęzi (main ani master).", hint)

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
        bare = _text(_run(start, "rev-parse", "--is-bare-repository")).strip() == "true"
        if not bare:
            raise GitError(
                f"„{_shown(start)}” to wnętrze repozytorium, a nie folder z plikami.",
                "Przejdź do folderu z planami.",
            )
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


def wants_colour(folder: Path) -> bool:
    """Whether git's settings allow colours in a difference that is shown to a person."""
    found = _run(folder, "config", "--get-colorbool", "color.diff", "true")
    return _text(found).strip() == "true"


def under_way(folder: Path) -> Literal["rebase", "merge", "other"]:
    """What git is doing while it asks for a merge of a file.

    In a rebase „ours” is the branch that commits are put on. A merge names what it merges in the
    environment; picking, reverting and a stash do not.
    """
    for name in ("rebase-merge", "rebase-apply"):
        found = _run(folder, "rev-parse", "--git-path", name)
        if found.returncode == 0 and (folder / _text(found).strip()).is_dir():
            return "rebase"
    return "merge" if any(name.startswith("GITHEAD_") for name in os.environ) else "other"


def merge_file(
    ours: bytes,
    base: bytes,
    theirs: bytes,
    *,
    marker: int = 7,
    sides: tuple[str, str] = ("bieżąca gałąź", "scalana gałąź"),
) -> tuple[bytes, int]:
    """A merge of lines as git makes it, and how many places are in conflict in it.

    ``marker`` is how many signs a mark of conflict has, ``sides`` what it calls ours and theirs.
    Raises GitError where git cannot merge, for instance because a text is binary.
    """
    labels = (sides[0], "wspólny początek", sides[1])
    with tempfile.TemporaryDirectory(prefix="rpd-") as folder:
        names = []
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            path = Path(folder) / name
            path.write_bytes(data)
            names.append(str(path))
        named = [word for label in labels for word in ("-L", label)]
        size = f"--marker-size={marker}"
        done = _run(Path(folder), "merge-file", "-p", "-q", size, *named, *names)
    if done.returncode > 127:
        raise GitError("Git nie potrafi scalić tych plików.", "Wybierz jedną z wersji w całości.")
    return done.stdout, done.returncode


def _guard(revision: str) -> None:
    if revision.startswith("-"):
        raise GitError(
            f"„{revision}” nie jest nazwą wersji: nazwa nie może zaczynać się od „-”.",
            "Podaj gałąź, znacznik albo skrót zmiany, np. „main” lub „HEAD~1”.",
        )
    if not revision or "\0" in revision or "\n" in revision:
        raise GitError("Nazwa wersji jest pusta albo ma niedozwolony znak.", "Podaj np. „main”.")


_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")


def _places() -> dict[str, str]:
    """What the environment says of the repository, for a git that runs in another folder."""
    given = {name: os.environ.get(name) for name in _PLACES}
    return {name: os.path.abspath(path) for name, path in given.items() if path}  # noqa: PTH100


def _run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
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
