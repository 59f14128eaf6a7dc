"""Names that no dictionary knows, as entries to be looked through and put into one.

What follows „we współpracy z” stands in another case than a dictionary has it: such a name is told
apart, because nobody knows its first case for sure.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, Final

from rpd.importing.draft import Draft
from rpd.writing import emit
from rpd.writing.doubts import DOUBT

_ENDINGS: Final = ("em", "ą", "ym", "im", "mi")
_HEAD: Final = (
    "# yaml-language-server: $schema=../schema/slownik.schema.json\n"
    "# Słownik zaproponowany z dokumentu „{name}”.\n"
    "# SPRAWDŹ: pola „nazwa” (pełna nazwa) i czy to nie literówki; dopisz skróty.\n"
)


def inflected(name: str) -> bool:
    """Whether a name that follows „z” has the ending of that case: „urzędem pracy”."""
    return not abbreviated(name) and name.partition(" ")[0].endswith(_ENDINGS)


def abbreviated(name: str) -> bool:
    """Whether a name begins with an abbreviation, which stands in every case as it is."""
    return name.partition(" ")[0].isupper()


def entries(draft: Draft) -> dict[str, list[dict[str, Any]]]:
    """The lists of a dictionary with all names that may stand in it as they are."""
    apart = set(draft.inflected_bodies)
    bodies = [one for one in draft.unknown_bodies if one not in apart]
    return {
        "zrodla": [{"id": one, "nazwa": one} for one in draft.unknown_sources],
        "podmioty": [{"id": one, "nazwa": one} for one in bodies],
    }


def proposed(draft: Draft, name: str) -> str:
    """The text of a whole dictionary file."""
    lists = entries(draft)
    written = [_HEAD.format(name=PurePosixPath(name).name)]
    written += [emit.entry(key, members, 0) for key, members in lists.items()]
    # Of these nobody knows the first case, which they are listed by.
    signs = "„# ”" if lists["podmioty"] else "„# ”, a wyżej „[]”"
    for one in draft.inflected_bodies:
        waiting = emit.item({"id": "…", "nazwa": "…", "narzednik": one}, 2, "podmioty")
        written.append(f"  # {DOUBT}: w miejsce „…” wpisz „{one}” w mianowniku i usuń {signs}\n")
        written += [f"  # {line.removeprefix('  ')}\n" for line in waiting.splitlines()]
    return "".join([*written, emit.entry("skroty", [], 0)])
