"""``rpd errata``: the slips of an adopted plan, as a page for people or a table."""

from __future__ import annotations

import gc
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rpd.cli import output
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import replacing
from rpd.errors import UsageError
from rpd.outside import files
from rpd.polish.wording import quote
from rpd.workspace import errata_files, plans, verdict

if TYPE_CHECKING:
    from rpd.errata.entries import Errata
    from rpd.errata.texts import Printout

app = new_app()


class Format(StrEnum):
    """Formats of errata."""

    MD = "md"
    HTML = "html"
    CSV = "csv"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def errata(
    plan: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLAN]",
            help="Rok planu albo ścieżka do pliku; bez niego najnowszy plan.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="|".join(Format),
            help="Postać wyniku; bez tej opcji według końcówki nazwy pliku po -o, a bez -o md.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PLIK", help="Zapisuje wynik do pliku."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Nadpisuje także plik, którego nie utworzył rpd.")
    ] = False,
) -> int:
    """Wymienia miejsca przyjętego planu, które wyglądają na omyłki, z propozycjami poprawek.

    Wpisy stoją w folderze „errata” obok planu (plans/errata/2024.yaml). Niczego nie poprawiają:
    uchwałę zmieniającą albo sprostowanie z wybranych wpisów pisze „rpd amend --errata 3,7”.

    Kod wyjścia: 0 – utworzono, 1 – plan ma błędy, 2 – nie można wykonać pracy.
    """
    gc.disable()
    chosen = format_ or _format(out)
    path = plans.one(plan, Path.cwd())
    loaded = verdict.load_plan(path)
    if loaded.plan is None:
        return output.refuse(loaded.diagnostics)
    found = errata_files.of_plan(path, loaded.plan.rok, loaded.desk)
    from rpd.errata.texts import printout

    made = _made(found.errata, printout(loaded.plan, loaded.strategia, loaded.slownik), chosen)
    if out is None:
        output.emit(made)
        return 0
    replacing.demand_replaceable(out)
    if out.is_file() and not force and not _ours(files.peek(out), chosen):
        raise UsageError(
            f"Plik {quote(files.display_name(out))} już istnieje i nie utworzył go rpd.",
            "Podaj inną nazwę albo dodaj --force, żeby go nadpisać.",
        )
    output.save(out, made.encode("utf-8"))
    return 0


def _made(found: Errata, printout: Printout, format_: Format) -> str:
    if format_ is Format.CSV:
        from rpd.report.errata import csv as errata_csv

        return errata_csv.report(found, printout)
    if format_ is Format.HTML:
        from rpd.report.errata import html as errata_html

        return errata_html.report(found, printout)
    from rpd.report.errata import markdown as errata_md

    return errata_md.report(found, printout)


def _ours(data: bytes | None, format_: Format) -> bool:
    """Whether a file begins as what this command writes."""
    from rpd.report.errata import csv as errata_csv
    from rpd.report.errata import markdown as errata_md

    if format_ is Format.CSV:
        return not data or data.startswith(",".join(errata_csv.HEADER).encode("utf-8"))
    return not data or errata_md.OURS.encode("utf-8") in data[:1000]


def _format(out: Path | None) -> Format:
    if out is None:
        return Format.MD
    try:
        return Format(out.suffix.lower().removeprefix("."))
    except ValueError:
        raise UsageError(
            f"Końcówka nazwy {quote(out.name)} nie mówi, jaki plik utworzyć.",
            f"Użyj jednej z końcówek: {', '.join('.' + f for f in Format)}, albo dodaj --format.",
        ) from None
