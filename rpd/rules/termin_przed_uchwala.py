"""Termin minął, zanim plan uchwalono.

Co: termin działania kończy się przed datą uchwały, która przyjęła plan.

Dlaczego: działania nie da się zaplanować wstecz; zwykle termin przepisano z projektu.

Źle::

    uchwala: {organ: MKRES, numer: 4/2024, data: 2024-05-07}
    termin: I kwartał 2024

Dobrze::

    uchwala: {organ: MKRES, numer: 4/2024, data: 2024-05-07}
    termin: II kwartał 2024
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.terminy import Okres
from rpd.polish.wording import date
from rpd.rules.engine import Case
from rpd.rules.terms import terms

CODE = "RPD305"
SLUG = "termin-przed-uchwala"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    adopted = case.plan.uchwala.data if case.plan.uchwala else None
    if adopted is None:
        return
    lata = case.plan.profil.lata(case.plan.rok)
    done = case.noun.agreeing("wykonany", "wykonaną", "wykonane")
    for miejsce in case.in_force:
        for termin in terms(miejsce.dzialanie):
            okres = termin.okres
            # A term of another year is another rule's fault.
            if isinstance(okres, Okres) and okres.do < adopted and okres.do.year in lata:
                yield Finding(
                    termin.path,
                    f"Termin „{termin.tekst}” minął przed uchwaleniem planu ({date(adopted)}).",
                    f"Popraw termin albo usuń {case.noun.accusative} już {done}.",
                    related=(Related(("uchwala", "data"), "data uchwały"),),
                )
