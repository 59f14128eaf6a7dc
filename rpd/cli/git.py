"""``rpd git``: git tells changes of plans in sentences and merges them by what they say."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from rpd.cli.command import PolishCommand, new_app
from rpd.errors import UsageError

app = new_app()


class Action(StrEnum):
    """What to do; the last three are called by git itself."""

    INSTALL = "install"
    CHECK = "check"
    UNINSTALL = "uninstall"
    TEXTCONV = "textconv"
    DIFF = "diff"
    MERGE = "merge"


_ARGUMENTS = {Action.TEXTCONV: (1, 1), Action.DIFF: (7, 9), Action.MERGE: (5, 5)}


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def git(
    action: Annotated[
        Action,
        typer.Argument(
            metavar="install|check|uninstall",
            help="Włącza, sprawdza albo wyłącza (textconv, diff i merge wywołuje sam git).",
            show_default=False,
        ),
    ],
    arguments: Annotated[list[str] | None, typer.Argument(metavar="[…]", hidden=True)] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Zastępuje cudze ustawienia o tych samych nazwach.")
    ] = False,
) -> int:
    """Uczy gita mówić o zmianach planu zdaniami i scalać plany według treści.

    „rpd git install” dopisuje plany do pliku .gitattributes (ten plik zatwierdza się razem z
    planami) i ustawia w tym repozytorium sterowniki; każda osoba robi to raz w swoim klonie.
    Odtąd „git diff” mówi zdaniami i podaje skutek dla budżetu, „git log -p” i „git show” pokazują
    plan wiersz po wierszu, a „git merge” łączy zmiany różnych działań także wtedy, gdy stoją obok
    siebie. Plik różnic do „git apply” daje „git diff --no-ext-diff --no-textconv”.

    Kod wyjścia: 0 – gotowe, 1 – check: czegoś brakuje, 2 – nie można wykonać pracy.
    """
    given = arguments or []
    least, most = _ARGUMENTS.get(action, (0, 0))
    if not least <= len(given) <= most:
        raise UsageError(
            f"Niewłaściwa liczba argumentów po „rpd git {action.value}”.",
            "Te argumenty podaje git; „rpd git --help” objaśnia polecenie.",
        )
    if action in _ARGUMENTS:
        from rpd.cli import git_drivers

        if action is Action.TEXTCONV:
            return git_drivers.textconv(given[0])
        if action is Action.DIFF:
            return git_drivers.external_diff(given)
        return git_drivers.merge(given)
    from rpd.cli import git_setup

    if action is Action.INSTALL:
        return git_setup.install(force=force)
    return git_setup.check() if action is Action.CHECK else git_setup.uninstall()
