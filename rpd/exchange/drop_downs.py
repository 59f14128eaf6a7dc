"""What cells of a workbook offer: bodies, sources, roles, places of a plan and its dictionary."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from rpd.exchange.tables import ACTIONS, PLAN
from rpd.formats.forms import FormList
from rpd.plan.model import (
    Plan,
    Slownik,
    dzialania,
    galezie,
    miejsca,
)
from rpd.plan.profil import DZIALANIA
from rpd.polish.wording import capital

_ROLES: Final = (("lider", "prowadzi"), ("partner", "razem"), ("wspolpraca", "we współpracy z …"))


def lists(
    plan: Plan, slownik: Slownik | None, only: Collection[str] | None = None
) -> Iterator[FormList]:
    """The lists of a workbook, by what cells are filled in out of them.

    With `only`, new entries are of these actions.
    """
    profil = plan.profil
    bodies = [(one.id, one.nazwa) for one in slownik.podmioty] if slownik else []
    yield FormList("podmioty", "Podmioty", _with_used(bodies, _bodies_used(plan)))
    sources = [(one.id, one.nazwa) for one in slownik.zrodla] if slownik else []
    yield FormList("zrodla", "Źródła", _with_used(sources, _sources_used(plan)))
    roles = tuple((one.key, one.name) for one in profil.role) or _ROLES
    yield FormList("role", "Role", roles)
    noun = profil.dzialanie.noun
    owners = [(one.dzialanie.id, one.dzialanie.nazwa) for one in miejsca(plan)]
    if only is not None:
        owners = [one for one in owners if one[0] in only]
    elif profil.measured:
        owners.append((PLAN, plan.tytul))
        owners += [(str(one.numer), one.element.nazwa) for one in galezie(plan)]
    yield FormList(ACTIONS, f"Id {noun.genitive}", tuple(owners))
    if profil.levels:
        below = [(str(g.numer), g.element.nazwa) for g in galezie(plan) if _holds(plan, g.poziom)]
        yield FormList("miejsca", capital(profil.lowest.noun.one), tuple(below))
    yield FormList("progi", "Próg", (("min", "co najmniej"), ("max", "co najwyżej")))
    goals = ("wzrost", "spadek", "utrzymanie")
    yield FormList("tendencje", "Tendencja", tuple((goal, "") for goal in goals))
    for pole in profil.pola:
        if pole.type == "wybor":
            chosen = tuple((value, "") for value in pole.values)
            yield FormList(f"pole.{pole.key}", pole.title, chosen)


def _holds(plan: Plan, level: Any) -> bool:
    held = plan.profil.held(plan.profil.depth(level.kind))
    return any(one.key == DZIALANIA for one in held)


def _with_used(known: list[tuple[str, str]], used: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The dictionary's names as plans write them, those used by the plan first."""
    meaning = dict(known)
    first = [(name, meaning.get(name, "")) for name in dict.fromkeys(used)]
    return (*first, *((name, said) for name, said in known if name not in dict(first)))


def _bodies_used(plan: Plan) -> list[str]:
    key = plan.profil.column("podmioty")
    found = (one for action in dzialania(plan) for one in getattr(action, key.key)) if key else ()
    return sorted({one.podmiot for one in found})


def _sources_used(plan: Plan) -> list[str]:
    key = plan.profil.column("kwoty")
    found = [one for action in dzialania(plan) for one in getattr(action, key.key)] if key else []
    return sorted({name for one in found for name in one.zrodla})
