"""Plain data → YAML in the layout that plans are written in.

Two spaces per level, lists under their key one level deeper, short lists and mappings on one line
where plans have them so, long prose folded at 100 columns, prose with lines as a literal block.
Texts stand plain where YAML reads them back as they are, else in single quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from rpd.plan.built_in import chosen
from rpd.plan.markup import BULLETS
from rpd.polish.wording import plain
from rpd.reading import events

WIDTH = 100
NARROWEST = 40
_ON_ONE_LINE = frozenset(
    (
        *(one.key for one in chosen(None).columns if one.kind == "podmioty"),
        "zrodla",
        "aliasy",
        "podzial",
        "okresy",
        "potrzeby",
        "kwota_ogolem",
        "uchylone",
        "uchylony",
        "kolumny",
        "gdzie",
        "publikacja",
        "z_moca_od",
        "podpis",
        "bazowa",
        "posrednie",
        "docelowa",
        "poziomy",
        "pola",
        "dokumenty",
        "wymagane",
        "kwoty",
        "znaki",
        "razem",
    )
)
_MEMBERS_ON_ONE_LINE = frozenset(("kolumny", "role", "pola"))

# Texts that no YAML reader can take for anything else; the others are tried out.
_SURELY_PLAIN = re.compile(
    r"[A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż][\w/.,()%§–”„\u00a0+-]*(?: [\w/.,()%§–”„\u00a0+-]+)*"
)
# What no reader takes for a text behind a key; the slow ones need not be asked.
_NEVER_PLAIN = re.compile(r"[%@`]|[-?:](?:[ \t]|\Z)|[^\n]*(?::(?:[ \t]|\Z)|[ \t]#)")
# A line that begins like a point of a list would be taken for one.
_BREAK = re.compile(
    rf"(?<=[^ ]) (?=[^ ])(?!(?:[{BULLETS}]|[0-9]{{1,2}}[.)]|[a-z]{{1,2}}\))[ \u00a0\u202f])"
)


def entry(key: str, value: Any, indent: int, comment: str = "", broken: Sequence[str] = ()) -> str:
    """``key: value`` with its line break(s); `indent` is the column that the key stands in.

    The first line comes without its indentation. `comment` („  # …”) goes to its end. A long text
    that is `broken` into lines stays so, but for lines that are too long.
    """
    if isinstance(value, str):
        head, rest = _text(value, indent, len(key) + 2, broken)
    else:
        head, rest = _value(value, indent, key)
    return f"{field_name(key)}:{head}{comment}\n{rest}"


def item(value: Any, indent: int, key: str = "", broken: Sequence[str] = ()) -> str:
    """``- value`` as an item of the list under `key`; `indent` is the column of the dash."""
    if isinstance(value, dict) and not fits_on_line(value, indent + 2, key, member=True):
        first, *others = value.items()
        lines = [entry(*first, indent + 2)]
        lines += [" " * (indent + 2) + entry(name, member, indent + 2) for name, member in others]
        return "- " + "".join(lines)
    if isinstance(value, list) and value:
        return f"- {flow(value)}\n"
    if isinstance(value, str):
        head, rest = _text(value, indent, 2, broken)
    else:
        head, rest = _value(value, indent, key)
    return f"-{head}\n{rest}"


def _value(value: Any, indent: int, key: str) -> tuple[str, str]:
    """What follows „key:” on its line, and the lines below."""
    if not isinstance(value, dict | list):
        return " " + scalar(value, flow=False), ""
    if fits_on_line(value, indent + len(key) + 2, key):
        return " " + flow(value), ""
    pad = " " * (indent + 2)
    if isinstance(value, list):
        return "", "".join(pad + item(member, indent + 2, key) for member in value)
    return "", "".join(
        pad + _member(name, member, indent + 2, key) for name, member in value.items()
    )


def _member(name: str, value: Any, indent: int, key: str) -> str:
    """A field of the mapping under `key`."""
    if isinstance(value, dict) and fits_on_line(value, indent + len(name) + 2, key, member=True):
        return f"{field_name(name)}: {flow(value)}\n"
    return entry(name, value, indent)


def fits_on_line(value: Any, column: int, key: str, *, member: bool = False) -> bool:
    """Whether a collection stands on one line: it is empty, or plans write it so and it is short.

    `key` is the field that it is the value of, or a `member` of the value; `column` is where it
    begins.
    """
    if not value:
        return True
    if key not in (_MEMBERS_ON_ONE_LINE if member else _ON_ONE_LINE):
        return False
    members = list(value.values()) if isinstance(value, dict) else list(value)
    if any(isinstance(m, dict | list) or (isinstance(m, str) and "\n" in m) for m in members):
        return False
    return column + len(flow(value)) <= WIDTH


def flow(value: Any) -> str:
    """A value on one line: ``[FERS, FEdM]``, ``{przypis: kwoty}``."""
    if isinstance(value, dict):
        inner = (f"{field_name(k, flow=True)}: {flow(v)}" for k, v in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, flow=True)


def field_name(name: str, *, flow: bool = False) -> str:
    """The name of a field as it is written; a year is one without quotation marks too."""
    return name if name.isascii() and name.isdigit() else scalar(name, flow=flow)


def scalar(value: Any, *, flow: bool) -> str:
    """A single value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = str(value)
    if _plain(text, flow=flow):
        return text
    if "\n" in text or (not text.isprintable() and not _only_spaces(text)):
        return double_quoted(text)
    return "'" + text.replace("'", "''") + "'"


def _only_spaces(text: str) -> bool:
    """Whether what is not printable in a text are spaces that quotes keep (U+00A0 and its like)."""
    return plain(text).isprintable() or all(
        c.isprintable() or (c.isspace() and c not in "\r\n\t\x85\u2028\u2029") for c in text
    )


def double_quoted(text: str) -> str:
    """The form that can hold any text."""
    return json.dumps(text, ensure_ascii=False).replace("\u00a0", "\\_").replace("\x85", "\\N")


def _plain(text: str, *, flow: bool) -> bool:
    if text in ("true", "false", "null", "True", "False", "Null", "TRUE", "FALSE", "NULL", ""):
        return False
    if _SURELY_PLAIN.fullmatch(text) and not (flow and "," in text):
        return True
    if "\n" in text or text != text.strip() or not _only_spaces(text):
        return False
    # Between brackets parsers disagree about what a colon ends.
    if ":" in text if flow else _NEVER_PLAIN.match(text):
        return False
    return _reads_back(text, flow=flow)


@lru_cache(maxsize=4096)
def _reads_back(text: str, *, flow: bool) -> bool:
    """Whether a text that stands plain is read as it is; a plan is written more than once a run."""
    tried = f"[{text}, x]" if flow else f"k: {text}\n"
    return bool(events.data_of(tried) == ([text, "x"] if flow else {"k": text}))


def _text(text: str, indent: int, before: int, broken: Sequence[str]) -> tuple[str, str]:
    """A text after „key:”: on the line if short, else folded or as a literal block."""
    pad = " " * (indent + 2)
    if "\n" in text:
        if literal(text):
            chomp = "" if text.endswith("\n") else "-"
            body = text[:-1] if chomp == "" else text
            lines = "".join(f"{pad}{line}\n" if line else "\n" for line in body.split("\n"))
            return f" |{chomp}", lines
        return " " + double_quoted(text), ""
    short = scalar(text, flow=False)
    if indent + before + len(short) <= WIDTH or not foldable(text):
        return " " + short, ""
    width = max(WIDTH - indent - 2, NARROWEST)
    parts = rewrapped(broken if " ".join(broken) == text else [text], width)
    return " >-", "".join(f"{pad}{part}\n" for part in parts)


def literal(text: str) -> bool:
    """Whether a literal block gives the text back: no odd spaces, at most one break at its end."""
    lines = text.split("\n")
    return (
        not text.startswith((" ", "\n", "\t"))
        and not text.endswith("\n\n")
        and all(line == line.rstrip(" \t") for line in lines)
        and _only_spaces(text.replace("\n", " "))
    )


def foldable(text: str) -> bool:
    """Whether folding gives the text back, and there is a space to break it at."""
    return text == text.strip(" \t") and _only_spaces(text) and _BREAK.search(text) is not None


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines broken at single spaces only."""
    lines: list[str] = []
    for part in _BREAK.split(text):
        if lines and len(lines[-1]) + 1 + len(part) <= width:
            lines[-1] += " " + part
        else:
            lines.append(part)
    return lines


def rewrapped(lines: Sequence[str], width: int) -> list[str]:
    """Lines of a text as they are broken; what is too long for one goes on in the next."""
    found: list[str] = []
    over = ""
    for line in lines:
        *full, last = wrapped(f"{over} {line}" if over else line, width)
        found += full
        over = last if full else ""
        if not full:
            found.append(last)
    return [*found, over] if over else found
