"""``rpd templates export``: the templates of the package, to be changed by an office."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.documents import replacing, wanted
from rpd.errors import UsageError
from rpd.outside import files, saving
from rpd.polish.wording import count, quote
from rpd.workspace import settings

app = new_app()

_SUFFIXES = (".j2", ".css", ".docx", ".odt")


class TemplatesAction(StrEnum):
    """What to do with templates."""

    EXPORT = "export"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def templates(
    action: Annotated[  # noqa: ARG001 (the only one there is; typer refuses others)
        TemplatesAction,
        typer.Argument(metavar="export", help="Zapisuje szablony programu do folderu."),
    ],
    names: Annotated[
        list[str] | None,
        options.argument("[SZABLON…]", "Nazwy szablonów (np. zalacznik.css); bez nich wszystkie."),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="Dokąd zapisać; bez tej opcji „szablony”."
        ),
    ] = None,
    force: Annotated[
        bool, options.flag("--force", "Nadpisuje szablony, które już tam są.")
    ] = False,
) -> int:
    """Zapisuje szablony programu, żeby urząd mógł je zmienić.

    Szablon z folderu „szablony” obok folderu „plans” (albo z --templates) zastępuje szablon
    programu o tej samej nazwie. Zostaw w folderze tylko te, które zmieniasz: pozostałe będą się
    same odświeżać z nowymi wersjami programu.
    """
    source = files.resource_folder("templates")
    known = sorted(path.name for path in source.iterdir() if path.suffix in _SUFFIXES)
    chosen = list(dict.fromkeys(names or known))
    for name in chosen:
        if name not in known:
            from rpd.polish.guesses import did_you_mean

            guess = did_you_mean(name, known)
            raise UsageError(
                f"Nie ma szablonu {quote(name)}" + (f" – {guess}" if guess else "."),
                f"Są szablony: {', '.join(known)}.",
            )
    target = folder or settings.workspace(Path.cwd()).folder / wanted.OFFICE_FOLDER
    there = [name for name in chosen if (target / name).exists()]
    if there and not force:
        raise UsageError(
            f"W folderze {quote(files.display_name(target))} już są: {', '.join(there)}.",
            "Dodaj --force, żeby je nadpisać, albo podaj po -o inny folder.",
        )
    for name in there:
        replacing.demand_replaceable(target / name)
    files.make_folder(target)
    for name in chosen:
        for remark in saving.write(target / name, files.peek(source / name)):
            output.say(f"{name}: {remark}")
    saved = count(len(chosen), "szablon", "szablony", "szablonów")
    output.say(f"Zapisano {saved} w {quote(files.display_name(target))}.")
    return 0
