"""Kierunek interwencji, którego strategia nie ma.

Co: kierunek planu wskazuje tylko priorytet strategii, bo strategia takiego kierunku nie zna.

Dlaczego: plan wykonuje strategię; kierunek dodany poza nią jest dopuszczalny, ale powinien być
świadomą decyzją.

Źle::

    - numer: 2
      nazwa: Wsparcie powstawania przedsiębiorstw społecznych
      strategia: III.1

Dobrze::

    - numer: 1
      strategia: III.1.1
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.model import full_number
from rpd.rules.engine import Case

CODE = "RPD103"
SLUG = "kierunek-poza-strategia"
SEVERITY = Severity.WARNING
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    for _, priorytet, kierunek in case.kierunki:
        # A link to another priority is a mistake of its own (obca-galaz).
        if kierunek.strategia == priorytet.numer and case.strategia.priorytet(priorytet.numer):
            number = full_number(priorytet, kierunek)
            yield Finding(
                (*kierunek.path, "strategia"),
                f"Kierunku {number} nie ma w strategii; wskazany jest tylko priorytet "
                f"{kierunek.strategia}.",
                "Wskaż kierunek strategii albo potwierdź odstępstwo w polu „odstepstwa”.",
            )
