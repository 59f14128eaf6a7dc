"""Montaż finansowy nie domyka się.

Co: składniki montażu nie dają razem kwoty pozycji, składnik nie ma ani kwoty, ani udziału, albo
udział nie mówi, czego jest częścią.

Dlaczego: ten sam procent liczony od całości i od dofinansowania to dwie różne kwoty; z
niedomkniętego montażu wychodzą dwie różne sumy planu. Same udziały muszą dać dokładnie 100%, także
przy małych kwotach; obok składników podanych kwotą każdy udział może być zaokrąglony do grosza.

Źle::

    budzet:
      - kwota: 100000
        montaz:
          - {zrodlo: FEM, udzial: 85, podstawa: calosc}
          - {zrodlo: BP, udzial: 10, podstawa: calosc}

Dobrze::

    budzet:
      - kwota: 100000
        montaz:
          - {zrodlo: FEM, udzial: 85, podstawa: calosc}
          - {zrodlo: BP, udzial: 10, podstawa: calosc}
          - {zrodlo: WLASNE, udzial: 5, podstawa: calosc, wklad_wlasny: true}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.rules.engine import Case

CODE = "RPD405"
SLUG = "montaz-nie-domyka-sie"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            if not pozycja.montaz:
                continue
            from rpd.budget import shares

            for path, message, hint in shares.problems(pozycja):
                whole = path == ("montaz",)
                kwota = Related((*pozycja.path, "kwota"), "kwota pozycji")
                yield Finding(
                    (*pozycja.path, *path),
                    message,
                    hint,
                    at_key=whole,
                    related=(kwota,) if whole else (),
                )
