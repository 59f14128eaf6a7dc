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
from rpd.polish.wording import join, quote
from rpd.rules.engine import Case

CODE = "RPD105"
SLUG = "nieznany-priorytet"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    known = [p.numer for cel in case.strategia.cele for p in cel.priorytety]
    for cel in case.plan.cele:
        for priorytet in cel.priorytety:
            if priorytet.numer and priorytet.numer not in known:
                yield Finding(
                    (*priorytet.path, "numer"),
                    f"Strategia nie ma priorytetu {priorytet.numer}.",
                    f"Wpisz numer priorytetu ze strategii: {join(map(quote, known), ' albo ')}.",
                )
