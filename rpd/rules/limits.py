"""How the plan uses the limits of the dictionary, for the rules about limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rpd.diagnostics import Related
from rpd.plan import kwoty
from rpd.rules.engine import Case

if TYPE_CHECKING:
    from rpd.budget.limits import State, Use


def uses(case: Case, state: State) -> Iterator[tuple[Use, str, Related]]:
    """Limits in that state, each with what it limits („ze źródła „FEM””) and where it stands."""
    slownik = case.slownik
    assert slownik is not None
    if not any(z.limity for z in slownik.zrodla) and not any(g.limity for g in slownik.grupy):
        return
    from rpd.budget.ledger import ledger
    from rpd.budget.limits import uses as of_ledgers

    for use in of_ledgers([ledger(case.plan, slownik)]):
        if use.state == state and not kwoty.problem(use.limit.kwota):
            kind = "z grupy" if use.limit.grupa else "ze źródła"
            entries = slownik.grupy if use.limit.grupa else slownik.zrodla
            path = next(entry.path for entry in entries if entry.id == use.limit.nazwa)
            where = (*path, "limity", str(use.limit.rok))
            related = Related(where, "limit w słowniku", "slownik", at_key=True)
            yield use, f"{kind} „{use.limit.nazwa}”", related
