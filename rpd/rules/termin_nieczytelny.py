"""Terminu nie da się odczytać.

Co: zapis terminu nie ma żadnej z przyjętych postaci. Termin, który celowo nie ma dat („II etap”),
oznacza się polem „bez_dat: true”; drukuje się słowo w słowo, a jego kwoty stoją w sumach jako „bez
terminu”.

Dlaczego: z terminu liczy się kwartały i harmonogram; nieczytelny nie trafi do żadnego.

Źle::

    termin: wiosna 2024

Dobrze::

    termin: II kwartał 2024
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.terminy import Problem
from rpd.rules.engine import Case
from rpd.rules.terms import groups, typed

CODE = "RPD301"
SLUG = "termin-nieczytelny"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    if not case.plan.rok:
        return  # without the year of the plan a term without a year cannot be read
    for miejsce in case.miejsca:
        for found, termin in ((g, t) for g in groups(miejsce.dzialanie) for t in g):
            if isinstance(termin.okres, Problem) and termin.okres.kind == "unreadable":
                hint = termin.okres.hint
                if not termin.okres.meant:
                    only = len(found) == 1
                    which = "" if only else "ten okres "
                    shown = typed(termin, "bez_dat", only=only)
                    hint += f" Jeśli celowo nie ma dat (np. etap), zapisz {which}tak: {shown}."
                yield Finding(termin.path, termin.okres.message, hint)
