"""``rpd migrate``: files from one format to the next, with their comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.outside import digests, files
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
    for target in (*chosen.targets, *chosen.beside) if chosen is not None else ():
        found = migrating.migrated(target, desk)
        if not isinstance(found, migrating.Migrated):
            output.refuse(found)
            shown = files.display_name(target.path)
            output.complain(
                f"Niczego nie przepisano, bo „{shown}” nie daje się odczytać.",
                "Popraw wskazane miejsca i powtórz polecenie.",
            )
            return 2
        work.append(found)
    changed = [one for one in work if one.changed]
    for one in changed:
        _migrated(one, save=not (check or diff), diff=diff)
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


def _migrated(one: Migrated, *, save: bool, diff: bool) -> None:
    """Write or show one file in the newest format."""
    shown = files.display_name(one.path)
    if diff:
        output.tell(*output.difference(one.source.data, one.data, shown))
    if not save:
        output.say(
            f"{shown}: jest w formacie {one.stated}; na format {one.newest} przepisze go "
            f"„rpd migrate {argument(shown)}”."
        )
        return
    if one.plan:
        remark = f"przed przepisaniem na format {one.newest} (rpd migrate)"
        digests.append(one.path, one.source.data, remark)
    output.update(one.path, one.data, one.source.data)
    output.say(f"{shown}: przepisano z formatu {one.stated} na {one.newest}.")
