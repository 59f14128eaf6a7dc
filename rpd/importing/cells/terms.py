"""A cell of terms → their data: the words of the document, checked whether they can be read."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from rpd.importing.cells.read import Read
from rpd.importing.wording import lettered, lit, one_line
from rpd.plan import terminy, values
from rpd.plan.model import Termin
from rpd.plan.terminy import Okres

_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MILESTONE: Final = re.compile(r"(?P<what>.+?)\s[–-]\s(?P<when>[^–-]*[0-9][^;]*|[^;]+)\Z")


def read(text: str, rok: int, koniec: int, first: str = "") -> Read:
    """The terms of a cell without its label, in a plan of those years."""
    found = Read()
    parts = lettered(text, first)
    entries: list[Any] = []
    for position, part in enumerate(parts):
        for piece in _apart(part.text, rok, koniec):
            entry = _entry(piece, rok, koniec, found, len(entries))
            letter = lit(position, part.lit, len(parts)) if part.lit else ""
            if len(parts) > 1 or letter:
                entry["lit"] = part.lit
            entries.append(entry)
    if len(entries) == 1 and set(entries[0]) == {"okres"}:
        found.value = entries[0]["okres"]
        found.doubts = [((), sentence) for _, sentence in found.doubts]
    else:
        found.value = entries
    return found


def _apart(text: str, rok: int, koniec: int) -> list[str]:
    """One text for each term: lines and semicolons, where the whole is not a term itself."""
    whole = one_line(text)
    if readable(whole, rok, koniec):
        return [whole]
    lines = [one_line(line).strip(" ;") for line in re.split(r"[\n;]", text) if line.strip(" ;")]
    stated = all(readable(line, rok, koniec) or _MILESTONE.match(line) for line in lines)
    return lines if len(lines) > 1 and stated else [whole]


def readable(text: str, rok: int, koniec: int) -> bool:
    """Whether a text is a term."""
    return isinstance(terminy.parse(text, rok, koniec), Okres)


def _as_printed(text: str, found: Read) -> str:
    """The term with the dashes that print gives it: „II-IV kwartał” is „II–IV kwartał”."""
    if "-" not in text and "–" not in text:
        return text
    printed = values.term(Termin(text, Okres.of(date.min, date.min)))
    if printed != text and not _ISO.search(text):
        found.coded += ["-", "–"]
        found.dashes += "-" in text
        return printed
    return text


def _entry(text: str, rok: int, koniec: int, found: Read, position: int) -> dict[str, Any]:
    if readable(text, rok, koniec):
        return {"okres": _as_printed(text, found)}
    milestone = _MILESTONE.match(text)
    if milestone and readable(milestone["when"].strip(), rok, koniec):
        when = _as_printed(milestone["when"].strip(), found)
        return {"okres": when, "opis": milestone["what"].strip()}
    bare = text.rstrip(" .,;")
    if bare != text and readable(bare, rok, koniec):
        return {"okres": _as_printed(bare, found)}
    problem = terminy.parse(text, rok, koniec)
    meant = "" if isinstance(problem, Okres) else problem.meant
    also = f"; czy chodzi o „{meant}”?" if meant else ""
    found.doubt(f"nie odczytano terminu „{text}”{also}", position)
    return {"okres": text}
