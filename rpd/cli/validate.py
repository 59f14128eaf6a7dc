"""``rpd validate``: structure, references, completeness; never writes a plan."""

from __future__ import annotations

import gc
import sys
from enum import StrEnum
from typing import Annotated

import typer

from rpd.cli import output, plans
from rpd.cli.command import PolishCommand, new_app
from rpd.diagnostics import Diagnostic, Severity

app = new_app()


class Format(StrEnum):
    """Output formats."""

    TEXT = "text"
    JSON = "json"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def validate(
    plan: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLAN]...",
            help="Rok planu albo ścieżka do pliku; bez niego wszystkie plany.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        Format,
        typer.Option("--format", metavar="text|json", help="Postać wyniku.", show_default=False),
    ] = Format.TEXT,
    fail_on: Annotated[
        Severity,
        typer.Option(
            metavar="error|warning|info",
            help="Od jakiej wagi ustaleń kod wyjścia to 1 (bez tej opcji: error).",
            show_default=False,
        ),
    ] = Severity.ERROR,
    show_acknowledged: Annotated[
        bool, typer.Option("--show-acknowledged", help="Pokazuje też ustalenia uznane w planie.")
    ] = False,
) -> int:
    """Sprawdza budowę planów, ich powiązania ze strategią i słownikiem oraz kompletność.

    Kod wyjścia: 0 – bez zastrzeżeń, 1 – są ustalenia, 2 – nie można wykonać pracy.
    """
    gc.disable()
    paths = plans.named(plan or [])
    diagnostics: list[Diagnostic] = []
    for path in paths:
        diagnostics += [d for d in plans.load_plan(path).diagnostics if d not in diagnostics]
    if format_ is Format.JSON:
        from rpd.report import json

        output.emit(json.report(diagnostics, len(paths)))
    else:
        from rpd.report import text

        width = output.width(sys.stdout)
        output.print_lines(text.report(diagnostics, len(paths), width, show_acknowledged))
    grave = any(d.acknowledged is None and d.severity.rank <= fail_on.rank for d in diagnostics)
    return 1 if grave else 0
