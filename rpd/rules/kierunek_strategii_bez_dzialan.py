"""Kierunek strategii bez działań w tym roku.

Co: strategia ma kierunek, którego w planie nie wykonuje żadne działanie.

Dlaczego: plan nie musi co roku obejmować całej strategii, ale komitet powinien wiedzieć, co
zostało pominięte.

Źle::

    # strategia ma kierunki IV.1.1 i IV.1.2, plan tylko:
    kierunki:
      - numer: 2
        strategia: IV.1.2

Dobrze::

    kierunki:
      - numer: 1
        strategia: IV.1.1
      - numer: 2
        strategia: IV.1.2
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Severity
from rpd.model import kierunki, obowiazuje
from rpd.rules.engine import Case

CODE = "RPD109"
SLUG = "kierunek-strategii-bez-dzialan"
SEVERITY = Severity.INFO
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    carried = {
        kierunek.strategia
        for _, _, kierunek in kierunki(case.plan)
        if any(obowiazuje(dzialanie) for dzialanie in kierunek.dzialania)
    }
    empty = {kierunek.strategia: kierunek.path for _, _, kierunek in kierunki(case.plan)}
    headings: dict[str, Path] = {
        priorytet.numer: priorytet.path for cel in case.plan.cele for priorytet in cel.priorytety
    }
    for priorytet, kierunek in case.strategia.kierunki():
        if kierunek.numer not in carried:
            above = empty.get(kierunek.numer) or headings.get(priorytet.numer)
            yield Finding(
                (*above, "numer") if above else ("cele",),
                f"Kierunku strategii {kierunek.numer} nie wykonuje w {case.plan.rok} r. żadne "
                f"działanie: „{kierunek.nazwa.rstrip('.')}”.",
                "Jeśli to zamierzone, nic nie trzeba robić.",
            )
