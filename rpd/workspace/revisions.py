"""What names a version of a plan, a file, a year or a git revision, → that version, loaded."""

from __future__ import annotations

import posixpath
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path

from rpd.errors import CannotReadError, NotFoundError, Remark, RpdError
from rpd.frozen import dataclass
from rpd.load.whole import Loaded, load
from rpd.outside import files, git, plan_names
from rpd.polish import wording
from rpd.workspace import plans, verdict, vouching
from rpd.workspace.desk import Desk


class CannotCompareError(RpdError):
    """One of the two versions cannot be read as a plan."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan on the disk."""

    path: Path


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan at a commit; ``name`` is what the user calls it, ``path`` "" until it is known."""

    name: str
    commit: str
    path: str = ""


Version = PlanFile | Revision


@dataclass(frozen=True)
class Here:
    """The folder one works in and the plan that was asked for; what there is to say is gathered."""

    folder: Path
    plan: str | None
    baseline: bool
    remarks: list[Remark] = field(default_factory=list)
    desk: Desk = field(default_factory=Desk)

    @cached_property
    def repository(self) -> git.Repository:
        """The repository around; found only when a revision is asked for."""
        return git.repository(
            self.folder, "Podaj do porównania dwa pliki albo przejdź do repozytorium z planami."
        )

    def version(self, argument: str) -> Version:
        """A file if there is one of that name, else a plan of that year, else a revision."""
        if Path(argument).is_file():
            return PlanFile(Path(argument))
        if plan_names.stem_of(argument):
            try:
                return PlanFile(plans.one(argument, self.folder))
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
        return PlanFile(Path(argument))

    def _revision(self, name: str, path: str, with_path: bool) -> Revision:
        found = Revision(name, self.repository.commit(name))
        if not with_path:
            return found
        if not path:
            raise git.GitError(
                f"Po „{name}:” brakuje ścieżki pliku.", f"Podaj np. „{name}:plans/2024.yaml”."
            )
        if path.startswith(("./", "../")):
            top = self.repository.path_of(self.folder)
            path = posixpath.normpath(posixpath.join(top, path))
        return Revision(name, found.commit, path)

    def merge_base(self) -> Revision:
        """Where the present branch left the main one."""
        commit, main = self.repository.merge_base()
        return Revision(f"{main} ({commit[:7]})", commit)

    def on_disk(self, other: Version) -> PlanFile:
        """The plan on the disk: the one asked for, the other side's, or the latest."""
        if self.plan is None and isinstance(other, PlanFile):
            return other
        if self.plan is None and isinstance(other, Revision) and other.path:
            return PlanFile(self.repository.root / other.path)
        return PlanFile(self._chosen())

    def completed(self, revision: Revision, other: Version) -> Revision:
        """The revision with the path of the plan in it: the one asked for or the other side's."""
        if self.plan is None and isinstance(other, Revision) and other.path:
            path = other.path
        elif self.plan is None and isinstance(other, PlanFile):
            path = self.repository.path_of(other.path)
        else:
            path = self.repository.path_of(self._chosen())
        return Revision(revision.name, revision.commit, path)

    def committed(self, file: PlanFile, *, act: bool) -> Revision:
        """What a file was at the last commit, or for an act on the main branch.

        An act starts from what was adopted: where that version was edited without a resolution,
        from the one before the edit.
        """
        shown = files.display_name(file.path)
        try:
            path = self.repository.path_of(file.path)
        except git.GitError as error:
            raise _no_history(file, error, self.desk, act=act) from error
        found = Revision("HEAD", self.repository.commit("HEAD"))
        if act:
            try:
                found = self.merge_base()
            except git.GitError:
                self._remark(
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
                self._remark(f"{edited}; zmianę liczy się od tekstu z wersji git {adopted[:12]}.")
                found = Revision(adopted[:12], adopted)
            else:
                whole = f"„rpd diff {adopted[:12]} {wording.argument(shown)}”"
                self._remark(f"{edited}. Wszystko, co go różni, powie {whole}.")
        return Revision(found.name, found.commit, path)

    def _remark(self, text: str) -> None:
        self.remarks.append(Remark(text))

    def remark_if_revision(self, argument: str) -> None:
        """Remark that a year means the plan where git knows a revision of that name, too."""
        try:
            known = plan_names.stem_of(argument) and self.repository.knows(argument)
        except git.GitError:
            return
        if known:
            self._remark(
                f"„{argument}” to tu plan na ten rok. Wersję git o tej nazwie wskazuje "
                f"„refs/tags/{argument}” (znacznik) albo „refs/heads/{argument}” (gałąź)."
            )

    def _chosen(self) -> Path:
        """The plan asked for with --plan, or the latest of the workspace."""
        return plans.one(self.plan, self.folder)

    def load(self, version: Version) -> Loaded:
        """A version with the strategy and the dictionary that belong to it."""
        if isinstance(version, PlanFile):
            return verdict.load_plan(version.path, self.desk, baseline=self.baseline)
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

    def weighed(self, loaded: Loaded, version: Version) -> Loaded:
        """The version with its findings as ``rpd validate`` weighs them on the present branch."""
        file = isinstance(version, PlanFile)
        path = (
            version.path if isinstance(version, PlanFile) else self.repository.root / version.path
        )
        found = vouching.advised(path, loaded, self.folder) if file else loaded.diagnostics
        return replace(loaded, diagnostics=vouching.weighed(path, found))

    def _source(self, version: Revision, path: str) -> files.Source:
        data = self.repository.read(version.commit, version.name, path)
        return files.Source(f"{version.name}:{posixpath.normpath(path)}", data)


def _no_history(
    file: PlanFile, error: git.GitError, desk: Desk, *, act: bool
) -> CannotCompareError:
    """Without git there is no former text; whether there is another one, the imprint may tell."""
    from rpd.plan.imprint import intact

    shown = files.display_name(file.path)
    plan = plans.load_plan(file.path, desk).plan
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


def _like_a_file(argument: str) -> bool:
    return Path(argument).suffix in (".yaml", ".yml")
