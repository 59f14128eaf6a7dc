"""Ta sama wartość wskaźnika podana w dwóch polach.

Co: wskaźnik ma i „wartosc_docelowa”, i „docelowa” (albo i „wartosc_bazowa”, i „bazowa”).

Dlaczego: to dwa zapisy tego samego; nie wiadomo, który obowiązuje.

Źle::

    wartosc_docelowa: 20
    docelowa: {wartosc: 25, rok: 2028}

Dobrze::

    docelowa: {wartosc: 25, rok: 2028}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.rules.engine import Case

CODE = "RPD226"
SLUG = "wartosc-podana-dwa-razy"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        for number, inner, short in (
            (wskaznik.wartosc_bazowa, wskaznik.bazowa, "wartosc_bazowa"),
            (wskaznik.wartosc_docelowa, wskaznik.docelowa, "wartosc_docelowa"),
        ):
            if number is not None and inner is not None:
                name = short.removeprefix("wartosc_")
                yield Finding(
                    (*wskaznik.path, short),
                    f"Tę samą wartość podają pola „{short}” i „{name}”.",
                    f"Usuń „{short}”, jeśli rok jest potrzebny; w przeciwnym razie usuń „{name}”.",
                    at_key=True,
                    related=(Related(inner.path, f"pole „{name}”", at_key=True),),
                )
