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
from rpd.plan.scales import scaled
from rpd.polish.wording import capital, quote
from rpd.reading.written import measure, yaml
from rpd.rules.engine import Case
from rpd.rules.indicators import called, place, texts

CODE = "RPD220"
SLUG = "wartosc-wskaznika-slowami"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        for wartosc, text in texts(wskaznik, case.plan.profil):
            fields = None if scaled(text) is not None else measure(text)
            unit = fields.get("jednostka", "") if fields else ""
            if fields is None or "prog" in fields or len(unit.split()) > 1:
                continue
            number = fields["wartosc_docelowa"]
            yield Finding(
                place(wartosc, wskaznik),
                f"{capital(called(wartosc, wskaznik))} jest tekstem, a nie liczbą: {quote(text)}.",
                f"Wpisz „{number}”{_unit(unit, wskaznik)}.",
            )


def _unit(unit: str, wskaznik: Wskaznik) -> str:
    """What is to become of a unit that was written beside the number."""
    own = yaml(wskaznik.jednostka)
    if not unit or unit == own:
        return ""
    if wskaznik.jednostka == "szt.":
        return f", a we wskaźniku dopisz „jednostka: {unit}”"
    return (
        f", jeśli chodzi o jednostkę wskaźnika ({own}); wskaźnik ma jedną jednostkę, więc wartość "
        f"w innej ({unit}) trzeba przeliczyć"
    )
