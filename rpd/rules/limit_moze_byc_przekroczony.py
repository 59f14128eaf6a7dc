"""Kwoty wspólne mogą przekroczyć limit źródła lub grupy źródeł.

Co: plan przekroczyłby limit ze słownika, gdyby kwoty wspólne kilku źródeł przypadły temu źródłu
albo gdyby doszły do skutku kwoty warunkowe.

Dlaczego: dopóki kwot wspólnych nikt nie podzieli, a warunki się nie rozstrzygną, nie wiadomo, czy
działania mają pokrycie.

Źle::

    budzet:
      - kwota: 180000     # limit FEM na ten rok to 100000
        zrodla: [FEM, FERS]

Dobrze::

    budzet:
      - kwota: 180000
        podzial: {FEM: 90000, FERS: 90000}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from rpd.diagnostics import Finding, Severity
from rpd.polish.wording import amount, join
from rpd.rules import limits
from rpd.rules.engine import Case

if TYPE_CHECKING:
    from rpd.budget.limits import Use

CODE = "RPD412"
SLUG = "limit-moze-byc-przekroczony"
SEVERITY = Severity.WARNING
NEEDS = ("slownik",)


def _between(use: Use) -> tuple[tuple[str, Decimal], ...]:
    return ("wspólnymi", use.wspolne), ("warunkowymi", use.warunkowe)


def check(case: Case) -> Iterator[Finding]:
    for use, what, related in limits.uses(case, "może przekroczyć"):
        limit = use.limit
        kinds = [name for name, kwota in _between(use) if kwota]
        yield Finding(
            ("rok",),
            f"Z kwotami {join(kinds)} {what} może pójść {amount(use.do)}, a limit na {limit.rok} "
            f"r. to {amount(limit.kwota)}: najwyżej o {amount(use.do - limit.kwota)} za dużo.",
            "Podziel kwoty wspólne (pole „podzial”) albo zmień limit w słowniku."
            if use.wspolne
            else "Zmniejsz kwoty warunkowe albo zmień limit w słowniku.",
            related=(related,),
        )
