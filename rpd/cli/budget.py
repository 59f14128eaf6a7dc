"""``rpd budget``: totals."""

from __future__ import annotations

import gc
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rpd.cli import days, output, plans, replacing, stamping
from rpd.cli.command import PolishCommand, new_app
from rpd.errors import CannotReadError, NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpd.cli.ledgers import Read
    from rpd.cli.sums import Sums
    from rpd.report.sums.json import Unread

app = new_app()


class Format(StrEnum):
    """Output formats."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"


class By(StrEnum):
    """Groupings."""

    ZRODLO = "zrodlo"
    GRUPA = "grupa"
    CEL = "cel"
    PRIORYTET = "priorytet"
    KIERUNEK = "kierunek"
    DZIALANIE = "dzialanie"
    REALIZATOR = "realizator"
    KWARTAL = "kwartal"
    ROK = "rok"
    PLAN = "plan"


class Spread(StrEnum):
    """How an amount is divided over the quarters of its term."""

    EVEN = "even"


class Csv(StrEnum):
    """Where a CSV is going to be opened."""

    PL = "pl"


_DOCUMENTS = (Format.PDF, Format.DOCX, Format.ODT)
_WHOLE = (Format.XLSX, Format.HTML, *_DOCUMENTS)
"""Where everything there is fits in."""
_SUFFIXES: dict[str, Format] = {
    f".{format_.value}": format_ for format_ in Format if format_ is not Format.TABLE
}
_SUFFIXES |= {".htm": Format.HTML, ".txt": Format.TABLE}


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def budget(  # noqa: PLR0917 (typer makes options of them)
    plan: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLAN]...",
            help="Lata, pliki albo foldery z planami; bez nich najnowszy plan.",
            show_default=False,
        ),
    ] = None,
    by_source: Annotated[
        bool, typer.Option("--by-source", help="Suma według źródeł finansowania (domyślna).")
    ] = False,
    by: Annotated[
        list[By] | None,
        typer.Option(
            "--by",
            metavar="|".join(By),
            help="Suma według czegoś innego; podane kilka razy krzyżuje, ostatnie daje kolumny.",
            show_default=False,
        ),
    ] = None,
    spread: Annotated[
        Spread | None,
        typer.Option(
            metavar="even",
            help="Przy „--by kwartal” dzieli kwoty po równo na kwartały terminu.",
            show_default=False,
        ),
    ] = None,
    years: Annotated[
        str | None,
        typer.Option(metavar="LATA", help="Plany z lat, np. 2024..2026.", show_default=False),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="CO",
            help="Wymienia działania stojące za kwotą: źródła, grupy, celu (I.2), podmiotu, id.",
            show_default=False,
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="DZIEŃ",
            help="Kwoty obowiązujące w tym dniu, np. 2024-06-30.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="|".join(Format),
            help="Postać wyniku; bez tej opcji według nazwy pliku po -o.",
            show_default=False,
        ),
    ] = None,
    csv_: Annotated[
        Csv | None,
        typer.Option(
            "--csv",
            metavar="pl",
            help="CSV dla polskiego Excela: średniki, przecinek dziesiętny, znacznik UTF-8.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PLIK", help="Zapisuje wynik do pliku."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=replacing.FORCE)] = False,
) -> int:
    """Sumuje budżet: kwoty ustalone, kwoty wspólne i to, czego w sumie nie ma.

    CSV jest plikiem danych: same wiersze, bez podsum i uwag, UTF-8, przecinki, kropka dziesiętna.
    Sumę planu daje zwykłe dodanie kolumny kwota (według źródeł) albo razem (inne zestawienia);
    rodzaj to pozycja, wspolne (kwota wspólna, której nikt nie podzielił) albo bez_kwoty. Wszystkie
    kolumny opisuje przewodnik. XLSX, HTML, PDF, DOCX i ODT bez podanego grupowania zawierają
    wszystkie zestawienia. Kod wyjścia: 0 – bez błędów, 1 – plan ma błędy i suma może być niepełna.
    """
    gc.disable()
    shown = _format(Format.CSV if csv_ and format_ is None else format_, out)
    if csv_ and shown is not Format.CSV:
        raise UsageError("„--csv” mówi, jaki ma być CSV.", "Zostaw „--format csv” albo usuń --csv.")
    stamped = shown.value in stamping.WITH_A_PLACE
    if stamped or force:
        replacing.demand_replaceable(out, document=stamped, force=force)
    else:
        replacing.demand_report(out)
    from rpd.cli import ledgers, sums

    paths: list[Path] = []
    try:
        paths, without = chosen(plan or [], years)
        found = ledgers.read_all(paths, days.parsed(at))
    except (CannotReadError, NotFoundError) as error:
        if shown is Format.JSON:
            _refuse(ledgers.unread(paths, error), out)
        raise
    usable = [one for one in found if one.ledger is not None]
    for one in found:
        if one.refusal is not None:
            plans.refuse(one.refusal)
    unread = tuple(ledgers.refused(one.refusal) for one in found if one.refusal is not None)
    if not usable:
        if shown is Format.JSON:
            _refuse(unread, out)
        return 1
    ledgers.refuse_twins(usable)
    asked = sums.Asked(
        by_source=by_source,
        by=tuple(member.value for member in by or ()),
        spread=spread is not None,
        every=not by and not by_source and shown in _WHOLE,
        without=without,
        unread=unread,
    )
    made = (
        sums.explained(usable, explain, unread) if explain is not None else sums.made(usable, asked)
    )
    line = stamping.of_sums(usable, shown.value) if out is not None else ""
    _deliver(made, shown, out, csv_, line)
    return _verdict(found)


def _refuse(unread: Sequence[Unread], out: Path | None) -> None:
    """Machines get a document that says why there are no sums."""
    from rpd.report.sums import json

    _write(json.refusal(unread), out)


def _format(format_: Format | None, out: Path | None) -> Format:
    if format_ is None and out is not None:
        format_ = _SUFFIXES.get(out.suffix.lower())
        if format_ is None and out.suffix:
            raise UsageError(
                f"Z nazwy pliku „{out.name}” nie wynika postać wyniku.",
                f"Dodaj --format albo użyj końcówki {', '.join(sorted(_SUFFIXES))}.",
            )
    if format_ is Format.XLSX and out is None and sys.stdout.isatty():
        raise UsageError("Skoroszytu nie da się pokazać w terminalu.", "Dopisz -o budzet.xlsx.")
    if format_ in _DOCUMENTS and out is None and sys.stdout.isatty():
        raise UsageError(
            f"Plik {format_} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o budzet.{format_}",
        )
    return format_ or Format.TABLE


def chosen(arguments: list[str], years: str | None) -> tuple[list[Path], tuple[str, ...]]:
    """The plans that are meant, and the years asked for that have none.

    Folders stand for all plans below them. Raises RpdError.
    """
    from rpd.cli import ledgers
    from rpd.outside import files

    folders = [Path(argument) for argument in arguments if Path(argument).is_dir()]
    named = [argument for argument in arguments if not Path(argument).is_dir()]
    found: list[Path] = plans.named(named) if named else []
    for folder in folders:
        below = ledgers.below(folder)
        if not below:
            raise UsageError(
                f"W folderze „{folder}” nie ma planów.",
                "Plany stoją w folderach „plans”, w plikach o nazwie będącej rokiem.",
            )
        found += below
    without: tuple[str, ...] = ()
    if years is not None:
        wanted = _years(years)
        pool = found or plans.named([])
        found = [path for path in pool if path.stem[-4:] in wanted]
        if not found:
            raise UsageError(f"Nie ma planów z lat {years}.", "Sprawdź opcję --years.")
        without = tuple(sorted(wanted - {path.stem[-4:] for path in found}))
    return files.distinct(found) or [plans.one(None)], without


def _years(text: str) -> set[str]:
    match = re.fullmatch(r"([0-9]{4})(?:(?:\.\.|-|–)([0-9]{4}))?", text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if last < first:
        raise UsageError(f"„{text}” nie jest zakresem lat.", "Podaj np. --years 2024..2026.")
    return {f"{year:04}" for year in range(first, last + 1)}


def _deliver(made: Sums, shown: Format, out: Path | None, csv_: Csv | None, stamp: str) -> None:
    if shown is Format.XLSX or shown in _DOCUMENTS:
        data = stamping.sealed(_file(made, shown, stamp))
        if out is not None:
            output.save(out, data)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
        return
    if shown is Format.TABLE and out is None:
        from rpd.cli import sheets

        sheets.show(made.report, sys.stdout)
        return
    _write(_text(made, shown, csv_, stamp), out)


def _file(made: Sums, shown: Format, stamp: str) -> bytes:
    if shown is Format.XLSX:
        from rpd.report.sums import xlsx

        return xlsx.report(made.report, stamp)
    from rpd.formats import serialised
    from rpd.report.sums.document import document

    return serialised.render(document(made.report, stamp), shown)


def _write(text: str, out: Path | None) -> None:
    if out is not None:
        output.save(out, stamping.sealed(text.encode("utf-8")))
    else:
        output.emit(text)


def _text(made: Sums, shown: Format, csv_: Csv | None, stamp: str) -> str:
    if shown is Format.JSON:
        return made.json()
    if shown is Format.CSV:
        from rpd.report.sums import csv

        return csv.report(made.report, csv.POLISH if csv_ else csv.DATA)
    if shown is Format.MD:
        from rpd.report.sums import markdown

        return stamping.at_the_end(markdown.report(made.report), stamp)
    if shown is Format.HTML:
        from rpd.report.sums import html

        return html.report(made.report, stamp)
    from io import StringIO

    from rpd.cli import sheets

    buffer = StringIO()
    sheets.show(made.report, buffer)
    return buffer.getvalue()


def _verdict(found: Sequence[Read]) -> int:
    """Say on stderr what errors mean for the sums; 1 where any of them blocks."""
    if all(one.sound for one in found):
        return 0
    unread = sum(one.ledger is None for one in found)
    left_out = sum(len(one.ledger.left_out) for one in found if one.ledger is not None)
    hidden = sum(len(one.hidden) for one in found)
    others = sum(one.others for one in found)
    said = (
        (unread, "Plany, których nie dało się odczytać i których nie ma w sumie"),
        (left_out, "Pozycje z błędami, których nie ma w sumie (zestawienie „pozycje poza sumą”)"),
        (hidden, "Błędy poza pozycjami budżetu, przez które w sumie może brakować kwot"),
        (others, "Błędy, które sum nie zmieniają"),
    )
    for number, words in said:
        if number:
            output.complain(f"{words}: {number}.")
    if not any(one.blocked for one in found):
        return 0
    output.say("     Błędy wymienia „rpd validate”.")
    return 1
