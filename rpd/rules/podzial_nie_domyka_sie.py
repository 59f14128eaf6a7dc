"""Podział nie sumuje się do kwoty.

Co: suma części z pola „podzial” różni się od pola „kwota”.

Dlaczego: z niedomkniętego podziału wychodzą dwie różne sumy planu.

Źle::

    budzet:
      - kwota: 5000
        podzial: {FERS: 3000, FEM: 1000}

Dobrze::

    budzet:
      - kwota: 5000
        podzial: {FERS: 3000, FEM: 2000}
"""

from collections.abc import Iterator
from decimal import Decimal

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan import kwoty
from rpd.polish.wording import amount
from rpd.rules.engine import Case

CODE = "RPD402"
SLUG = "podzial-nie-domyka-sie"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            if pozycja.kwota is None or not pozycja.podzial:
                continue
            values = [udzial.kwota for udzial in pozycja.podzial]
            if any(kwoty.problem(value) for value in (pozycja.kwota, *values)):
                continue
            total = sum(values, Decimal(0))
            if total != pozycja.kwota:
                gap = abs(pozycja.kwota - total)
                word = "brakuje" if total < pozycja.kwota else "jest za dużo o"
                yield Finding(
                    (*pozycja.path, "podzial"),
                    f"Podział daje {amount(total)}, a kwota wynosi {amount(pozycja.kwota)}: "
                    f"{word} {amount(gap)}.",
                    "Popraw części albo kwotę.",
                    related=(Related((*pozycja.path, "kwota"), "kwota pozycji"),),
                )
