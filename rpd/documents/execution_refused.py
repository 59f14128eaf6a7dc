"""Whether a returned sheet of execution is one of the plan, and why it may not be taken whole."""

from __future__ import annotations

from rpd.documents.execution_sheets import Quarter
from rpd.exchange.execution_book import KeptExecution
from rpd.exchange.returned import Fault
from rpd.outside import files
from rpd.plan.values import one_line
from rpd.polish.wording import quote


class RefusedError(Exception):
    """Why a sheet as a whole cannot be taken."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.fault = Fault("cały plik", message, hint)


def demand_same_plan(kept: KeptExecution, made: Quarter) -> None:
    """Raise RefusedError for a sheet of another plan, or of a body that it does not have."""
    plan = made.found.plans[made.kwartal].plan
    shown = files.display_name(made.found.path)
    if one_line(plan.tytul) != kept.tytul:
        raise RefusedError(
            f"to arkusz planu {quote(kept.tytul)}, a „{shown}” to {quote(plan.tytul)}.",
            "Podaj plan, z którego arkusz powstał (--into), albo wyeksportuj arkusz jeszcze raz.",
        )
    if kept.podmiot not in made.bodies:
        raise RefusedError(
            f"w planie nie ma {plan.profil.dzialanie.noun.many_genitive} podmiotu "
            f"{quote(kept.podmiot)}.",
            "Sprawdź, czy plan nie zmienił się od wydania arkusza.",
        )
