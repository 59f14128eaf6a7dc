"""Kwoty w okresach nie sumują się do kwoty.

Co: obok kwot w okresach stoi pole „kwota”, a ich suma jest inna. Znaki („X”, „–”, „bd”) w sumie się
nie liczą.

Dlaczego: sumę okresów liczy program; dwie różne kwoty jednej pozycji dałyby dwie różne sumy planu.

Źle::

    budzet:
      - kwota: 750000
        zrodla: [FEM]
        okresy: {2026: 350000, 2027: 410000}

Dobrze::

    budzet:
      - zrodla: [FEM]
        okresy: {2026: 350000, 2027: 400000}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan import kwoty
from rpd.polish.wording import amount
from rpd.rules.engine import Case

CODE = "RPD421"
SLUG = "okresy-nie-domykaja-sie"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            if pozycja.kwota is None or not pozycja.okresy or kwoty.problem(pozycja.kwota):
                continue
            if any(o.kwota is not None and kwoty.period_problem(o.kwota) for o in pozycja.okresy):
                continue
            place = Related((*pozycja.path, "okresy"), "kwoty w okresach", at_key=True)
            total = pozycja.razem
            if total is None:
                yield Finding(
                    (*pozycja.path, "kwota"),
                    f"Kwota wynosi {amount(pozycja.kwota)}, a żaden okres nie ma kwoty.",
                    "Wpisz kwoty okresów; jeśli ich nie znasz, usuń pole „okresy”.",
                    related=(place,),
                )
            elif total != pozycja.kwota:
                gap = abs(pozycja.kwota - total)
                word = "brakuje" if total < pozycja.kwota else "jest za dużo o"
                yield Finding(
                    (*pozycja.path, "kwota"),
                    f"Okresy dają {amount(total)}, a kwota wynosi {amount(pozycja.kwota)}: "
                    f"{word} {amount(gap)}.",
                    "Popraw kwoty okresów albo usuń pole „kwota”; sumę okresów liczy program.",
                    related=(place,),
                )
