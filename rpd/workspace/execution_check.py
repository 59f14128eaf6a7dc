"""What there is to say about a file of execution: held against the year of the plans around it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rpd.diagnostics import Diagnostic, Finding
from rpd.load import alone
from rpd.load.kinds import EXECUTION, wykonanie_of
from rpd.outside import files
from rpd.plan.wykonanie import Kwartal, Wykonanie
from rpd.workspace import plans, settings, verdict
from rpd.workspace.desk import Desk
from rpd.workspace.execution import Execution
from rpd.workspace.execution_files import (
    by_folder,
    files_of,
)
from rpd.workspace.execution_year import Year, year_of

if TYPE_CHECKING:
    from rpd.load.stages import Begun
    from rpd.outside.files import Source
    from rpd.progress.beside import Beside


def check(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    """What there is to say about a file of execution. Raises CannotReadError."""
    source = desk.read(path)
    return judged(path, source, desk, desk.begun(source))


def misfits(found: Execution, desk: Desk) -> tuple[Diagnostic, ...]:
    """The errors of the reports up to the quarter that could be read: what they say, in vain."""
    shown = {diagnostic.file for diagnostic in found.unread}
    rok, root = found.kwartal.rok, files.workspace_of(found.path)
    periods = {filed.plik: filed.wykonanie.okres for filed in found.filed}
    said: list[Diagnostic] = []
    for path in files_of(found.path, rok):
        name = files.display_name(path)
        told = periods.get(name)
        if name in shown or min(by_folder(path, rok), told or found.kwartal) > found.kwartal:
            continue
        source = desk.read(path, root)
        said += judged(path, source, desk, desk.begun(source), found.year)
    return tuple(verdict.blocking(verdict.leveled(said, settings.workspace(root))))


def judged(
    path: Path,
    source: Source,
    desk: Desk,
    begun: Begun | None = None,
    year: Year | None = None,
) -> tuple[Diagnostic, ...]:
    """What there is to say about a file of execution that holds, or is going to hold, a source.

    It is held against the year of the plans around it, unless that is known.
    """

    def look(data: Any) -> list[Finding]:
        from rpd.progress import fitting

        one = wykonanie_of(data)
        folder, place = _place(path.absolute())
        if folder is None:
            return []  # it belongs to no plan yet
        held = year or year_of(folder, one.rok, desk)
        return fitting.about(one, _beside(path.absolute(), one, held, place))

    folder, place = _place(path.absolute())
    profil = plans.profil_of(folder, place[0], desk) if folder and place else None
    return alone.check("wykonanie", source, look, begun, profil=profil).diagnostics


def _beside(path: Path, one: Wykonanie, year: Year, place: tuple[str, str, str] | None) -> Beside:
    from rpd.progress.beside import Beside
    from rpd.progress.told import account

    shown = files.display_name(path)
    others = tuple(filed for filed in year.filed if filed.plik != shown)
    okres = one.okres
    body = next((planned.body(one.podmiot) for planned in year.planned.values()), one.podmiot)
    before = beside = None
    if okres is not None:
        beside = account((filed for filed in others if filed.podmiot != body), okres)
        if okres.numer > 1:
            own = (filed for filed in others if filed.podmiot == body)
            before = account(own, Kwartal(okres.rok, okres.numer - 1))
    return Beside(place, year.has_plan, year.planned, others, before, beside)


def _place(path: Path) -> tuple[Path | None, tuple[str, str, str] | None]:
    """The folder of the plans around a report, and where below it the report lies.

    A report that lies elsewhere in the folder has no place; one that lies in none, no plans.
    """
    above = path.parent.parts
    if EXECUTION not in above[-4:]:
        return None, None
    at = len(above) - 1 - above[::-1].index(EXECUTION)
    within = (*above[at + 1 :], path.stem)
    place = (within[0], within[1], within[2]) if len(within) == 3 else None
    return Path(*above[:at]), place
