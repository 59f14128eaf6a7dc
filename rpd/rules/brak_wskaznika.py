"""Działanie bez wskaźnika.

Co: działanie ma pustą kolumnę „Wskaźnik produktu” (brak pola „wskazniki”).

Dlaczego: bez wskaźnika nie da się stwierdzić, czy działanie wykonano; KPRES wymaga wskaźników
produktu.

Źle::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS

Dobrze::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS
      wskazniki:
        - nazwa: Liczba przeszkolonych osób
          wartosc_docelowa: 45
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD203"
SLUG = "brak-wskaznika"
SEVERITY = Severity.ERROR
OF_LINES = "unsaid"
LACKS = "miary"


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.in_force:
        if not miejsce.dzialanie.wskazniki:
            yield Finding(
                (*miejsce.dzialanie.path, case.key("miary")),
                f"{case.action} {miejsce.numer} nie ma wskaźnika.",
                "Dopisz w polu „wskazniki” wskaźnik z polami „nazwa” i „wartosc_docelowa”.",
            )
