"""Names that no dictionary knows, as entries to be looked through and put into one.

What follows „we współpracy z” stands in another case than a dictionary has it: such a name is told
apart, because nobody knows its first case for sure.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, Final

from rpd.importing.draft import Draft
from rpd.writing import emit

_ENDINGS: Final = ("em", "ą", "ym", "im", "mi")
_HEAD: Final = (
    "# yaml-language-server: $schema=../schema/slownik.schema.json\n"
    "# Słownik zaproponowany z dokumentu „{name}”.\n"
    "# SPRAWDŹ: pola „nazwa” (pełna nazwa) i czy to nie literówki; dopisz skróty.\n"
)


def inflected(name: str) -> bool:
    """Whether a name that follows „z” has the ending of that case: „urzędem pracy”."""
    first = name.partition(" ")[0]
    return not first.isupper() and first.endswith(_ENDINGS)


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
    lists = {**entries(draft), "skroty": []}
    head = _HEAD.format(name=PurePosixPath(name).name)
    return head + "".join(emit.entry(key, members, 0) for key, members in lists.items())
