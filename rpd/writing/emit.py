"""Plain data → YAML in the layout that plans are written in.

Two spaces per level, lists under their key one level deeper, short lists and mappings on one line
where plans have them so, long prose folded at 100 columns, prose with lines as a literal block.
Texts stand plain where YAML reads them back as they are, else in single quotes.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from rpd.plan.built_in import chosen
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
    )
)
_INSIDE = "kolumny"

# Texts that no YAML reader can take for anything else; the others are tried out.
_SURELY_PLAIN = re.compile(
    r"[A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż][\w/.,()%§–”„\u00a0+-]*(?: [\w/.,()%§–”„\u00a0+-]+)*"
)
_BREAK = re.compile(r"(?<=[^ ]) (?=[^ ])")


def entry(key: str, value: Any, indent: int, comment: str = "") -> str:
    """``key: value`` with its line break(s); `indent` is the column that the key stands in.

    The first line comes without its indentation. `comment` („  # …”) goes to its end.
    """
    head, rest = _value(value, indent, key)
    return f"{_key(key)}:{head}{comment}\n{rest}"


def item(value: Any, indent: int, key: str = "") -> str:
    """``- value`` as an item of the list under `key`; `indent` is the column of the dash."""
    if isinstance(value, dict) and value and not _fits_in_flow(value, indent + 2, key):
        first, *others = value.items()
        lines = [entry(*first, indent + 2)]
        lines += [" " * (indent + 2) + entry(name, member, indent + 2) for name, member in others]
        return "- " + "".join(lines)
    if isinstance(value, list) and value:
        return f"- {flow(value)}\n"
    head, rest = _value(value, indent, key)
    return f"-{head}\n{rest}"


def _value(value: Any, indent: int, key: str) -> tuple[str, str]:
    """What follows „key:” on its line, and the lines below."""
    if isinstance(value, dict | list):
        if not value or _fits_in_flow(value, indent + len(key) + 2, key):
            return " " + flow(value), ""
        if isinstance(value, dict):
            inner = _INSIDE if key == _INSIDE else ""
            lines = [
                " " * (indent + 2) + _inner_entry(name, member, indent + 2, inner)
                for name, member in value.items()
            ]
        else:
            lines = [" " * (indent + 2) + item(member, indent + 2, key) for member in value]
        return "", "".join(lines)
    if isinstance(value, str):
        return _text(value, indent, len(key) + 2)
    return " " + scalar(value, flow=False), ""


def _inner_entry(key: str, value: Any, indent: int, inside: str) -> str:
    if inside and isinstance(value, dict):
        return f"{_key(key)}: {flow(value)}\n"
    return entry(key, value, indent)


def _fits_in_flow(value: Any, column: int, key: str) -> bool:
    """Whether a collection is of the kind that plans write on one line, and short enough for it."""
    members = list(value.values()) if isinstance(value, dict) else list(value)
    if key not in _ON_ONE_LINE or key == _INSIDE:
        return False
    if any(isinstance(m, dict | list) or (isinstance(m, str) and "\n" in m) for m in members):
        return False
    return column + len(flow(value)) <= WIDTH


def flow(value: Any) -> str:
    """A value on one line: ``[FERS, FEdM]``, ``{przypis: kwoty}``."""
    if isinstance(value, dict):
        inner = (f"{_key(k, flow=True)}: {flow(v)}" for k, v in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, flow=True)


def _key(name: str, *, flow: bool = False) -> str:
    """The name of a field; a year is one without quotation marks too."""
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
    return all(c.isprintable() or (c.isspace() and c not in "\r\n\t\x85\u2028\u2029") for c in text)


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
    if flow and ":" in text:
        return False
    tried = f"[{text}, x]" if flow else f"k: {text}\n"
    composed = events.compose(tried)
    return not composed.findings and composed.data == ([text, "x"] if flow else {"k": text})


def _text(text: str, indent: int, before: int) -> tuple[str, str]:
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
    lines = "".join(f"{pad}{line}\n" for line in wrapped(text, max(WIDTH - indent - 2, NARROWEST)))
    return " >-", lines


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
