"""Kwoty wspólne mogą przekroczyć limit źródła lub grupy źródeł.

Co: plan przekroczyłby limit ze słownika, gdyby kwoty wspólne kilku źródeł przypadły temu źródłu.

Dlaczego: dopóki kwot wspólnych nikt nie podzieli, nie wiadomo, czy działania mają pokrycie.

Źle::

    budzet:
      - kwota: 180000     # limit FEM na ten rok to 100000
        zrodla: [FEM, FERS]

Dobrze::

    budzet:
      - kwota: 180000
        podzial: {FEM: 90000, FERS: 90000}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.polish.wording import amount
from rpd.rules import limits
from rpd.rules.engine import Case

CODE = "RPD412"
SLUG = "limit-moze-byc-przekroczony"
SEVERITY = Severity.WARNING
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    for use, what, related in limits.uses(case, "może przekroczyć"):
        limit = use.limit
        yield Finding(
            ("rok",),
            f"Z kwotami wspólnymi {what} może pójść {amount(use.do)}, a limit na {limit.rok} r. to "
            f"{amount(limit.kwota)}: najwyżej o {amount(use.do - limit.kwota)} za dużo.",
            "Podziel kwoty wspólne (pole „podzial”) albo zmień limit w słowniku.",
            related=(related,),
        )
