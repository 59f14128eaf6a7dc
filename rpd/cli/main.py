"""Entry point: finds the command and imports it alone; turns every failure into a code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from rpd import __version__
from rpd.cli.commands import COMMANDS, OPTIONS, VARIABLE, module_of
from rpd.errors import RpdError


def main() -> None:
    """Run ``rpd`` with the arguments of the process and leave with its exit code."""
    # What a command makes it needs until it ends; looking for what it does not need takes time.
    gc.disable()
    code = run(sys.argv[1:])
    # Taking the objects of a large plan apart one by one costs more than checking it did.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command: 0 (clean), 1 (findings) or 2 (wrong use, or the work cannot be done)."""
    from rpd.cli import output
    from rpd.outside import files

    files.forget_inputs()
    if not output.prepare_streams():
        output.complain("Standardowe wyjście jest zamknięte, nie ma dokąd pisać wyniku.")
        return 2
    try:
        code = _dispatch(list(arguments))
        sys.stdout.flush()
    except RpdError as error:
        output.remark(*error.remarks)
        output.complain(error.message, error.hint)
        return 2
    except BrokenPipeError:
        # The reader of our output has gone away (``rpd … | head``); nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        output.complain("Przerwano.")
        return 2
    except OSError as error:
        output.complain(
            f"Nie udało się zapisać wyniku: {files.reason(error)}.",
            "Sprawdź miejsce na dysku i prawa dostępu, a potem spróbuj ponownie.",
        )
        return 2
    except (MemoryError, RecursionError) as error:
        output.complain(
            f"Nie udało się dokończyć pracy ({type(error).__name__}).",
            "Zabrakło pamięci; spróbuj sprawdzać po jednym planie.",
        )
        return 2
    except Exception as error:
        if os.environ.get("RPD_DEBUG"):
            raise
        output.complain(
            f"Błąd programu: {type(error).__name__}: {error}",
            "Zgłoś go autorom; ustaw RPD_DEBUG=1, aby zobaczyć szczegóły.",
        )
        return 2
    return code


def _dispatch(arguments: list[str]) -> int:
    from rpd.cli import output

    if VARIABLE in os.environ:
        from rpd.cli.completion import answer

        return answer()
    first = arguments[0] if arguments else "--help"
    if first == "help" and len(arguments) > 1:
        # „rpd help diff” is what „rpd diff --help” is.
        arguments = [*arguments[1:], "--help"]
        first = arguments[0]
    if first in ("--help", "-h", "help"):
        output.tell(*_help())
        return 0
    if first == "--install-completion":
        from rpd.cli.completion import set_up

        return set_up(arguments[1:])
    if first in ("--version", "-V"):
        output.emit(_version())
        return 0
    if first == "validate" and not any(word.startswith("-") for word in arguments):
        # The call of every day and of every commit hook needs no parser of options.
        from rpd.cli.checking import CheckAsked, check

        return check(CheckAsked(plans=arguments[1:]))
    if arguments[:3] == ["git", "textconv", "--"] and len(arguments) == 4:
        # git asks this twice for every commit that it shows.
        from rpd.cli.git_drivers import textconv

        return textconv(arguments[3])
    if first in COMMANDS:
        from importlib import import_module

        from rpd.cli.command import execute

        return execute(import_module(module_of(first)).app, first, arguments[1:])
    from rpd.polish.guesses import did_you_mean
    from rpd.polish.wording import quote

    kind = "opcji" if first.startswith("-") else "polecenia"
    guess = did_you_mean(first, [*COMMANDS, *OPTIONS])
    output.complain(
        f"Nie ma {kind} {quote(first)}" + (f" – {guess}" if guess else "."),
        "„rpd --help” wymienia polecenia.",
    )
    return 2


def _help() -> list[str]:
    from rpd.cli.output import table, width
    from rpd.report.lines import wrap

    columns = width(sys.stdout)
    return [
        "Użycie: rpd POLECENIE [OPCJE] [PLAN]",
        "",
        *wrap("Roczny Plan Działania jako tekst: sprawdzanie, sumy, urzędowy załącznik.", columns),
        "",
        "Polecenia:",
        *table(COMMANDS.items(), columns),
        "",
        "Opcje:",
        *table(OPTIONS.items(), columns),
        "",
        *wrap("PLAN to rok (np. 2024) albo ścieżka do pliku .yaml.", columns),
    ]


def _version() -> str:
    from importlib.util import find_spec

    parser = "C (libyaml)" if find_spec("_ruamel_yaml") else "brak parsera C"
    python = ".".join(map(str, sys.version_info[:3]))
    return f"rpd {__version__} (Python {python}, parser YAML: {parser})\n"
