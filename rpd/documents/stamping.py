"""Stamps of what is made of more than one plan: acts, comparisons, sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from rpd.outside import files

if TYPE_CHECKING:
    from rpd.annex.table import Annex
    from rpd.formats.stamp import Stamp
    from rpd.load.whole import Loaded
    from rpd.plan.sprawozdanie import Sprawozdanie
    from rpd.workspace.desk import Desk
    from rpd.workspace.ledgers import LedgerRead

WITH_A_PLACE = ("html", "md", "xlsx", "pdf", "docx", "odt")
"""Formats of sums that have a place for a stamp; the others are data."""


def of_pair(old: Loaded, new: Loaded, part: str, templates: str = "") -> Stamp:
    """The stamp of what says how one plan became another; ``companions`` is the digest of the old.

    ``templates`` is the digest of the office's own.
    """
    from rpd.formats.stamp import BUILT_IN, stamp

    return stamp(
        PurePosixPath(new.source.name.replace("\\", "/")).name,
        new.source.data,
        [old.source.data],
        parts=(part,),
        templates=templates or BUILT_IN,
    )


def headed(loaded: Loaded) -> Annex:
    """The annex of a plan without what stands in it: whose it is, and of which day."""
    from rpd.annex.annex import annex

    assert loaded.plan is not None
    bare = replace(loaded.plan, elementy=(), dzialania=(), wskazniki=(), proza=())
    return annex(bare, loaded.strategia, loaded.slownik)


def of_sums(reads: Sequence[LedgerRead], desk: Desk, format_: str) -> str:
    """The stamp of sums, by the first plan and the digest of the others; "" without a place."""
    from rpd.formats.stamp import stamp

    if format_ not in WITH_A_PLACE:
        return ""
    first, *others = [(one, desk.read(one.path).data) for one in reads]
    at = first[0].at.isoformat() if first[0].at else ""
    companions = [data for _, data in others]
    return stamp(first[0].path.name, first[1], companions, parts=("sums",), at=at).line


def of_register(sources: Sequence[files.Source]) -> str:
    """The stamp of a register, by the first of its files and the digest of the others."""
    from rpd.formats.stamp import stamp

    first, *others = sources
    name = PurePosixPath(first.name.replace("\\", "/")).name
    return stamp(name, first.data, [one.data for one in others], parts=("register",)).line


def of_report(report: Sprawozdanie, templates: str, *, indicators: bool = False) -> Stamp:
    """The stamp of a report on what was done: the plan's text of that day, and the other files.

    That of the table of `indicators` alone says so.

    The digests are those of `report` itself, so that one that was accepted keeps its stamp.
    """
    from rpd.formats.stamp import BLANK, Stamp, together

    first, *others = report.zrodla
    listed = [f"{one.plik} {one.sha256}".encode() for one in others]
    listed += [report.odcisk.encode()] if report.przyjete else []
    parts = ["progress", *(["accepted"] if report.przyjete else [])]
    parts += ["indicators"] if indicators else []
    return Stamp(
        plan=report.plan,
        sha256=first.sha256,
        companions=together(listed),
        parts=tuple(parts),
        at=report.stan_na.isoformat() if report.stan_na else "",
        templates=templates,
        content=BLANK,
    )


def at_the_end(text: str, stamp: str) -> str:
    """Markdown with the stamp as its last line, where there is one."""
    return f"{text.rstrip()}\n\n<!-- {stamp} -->\n" if stamp else text


def sealed(data: bytes) -> bytes:
    """The document with the digest of itself in its stamp; as it is where it bears none."""
    from rpd.formats import sealed as seals

    return seals.seal(data)
