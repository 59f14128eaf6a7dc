"""Miara w kolumnie produktu, której nie ma wśród wskaźników.

Co: produkt jest miarą („Liczba …”, „Odsetek …”), a żaden wskaźnik działania jej nie podaje.

Dlaczego: miara bez wartości docelowej nie zostanie rozliczona; jej miejsce jest wśród wskaźników.

Źle::

    produkty:
      - Liczba zawartych porozumień
    wskazniki:
      - nazwa: Liczba spotkań
        wartosc_docelowa: 4

Dobrze::

    produkty:
      - Porozumienia o współpracy
    wskazniki:
      - nazwa: Liczba zawartych porozumień
        wartosc_docelowa: 4
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.polish.wording import quote
from rpd.rules.engine import Case
from rpd.rules.names import alike

CODE = "RPD215"
SLUG = "miara-w-produkcie"
SEVERITY = Severity.INFO

_MEASURE = re.compile(r"\s*(liczba|odsetek|ilość|procent)\b", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.in_force:
        for produkt in miejsce.dzialanie.produkty:
            if _MEASURE.match(produkt.nazwa) and not any(
                alike(produkt.nazwa, wskaznik.nazwa) for wskaznik in miejsce.dzialanie.wskazniki
            ):
                yield Finding(
                    produkt.path,
                    f"Produkt {quote(produkt.nazwa)} jest miarą, a nie ma takiego wskaźnika.",
                    "Dopisz wskaźnik z wartością docelową, a jako produkt podaj rzecz.",
                )
