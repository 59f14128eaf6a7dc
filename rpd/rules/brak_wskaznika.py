"""Działanie bez wskaźnika.

Co: działanie ma pustą kolumnę „Wskaźnik produktu” (brak pola „wskazniki”), a nie wymienia go żaden
wskaźnik wspólny dla kilku działań (pole „mierzone_dzialania”).

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
    shared = {name for wskaznik in case.wskazniki for name in wskaznik.mierzone_dzialania}
    for miejsce in case.in_force:
        if not miejsce.dzialanie.wskazniki and miejsce.dzialanie.id not in shared:
            yield Finding(
                (*miejsce.dzialanie.path, case.key("miary")),
                f"{case.action} {miejsce.numer} nie ma wskaźnika.",
                "Dopisz w polu „wskazniki” wskaźnik z polami „nazwa” i „wartosc_docelowa”.",
            )
