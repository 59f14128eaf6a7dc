"""``rpd import``: an office's document becomes a draft, a workbook goes back into its plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import import_options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.errors import UsageError
from rpd.outside import files
from rpd.polish.wording import argument

if TYPE_CHECKING:
    from rpd.workspace.imported import Wanted

app = new_app()

_OWN = (".yaml", ".yml")


@app.command("import", cls=PolishCommand, options_metavar="[OPCJE]")
def import_(  # noqa: PLR0917 (typer reads the arguments from here)
    named: import_options.Named,
    out: import_options.Out = None,
    profile: import_options.Profile = "",
    columns: import_options.Columns = None,
    year: import_options.Year = None,
    revisions: import_options.Revised = None,
    into: import_options.Into = None,
    write: import_options.Write = False,
    remove: import_options.Remove = False,
    draft: import_options.Draft = None,
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
        _refuse_of_documents(out, profile, columns, year, revisions)
        from rpd.cli import import_sheet

        return import_sheet.run(file, into, write=write, remove=remove, draft=draft)
    _demand_no_export(file)
    if write or remove or draft is not None:
        raise UsageError(
            "--write, --remove i --draft dotyczą zmian z arkusza, a to nie jest arkusz wykonania.",
            "Jeśli to arkusz planu, dodaj --into z nazwą planu.",
        )
    from rpd.workspace.imported import Wanted

    return _drafted(Wanted(file, Path.cwd(), profile, year, revisions, tuple(columns or ())), out)


def _refuse_of_documents(*given: object) -> None:
    if any(given):
        raise UsageError(
            "Z --into wczytuje się zmiany z arkusza; -o, --profile, --map, --year i "
            "--revisions są do dokumentów.",
            "Usuń te opcje.",
        )


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


def _demand_no_export(file: Path) -> None:
    """Demand that a document is none of the sheets of `rpd export`: it has a plan already."""
    if file.suffix.lower() not in (".xlsx", ".ods"):
        return
    from rpd.documents import from_sheet

    kept = from_sheet.export_in(file)
    if kept is None:
        return
    shown = files.display_name(file)
    plan = kept.plan if Path(kept.plan).is_file() else str(kept.rok)
    raise UsageError(
        f"„{shown}” to arkusz, który rpd export zapisał z planu na rok {kept.rok}, a nie dokument.",
        f"Zmiany z niego wczyta „rpd import {argument(shown)} --into {argument(plan)}”.",
    )


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
        if made.strategia:
            output.say("Ten plan potrzebuje strategii: jej szkic zapisze obok planu opcja -o.")
        return 0
    profil, slownik = out.parent / made.profil_file, out.parent / "slownik.yaml"
    strategia = out.parent / "strategia.yaml"
    if made.profil:
        _demand_new(profil)
    files.make_folder(out.parent)
    if made.profil:
        output.update(profil, made.profil.encode(), None, "profil")
    if made.slownik and not slownik.exists():
        output.update(slownik, made.slownik.encode(), None, "słownik")
        output.say("Słownik jest szkicem z nazw dokumentu: uzupełnij w nim pola „nazwa”.")
    if made.strategia and not strategia.exists():
        output.update(strategia, made.strategia.encode(), None, "strategia")
        output.say(
            "Strategia jest szkicem z nagłówków dokumentu: wpisz jej tytuł i cel główny, porównaj "
            "numery i nazwy."
        )
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
