"""What a git repository holds: files as they are at a revision, their history, settings.

Nothing is written but the settings that are asked for, no network is used (a partial clone fetches
nothing), and no argument of the user can become an option of git.
"""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rpd.outside.git_program import GitError, run, shown, text

__all__ = ["GitError", "Repository", "repository"]

_NO_COMMITS = "W tym repozytorium nie zapisano jeszcze żadnej wersji („git commit”)."
_DEEPEN = "pobierz całą historię („git fetch --unshallow”, w CI: fetch-depth: 0)."
_MAIN_BRANCHES = ("main", "master", "trunk")


@dataclass(frozen=True)
class Repository:
    """A repository with a work tree; ``root`` is its top folder."""

    root: Path

    def commit(self, revision: str) -> str:
        """The full id of the commit that a revision names. Raises GitError."""
        _guard(revision)
        found = run(
            self.root,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            revision + "^{commit}",
        )
        if found.returncode == 0:
            return text(found).strip()
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
        found = run(self.root, "merge-base", main, head)
        if found.returncode == 0:
            return text(found).split()[0], main
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
        found = run(self.root, "cat-file", "blob", f"{commit}:{inside}")
        if found.returncode == 0:
            return found.stdout
        kind = run(self.root, "cat-file", "-t", f"{commit}:{inside}")
        if kind.returncode == 0 and text(kind).strip() == "tree":
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
        found = run(self.root, "rev-parse", "--verify", "--quiet", f"{commit}:{path}")
        if found.returncode != 0:
            return self.partial and not self._has_tree(commit)
        return (
            self.partial and run(self.root, "cat-file", "-e", text(found).strip()).returncode != 0
        )

    def _has_tree(self, commit: str) -> bool:
        return run(self.root, "cat-file", "-e", commit + "^{tree}").returncode == 0

    @cached_property
    def partial(self) -> bool:
        """Whether the clone left contents out („git clone --filter”)."""
        found = run(
            self.root,
            "config",
            "--get-regexp",
            r"^(remote\..*\.promisor|extensions\.partialclone)$",
        )
        return found.returncode == 0

    def ask(self, *arguments: str, given: bytes = b"") -> bytes | None:
        """What git answers; None where it cannot. ``given`` is what it reads."""
        found = run(self.root, *arguments, given=given)
        return found.stdout if found.returncode == 0 else None

    def holds(self, commit: str, path: str) -> bool:
        """Whether there is a file of that path at a commit."""
        return run(self.root, "cat-file", "-e", f"{commit}:{path}").returncode == 0

    def _submodule(self, commit: str, path: str) -> str:
        """The folder above a path that is a repository of its own at a commit; "" without one."""
        parts = path.split("/")
        above = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        literal = [f":(literal){folder}" for folder in above]
        found = run(self.root, "ls-tree", "-z", "--full-tree", commit, "--", *literal)
        for entry in text(found).split("\0"):
            about, _, name = entry.partition("\t")
            if about.startswith("160000 "):
                return name
        return ""

    def last_change(self, commit: str, path: str) -> str:
        """The id of the last commit, up to a given one, that changed a file; "" where none did."""
        found = run(self.root, "rev-list", "-1", commit, "--", f":(literal){path}")
        return text(found).strip() if found.returncode == 0 else ""

    def versions(self, commit: str, path: str) -> tuple[str, ...]:
        """The commits, from a given one back, in which a file changed, the newest first.

        Of a merge the side that was merged into is followed, so that drafts on a branch do not
        count, but what became of them does.
        """
        found = run(self.root, "rev-list", "--first-parent", commit, "--", f":(literal){path}")
        return tuple(text(found).split()) if found.returncode == 0 else ()

    def versions_with(self, commit: str, path: str, words: str) -> tuple[str, ...]:
        """The commits, from a given one back, that changed lines of a file with those words."""
        found = run(
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
        return tuple(text(found).split()) if found.returncode == 0 else ()

    def on_main_branch(self) -> bool:
        """Whether the main branch is checked out, or its very commit. Raises GitError."""
        main = self._main_branch()
        head = run(self.root, "symbolic-ref", "--quiet", "--short", "HEAD")
        if head.returncode == 0:
            return text(head).strip() == main.removeprefix("origin/")
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
                f"„{shown(path)}” leży poza repozytorium „{shown(self.root)}”.", hint
            ) from error

    def knows(self, revision: str) -> bool:
        """Whether a revision of that name exists."""
        return not revision.startswith("-") and bool(revision) and self._is_commit(revision)

    def _is_commit(self, revision: str) -> bool:
        arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        return "\0" not in revision and run(self.root, *arguments).returncode == 0

    def _main_branch(self) -> str:
        head = run(self.root, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
        candidates = [text(head).strip()] if head.returncode == 0 else []
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
        found = run(self.root, "rev-parse", "--is-shallow-repository")
        return text(found).strip() == "true"

    def _has_commits(self) -> bool:
        return run(self.root, "rev-parse", "--verify", "--quiet", "HEAD").returncode == 0


def repository(start: Path, instead: str = "") -> Repository:
    """The repository that a folder belongs to. Raises GitError: no git, or no repository.

    `instead` is what else can be done where there is none.
    """
    found = run(start, "rev-parse", "--show-toplevel")
    if found.returncode == 0 and (top := text(found).rstrip("\n")):
        return Repository(Path(top))
    complaint = found.stderr.decode("utf-8", "replace")
    if "dubious ownership" in complaint:
        raise GitError(
            f"Repozytorium „{shown(start)}” należy do innego użytkownika.",
            "Jeśli mu ufasz: „git config --global --add safe.directory ŚCIEŻKA”.",
        )
    if found.returncode == 0 or "must be run in a work tree" in complaint:
        bare = text(run(start, "rev-parse", "--is-bare-repository")).strip() == "true"
        if not bare:
            raise GitError(
                f"„{shown(start)}” to wnętrze repozytorium, a nie folder z plikami.",
                "Przejdź do folderu z planami.",
            )
        raise GitError(
            "To repozytorium nie ma drzewa roboczego (bare).",
            "Przejdź do zwykłego klonu tego repozytorium.",
        )
    if "not a git repository:" in complaint:
        raise GitError(
            f"Drzewo robocze „{shown(start)}” jest odłączone od swojego repozytorium.",
            "Napraw je („git worktree repair”) albo sklonuj repozytorium na nowo.",
        )
    raise GitError(
        f"Folder „{shown(start)}” nie należy do repozytorium git.",
        instead or "Przejdź do repozytorium z planami albo utwórz je poleceniem „git init”.",
    )


def _guard(revision: str) -> None:
    if revision.startswith("-"):
        raise GitError(
            f"„{revision}” nie jest nazwą wersji: nazwa nie może zaczynać się od „-”.",
            "Podaj gałąź, znacznik albo skrót zmiany, np. „main” lub „HEAD~1”.",
        )
    if not revision or "\0" in revision or "\n" in revision:
        raise GitError("Nazwa wersji jest pusta albo ma niedozwolony znak.", "Podaj np. „main”.")
