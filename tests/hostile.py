"""Names of files that try to be something else: a command, a mention, markup, another line."""

from __future__ import annotations

import re
from itertools import product

PAYLOADS = (
    "::error title=x::podrobione",
    "::add-mask::a",
    "::set-output name=a::b",
    "::stop-commands::x",
    "##[error]podrobione",
    "##[add-mask]2024",
    "##vso[task.setvariable variable=a]b",
    "@zespol-prawny **zatwierdzone**",
    "![x](https:evil.invalid)",
    "[x](javascript:alert)",
    "<img src=x onerror=alert>",
    "<!-- rpd-diff -->",
    "`` ` ``@kto `",
    "~~~ @kto",
    "#123 !45 %kamien ~etykieta",
    "{0} {{ 7*7 }} ${{ github.token }}",
    "=HYPERLINK(x)",
    "\x1b[31mczerwone\x1b[0m",
    "\x1b]0;tytul\x07",
    "\x9b31m",
    "\u202egnp.yaml",
    "\u2066x\u2069",
    "\u2028::error::x",
    "\u2029::error::x",
    "\x85::error::x",
    "\x0b::error::x",
)
PLACES = ("{}", "x\n{}", "x\r{}\n\n{}", "  {}")
NAMES = tuple(place.format(text, text) for text, place in product(PAYLOADS, PLACES))
"""A hundred and four of them; „/” cannot stand in a name."""

_OURS = re.compile(r"::(?:error|warning|notice) file=")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f]")


def faults(log: str) -> list[str]:
    """The lines of a job's log that command the runner or the terminal; our annotations do not."""
    found = []
    for line in log.split("\n"):
        begins = line.lstrip()
        command = begins.startswith("::") and not _OURS.match(begins)
        if command or re.search(r"##(?:vso)?\[", line) or _UNSEEN.search(line):
            found.append(line)
    return found
