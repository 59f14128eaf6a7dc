"""A report that a resolution has accepted → the text of its file, and what stands against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.diagnostics import Diagnostic, Severity
from rpd.errors import UsageError
from rpd.load.kinds import REPORTS
from rpd.outside import files
from rpd.plan.sprawozdanie import Sprawozdanie, as_data, odcisk_of
from rpd.plan.values import one_line
from rpd.polish import wording
from rpd.polish.spaces import keep_together
from rpd.polish.wording import quote
from rpd.workspace import accepted, execution_check, execution_files
from rpd.writing import emit

if TYPE_CHECKING:
    from rpd.plan.wykonanie import Kwartal
    from rpd.progress.planned import Planned
    from rpd.workspace.desk import Desk
    from rpd.workspace.execution import Execution

_LONGEST = 60
_HEAD = "# yaml-language-server: $schema=../../schema/sprawozdanie.schema.json\n"


def demand_number(number: str, day: date | None) -> tuple[str, date]:
    """The resolution that accepts. Raises UsageError where it is not told in full."""
    said = one_line(number)
    if not said or day is None:
        raise UsageError(
            "Przyjęte sprawozdanie ma numer i datę uchwały.",
            "Dopisz --number i --date, np. --number 12/2025 --date 2025-02-27.",
        )
    if len(said) > _LONGEST or not any(character.isdigit() for character in said):
        raise UsageError(
            f"{quote(said)} nie jest numerem uchwały.", "Podaj sam numer, np. --number 12/2025."
        )
    return said, day


def demand_acceptable(plan: Path, found: Execution, day: date) -> None:
    """Raise UsageError where the report of that quarter cannot be accepted on that day."""
    kwartal = found.kwartal
    planned: Planned = found.plans[kwartal]
    last = kwartal.ostatni_dzien
    if planned.plan.uchwala is None:
        raise UsageError(
            "Plan jest projektem bez uchwały, więc sprawozdania z niego nie można przyjąć.",
            "Uchwałę zapisuje w planie „rpd adopt”.",
        )
    if day <= last:
        raise UsageError(
            f"Uchwała jest z {wording.date(day)}, a okres sprawozdania kończy się "
            f"{wording.date(last)}.",
            "Popraw --date albo --quarter.",
        )
    path = accepted.path_of(plan, kwartal)
    if path.exists():
        raise UsageError(
            f"Sprawozdanie za {kwartal.rzymski} kwartał {kwartal.rok} r. już przyjęto: "
            f"{quote(files.display_name(path))}.",
            "Przyjętego się nie zmienia; co wyszło na jaw później, podaje się w następnym okresie.",
        )
    if not found.filed:
        shown = files.display_name(execution_files.folder_of(plan, kwartal.rok))
        raise UsageError(
            "Nie ma żadnego wykonania, więc nie ma czego przyjąć.",
            f"Pliki wykonania stoją w folderze {quote(shown)}.",
        )


def errors(plan: Path, kwartal: Kwartal, desk: Desk) -> tuple[Diagnostic, ...]:
    """The mistakes of the files of execution up to that quarter; with any nothing is accepted."""
    found: list[Diagnostic] = []
    for path in execution_files.files_of(plan, kwartal.rok):
        if accepted.is_within(path, kwartal):
            found += execution_check.check(path, desk)
    return tuple(one for one in found if one.severity is Severity.ERROR)


def frozen(report: Sprawozdanie, number: str, day: date) -> Sprawozdanie:
    """The report as accepted: it says so in its title, and its digest is that of all it says."""
    said = keep_together(f"przyjęte uchwałą nr {number} z dnia {wording.date(day)}")
    made = replace(report, numer=number, data=day, tytul=(*report.tytul, said))
    return replace(made, odcisk=odcisk_of(made))


def text(report: Sprawozdanie) -> bytes:
    """The text of the file of an accepted report."""
    return (_HEAD + "".join(_entries(report))).encode("utf-8")


def _entries(report: Sprawozdanie) -> Sequence[str]:
    return [emit.entry(key, value, 0) for key, value in as_data(report).items()]


def folder(plan: Path) -> Path:
    """The folder of accepted reports beside a plan, which is made where it is not there."""
    found = plan.parent / REPORTS
    files.make_folder(found)
    return found
