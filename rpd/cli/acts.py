"""``rpd acts``: the register of the resolutions of the workspace."""

from __future__ import annotations

import datetime
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import days, options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import replacing, stamping
from rpd.errors import UsageError

if TYPE_CHECKING:
    from rpd.amendment.resolutions import Register

app = new_app()


class RegisterFormat(StrEnum):
    """Output formats."""

    TABLE = "table"
    CSV = "csv"
    HTML = "html"
    JSON = "json"


_SUFFIXES = {
    ".csv": RegisterFormat.CSV,
    ".html": RegisterFormat.HTML,
    ".htm": RegisterFormat.HTML,
    ".json": RegisterFormat.JSON,
}
_SUFFIXES |= {".txt": RegisterFormat.TABLE}


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def acts(
    at: Annotated[
        str | None,
        options.day(
            "--at", "Dzień, na który podaje się stan, np. 2024-06-30; bez tej opcji dzisiaj."
        ),
    ] = None,
    format_: Annotated[
        RegisterFormat | None,
        options.format_("|".join(RegisterFormat)),
    ] = None,
    csv_: Annotated[
        options.Csv | None,
        options.option("--csv", "pl", "CSV dla polskiego Excela: średniki i znacznik UTF-8."),
    ] = None,
    out: Annotated[
        Path | None,
        options.file("Zapisuje rejestr do pliku."),
    ] = None,
    force: options.Force = False,
) -> int:
    """Wymienia uchwały z obszaru roboczego: przyjęcia planów i zmiany z folderów „zmiany”.

    Podaje numer, dzień, dzień wejścia w życie, przedmiot, plik, jego skrót SHA-256 i stan w danym
    dniu: obowiązuje, jeszcze nie obowiązuje, przyjęta (nie wiadomo, od kiedy obowiązuje) albo
    projekt. HTML ma też metryczkę BIP; dane bierze z pól „metryczka” i z rpd.toml, a czego nie
    podano, oznacza jako brak.

    Kod wyjścia: 0 – odczytano wszystko, 1 – któregoś pliku nie udało się odczytać.
    """
    shown = _format(RegisterFormat.CSV if csv_ and format_ is None else format_, out)
    if csv_ and shown is not RegisterFormat.CSV:
        raise UsageError("„--csv” mówi, jaki ma być CSV.", "Zostaw „--format csv” albo usuń --csv.")
    stamped = shown is RegisterFormat.HTML
    replacing.demand_result(out, stamped=stamped, force=force)
    from rpd.workspace import registers

    day = days.parsed(at, "--at") or datetime.datetime.now().astimezone().date()
    found, sources = registers.of_workspace(Path.cwd(), day)
    stamp = stamping.of_register(sources) if out is not None and sources else ""
    text = _text(found, shown, csv_, stamp)
    if out is None:
        output.emit(text)
    else:
        data = stamping.sealed(text.encode("utf-8"))
        output.save(out, data, document=stamped, force=force)
    for one in found.unread:
        output.complain(f"Plik „{one.plik}” pominięto w rejestrze: {one.powod}", one.rada)
    return 1 if found.unread else 0


def _format(format_: RegisterFormat | None, out: Path | None) -> RegisterFormat:
    if format_ is not None or out is None:
        return format_ or RegisterFormat.TABLE
    try:
        return _SUFFIXES[out.suffix.lower()]
    except KeyError:
        raise UsageError(
            f"Z nazwy pliku „{out.name}” nie wynika postać wyniku.",
            f"Dodaj --format albo użyj końcówki {', '.join(sorted(_SUFFIXES))}.",
        ) from None


def _text(found: Register, shown: RegisterFormat, csv_: options.Csv | None, stamp: str) -> str:
    match shown:
        case RegisterFormat.CSV:
            from rpd.report.register import csv
            from rpd.report.sums.csv import DATA, POLISH

            return csv.report(found, POLISH if csv_ else DATA)
        case RegisterFormat.JSON:
            from rpd.report.register import json

            return json.report(found)
        case RegisterFormat.HTML:
            from rpd.report.register import html

            return html.report(found, stamp)
        case RegisterFormat.TABLE:
            from rpd.report.escape import line
            from rpd.report.register import terminal

            width = None if stamp else output.width(sys.stdout)
            return "".join(f"{line(text)}\n" for text in terminal.lines(found, width))
