"""Wartość wskaźnika zapisana słowami.

Co: wartość, która jest liczbą, zapisano z odstępem, przecinkiem albo jednostką, więc jest tekstem.
Skala („35 tys.”) i znaki („bd”, „X”, „–”) są dozwolone.

Dlaczego: takiej wartości nie da się porównać z bazową i docelową ani z wykonaniem.

Źle::

    bazowa: {wartosc: 1 240 szt., rok: 2023}

Dobrze::

    bazowa: {wartosc: 1240, rok: 2023}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.model import Wskaznik
from rpd.plan.scales import measure, scaled
from rpd.polish.wording import capital, quote
from rpd.rules.engine import Case
from rpd.rules.indicators import called, place, texts

CODE = "RPD220"
SLUG = "wartosc-wskaznika-slowami"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        for wartosc, text in texts(wskaznik, case.plan.profil):
            found = None if scaled(text) is not None else measure(text)
            if found is None:
                continue
            number, unit = found
            yield Finding(
                place(wartosc, wskaznik),
                f"{capital(called(wartosc, wskaznik))} jest tekstem, a nie liczbą: {quote(text)}.",
                f"Wpisz „{number}”{_unit(unit, wskaznik)}.",
            )


def _unit(unit: str, wskaznik: Wskaznik) -> str:
    """What is to become of a unit that was written beside the number."""
    own = wskaznik.jednostka
    if not unit or unit == own:
        return ""
    if own == "szt.":
        typed = unit if unit[0].isalpha() else f"'{unit}'"
        return f", a we wskaźniku dopisz „jednostka: {typed}”"
    return (
        f", jeśli chodzi o jednostkę wskaźnika ({own}); wskaźnik ma jedną jednostkę, więc wartość "
        f"w innej ({unit}) trzeba przeliczyć"
    )
