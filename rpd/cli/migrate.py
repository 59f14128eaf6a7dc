"""``rpd migrate``: files from one format to the next, with their comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import options, output, rewriting
from rpd.cli.command import PolishCommand, new_app
from rpd.cli.rewriting import Rewritten
from rpd.outside import files
from rpd.polish.wording import argument

if TYPE_CHECKING:
    from rpd.workspace.desk import Desk
    from rpd.workspace.migrating import Migrated

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def migrate(
    named: Annotated[
        list[str] | None,
        options.argument(
            "[PLIK]...",
            "Lata planów, pliki albo foldery; bez nich wszystko, co czyta rpd: pliki z danymi, "
            "ustawienia i stan wyjściowy.",
        ),
    ] = None,
    check: options.DryCheck = False,
    diff: options.DryDiff = False,
) -> int:
    """Przepisuje pliki z dawnego formatu na ten, który czyta zainstalowany rpd.

    Zmienia tylko to, co w nowym formacie zapisuje się inaczej; komentarze i pozostałe wiersze
    zostają. Dokumenty utworzone wcześniej „rpd verify” nadal poznaje.

    Kod wyjścia: 0 – gotowe, 1 – jest co przepisać (z --check), 2 – błędne wywołanie albo plik,
    którego nie da się przepisać.
    """
    from rpd.workspace import migrating, targets
    from rpd.workspace.desk import Desk

    desk = Desk()
    work, listed = _others(named or [], desk)
    chosen = None
    if listed or not work or not named:
        chosen = targets.chosen(listed, Path.cwd(), desk)
    read = rewriting.read_each(
        (*chosen.targets, *chosen.beside) if chosen is not None else (),
        lambda target: migrating.migrated(target, desk),
        "Niczego nie przepisano, bo „{}” nie daje się odczytać.",
    )
    if read is None:
        return 2
    work += read
    changed = [one for one in work if one.changed]
    for one in changed:
        rewriting.carry_out(_migrated(one), check=check, diff=diff)
    if not changed:
        what = "Pliki są" if len(work) > 1 else "Plik jest"
        output.say(f"{what} w formacie {migrating.newest()}, najnowszym; nie ma czego przepisywać.")
    return 1 if check and changed else 0


def _others(named: list[str], desk: Desk) -> tuple[list[Migrated], list[str]]:
    """The settings and baselines among what was named, and the other names; all of them without."""
    from rpd.workspace import migrating

    if not named:
        return list(migrating.others(Path.cwd(), desk)), []
    paths = [Path(name) for name in named]
    found = [migrating.other(path, desk) for path in paths if migrating.is_other(path)]
    return found, [str(path) for path in paths if not migrating.is_other(path)]


def _migrated(one: Migrated) -> Rewritten:
    """A file in the newest format, and what is said of it."""
    command = f"„rpd migrate {argument(files.display_name(one.path))}”"
    return Rewritten(
        one.path,
        one.source.data,
        one.data,
        f"jest w formacie {one.stated}; na format {one.newest} przepisze go {command}.",
        f"przepisano z formatu {one.stated} na {one.newest}.",
        f"przed przepisaniem na format {one.newest} (rpd migrate)" if one.plan else "",
    )
