"""Amendments saved as data, checked by themselves and against the plans beside their folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rpd import load
from rpd.amendment import fitting
from rpd.amendment.apply import data_of, decoded
from rpd.amendment.saved import from_data
from rpd.diagnostics import Diagnostic, Finding
from rpd.errors import CannotReadError, RpdError
from rpd.outside import files
from rpd.workspace.folders import AMENDMENTS

if TYPE_CHECKING:
    from rpd.amendment.operations import Amendment
    from rpd.writing.plain import Data


def check(path: Path) -> tuple[Diagnostic, ...]:
    """What there is to say about a saved amendment. Raises CannotReadError."""

    def look(data: Any) -> list[Finding]:
        if path.absolute().parent.name != AMENDMENTS:
            return []  # it belongs to no plan yet
        return fitting.about(_name(path), from_data(data), _beside(path.absolute().parent))

    return load.check("zmiana", files.read(path), look).diagnostics


@cache
def _beside(folder: Path) -> fitting.Beside:
    """The plans and the other amendments that an amendment is compared with."""
    saved: dict[str, Amendment] = {}
    for path in files.listing(folder, (".yaml", ".yml")):
        try:
            checked = load.check("zmiana", files.read(path))
        except CannotReadError:
            continue  # told of that file itself
        if not checked.diagnostics:
            saved[_name(path)] = from_data(checked.data)
    plans: dict[int, dict[str, Data] | None] = {}
    for path in files.plans_in(folder.parent):
        try:
            source = files.read(path)
            plans[int(path.stem)] = data_of(decoded(source.data, source.name))
        except RpdError:
            plans[int(path.stem)] = None  # told of the plan itself
    return fitting.Beside(plans, saved)


def forget() -> None:
    """Look at the folders anew: for a process that sees them change."""
    _beside.cache_clear()


def _name(path: Path) -> str:
    return path.name
