"""What a report on a plan is made from: the texts of its year, what was told, and every file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.errors import CannotReadError
from rpd.load.kinds import AMENDMENTS
from rpd.outside import files
from rpd.outside.digests import digest
from rpd.plan.sprawozdanie import PlikZrodlowy
from rpd.plan.wykonanie import RZYMSKIE, Kwartal
from rpd.workspace import execution
from rpd.workspace.desk import Desk
from rpd.workspace.execution import Execution
from rpd.workspace.saved_files import saved_for

if TYPE_CHECKING:
    from rpd.plan.model import Plan
    from rpd.progress.planned import Planned


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from.

    ``before`` is the plan as it was when the year began, or as it was adopted in it. ``sources``
    are the files that were read, the plan first, by their paths from its folder.
    """

    execution: Execution
    before: Planned
    sources: tuple[files.Source, ...]
    names: tuple[str, ...]

    @property
    def pliki(self) -> tuple[PlikZrodlowy, ...]:
        """The files with their digests."""
        pairs = zip(self.names, self.sources, strict=True)
        return tuple(PlikZrodlowy(name, digest(source.data)) for name, source in pairs)


def material(plan: Path, rok: int | None, numer: int | None, desk: Desk) -> Material:
    """All of it. Raises what `execution.execution` raises."""
    found = execution.execution(plan, rok, numer, desk)
    before = execution.texts_of(plan, desk).at(Kwartal(found.kwartal.rok - 1, 4))
    text = found.plans[found.kwartal].plan
    read = list(_read(plan, text, found.kwartal, desk))
    names, sources = zip(*read, strict=True)
    return Material(found, before, sources, names)


def _read(
    plan: Path, text: Plan, kwartal: Kwartal, desk: Desk
) -> Iterator[tuple[str, files.Source]]:
    root = files.workspace_of(plan)
    yield plan.name, desk.read(plan, root)
    for name in dict.fromkeys((text.strategia, text.slownik, text.plik_profilu)):
        if name:
            try:
                yield name, desk.read(plan.parent / name, root)
            except CannotReadError:
                continue  # a plan may name a file that is not there, which is told of the plan
    for saved in saved_for(plan, text.rok, desk):
        yield f"{AMENDMENTS}/{Path(saved.source.name).name}", saved.source
    for path in execution.files_of(plan, kwartal.rok):
        if path.parent.name in RZYMSKIE[: kwartal.numer]:
            try:
                yield path.relative_to(plan.parent).as_posix(), desk.read(path, root)
            except CannotReadError:
                continue  # told among what could not be read
