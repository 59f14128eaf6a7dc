"""Termin bez roku.

Co: w terminie nie podano roku; przyjęto rok planu.

Dlaczego: w planie rocznym rok można pominąć, ale program musi powiedzieć, że go przyjął.

Źle::

    termin: II–IV kwartał

Dobrze::

    termin: II–IV kwartał 2024
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.model import Plan
from rpd.plan.stages import read
from rpd.plan.terminy import Okres, canonical
from rpd.plan.values import one_line
from rpd.rules.engine import Case
from rpd.rules.terms import terms

CODE = "RPD304"
SLUG = "termin-bez-roku"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.miejsca:
        for termin in terms(miejsce.dzialanie):
            if isinstance(termin.okres, Okres) and termin.okres.rok_domyslny:
                yield Finding(
                    termin.path,
                    f"Termin „{termin.tekst}” nie podaje roku; przyjęto {case.plan.rok}.",
                    f"Dopisz rok: „{_with_year(termin.tekst, termin.okres, case.plan)}”.",
                )


def _with_year(tekst: str, okres: Okres, plan: Plan) -> str:
    added = f"{one_line(tekst)} {plan.rok}"
    found = read(added, plan.profil, plan.rok)
    right = isinstance(found, Okres) and found == okres and not found.rok_domyslny
    return added if right else canonical(okres, plan.rok, plan.profil.lata(plan.rok)[-1])
