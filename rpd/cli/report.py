"""``rpd report``: the report on what was done of a plan, as a document."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import accounted, deliver, options, output, quarters, result
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import replacing, wanted
from rpd.documents.wanted import DocumentFormat
from rpd.errors import UsageError

if TYPE_CHECKING:
    from rpd.workspace.execution import Execution

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def report(  # noqa: PLR0917 (typer makes options of them)
    plan: options.Plan = None,
    quarter: options.Quarter = None,
    format_: Annotated[
        DocumentFormat | None, options.format_("html|pdf|docx|odt|xlsx|md", options.BY_SUFFIX)
    ] = None,
    templates: options.Templates = None,
    out: options.DocumentOut = None,
    force: options.ForceForeign = False,
) -> int:
    """Tworzy sprawozdanie z wykonania planu od początku roku do końca kwartału.

    Zawiera podsumowanie, tabele z planem, wykonaniem i stanem, pieniądze według źródeł, zaległości
    według realizatorów, to, czego nie rozpoczęto i dlaczego, zmiany planu, metodę i uwagi. Wykresy
    ma HTML; w pozostałych postaciach te same liczby podają tabele.

    Kod wyjścia: 0 – bez zastrzeżeń, 1 – pliki wykonania mają błędy.
    """
    gc.disable()
    shown = _format(format_, out)
    replacing.demand_replaceable(out, document=True, force=force)
    from rpd.workspace import plans
    from rpd.workspace.desk import Desk

    folders = wanted.folders(templates, Path.cwd())
    path = plans.one(plan, Path.cwd())
    made = accounted.accounted(path, *quarters.parsed(quarter), Desk())
    output.remark(*made.material.execution.remarks)
    sources = [source.data for source in made.material.sources]
    data = accounted.rendered(made.report, sources, shown, folders)
    result.write(out, data, document=True, force=force)
    return _complained(made.material.execution)


def _format(asked: DocumentFormat | None, out: Path | None) -> DocumentFormat:
    shown = deliver.chosen_format(asked, out)
    if shown is DocumentFormat.CSV:
        raise UsageError(
            "Sprawozdania nie ma w postaci csv.",
            "Dostępne są: html, pdf, docx, odt, xlsx, md; dane do obliczeń daje „rpd status”.",
        )
    if shown is not DocumentFormat.MD and out is None and output.width(sys.stdout) is not None:
        raise UsageError(
            f"Plik {shown} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o sprawozdanie.{shown}",
        )
    return shown


def _complained(found: Execution) -> int:
    """Say on stderr which files have mistakes; 1 where any has."""
    for diagnostic in found.unread:
        line = f":{diagnostic.span.line}" if diagnostic.span else ""
        output.complain(f"{diagnostic.file}{line}: {diagnostic.message}", diagnostic.hint)
    return int(bool(found.unread))
