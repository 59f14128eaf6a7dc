"""Judges a plan: the reader's findings, those of all rules, and what the plan acknowledges."""

from __future__ import annotations

from collections.abc import Iterable

from rpd import rules
from rpd.diagnostics import Finding
from rpd.rules import engine
from rpd.rules.acknowledged import acknowledge, assigned, marks, wide
from rpd.rules.covered import digest
from rpd.rules.engine import Case, Verdict


def judge(
    case: Case | None, structural: Iterable[Finding], *, partial: bool = False
) -> list[Verdict]:
    """All findings: the reader's, then the rules', acknowledged where the plan says so.

    Without a case (there was nothing to build a plan from) only the reader's are left. A `partial`
    plan lacks actions that could not be read.
    """
    structural = list(structural)
    verdicts = [Verdict(rules.called(finding.slug), finding) for finding in structural]
    if case is None:
        return verdicts
    verdicts += engine.judge(rules.looking(), case, structural, partial=partial)
    return acknowledge(verdicts, case)


def places(case: Case) -> dict[int, tuple[int, str]]:
    """Of every acknowledgement that must say it: how many places it covers and their digest.

    The reader must have refused nothing.
    """
    verdicts = engine.judge(rules.looking(), case, ())
    found = {}
    for index, positions in assigned(verdicts, case).items():
        odstepstwo = case.plan.odstepstwa[index]
        of_it = [verdicts[position] for position in positions]
        if odstepstwo.miejsc is not None or odstepstwo.odcisk or wide(odstepstwo, of_it, case):
            found[index] = len(of_it), digest(marks(of_it, case))
    return found
