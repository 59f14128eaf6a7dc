"""The amending resolution, or the correction, from entries of errata."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.diagnostics import Diagnostic
from rpd.documents.act_order import ActAsked
from rpd.frozen import dataclass
from rpd.load import whole
from rpd.workspace import errata_files, plans, verdict, versions

if TYPE_CHECKING:
    from rpd.act.letter import Act
    from rpd.errata.entries import Wpis
    from rpd.load.whole import Loaded


@dataclass(frozen=True, slots=True)
class Chosen:
    """The plan as it is, the plan with the proposed texts, and the entries."""

    old: Loaded
    new: Loaded
    wpisy: tuple[Wpis, ...]


def chosen(plan: str | None, numbers: str, here: Path) -> Chosen:
    """The plan on the disk, as named in the folder `here`, and what the entries make of it.

    Raises:
        RpdError: there is no such plan, errata or entry, or an entry cannot be carried out.
    """
    from rpd.amendment.apply import restated
    from rpd.errata.applied import applied
    from rpd.errata.chosen import chosen as entries
    from rpd.errata.texts import Printout, printout
    from rpd.load.data import data_in, decoded, plan_of
    from rpd.outside.files import Source

    path = plans.one(plan, here)
    old = verdict.load_plan(path)
    versions.demand_plan(old)
    assert old.plan is not None
    wpisy = entries(errata_files.of_plan(path, old.plan.rok, old.desk).errata, numbers)

    def lay_out(data: dict[str, object]) -> Printout:
        return printout(plan_of(data), old.strategia, old.slownik)

    data = data_in(old)
    made = restated(decoded(old.source), applied(data, wpisy, lay_out), data)
    source = Source(old.source.name, made.text.encode("utf-8"))
    loaded = whole.load(source, old.desk.fetch(path), composed=made.composed)
    new = verdict.judged(loaded, path)
    return Chosen(old, replace(new, diagnostics=_brought(old, new)), wpisy)


def _brought(old: Loaded, new: Loaded) -> tuple[Diagnostic, ...]:
    """What is wrong with the new text and was not with the old: that alone stops an act."""
    known = {(d.code, d.path, d.message) for d in old.diagnostics}
    return tuple(d for d in new.diagnostics if (d.code, d.path, d.message) not in known)


def reason(wpisy: tuple[Wpis, ...]) -> str:
    """What is recorded as the reason where none was given."""
    from rpd.act.phrases import listed

    numbers = listed([str(wpis.nr) for wpis in wpisy])
    noun = "Omyłka wymieniona" if len(wpisy) == 1 else "Omyłki wymienione"
    return f"{noun} w erracie pod nr {numbers}"


def correction(found: Chosen, order: ActAsked) -> Act:
    """The correction. Raises RpdError: a slip is in the signed text too."""
    from rpd.act.proven import demand_adopted
    from rpd.errata import correction as corrections
    from rpd.errata.chosen import demand_published_alone
    from rpd.errata.texts import printout

    old, _ = demand_adopted(found.old, found.new)
    demand_published_alone(found.wpisy)
    return corrections.document(
        old,
        found.old.slownik,
        found.wpisy,
        printout(old, found.old.strategia, found.old.slownik),
        order.day,
        podstawa=order.given.basis,
        templates=order.folders,
    )


def with_reason(order: ActAsked, wpisy: tuple[Wpis, ...]) -> ActAsked:
    """The order with the entries as the reason where none was given."""
    if order.given.reason:
        return order
    return replace(order, given=replace(order.given, reason=reason(wpisy)))


def afterwards(wpisy: tuple[Wpis, ...], number: str) -> str:
    """What is left to do once the amendment is saved."""
    from rpd.act.phrases import listed

    return (
        "Po wprowadzeniu zmiany do planu („rpd apply”) dopisz w erracie przy "
        f"{'wpisie' if len(wpisy) == 1 else 'wpisach'} nr "
        f"{listed([str(wpis.nr) for wpis in wpisy])}: poprawiono: {number}"
    )
