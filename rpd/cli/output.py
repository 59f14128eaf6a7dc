"""Writing to the two streams and to files: stdout is data, stderr is talk."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from rpd.diagnostics import Diagnostic
    from rpd.errors import Remark
    from rpd.report.lines import Line


T = TypeVar("T")


def prepare_streams() -> bool:
    """UTF-8 wherever it can be had; a console that cannot print a sign gets a plain one instead.

    Returns whether there is a standard output at all (``rpd … >&-`` leaves none).
    """
    import codecs

    open_ = sys.stdout is not None
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115

    codecs.register_error("rpd-plain", _plain_sign)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="rpd-plain", newline="\n")
        else:
            reconfigure(encoding="utf-8", errors="rpd-plain", newline="\n")
    return open_


_PLAIN = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "„": '"',
        "”": '"',
        "…": "...",
        "→": "->",
        "│": "|",
        "\u00a0": " ",
        "−": "-",
    }
)


def _plain_sign(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import unicodedata

    bad = error.object[error.start : error.end].translate(_PLAIN)
    bad = bad.replace("ł", "l").replace("Ł", "L")
    ascii_ = unicodedata.normalize("NFKD", bad).encode("ascii", "ignore").decode("ascii")
    return ascii_ or "?", error.end


def emit(text: str) -> None:
    """Write a document to stdout: what a module of a format has made, inert by its own rules."""
    sys.stdout.write(text)


def tell(*lines: str) -> None:
    """Write an answer to stdout, line by line; nothing in a line ends it or commands anybody."""
    from rpd.report.escape import line

    sys.stdout.write("".join(f"{line(text)}\n" for text in lines))


def say(*lines: str) -> None:
    """Write talk to stderr, line by line, as `tell` does."""
    from rpd.report.escape import line

    sys.stdout.flush()
    sys.stderr.write("".join(f"{line(text)}\n" for text in lines))


def complain(message: str, hint: str = "") -> None:
    """Say on stderr why the work cannot be done and what to do about it."""
    say(f"rpd: {message}", *([f"     {hint}"] if hint else []))


def remark(*remarks: Remark) -> None:
    """Say on stderr what there is to say beside a result."""
    for one in remarks:
        if one.grave:
            complain(one.message, one.hint)
        else:
            say(one.message, *([one.hint] if one.hint else []))


def refuse(diagnostics: Sequence[Diagnostic]) -> int:
    """Say on stderr what is wrong with a plan that nothing can be made of; returns exit code 1."""
    from rpd.report.findings import text

    print_lines(text.report(diagnostics, 1, width(sys.stderr)), sys.stderr)
    return 1


def save(path: Path, data: bytes, *, document: bool = False, force: bool = False) -> None:
    """Write a result to a file and say so, unless it would replace what it may not.

    `document` and `force` are as `replacing.demand_replaceable` has them; raises what it raises,
    and CannotWriteError.
    """
    from rpd.documents import replacing
    from rpd.outside import saving

    replacing.demand_replaceable(path, document=document, force=force)
    _saved(path, data, saving.write(path, data))


def update(path: Path, data: bytes, expected: bytes | None, noun: str = "plik") -> None:
    """Replace a file of data that held `expected` when it was read (None: there was none).

    Raises CannotWriteError, also where it holds something else by now.
    """
    from rpd.outside import saving

    _saved(path, data, saving.update(path, data, expected, noun))


def _saved(path: Path, data: bytes, remarks: list[str]) -> None:
    from rpd.outside import files

    say(" ".join([f"Zapisano {files.display_name(path)} ({_size(len(data))}).", *remarks]))


def difference(before: bytes, after: bytes, shown: str) -> Iterator[str]:
    """What a command would do to a file, as the lines of a unified diff."""
    from difflib import unified_diff

    old, new = (data.decode("utf-8-sig").splitlines() for data in (before, after))
    return unified_diff(old, new, shown, shown, lineterm="")


def _size(length: int) -> str:
    return f"{length} B" if length < 1024 else f"{-(-length // 1024)} KiB"


def watched(results: Iterable[T], total: int, label: str) -> Iterator[T]:
    """The results one by one, with a bar on stderr where that is a terminal and it takes time."""
    from rpd.outside.many import FEW

    if total <= FEW or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from results
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console_for(sys.stderr), transient=True) as progress:
        task = progress.add_task("", total=total)
        for result in results:
            yield result
            progress.advance(task)


def in_colour(stream: Any) -> bool:
    """Whether to write colours to a stream: a terminal, unless NO_COLOR; FORCE_COLOR overrides."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(stream.isatty()) and os.environ.get("TERM") != "dumb"


def width(stream: Any) -> int | None:
    """Columns of a terminal; None where there is no terminal, and so nothing to wrap for."""
    if not stream.isatty():
        return None
    import shutil

    return max(shutil.get_terminal_size((80, 24)).columns, 20)


def table(rows: Iterable[tuple[str, str]], columns: int | None) -> list[str]:
    """Names and what they are about, side by side; what goes on stands under its beginning."""
    from rpd.report.lines import wrap

    rows = list(rows)
    hanging = max(len(name) for name, _ in rows) + 4
    room = None if columns is None else max(columns - hanging, 20)
    return [
        (f"  {name:<{hanging - 2}}" if row == 0 else " " * hanging) + line
        for name, about in rows
        for row, line in enumerate(wrap(about, room))
    ]


_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "ok": "bold green",
    "file": "bold",
    "dim": "dim",
    "mark": "bold red",
}


def print_lines(lines: list[Line], stream: Any = None) -> None:
    """Write styled lines: in colour through rich, or plain where colours are not wanted."""
    from rpd.report.escape import line as inert

    stream = stream or sys.stdout
    unstyled = ["".join(text for _, text in line).rstrip() for line in lines]
    if not in_colour(stream):
        stream.write("".join(f"{inert(text)}\n" for text in unstyled))
        return
    console = console_for(stream)
    from rich.text import Text

    for line, whole in zip(lines, unstyled, strict=True):
        styled = Text()
        for style, text in line if inert(whole) == whole else (("", inert(whole)),):
            styled.append(text, _STYLES.get(style, ""))
        console.print(styled, soft_wrap=True)


def console_for(stream: Any) -> Any:
    """A rich console that interprets nothing in texts and guesses neither colours nor width."""
    from rich.console import Console

    return Console(
        file=stream,
        force_terminal=in_colour(stream),
        no_color=not in_colour(stream),
        width=width(stream) or 200,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
