"""Kierunek ma w planie inny numer niż w strategii.

Co: numer drukowany w planie różni się od numeru kierunku strategii, który jest wykonywany.

Dlaczego: to dopuszczalne, ale w rozmowie o „kierunku III.1.3” plan i strategia mówią wtedy o czym
innym.

Źle::

    # w priorytecie III.1
    - numer: 3
      strategia: III.1.2

Dobrze::

    - numer: 2
      strategia: III.1.2
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.polish.wording import capital
from rpd.rules.engine import Case

CODE = "RPD112"
SLUG = "inny-numer"
SEVERITY = Severity.INFO
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    for galaz in case.linked:
        number, target = galaz.numer, case.strategia.carried(galaz.element)
        if target and number != target.numer and target.numer.startswith(f"{galaz.above}."):
            noun = galaz.poziom.short.one
            yield Finding(
                (*galaz.element.path, "numer"),
                f"{capital(noun)} {number} ma w strategii numer {target.numer}.",
                "Jeśli to zamierzone, nic nie trzeba robić; w przeciwnym razie popraw numer.",
                related=(Related((*target.path, "numer"), f"{noun} strategii", "strategia"),),
            )
