"""An amending resolution that was asked for → made, written, saved as data, and talked about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import amend_header, amend_remarks, documents, output, result, stamping
from rpd.cli.amend_file import Saving
from rpd.cli.amend_header import Header
from rpd.cli.amend_order import Document, Format, Order, beside
from rpd.cli.edition import Version
from rpd.errors import UsageError
from rpd.outside import files
from rpd.plan import force
from rpd.plan.values import one_line

if TYPE_CHECKING:
    from rpd.act.amendment import Amending
    from rpd.act.document import Worded
    from rpd.act.letter import Act
    from rpd.amendment.operations import Amendment
    from rpd.load import Loaded
    from rpd.plan.model import Plan


def make(before: Loaded, after: Loaded, order: Order, out: Path | None, save: Saving | None) -> int:
    """Make the document, write it, save the amendment, and say what they cannot; the exit code.

    Raises:
        RpdError: there is nothing to amend, or a file cannot be written.
    """
    from rpd.act.adoption import complete
    from rpd.act.amendment import CannotAmendError, demand_adopted
    from rpd.amendment.in_force import demand_next

    old, new = demand_adopted(before, after)
    head = amend_header.header(order.given, save.kept if save else None, old)
    said = force.stated(order.day, head.obowiazuje_od, head.naglowek)
    demand_next(old, order.number, said)
    _demand_new(old, order.number)
    amending = _amending(before, after, order)
    if amending is not None and not order.whole and not amending.orders:
        raise CannotAmendError(
            "W druku nic się nie zmienia, więc uchwała nie miałaby treści.",
            "Co różni wersje poza drukiem, powie „rpd diff”.",
        )
    target = complete(new, after) if amending is None else amending.plan
    from rpd.act.document import Resolution
    from rpd.act.document import document as worded

    where = f"w pliku {files.display_name(save.path)}" if save else "w pliku zmiany (--save)"
    about = Resolution(order.number, said, head.naglowek, where)
    resolution = worded(old, before.slownik, amending, about, templates=order.folders)
    act = resolution.act
    if order.document is Document.JUSTIFICATION:
        act = _justification(before, replace(after, plan=target), order, head)
    if order.format is Format.PDF and (missing := unprintable(act)):
        return missing
    saved = b""
    if save is not None:
        saved = save.written(
            _saved(old, target, order, head, resolution=resolution, amending=amending)
        )
    result.write_letter(act, order.screen, out, lambda: _rendered(act, before, after, order))
    if order.whole and out is not None and order.document is Document.RESOLUTION:
        _save_annex(after, target, order, out)
    # The record of a resolution comes last: where a document fails, there is none.
    if save is not None:
        files.make_folder(save.path.parent)
        output.update(save.path, saved, save.before, "plik ze zmianą")
    amend_remarks.of_changes(before, replace(after, plan=target), amending)
    amend_remarks.of_numbers(new, target)
    if order.document is Document.RESOLUTION:
        amend_remarks.of_header(before, after, target, resolution.remarks, said)
    return 0


def _demand_new(plan: Plan, number: str) -> None:
    """Refuse the number of a resolution that has amended the plan already."""
    from rpd.amendment.in_force import NotInForceError

    if number and any(one_line(z.uchwala) == one_line(number) for z in plan.zmiany):
        raise NotInForceError(
            f"Uchwała nr {number} już zmieniła ten plan (pole „zmiany”).",
            "Podaj numer następnej uchwały.",
        )


def _amending(before: Loaded, after: Loaded, order: Order) -> Amending | None:
    from rpd.act.amendment import amending, whole

    if order.whole:
        return whole(before, after, templates=order.folders)
    # A draft has a blank where the number comes; the justification shows what it repeals.
    number = order.number or "……………"
    return amending(before, after, number, order.day, templates=order.folders)


def _justification(before: Loaded, after: Loaded, order: Order, head: Header) -> Act:
    from rpd.act.justification import About, justification
    from rpd.compare.comparison import comparison

    compared = comparison(before, after)
    about = About(order.number, order.day, head.reason, head.opinie, head.konsultacje)
    return justification(before, after, compared, about)


def _rendered(act: Act, before: Loaded, after: Loaded, order: Order) -> bytes:
    from rpd.act import letter, letter_files
    from rpd.annex.annex import annex
    from rpd.annex.table import moment
    from rpd.formats import own_templates
    from rpd.formats.stamp import noon

    assert after.plan is not None
    document = annex(after.plan, after.strategia, after.slownik)
    day = noon(order.day) if order.day else moment(document)
    part = "amendment" if order.document is Document.RESOLUTION else "justification"
    own = own_templates.digest(order.folders, order.format)
    stamp = stamping.of_pair(before, after, part, own)
    about = letter.About(document.meta.organ, day, stamp.line)
    return stamping.sealed(letter_files.render(act, about, order.format, templates=order.folders))


def _saved(
    old: Plan,
    target: Plan,
    order: Order,
    head: Header,
    *,
    resolution: Worded,
    amending: Amending | None,
) -> Amendment:
    """The amendment as data."""
    from rpd.act.citing import units_of
    from rpd.amendment.operations import Amendment, operations

    assert order.day is not None
    found = operations(old, target)
    if not found:
        raise UsageError("Wersje mówią to samo; nie ma zmian do zapisania.", "Usuń --save.")
    return _imprinted(
        old,
        Amendment(
            uchwala=order.number,
            data=order.day.isoformat(),
            rok=old.rok,
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
        ),
    )


def _imprinted(old: Plan, amendment: Amendment) -> Amendment:
    """The amendment with the imprints of the words before and after it, where they are known."""
    from rpd.amendment.apply import amended, plan_of
    from rpd.plan.imprint import imprint, intact
    from rpd.writing.plain import plain

    if old.uchwala is None or not old.uchwala.odcisk or not intact(old):
        return amendment
    made = plan_of(amended(plain(old), amendment))
    return replace(amendment, odcisk_przed=old.uchwala.odcisk, odcisk=imprint(made))


def _save_annex(after: Loaded, new: Plan, order: Order, out: Path) -> None:
    """The annex to the amending resolution, beside it: „uchwala-zalacznik.docx”."""
    from rpd.plan.model import Uchwala

    assert new.uchwala is not None
    uchwala = None
    if order.number and order.day:
        uchwala = Uchwala(new.uchwala.organ, order.number, order.day, None)
    attached = replace(after, plan=replace(new, uchwala=uchwala, zmiany=()))
    target = beside(out)
    asked = documents.Order(
        documents.Format(order.format.value), folders=order.folders, part="attachment"
    )
    made = documents.make(Version(attached), Path(after.source.name), asked, "")
    if made.data is not None:
        output.save(target, made.data)
        return
    for place, characters in made.unprintable:
        output.say(f"{place}: czcionka dokumentu nie ma znaków: {characters}.")
    raise UsageError("Załącznika nie da się wydrukować.", "Zmień te znaki w planie.")


def unprintable(act: Act) -> int:
    """Exit code 1 with the reasons where a PDF lacks characters, else 0."""
    from rpd.act import letter

    missing = letter.unprintable(act)
    for place, characters in missing:
        output.say(f"{place}: czcionka dokumentu nie ma znaków: {characters}.")
    if missing:
        output.say(
            "Nie utworzono pliku. Zmień te znaki w planie albo wybierz inną postać dokumentu (np. "
            "HTML)."
        )
    return 1 if missing else 0
