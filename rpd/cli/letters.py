"""Acts and notices on the screen, on stdout or in a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import output

if TYPE_CHECKING:
    from rpd.act.letter import Act


def unprintable(act: Act, format_: str) -> bool:
    """Whether a PDF would lack characters; which ones is said."""
    if format_ != "pdf":
        return False
    from rpd.act import letter

    missing = letter.unprintable(act)
    for place, characters in missing:
        output.say(f"{place}: czcionka dokumentu nie ma znaków: {characters}.")
    if missing:
        output.say(
            "Nie utworzono pliku. Zmień te znaki w planie albo wybierz inną postać dokumentu (np. "
            "HTML)."
        )
    return bool(missing)


def show(act: Act, columns: int) -> None:
    """The act as plain text on a terminal."""
    from rpd.report import act_text

    output.tell(*act_text.lines(act, columns))


def write(data: bytes, out: Path | None) -> None:
    """The file of an act, to where it was asked for or to stdout."""
    if out is not None:
        output.save(out, data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
