"""What the job prints, and names from outside in the comment: nothing in them can be obeyed."""

from __future__ import annotations

import re
import sys
from typing import TextIO

from rpd.report.escape import line, visible, workflow_message

_LONGEST_NAME = 120


def code(name: str) -> str:
    """A name as a code span that nothing in it can end: no mention, link or markup is read in it.

    A run of backticks ends a span only if it is as long as the one that began it.
    """
    shown = visible(name)
    if len(shown) > _LONGEST_NAME:
        shown = shown[: _LONGEST_NAME - 1] + "…"
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    if not longest:
        return f"`{shown}`"
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}"


def indented(text: str) -> str:
    """A text as a block of code that ends only where a line is not indented: no fence is forged."""
    return "\n".join(f"    {visible(one)}" for one in text.strip().split("\n"))


def say(*lines: str, stream: TextIO | None = None) -> None:
    """Lines of the job's log; no text from outside begins one."""
    for one in lines:
        print(line(one), file=stream or sys.stdout)


def quote(text: str) -> None:
    """A text in the job's log: behind a bar, so that no line of it is a command."""
    say(*(f"| {one}" for one in text.split("\n")))


def warn(message: str, *, github: bool) -> None:
    """A warning, as an annotation where the runner knows them."""
    if github:
        print(f"::warning title=rpd::{workflow_message([message])}")
    else:
        say(f"Ostrzeżenie: {message}")
