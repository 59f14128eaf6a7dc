"""Comments that ask for a decision, told beside the findings: how many wait, and in which lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rpd.diagnostics import Question
from rpd.polish.wording import argument, count, plain
from rpd.report.escape import visible
from rpd.report.lines import Line, line_width, wrap

REMEDY = "Rozstrzygnij każde miejsce, popraw, co trzeba, i usuń komentarz."
MOST_LINES = 5
"""How many lines of a file are named unless all are asked for."""
MOST_FILES = 20
"""How many files are named unless all are asked for."""
_ALL = " (-v pokazuje wszystkie)"
_WORD = "„SPRAWDŹ”"
HEAD = f"Do rozstrzygnięcia, komentarze {_WORD}"


def counted(number: int) -> str:
    """„12 komentarzy „SPRAWDŹ” do rozstrzygnięcia”."""
    forms = (f"{noun} {_WORD} do rozstrzygnięcia" for noun in _FORMS)
    return plain(count(number, *forms))


_FORMS = ("komentarz", "komentarze", "komentarzy")


def by_file(questions: Sequence[Question]) -> dict[str, list[Question]]:
    """Those of each file."""
    found: dict[str, list[Question]] = {}
    for one in questions:
        found.setdefault(one.file, []).append(one)
    return found


def places(questions: Sequence[Question], more: str = "") -> Iterator[str]:
    """„plans/2025.yaml:14, 31, 58 i jeszcze 7”, and a text a file.

    `more` tells how to see the rest, „{}” in it being the file as an argument.
    """
    for file, asked in by_file(questions).items():
        shown = ", ".join(str(one.line) for one in asked[:MOST_LINES])
        left = len(asked) - MOST_LINES
        seen = more.replace("{}", argument(visible(file)))
        rest = f" i jeszcze {left}{seen}" if left > 0 else ""
        yield f"{visible(file)}:{shown}{rest}"


def lines(questions: Sequence[Question], width: int | None, *, verbose: bool) -> Iterator[Line]:
    """The part of a report for people; `verbose` shows what each of them says."""
    head: Line = (("warning", "do rozstrzygnięcia"),)
    what: Line = (("", f"  komentarze {_WORD}  {len(questions)}"),)
    whole: Line = (*head, *what)
    yield from [whole] if width is None or line_width(whole) <= width else [head, what]
    room = None if width is None else max(width - 6, 10)
    if verbose:
        told = [f"{visible(q.file)}:{q.line}  {visible(plain(q.text))}" for q in questions]
    else:
        named = list(places(questions, _ALL))
        told = named[:MOST_FILES]
        if (left := len(named) - MOST_FILES) > 0:
            told.append(f"… i jeszcze {plain(count(left, 'plik', 'pliki', 'plików'))}{_ALL}")
    for one in told:
        first, *rest = wrap(one.rstrip(), room)
        yield (("", "    "), ("file", first))
        yield from ((("", "      "), ("file", part)) for part in rest)
    first, *rest = wrap(REMEDY, room)
    yield (("", "    "), ("dim", "→ "), ("", first))
    yield from ((("", "      "), ("", part)) for part in rest)
