"""``rpd diff``: what changed between two versions of a plan, and what it does to the budget."""

from __future__ import annotations

import gc
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rpd.cli import output, versions
from rpd.cli.command import PolishCommand, new_app
from rpd.diff.comparison import Comparison, comparison
from rpd.errors import UsageError

app = new_app()


class Format(StrEnum):
    """Output formats."""

    TEXT = "text"
    MD = "md"
    JSON = "json"
    HTML = "html"


_SUFFIXES = {".md": Format.MD, ".json": Format.JSON, ".html": Format.HTML, ".txt": Format.TEXT}


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def diff(  # noqa: PLR0917 (typer reads the arguments from here)
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="[STARY]",
            help="Plik, rok planu albo wersja git (main, HEAD~1, v2024.1:plans/2024.yaml); bez "
            "tego argumentu miejsce, w którym bieżąca gałąź odeszła od głównej.",
            show_default=False,
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="[NOWY]",
            help="Plik, rok planu albo wersja git; bez tego argumentu plik na dysku.",
            show_default=False,
        ),
    ] = None,
    plan: Annotated[
        str | None,
        typer.Option(
            "--plan",
            metavar="PLAN",
            help="Rok planu albo ścieżka do pliku; bez tej opcji najnowszy plan.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="text|md|json|html",
            help="Postać wyniku; bez tej opcji według końcówki nazwy pliku po -o.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PLIK", help="Zapisuje wynik do pliku."),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Kod wyjścia 1, jeśli są zmiany.")
    ] = False,
    stat: Annotated[
        bool, typer.Option("--stat", help="Podaje tylko, ile i gdzie się zmieniło.")
    ] = False,
) -> int:
    """Mówi zdaniami, czym różnią się dwie wersje planu i jak zmienia się budżet.

    Porównuje treść, nie zapis: komentarze, kolejność pól i łamanie wierszy nie są zmianą.

    Kod wyjścia: 0 – porównano, 1 – są zmiany (tylko z --exit-code), 2 – nie można porównać.
    """
    gc.disable()
    chosen = format_ or (_SUFFIXES.get(out.suffix, Format.TEXT) if out else Format.TEXT)
    if stat and chosen is not Format.TEXT:
        raise UsageError("--stat daje tylko tekst.", "Usuń --stat albo podaj --format text.")
    compared = comparison(*versions.pair(old, new, plan))
    _show(compared, chosen, stat, out)
    return 1 if exit_code and compared.changes else 0


def _show(compared: Comparison, chosen: Format, stat: bool, out: Path | None) -> None:
    if chosen is Format.TEXT:
        from rpd.report import diff_text

        width = None if out else output.width(sys.stdout)
        lines = (diff_text.stat if stat else diff_text.report)(compared, width)
        if out:
            text = "".join("".join(t for _, t in line).rstrip() + "\n" for line in lines)
            output.save(out, text.encode("utf-8"))
        else:
            output.print_lines(lines)
        return
    if chosen is Format.JSON:
        from rpd.report import diff_json

        text = diff_json.report(compared)
    elif chosen is Format.MD:
        from rpd.report import diff_md

        text = diff_md.report(compared)
    else:
        from rpd.render.redline import redline

        text = redline(compared)
    if out:
        output.save(out, text.encode("utf-8"))
    else:
        output.emit(text)
