"""``rpd budget``: totals."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.budget.dimensions import dimensions, shape
from rpd.cli import days, options, output, spent
from rpd.cli import sums as outcome
from rpd.cli.command import PolishCommand, new_app, refused_value
from rpd.cli.groupings import Grouping
from rpd.documents import replacing, stamping
from rpd.errors import CannotReadError, NotFoundError, UsageError
from rpd.plan.built_in import chosen as chosen_profil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpd.budget.unread import Unread
    from rpd.plan.profil import Profil
    from rpd.report.sums.asked import Sums

app = new_app()


class SumsFormat(StrEnum):
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


_BY = tuple(d for d in dimensions(chosen_profil(None)) if d != "rok_planu")
"""What sums can be grouped by; plans that name no profile have the levels of the built-in one."""


def _demand_known(by: Sequence[str], profil: Profil) -> None:
    """Refuse what money of plans of a shape cannot be grouped by. Raises UsageError."""
    allowed = [name for name in dimensions(profil) if name != "rok_planu"]
    for name in by:
        if name not in allowed:
            raise UsageError(
                refused_value(name, "--by", allowed), "„rpd budget --help” objaśnia to polecenie."
            )


class Spread(StrEnum):
    """How an amount is divided over the quarters of its term."""

    EVEN = "even"


class Csv(StrEnum):
    """Where a CSV is going to be opened."""

    PL = "pl"


_DOCUMENTS = (SumsFormat.PDF, SumsFormat.DOCX, SumsFormat.ODT)
_WHOLE = (SumsFormat.XLSX, SumsFormat.HTML, *_DOCUMENTS)
"""Where everything there is fits in."""
_SUFFIXES: dict[str, SumsFormat] = {
    f".{format_.value}": format_ for format_ in SumsFormat if format_ is not SumsFormat.TABLE
}
_SUFFIXES |= {".htm": SumsFormat.HTML, ".txt": SumsFormat.TABLE}


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def budget(  # noqa: PLR0917 (typer makes options of them)
    plan: Annotated[
        list[str] | None,
        options.argument(
            "[PLAN]...", "Lata, pliki albo foldery z planami; bez nich najnowszy plan."
        ),
    ] = None,
    by_source: Annotated[
        bool, options.flag("--by-source", "Suma według źródeł finansowania (domyślna).")
    ] = False,
    by: Annotated[
        list[str] | None,
        options.option(
            "--by",
            "CO",
            f"Suma według czegoś innego: {', '.join(_BY)}, a w planie o własnym kształcie jego "
            "poziomów; podane kilka razy krzyżuje, ostatnie daje kolumny.",
            click_type=Grouping(_BY),
        ),
    ] = None,
    spread: Annotated[
        Spread | None,
        options.option(
            "--spread", "even", "Przy „--by kwartal” dzieli kwoty po równo na kwartały terminu."
        ),
    ] = None,
    years: Annotated[
        str | None,
        options.option("--years", "LATA", "Plany z lat, np. 2024..2026."),
    ] = None,
    explain: Annotated[
        str | None,
        options.option(
            "--explain",
            "CO",
            "Wymienia działania stojące za kwotą: źródła, grupy, "
            f"{chosen_profil(None).levels[0].short.genitive} (I.2), podmiotu, id.",
        ),
    ] = None,
    at: Annotated[
        str | None,
        options.day("--at", "Kwoty obowiązujące w tym dniu, np. 2024-06-30."),
    ] = None,
    execution: Annotated[
        bool,
        options.flag(
            "--execution", "Plan, umowy, wydatki i reszta do końca kwartału, z plików wykonania."
        ),
    ] = False,
    quarter: options.Quarter = None,
    format_: Annotated[
        SumsFormat | None,
        options.format_("|".join(SumsFormat)),
    ] = None,
    csv_: Annotated[
        Csv | None,
        options.option(
            "--csv",
            "pl",
            "CSV dla polskiego Excela: średniki, przecinek dziesiętny, znacznik UTF-8.",
        ),
    ] = None,
    out: options.ResultOut = None,
    force: options.Force = False,
) -> int:
    """Sumuje budżet: kwoty ustalone, kwoty wspólne i to, czego w sumie nie ma.

    CSV jest plikiem danych: same wiersze, bez podsum i uwag, UTF-8, przecinki, kropka dziesiętna.
    Sumę planu daje zwykłe dodanie kolumny kwota (według źródeł) albo razem (inne zestawienia);
    rodzaj to pozycja, wspolne (kwota wspólna, której nikt nie podzielił) albo bez_kwoty. Wszystkie
    kolumny opisuje przewodnik. XLSX, HTML, PDF, DOCX i ODT bez podanego grupowania zawierają
    wszystkie zestawienia. Kod wyjścia: 0 – bez błędów, 1 – plan (z --execution: pliki wykonania)
    ma błędy i suma może być niepełna.
    """
    shown = _format(SumsFormat.CSV if csv_ and format_ is None else format_, out)
    if csv_ and shown is not SumsFormat.CSV:
        raise UsageError("„--csv” mówi, jaki ma być CSV.", "Zostaw „--format csv” albo usuń --csv.")
    stamped = shown.value in stamping.WITH_A_PLACE
    if stamped or force:
        replacing.demand_replaceable(out, document=stamped, force=force)
    else:
        replacing.demand_report(out)
    if execution or quarter is not None:
        spent.demand_alone(spread, years, explain, at, execution=execution)
        spent_sums, code = spent.made(plan or [], by or (), quarter, _demand_known)
        _deliver(spent_sums, shown, out, csv_, "")
        return code
    from rpd.report.sums import asked as sums
    from rpd.workspace import ledgers
    from rpd.workspace.desk import Desk
    from rpd.workspace.years import chosen, narrowed

    paths: list[Path] = []
    desk = Desk()
    try:
        paths, without = chosen(plan or [], years, Path.cwd())
        day = days.parsed(at)
        read = ledgers.read_all(paths, desk, day)
        found = list(read if day else output.watched(read, len(paths), "Sumowanie planów"))
        if years is not None:
            found, without = narrowed(found, years, without)
    except (CannotReadError, NotFoundError) as error:
        if shown is SumsFormat.JSON:
            _refuse(ledgers.unread(paths, error), out)
        raise
    usable = [one for one in found if one.ledger is not None]
    output.remark(*(remark for one in found for remark in one.remarks))
    for one in found:
        if one.refusal is not None:
            output.refuse(one.refusal.diagnostics)
    unread = tuple(ledgers.refused(one.refusal) for one in found if one.refusal is not None)
    if not usable:
        if shown is SumsFormat.JSON:
            _refuse(unread, out)
        return 1
    ledgers.refuse_twins(usable)
    _demand_known(by or (), shape([one.ledger for one in usable if one.ledger is not None]))
    asked = sums.SumsAsked(
        by_source=by_source,
        by=tuple(by or ()),
        spread=spread is not None,
        every=not by and not by_source and shown in _WHOLE,
        without=without,
        unread=unread,
    )
    summed = outcome.gathered(usable, desk)
    made = (
        sums.explained(summed, explain, unread) if explain is not None else sums.made(summed, asked)
    )
    line = stamping.of_sums(usable, desk, shown.value) if out is not None else ""
    _deliver(made, shown, out, csv_, line)
    return outcome.verdict(found)


def _refuse(unread: Sequence[Unread], out: Path | None) -> None:
    """Machines get a document that says why there are no sums."""
    from rpd.report.sums import json

    _write(json.refusal(unread), out)


def _format(format_: SumsFormat | None, out: Path | None) -> SumsFormat:
    if format_ is None and out is not None:
        format_ = _SUFFIXES.get(out.suffix.lower())
        if format_ is None and out.suffix:
            raise UsageError(
                f"Z nazwy pliku „{out.name}” nie wynika postać wyniku.",
                f"Dodaj --format albo użyj końcówki {', '.join(sorted(_SUFFIXES))}.",
            )
    if format_ is SumsFormat.XLSX and out is None and sys.stdout.isatty():
        raise UsageError("Skoroszytu nie da się pokazać w terminalu.", "Dopisz -o budzet.xlsx.")
    if format_ in _DOCUMENTS and out is None and sys.stdout.isatty():
        raise UsageError(
            f"Plik {format_} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o budzet.{format_}",
        )
    return format_ or SumsFormat.TABLE


def _deliver(made: Sums, shown: SumsFormat, out: Path | None, csv_: Csv | None, stamp: str) -> None:
    if shown is SumsFormat.XLSX or shown in _DOCUMENTS:
        data = stamping.sealed(_file(made, shown, stamp))
        if out is not None:
            output.save(out, data)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
        return
    if shown is SumsFormat.TABLE and out is None:
        from rpd.cli import sheets

        sheets.show(made.report, sys.stdout)
        return
    _write(_text(made, shown, csv_, stamp), out)


def _file(made: Sums, shown: SumsFormat, stamp: str) -> bytes:
    if shown is SumsFormat.XLSX:
        from rpd.report.sums import xlsx

        return xlsx.report(made.report, stamp)
    from rpd.formats import serialised
    from rpd.report.sums.as_document import document

    return serialised.render(document(made.report, stamp), shown)


def _write(text: str, out: Path | None) -> None:
    if out is not None:
        output.save(out, stamping.sealed(text.encode("utf-8")))
    else:
        output.emit(text)


def _text(made: Sums, shown: SumsFormat, csv_: Csv | None, stamp: str) -> str:
    if shown is SumsFormat.JSON:
        return made.json()
    if shown is SumsFormat.CSV:
        from rpd.report.sums import csv

        return csv.report(made.report, csv.POLISH if csv_ else csv.DATA)
    if shown is SumsFormat.MD:
        from rpd.report.sums import markdown

        return stamping.at_the_end(markdown.report(made.report), stamp)
    if shown is SumsFormat.HTML:
        from rpd.report.sums import html

        return html.report(made.report, stamp)
    from io import StringIO

    from rpd.cli import sheets

    buffer = StringIO()
    sheets.show(made.report, buffer)
    return buffer.getvalue()
