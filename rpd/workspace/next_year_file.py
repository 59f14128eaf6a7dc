"""Which plan is to go on in another year, and the file that the later plan gets."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from rpd import rules
from rpd.diagnostics import Diagnostic, Severity
from rpd.errors import NotFoundError, UsageError
from rpd.outside import files
from rpd.plan.model import Plan
from rpd.polish.wording import argument, quote
from rpd.workspace import plans
from rpd.workspace.desk import Opened

YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


def source_of(argument_from: str, rok: int, here: Path) -> Opened:
    """The plan that is to go on in that year.

    Raises:
        RpdError: there is none, or the year has a plan already.
    """
    path = plans.one(argument_from, here)
    opened = plans.load_plan(path)
    if opened.plan is None or unread(opened):
        return opened
    if rok <= opened.plan.rok:
        same = rok == opened.plan.rok
        raise UsageError(
            f"Plan na {rok} r. nie może powstać {'sam z siebie' if same else 'z późniejszego'}: "
            f"{quote(files.display_name(path))} to plan na {opened.plan.rok} r.",
            f"Podaj rok późniejszy, np. „rpd new {opened.plan.rok + 1} --from "
            f"{argument(argument_from)}”, albo plan na wcześniejszy rok.",
        )
    _demand_free(target(path, opened.plan, rok), rok, here)
    return opened


def unread(opened: Opened) -> tuple[Diagnostic, ...]:
    """What of a plan could not be read, so that it could not be carried over."""
    return tuple(
        d
        for d in opened.diagnostics
        if d.file == opened.source.name and d.severity is Severity.ERROR and rules.of(d.slug).unread
    )


def target(path: Path, plan: Plan, rok: int) -> Path:
    """The file of the later plan: beside the earlier one, named as that is."""
    if str(plan.rok) not in YEAR.findall(path.stem):
        return path.with_name(f"{rok}.yaml")
    by = rok - plan.rok
    stem = YEAR.sub(lambda year: f"{int(year.group()) + by:04}", path.stem)
    return path.with_name(stem + path.suffix)


def _demand_free(path: Path, rok: int, here: Path) -> None:
    """Refuse a year that has a plan, under whatever ending of its name."""
    there = [path, path.with_suffix(".yaml"), path.with_suffix(".yml")]
    with suppress(NotFoundError):  # a plan that was named by its path may lie in no workspace
        there += [one for one in plans.of_workspace(here) if one.stem.endswith(str(rok))]
    for one in there:
        if one.exists() or one.is_symlink():
            raise UsageError(
                f"Plan na {rok} r. już jest: {quote(files.display_name(one))}. Nie nadpisano go.",
                "Pracuj dalej w tym pliku; jeśli ma powstać od nowa, przenieś go albo usuń.",
            )
