"""A notice („obwieszczenie”) that has been worded → a file, stdout or the screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import amendments, output, result

if TYPE_CHECKING:
    from rpd.act.letter import Act
    from rpd.load import Loaded

GAPS = (
    "Uwaga: w projekcie są miejsca do uzupełnienia („……………”). Dzień poda --date, podstawę prawną "
    "--basis."
)


def unprintable(act: Act, format_: str) -> int:
    """Exit code 1 with the reasons where a PDF would lack characters, else 0."""
    return amendments.unprintable(act) if format_ == "pdf" else 0


def deliver(
    act: Act,
    loaded: Loaded,
    part: str,
    format_: str,
    out: Path | None,
    *,
    folders: tuple[Path, ...],
    day: date | None,
    screen: int | None,
) -> None:
    """Write the notice, with a stamp that names the plan it was made from."""
    result.write_letter(
        act,
        screen,
        out,
        lambda: _rendered(act, loaded, part, format_, folders=folders, day=day),
    )
    if act.projekt:
        output.say(GAPS)


def _rendered(
    act: Act,
    loaded: Loaded,
    part: str,
    format_: str,
    *,
    folders: tuple[Path, ...],
    day: date | None,
) -> bytes:
    from rpd.act import letter, letter_files
    from rpd.annex.annex import annex
    from rpd.annex.table import moment
    from rpd.cli import stamping
    from rpd.formats import own_templates
    from rpd.formats.stamp import noon

    assert loaded.plan is not None
    document = annex(loaded.plan, loaded.strategia, loaded.slownik)
    own = own_templates.digest(folders, format_)
    stamp = stamping.of_pair(loaded, loaded, part, own)
    made_on = noon(day) if day else moment(document)
    about = letter.About(document.meta.organ, made_on, stamp.line)
    return stamping.sealed(letter_files.render(act, about, format_, templates=folders))
