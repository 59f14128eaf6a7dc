"""Lata wartości wskaźnika nie po kolei.

Co: rok wartości docelowej jest wcześniejszy niż rok bazowej, albo wartość pośrednia nie leży między
nimi.

Dlaczego: taki wskaźnik nie mówi, od czego do czego się zmienia; zwykle to pomyłka w roku.

Źle::

    bazowa: {wartosc: 41, rok: 2023}
    docelowa: {wartosc: 20, rok: 2022}

Dobrze::

    bazowa: {wartosc: 41, rok: 2023}
    docelowa: {wartosc: 20, rok: 2028}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import Wartosc, Wskaznik
from rpd.rules.engine import Case

CODE = "RPD222"
SLUG = "lata-wskaznika"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        yield from _of(wskaznik)


def _of(wskaznik: Wskaznik) -> Iterator[Finding]:
    bazowa, docelowa = wskaznik.bazowa, wskaznik.docelowa
    start = bazowa.rok if bazowa else None
    end = docelowa.rok if docelowa else None
    if bazowa and docelowa and start is not None and end is not None and end < start:
        yield Finding(
            (*docelowa.path, "rok"),
            f"Wartość docelowa jest z wcześniejszego roku ({end}) niż bazowa ({start}).",
            "Popraw jeden z tych lat.",
            related=_beside(bazowa, "wartość bazowa"),
        )
        return
    for one in wskaznik.posrednie:
        rok = one.rok or 0
        if bazowa and start is not None and rok <= start:
            where = "ma już wartość bazową" if rok == start else f"jest przed bazowym ({start})"
            yield _wrong(one, f"Rok {rok} wartości pośredniej {where}.", bazowa, "wartość bazowa")
        elif docelowa and end is not None and rok >= end:
            where = "ma już wartość docelową" if rok == end else f"jest po docelowym ({end})"
            yield _wrong(one, f"Rok {rok} wartości pośredniej {where}.", docelowa, "docelowa")


def _wrong(one: Wartosc, message: str, other: Wartosc, said: str) -> Finding:
    hint = "Popraw rok albo usuń tę wartość pośrednią."
    return Finding(one.path, message, hint, at_key=True, related=_beside(other, said))


def _beside(other: Wartosc, said: str) -> tuple[Related, ...]:
    named = said if said.startswith("wartość") else f"wartość {said}"
    return (Related((*other.path, "rok"), named),)
