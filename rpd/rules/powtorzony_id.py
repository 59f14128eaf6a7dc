"""Identyfikator działania użyty drugi raz.

Co: dwa działania mają to samo „id”.

Dlaczego: identyfikator wskazuje działanie w zmianach i w kolejnych latach; nie może wskazywać
dwóch.

Źle::

    - id: szkolenia
      nazwa: Szkolenia kadry CUS
    - id: szkolenia
      nazwa: Szkolenia kadry JR

Dobrze::

    - id: szkolenia-cus
      nazwa: Szkolenia kadry CUS
    - id: szkolenia-jr
      nazwa: Szkolenia kadry JR
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD115"
SLUG = "powtorzony-id"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for miejsce in case.miejsca:
        identifier = miejsce.dzialanie.id
        if identifier and identifier in seen:
            yield Finding(
                (*miejsce.dzialanie.path, "id"),
                f"Identyfikator „{identifier}” ma już działanie {seen[identifier]}.",
                "Nadaj temu działaniu inny identyfikator.",
            )
        seen.setdefault(identifier, miejsce.numer)
