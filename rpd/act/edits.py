"""A text that changed a little → which of its words, numbers and signs an act changes.

A reader goes from point to point and has nothing but the quotations. So each quotation ends at the
border of a word or a number, holds no half of a bracket, and is found once: in the text as it was,
and in the text as the changes before it have left it. ``carry`` carries a change out by its
quotation alone. Form: Zasady techniki prawodawczej, § 87 ust. 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rpd.act.tokens import Token, keys, places, tokens
from rpd.frozen import dataclass

SIGNS: Final = ",.;:?!%"
"""Signs that an act names („przecinek”); others are quoted with their words."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What an edit names: a sign, words behind it, or both („przecinek i wyraz „UKEN””)."""

    sign: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.sign or self.words)

    @property
    def text(self) -> str:
        """As it stands in the text."""
        return f"{self.sign} {self.words}".strip()


NOTHING: Final = Phrase()


@dataclass(frozen=True, slots=True)
class Edit:
    """``old`` gives way to ``new``; one of them may be nothing.

    ``after`` are the words it stands behind, "" where `old` is found without them. ``before`` are
    the words that something is put in front of. ``at_end`` means the end of the text.
    """

    old: Phrase
    new: Phrase
    after: str = ""
    at_end: bool = False
    before: str = ""


# --- carrying out --------------------------------------------------------------------------------


def carry(lines: Sequence[str], edit: Edit) -> tuple[str, ...]:
    """The lines after an edit, which is found by what it quotes.

    Raises:
        ValueError: what it quotes is not there, or is there more than once.
    """
    quoted = f"{edit.after}{_behind(edit.old)}" if edit.after else edit.before or edit.old.text
    wanted = tokens(quoted)
    parsed = [tokens(line) for line in lines]
    if edit.at_end:
        last, at = len(lines) - 1, len(parsed[-1]) - len(wanted)
        found = [(last, at)] if keys(wanted) == keys(parsed[-1][at:]) else []
    else:
        found = [(i, at) for i, line in enumerate(parsed) for at in places(wanted, line)]
    if len(found) != 1:
        raise ValueError(f"found {len(found)} times: {quoted}")
    ((i, at),) = found
    return (*lines[:i], _changed(lines[i], parsed[i], at, edit), *lines[i + 1 :])


def _behind(phrase: Phrase) -> str:
    """A phrase as it stands behind other words."""
    return phrase.text if phrase.sign else f" {phrase.words}" if phrase.words else ""


def _changed(line: str, parsed: Sequence[Token], at: int, edit: Edit) -> str:
    old = len(tokens(edit.old.text))
    skipped = len(tokens(edit.after))
    first = at + skipped
    if edit.before:
        start = parsed[first].start
        return f"{line[:start]}{edit.new.text} {line[start:]}"
    if not edit.old:
        end = parsed[first - 1].end if first else 0
        return line[:end] + _behind(edit.new) + line[end:]
    start, end = parsed[first].start, parsed[first + old - 1].end
    new = edit.new.text
    if not new and not edit.old.sign and first + old < len(parsed) and not parsed[first].key[1]:
        # Behind „(” no blank stands before what goes, so the one behind it goes along.
        end = parsed[first + old].start
    elif edit.new.sign or not new:
        # A sign stands at the word before it, and what goes takes the space along.
        start = parsed[first - 1].end if first else start
    elif edit.old.sign and first:
        new = f" {new}"
    return (line[:start] + new + line[end:]).strip()
