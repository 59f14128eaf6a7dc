"""Luka w numeracji.

Co: w numerach celów, priorytetów albo kierunków brakuje numeru, czego nie tłumaczy strategia,
albo numery nie stoją po kolei.

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

from rpd.diagnostics import Finding, Related, Severity
from rpd.rules.engine import Case
from rpd.rules.numbering import gaps

CODE = "RPD209"
SLUG = "luka-w-numeracji"
SEVERITY = Severity.WARNING
NEEDS = ("strategia",)
WHOLE = "actions"


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    for gap in gaps(case.plan, case.strategia):
        number, previous, missing = gap.numer, gap.before, gap.missing
        if not missing:
            message = f"Numer {number} stoi po numerze {previous}."
            hint = "Ustaw pozycje w kolejności numerów albo popraw numer."
        elif previous:
            message = f"Po numerze {previous} stoi {number}, a powinien stać {missing}."
            hint = "Popraw numer albo przywróć brakującą pozycję."
        else:
            message = f"Numeracja zaczyna się od {number}, a powinna od {missing}."
            hint = "Popraw numer albo przywróć brakującą pozycję."
        above = Related((*gap.path_before, "numer"), "pozycja stojąca przed tą")
        yield Finding(
            (*gap.path, "numer"), message, hint, related=(above,) if gap.path_before else ()
        )
