"""Termin z datami oznaczony jako termin bez dat.

Co: przy terminie stoi „bez_dat: true”, a jego zapis daje się odczytać jako daty.

Dlaczego: oznaczenie wyłącza odczytanie, więc kwoty działania nie trafiłyby do swojego kwartału.

Źle::

    termin: [{okres: II kwartał 2024, bez_dat: true}]

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

CODE = "RPD311"
SLUG = "termin-z-datami"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.in_force:
        for termin in terms(miejsce.dzialanie):
            if termin.bez_dat and isinstance(
                read(termin.tekst, case.plan.profil, case.plan.rok), Okres
            ):
                yield Finding(
                    (*termin.path, "bez_dat"),
                    f"Termin „{one_line(termin.tekst)}” ma daty, a jest oznaczony jako termin bez "
                    "dat.",
                    "Usuń „bez_dat: true”.",
                )
