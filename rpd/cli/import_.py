"""``rpd import``: an office's document becomes a draft, a workbook goes back into its plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.errors import UsageError
from rpd.importing.docx.marks import Revisions
from rpd.outside import files

if TYPE_CHECKING:
    from rpd.workspace.imported import Wanted

app = new_app()

_OWN = (".yaml", ".yml")


@app.command("import", cls=PolishCommand, options_metavar="[OPCJE]")
def import_(  # noqa: PLR0917 (typer reads the arguments from here)
    named: Annotated[
        list[Path],
        options.argument(
            "PLIK...",
            "Dokument (.docx, .pdf), tekst z niego (.txt) albo arkusz (.xlsx, .ods, .csv); "
            "z --into arkusz z rpd export. Arkuszy wykonania może być wiele, także foldery z nimi.",
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
    into: Annotated[
        str | None,
        options.option("--into", "PLAN", "Wczytuje zmiany z arkusza do tego planu: rok albo plik."),
    ] = None,
    write: Annotated[
        bool,
        options.flag(
            "--write",
            "Z --into i arkuszami wykonania: zapisuje zmiany; bez tej opcji tylko je pokazuje.",
        ),
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

    Arkusze wykonania (rpd export --quarter) poznaje sam i wczytuje do plików podmiotów; arkusz z
    błędem pomija w całości, a pozostałe wczytuje.

    Kod wyjścia: 0 – szkic powstał, zmiany pokazano albo zapisano; 1 – plan ma błędy albo któregoś
    arkusza wykonania nie wczytano; 2 – pliku nie da się odczytać albo błędne wywołanie.
    """
    file = named[0]
    _demand_no_plan(named)
    if len(named) > 1 or file.is_dir() or _of_execution(file):
        if any((out, profile, columns, year, revisions, remove, draft)):
            raise UsageError(
                "Do arkuszy wykonania są tylko opcje --into i --write.", "Usuń pozostałe opcje."
            )
        from rpd.cli import import_execution

        return import_execution.run(named, into, write=write)
    if into is not None:
        if any((out, profile, columns, year, revisions)):
            raise UsageError(
                "Z --into wczytuje się zmiany z arkusza; -o, --profile, --map, --year i "
                "--revisions są do dokumentów.",
                "Usuń te opcje.",
            )
        from rpd.cli import import_sheet

        return import_sheet.run(file, into, write=write, remove=remove, draft=draft)
    if write or remove or draft is not None:
        raise UsageError(
            "--write, --remove i --draft dotyczą zmian z arkusza, a to nie jest arkusz wykonania.",
            "Jeśli to arkusz planu, dodaj --into z nazwą planu.",
        )
    from rpd.workspace.imported import Wanted

    return _drafted(Wanted(file, Path.cwd(), profile, year, revisions, tuple(columns or ())), out)


def _demand_no_plan(named: list[Path]) -> None:
    plan = next((one for one in named if one.suffix.lower() in _OWN), None)
    if plan is not None:
        shown = files.display_name(plan)
        raise UsageError(
            f"„{shown}” to plik, w jakim rpd trzyma plany, a nie dokument ani arkusz.",
            "Takiego pliku się nie importuje: sprawdza go „rpd validate”, a plan na następny rok "
            "pisze z niego „rpd new”.",
        )


def _of_execution(file: Path) -> bool:
    if file.suffix.lower() not in (".xlsx", ".ods"):
        return False
    from rpd.documents import from_execution

    return from_execution.is_sheet(file)


def _drafted(wanted: Wanted, out: Path | None) -> int:
    """Write the draft that a document becomes, to a new file or to stdout."""
    from rpd.workspace.imported import imported

    if out is not None:
        _demand_new(out)
        _demand_folder(out.parent)
    made = imported(wanted)
    output.remark(*made.remarks)
    output.say(*made.report)
    if out is None:
        output.emit(made.text)
        if made.profil:
            output.say("Ten plan potrzebuje profilu: zapisze go obok planu opcja -o.")
        return 0
    profil, slownik = out.parent / made.profil_file, out.parent / "slownik.yaml"
    if made.profil:
        _demand_new(profil)
    files.make_folder(out.parent)
    if made.profil:
        output.update(profil, made.profil.encode(), None, "profil")
    if made.slownik and not slownik.exists():
        output.update(slownik, made.slownik.encode(), None, "słownik")
        output.say("Słownik jest szkicem z nazw dokumentu: uzupełnij w nim pola „nazwa”.")
    output.update(out, made.text.encode(), None, "plan")
    return 0


def _demand_folder(folder: Path) -> None:
    """A folder that there is not yet is made; a file in its place is told before the work."""
    if (there := next((one for one in (folder, *folder.parents) if one.exists()), None)) is None:
        return
    if not there.is_dir():
        raise UsageError(
            f"„{files.display_name(there)}” to plik, a nie folder.", "Podaj po -o inną nazwę."
        )


def _demand_new(path: Path) -> None:
    if path.exists() and (path.is_file() or path.is_dir()):
        raise UsageError(
            f"„{files.display_name(path)}” już istnieje, a import niczego nie nadpisuje.",
            "Podaj po -o nazwę nowego pliku.",
        )
