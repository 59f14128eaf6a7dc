"""Luka w numeracji.

Co: w numerach celów, priorytetów albo kierunków brakuje numeru, którego nie tłumaczy strategia.

Dlaczego: czytelnik szuka brakującej pozycji i nie wie, czy ją uchylono, czy zgubiono.

Źle::

    kierunki:
      - numer: 1
      - numer: 3

Dobrze::

    kierunki:
      - numer: 1
      - numer: 2
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.rules.numbering import gaps

CODE = "RPD209"
SLUG = "luka-w-numeracji"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    for path, number, expected in gaps(case.plan, case.strategia):
        yield Finding(
            (*path, "numer"),
            f"Po poprzednim numerze następuje {number}, a powinno {expected}.",
            "Popraw numer albo przywróć brakującą pozycję.",
        )
