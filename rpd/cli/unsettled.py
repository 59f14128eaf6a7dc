"""What a person has still to decide in the files of a plan, said beside what a command makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpd.cli import output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpd.diagnostics import Question

_ALL = " (wszystkie pokazuje „rpd validate {} -v”)"


def tell(questions: Sequence[Question]) -> None:
    """Say on stderr how many comments ask for a decision and where; nothing where none does."""
    if questions:
        output.say(f"Uwaga: {_where(questions)}.")


def refuse(questions: Sequence[Question]) -> int:
    """Say that a plan cannot be adopted with such comments in it; returns exit code 1."""
    with_them = "nim" if len(questions) == 1 else "nimi"
    output.complain(
        f"{_where(questions)}; planu z {with_them} nie zapisuje się jako przyjętego.",
        "Porównaj każde miejsce z uchwalonym tekstem, popraw, co trzeba, usuń komentarz i powtórz "
        "polecenie.",
    )
    return 1


def _where(questions: Sequence[Question]) -> str:
    from rpd.report.findings.questions import counted, places

    return f"{counted(len(questions))}: {'; '.join(places(questions, _ALL))}"
