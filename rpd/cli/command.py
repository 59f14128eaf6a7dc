"""typer commands that speak Polish: help pages, and what is wrong with a command line.

typer builds one command from a function; names, headings and complaints are worded here.
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Sequence
from functools import cache
from typing import Any

import typer
from typer._click import exceptions as click_errors
from typer.core import TyperCommand

from rpd.cli import output
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import NBSP, quote

_REPEATED = re.compile(r"('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\") is not ")
_CALLED = {"word": "docx", "doc": "docx", "excel": "xlsx", "xls": "xlsx", "markdown": "md"}

# Stands for a hyphen while click breaks lines, which it would do after one.
_HYPHEN = "\ue000"


def _glued(text: str) -> str:
    return text.replace("-", _HYPHEN).replace(" – ", f"{NBSP}– ")


class PolishCommand(TyperCommand):
    """A command whose help page is Polish throughout."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The page, broken at spaces only: names such as rpd-baseline.json stay whole."""
        kept, self.help = self.help, _glued(self.help or "")
        super().format_help(ctx, formatter)
        self.help = kept
        formatter.buffer[:] = [piece.replace(_HYPHEN, "-") for piece in formatter.buffer]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """„Użycie: …”."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(f"rpd {self.name}", pieces, prefix="Użycie: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options under Polish headings."""
        for kind, heading in (("argument", "Argumenty"), ("option", "Opcje")):
            records = [
                (record[0], _glued(record[1].replace("[required]", "[wymagane]")))
                for param in self.get_params(ctx)
                if param.param_type_name == kind and (record := param.get_help_record(ctx))
            ]
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)

    def get_help_option(self, ctx: Any) -> Any:
        """``--help`` with a Polish description."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Pokazuje tę pomoc."
        return option


def new_app() -> typer.Typer:
    """An application for one command, without rich pages, completion or pretty tracebacks."""
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    )


@cache
def built(app: typer.Typer) -> Any:
    """The command of an application, made once where a process runs many: it keeps nothing."""
    return typer.main.get_command(app)


def execute(app: typer.Typer, name: str, arguments: list[str]) -> int:
    """Run the command with its arguments; what is wrong with them is said in Polish (exit 2)."""
    command = built(app)
    command.name = name
    try:
        result = command.main(args=arguments, prog_name=f"rpd {name}", standalone_mode=False)
    except click_errors.ClickException as error:
        output.complain(_worded(error), f"„rpd {name} --help” objaśnia to polecenie.")
        return 2
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.Abort:
        output.complain("Przerwano.")
        return 2
    return result if isinstance(result, int) else 0


def _worded(error: click_errors.ClickException) -> str:
    if isinstance(error, click_errors.NoSuchOption):
        guess = did_you_mean(error.option_name, error.possibilities or ())
        return f"Nie ma opcji {quote(error.option_name)}" + (f" – {guess}" if guess else ".")
    if isinstance(error, click_errors.MissingParameter):
        return f"Brakuje argumentu {_named(error)}."
    if isinstance(error, click_errors.BadParameter):
        return _bad_value(error)
    if isinstance(error, click_errors.BadOptionUsage):
        if "does not take a value" in error.message:
            return f"Opcja {quote(error.option_name)} nie przyjmuje wartości."
        return f"Opcji {quote(error.option_name)} brakuje wartości."
    if "extra argument" in error.message:
        extra = error.message.partition("(s) (")[2].removesuffix(")")
        return f"Za dużo argumentów: {quote(extra)}."
    return f"Niewłaściwe użycie: {error.format_message()}"


def _named(error: click_errors.BadParameter) -> str:
    param = error.param
    if param is None:
        return ""
    options = getattr(param, "opts", [])
    named = options[-1] if options and options[-1].startswith("-") else param.human_readable_name
    return quote(named)


def _bad_value(error: click_errors.BadParameter) -> str:
    choices = getattr(getattr(error.param, "type", None), "choices", None)
    # The value is told only inside click's sentence: „'xml' is not one of 'json', …”.
    told = _REPEATED.match(error.message)
    value = str(literal_eval(told[1])) if told else ""
    if choices:
        allowed = [str(getattr(choice, "value", choice)) for choice in choices]
        return refused_value(value, _named(error)[1:-1], allowed)
    if value:
        return f"Niedozwolona wartość {quote(value)} w miejscu {_named(error)}."
    return f"Niedozwolona wartość w miejscu {_named(error)}: {quote(error.message)}."


def refused_value(value: str, where: str, allowed: Sequence[str]) -> str:
    """„Niedozwolona wartość „xml” w miejscu „--format” – czy chodziło o „xlsx”? Dozwolone: …”."""
    meant = _CALLED.get(value.lower(), "")
    if meant not in allowed:
        from difflib import get_close_matches

        # The list is short and follows, so that a far guess does no harm.
        meant = "".join(get_close_matches(value.lower(), allowed, 1, 0.5))
    guess = f" – czy chodziło o {quote(meant)}?" if meant else "."
    listed = ", ".join(allowed)
    return (
        f"Niedozwolona wartość {quote(value)} w miejscu {quote(where)}{guess} Dozwolone: {listed}."
    )
