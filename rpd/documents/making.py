"""A loaded plan → the bytes of a document; shared by ``rpd render`` and ``rpd verify``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rpd import rules
from rpd.documents.wanted import DocumentFormat, Rendered, Wanted
from rpd.errors import UsageError, after
from rpd.frozen import dataclass
from rpd.plan.companions import companion_files, companions
from rpd.polish import spaces, wording
from rpd.rules import wyrazy_z_innych_plikow, zmiana_bez_uchwaly
from rpd.workspace import plans, verdict, vouching
from rpd.workspace.edition import Version, fetched

if TYPE_CHECKING:
    from rpd.annex.table import Annex
    from rpd.formats.stamp import Stamp
    from rpd.load.whole import Loaded
    from rpd.workspace.desk import Opened


@dataclass(frozen=True, slots=True)
class Made:
    """A document, or (``data`` None) why there is none: pairs of a place and characters.

    ``unsaid`` is what a consolidated text could not tell in a footnote, because nothing of it is
    printed; with ``lacking``, what it should have told, there is no document but a draft.
    """

    data: bytes | None
    unprintable: Sequence[tuple[str, str]] = ()
    unsaid: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What a resolution lacks, for the person who makes it."""


def errors(loaded: Loaded) -> int:
    """How many errors block; an edit without a resolution is one whatever its weight."""
    blocking = verdict.blocking(loaded.diagnostics)
    edited = [d for d in loaded.diagnostics if d.slug == zmiana_bez_uchwaly.SLUG]
    edits = [d for d in edited if d not in blocking]
    return len(blocking) + len(edits)


def only_inherited(loaded: Loaded) -> bool:
    """Whether nothing else is wrong than that an adopted plan prints words of other files.

    Its print can be had, marked as a draft: nobody has adopted those words for good.
    """
    blocking = verdict.blocking(loaded.diagnostics)
    inherited = all(d.slug == wyrazy_z_innych_plikow.SLUG for d in blocking)
    return bool(blocking) and inherited and len(blocking) == errors(loaded)


def version_of(loaded: Opened, path: Path, order: Wanted) -> Version:
    """The text that is asked for: the plan as it is, or as it is in force on a day.

    Raises:
        RpdError: the text cannot be told, or a saved amendment cannot be read.
    """
    assert loaded.plan is not None
    amended = order.at is not None or loaded.plan.zmiany
    if order.document is Rendered.RESOLUTION and amended:
        from rpd.workspace import adopting

        return adopting.version(loaded, order.at)
    if order.at is None and not order.consolidated:
        fetch = loaded.desk.fetch(path)
        read = (fetched(fetch, name) for name in companion_files(loaded.plan))
        return Version(loaded, companions=tuple(read))
    from rpd.workspace import history

    if order.at is not None:
        version = history.as_at(loaded, order.at, order.consolidated)
        with after(version.remarks):
            version = replace(version, loaded=verdict.judged(version.loaded, path))
    else:
        version = history.present(loaded)
    if order.consolidated and version.loaded.plan is not None:
        with after(version.remarks):
            history.demand_amended(version.loaded.plan)
    return version


def make(version: Version, path: Path, order: Wanted, revision: str) -> Made:
    """The document that is asked for; ``path`` is the plan's.

    Raises:
        UsageError: the document cannot be had in that format.
        RpdError: a template cannot be used, or an extra is not installed.
    """
    return made_with(stamp_of(version, path, order, revision), version, order)


def made_with(stamp: Stamp, version: Version, order: Wanted) -> Made:
    """The document that is asked for, with that stamp, sealed. Raises like `make`."""
    from rpd.formats import sealed

    made = _made(stamp, version, order)
    if made.data is None or order.format is DocumentFormat.CSV:
        return made
    return replace(made, data=sealed.seal(made.data))


def _made(stamp: Stamp, version: Version, order: Wanted) -> Made:
    from rpd.annex import formats

    loaded = version.loaded
    assert loaded.plan is not None
    document, unsaid, lacking = _document(version, order)
    if lacking and not order.draft:
        return Made(None, lacking=lacking)
    if order.draft:
        document = formats.marked(document, _draft_mark(loaded))
    if order.document is Rendered.RESOLUTION:
        return _resolution(version, document, stamp, order)
    if order.format is DocumentFormat.CSV and (order.budget or order.abbreviations):
        raise UsageError(
            f"W pliku CSV są same {loaded.plan.profil.dzialanie.noun.many}: nie ma w nim "
            "zestawienia budżetu ani wykazu skrótów.",
            "Sumy zapisze „rpd budget --by-source --format csv”.",
        )
    if order.budget:
        from rpd.annex.summary import summary
        from rpd.budget import by_source

        _, slownik = companions(loaded.plan, loaded.strategia, loaded.slownik)
        totals = by_source(loaded.plan, slownik)
        document = replace(
            document, budget=summary(totals, slownik, loaded.plan.profil.dzialanie.noun)
        )
    if not order.lists_abbreviations:
        document = replace(document, abbreviations=())
    if order.format is DocumentFormat.PDF:
        from rpd.annex import pdf

        if (missing := pdf.unprintable(document)) and not order.draft:
            return Made(None, missing)
    data = formats.render(document, stamp, order.format, templates=order.folders)
    return Made(data, unsaid=unsaid, lacking=lacking)


