"""``rpd consolidate``: the consolidated text of a plan, whose footnotes say what amended it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from rpd.cli import announce, days, deliver, options
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import notices, wanted
from rpd.documents.typed import written
from rpd.documents.wanted import DocumentFormat, Wanted
from rpd.errors import UsageError

app = new_app()
_DATA = (DocumentFormat.CSV, DocumentFormat.XLSX)


class Consolidated(StrEnum):
    """What can be made."""

    TEXT = "tekst"
    NOTICE = "obwieszczenie"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def consolidate(  # noqa: PLR0917 (typer reads the arguments from here)
    plan: options.Plan = None,
    format_: Annotated[
        DocumentFormat | None,
        options.format_("html|pdf|docx|odt|md", options.BY_SUFFIX),
    ] = None,
    out: options.DocumentOut = None,
    document: Annotated[
        Consolidated,
        options.option(
            "--document",
            "|".join(Consolidated),
            "Co utworzyć: tekst jednolity albo obwieszczenie, a obok niego tekst jednolity "
            "jako załącznik.",
        ),
    ] = Consolidated.TEXT,
    day: Annotated[
        str | None,
        options.day("--date", "Dzień obwieszczenia, np. 2024-07-30."),
    ] = None,
    basis: Annotated[
        str,
        options.option(
            "--basis",
            "TEKST",
            "Podstawa prawna obwieszczenia, np. „art. … ustawy z dnia …”; bez niej zostaje "
            "miejsce do uzupełnienia.",
        ),
    ] = "",
    at: options.TextAt = None,
    templates: options.Templates = None,
    draft: options.Draft = False,
    force: options.ForceForeign = False,
) -> int:
    """Tworzy tekst jednolity planu: z przypisami, które mówią, jaka uchwała co zmieniła.

    Zmiany bierze z pola „zmiany” planu, a to, co zmieniły, z plików w folderze „zmiany” obok
    planu. Numeracja zostaje, a działania uchylone są oznaczone „(uchylone)”.

    Kod wyjścia: 0 – utworzono, 1 – plan ma błędy, znaki, których nie da się wydrukować, albo
    zmianę, o której tekst nic by nie mówił, 2 – nie można utworzyć dokumentu.
    """
    chosen = deliver.chosen_format(format_, out)
    if chosen in _DATA:
        raise UsageError(
            f"Tekstu jednolitego nie ma w postaci {chosen}.",
            "Dostępne są: html, pdf, docx, odt, md; dane planu zapisze „rpd render”.",
        )
    order = Wanted(
        format=chosen,
        folders=wanted.folders(templates, Path.cwd()),
        at=days.parsed(at),
        consolidated=True,
    )
    if document is Consolidated.NOTICE:
        asked = notices.NoticeAsked(days.parsed(day, "--date"), written(basis, "--basis"))
        return announce.produce(plan, asked, order, out, draft=draft, force=force)
    if day or basis:
        raise UsageError(
            "Dzień i podstawę prawną ma obwieszczenie, a nie sam tekst jednolity.",
            "Dodaj --document obwieszczenie albo usuń --date i --basis.",
        )
    return deliver.produce(plan, order, out, draft=draft, force=force)
