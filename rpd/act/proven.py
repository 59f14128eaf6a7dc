"""Two versions of a plan → what a resolution has to order, proven."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Final

from rpd.act.adoption import complete
from rpd.act.carried import carried, proven, same_heading
from rpd.act.citing import act_units, cited
from rpd.act.joining import joined
from rpd.act.letter import Part
from rpd.act.notes import with_numbers
from rpd.act.ordering import ordered
from rpd.act.orders import Order
from rpd.act.printed import Printed
from rpd.act.printed_parts import PARTS
from rpd.act.reading_out import Marks, printed
from rpd.act.repealed_letters import given_again, with_letters
from rpd.act.resolution import Own, own_changes, renewed
from rpd.act.sentences import Said, sentences, with_resolution
from rpd.act.touched import Touched, touched
from rpd.act.worder import Worder
from rpd.amendment.act_units import ActUnit, Spot
from rpd.annex.annex import annex
from rpd.compare.changes import (
    Change,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    FieldChanged,
    Renamed,
    only_ids,
)
from rpd.compare.inherited import with_words
from rpd.compare.legal import amended
from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.plan.companions import filled, named
from rpd.plan.model import Plan
from rpd.plan.shape_words import printed_words
from rpd.polish.wording import NBSP, join, plain, quote

if TYPE_CHECKING:
    from rpd.load.whole import Loaded

MANY: Final = 0.5
"""From this share of the rows on, an act is easier to read as a whole annex (§ 84 of the rules)."""


class CannotAmendError(RpdError):
    """These two versions cannot be turned into an amending resolution."""


@dataclass(frozen=True, slots=True)
class Amending:
    """What a resolution does: ``plan`` is the new plan as the resolution leaves it.

    ``lead`` are the words behind „w załączniku …”, ``parts`` what stands below them; both are
    empty where nothing in print changes. ``units`` tell which unit of the act does what, named
    from that provision on. ``touched`` is how many rows it concerns, None where the annex is given
    anew. With ``resolution`` the act changes the resolution, and ``lead`` follows „W uchwale …”.
    """

    plan: Plan
    orders: tuple[Order, ...]
    lead: str
    parts: tuple[Part, ...]
    units: tuple[ActUnit, ...]
    touched: Touched | None = None
    resolution: bool = False


def amending(
    old: Loaded,
    new: Loaded,
    uchwala: str,
    data: date | None,
    *,
    templates: Sequence[FilePath] = (),
) -> Amending:
    """The resolution, of that number and date where they are known, that leads from old to new.

    Raises:
        CannotAmendError: the plan has not been adopted, the plans are of different years, or the
            changes cannot be ordered one by one (``whole`` then remains).
    """
    before, after = demand_adopted(old, new)
    _demand_one_shape(before, after)
    before = named(before, old.strategia)
    changed = amended(before, filled(after, new.strategia), uchwala, data)
    marks = Marks()
    one = printed(annex(before, old.strategia, old.slownik), marks)

    def lay_out(plan: Plan) -> Printed:
        return printed(annex(plan, new.strategia, new.slownik), marks)

    target, other = with_numbers(complete(changed, new), one, lay_out, before.numery_przypisow)
    orders = ordered(one, other)
    if not proven(one, other, orders):
        raise CannotAmendError(
            "Tych zmian nie da się zapisać jako zmian poszczególnych miejsc załącznika: "
            f"{_obstacle(one, other, orders, marks)}.",
            "Użyj --whole: załącznik otrzyma nowe brzmienie w całości.",
        )
    shorter = joined(orders)
    if len(shorter) < len(orders) and proven(one, other, shorter):
        orders = shorter
    own = own_changes(before, after, old.slownik, templates)
    if own:
        number = _annex_number(before)
        said = with_resolution(own, number, orders, (one, other), marks.ids())
    else:
        said = sentences(orders, one, other, marks.ids()) if orders else Said("", (), ())
    for cell, letter in given_again(before, orders):
        row = before.profil.dzialanie.noun
        number = before.profil.of_row(cell.heading.partition(PARTS)[0], cell.lp)
        column = next(h.header(cell.column) for h in other.headings if h.number == cell.heading)
        raise CannotAmendError(
            f"W {row.locative} {number} w kolumnie „{column}” lit. {letter} "
            "została już uchylona, a uchwała dodawałaby ją drugi raz.",
            "Nadaj dodawanej pozycji inną literę, następną po uchylonej.",
        )
    ours, paths = _of_resolution(own, said.paths)
    units = (*ours, *act_units(orders, paths, one, other))
    target = with_letters(target, before, orders)
    share = touched(orders, one, before.profil.dzialanie.short)
    return Amending(target, orders, said.lead, said.parts, units, share, bool(own))


def _demand_one_shape(old: Plan, new: Plan) -> None:
    """Headers, numbering and layouts of an annex change with the annex alone, as a whole."""
    one, other = dict(printed_words(old.profil)), dict(printed_words(new.profil))
    apart = [name for name in {**one, **other} if one.get(name) != other.get(name)]
    if apart:
        raise CannotAmendError(
            f"Nowy profil zmienia druk załącznika ({join(map(quote, apart))}), a takich zmian "
            "uchwała nie wprowadza po kolei.",
            "Użyj --whole: załącznik otrzyma nowe brzmienie w całości.",
        )


def whole(old: Loaded, new: Loaded, *, templates: Sequence[FilePath] = ()) -> Amending | None:
    """What else than a new wording of the whole annex the act has to order; None for nothing.

    Raises:
        CannotAmendError: see `amending`.
    """
    before, after = demand_adopted(old, new)
    own = own_changes(before, after, old.slownik, templates)
    if not own:
        return None
    one = printed(annex(replace(before, elementy=()), old.strategia, old.slownik), Marks())
    said = with_resolution(own, _annex_number(before), None, (one, one), {})
    ours, paths = _of_resolution(own, said.paths)
    anew = (ActUnit(cited(path), "brzmienie", (Spot("zalacznik"),)) for path in paths)
    units = (*ours, *anew)
    return Amending(complete(after, new), (), said.lead, said.parts, units, resolution=True)


Paths = tuple[tuple[int, ...], ...]


def _of_resolution(own: Sequence[Own], paths: Paths) -> tuple[tuple[ActUnit, ...], Paths]:
    """The units that change the resolution itself, and the paths of all others."""
    places = [tuple(Spot("uchwala", part=u) for u in one.units) for one in own for _ in one.edits]
    units = (
        ActUnit(cited(path), "wyrazy", spots) for path, spots in zip(paths, places, strict=False)
    )
    return tuple(units), paths[len(places) :]


def _annex_number(plan: Plan) -> str:
    number = plan.uchwala.zalacznik if plan.uchwala else None
    return f" nr{NBSP}{number}" if number else ""


def _obstacle(old: Printed, new: Printed, orders: Sequence[Order], marks: Marks) -> str:
    """Which order cannot be carried out, or which heading would not say what it should."""
    if (same := old.circular or new.circular) is not None:
        return f"dwa nagłówki mają ten sam numer ({same.noun} {same.number})"
    worder = Worder(old, new, marks.ids())
    got = old
    for order in orders:
        try:
            got = carried(got, (order,))
        except (ValueError, LookupError):
            path, leaf = worder.worded(order)
            return f"punkt „{plain(' '.join((*path, leaf.words)))}” nie wskazuje jednego miejsca"
    for one, other in zip_longest(got.headings, new.headings):
        if one is None or other is None or not same_heading(one, other):
            found = other or one
            assert found is not None
            return (
                f"nagłówki lub wiersze zmieniają kolejność albo mają ten sam numer ({found.noun} "
                f"{found.number})"
            )
    return "wprowadzone po kolei nie dałyby nowej treści"


def demand_adopted(old: Loaded, new: Loaded) -> tuple[Plan, Plan]:
    """The two plans; the new one without a record of the resolution that is only being made.

    A copy of the draft inherits words that the adopted plan holds: it gets them as it prints them.

    Raises:
        CannotAmendError: see `amending`.
    """
    assert old.plan is not None
    assert new.plan is not None
    if old.plan.uchwala is None:
        raise CannotAmendError(
            f"Planu „{old.source.name}” jeszcze nie przyjęto: nie ma w nim pola „uchwala”.",
            "Projekt poprawia się wprost; uchwałę zmieniającą podejmuje się do planu przyjętego.",
        )
    if old.plan.rok != new.plan.rok:
        raise CannotAmendError(
            f"To plany na różne lata: {old.plan.rok} i {new.plan.rok}.",
            "Podaj dwie wersje tego samego planu.",
        )
    written = new.plan.uchwala.w_sprawie if new.plan.uchwala else ""
    uchwala = renewed(old.plan.uchwala, old.plan.tytul, new.plan.tytul, written)
    made = replace(new.plan, zmiany=old.plan.zmiany, uchwala=uchwala)
    return old.plan, with_words(old.plan, made, new)


_UNPRINTED: Final = ("strategia", "slownik", "kontynuuje", "rok")


def unprinted(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that no annex prints and no resolution orders: ids, links, acknowledgements."""

    def apart(change: Change) -> bool:
        match change:
            case Renamed():
                return True
            case FieldChanged():
                return change.field in _UNPRINTED or change.field.startswith(("uchwala", "wyrazy."))
            case EntryChanged() if only_ids(change):
                return True
            case EntryAdded() | EntryRemoved() | EntryChanged():
                return change.field in ("odstepstwa", "zmiany")
            case _:
                return False

    return tuple(filter(apart, changes))
