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

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.plan.model import PriorytetStrategii, Strategia, obowiazuje
from rpd.rules.engine import Case

CODE = "RPD109"
SLUG = "kierunek-strategii-bez-dzialan"
SEVERITY = Severity.INFO
NEEDS = ("strategia",)
WHOLE = "actions"


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    if not case.plan.cele:
        return  # the plan has only been begun
    carried = {
        kierunek.strategia
        for _, _, kierunek in case.kierunki
        if any(obowiazuje(dzialanie) for dzialanie in kierunek.dzialania)
    }
    empty = {kierunek.strategia: kierunek.path for _, _, kierunek in case.kierunki}
    headings: dict[str, Path] = {
        priorytet.numer: priorytet.path for cel in case.plan.cele for priorytet in cel.priorytety
    }
    own = {p.numer: {p.numer} | {k.numer for k in p.kierunki} for p in _priorities(case.strategia)}
    unclear = {
        priorytet.numer
        for _, priorytet, kierunek in case.kierunki
        if kierunek.strategia not in own.get(priorytet.numer, ())
    }
    for priorytet, kierunek in case.strategia.kierunki():
        # Where a kierunek of the plan leads astray, another rule says so, and it may be this one.
        if kierunek.numer not in carried and priorytet.numer not in unclear:
            above = empty.get(kierunek.numer) or headings.get(priorytet.numer)
            yield Finding(
                (*above, "numer") if above else ("cele",),
                f"Kierunku strategii {kierunek.numer} nie wykonuje żadne działanie planu: "
                f"„{kierunek.nazwa.rstrip('.')}”.",
                "Jeśli to zamierzone, nic nie trzeba robić.",
                at_key=above is None,
                related=(Related((*kierunek.path, "numer"), "kierunek strategii", "strategia"),),
            )


def _priorities(strategia: Strategia) -> Iterator[PriorytetStrategii]:
    return (priorytet for cel in strategia.cele for priorytet in cel.priorytety)
