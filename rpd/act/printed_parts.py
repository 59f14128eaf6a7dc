"""Parts of an annex as an act reads them: tables beside others, texts with a name, what cites them.

A part that stands alone under its heading is no place of its own: „w działaniu 3”. One of several,
and one of the whole annex, is: „w tabeli „Wskaźniki””.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rpd.annex.table import Annex, Section, Table
from rpd.plan.layout import PLAN
from rpd.plan.noun import Noun
from rpd.plan.profil import Level, Profil

PARTS: Final = "+"
"""What stands above parts of the whole annex; no heading has that number."""

MADE_OF: Final = ", „"
"""Between the number of a row and the source that a row below it is about."""
_TABLE: Final = Noun(
    "tabela",
    genitive="tabeli",
    accusative="tabelę",
    locative="tabeli",
    instrumental="tabelą",
    many="tabele",
    many_locative="tabelach",
    gender="f",
)
_PART: Final = Noun(
    "część",
    genitive="części",
    accusative="część",
    locative="części",
    instrumental="częścią",
    many="części",
    many_locative="częściach",
    gender="f",
)


def level_of(table: Table) -> Level:
    """What a part is called."""
    noun = _TABLE if table.layout == "tabela" else _PART
    return Level("czesc_zalacznika", "", "", noun, noun, "brak", "")


def is_part(number: str) -> bool:
    """Whether the number is that of a part and of no heading."""
    return PARTS in number


def number_of(section: str, table: Table) -> str:
    """How a part is told from others under the same heading, or in the whole annex."""
    return f"{section}{PARTS}{table.part}"


def apart(section: Section, profil: Profil) -> bool:
    """Whether the parts under a heading are places of their own: several may stand there."""
    kind = section.poziom.kind if section.number else ""
    here = [part for part in profil.uklad if part.level in ("", kind) and part.level != PLAN]
    return len(here) > 1


def whole(annex: Annex) -> Iterator[Table]:
    """The tables of the whole annex."""
    for part in (*annex.opening, *annex.closing):
        if isinstance(part, Table):
            yield part


def short(table: Table, profil: Profil) -> str:
    """What follows the noun: the title; "" where there is one part without a title."""
    if table.title:
        return f"„{table.title}”"
    return f"nr{chr(160)}{table.part + 1}" if len(profil.uklad) > 1 else ""
