"""The files that are checked → the findings about all of them, at the levels of the settings.

Beside them go the comments that ask somebody for a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from rpd.diagnostics import Diagnostic, Question
from rpd.errors import CannotReadError
from rpd.frozen import dataclass
from rpd.outside import files, many, plan_names
from rpd.workspace import kinds, plans, questions, settings, verdict, vouching
from rpd.workspace.desk import Desk
from rpd.workspace.kinds import CheckedAs
from rpd.workspace.targets import Chosen


@dataclass(frozen=True, slots=True)
class Said:
    """What there is to say about a file, or about all of them."""

    diagnostics: tuple[Diagnostic, ...]
    questions: tuple[Question, ...] = ()


def each(
    every: Sequence[CheckedAs], here: Path, desk: Desk, *, place_acknowledged: bool
) -> Iterator[Said]:
    """What there is to say about each file to somebody who works in the folder `here`."""
    work = partial(_said, here=here, desk=desk, place_acknowledged=place_acknowledged)
    return many.each(every, work)


def together(checked: Chosen, made: Iterable[Said]) -> Said:
    """What is said of all files, in their order, each once, at the levels of the settings.

    `made` is what `each` says of them. What is found in a strategy or a dictionary that several
    plans share is reported with the first, and what a draft has of its plan with the plan.
    """
    found: dict[Diagnostic, None] = {}
    asked: dict[Question, None] = {}
    of_plans: dict[Path, tuple[Diagnostic, ...]] = {}
    plan_of = {draft.checked.path: draft.plan for draft in checked.drafts}
    for target, one in zip(checked.every, made, strict=True):
        said = of_file = one.diagnostics
        asked.update(dict.fromkeys(one.questions))
        if target.path in plan_of:
            plan = plan_of[target.path]
            said = vouching.of_draft(of_file, of_plans.get(plan, ()) if plan else ())
        of_plans[target.path] = of_file
        found.update(dict.fromkeys(_leveled(said, target.path)))
    for diagnostic in checked.passed_over:
        found.update(dict.fromkeys(_leveled((diagnostic,), Path(diagnostic.file))))
    return Said(tuple(found), tuple(asked))


def _leveled(found: Iterable[Diagnostic], path: Path) -> list[Diagnostic]:
    return verdict.leveled(found, settings.workspace(files.workspace_of(path)))


def _said(target: CheckedAs, here: Path, desk: Desk, *, place_acknowledged: bool) -> Said:
    """What there is to say about a file; that it cannot be read is a finding like others."""
    try:
        if target.kind.key == "plan":
            loaded = plans.load_plan(target.path, desk, place_acknowledged=place_acknowledged)
            found = vouching.advised(target.path, loaded, here)
            asked = questions.of_plan(loaded)
            if plan_names.is_draft(target.path.name):
                return Said(vouching.on_its_way(found), asked)
            return Said(vouching.weighed(target.path, found), asked)
        found = kinds.check(target, desk)
        return Said(found, questions.of_file(target.kind.key, target.path, desk))
    except CannotReadError as error:
        return Said((verdict.unreadable(target.path, error),))
