"""Działanie bez produktu.

Co: działanie ma pustą kolumnę „Produkt” (brak pola „produkty”).

Dlaczego: produkt mówi, co po działaniu zostanie; bez niego wskaźnik nie ma czego mierzyć.

Źle::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS

Dobrze::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS
      produkty:
        - Oferta szkoleń dla kadry CUS
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD204"
SLUG = "brak-produktu"
SEVERITY = Severity.ERROR
OF_LINES = "unsaid"
LACKS = "pozycje"


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.in_force:
        if not miejsce.dzialanie.produkty:
            yield Finding(
                (*miejsce.dzialanie.path, case.key("pozycje")),
                f"{case.action} {miejsce.numer} nie ma produktu.",
                "Dopisz np. „produkty: [Oferta szkoleń]”.",
            )
