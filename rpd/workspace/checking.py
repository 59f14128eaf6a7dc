"""The files that are checked → the findings about all of them, at the levels of the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.outside import files, many, plan_names
from rpd.workspace import kinds, plans, settings, verdict, vouching
from rpd.workspace.desk import Desk
from rpd.workspace.kinds import CheckedAs
from rpd.workspace.targets import Chosen


def each(
    every: Sequence[CheckedAs], here: Path, desk: Desk, *, place_acknowledged: bool
) -> Iterator[tuple[Diagnostic, ...]]:
    """What there is to say about each file to somebody who works in the folder `here`."""
    work = partial(_findings, here=here, desk=desk, place_acknowledged=place_acknowledged)
    return many.each(every, work)


def together(checked: Chosen, made: Iterable[tuple[Diagnostic, ...]]) -> tuple[Diagnostic, ...]:
    """The findings about all files, in their order, each once, at the levels of the settings.

    `made` is what `each` says of them. What is found in a strategy or a dictionary that several
    plans share is reported with the first, and what a draft has of its plan with the plan.
    """
    found: dict[Diagnostic, None] = {}
    of_plans: dict[Path, tuple[Diagnostic, ...]] = {}
    plan_of = {draft.checked.path: draft.plan for draft in checked.drafts}
    for target, of_file in zip(checked.every, made, strict=True):
        said = of_file
        if target.path in plan_of:
            plan = plan_of[target.path]
            said = vouching.of_draft(of_file, of_plans.get(plan, ()) if plan else ())
        of_plans[target.path] = of_file
        found.update(dict.fromkeys(_leveled(said, target.path)))
    for diagnostic in checked.passed_over:
        found.update(dict.fromkeys(_leveled((diagnostic,), Path(diagnostic.file))))
    return tuple(found)


def _leveled(found: Iterable[Diagnostic], path: Path) -> list[Diagnostic]:
    return verdict.leveled(found, settings.workspace(files.workspace_of(path)))


def _findings(
    target: CheckedAs, here: Path, desk: Desk, *, place_acknowledged: bool
) -> tuple[Diagnostic, ...]:
    """What there is to say about a file; that it cannot be read is a finding like others."""
    try:
        if target.kind.key == "plan":
            loaded = plans.load_plan(target.path, desk, place_acknowledged=place_acknowledged)
            found = vouching.advised(target.path, loaded, here)
            if plan_names.is_draft(target.path.name):
                return vouching.on_its_way(found)
            return vouching.weighed(target.path, found)
        return kinds.check(target, desk)
    except CannotReadError as error:
        return (verdict.unreadable(target.path, error),)
