"""``rpd amend --errata``: the amending resolution, or the correction, from entries of errata."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rpd import load
from rpd.cli import amendments, errata_files, notices, output, plans, verdict, versions
from rpd.cli.amend_file import Saving
from rpd.cli.amend_order import Document, Order
from rpd.diagnostics import Diagnostic
from rpd.errors import UsageError

if TYPE_CHECKING:
    from rpd.errata.entries import Wpis
    from rpd.load import Loaded


@dataclass(frozen=True, slots=True)
class Chosen:
    """The plan as it is, the plan with the proposed texts, and the entries."""

    old: Loaded
    new: Loaded
    wpisy: tuple[Wpis, ...]


def demand_possible(errata: str | None, order: Order, new: str | None) -> None:
    """Raise UsageError for options that do not go together."""
    correction = order.document is Document.CORRECTION
    if errata is None:
        if correction:
            raise UsageError(
                "Sprostowanie powstaje z wpisów erraty.", "Dodaj --errata, np. --errata 3,7."
            )
        return
    if new is not None:
        raise UsageError(
            "Z --errata nowa wersja planu powstaje z wpisów, a nie z drugiego pliku.",
            "Podaj jeden plan, np. „rpd amend 2024 --errata 3,7”.",
        )
    given = order.given
    if correction and (order.number or given.since or given.reason or order.whole):
        raise UsageError(
            "Sprostowanie nie ma numeru uchwały, dnia wejścia w życie ani uzasadnienia i nie "
            "nadaje brzmienia całości.",
            "Usuń --number, --in-force, --reason i --whole; dzień obwieszczenia poda --date.",
        )


def demand_unsaved(order: Order, save: Path | None) -> None:
    """Raise UsageError where a correction should be saved: it changes nothing in the plan."""
    if save is not None and order.document is Document.CORRECTION:
        raise UsageError(
            "Sprostowanie nie zmienia planu, więc nie ma zmiany do zapisania.", "Usuń --save."
        )


def chosen(plan: str | None, numbers: str) -> Chosen:
    """The plan on the disk and what the entries make of it.

    Raises:
        RpdError: there is no such plan, errata or entry, or an entry cannot be carried out.
    """
    from rpd.amendment.apply import data_of, decoded, plan_of, restated
    from rpd.errata.applied import applied
    from rpd.errata.chosen import chosen as entries
    from rpd.errata.texts import Printout, printout
    from rpd.outside.files import Source

    path = plans.one(plan)
    old = verdict.load_plan(path)
    versions.demand_plan(old)
    assert old.plan is not None
    wpisy = entries(errata_files.of_plan(path, old.plan.rok).errata, numbers)

    def lay_out(data: dict[str, object]) -> Printout:
        return printout(plan_of(data), old.strategia, old.slownik)

    text = decoded(old.source.data, old.source.name)
    made = restated(text, applied(data_of(text), wpisy, lay_out)).text
    source = Source(old.source.name, made.encode("utf-8"))
    new = verdict.judged(load.load(source, plans.companions(path)), path)
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


def correct(found: Chosen, order: Order, out: Path | None) -> int:
    """Make the correction and write it; the exit code.

    Raises:
        RpdError: a slip is in the signed text too, or the document cannot be made.
    """
    from rpd.act.amendment import demand_adopted
    from rpd.errata import correction
    from rpd.errata.chosen import demand_published_alone
    from rpd.errata.texts import printout

    old, _ = demand_adopted(found.old, found.new)
    demand_published_alone(found.wpisy)
    act = correction.document(
        old,
        found.old.slownik,
        found.wpisy,
        printout(old, found.old.strategia, found.old.slownik),
        order.day,
        podstawa=order.given.basis,
        templates=order.folders,
    )
    if missing := notices.unprintable(act, order.format):
        return missing
    notices.deliver(
        act,
        found.old,
        "correction",
        order.format.value,
        out,
        folders=order.folders,
        day=order.day,
        screen=order.screen,
    )
    return 0


def make(found: Chosen, order: Order, out: Path | None, saving: Saving | None) -> int:
    """Make the amending resolution or its justification; the exit code. Raises RpdError."""
    from rpd.act.phrases import listed

    if not order.given.reason:
        order = replace(order, given=replace(order.given, reason=reason(found.wpisy)))
    code = amendments.make(found.old, found.new, order, out, saving)
    if code == 0 and saving is not None:
        output.say(
            "Po wprowadzeniu zmiany do planu („rpd apply”) dopisz w erracie przy "
            f"{'wpisie' if len(found.wpisy) == 1 else 'wpisach'} nr "
            f"{listed([str(wpis.nr) for wpis in found.wpisy])}: poprawiono: {order.number}"
        )
    return code
