"""What a report on a plan is made from: the texts of its year, what was told, and every file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.errors import CannotReadError
from rpd.frozen import dataclass
from rpd.load.kinds import AMENDMENTS
from rpd.outside import files
from rpd.outside.digests import digest
from rpd.plan.sprawozdanie import PlikZrodlowy
from rpd.plan.values import one_line
from rpd.plan.wykonanie import RZYMSKIE, Kwartal
from rpd.workspace import execution, execution_files, quarter_texts
from rpd.workspace.desk import Desk
from rpd.workspace.execution import Execution
from rpd.workspace.saved_files import saved_for
from rpd.writing.model_data import to_data

if TYPE_CHECKING:
    from rpd.plan.model import Plan
    from rpd.progress.planned import Planned


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file behind a report by its path from the folder of the plans, and what of it counts."""

    plik: str
    data: bytes

    @property
    def zrodlo(self) -> PlikZrodlowy:
        """The file with its digest, whatever its line ends."""
        return PlikZrodlowy(self.plik, digest(self.data))


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from.

    ``before`` is the plan as it was when the year began, or as it was adopted in it. ``sources``
    are the plan's text, the amendments in it and what bodies told: nothing else has figures.
    """

    execution: Execution
    before: Planned
    sources: tuple[SourceFile, ...]


def material(plan: Path, rok: int | None, numer: int | None, desk: Desk) -> Material:
    """All of it. Raises what `execution.execution` raises."""
    found = execution.execution(plan, rok, numer, desk)
    before = quarter_texts.texts_of(plan, desk).at(Kwartal(found.kwartal.rok - 1, 4))
    text = found.plans[found.kwartal].plan
    return Material(found, before, sources(plan, text, found.kwartal, desk))


def sources(plan: Path, text: Plan, kwartal: Kwartal, desk: Desk) -> tuple[SourceFile, ...]:
    """The files behind a report at the end of a quarter, whose plan has that `text` then."""
    return tuple(_sources(plan, text, kwartal, desk))


def _sources(plan: Path, text: Plan, kwartal: Kwartal, desk: Desk) -> Iterator[SourceFile]:
    root = files.workspace_of(plan)
    # Later resolutions change the plan's file and not the text of that day.
    yield SourceFile(plan.name, _figures(text))
    known = {one_line(zmiana.uchwala) for zmiana in text.zmiany}
    for saved in saved_for(plan, text.rok, desk):
        if one_line(saved.amendment.uchwala) in known:
            yield SourceFile(f"{AMENDMENTS}/{Path(saved.source.name).name}", saved.source.data)
    for path in execution_files.files_of(plan, kwartal.rok):
        if path.parent.name in RZYMSKIE[: kwartal.numer]:
            try:
                source = desk.read(path, root)
            except CannotReadError:
                continue  # told among what could not be read
            yield SourceFile(path.relative_to(plan.parent).as_posix(), source.data)


_NO_FIGURES = ("format", "uchwala", "projekt_uchwaly", "wyrazy", "odstepstwa", "zmiany")


def _figures(text: Plan) -> bytes:
    """What a plan plans, in one way of writing: without what is only known about the plan."""
    data = to_data(text)
    assert isinstance(data, dict)
    kept = {key: value for key, value in data.items() if key not in _NO_FIGURES}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8")
