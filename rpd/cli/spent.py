"""``rpd budget --execution``: what was contracted and spent of a plan, by what sums go by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import output, quarters
from rpd.errors import UsageError

if TYPE_CHECKING:
    from rpd.plan.profil import Profil
    from rpd.report.sums.asked import Sums


def demand_alone(*others: object, execution: bool) -> None:
    """Raise UsageError for options that execution has no use for."""
    if not execution:
        raise UsageError("„--quarter” dotyczy wykonania.", "Dopisz „--execution”.")
    if any(other is not None for other in others):
        raise UsageError(
            "„--execution” nie łączy się z --spread, --years, --explain ani --at.",
            "Dzień wynika z kwartału: podaj --quarter.",
        )


def made(
    arguments: Sequence[str],
    by: Sequence[str],
    quarter: str | None,
    demand: Callable[[Sequence[str], Profil], None],
) -> tuple[Sums, int]:
    """The report, and 1 where files of execution have mistakes. Raises RpdError.

    `demand` refuses what money of a plan of that shape cannot be grouped by.
    """
    from rpd.outside import files
    from rpd.progress.money import lines
    from rpd.progress.told import account
    from rpd.report.progress import by_state, spent
    from rpd.workspace import execution, execution_check, plans
    from rpd.workspace.desk import Desk

    if len(arguments) > 1:
        raise UsageError("Wykonanie sumuje się dla jednego planu.", "Podaj jeden rok albo plik.")
    path = plans.one(arguments[0] if arguments else None, Path.cwd())
    desk = Desk()
    found = execution.execution(path, *quarters.parsed(quarter), desk)
    wrong = (*found.unread, *execution_check.misfits(found, desk))
    output.remark(*found.remarks)
    planned = found.plans[found.kwartal]
    dimensions = tuple(dict.fromkeys(map(by_state.dimension, by)))
    demand(dimensions, planned.plan.profil)
    money = lines(found.plans, account(found.filed, found.kwartal))
    plik = files.display_name(path)
    report = spent.made(planned, money, found.kwartal, dimensions, plik=plik, unread=wrong)
    for diagnostic in wrong:
        line = f":{diagnostic.span.line}" if diagnostic.span else ""
        output.complain(f"{diagnostic.file}{line}: {diagnostic.message}", diagnostic.hint)
    return report, int(bool(wrong))
