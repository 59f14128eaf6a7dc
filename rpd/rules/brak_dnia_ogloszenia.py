"""Uchwała czeka na dzień ogłoszenia.

Co: uchwała wchodzi w życie „po upływie 14 dni od dnia ogłoszenia” albo „z dniem następującym po
dniu ogłoszenia”, a plan nie podaje dnia ogłoszenia.

Dlaczego: dopóki tego dnia nie ma, uchwała w żadnym dniu nie obowiązuje i „--at” jej nie uwzględnia.

Źle::

    zmiany:
      - uchwala: 7/2024
        data: 2024-06-28
        wejscie_w_zycie: po upływie 14 dni od dnia ogłoszenia

Dobrze::

    zmiany:
      - uchwala: 7/2024
        data: 2024-06-28
        wejscie_w_zycie: po upływie 14 dni od dnia ogłoszenia
        publikacja: {data: 2024-07-05}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan import force
from rpd.plan.model import Uchwala
from rpd.plan.values import one_line
from rpd.rules.engine import Case

CODE = "RPD129"
SLUG = "brak-dnia-ogloszenia"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    for act in (case.plan.uchwala, *case.plan.zmiany):
        if act is None or not force.awaits_publication(force.of(act)):
            continue
        number = act.numer if isinstance(act, Uchwala) else act.uchwala
        yield Finding(
            (*act.path, "wejscie_w_zycie"),
            f"Uchwała nr {one_line(number)} wchodzi w życie {one_line(act.wejscie_w_zycie)}, a "
            "dnia ogłoszenia plan nie podaje; dopóki go nie ma, uchwała nie obowiązuje.",
            "Gdy uchwała będzie ogłoszona, wpisz obok: publikacja: {data: RRRR-MM-DD}.",
        )
