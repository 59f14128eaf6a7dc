"""Działanie bez realizatora.

Co: działanie ma pustą kolumnę „Realizator” (brak pola „realizatorzy”).

Dlaczego: bez realizatora nie wiadomo, kto odpowiada za działanie.

Źle::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS

Dobrze::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS
      realizatorzy: [ROPS]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.rules.names import example

CODE = "RPD201"
SLUG = "brak-realizatora"
SEVERITY = Severity.ERROR
OF_LINES = "unsaid"
LACKS = "podmioty"


def check(case: Case) -> Iterator[Finding]:
    shown = example(case.slownik.podmioty if case.slownik else ())
    for miejsce in case.in_force:
        if not miejsce.dzialanie.realizatorzy:
            yield Finding(
                (*miejsce.dzialanie.path, case.key("podmioty")),
                f"{case.action} {miejsce.numer} nie ma realizatora.",
                f"Dopisz np. „realizatorzy: [{shown}]”.",
            )
