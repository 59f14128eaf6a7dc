"""Completion in the shell: typer's scripts and answers, for commands that are imported one by one.

A script asks by running ``rpd`` with `VARIABLE` set; only the command that is being typed is
imported for the answer.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from typer._click.shell_completion import CompletionItem
from typer._completion_classes import completion_init
from typer._completion_shared import _get_shell_name, install
from typer.completion import shell_complete
from typer.core import TyperGroup

from rpd.cli import output
from rpd.cli.command import built, refused_value
from rpd.cli.commands import COMMANDS, OPTIONS, VARIABLE, module_of
from rpd.errors import UsageError
from rpd.outside import files

SHELLS = ("bash", "zsh", "fish")


class _Commands(TyperGroup):
    """All commands by name; a command is imported when something of it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Every command."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command, imported; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = built(import_module(module_of(cmd_name)).app)
        command.name = cmd_name
        return command

    def shell_complete(
        self,
        ctx: Any,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """The commands and the options that begin like this."""
        offered = OPTIONS if incomplete.startswith("-") else COMMANDS
        return [
            CompletionItem(name, help=about)
            for name, about in offered.items()
            if name.startswith(incomplete)
        ]


def answer() -> int:
    """What can stand where the cursor is, in the form that the shell wants it."""
    completion_init()
    group = _Commands(name="rpd", add_help_option=False)
    return shell_complete(group, {}, "rpd", VARIABLE, os.environ[VARIABLE])


def set_up(arguments: list[str]) -> int:
    """``rpd --install-completion [SHELL]``: write the script where the shell looks for it.

    Raises:
        UsageError: the shell is none of `SHELLS`, or is not told and cannot be found out.
    """
    if len(arguments) > 1:
        raise UsageError("Za dużo argumentów.", "Wzór: „rpd --install-completion bash”.")
    asked = arguments[0] if arguments else _get_shell_name() or ""
    if asked not in SHELLS:
        raise UsageError(
            refused_value(asked, "--install-completion", SHELLS)
            if asked
            else "Nie wiadomo, której powłoki dotyczy uzupełnianie.",
            "Wzór: „rpd --install-completion bash”.",
        )
    try:
        _, path = install(shell=asked, prog_name="rpd", complete_var=VARIABLE)
    except UnicodeError:
        raise UsageError(
            f"Pliku startowego powłoki {asked} nie da się odczytać jako UTF-8.",
            "Zapisz go w UTF-8 i powtórz polecenie.",
        ) from None
    output.say(
        f"Zapisano {files.display_name(path)}. Otwórz terminal na nowo; potem klawisz Tab "
        "uzupełnia polecenia, opcje i ich wartości."
    )
    return 0
