"""Mistakes that are told by a trial: without them the parser comes further.

What is wrong stands above the place where the parser stops, and it is no mistake everywhere: hard
spaces where a line is indented, a comment sign in the middle of a text.
"""

from __future__ import annotations

import re

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from rpd.reading.complaint import NAME, Complaint, Mistake
from rpd.reading.source import shortened

_HARD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INDENT = re.compile(f"[ \\t]*(?P<hard>[{_HARD}])[ \\t{_HARD}]*(?=\\S)")
_SIGN = re.compile(r"(?<=[^\s#])\s+(?P<rest>#.*)")
_NAME = re.compile(rf"(?P<name>\s*(?:- +)*{NAME})\s+(?P<rest>#[^:]*:(?:\s+(?P<value>.*))?)\s*")


def tried(text: str, complaint: Complaint) -> Mistake | None:
    """What keeps the parser from reading on."""
    return (
        _hard_indent(text, complaint)
        or _cut_name(text, complaint)
        or _cutting_sign(text, complaint)
    )


def _suspects(c: Complaint) -> list[int]:
    """The lines where the mistake may stand: of the problem, of what it is in, and above it."""
    above = c.above(c.line)
    begun = c.begun[0] if c.begun else None
    return list(dict.fromkeys(n for n in (c.line, begun, above) if n is not None))


def _hard_indent(text: str, c: Complaint) -> Mistake | None:
    """The first of the hard-spaced lines that end at a suspect."""
    number = next((n for n in _suspects(c) if _INDENT.match(c.lines[n])), None)
    found = None
    lines = text.split("\n")
    while number is not None and (match := _INDENT.match(c.lines[number])):
        found = number, match
        lines[number] = " " * match.end() + lines[number][match.end() :]
        number = c.above(number)
    if found is None:
        return None
    first, match = found
    if first != c.line and not _further(lines, c):
        return None
    start, end = match.start("hard"), match.end()
    return Mistake(
        f"Wiersz jest wcięty twardą spacją (U+{ord(match['hard']):04X}) zamiast zwykłej.",
        "Zastąp twarde spacje zwykłymi i wyrównaj wiersz do sąsiednich pól.",
        first,
        start,
        end - start,
    )


def _cut_name(text: str, c: Complaint) -> Mistake | None:
    """``nazwa #1: Poradnik``: the colon of a field has become part of a comment."""
    for number in _suspects(c):
        match = _NAME.fullmatch(c.lines[number])
        if match is None:
            continue
        lines = text.split("\n")
        mended = f"{match['name']}: {match['value'] or ''}".rstrip()
        lines[number] = mended
        if _further(lines, c):
            rest = match["rest"].rstrip()
            return Mistake(
                f"Znak „#” zaczyna komentarz („{shortened(rest)}”), więc po nazwie pola brakuje "
                "dwukropka.",
                f"Usuń to, co stoi między nazwą pola a dwukropkiem: „{shortened(mended.strip())}”.",
                number,
                match.start("rest"),
                len(rest),
            )
    return None


def _cutting_sign(text: str, c: Complaint) -> Mistake | None:
    """A comment behind the first line of a text that goes on, or inside brackets."""
    for number in _suspects(c):
        match = _SIGN.search(c.lines[number])
        if match is None or c.lines[number].lstrip().startswith("#"):
            continue
        lines = text.split("\n")
        offset = match.start("rest")
        lines[number] = f"{lines[number][:offset]}x{lines[number][offset + 1 :]}"
        if _further(lines, c):
            rest = match["rest"].rstrip()
            return Mistake(
                f"Znak „#” urywa tekst w połowie: „{shortened(rest)}” jest komentarzem.",
                "Jeśli to tekst, weź go w całości w apostrofy: '…'; jeśli komentarz, przenieś go "
                "do osobnego wiersza nad tym tekstem.",
                number,
                offset,
                len(rest),
            )
    return None


def _further(lines: list[str], c: Complaint) -> bool:
    parser = CParser("\n".join(lines))
    try:
        while parser.get_event() is not None:
            pass
    except YAMLError as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        return mark is not None and mark.line > c.line
    except UnicodeDecodeError:
        return False
    return True
