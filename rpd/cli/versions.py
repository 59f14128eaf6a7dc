"""Arguments that name versions of a plan: files, years, git revisions → loaded plans."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from rpd import rules
from rpd.cli import output, plans, verdict, vouching
from rpd.diagnostics import Severity
from rpd.errors import CannotReadError, NotFoundError, RpdError, UsageError
from rpd.load import Loaded, load
from rpd.outside import files, git
from rpd.polish import wording
from rpd.polish.wording import quote


class CannotCompareError(RpdError):
    """One of the two versions cannot be read as a plan."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two versions. ``new_root`` is the folder that names of files in the new one start in.

    Where the new version is a revision, they start with ``new_prefix`` („main:”) besides.
    """

    old: Loaded
    new: Loaded
    new_root: Path
    new_prefix: str


def pair(
    old: str | None,
    new: str | None,
    plan: str | None,
    *,
    act: bool = False,
    baseline: bool = False,
) -> Pair:
    """The two versions to compare, both with a plan in them.

    A single file means what has become of it: since the last commit, or for an `act` since the
    present branch left the main one, which holds what was adopted. With `baseline` the findings
    that the baseline of ``rpd.toml`` knows are left out.

    Raises:
        RpdError: a version, a file in it or git is missing, or a version is not a plan; both are
            one file.
    """
    here = _Here(Path.cwd(), plan, baseline)
    earlier = here.version(old) if old is not None else here.merge_base()
    later = here.version(new) if new is not None else here.on_disk(earlier)
    if isinstance(earlier, _File) and isinstance(later, _File) and _one(earlier, later):
        if new is not None:
            raise _same_file(old or "", new)
        here.say_if_revision(old or "")
        earlier = here.committed(later, act=act)
    if isinstance(earlier, _Revision) and not earlier.path:
        earlier = here.completed(earlier, later)
    if isinstance(later, _Revision) and not later.path:
        later = here.completed(later, earlier)
    loaded = here.load(earlier), here.load(later)
    if act:
        loaded = _on_its_way(loaded[0]), _on_its_way(loaded[1])
    else:
        loaded = here.weighed(loaded[0], earlier), here.weighed(loaded[1], later)
    for one in loaded:
        demand_plan(one)
    if isinstance(later, _Revision):
        return Pair(*loaded, here.repository.root, f"{later.name}:")
    return Pair(*loaded, here.folder, "")


def _on_its_way(loaded: Loaded) -> Loaded:
    return replace(loaded, diagnostics=vouching.on_its_way(loaded.diagnostics))


@dataclass(frozen=True, slots=True)
class _File:
    """A plan on the disk."""

    path: Path


@dataclass(frozen=True, slots=True)
class _Revision:
    """A plan at a commit; ``name`` is what the user calls it, ``path`` "" until it is known."""

    name: str
    commit: str
    path: str = ""


_Version = _File | _Revision


@dataclass(frozen=True)
class _Here:
    """The folder one works in and the plan that was asked for."""

    folder: Path
    plan: str | None
    baseline: bool

    @cached_property
    def repository(self) -> git.Repository:
        """The repository around; found only when a revision is asked for."""
        return git.repository(self.folder)

    def version(self, argument: str) -> _Version:
        """A file if there is one of that name, else a plan of that year, else a revision."""
        if Path(argument).is_file():
            return _File(Path(argument))
        if re.fullmatch(r"[0-9]{4}", argument):
            try:
                return _File(plans.one(argument))
            except NotFoundError:
                if not self.repository.knows(argument):
                    raise
        revision, colon, path = argument.partition(":")
        if argument.startswith("-") or colon or not _like_a_file(argument):
            return self._revision(revision, path, bool(colon))
        # „plany/2023.yaml” that is not there: a missing file, unless git knows it as a revision.
        try:
            if self.repository.knows(argument):
                return self._revision(argument, "", False)
        except git.GitError:
            pass
        files.read(Path(argument))
        return _File(Path(argument))

    def _revision(self, name: str, path: str, with_path: bool) -> _Revision:
        found = _Revision(name, self.repository.commit(name))
        if not with_path:
            return found
        if not path:
            raise git.GitError(
                f"Po „{name}:” brakuje ścieżki pliku.", f"Podaj np. „{name}:plans/2024.yaml”."
            )
        if path.startswith(("./", "../")):
            top = self.repository.path_of(self.folder)
            path = posixpath.normpath(posixpath.join(top, path))
        return _Revision(name, found.commit, path)

    def merge_base(self) -> _Revision:
        """Where the present branch left the main one."""
        commit, main = self.repository.merge_base()
        return _Revision(f"{main} ({commit[:7]})", commit)

    def on_disk(self, other: _Version) -> _File:
        """The plan on the disk: the one asked for, the other side's, or the latest."""
        if self.plan is None and isinstance(other, _File):
            return other
        if self.plan is None and isinstance(other, _Revision) and other.path:
            return _File(self.repository.root / other.path)
        return _File(self._chosen())

    def completed(self, revision: _Revision, other: _Version) -> _Revision:
        """The revision with the path of the plan in it: the one asked for or the other side's."""
        if self.plan is None and isinstance(other, _Revision) and other.path:
            path = other.path
        elif self.plan is None and isinstance(other, _File):
            path = self.repository.path_of(other.path)
        else:
            path = self.repository.path_of(self._chosen())
        return _Revision(revision.name, revision.commit, path)

    def committed(self, file: _File, *, act: bool) -> _Revision:
        """What a file was at the last commit, or for an act on the main branch.

        An act starts from what was adopted: where that version was edited without a resolution,
        from the one before the edit.
        """
        shown = files.display_name(file.path)
        try:
            path = self.repository.path_of(file.path)
        except git.GitError as error:
            raise _no_history(file, error, act=act) from error
        found = _Revision("HEAD", self.repository.commit("HEAD"))
        if act:
            try:
                found = self.merge_base()
            except git.GitError:
                output.say(
                    f"Nie znaleziono głównej gałęzi; „{shown}” porównano z ostatnią zatwierdzoną "
                    "wersją (HEAD)."
                )
        if not self.repository.holds(found.commit, path):
            raise CannotCompareError(
                f"W wersji „{found.name}” nie ma jeszcze pliku „{path}”, więc nie ma z czym "
                "porównać.",
                f"Podaj dwie wersje, np. „rpd {'amend' if act else 'diff'} STARY.yaml {shown}”.",
            )
        if adopted := vouching.as_adopted(self.repository, found.commit, path):
            edited = f"Uwaga: w wersji „{found.name}” plan różni się już od tekstu uchwalonego"
            if act:
                output.say(f"{edited}; zmianę liczy się od tekstu z wersji git {adopted[:12]}.")
                found = _Revision(adopted[:12], adopted)
            else:
                whole = f"„rpd diff {adopted[:12]} {wording.argument(shown)}”"
                output.say(f"{edited}. Wszystko, co go różni, powie {whole}.")
        return _Revision(found.name, found.commit, path)

    def say_if_revision(self, argument: str) -> None:
        """Say that a year means the plan where git knows a revision of that name, too."""
        try:
            known = re.fullmatch(r"[0-9]{4}", argument) and self.repository.knows(argument)
        except git.GitError:
            return
        if known:
            output.say(
                f"„{argument}” to tu plan na ten rok. Wersję git o tej nazwie wskazuje "
                f"„refs/tags/{argument}” (znacznik) albo „refs/heads/{argument}” (gałąź)."
            )

    def _chosen(self) -> Path:
        """The plan asked for with --plan, or the latest of the workspace."""
        return plans.one(self.plan)

    def load(self, version: _Version) -> Loaded:
        """A version with the strategy and the dictionary that belong to it."""
        if isinstance(version, _File):
            return verdict.load_plan(version.path, baseline=self.baseline)
        folder = posixpath.dirname(version.path)

        def fetch(name: str) -> files.Source:
            path = posixpath.join(folder, name)
            try:
                return self._source(version, path)
            except git.GitError as error:
                raise CannotReadError(error.message, error.hint) from error

        loaded = load(self._source(version, version.path), fetch)
        root = self.repository.root
        return verdict.judged(
            loaded,
            root / version.path,
            folder=root,
            prefix=f"{version.name}:",
            baseline=self.baseline,
        )

    def weighed(self, loaded: Loaded, version: _Version) -> Loaded:
        """The version with its findings as ``rpd validate`` weighs them on the present branch."""
        file = isinstance(version, _File)
        path = version.path if isinstance(version, _File) else self.repository.root / version.path
        found = vouching.advised(path, loaded) if file else loaded.diagnostics
        return replace(loaded, diagnostics=vouching.weighed(path, found))

    def _source(self, version: _Revision, path: str) -> files.Source:
        data = self.repository.read(version.commit, version.name, path)
        return files.Source(f"{version.name}:{posixpath.normpath(path)}", data)


