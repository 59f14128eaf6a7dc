"""Kwota w złej postaci.

Co: kwota jest ujemna, zerowa, ma inną liczbę groszy niż dwie cyfry, odstępy, przecinek, walutę
albo przekracza 10^15 zł. W polu „okresy” zero jest kwotą (zadanie jest, kosztu nie ma), a tam,
gdzie kwoty nie ma, stoi znak: „X”, „–” albo „bd”.

Dlaczego: kwoty czyta się co do grosza z samych znaków pliku; program nie zgaduje, co znaczy
„1.234,50”.

Źle::

    budzet:
      - kwota: 180 000
        zrodla: [FEM]

Dobrze::

    budzet:
      - kwota: 180000
        zrodla: [FEM]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan import kwoty
from rpd.rules.engine import Case

CODE = "RPD404"
SLUG = "kwota-w-zlej-postaci"
SEVERITY = Severity.ERROR
STRUCTURAL = True
HIDES = ("value",)


def check(case: Case) -> Iterator[Finding]:
    for galaz in case.galezie:
        for one in galaz.element.kwota_ogolem:
            if one.kwota is not None and (wrong := kwoty.period_problem(one.kwota)):
                yield Finding(one.path, *kwoty.in_unit(wrong, one.kwota, one.zapis))
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            amounts = [((*pozycja.path, "kwota"), pozycja.kwota)]
            amounts += [(udzial.path, udzial.kwota) for udzial in pozycja.podzial]
            amounts += [((*s.path, "kwota"), s.kwota) for s in pozycja.montaz]
            for path, value in amounts:
                if value is not None and (wrong := kwoty.problem(value)):
                    yield Finding(path, *kwoty.in_unit(wrong, value, pozycja.zapis))
            for one in (*pozycja.okresy, *pozycja.potrzeby):
                if one.kwota is not None and (wrong := kwoty.period_problem(one.kwota)):
                    yield Finding(one.path, *kwoty.in_unit(wrong, one.kwota, one.zapis))
