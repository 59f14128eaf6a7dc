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
from rpd.plan.noun import Noun
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
            noun = case.plan.profil.dzialanie.short
            which = noun.agreeing("pierwszy", "pierwsza", "pierwsze")
            shown = Related((*first.dzialanie.path, "id"), f"{which} {noun.one} o tym id")
            yield Finding(path, *_phrase(identifier, first, miejsce, noun), related=(shown,))
        seen.setdefault(identifier, miejsce)


def _phrase(identifier: str, first: Miejsce, second: Miejsce, noun: Noun) -> tuple[str, str]:
    said = noun.agreeing
    if first.dzialanie == second.dzialanie:
        return (
            (
                f"{said('Ten sam', 'Ta sama', 'To samo')} {noun.one} stoi drugi raz: wszystko jest "
                f"w {said('nim', 'niej', 'nim')} takie, jak w {noun.locative} {first.numer}."
            ),
            (
                f"Usuń {said('cały', 'całą', 'całe')} {noun.accusative} {second.numer}; jeśli mają "
                f"to być {said('dwa', 'dwie', 'dwa')} {noun.many}, zmień to, "
                f"co je różni, i nadaj {said('temu', 'tej', 'temu')} inny identyfikator."
            ),
        )
    return (
        f"Identyfikator „{identifier}” ma już {noun.one} {first.numer}.",
        f"Nadaj {said('temu', 'tej', 'temu')} {noun.dative or noun.locative} inny identyfikator.",
    )
