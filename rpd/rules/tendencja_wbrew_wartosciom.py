"""Tendencja wbrew wartościom.

Co: pole „tendencja” mówi co innego niż wartość bazowa i docelowa.

Dlaczego: od tendencji zależy, co jest sukcesem; wykonanie oceniono by na opak.

Źle::

    tendencja: wzrost
    bazowa: {wartosc: 1240, rok: 2023}
    docelowa: {wartosc: 0, rok: 2028}

Dobrze::

    tendencja: spadek
    bazowa: {wartosc: 1240, rok: 2023}
    docelowa: {wartosc: 0, rok: 2028}
"""

from collections.abc import Iterator
from decimal import Decimal

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan import measures
from rpd.rules.engine import Case

CODE = "RPD224"
SLUG = "tendencja-wbrew-wartosciom"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        stated, baza, zamiar = wskaznik.tendencja, wskaznik.baza, wskaznik.zamiar
        base, target = wskaznik.liczba_bazowa, wskaznik.liczba_docelowa
        if stated is None or baza is None or zamiar is None or base is None or target is None:
            continue
        if stated != (real := _real(base, target)):
            unit = wskaznik.jednostka
            yield Finding(
                (*wskaznik.path, "tendencja"),
                f"Tendencja to „{stated}”, a wartość zmienia się z {measures.value(baza, unit)} do "
                f"{measures.value(zamiar, unit)}.",
                f"Wpisz „{real}” albo popraw wartości.",
                related=(Related(zamiar.path, "wartość docelowa"),),
            )


def _real(base: Decimal, target: Decimal) -> str:
    if base == target:
        return "utrzymanie"
    return "wzrost" if target > base else "spadek"
