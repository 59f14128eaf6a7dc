"""``rpd templates``: the templates and the profiles of the package, to be changed by an office."""

from __future__ import annotations

import sys
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
from rpd.workspace import ready_profiles, settings

app = new_app()

_SUFFIXES = (".j2", ".css", ".docx", ".odt")


class TemplatesAction(StrEnum):
    """What to do with templates."""

    EXPORT = "export"
    PROFILE = "profile"


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def templates(
    action: Annotated[
        TemplatesAction,
        typer.Argument(
            metavar="[export|profile]",
            help="export zapisuje szablony dokumentów, profile – gotowy profil (kształt planu).",
        ),
    ],
    names: Annotated[
        list[str] | None,
        options.argument(
            "[NAZWA…]",
            "Nazwy szablonów (np. zalacznik.css), bez nich wszystkie; po „profile” nazwa profilu, "
            "bez niej wykaz profili.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FOLDER|PLIK",
            help="Dokąd zapisać; bez tej opcji „szablony”, a profil do „plans/profil.yaml”.",
        ),
    ] = None,
    force: Annotated[
        bool, options.flag("--force", "Nadpisuje szablony, które już tam są.")
    ] = False,
) -> int:
    """Zapisuje szablony i gotowe profile programu, żeby urząd mógł je zmienić.

    Szablon z folderu „szablony” obok folderu „plans” (albo z --templates) zastępuje szablon
    programu o tej samej nazwie. Zostaw w folderze tylko te, które zmieniasz: pozostałe będą się
    same odświeżać z nowymi wersjami programu.

    Profil mówi, jakie poziomy i kolumny ma plan; plan wskazuje go polem „profil”.
    """
    if action is TemplatesAction.PROFILE:
        return _profile(names or [], out)
    return _export(names or [], out, force=force)


def _export(names: list[str], folder: Path | None, *, force: bool) -> int:
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


def _profile(names: list[str], out: Path | None) -> int:
    """Save the profile of that name; without one list them all."""
    if not names:
        if out:
            raise UsageError("Nie wiadomo, który profil zapisać.", "Podaj jego nazwę po „profile”.")
        rows = [(name, ready_profiles.meaning(name)) for name in ready_profiles.names()]
        output.tell(*output.table(rows, output.width(sys.stdout)))
        return 0
    if len(names) > 1:
        raise UsageError("Plan ma jeden profil.", "Podaj jedną nazwę.")
    text = ready_profiles.text(names[0])
    target = out or settings.workspace(Path.cwd()).folder / "plans" / "profil.yaml"
    replacing.demand_new(target)
    files.make_folder(target.parent)
    output.save(target, text.encode("utf-8"))
    output.say(f"Wskaż go w planie: „profil: {target.name}”.")
    return 0
