"""Wartość wskaźnika z samym rokiem.

Co: wartość bazowa albo docelowa ma rok, a nie ma ani wartości, ani opisu, który by ją zastąpił.

Dlaczego: brak wartości trzeba powiedzieć wprost: „bd”, „X”, „–” albo słowami; puste pole nie mówi,
czego brakuje.

Źle::

    bazowa: {rok: 2023}

Dobrze::

    bazowa: {wartosc: bd, rok: 2023}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.polish.wording import capital
from rpd.rules.engine import Case
from rpd.rules.indicators import called, stated

CODE = "RPD227"
SLUG = "wartosc-bez-tresci"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        for wartosc in stated(wskaznik):
            if wartosc.wartosc is None and not wartosc.opis:
                yield Finding(
                    wartosc.path,
                    f"{capital(called(wartosc, wskaznik))} nie ma ani liczby, ani znaku, ani "
                    "opisu.",
                    "Dopisz „wartosc: …” albo „opis: …”, na przykład „wartosc: bd”.",
                )
