"""``rpd import``: an office's document becomes a draft, a workbook goes back into its plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
        options.argument(
            "PLIK", "Dokument: .docx, .pdf albo tekst z niego (.txt); z --into arkusz z rpd export."
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
        options.option("--into", "PLAN", "Wczytuje zmiany z arkusza do tego planu: rok albo plik."),
    ] = None,
    write: Annotated[
        bool, options.flag("--write", "Z --into: zapisuje zmiany; bez tej opcji tylko je pokazuje.")
    ] = False,
    remove: Annotated[
        bool,
        options.flag("--remove", "Z --into: usuwa wpisy, których wiersze usunięto z arkusza."),
    ] = False,
    draft: Annotated[
        Path | None,
        options.option(
            "--draft",
            "PLIK",
            "Z --into: gdzie zapisać projekt zmiany planu przyjętego; bez niej obok niego.",
        ),
    ] = None,
) -> int:
    """Pisze szkic planu z dokumentu urzędu albo wczytuje do planu zmiany z arkusza.

    Z dokumentu niczego nie naprawia po cichu: miejsca niepewne mają w pliku komentarz „SPRAWDŹ”, a
    to, co nie jest częścią planu, stoi w komentarzach albo w sprawozdaniu. Sprawozdanie liczy każdy
    znak dokumentu. Plan idzie na standardowe wyjście albo do nowego pliku po -o.

    Z --into porównuje plan z chwili eksportu, arkusz i plan obecny i zmienia tylko to, co zmieniono
    w arkuszu; komentarze i układ pliku zostają. W planie przyjętym zapisuje tylko to, czego się nie
    drukuje, a resztę jako projekt dla rpd amend.

    Kod wyjścia: 0 – szkic powstał, zmiany pokazano albo zapisano; 1 – plan ma błędy; 2 – pliku nie
    da się odczytać albo błędne wywołanie.
    """
    if into is not None:
        _demand_none({"-o": out, "--profile": profile, "--year": year, "--revisions": revisions})
        from rpd.cli import import_sheet

        return import_sheet.run(file, into, write=write, remove=remove, draft=draft)
    _demand_plan({"--write": write, "--remove": remove, "--draft": draft})
    return _drafted(file, out, profile, year, revisions)


def _drafted(
    file: Path, out: Path | None, profile: str, year: int | None, revisions: Revisions | None
) -> int:
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


def _demand_none(given: dict[str, object]) -> None:
    for option, value in given.items():
        if value:
            raise UsageError(
                f"Opcja {option} jest dla dokumentów, a --into wczytuje arkusz z rpd export.",
                f"Usuń opcję {option} albo --into.",
            )


def _demand_plan(given: dict[str, object]) -> None:
    for option, value in given.items():
        if value:
            raise UsageError(
                f"Opcja {option} jest dla arkusza, a nie podano, do którego planu go wczytać.",
                "Dodaj np. --into plans/2024.yaml.",
            )


def _demand_new(path: Path) -> None:
    if path.exists() and (path.is_file() or path.is_dir()):
        raise UsageError(
            f"„{files.display_name(path)}” już istnieje, a import niczego nie nadpisuje.",
            "Podaj po -o nazwę nowego pliku.",
        )
