"""``rpd git``: git tells changes of plans in sentences and merges them by what they say."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.errors import UsageError

app = new_app()


class GitAction(StrEnum):
    """What to do; the last three are called by git itself."""

    INSTALL = "install"
    CHECK = "check"
    UNINSTALL = "uninstall"
    TEXTCONV = "textconv"
    DIFF = "diff"
    MERGE = "merge"


_ARGUMENTS = {GitAction.TEXTCONV: (1, 1), GitAction.DIFF: (7, 9), GitAction.MERGE: (5, 5)}


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def git(
    action: Annotated[
        GitAction,
        options.argument(
            "install|check|uninstall",
            "Włącza, sprawdza albo wyłącza (textconv, diff i merge wywołuje sam git).",
        ),
    ],
    arguments: Annotated[list[str] | None, typer.Argument(metavar="[…]", hidden=True)] = None,
    force: Annotated[
        bool, options.flag("--force", "Zastępuje cudze ustawienia o tych samych nazwach.")
    ] = False,
    textconv: Annotated[
        bool,
        options.flag(
            "--textconv",
            "Z install: także „git log -p” i „git blame” pokazują plan wiersz po wierszu, "
            "innymi wierszami niż w pliku.",
        ),
    ] = False,
    repair: Annotated[
        bool, options.flag("--repair", "Z check: naprawia to, co jest ustawione połowicznie.")
    ] = False,
) -> int:
    """Uczy gita mówić o zmianach planu zdaniami i scalać plany według treści.

    „rpd git install” dopisuje plany do pliku .gitattributes (ten plik zatwierdza się razem z
    planami) i ustawia w tym repozytorium sterowniki; każda osoba robi to raz w swoim klonie.
    Odtąd „git diff” mówi zdaniami i podaje skutek dla budżetu, a „git merge” łączy zmiany różnych
    działań także wtedy, gdy stoją obok siebie. „git log -p” i „git show” pokazują wiersze pliku, a
    z dopiskiem --ext-diff zdania. Plik różnic do „git apply” daje „git diff --no-ext-diff”.

    Kod wyjścia: 0 – gotowe, 1 – check: czegoś brakuje, 2 – nie można wykonać pracy.
    """
    given = arguments or []
    least, most = _ARGUMENTS.get(action, (0, 0))
    if not least <= len(given) <= most:
        raise UsageError(
            f"Niewłaściwa liczba argumentów po „rpd git {action.value}”.",
            "Te argumenty podaje git; „rpd git --help” objaśnia polecenie.",
        )
    for option, given_option, of in (
        ("--force", force, GitAction.INSTALL),
        ("--textconv", textconv, GitAction.INSTALL),
        ("--repair", repair, GitAction.CHECK),
    ):
        if given_option and action is not of:
            raise UsageError(
                f"Opcja {option} należy do „rpd git {of.value}”.",
                f"Usuń ją albo uruchom „rpd git {of.value} {option}”.",
            )
    if action in _ARGUMENTS:
        from rpd.cli import git_drivers

        if action is GitAction.TEXTCONV:
            return git_drivers.textconv(given[0])
        if action is GitAction.DIFF:
            return git_drivers.external_diff(given)
        return git_drivers.merge(given)
    if action is GitAction.CHECK:
        from rpd.cli import git_check

        return git_check.check(repair=repair)
    from rpd.workspace import git_setup

    if action is GitAction.INSTALL:
        output.say(*git_setup.install(Path.cwd(), force=force, textconv=textconv))
    else:
        output.say(*git_setup.uninstall(Path.cwd()))
    return 0
