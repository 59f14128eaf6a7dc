"""A plan → the same plan adopted: the resolution and every word that it prints in its own file."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from rpd.amendment.plan_data import set_key, walk
from rpd.annex.annex import annex
from rpd.frozen import dataclass
from rpd.plan.companions import filled, taken_over
from rpd.plan.imprint import imprint, made_of
from rpd.plan.model import Plan, Uchwala, Wyrazy, elementy
from rpd.plan.profil import DZIALANIE
from rpd.writing.model_data import Data, to_data, words

if TYPE_CHECKING:
    from rpd.load.whole import Loaded


@dataclass(frozen=True, slots=True)
class Adopted:
    """The data of the adopted plan, and how many names and words it has taken over."""

    data: dict[str, Data]
    nazwy: int
    slowa: int


def adopted(
    data: dict[str, Data], read: Callable[[dict[str, Data]], Plan], loaded: Loaded, uchwala: Uchwala
) -> Adopted:
    """The data of a plan as a resolution adopts it: it then prints nothing that it does not hold.

    `read` gives the plan that data say; ``loaded`` is the plan of the given data.
    """
    assert loaded.plan is not None
    data = deepcopy(data)
    former = data.get("uchwala")
    kept = former if isinstance(former, dict) else {}
    set_key(data, "uchwala", {**kept, **_resolution(uchwala)}, "plan", loaded.plan.profil)
    data.pop("projekt_uchwaly", None)
    names = _name_headings(data, filled(loaded.plan, loaded.strategia))
    before = loaded.plan.wyrazy or Wyrazy()
    complete = own_words(read(data), loaded)
    set_key(data, "wyrazy", words(complete), "plan", loaded.plan.profil)
    sealed = uchwala.odcisk
    chained = sealed and loaded.plan.wyrazy and any(z.odcisk for z in loaded.plan.zmiany)
    if chained and not made_of(sealed, read(data)):
        complete = _of_body(before, complete)
        set_key(data, "wyrazy", words(complete), "plan", loaded.plan.profil)
    made = read(data)
    data["uchwala"]["odcisk"] = sealed if sealed and made_of(sealed, made) else imprint(made)
    return Adopted(data, names, _counted(complete) - _counted(before))


def _of_body(before: Wyrazy, complete: Wyrazy) -> Wyrazy:
    """The words with those alone that acts print of the body.

    Once amendments have changed what the plan prints, other words come into it by a resolution.
    """
    return replace(before, organ=complete.organ, organ_dopelniacz=complete.organ_dopelniacz)


def own_words(plan: Plan, loaded: Loaded) -> Wyrazy:
    """The words that a plan prints, as it holds them and else as its companions have them."""
    inheriting = replace(plan, wyrazy=None)
    printed = annex(inheriting, loaded.strategia, loaded.slownik).abbreviations
    skroty = [abbreviation.text for abbreviation in printed]
    return taken_over(plan, loaded.strategia, loaded.slownik, skroty)


def complete(plan: Plan, loaded: Loaded) -> Plan:
    """A plan on its way to be adopted or amended, with every name and word that it prints.

    One that stands on its own already gets those that an edit has brought in; a plan that does not
    gets the names alone.
    """
    plan = filled(plan, loaded.strategia)
    return replace(plan, wyrazy=own_words(plan, loaded)) if plan.wyrazy is not None else plan


def _resolution(uchwala: Uchwala) -> dict[str, Data]:
    written: dict[str, Data] = to_data(uchwala)
    return {name: value for name, value in written.items() if name != "odcisk"}


def _name_headings(data: dict[str, Data], plan: Plan) -> int:
    """Give the headings of a file that have no name the one that the plan prints."""
    headings = (h for kind, _, h, _ in walk(data) if kind != DZIALANIE)
    added = 0
    for heading, value in zip(headings, elementy(plan), strict=True):
        if not heading.get("nazwa") and value.nazwa:
            set_key(heading, "nazwa", value.nazwa, value.poziom.kind, plan.profil)
            added += 1
    return added


def _counted(wyrazy: Wyrazy) -> int:
    """How many entries the words have."""
    return sum(len(value) if isinstance(value, dict) else 1 for value in words(wyrazy).values())
