"""``rpd init``: a workspace for an office that begins, with an example that is right."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.errors import UsageError
from rpd.outside import files
from rpd.polish.wording import argument, quote

if TYPE_CHECKING:
    from rpd.workspace.starting import NewFile, Start

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def init(
    folder: Annotated[
        Path | None,
        options.argument("[FOLDER]", "Gdzie ma powstać folder z planami; bez nazwy: tutaj."),
    ] = None,
    profile: Annotated[
        str | None,
        options.option(
            "--profile",
            "NAZWA",
            "Gotowy kształt planu; bez tej opcji kształt planu z 2024 r. Nieznana nazwa wypisuje, "
            "jakie są.",
        ),
    ] = None,
    year: Annotated[
        str | None,
        options.option("--year", "ROK", "Rok przykładowego planu; bez tej opcji bieżący."),
    ] = None,
) -> int:
    """Zakłada folder z planami: przykład do przerobienia, słownik i ustawienia.

    Przykładowy plan jest poprawny, ma przy każdym polu objaśnienie i od razu się drukuje. Obok
    powstają ustawienia edytora oraz pliki, dzięki którym GitHub albo GitLab sam sprawdza plany.
    Niczego, co już jest w folderze, polecenie nie zmienia. Nie łączy się z siecią.

    Kod wyjścia: 0 – gotowe, 2 – nie można wykonać pracy.
    """
    from rpd.workspace import starting

    where = folder or Path()
    started = starting.start(where, _profile(profile), _year(year))
    _write(started.made)
    _tell(started)
    return 0


def _profile(name: str | None) -> str:
    """The name of a ready profile; without one, or of none, the list of them is the answer."""
    from rpd.errors import Remark
    from rpd.workspace import ready_profiles

    if name is None or name in ready_profiles.names():
        return name or ""
    rows = [(one, ready_profiles.meaning(one)) for one in ready_profiles.names()]
    listed = output.table(rows, output.width(sys.stderr))
    try:
        return ready_profiles.text(name)
    except UsageError as error:
        error.remarks = (Remark("Gotowe profile:"), *(Remark(line) for line in listed))
        raise


def _year(text: str | None) -> int:
    if text is None:
        return date.today().year  # noqa: DTZ011 (the year of whoever sits here)
    if not re.fullmatch(r"[12][0-9]{3}", text):
        raise UsageError(f"{quote(text)} nie jest rokiem.", "Podaj np. --year 2027.")
    return int(text)


def _write(made: tuple[NewFile, ...]) -> None:
    from rpd.outside import saving

    for one in made:
        files.make_folder(one.path.parent)
        saving.update(one.path, one.data, None)


def _tell(started: Start) -> None:
    folder = started.folder
    shown = files.display_name(folder.absolute())
    named = _rows(started.made, folder)
    if named:
        output.tell(f"Utworzono w folderze {quote(shown)}:")
        output.tell(*output.table(named, output.width(sys.stdout)))
    else:
        output.tell("Wszystkie pliki już są; niczego nie zmieniono.")
    if started.kept and named:
        output.tell("Były tu już i zostały bez zmian:")
        output.tell(*(f"  {_inside(path, folder)}" for path in started.kept))
    output.remark(*started.remarks)
    if not named:
        return
    output.tell("Co dalej:", *(f"  {command}" for command in _next(started)))


def _rows(made: tuple[NewFile, ...], folder: Path) -> list[tuple[str, str]]:
    """What was made and what it is for; files of one folder that serve the same are one row."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in made:
        key = (_inside(one.path.parent, folder), one.about)
        found.setdefault(key, []).append(_inside(one.path, folder))
    return [
        (paths[0] if len(paths) == 1 else f"{parent}/ ({len(paths)})", about)
        for (parent, about), paths in found.items()
    ]


def _inside(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _next(started: Start) -> list[str]:
    """Three commands to type."""
    shown = files.display_name(started.folder.absolute())
    go = [] if shown == "." else [f"cd {argument(shown)}"]
    under = f" --under {started.under}" if started.under else ""
    action = [f'rpd new action{under} --title "Nazwa"'] if started.under is not None else []
    more = ["rpd validate", *action, "rpd render -o zalacznik.html", "rpd --help"]
    return [*go, *more][:3]
