"""Priorytet, którego strategia nie ma.

Co: numer priorytetu w planie nie występuje w strategii.

Dlaczego: priorytety planu są priorytetami strategii; plan nie może ustanawiać własnych.

Źle::

    priorytety:
      - numer: I.7

Dobrze::

    priorytety:
      - numer: I.2
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.rules.strategy_numbers import unknown

CODE = "RPD105"
SLUG = "nieznany-priorytet"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    yield from unknown(case, case.plan.profil.levels[1:])
