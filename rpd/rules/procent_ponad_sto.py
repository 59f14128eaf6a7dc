"""Odsetek większy niż 100%.

Co: wartość docelowa wskaźnika będącego odsetkiem przekracza 100%.

Dlaczego: część nie może być większa od całości; zwykle to pomylona jednostka.

Źle::

    - nazwa: Odsetek PS objętych wsparciem
      jednostka: '%'
      wartosc_docelowa: 160

Dobrze::

    - nazwa: Odsetek PS objętych wsparciem
      jednostka: '%'
      wartosc_docelowa: 60
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.polish.wording import number
from rpd.rules.engine import Case

CODE = "RPD213"
SLUG = "procent-ponad-sto"
SEVERITY = Severity.WARNING

_PART = re.compile(r"\s*(?:odset(?:ek|ki)|udział|procent)\b", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        value, zamiar = wskaznik.liczba_docelowa, wskaznik.zamiar
        part = wskaznik.jednostka == "%" and _PART.match(wskaznik.nazwa)
        if part and zamiar and value is not None and value > 100:
            yield Finding(
                zamiar.path,
                f"Odsetek nie może wynosić {number(value)}%.",
                "Wpisz liczbę od 0 do 100; jeśli to nie odsetek, zmień nazwę i jednostkę.",
            )
