"""``rpd render``: the official annex and the resolution, in the format that is asked for."""

from __future__ import annotations

import gc
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rpd import files
from rpd.cli import documents, output, plans
from rpd.cli.command import PolishCommand, new_app
from rpd.cli.documents import Document, Format, Made, Order
from rpd.errors import UsageError
from rpd.wording import count, quote

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
            help="Wykaz skrótów na końcu; bez tej opcji tylko w HTML.",
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
    force: Annotated[
        bool, typer.Option("--force", help="Nadpisuje także plik, którego nie utworzył rpd.")
    ] = False,
) -> int:
    """Tworzy urzędowy załącznik do uchwały albo samą uchwałę.

    Z planu z błędami powstaje dokument tylko z opcją --draft; bez niej polecenie pokazuje błędy.

    Kod wyjścia: 0 – utworzono, 1 – plan ma błędy albo znaki, których nie da się wydrukować,
    2 – nie można utworzyć dokumentu.
    """
    gc.disable()
    order = Order(
        format=_format(format_, out),
        document=document,
        budget=with_budget,
        abbreviations=None if abbreviations is None else abbreviations is Abbreviations.LIST,
        folders=documents.folders(templates),
    )
    if order.format in documents.BINARY and out is None and sys.stdout.isatty():
        raise UsageError(
            f"Plik {order.format} nie nadaje się do pokazania na ekranie.",
            f"Podaj nazwę pliku, np. -o zalacznik.{order.format}",
        )
    path, loaded = documents.load(plan)
    if out is not None and not force:
        _refuse_foreign(out, path)
    errors = documents.errors(loaded)
    if loaded.plan is None or (errors and not draft):
        return plans.refuse(loaded)
    if errors:
        from dataclasses import replace

        order = replace(order, draft=True)
    revision = documents.revision_of(path, loaded.source.data)
    made = documents.make(loaded, path, order, revision)
    if made.data is None and draft:
        from dataclasses import replace

        made = documents.make(loaded, path, replace(order, draft=True), revision)
    if made.data is None:
        return _unprintable(made, loaded.source.name)
    if out is not None:
        output.save(out, made.data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(made.data)
    if order.draft:
        output.say(
            f"Plan ma {count(errors, 'błąd', 'błędy', 'błędów')}; dokument nosi znak „WERSJA "
            "ROBOCZA”. Błędy wymienia „rpd validate”."
        )
    return 0


def _format(asked: Format | None, out: Path | None) -> Format:
    if asked is not None:
        return asked
    if out is None:
        return Format.HTML
    found = documents.format_of(out)
    if found is None:
        raise UsageError(
            f"Końcówka nazwy {quote(out.name)} nie mówi, jaki plik utworzyć.",
            f"Użyj jednej z końcówek: {', '.join('.' + f for f in Format)}, albo dodaj --format.",
        )
    return found


def _refuse_foreign(out: Path, plan: Path) -> None:
    """Keep what is not ours: a file that no command of rpd has rendered."""
    from rpd.cli.verify import is_our_csv, stamp_in

    if not out.is_file():
        return
    if out.resolve() == plan.resolve():
        raise UsageError(
            f"{quote(files.display_name(out))} to plik planu, z którego ma powstać dokument.",
            "Podaj po -o inną nazwę.",
        )
    data = files.read(out).data
    if data and stamp_in(data) is None and not is_our_csv(data):
        raise UsageError(
            f"Plik {quote(files.display_name(out))} już istnieje i nie utworzył go rpd.",
            "Podaj inną nazwę albo dodaj --force, żeby go nadpisać.",
        )


def _unprintable(made: Made, name: str) -> int:
    for place, characters in made.unprintable:
        output.say(f"{name}: {place}: czcionka dokumentu nie ma znaków: {characters}.")
    output.say(
        "Nie utworzono pliku. Zmień te znaki w planie albo wybierz inną postać dokumentu (np. "
        "HTML); z --draft staną w ich miejscu numery."
    )
    return 1
