"""Wartość pośrednia poza bazową i docelową.

Co: wartość pośrednia jest gorsza od bazowej albo wykracza poza docelową.

Dlaczego: wskaźnik szedłby najpierw w przeciwną stronę albo cofał się do celu; zwykle to pomyłka w
liczbie.

Źle::

    bazowa: {wartosc: 41, rok: 2023}
    posrednie: {2025: 55}
    docelowa: {wartosc: 20, rok: 2028}

Dobrze::

    bazowa: {wartosc: 41, rok: 2023}
    posrednie: {2025: 33}
    docelowa: {wartosc: 20, rok: 2028}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan import measures
from rpd.plan.model import Wartosc, Wskaznik
from rpd.rules.engine import Case

CODE = "RPD223"
SLUG = "wartosc-posrednia-poza-zakresem"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        yield from _of(wskaznik)


def _of(wskaznik: Wskaznik) -> Iterator[Finding]:
    baza, zamiar = wskaznik.baza, wskaznik.zamiar
    base, target = wskaznik.liczba_bazowa, wskaznik.liczba_docelowa
    if baza is None or zamiar is None or base is None or target is None or base == target:
        return
    sign = 1 if target > base else -1
    for one in wskaznik.posrednie:
        number = wskaznik.liczba(one)
        if number is None:
            continue
        if sign * number < sign * base:
            yield _said(wskaznik, one, baza, "jest gorsza niż bazowa", "wartość bazowa")
        elif sign * number > sign * target:
            yield _said(wskaznik, one, zamiar, "wykracza poza docelową", "wartość docelowa")


def _said(wskaznik: Wskaznik, one: Wartosc, other: Wartosc, what: str, name: str) -> Finding:
    unit = wskaznik.jednostka
    return Finding(
        one.path,
        f"Wartość pośrednia na {one.rok} r. ({measures.value(one, unit)}) {what} "
        f"({measures.value(other, unit)}).",
        "Popraw jedną z tych wartości.",
        related=(Related(other.path, name),),
    )
