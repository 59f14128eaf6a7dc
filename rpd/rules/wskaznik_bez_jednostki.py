"""Wskaźnik bez jednostki, choć nazwa jej wymaga.

Co: nazwa wskaźnika mówi o odsetku, czasie trwania albo powierzchni, a jednostką są domyślne
sztuki. Wskaźników, które zaczynają się od „Liczba” albo „Ilość”, reguła nie dotyczy.

Dlaczego: „min. 35” znaczy co innego niż „min. 35%”; bez jednostki wykonania nie da się ocenić.

Źle::

    - nazwa: Odsetek miejsc pracy dla osób w najtrudniejszej sytuacji
      wartosc_docelowa: 35

Dobrze::

    - nazwa: Odsetek miejsc pracy dla osób w najtrudniejszej sytuacji
      wartosc_docelowa: 35
      jednostka: '%'
"""

import re
from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD211"
SLUG = "wskaznik-bez-jednostki"
SEVERITY = Severity.WARNING

_NEEDS_UNIT = re.compile(
    r"\b(?:(?P<percent>odset(?:ek|ka)|procent(?:u|owy|owa)?)"
    r"|(?P<time>(?:średni|przeciętny|skrócenie|wydłużenie) czasu?"
    r"|czasu? (?:trwania|oczekiwania|realizacji|rozpatrywania|dojazdu))"
    r"|(?P<area>powierzchni[aę]?))\b",
    re.IGNORECASE,
)
_UNITS = {"percent": "'%'", "time": "dni", "area": "m²"}
_COUNT = re.compile(r"\s*(?:liczba|ilość)\b", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        if wskaznik.jednostka != "szt." or wskaznik.liczba_docelowa is None:
            continue
        named = _NEEDS_UNIT.search(wskaznik.nazwa)
        if named and not _COUNT.match(wskaznik.nazwa):
            yield Finding(
                (*wskaznik.path, "nazwa"),
                f"W nazwie stoi „{named.group()}”, a wskaźnik jest liczony w sztukach.",
                f"Dopisz jednostkę, np. „jednostka: {_UNITS[named.lastgroup or '']}”.",
            )
