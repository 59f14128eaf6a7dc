"""An amending resolution that was asked for → made, written, saved as data, and talked about."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from rpd import files
from rpd.cli import amend_remarks, documents, output, stamping
from rpd.cli.edition import Version
from rpd.errors import UsageError

if TYPE_CHECKING:
    from rpd.act.amendment import Amending
    from rpd.diff.operations import Amendment
    from rpd.load import Loaded
    from rpd.model import Pairs, Plan
    from rpd.render.letter import Act


class Format(StrEnum):
    """Formats of acts."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MD = "md"


class Document(StrEnum):
    """What can be made."""

    RESOLUTION = "uchwala"
    JUSTIFICATION = "uzasadnienie"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for."""

    number: str
    day: date | None
    since: date | None
    reason: str
    document: Document
    whole: bool
    format: Format
    folders: tuple[Path, ...]
    opinions: tuple[str, ...] = ()
    consultations: tuple[str, ...] = ()
    metryczka: Pairs = ()
    screen: int | None = None
    """Columns of the terminal on which the document is read as plain text."""


@dataclass(frozen=True, slots=True)
class Saving:
    """The file of the amendment, and what it held when it was looked at; None: there was none."""

    path: Path
    before: bytes | None


def make(before: Loaded, after: Loaded, order: Order, out: Path | None, save: Saving | None) -> int:
    """Make the document, write it, save the amendment, and say what they cannot; the exit code.

    Raises:
        RpdError: there is nothing to amend, or a file cannot be written.
    """
    from rpd.act.adoption import complete
    from rpd.act.amendment import CannotAmendError, demand_adopted
    from rpd.diff.in_force import demand_next

    order = _with_kept(order, save)
    old, new = demand_adopted(before, after)
    demand_next(old, order.number, order.day, order.since)
    amending = None if order.whole else _amending(before, after, order)
    if amending is not None and not amending.orders:
        raise CannotAmendError(
            "W druku nic się nie zmienia, więc uchwała nie miałaby treści.",
            "Co różni wersje poza drukiem, powie „rpd diff”.",
        )
    target = complete(new, after) if amending is None else amending.plan
    from rpd.act.document import document as worded

    resolution = worded(
        old,
        before.slownik,
        amending,
        order.number,
        order.day,
        since=order.since,
        templates=order.folders,
    )
    act = resolution.act
    if order.document is Document.JUSTIFICATION:
        act = _justification(before, replace(after, plan=target), order)
    if order.format is Format.PDF and (missing := _unprintable(act)):
        return missing
    saved = _saved(old, target, order, resolution.unit) if save is not None else b""
    if order.screen is not None:
        from rpd.report import act_text

        output.tell(*act_text.lines(act, order.screen))
    else:
        data = _rendered(act, before, after, order)
        if out is not None:
            output.save(out, data)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
    if order.whole and out is not None and order.document is Document.RESOLUTION:
        _save_annex(after, target, order, out)
    # The record of a resolution comes last: where a document fails, there is none.
    if save is not None:
        files.make_folder(save.path.parent)
        output.update(save.path, saved, save.before, "plik ze zmianą")
    amend_remarks.say(before, replace(after, plan=target), amending)
    amend_remarks.say_numbers(new, target)
    return 0


def _with_kept(order: Order, save: Saving | None) -> Order:
    """The order with what people have written into the file of the amendment and nobody repeats."""
    from rpd.diff.apply import parse

    if save is None or save.before is None:
        return order
    kept = parse(save.before, files.display_name(save.path))
    return replace(
        order,
        opinions=order.opinions or kept.opinie,
        consultations=order.consultations or kept.konsultacje,
        metryczka=kept.metryczka,
    )


def _amending(before: Loaded, after: Loaded, order: Order) -> Amending:
    from rpd.act.amendment import amending

    # A draft has a blank where the number comes; the justification shows what it repeals.
    return amending(before, after, order.number or "……………", order.day)


def _justification(before: Loaded, after: Loaded, order: Order) -> Act:
    from rpd.act.justification import About, justification
    from rpd.diff.comparison import comparison

    compared = comparison(before, after)
    about = About(order.number, order.day, order.reason, order.opinions, order.consultations)
    return justification(before, after, compared, about)


def _rendered(act: Act, before: Loaded, after: Loaded, order: Order) -> bytes:
    from rpd.render import letter, letter_files, own_templates
    from rpd.render.annex import annex
    from rpd.render.stamp import moment, noon

    assert after.plan is not None
    document = annex(after.plan, after.strategia, after.slownik)
    day = noon(order.day) if order.day else moment(document)
    part = "amendment" if order.document is Document.RESOLUTION else "justification"
    own = own_templates.digest(order.folders, order.format)
    stamp = stamping.of_pair(before, after, part, own)
    about = letter.About(document.meta.organ, day, stamp.line)
    return stamping.sealed(letter_files.render(act, about, order.format, templates=order.folders))


def _saved(old: Plan, target: Plan, order: Order, unit: str) -> bytes:
    """The amendment as the bytes of its file."""
    from rpd.diff.apply import dump
    from rpd.diff.operations import Amendment, operations

    assert order.day is not None
    found = operations(old, target)
    if not found:
        raise UsageError("Wersje mówią to samo; nie ma zmian do zapisania.", "Usuń --save.")
    amendment = _imprinted(
        old,
        Amendment(
            uchwala=order.number,
            data=order.day.isoformat(),
            rok=old.rok,
            operacje=found,
            opis=order.reason,
            obowiazuje_od=order.since.isoformat() if order.since else "",
            paragraf=unit,
            opinie=order.opinions,
            konsultacje=order.consultations,
            metryczka=order.metryczka,
        ),
    )
    return dump(amendment).encode("utf-8")


def _imprinted(old: Plan, amendment: Amendment) -> Amendment:
    """The amendment with the imprints of the words before and after it, where they are known."""
    from rpd.diff.apply import amended, plan_of
    from rpd.diff.plain import plain
    from rpd.imprint import imprint, intact

    if old.uchwala is None or not old.uchwala.odcisk or not intact(old):
        return amendment
    made = plan_of(amended(plain(old), amendment))
    return replace(amendment, odcisk_przed=old.uchwala.odcisk, odcisk=imprint(made))


def _beside(out: Path) -> Path:
    """Where the annex to a resolution goes."""
    return out.with_name(f"{out.stem}-zalacznik{out.suffix}")


def targets(order: Order, out: Path | None) -> list[Path]:
    """The documents that would be written."""
    annexed = order.whole and order.document is Document.RESOLUTION
    return [] if out is None else [out, *([_beside(out)] if annexed else [])]


def _save_annex(after: Loaded, new: Plan, order: Order, out: Path) -> None:
    """The annex to the amending resolution, beside it: „uchwala-zalacznik.docx”."""
    from rpd.model import Uchwala

    assert new.uchwala is not None
    uchwala = None
    if order.number and order.day:
        uchwala = Uchwala(new.uchwala.organ, order.number, order.day, None)
    attached = replace(after, plan=replace(new, uchwala=uchwala, zmiany=()))
    beside = _beside(out)
    asked = documents.Order(
        documents.Format(order.format.value), folders=order.folders, part="attachment"
    )
    made = documents.make(Version(attached), Path(after.source.name), asked, "")
    if made.data is not None:
        output.save(beside, made.data)
        return
    for place, characters in made.unprintable:
        output.say(f"{place}: czcionka dokumentu nie ma znaków: {characters}.")
    raise UsageError("Załącznika nie da się wydrukować.", "Zmień te znaki w planie.")


def _unprintable(act: Act) -> int:
    """Exit code 1 with the reasons where a PDF lacks characters, else 0."""
    from rpd.render import letter

    missing = letter.unprintable(act)
    for place, characters in missing:
        output.say(f"{place}: czcionka dokumentu nie ma znaków: {characters}.")
    if missing:
        output.say(
            "Nie utworzono pliku. Zmień te znaki w planie albo wybierz inną postać dokumentu (np. "
            "HTML)."
        )
    return 1 if missing else 0
