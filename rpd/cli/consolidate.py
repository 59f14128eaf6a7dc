"""``rpd consolidate``: the consolidated text of a plan, whose footnotes say what amended it."""

from __future__ import annotations

import gc
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rpd.cli import announce, days, deliver
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import notices, wanted
from rpd.documents.typed import written
from rpd.documents.wanted import Format, Order
from rpd.errors import UsageError

app = new_app()
_DATA = (Format.CSV, Format.XLSX)


class Document(StrEnum):
    """What can be made."""

    TEXT = "tekst"
    NOTICE = "obwieszczenie"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def consolidate(  # noqa: PLR0917 (typer reads the arguments from here)
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
            metavar="html|pdf|docx|odt|md",
            help="Postać dokumentu; bez tej opcji według końcówki nazwy pliku po -o.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PLIK", help="Zapisuje dokument do pliku."),
    ] = None,
    document: Annotated[
        Document,
        typer.Option(
            "--document",
            metavar="|".join(Document),
            help="Co utworzyć: tekst jednolity albo obwieszczenie, a obok niego tekst jednolity "
            "jako załącznik.",
            show_default=False,
        ),
    ] = Document.TEXT,
    day: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DZIEŃ",
            help="Dzień obwieszczenia, np. 2024-07-30.",
            show_default=False,
        ),
    ] = None,
    basis: Annotated[
        str,
        typer.Option(
            "--basis",
            metavar="TEKST",
            help="Podstawa prawna obwieszczenia, np. „art. … ustawy z dnia …”; bez niej zostaje "
            "miejsce do uzupełnienia.",
            show_default=False,
        ),
    ] = "",
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="DZIEŃ",
            help="Tekst obowiązujący w tym dniu, np. 2024-06-30.",
            show_default=False,
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="FOLDER",
            help="Folder z własnymi szablonami; bez niego „szablony” obok folderu „plans”.",
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Tworzy dokument także z planu z błędami i to zaznacza.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Nadpisuje także plik, którego nie utworzył rpd.")
    ] = False,
) -> int:
    """Tworzy tekst jednolity planu: z przypisami, które mówią, jaka uchwała co zmieniła.

    Zmiany bierze z pola „zmiany” planu, a to, co zmieniły, z plików w folderze „zmiany” obok
    planu. Numeracja zostaje, a działania uchylone są oznaczone „(uchylone)”.

    Kod wyjścia: 0 – utworzono, 1 – plan ma błędy albo znaki, których nie da się wydrukować,
    2 – nie można utworzyć dokumentu.
    """
    gc.disable()
    chosen = deliver.chosen_format(format_, out)
    if chosen in _DATA:
        raise UsageError(
            f"Tekstu jednolitego nie ma w postaci {chosen}.",
            "Dostępne są: html, pdf, docx, odt, md; dane planu zapisze „rpd render”.",
        )
    order = Order(
        format=chosen,
        folders=wanted.folders(templates, Path.cwd()),
        at=days.parsed(at),
        consolidated=True,
    )
    if document is Document.NOTICE:
        asked = notices.Asked(days.parsed(day, "--date"), written(basis, "--basis"))
        return announce.produce(plan, asked, order, out, draft=draft, force=force)
    if day or basis:
        raise UsageError(
            "Dzień i podstawę prawną ma obwieszczenie, a nie sam tekst jednolity.",
            "Dodaj --document obwieszczenie albo usuń --date i --basis.",
        )
    return deliver.produce(plan, order, out, draft=draft, force=force)
