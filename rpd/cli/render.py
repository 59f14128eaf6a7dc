"""``rpd render``: the official annex and the resolution, in the format that is asked for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from rpd.cli import days, deliver, document_options, options
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import wanted
from rpd.documents.wanted import Rendered, Wanted

app = new_app()


class Abbreviations(StrEnum):
    """Whether the list of abbreviations is printed."""

    LIST = "list"
    NONE = "none"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def render(  # noqa: PLR0917 (typer reads the arguments from here)
    plan: options.Plan = None,
    format_: document_options.Format = None,
    out: options.DocumentOut = None,
    document: Annotated[
        Rendered,
        options.option(
            "--document",
            "zalacznik|uchwala",
            "Co utworzyć: załącznik albo uchwałę, która go przyjmuje.",
        ),
    ] = Rendered.ANNEX,
    with_budget: Annotated[
        bool, options.flag("--with-budget", "Dodaje zestawienie budżetu według źródeł.")
    ] = False,
    abbreviations: Annotated[
        Abbreviations | None,
        options.option(
            "--abbreviations",
            "list|none",
            "Wykaz skrótów na końcu; bez tej opcji tylko w HTML i PDF.",
        ),
    ] = None,
    draft: options.Draft = False,
    templates: options.Templates = None,
    at: options.TextAt = None,
    force: options.ForceForeign = False,
) -> int:
    """Tworzy urzędowy załącznik do uchwały albo samą uchwałę.

    Uchwałę drukuje tak, jak ją przyjęto, choćby późniejsza uchwała zmieniła jej tytuł; z --at tak,
    jak brzmiała w tym dniu. Czego w danych uchwały brakuje, to zostaje w dokumencie luką.

    Z planu z błędami powstaje dokument tylko z opcją --draft; bez niej polecenie pokazuje błędy.

    Kod wyjścia: 0 – utworzono, 1 – plan ma błędy albo znaki, których nie da się wydrukować,
    2 – nie można utworzyć dokumentu.
    """
    order = Wanted(
        format=deliver.chosen_format(format_, out),
        document=document,
        budget=with_budget,
        abbreviations=None if abbreviations is None else abbreviations is Abbreviations.LIST,
        folders=wanted.folders(templates, Path.cwd()),
        at=days.parsed(at),
    )
    return deliver.produce(plan, order, out, draft=draft, force=force)
