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

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import Miejsce
from rpd.rules.engine import Case

CODE = "RPD115"
SLUG = "powtorzony-id"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    seen: dict[str, Miejsce] = {}
    for miejsce in case.miejsca:
        identifier = miejsce.dzialanie.id
        if identifier and identifier in seen:
            first = seen[identifier]
            path = (*miejsce.dzialanie.path, "id")
            shown = Related((*first.dzialanie.path, "id"), "pierwsze działanie o tym id")
            yield Finding(path, *_phrase(identifier, first, miejsce), related=(shown,))
        seen.setdefault(identifier, miejsce)


def _phrase(identifier: str, first: Miejsce, second: Miejsce) -> tuple[str, str]:
    if first.dzialanie == second.dzialanie:
        return (
            (
                f"To samo działanie stoi drugi raz: wszystko jest w nim takie, jak w działaniu "
                f"{first.numer}."
            ),
            (
                f"Usuń całe działanie {second.numer}; jeśli mają to być dwa działania, zmień to, "
                "co je różni, i nadaj temu inny identyfikator."
            ),
        )
    return (
        f"Identyfikator „{identifier}” ma już działanie {first.numer}.",
        "Nadaj temu działaniu inny identyfikator.",
    )
