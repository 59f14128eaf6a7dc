"""An amending resolution that was asked for → the act, its file and annex, the same as data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rpd import rules
from rpd.diagnostics import Diagnostic
from rpd.documents import act_header, making, stamping, wanted
from rpd.documents.act_file import Saving
from rpd.documents.act_header import Header
from rpd.documents.act_order import ActAsked, ActKind
from rpd.errors import Remark, UsageError
from rpd.frozen import dataclass
from rpd.outside import files
from rpd.plan import force
from rpd.plan.values import one_line
from rpd.polish.wording import plan_argument
from rpd.workspace import revisions, vouching
from rpd.workspace.edition import Version

if TYPE_CHECKING:
    from rpd.act.amending_act import Worded
    from rpd.act.letter import Act
    from rpd.act.proven import Amending
    from rpd.amendment.operations import Amendment, OwnShape
    from rpd.load.whole import Loaded
    from rpd.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Drawn:
    """An amending resolution, or its justification, before it is a file.

    ``plan`` is the plan as the resolution makes it of the `old` one, ``said`` when it is in force.
    """

    act: Act
    old: Plan
    plan: Plan
    resolution: Worded
    amending: Amending | None
    head: Header
    said: force.Force


def drawn(before: Loaded, after: Loaded, order: ActAsked, save: Saving | None) -> Drawn:
    """The act that was asked for. Raises RpdError: there is nothing to amend."""
    from rpd.act.adoption import complete
    from rpd.act.proven import demand_adopted
    from rpd.amendment.in_force import demand_next

    old, new = demand_adopted(before, after)
    head = act_header.header(order.given, save.kept if save else None, old)
    said = force.stated(order.day, head.obowiazuje_od, head.naglowek)
    demand_next(old, order.number, said)
    _demand_new(old, order.number)
    amending = _amending(before, after, order)
    if amending is not None and not (order.whole or amending.orders or amending.resolution):
        from rpd.documents.act_unordered import nothing_ordered

        raise nothing_ordered(old, new, amending.plan)
    plan = complete(new, after) if amending is None else amending.plan
    from rpd.act.amending_act import Resolution
    from rpd.act.amending_act import document as worded

    where = f"w pliku {files.display_name(save.path)}" if save else "w pliku zmiany (--save)"
    about = Resolution(order.number, said, head.naglowek, where)
    resolution = worded(old, before.slownik, amending, about, templates=order.folders)
    act = resolution.act
    if order.document is ActKind.JUSTIFICATION:
        act = _justification(before, replace(after, plan=plan), order, head)
    return Drawn(act, old, plan, resolution, amending, head, said)


def _demand_new(plan: Plan, number: str) -> None:
    """Refuse the number of a resolution that has amended the plan already."""
    from rpd.amendment.in_force import NotInForceError

    if number and any(one_line(z.uchwala) == one_line(number) for z in plan.zmiany):
        raise NotInForceError(
            f"Uchwała nr {number} już zmieniła ten plan (pole „zmiany”).",
            "Podaj numer następnej uchwały.",
        )


def _amending(before: Loaded, after: Loaded, order: ActAsked) -> Amending | None:
    from rpd.act.proven import amending, whole

    if order.whole:
        return whole(before, after, templates=order.folders)
    # A draft has a blank where the number comes; the justification shows what it repeals.
    number = order.number or "……………"
    return amending(before, after, number, order.day, templates=order.folders)


def _justification(before: Loaded, after: Loaded, order: ActAsked, head: Header) -> Act:
    from rpd.act.justification import About, justification
    from rpd.compare.comparison import comparison

    compared = comparison(before, after)
    about = About(order.number, order.day, head.reason, head.opinie, head.konsultacje)
    return justification(before, after, compared, about)


def rendered(act: Act, before: Loaded, after: Loaded, order: ActAsked) -> bytes:
    """The file of the act, with a stamp that names the plans it was made from."""
    from rpd.act import letter, letter_files
    from rpd.annex.dated import moment
    from rpd.formats import own_templates
    from rpd.formats.stamp import noon

    document = stamping.headed(after)
    day = noon(order.day) if order.day else moment(document)
    part = "amendment" if order.document is ActKind.RESOLUTION else "justification"
    own = own_templates.digest(order.folders, order.format)
    stamp = stamping.of_pair(before, after, part, own)
    about = letter.About(document.meta.organ, day, stamp.line)
    return stamping.sealed(letter_files.render(act, about, order.format, templates=order.folders))


def saved(made: Drawn, order: ActAsked) -> Amendment:
    """The amendment as data. Raises UsageError where there is none."""
    from rpd.act.citing import units_of
    from rpd.amendment.from_changes import operations
    from rpd.amendment.operations import Amendment

    assert order.day is not None
    found = operations(made.old, made.plan)
    if not found:
        raise UsageError("Wersje mówią to samo; nie ma zmian do zapisania.", "Usuń --save.")
    head, resolution, amending = made.head, made.resolution, made.amending
    return _imprinted(
        made.old,
        Amendment(
            uchwala=order.number,
            data=order.day.isoformat(),
            rok=made.old.rok,
            operacje=found,
            opis=head.reason,
            obowiazuje_od=head.obowiazuje_od.isoformat() if head.obowiazuje_od else "",
            paragraf=resolution.unit,
            naglowek=head.naglowek,
            pozostale_przepisy=resolution.others,
            jednostki=units_of(resolution.unit, amending.units if amending else None),
            opinie=head.opinie,
            konsultacje=head.konsultacje,
            metryczka=head.metryczka,
            ksztalt=_shape(made.plan),
        ),
    )


def _shape(plan: Plan) -> OwnShape | None:
    from rpd.amendment.operations import OwnShape

    profil = plan.profil
    return OwnShape(profil.headings, profil.column_keys) if plan.plik_profilu else None


def _imprinted(old: Plan, amendment: Amendment) -> Amendment:
    """The amendment with the imprints of the words before and after it, where they are known."""
    from rpd.amendment.apply import amended
    from rpd.load.data import plan_of
    from rpd.plan.imprint import imprint, intact
    from rpd.writing.model_data import to_data

    if old.uchwala is None or not old.uchwala.odcisk or not intact(old):
        return amendment
    made = plan_of(amended(to_data(old), amendment))
    return replace(amendment, odcisk_przed=old.uchwala.odcisk, odcisk=imprint(made))


def annexed(after: Loaded, new: Plan, order: ActAsked) -> making.Made:
    """The annex to the amending resolution."""
    from rpd.plan.model import Uchwala

    assert new.uchwala is not None
    uchwala = None
    if order.number and order.day:
        uchwala = Uchwala(new.uchwala.organ, order.number, order.day, None)
    attached = replace(after, plan=replace(new, uchwala=uchwala, zmiany=()))
    asked = wanted.Wanted(
        wanted.DocumentFormat(order.format.value), folders=order.folders, part="attachment"
    )
    return making.make(Version(attached), Path(after.source.name), asked, "")


def mended(diagnostic: Diagnostic) -> bool:
    """Whether an amendment mends what a finding of the new version says.

    It gives rows their numbers itself. An edit that no resolution has ordered yet is what it is
    made from; names that a new heading does not have it takes from the strategy.
    """
    where = rules.of(diagnostic.slug).mended
    return where == "everywhere" or (where == "headings" and len(diagnostic.path) > 1)


def demand_whole(old: Loaded) -> tuple[Remark, ...]:
    """What there is to say of the plan in force; raises where an act cannot start from it.

    Raises:
        CannotCompareError: a part of it cannot be read, or it prints words of other files.
    """
    _demand_read(old)
    _demand_own_words(old)
    if not vouching.unvouched(old.diagnostics):
        return ()
    return (
        Remark(
            f"Uwaga: „{old.source.name}”, od którego liczy się zmiana, sam różni się od tekstu "
            "uchwalonego (RPD124)."
        ),
    )


def _demand_read(old: Loaded) -> None:
    """What could not be read of the plan in force, an act would pass over in silence."""
    for diagnostic in old.diagnostics:
        if rules.of(diagnostic.slug).unread and diagnostic.file == old.source.name:
            line = f" (wiersz {diagnostic.span.line})" if diagnostic.span else ""
            raise revisions.CannotCompareError(
                f"„{old.source.name}” ma błędy budowy{line}: {diagnostic.message}",
                "Uchwała pominęłaby to, czego nie da się odczytać. Popraw najpierw ten plik.",
            )


def _demand_own_words(old: Loaded) -> None:
    """What the plan in force prints must stand in it, or nobody knows what the act changes."""
    adopted = old.plan is not None and old.plan.uchwala is not None
    if adopted and old.plan is not None and old.plan.wyrazy is None:
        # The plan of a revision is named with it.
        named = plan_argument(old.source.name.rpartition(":")[2], old.plan.rok)
        raise revisions.CannotCompareError(
            f"„{old.source.name}” jest planem przyjętym, ale część wyrazów, które drukuje, stoi "
            "tylko w strategii i słowniku.",
            f"Wpisz je najpierw do planu: „rpd adopt {named}”.",
        )
