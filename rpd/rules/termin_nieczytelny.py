"""Terminu nie da się odczytać.

Co: zapis terminu nie ma żadnej z przyjętych postaci. Termin, który świadomie nie ma dat
(„II etap”), przyjmuje odstępstwo od tej reguły z powodem; drukuje się słowo w słowo, a jego kwoty
stoją w sumach jako „bez terminu”.

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

CODE = "RPD301"
SLUG = "termin-nieczytelny"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    if not case.plan.rok:
        return  # without the year of the plan a term without a year cannot be read
    for miejsce in case.miejsca:
        for termin in miejsce.dzialanie.termin:
            if isinstance(termin.okres, Problem) and termin.okres.kind == "unreadable":
                hint = termin.okres.hint
                if not termin.okres.meant:
                    hint += (
                        " Termin bez dat (np. etap) przyjmuje się wpisem pod „odstepstwa”: "
                        f"{{regula: {CODE}, gdzie: {miejsce.numer}, powod: …}}."
                    )
                yield Finding(termin.path, termin.okres.message, hint)
