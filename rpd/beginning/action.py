"""One more action: where it may stand, what it is called, and its fields as they may be filled."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from rpd.beginning.example import Names, action_fields
from rpd.errors import NotFoundError, UsageError
from rpd.plan.model import Galaz, Miejsce, Plan, Slownik, Strategia, galezie, miejsca
from rpd.plan.profil import DZIALANIE, Level, Profil
from rpd.plan.values import one_line
from rpd.polish.guesses import did_you_mean
from rpd.polish.slug import slug
from rpd.polish.wording import capital, quote
from rpd.writing import emit
from rpd.writing.model_data import number_or_text

PLAN: Final = "plan"
"""What an action stands under that stands right in the plan."""
_MOST: Final = 12


def heading(plan: Plan, under: str, strategia: Strategia | None = None) -> Galaz | None:
    """The heading that is meant: by its number in the whole plan, or by its name.

    Its level may be said in front („kierunek I.1.2”, „kierunek:I.1.2”). None stands for the plan.

    Raises:
        RpdError: there is none, there are several, or actions cannot stand there.
    """
    profil = plan.profil
    if under.casefold() in ("", PLAN) and _holds(profil, -1):
        return None
    if not under:
        raise UsageError(
            f"Nie wiadomo, gdzie ma stanąć {profil.dzialanie.noun.one}.",
            f"Dodaj --under z numerem. {_listed(plan)}",
        )
    level, name = _asked(one_line(under), profil)
    found = [one for one in galezie(plan) if level is None or one.poziom.kind == level.kind]
    exact = [one for one in found if name.casefold() in (one.numer.casefold(), _name(one))]
    if not exact:
        raise _missing(plan, under, level, name, strategia)
    if len(exact) > 1:
        called = ", ".join(f"„{one.poziom.kind}:{one.numer}”" for one in exact[:_MOST])
        raise UsageError(
            f"W planie jest więcej miejsc, które nazywają się {quote(under)}.",
            f"Podaj po --under jedno z nich: {called}.",
        )
    _demand_room(plan, exact[0])
    return exact[0]


def _name(galaz: Galaz) -> str:
    return one_line(galaz.element.nazwa).casefold()


def _holds(profil: Profil, depth: int) -> bool:
    """Whether actions may stand right in what is of that depth, the plan at -1."""
    held = profil.held(depth)
    return bool(held) and held[0].kind == DZIALANIE


def _takes(galaz: Galaz, profil: Profil) -> bool:
    """Whether one more action may stand right under a heading."""
    return galaz.in_force and _holds(profil, profil.depth(galaz.poziom.kind))


def _asked(under: str, profil: Profil) -> tuple[Level | None, str]:
    """The level that is said in front, if any, and the rest."""
    for level in profil.levels:
        for word in (level.noun.one, level.short.one, level.kind, level.key):
            for mark in (":", " "):
                start = f"{word}{mark}"
                if under.casefold().startswith(start.casefold()):
                    return level, under[len(start) :].strip()
    return None, under


def _demand_room(plan: Plan, galaz: Galaz) -> None:
    profil = plan.profil
    called = f"{galaz.poziom.short.one} {galaz.numer}"
    if not galaz.in_force:
        repealed = galaz.poziom.short.agreeing("uchylony", "uchylona", "uchylone")
        raise UsageError(
            f"{capital(called)} jest {repealed} uchwałą, więc nic nowego tu nie stanie.",
            f"Podaj po --under inne miejsce. {_listed(plan)}",
        )
    if _holds(profil, profil.depth(galaz.poziom.kind)):
        return
    inside = [
        one.numer
        for one in galezie(plan)
        if galaz.element in one.elementy and _holds(profil, profil.depth(one.poziom.kind))
    ]
    below = ", ".join(inside[:_MOST])
    raise UsageError(
        f"{capital(called)} dzieli się dalej; {profil.dzialanie.noun.many} stoją niżej.",
        f"Podaj po --under jedno z miejsc: {below}."
        if below
        else f"Dopisz najpierw w pliku {profil.lowest.noun.accusative} pod tym numerem.",
    )


def _missing(
    plan: Plan, under: str, level: Level | None, name: str, strategia: Strategia | None
) -> NotFoundError:
    profil = plan.profil
    action = next((m for m in miejsca(plan) if name in (m.numer, m.dzialanie.id)), None)
    noun = (level or profil.lowest).short
    if action is not None:
        return NotFoundError(
            f"{quote(under)} to {profil.dzialanie.noun.one}, a potrzebne jest miejsce nad nim.",
            f"Podaj po --under {action.galaz.numer or PLAN}.",
        )
    known = [one for one in galezie(plan) if level is None or one.poziom.kind == level.kind]
    guess = did_you_mean(name, [one.numer for one in known if _takes(one, profil)])
    lowest = level is None or level.kind == profil.lowest.kind
    theirs = _of_strategy(strategia, name, profil) if lowest else ""
    hint = theirs or _listed(plan)
    ending = f" – {guess}" if guess and not theirs else "."
    return NotFoundError(f"W planie nie ma {noun.genitive} {quote(name)}{ending}", hint)


def _of_strategy(strategia: Strategia | None, name: str, profil: Profil) -> str:
    """How to take over a heading of the strategy that the plan has not; "" for any other one."""
    level = profil.lowest
    theirs = strategia.find(level, name) if strategia is not None else None
    if theirs is None:
        return ""
    above, _, own = theirs.numer.rpartition(".")
    written = {"numer": number_or_text(own), "strategia": name} if level.linked else {"numer": name}
    line = emit.flow(written | {level.below: []})
    return (
        f"W strategii jest: dopisz w pliku planu pod {above} wiersz „- {line}” (z numerem, jaki ma "
        "mieć w planie) i powtórz polecenie."
    )


def _listed(plan: Plan) -> str:
    """„Są: I.1.1, I.1.2 …”: where actions may stand."""
    profil = plan.profil
    found = [PLAN] if _holds(profil, -1) else []
    found += [one.numer for one in galezie(plan) if _takes(one, profil)]
    if not found:
        return f"Plan nie ma jeszcze żadnego miejsca na {profil.dzialanie.noun.many}."
    return f"Są: {', '.join(found[:_MOST])}{' …' if len(found) > _MOST else '.'}"


def title_of(profil: Profil) -> str:
    """What an action without a name is called."""
    noun = profil.dzialanie.noun
    return f"{noun.agreeing('Nowy', 'Nowa', 'Nowe')} {noun.one}"


def fresh_id(title: str, taken: Collection[str]) -> str:
    """An id made of a title that no action has or had."""
    base = name = slug([title], DZIALANIE)
    number = 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def place_of(plan: Plan, identifier: str) -> Miejsce:
    """Where the action of that id stands."""
    return next(one for one in miejsca(plan) if one.dzialanie.id == identifier)


def waiting(profil: Profil, rok: int, slownik: Slownik | None) -> Iterator[str]:
    """The other fields of an action as comments: who fills them takes the „# ” away."""
    names = Names.of(slownik) if slownik is not None else Names()
    yield "# Usuń „# ” przed polem, które wypełniasz; resztę wierszy z „#” usuń."
    for key, value in action_fields(profil, rok, names).items():
        for line in emit.entry(key, value, 0).splitlines():
            yield f"# {line}"
