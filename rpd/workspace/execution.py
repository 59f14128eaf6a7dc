"""A plan with what was told of it up to a quarter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpd.diagnostics import Diagnostic
from rpd.errors import NotFoundError, Remark, UsageError
from rpd.frozen import dataclass
from rpd.outside import files
from rpd.plan.wykonanie import Kwartal
from rpd.polish.wording import quote
from rpd.workspace.desk import Desk
from rpd.workspace.execution_files import (
    by_folder,
    files_of,
    folder_of,
    read_year,
)
from rpd.workspace.execution_year import Year, filed_of, held
from rpd.workspace.quarter_texts import texts_of

if TYPE_CHECKING:
    from rpd.progress.planned import Planned
    from rpd.progress.told import Filed


@dataclass(frozen=True, slots=True)
class Execution:
    """What is known of a plan's year up to a quarter.

    ``plans`` are the texts in force at the ends of the quarters; ``filed`` the reports that could
    be read, ``unread`` what keeps others from it, file by file. ``remarks`` tell how the texts were
    found. ``year`` is what the reports are held against.
    """

    path: Path
    kwartal: Kwartal
    plans: dict[Kwartal, Planned]
    filed: tuple[Filed, ...]
    unread: tuple[Diagnostic, ...] = ()
    remarks: tuple[Remark, ...] = ()
    year: Year | None = None


def execution(
    plan: Path, rok: int | None = None, numer: int | None = None, desk: Desk | None = None
) -> Execution:
    """A plan with what was told of it up to a quarter; without one, the latest that was told.

    Without a year it is the plan's, the first of one of several.

    Raises:
        NotFoundError: nothing was told of that plan.
        RpdError: the plan cannot be used, or its text on a day cannot be told.
    """
    desk = desk or Desk()
    texts = texts_of(plan, desk)
    text = texts.case.plan
    rok = rok or text.rok
    if rok not in text.profil.lata(text.rok):
        raise UsageError(
            f"Plan nie obejmuje roku {rok}.", "Popraw rok w --quarter albo wskaż inny plan."
        )
    found, wrong = read_year(plan, rok, desk)
    kwartal = Kwartal(rok, numer) if numer else None
    if kwartal is None:
        told = [okres for _, one in found if (okres := one.okres) is not None]
        if not told:  # then the folders of files that cannot be read say it
            told = [by_folder(path, rok) for path in files_of(plan, rok)]
        if not told:
            shown = files.display_name(folder_of(plan, rok))
            raise NotFoundError(
                f"Nie ma plików wykonania planu na rok {rok} w folderze {quote(shown)}.",
                "Plik podmiotu za kwartał to np. "
                f"{quote(f'{shown}/I/ROPS.yaml')}; kwartał bez plików wskaż opcją --quarter.",
            )
        kwartal = max(told)
    until = [Kwartal(rok, number) for number in range(1, kwartal.numer + 1)]
    made = {one: texts.at(one) for one in reversed(until)}
    return Execution(
        plan,
        kwartal,
        made,
        filed_of(found, made[kwartal]),
        wrong,
        tuple(texts.remarks),
        held(texts, rok, found),
    )
