"""Terminu nie da się odczytać.

Co: zapis terminu nie ma żadnej z przyjętych postaci.

Dlaczego: z terminu liczy się kwartały i harmonogram; nieczytelny nie trafi do żadnego.

Źle::

    termin: wiosna 2024

Dobrze::

    termin: II kwartał 2024
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.terminy import Problem

CODE = "RPD301"
SLUG = "termin-nieczytelny"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    if not case.plan.rok:
        return  # without the year of the plan a term without a year cannot be read
    for miejsce in case.miejsca:
        for termin in miejsce.dzialanie.termin:
            if isinstance(termin.okres, Problem) and termin.okres.kind == "unreadable":
                yield Finding(termin.path, termin.okres.message, termin.okres.hint)