def _no_history(file: _File, error: git.GitError, *, act: bool) -> CannotCompareError:
    """Without git there is no former text; whether there is another one, the imprint may tell."""
    from rpd.plan.imprint import intact

    shown = files.display_name(file.path)
    plan = plans.load_plan(file.path).plan
    said = ""
    if plan is not None and plan.uchwala is not None and plan.uchwala.odcisk:
        said = (
            " Odcisk w polu „uchwala” zgadza się: plan drukuje to, co uchwalono."
            if intact(plan)
            else " Odcisk w polu „uchwala” nie zgadza się: plan drukuje co innego, niż uchwalono."
        )
    command = f"rpd {'amend' if act else 'diff'} KOPIA.yaml {wording.argument(shown)}"
    return CannotCompareError(
        f"Nie ma dawnej wersji do porównania z „{shown}”. {error.message}{said}",
        f"Podaj kopię pliku sprzed zmiany: „{command}”.",
    )


def _one(first: _File, second: _File) -> bool:
    """Whether two names are of one file, be it through a link."""
    try:
        return first.path.samefile(second.path)
    except OSError:
        return False


def _same_file(old: str, new: str) -> UsageError:
    return UsageError(
        f"{quote(old)} i {quote(new)} to ten sam plik, więc nie ma czego porównywać.",
        f"Co zmieniło się od ostatniej zatwierdzonej wersji, powie polecenie z jedną z tych nazw: "
        f"{quote(old)}. Inną wersję wskaż nazwą git, np. „HEAD~1”.",
    )


def _like_a_file(argument: str) -> bool:
    return Path(argument).suffix in (".yaml", ".yml")


def demand_plan(loaded: Loaded) -> None:
    """Refuse what cannot be compared at all; a plan without a single heading is none to read."""
    errors = [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
    if loaded.plan is not None and (loaded.plan.cele or not errors):
        return
    # What keeps a plan from being read comes before other errors of it.
    first = min(errors or loaded.diagnostics, key=lambda d: "rest" not in rules.of(d.slug).hides)
    line = f" (wiersz {first.span.line})" if first.span else ""
    raise CannotCompareError(
        f"„{loaded.source.name}” nie daje się odczytać jako plan{line}: {first.message}",
        "Porównanie wymaga dwóch czytelnych wersji. " + first.hint,
    )
