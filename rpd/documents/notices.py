"""A notice („obwieszczenie”) → its words and its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.documents import stamping
from rpd.errors import Remark, UsageError
from rpd.frozen import dataclass
from rpd.load.kinds import AMENDMENTS
from rpd.polish.wording import date as written_date
from rpd.polish.wording import join

if TYPE_CHECKING:
    from rpd.act.letter import Act
    from rpd.load.whole import Loaded
    from rpd.workspace.edition import Version

GAPS = (
    "Uwaga: w projekcie są miejsca do uzupełnienia („……………”). Dzień poda --date, podstawę prawną "
    "--basis."
)


@dataclass(frozen=True, slots=True)
class NoticeAsked:
    """What the notice itself says: its day and its legal basis, where they are known."""

    day: date | None
    basis: str


def heading(loaded: Loaded, day: date | None) -> str:
    """„załącznik do obwieszczenia MKRES z dnia 2 sierpnia 2024 r.”."""
    from rpd.act.announcement import BLANK
    from rpd.plan.companions import issuing
    from rpd.plan.values import one_line

    body = one_line(issuing(loaded.plan)) if loaded.plan and loaded.plan.uchwala else ""
    organ = f" {body}" if body else ""
    said = written_date(day) if day else f"{BLANK} r."
    return f"załącznik do obwieszczenia{organ} z dnia {said}"


def worded(
    version: Version, asked: NoticeAsked, folders: tuple[Path, ...], *, draft: bool
) -> tuple[Act, tuple[Remark, ...]]:
    """The notice of a consolidated text, and what it leaves room for.

    Raises UsageError where the text takes in what is not in force on the day of the notice.
    """
    from rpd.act.announcement import document

    loaded = version.loaded
    assert loaded.plan is not None
    _demand_in_force(version, asked.day)
    announced = document(
        loaded.plan,
        loaded.slownik,
        version.amendments,
        asked.day,
        podstawa=asked.basis,
        templates=folders,
    )
    act = replace(announced.act, projekt=True) if draft else announced.act
    return act, _unknown(announced.unknown)


def _demand_in_force(version: Version, day: date | None) -> None:
    """Raise UsageError where the text takes in what is not in force on the day of the notice."""
    assert version.loaded.plan is not None
    for zmiana in version.loaded.plan.zmiany if day else ():
        since = zmiana.obowiazuje_od or zmiana.data
        if day is not None and since is not None and since > day:
            raise UsageError(
                f"Zmiana uchwałą nr {zmiana.uchwala} wchodzi w życie {written_date(since)}, "
                "po dniu obwieszczenia.",
                f"Dodaj --at {day.isoformat()}, aby ogłosić tekst obowiązujący w tym dniu, albo "
                "popraw --date.",
            )


def _unknown(numbers: Sequence[str]) -> tuple[Remark, ...]:
    if not numbers:
        return ()
    noun = "uchwały" if len(numbers) == 1 else "uchwał"
    return (
        Remark(
            f"Nie zapisano pozostałych przepisów {noun} nr {join(numbers)}, których tekst "
            "jednolity nie obejmuje; w obwieszczeniu zostało na nie miejsce.",
            f"Dopisz je w pliku zmiany w folderze „{AMENDMENTS}”, np. „pozostale_przepisy: [§ 2. "
            "Uchwała wchodzi w życie z dniem podjęcia.]”.",
            grave=True,
        ),
    )


def rendered(
    act: Act,
    loaded: Loaded,
    part: str,
    format_: str,
    *,
    folders: tuple[Path, ...],
    day: date | None,
) -> bytes:
    """The file of a notice, with a stamp that names the plan it was made from."""
    from rpd.act import letter, letter_files
    from rpd.annex.dated import moment
    from rpd.formats import own_templates
    from rpd.formats.stamp import noon

    document = stamping.headed(loaded)
    own = own_templates.digest(folders, format_)
    stamp = stamping.of_pair(loaded, loaded, part, own)
    made_on = noon(day) if day else moment(document)
    about = letter.About(document.meta.organ, made_on, stamp.line)
    return stamping.sealed(letter_files.render(act, about, format_, templates=folders))
