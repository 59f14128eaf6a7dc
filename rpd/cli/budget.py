"""``rpd budget``: totals."""

from __future__ import annotations

import gc
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rpd import budget as sums
from rpd.cli import output, plans
from rpd.cli.command import PolishCommand, new_app
from rpd.diagnostics import Severity
from rpd.errors import UsageError
from rpd.report.budget_table import Table

app = new_app()


class Format(StrEnum):
    """Output formats."""

    TABLE = "table"
    JSON = "json"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def budget(
    plan: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLAN]",
            help="Rok planu albo ścieżka do pliku; bez niego najnowszy plan.",
            show_default=False,
        ),
    ] = None,
    by_source: Annotated[
        bool, typer.Option("--by-source", help="Suma według źródeł finansowania.")
    ] = False,
    format_: Annotated[
        Format,
        typer.Option("--format", metavar="table|json", help="Postać wyniku.", show_default=False),
    ] = Format.TABLE,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PLIK", help="Zapisuje wynik do pliku."),
    ] = None,
) -> int:
    """Sumuje budżet planu: kwoty źródeł, kwoty wspólne i to, czego w sumie nie ma.

    Kod wyjścia: 0 – plan bez błędów, 1 – plan ma błędy i suma może być niepełna.
    """
    gc.disable()
    if not by_source:
        raise UsageError("Nie podano, według czego sumować.", "Dopisz --by-source.")
    loaded = plans.load_plan(plans.one(plan))
    if loaded.plan is None:
        return plans.refuse(loaded)
    totals = sums.by_source(loaded.plan, loaded.slownik)
    if format_ is Format.JSON:
        from rpd.report import budget_json

        text = budget_json.report(totals, loaded.source.name, loaded.plan.rok)
        if out:
            output.save(out, text.encode("utf-8"))
        else:
            output.emit(text)
    else:
        from rpd.report.budget_table import table

        _show(table(totals, loaded.plan), out)
    if any(d.severity is Severity.ERROR for d in loaded.diagnostics):
        output.complain(
            "Plan ma błędy; kwoty z błędnych pozycji nie wchodzą do sumy.",
            "Wymienia je „rpd validate”.",
        )
        return 1
    return 0


def _show(table: Table, out: Path | None) -> None:
    if out is None:
        _print(table, sys.stdout)
        return
    from io import StringIO

    buffer = StringIO()
    _print(table, buffer)
    output.save(out, buffer.getvalue().encode("utf-8"))


def _print(table: Table, stream: object) -> None:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    console = output.console_for(stream)
    shown = RichTable(box=box.SIMPLE_HEAD, show_footer=True, pad_edge=False)
    for index, (header, total) in enumerate(zip(table.headers, table.total, strict=True)):
        shown.add_column(
            Text(header),
            Text(total, "bold"),
            justify="left" if index == 0 else "right",
            no_wrap=index > 0,
        )
    for row in table.rows:
        shown.add_row(*(Text(cell) for cell in row))
    console.print(Text(table.title, "bold"))
    console.print(shown)
    for note in table.notes:
        console.print(Text(note, "dim"))
