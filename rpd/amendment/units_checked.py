"""Whether the recorded units of an act can be those of its operations: what they name must happen.

Only what the plan itself says is compared, row by row and heading by heading under their printed
numbers; how the annex words it is not laid out, so a change that no unit names is told for whole
rows and headings alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rpd.amendment.act_units import ActUnit, Spot, is_cell
from rpd.amendment.operations import Amendment
from rpd.compare.normal import canonical
from rpd.diagnostics import Path
from rpd.plan.model import Dzialanie, Element, Plan, by_level, miejsca
from rpd.plan.profil import DZIALANIE

Part = Element | Dzialanie
Said = tuple[Path, str, str]

HINT: Final = "Zapisz tę zmianę ponownie („rpd amend --save”) albo popraw pole „jednostki”."


def contradictions(amendment: Amendment, before: Plan, after: Plan) -> Iterator[Said]:
    """What the units of an amendment say that the plans before and after it do not bear out."""
    if not amendment.jednostki or any(
        spot.kind == "zalacznik" for unit in amendment.jednostki for spot in unit.miejsca
    ):
        return
    nouns = {level.kind: level.noun.accusative for level in after.profil.all_levels}
    old, new = _elements(canonical(before)), _elements(canonical(after))
    # What is printed may change with words that the plan has, or has not, taken over.
    comparable = before.wyrazy is not None and before.wyrazy == after.wyrazy
    parts = any(layout.parts for layout in after.profil.uklad)
    for position, unit in enumerate(amendment.jednostki):
        for spot in unit.miejsca:
            if spot.kind not in nouns:
                continue
            pair = (old.get((spot.kind, spot.number)), new.get((spot.kind, spot.number)))
            if wrong := _wrong(
                unit, spot, *pair, comparable=comparable and _told(spot, parts=parts)
            ):
                name = f"{unit.jednostka}: " if unit.jednostka else ""
                path = ("jednostki", position)
                yield path, f"{name}{nouns[spot.kind]} {spot.number} {wrong}.", HINT
    yield from _unnamed(amendment, old, new, nouns)


def _elements(plan: Plan) -> dict[tuple[str, str], Part]:
    """Headings and actions by what they are and by their printed numbers."""
    found: dict[tuple[str, str], Part] = {}
    for galaz in by_level(plan):
        found[galaz.poziom.kind, galaz.numer] = galaz.element
    return found | {(DZIALANIE, m.numer): m.dzialanie for m in miejsca(plan)}


def _repealed(element: Part | None) -> bool:
    if isinstance(element, Dzialanie):
        return element.uchylone is not None
    return element is not None and element.uchylony is not None


def _wrong(
    unit: ActUnit, spot: Spot, one: Part | None, other: Part | None, *, comparable: bool
) -> str:
    whole = not spot.column and not spot.part
    if other is None:
        return "nie stoi w planie po zmianie"
    if unit.forma == "dodanie" and whole:
        return "stoi w planie już przed zmianą" if one is not None else ""
    if one is None:
        return "nie stoi w planie przed zmianą"
    if unit.forma == "uchylenie" and whole:
        return "" if _repealed(other) and not _repealed(one) else "pozostaje w mocy"
    if comparable and _content(one, spot) == _content(other, spot):
        return "nie zmienia się"
    return ""


def _told(spot: Spot, *, parts: bool) -> bool:
    """Whether what is printed there is told by the element alone.

    A column of several fields, or of the heading above, is not; nor is a name that ends with „w
    tym:” where rows below say what the action is made of.
    """
    if spot.kind != DZIALANIE:
        return True
    if spot.column:
        return not (parts and spot.column == "nazwa")
    return not is_cell(spot.part)


def _content(element: Part, spot: Spot) -> object:
    if isinstance(element, Dzialanie):
        return getattr(element, spot.column) if spot.column else element
    if is_cell(spot.part):
        return element.pola
    return element.nazwa, element.strategia, element.kwota_ogolem


def _unnamed(
    amendment: Amendment,
    old: Mapping[tuple[str, str], Part],
    new: Mapping[tuple[str, str], Part],
    nouns: Mapping[str, str],
) -> Iterator[Said]:
    """Rows and headings that come or are repealed without a unit that says so."""
    named = {
        (unit.forma, spot.number)
        for unit in amendment.jednostki
        for spot in unit.miejsca
        if spot.kind in nouns and not spot.column
    }
    for (kind, number), element in new.items():
        former = old.get((kind, number))
        came = former is None
        gone = _repealed(element) and not came and not _repealed(former)
        form = "dodanie" if came else "uchylenie"
        if (came or gone) and not any((form, one) in named for one in _above(number)):
            done = "dodaje" if came else "uchyla"
            message = (
                f"Zmiana {done} {nouns[kind]} {number}, a żadna jednostka uchwały o tym nie mówi."
            )
            yield ("jednostki",), message, HINT


def _above(number: str) -> Iterator[str]:
    """A number and those of the headings above it: „I.1.2/3”, „I.1.2”, „I.1”, „I”."""
    yield number
    stem = number.partition("/")[0]
    while stem:
        yield stem
        stem = stem.rpartition(".")[0]
