"""``rpd import``: an office's document becomes a draft of a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.errors import UsageError
from rpd.importing.docx_marks import Revisions
from rpd.outside import files

app = new_app()


@app.command("import", cls=PolishCommand, options_metavar="[OPCJE]")
def import_(  # noqa: PLR0917 - the options of a command
    file: Annotated[
        Path,
        typer.Argument(
            metavar="PLIK",
            help="Dokument (.docx), tekst z niego (.txt) albo arkusz (.xlsx, .ods, .csv).",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        options.file("Zapisuje plan do nowego pliku, np. plans/2025.yaml; niczego nie nadpisuje."),
    ] = None,
    profile: Annotated[
        str,
        options.option(
            "--profile",
            "PROFIL",
            "Kształt planu: nazwa gotowego profilu albo plik; bez tej opcji według kolumn tabeli.",
        ),
    ] = "",
    columns: Annotated[
        list[str] | None,
        options.option(
            "--map",
            "KOLUMNA=POLE",
            "Które pole planu jest w kolumnie o tej nazwie; „-” pomija kolumnę. Można powtarzać.",
        ),
    ] = None,
    year: Annotated[
        int | None,
        options.option("--year", "ROK", "Rok planu; bez tej opcji z tytułu dokumentu."),
    ] = None,
    revisions: Annotated[
        Revisions | None,
        options.option(
            "--revisions",
            "accept|reject",
            "Co zrobić ze zmianami zarejestrowanymi w Wordzie; bez tej opcji taki plik jest "
            "odrzucany z ich listą.",
        ),
    ] = None,
) -> int:
    """Czyta dokument urzędu i pisze z niego szkic planu.

    Niczego nie naprawia po cichu: miejsca niepewne mają w pliku komentarz „SPRAWDŹ”, a to, co nie
    jest częścią planu, stoi w komentarzach albo w sprawozdaniu. Sprawozdanie liczy każdy znak
    dokumentu. Plan idzie na standardowe wyjście albo do nowego pliku po -o.

    Kod wyjścia: 0 – szkic powstał, 2 – dokumentu nie da się odczytać albo błędne wywołanie.
    """
    from rpd.workspace.imported import Wanted, imported

    if out is not None:
        _demand_new(out)
    made = imported(Wanted(file, Path.cwd(), profile, year, revisions, tuple(columns or ())))
    output.remark(*made.remarks)
    output.say(*made.report)
    if out is None:
        output.emit(made.text)
        if made.profil:
            output.say("Ten plan potrzebuje profilu: zapisze go obok planu opcja -o.")
        return 0
    if made.profil:
        beside = out.parent / made.profil_file
        _demand_new(beside)
        output.update(beside, made.profil.encode(), None, "profil")
    output.update(out, made.text.encode(), None, "plan")
    return 0


def _demand_new(path: Path) -> None:
    if path.exists() and (path.is_file() or path.is_dir()):
        raise UsageError(
            f"„{files.display_name(path)}” już istnieje, a import niczego nie nadpisuje.",
            "Podaj po -o nazwę nowego pliku.",
        )