def _draft_mark(loaded: Loaded) -> str:
    """What a draft says of itself; it must not depend on the branch that is checked out."""
    from rpd.annex import formats

    edits = vouching.unvouched(loaded.diagnostics)
    blocking = verdict.blocking(loaded.diagnostics)
    wrong = sum(not rules.of(d.slug).unordered for d in blocking)
    return formats.draft_mark(wrong, edited=edits)


def _document(version: Version, order: Wanted) -> tuple[Annex, tuple[str, ...], tuple[str, ...]]:
    """The annex, what nothing in it could say, and what it should say and does not."""
    loaded = version.loaded
    assert loaded.plan is not None
    unsaid: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    if order.consolidated:
        from rpd.annex.consolidated import consolidated

        made = consolidated(loaded.plan, loaded.strategia, loaded.slownik, version.amendments)
        document, unsaid, lacking = made.document, made.unsaid, made.lacking
        if order.notice:
            title, first, *others = document.header_lines
            line = spaces.keep_together(f"{first} {wording.DASH} {order.notice}")
            document = replace(document, header_lines=(title, line, *others))
    else:
        from rpd.annex.annex import annex

        document = annex(loaded.plan, loaded.strategia, loaded.slownik)
    if order.at is not None:
        day = spaces.keep_together(f"stan na dzień {wording.date(order.at)}")
        title, first, *others = document.header_lines
        # Every page has room for two lines besides the title.
        lines = [f"{first} {wording.DASH} {day}"] if order.consolidated else [first, day]
        document = replace(document, header_lines=(title, *lines, *others))
    return document, unsaid, lacking


def stamp_of(version: Version, path: Path, order: Wanted, revision: str) -> Stamp:
    """The stamp of the document that is asked for."""
    from rpd.formats import own_templates
    from rpd.formats.stamp import stamp

    loaded = version.loaded
    parts = [
        "uchwala" if order.document is Rendered.RESOLUTION else order.part,
        *(["consolidated"] if order.consolidated else []),
        *(["budget"] if order.budget else []),
        *(["abbreviations"] if order.lists_abbreviations else []),
        *(["draft"] if order.draft else []),
    ]
    return stamp(
        path.name,
        loaded.source.data,
        version.companions,
        revision=revision,
        parts=tuple(parts),
        at=order.at.isoformat() if order.at else "",
        templates=own_templates.digest(order.folders, order.format),
    )


def _resolution(version: Version, document: Annex, stamp: Stamp, order: Wanted) -> Made:
    from rpd.act import letter, letter_files, uchwala

    loaded = version.loaded
    assert loaded.plan is not None
    if order.budget or order.abbreviations:
        raise UsageError(
            "Zestawienie budżetu i wykaz skrótów są częściami załącznika, nie uchwały.",
            "Usuń --with-budget i --abbreviations albo --document uchwala.",
        )
    if order.format not in letter_files.FORMATS:
        raise UsageError(
            f"Uchwały nie ma w postaci {order.format}.",
            f"Dostępne są: {', '.join(letter_files.FORMATS)}.",
        )
    act, remarks = uchwala.made(loaded.plan, loaded.slownik, templates=order.folders)
    if version.changed_by and order.at is not None:
        act = uchwala.as_amended(act, version.changed_by, order.at)
    if (
        order.format is DocumentFormat.PDF
        and not order.draft
        and (missing := letter.unprintable(act))
    ):
        return Made(None, missing)
    about = letter.about(document, stamp)
    data = letter_files.render(act, about, order.format, templates=order.folders)
    return Made(data, remarks=remarks)


def load(argument: str | None, here: Path) -> tuple[Path, Opened]:
    """The plan that was named, or the latest, loaded. Raises NotFoundError, CannotReadError."""
    path = plans.one(argument, here)
    return path, verdict.load_plan(path)
