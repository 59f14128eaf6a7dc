"""The body that adopts a plan, as it is named for that: in the nominative, its genitive known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rpd.errors import Remark, UsageError
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import quote

if TYPE_CHECKING:
    from rpd.load.whole import Loaded
    from rpd.plan.model import Plan, Uchwala


def demand_nominative(loaded: Loaded, organ: str) -> None:
    """The genitive of a body stands in the profile or in the dictionary; the plan has its name."""
    from rpd.plan.companions import nominative_of

    plan = loaded.plan
    assert plan is not None
    if not (name := nominative_of(organ, plan, loaded.slownik)):
        return
    written = any(one is not None and one.organ == organ for one in _resolutions(plan))
    where = f"Wpisz w pliku planu „organ: {name}”." if written else f"Podaj --organ „{name}”."
    body = plan.profil.organ
    if body is not None and name == body.name and not written:
        where = f"Pomiń --organ: profil ma już nazwę „{name}” i jej dopełniacz."
    raise UsageError(f"{quote(organ)} to dopełniacz, a organ podaje się w mianowniku.", where)


def _resolutions(plan: Plan) -> tuple[Uchwala | None, ...]:
    return plan.uchwala, plan.projekt_uchwaly


_GENITIVES = {
    "Rady": "Rada",
    "Sejmiku": "Sejmik",
    "Zarządu": "Zarząd",
    "Komitetu": "Komitet",
    "Wójta": "Wójt",
    "Burmistrza": "Burmistrz",
    "Prezydenta": "Prezydent",
    "Starosty": "Starosta",
    "Marszałka": "Marszałek",
    "Wojewody": "Wojewoda",
}
"""How names of adopting bodies begin in the genitive, and in the nominative."""


def remarks_on_organ(loaded: Loaded, organ: str) -> tuple[Remark, ...]:
    """The resolution prints the full name that the dictionary has; a slip is best told now."""
    from rpd.plan.companions import organ_name
    from rpd.plan.model import Uchwala
    from rpd.plan.values import one_line

    plan, slownik = loaded.plan, loaded.slownik
    assert plan is not None
    held = plan.wyrazy and plan.wyrazy.organ
    called = replace(plan, uchwala=Uchwala(organ, "", None))
    body, first = plan.profil.organ, one_line(organ).partition(" ")[0]
    if plan.plik_profilu and first in _GENITIVES and not organ_name(called, slownik):
        said = f"Uwaga: {quote(organ)} wygląda na dopełniacz; organ podaje się w mianowniku"
        hint = "Dopełniacz wpisz w profilu: organ: {nazwa: …, dopelniacz: …}."
        return (Remark(f"{said} ({quote(_GENITIVES[first] + ' …')}).", hint),)
    if body is not None:
        if one_line(body.name) == one_line(organ):
            return ()
        said = f"Uwaga: profil nazywa organ {quote(body.name)}, a uchwała ma {quote(organ)}"
        return (Remark(f"{said}; dopełniacza tej nazwy profil nie ma."),)
    if slownik is None or held or organ_name(called, slownik):
        return ()
    guess = did_you_mean(one_line(organ), [body.id for body in slownik.podmioty])
    said = f"Uwaga: w słowniku nie ma podmiotu {quote(organ)}, więc uchwała poda tę nazwę w całości"
    return (Remark(said + (f"; {guess}" if guess else ".")),)
