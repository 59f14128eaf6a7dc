"""The headings of a document → a draft of the strategy that its plan carries out.

A plan names what it carries out, and its annex prints no more of the strategy than that: title and
main goal are left to a person, and so is what the plan does not carry out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from rpd.beginning.blank import STRATEGY
from rpd.diagnostics import Path
from rpd.importing import emitted
from rpd.importing.draft import Note
from rpd.plan import markup
from rpd.plan.built_in import PROFIL
from rpd.plan.profil import Level, Profil
from rpd.plan.values import one_line
from rpd.polish.wording import quote
from rpd.writing.model_data import number_or_text

_SCHEMA: Final = "../schema/strategia.schema.json"
_FROM: Final = "Strategia zaproponowana z nagłówków dokumentu „{}”"
_TITLE: Final = (
    "załącznik nie drukuje tytułu ani celu głównego strategii: wpisz je; porównaj ze strategią "
    "numery i nazwy i dopisz to, czego ten plan nie wykonuje"
)
_NO_NAME: Final = "w dokumencie nie ma tu nazwy"
_OTHER_NAME: Final = "w dokumencie pod tym numerem stoi też {}"


def is_proposed(profil: Profil) -> bool:
    """Whether plans of that shape need a strategy whose headings are those of the plan."""
    theirs = tuple(level.kind for level in profil.poziomy_strategii)
    return profil.strategia == "wymagana" and theirs in ((), profil.headings)


def proposed(data: Mapping[str, Any], profil: Profil, name: str) -> str:
    """The text of a strategy made of the headings of a plan's data; `name` is the document's."""
    written: dict[str, Any] = dict(STRATEGY)
    top = profil.levels[0].key
    notes = [
        Note(("tytul",), _FROM.format(PurePosixPath(name).name), doubt=False),
        Note(("tytul",), _TITLE),
    ]
    if PROFIL in data:
        written = {PROFIL: str(data[PROFIL])} | written
    written[top] = _elements([data], profil.levels, "", (), notes)
    return emitted.text(written, notes, _SCHEMA)


def _elements(
    holders: Sequence[Mapping[str, Any]],
    levels: Sequence[Level],
    above: str,
    path: Path,
    notes: list[Note],
) -> list[dict[str, Any]]:
    """The elements that stand in one, which a document may begin anew: each number once.

    None that would hold nothing.
    """
    level, below = levels[0], levels[1:]
    numbered: dict[tuple[str, str], list[tuple[str, Mapping[str, Any]]]] = {}
    for one in (one for holder in holders for one in holder.get(level.key, ())):
        nazwa = one_line(markup.running(one.get("nazwa", "")))
        full = level.full(level.named_number(str(one.get("numer") or ""), nazwa), above)
        numbered.setdefault((full, "" if full else nazwa), []).append((nazwa, one))
    found: list[dict[str, Any]] = []
    for (full, _), same in numbered.items():
        here = (*path, level.key, len(found))
        nazwa, *others = dict.fromkeys(name for name, _ in same if name) or [""]
        element: dict[str, Any] = {}
        if level.numbering != "brak":
            element["numer"] = number_or_text(full) if level.numbering == "arabska" else str(full)
        element["nazwa"] = nazwa or "…"
        doubts = [_OTHER_NAME.format(quote(other)) for other in others]
        doubts += [] if nazwa else [_NO_NAME]
        inside = [Note((*here, "nazwa"), said) for said in doubts]
        if below:
            held = _elements([one for _, one in same], below, full, here, inside)
            if not held and not below[0].optional:
                continue
            element |= {below[0].key: held} if held else {}
        found.append(element)
        notes += inside
    return found
