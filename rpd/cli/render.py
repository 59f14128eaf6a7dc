"""``rpd render``: the official annex and the resolution, in the format that is asked for."""

from __future__ import annotations

import gc
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rpd.cli import days, deliver
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import wanted
from rpd.documents.wanted import Document, Format, Order

app = new_app()


class Abbreviations(StrEnum):
    """Whether the list of abbreviations is printed."""

    LIST = "list"
    NONE = "none"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def render(  # noqa: PLR0917 (typer reads the arguments from here)
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
            metavar="html|pdf|docx|odt|xlsx|md|csv",
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
            metavar="zalacznik|uchwala",
            help="Co utworzyć: załącznik albo uchwałę, która go przyjmuje.",
            show_default=False,
        ),
    ] = Document.ANNEX,
    with_budget: Annotated[
        bool, typer.Option("--with-budget", help="Dodaje zestawienie budżetu według źródeł.")
    ] = False,
    abbreviations: Annotated[
        Abbreviations | None,
        typer.Option(
            "--abbreviations",
            metavar="list|none",
            help="Wykaz skrótów na końcu; bez tej opcji tylko w HTML i PDF.",
            show_default=False,
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Tworzy dokument także z planu z błędami i to zaznacza.")
    ] = False,
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="FOLDER",
            help="Folder z własnymi szablonami; bez niego „szablony” obok folderu „plans”.",
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="DZIEŃ",
            help="Tekst obowiązujący w tym dniu, np. 2024-06-30.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Nadpisuje także plik, którego nie utworzył rpd.")
    ] = False,
) -> int:
    """Tworzy urzędowy załącznik do uchwały albo samą uchwałę.

    Uchwałę drukuje tak, jak ją przyjęto, choćby późniejsza uchwała zmieniła jej tytuł; z --at tak,
    jak brzmiała w tym dniu. Czego w danych uchwały brakuje, to zostaje w dokumencie luką.

    Z planu z błędami powstaje dokument tylko z opcją --draft; bez niej polecenie pokazuje błędy.

    Kod wyjścia: 0 – utworzono, 1 – plan ma błędy albo znaki, których nie da się wydrukować,
    2 – nie można utworzyć dokumentu.
    """
    gc.disable()
    order = Order(
        format=deliver.chosen_format(format_, out),
        document=document,
        budget=with_budget,
        abbreviations=None if abbreviations is None else abbreviations is Abbreviations.LIST,
        folders=wanted.folders(templates, Path.cwd()),
        at=days.parsed(at),
    )
    return deliver.produce(plan, order, out, draft=draft, force=force)
