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
from rpd.polish.wording import join, quote
from rpd.rules.engine import Case

CODE = "RPD104"
SLUG = "nieznany-cel"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    known = [cel.numer for cel in case.strategia.cele]
    for cel in case.plan.cele:
        if cel.numer and cel.numer not in known:
            yield Finding(
                (*cel.path, "numer"),
                f"Strategia nie ma celu szczegółowego {cel.numer}.",
                f"Wpisz numer celu ze strategii: {join(map(quote, known), ' albo ')}.",
            )
