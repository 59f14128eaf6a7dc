"""Acts and notices on the screen, on stdout or in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import output, result

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


def write(act: Act, screen: int | None, out: Path | None, made: Callable[[], bytes]) -> None:
    """A letter: on a screen of so many columns as text, elsewhere as the file that is `made`."""
    if screen is None:
        result.write(out, made())
        return
    from rpd.report import act_text

    output.tell(*act_text.lines(act, screen))
