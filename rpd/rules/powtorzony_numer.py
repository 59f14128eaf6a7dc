"""Ten sam numer w jednym miejscu drugi raz.

Co: dwa cele, dwa priorytety, dwa kierunki albo dwa działania obok siebie mają ten sam numer.

Dlaczego: po numerze przywołuje się pozycję w uchwale; musi wskazywać jedną.

Źle::

    kierunki:
      - numer: 1
      - numer: 1

Dobrze::

    kierunki:
      - numer: 1
      - numer: 2
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.rules.engine import Case
from rpd.rules.numbering import repeated

CODE = "RPD210"
SLUG = "powtorzony-numer"
SEVERITY = Severity.ERROR
MENDED = "everywhere"


def check(case: Case) -> Iterator[Finding]:
    for path, field, number, first in repeated(case.plan):
        yield Finding(
            (*path, field),
            f"Numer {number} ma już pozycja stojąca wyżej.",
            f"Nadaj tej pozycji wolny numer (pole „{field}”).",
            related=(Related((*first, field), "pierwsza pozycja o tym numerze"),),
        )
