"""``rpd fmt``: files in one form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rpd.cli import fmt_ids, options, output, rewriting
from rpd.cli.command import PolishCommand, new_app
from rpd.cli.rewriting import Rewritten
from rpd.outside import files
from rpd.polish.wording import argument

if TYPE_CHECKING:
    from rpd.workspace.laid_out import LaidOut

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def fmt(
    named: Annotated[
        list[str] | None,
        options.argument(
            "[PLIK]...", "Lata planów, pliki albo foldery; bez nich wszystkie pliki z danymi."
        ),
    ] = None,
    ids: Annotated[
        bool,
        options.flag(
            "--ids",
            "Zamiast układać pliki, nadaje identyfikatory wskaźnikom i pozycjom budżetu planów, "
            "które ich nie mają.",
        ),
    ] = False,
    check: options.DryCheck = False,
    diff: options.DryDiff = False,
) -> int:
    """Nadaje plikom z danymi jeden układ: kolejność pól, wcięcia, zapis tekstów.

    Treść zostaje ta sama co do litery, komentarze zostają przy swoich wpisach. Niczego, co się
    drukuje, polecenie nie zmienia, więc wolno go użyć także do planu przyjętego.

    Kod wyjścia: 0 – gotowe, 1 – jest co zmienić (z --check) albo plan ma błędy (z --ids), 2 –
    błędne wywołanie albo plik, którego nie da się odczytać na pewno.
    """
    if ids:
        return fmt_ids.give(named or [], check=check, diff=diff)
    from rpd.workspace import targets
    from rpd.workspace.desk import Desk
    from rpd.workspace.laid_out import laid_out

    desk = Desk()
    chosen = targets.chosen(named or [], Path.cwd(), desk)
    work = rewriting.read_each(
        (*chosen.targets, *chosen.beside),
        lambda target: laid_out(target, desk),
        "Niczego nie zmieniono, bo „{}” nie daje się odczytać na pewno.",
    )
    if work is None:
        return 2
    changed = [one for one in work if one.changed]
    for one in changed:
        rewriting.carry_out(_laid_out(one), check=check, diff=diff)
    if not changed:
        shown = files.display_name(work[0].target.path)
        what = f"{len(work)} plików" if len(work) > 1 else f"pliku „{shown}”"
        output.say(f"Układ {what} jest taki, jaki ma być; nic nie zmieniono.")
    return 1 if check and changed else 0


def _laid_out(one: LaidOut) -> Rewritten:
    """A file in the one form, and what is said of it."""
    path = one.target.path
    command = f"„rpd fmt {argument(files.display_name(path))}”"
    return Rewritten(
        path,
        one.source.data,
        one.data,
        f"jest ułożony inaczej; ułoży go {command}.",
        "zmieniono układ; treść i komentarze są te same.",
        "przed zmianą układu pliku (rpd fmt)" if one.adopted else "",
        f"plik {one.target.kind.noun}",
    )
