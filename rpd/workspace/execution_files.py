"""Files of execution: which there are, of which plan and quarter they are, and what they say."""

from __future__ import annotations

from pathlib import Path

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError, NotFoundError, RpdError
from rpd.load.kinds import EXECUTION
from rpd.outside import files
from rpd.plan.wykonanie import RZYMSKIE, Kwartal, Wykonanie
from rpd.workspace import plans, verdict
from rpd.workspace.desk import Desk, Opened

_SUFFIXES = (".yaml", ".yml")


def folder_of(plan: Path, rok: int) -> Path:
    """Where the reports of a plan's year lie."""
    return plan.parent / EXECUTION / str(rok)


def files_of(plan: Path, rok: int) -> list[Path]:
    """The files of execution of a year, by quarter and name; nothing where there are none."""
    folder = folder_of(plan, rok)
    if not folder.is_dir():
        return []
    return [path for name in RZYMSKIE for path in files.listing(folder / name, _SUFFIXES)]


def by_folder(path: Path, rok: int) -> Kwartal:
    """The quarter of a file of execution by the folder that it lies in."""
    return Kwartal(rok, RZYMSKIE.index(path.parent.name) + 1)


def plan_for(rok: int, folder: Path, desk: Desk) -> Path | None:
    """The plan in a folder whose year that is, or whose years hold it; None where there is none."""
    found = _plans_in(folder)
    if rok in found:
        return found[rok]
    for year in sorted((year for year in found if year < rok), reverse=True):
        opened = usable(found[year], desk)
        plan = opened.plan if opened is not None else None
        if plan is not None and rok in plan.profil.lata(year):
            return found[year]
    return None


def _plans_in(folder: Path) -> dict[int, Path]:
    """The plans of a folder by their years, as the workspace names them."""
    try:
        listed = plans.of_workspace(folder)
    except NotFoundError:
        return {}
    here = folder.resolve()
    found = [path for path in listed if path.parent.resolve() == here]
    return {year: path for path in found if (year := plans.year_of(path)) is not None}


def usable(path: Path, desk: Desk) -> Opened | None:
    """A plan as far as it can be read; None where it cannot, which is told of the plan itself."""
    try:
        return desk.opened(path) or plans.load_plan(path, desk, place_acknowledged=False)
    except RpdError:
        return None


def read_year(
    plan: Path, rok: int, desk: Desk
) -> tuple[list[tuple[Path, Wykonanie]], tuple[Diagnostic, ...]]:
    """The reports of a year that can be read, and what is wrong with the others."""
    found: list[tuple[Path, Wykonanie]] = []
    wrong: list[Diagnostic] = []
    root = files.workspace_of(plan)
    profil = plans.profil_of(plan.parent, rok, desk)
    for path in files_of(plan, rok):
        try:
            checked = desk.checked("wykonanie", desk.read(path, root), profil)
        except CannotReadError as error:
            wrong.append(verdict.unreadable(path, error))
            continue
        if isinstance(checked.value, Wykonanie):
            found.append((path, checked.value))
        wrong += checked.diagnostics
    return found, tuple(wrong)
