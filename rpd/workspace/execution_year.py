"""What reports of a year are held against: the texts of its quarters and the other reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.outside import files
from rpd.plan.wykonanie import Kwartal, Wykonanie
from rpd.workspace.desk import Desk
from rpd.workspace.execution_files import (
    plan_for,
    read_year,
    usable,
)
from rpd.workspace.quarter_texts import Texts, made_of

if TYPE_CHECKING:
    from rpd.progress.planned import Planned
    from rpd.progress.told import Filed


def filed_of(found: list[tuple[Path, Wykonanie]], planned: Planned) -> tuple[Filed, ...]:
    """Reports with the names of their files, and of their bodies as the plan has them."""
    from rpd.progress.told import Filed

    return tuple(
        Filed(files.display_name(path), planned.body(one.podmiot), one) for path, one in found
    )


@dataclass(frozen=True, slots=True)
class Year:
    """What reports of a year are held against: read once for all of them.

    ``planned`` are the texts in force at the ends of the four quarters, empty where there is no
    plan or none that can be used.
    """

    has_plan: bool
    planned: dict[Kwartal, Planned]
    filed: tuple[Filed, ...]


def year_of(folder: Path, rok: int, desk: Desk) -> Year:
    """The year of the plans in a folder."""
    return desk.once(("wykonanie", folder, rok), lambda: _year(folder, rok, desk))


def _year(folder: Path, rok: int, desk: Desk) -> Year:
    path = plan_for(rok, folder, desk)
    if path is None:
        return Year(False, {}, ())
    found, _ = read_year(path, rok, desk)
    opened = usable(path, desk)
    texts = made_of(path, desk, opened) if opened is not None else None
    return held(texts, rok, found) if texts is not None else Year(True, {}, ())


def held(texts: Texts, rok: int, found: list[tuple[Path, Wykonanie]]) -> Year:
    """A year out of the texts of its quarters and its reports."""
    if texts.half:
        return Year(True, {}, ())
    try:
        made = {one: texts.at(one) for one in (Kwartal(rok, number) for number in range(1, 5))}
    except RpdError:
        return Year(True, {}, ())  # told by „rpd status” and of the amendments themselves
    return Year(True, made, filed_of(found, made[Kwartal(rok, 4)]))
