"""Amendments saved as data, checked by themselves and against the plans beside their folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rpd.amendment import fitting
from rpd.amendment.saved import from_data
from rpd.diagnostics import Diagnostic, Finding
from rpd.errors import CannotReadError, RpdError
from rpd.load import alone
from rpd.load.data import data_begun, data_in
from rpd.load.kinds import AMENDMENTS
from rpd.outside import files, plan_names
from rpd.workspace.desk import Desk
from rpd.workspace.reshaping import with_shapes

if TYPE_CHECKING:
    from rpd.amendment.operations import Amendment
    from rpd.writing.model_data import Data


def check(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    """What there is to say about a saved amendment. Raises CannotReadError."""

    def look(data: Any) -> list[Finding]:
        if path.absolute().parent.name != AMENDMENTS:
            return []  # it belongs to no plan yet
        return fitting.about(
            path.name, _read(data, path, desk), _beside(path.absolute().parent, desk)
        )

    source = desk.read(path)
    return alone.check("zmiana", source, look, desk.begun(source)).diagnostics


def _beside(folder: Path, desk: Desk) -> fitting.Beside:
    """The plans and the other amendments that an amendment is compared with."""
    saved: dict[str, Amendment] = {}
    for path in files.listing(folder, (".yaml", ".yml")):
        try:
            checked = desk.checked("zmiana", desk.read(path))
        except CannotReadError:
            continue  # told of that file itself
        if not checked.diagnostics:
            saved[path.name] = _read(checked.data, path, desk)
    plans: dict[int, dict[str, Data] | None] = {}
    for path in files.plans_in(folder.parent):
        try:
            plans[int(plan_names.first_year(path.name))] = _data(path, desk)
        except RpdError:
            plans[int(plan_names.first_year(path.name))] = None  # told of the plan itself
    return fitting.Beside(plans, saved)


def _read(data: Any, path: Path, desk: Desk) -> Amendment:
    """An amendment whose file lies in the folder below the plans."""
    beside = path.absolute().parent.parent / "plan"
    return with_shapes(from_data(data), desk.fetch(beside))


def _data(path: Path, desk: Desk) -> dict[str, Data]:
    """What a plan says. Raises RpdError where it cannot be read."""
    if known := desk.opened(path):
        return data_in(known)
    return data_begun(desk.begun(desk.read(path)), path.name, desk.fetch(path))
