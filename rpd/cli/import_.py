"""``rpd import``: an office's document becomes a draft, a workbook's changes come into a plan."""

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
_PROFIL = "profil.yaml"


@app.command("import", cls=PolishCommand, options_metavar="[OPCJE]")
def import_(  # noqa: PLR0917 (typer reads the arguments from here)
    file: Annotated[
        Path,
        typer.Argument(
            metavar="PLIK",
            help="Dokument (.docx albo tekst z niego, .txt); z --into arkusz z rpd export.",
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
    into: Annotated[
        str | None,
        options.option(
            "--into", "PLAN", "Plan, do którego wczytać zmiany z arkusza: rok albo plik."
        ),
    ] = None,
    write: Annotated[
        bool, options.flag("--write", "Z --into: zapisuje zmiany; bez niej tylko je pokazuje.")
    ] = False,
    remove: Annotated[
        bool, options.flag("--remove", "Z --into: usuwa wpisy, których wiersze usunięto z arkusza.")
    ] = False,
    draft: Annotated[
        Path | None,
        options.option(
            "--draft", "PLIK", "Z --into: gdzie zapisać projekt zmiany planu przyjętego."
        ),
    ] = None,
) -> int:
    """Czyta dokument urzędu i pisze z niego szkic planu; z --into wczytuje zmiany z arkusza.

    Niczego nie naprawia po cichu: miejsca niepewne mają w pliku komentarz „SPRAWDŹ”, a to, co nie
    jest częścią planu, stoi w komentarzach albo w sprawozdaniu. Sprawozdanie liczy każdy znak
    dokumentu. Plan idzie na standardowe wyjście albo do nowego pliku po -o.

    Z --into porównuje trzy wersje: plan z chwili eksportu, arkusz i plan obecny. Zmienia tylko to,
    co zmieniono w arkuszu; komentarze i układ pliku zostają. W planie przyjętym zapisuje tylko to,
    czego się nie drukuje, a resztę jako projekt dla rpd amend.

    Kod wyjścia: 0 – szkic powstał albo zmiany pokazano lub zapisano, 1 – plan po --into ma błędy,
    2 – pliku nie da się odczytać albo błędne wywołanie.
    """
    if into is not None:
        from rpd.cli import import_sheet

        if out is not None or profile or year is not None or revisions is not None:
            raise UsageError(
                "Z --into wczytuje się zmiany z arkusza; -o, --profile, --year i --revisions są "
                "do dokumentów.",
                "Usuń te opcje.",
            )
        return import_sheet.run(file, into, write=write, remove=remove, draft=draft)
    if write or remove or draft is not None:
        raise UsageError(
            "--write, --remove i --draft dotyczą zmian z arkusza.", "Dodaj --into z nazwą planu."
        )
    from rpd.workspace.imported import Wanted, imported

    if out is not None:
        _demand_new(out)
    made = imported(Wanted(file, Path.cwd(), profile, year, revisions))
    output.remark(*made.remarks)
    output.say(*made.report)
    if out is None:
        output.emit(made.text)
        if made.profil:
            output.say("Ten plan potrzebuje profilu: zapisze go obok planu opcja -o.")
        return 0
    beside = out.parent / _PROFIL
    if made.profil and not beside.exists():
        output.update(beside, made.profil.encode(), None, "profil")
    output.update(out, made.text.encode(), None, "plan")
    return 0


def _demand_new(path: Path) -> None:
    if path.exists() and (path.is_file() or path.is_dir()):
        raise UsageError(
            f"„{files.display_name(path)}” już istnieje, a import niczego nie nadpisuje.",
            "Podaj po -o nazwę nowego pliku.",
        )
