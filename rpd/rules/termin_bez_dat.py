"""Termin celowo bez dat.

Co: termin jest oznaczony „bez_dat: true”, na przykład „II etap”; niczego się z niego nie odczytuje.

Dlaczego: kwoty takiego działania nie trafią do żadnego kwartału ani roku, a przed podsumowaniem
ktoś musi o tym wiedzieć. Drukuje się słowo w słowo.

Źle::

    termin: [{okres: II etap, bez_dat: true}]

Dobrze::

    termin: II kwartał 2024
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.stages import read
from rpd.plan.terminy import Okres
from rpd.plan.values import one_line
from rpd.rules.engine import Case
from rpd.rules.terms import terms

CODE = "RPD310"
SLUG = "termin-bez-dat"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.in_force:
        for termin in terms(miejsce.dzialanie):
            if not termin.bez_dat or isinstance(
                read(termin.tekst, case.plan.profil, case.plan.rok), Okres
            ):
                continue
            yield Finding(
                termin.path,
                f"Termin „{one_line(termin.tekst)}” nie ma dat; jego kwoty stoją w sumach jako "
                "„bez terminu”.",
                "Gdy daty będą znane, wpisz je i usuń „bez_dat”. Jeśli tak ma zostać, potwierdź to "
                "w polu „odstepstwa”.",
            )
