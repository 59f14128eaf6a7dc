"""Działanie bez terminu.

Co: działanie ma pustą kolumnę „Termin realizacji” (brak pola „termin”), a kwoty w jego budżecie nie
mówią, na które okresy przypadają (pole „okresy”).

Dlaczego: bez terminu działania nie da się rozliczyć ani umieścić w harmonogramie.

Źle::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS

Dobrze::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS
      termin: II–IV kwartał 2024
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD202"
SLUG = "brak-terminu"
SEVERITY = Severity.ERROR
OF_LINES = "unsaid"
LACKS = "terminy"


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.in_force:
        in_periods = any(pozycja.okresy for pozycja in miejsce.dzialanie.budzet)
        if not miejsce.dzialanie.termin and not in_periods:
            yield Finding(
                (*miejsce.dzialanie.path, case.key("terminy")),
                f"{case.action} {miejsce.numer} nie ma terminu realizacji.",
                f"Dopisz np. „termin: II–IV kwartał {case.plan.rok or 2024}”.",
            )
