"""What makes ``rpd status`` fail: reports with errors, and actions in a state that was named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpd.cli import output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpd.diagnostics import Diagnostic
    from rpd.progress.done import ActionDone, Progress


_LATE = "opoznione"


def verdict(made: Progress, wrong: Sequence[Diagnostic], fail_on: Sequence[str]) -> int:
    """Say on stderr what makes the command fail; 1 where anything does."""
    code = 0
    for diagnostic in wrong:
        line = f":{diagnostic.span.line}" if diagnostic.span else ""
        output.complain(f"{diagnostic.file}{line}: {diagnostic.message}", diagnostic.hint)
        code = 1
    for stan in fail_on:
        failing = [done for done in made.actions if done.stan == stan]
        if stan == _LATE:
            partly = ("opoznione", "wykonane-czesciowo", "niewykonane")
            failing = [
                d
                for d in made.actions
                if d.stan == stan or (d.stan in partly and d.dni is not None)
            ]
        if failing:
            listed = "; ".join(map(_failing, failing))
            output.complain(f"Stan „{stan}”: {listed}.")
            code = 1
    return code


def _failing(done: ActionDone) -> str:
    """„I.1.2/1 (ROPS, 92 dni po terminie)”."""
    from rpd.report.progress import words

    bodies = ", ".join(done.action.podmioty) or words.NO_BODY
    late = f", {words.days(done.dni)}" if done.dni is not None else ""
    return f"{done.action.numer} ({bodies}{late})"
