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
from rpd.polish.wording import capital
from rpd.rules.engine import Case

CODE = "RPD103"
SLUG = "kierunek-poza-strategia"
SEVERITY = Severity.WARNING
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    for galaz in case.linked:
        element, above = galaz.element, galaz.elementy[-2:-1]
        # A link to another branch is a mistake of its own (obca-galaz).
        if any(
            element.strategia == one.numer and case.strategia.find(one.poziom, one.numer)
            for one in above
        ):
            noun, outer = galaz.poziom.short, above[0].poziom.short
            only = {"m": "wskazany", "f": "wskazana", "n": "wskazane"}[outer.gender]
            yield Finding(
                (*element.path, "strategia"),
                f"{capital(noun.genitive)} {galaz.numer} nie ma w strategii; {only} jest tylko "
                f"{outer.one} {element.strategia}.",
                f"Wskaż {noun.accusative} strategii albo potwierdź odstępstwo w polu „odstepstwa”.",
            )
