"""Cel szczegółowy, którego strategia nie ma.

Co: numer celu w planie nie występuje w strategii.

Dlaczego: cele planu są celami strategii; plan nie może ustanawiać własnych.

Źle::

    cele:
      - numer: V

Dobrze::

    cele:
      - numer: IV
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.rules.strategy_numbers import unknown

CODE = "RPD104"
SLUG = "nieznany-cel"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    yield from unknown(case, case.plan.profil.levels[:1])
