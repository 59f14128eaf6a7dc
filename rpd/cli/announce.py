"""``rpd consolidate --document obwieszczenie``: the notice, and beside it its annex."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rpd.cli import deliver, documents, notices, output, replacing
from rpd.cli.edition import Version
from rpd.cli.folders import AMENDMENTS
from rpd.errors import UsageError
from rpd.polish.wording import date as written_date
from rpd.polish.wording import join


@dataclass(frozen=True, slots=True)
class Asked:
    """What the notice itself says: its day and its legal basis, where they are known."""

    day: date | None
    basis: str


def beside(out: Path) -> Path:
    """Where the annex to a notice goes: „obwieszczenie-zalacznik.docx”."""
    return out.with_name(f"{out.stem}-zalacznik{out.suffix}")


def produce(
    plan: str | None,
    asked: Asked,
    order: documents.Order,
    out: Path | None,
    *,
    draft: bool,
    force: bool,
) -> int:
    """Write the notice and its annex; the exit code. Raises RpdError."""
    if out is None:
        raise UsageError(
            "Obwieszczenie to dwa pliki: ono samo i załącznik z tekstem jednolitym.",
            f"Podaj nazwę pliku, np. -o obwieszczenie.{order.format}",
        )
    replacing.demand_replaceable(out, document=True, force=force)
    order = replace(order, part="noticeannex", notice=_heading(plan, asked))

    def write_notice(version: Version) -> int:
        return _notice(version, asked, order, out, draft=draft)

    return deliver.produce(plan, order, beside(out), draft=draft, force=force, first=write_notice)


def _heading(plan: str | None, asked: Asked) -> str:
    """„załącznik do obwieszczenia MKRES z dnia 2 sierpnia 2024 r.”."""
    from rpd.act.announcement import BLANK
    from rpd.plan.values import one_line

    _, loaded = documents.load(plan)
    uchwala = loaded.plan.uchwala if loaded.plan else None
    organ = f" {one_line(uchwala.organ)}" if uchwala and uchwala.organ else ""
    day = written_date(asked.day) if asked.day else f"{BLANK} r."
    return f"załącznik do obwieszczenia{organ} z dnia {day}"


def _notice(
    version: Version, asked: Asked, order: documents.Order, out: Path, *, draft: bool
) -> int:
    """Write the notice; exit code 1 where a PDF lacks characters, else 0."""
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
        templates=order.folders,
    )
    act = replace(announced.act, projekt=True) if draft else announced.act
    if missing := notices.unprintable(act, order.format):
        return missing
    notices.deliver(
        act,
        loaded,
        "announcement",
        order.format.value,
        out,
        folders=order.folders,
        day=asked.day,
        screen=None,
    )
    _say_unknown(announced.unknown)
    return 0


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


def _say_unknown(numbers: Sequence[str]) -> None:
    if numbers:
        noun = "uchwały" if len(numbers) == 1 else "uchwał"
        output.complain(
            f"Nie zapisano pozostałych przepisów {noun} nr {join(numbers)}, których tekst "
            "jednolity nie obejmuje; w obwieszczeniu zostało na nie miejsce.",
            f"Dopisz je w pliku zmiany w folderze „{AMENDMENTS}”, np. „pozostale_przepisy: [§ 2. "
            "Uchwała wchodzi w życie z dniem podjęcia.]”.",
        )
