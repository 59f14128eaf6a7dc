"""Parts of an annex as an act reads them: tables beside others, texts with a name, what cites them.

A part that stands alone under its heading is no place of its own: „w działaniu 3”. One of several,
and one of the whole annex, is: „w tabeli „Wskaźniki””.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rpd.annex.table import Section, Table
from rpd.plan.layout import PLAN, Layout
from rpd.plan.noun import Noun
from rpd.plan.profil import WSKAZNIKI, Level, Profil
from rpd.polish.wording import NBSP

PARTS: Final = "+"
"""What stands above parts of the whole annex behind its headings; no heading has that number."""
FRONT: Final = f"{PARTS}{PARTS}"
"""What stands above those before its headings."""

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
PART: Final = Noun(
    "część",
    genitive="części",
    accusative="część",
    locative="części",
    instrumental="częścią",
    many="części",
    many_locative="częściach",
    gender="f",
)


_NTH: Final = ("pierwszy", "drugi", "trzeci", "czwarty", "piąty")
_IN_NTH: Final = ("pierwszym", "drugim", "trzecim", "czwartym", "piątym")


def text(key: str, untitled: Sequence[str], where: str) -> Noun:
    """What a text without a title is called: „drugi tekst na początku załącznika”."""
    place = f"na{NBSP}{where} załącznika"
    if len(untitled) == 1:
        return Noun(f"tekst {place}", locative=f"tekście {place}")
    at = untitled.index(key)
    nth, in_nth = (
        (_NTH[at], _IN_NTH[at]) if at < len(_NTH) else (f"{at + 1}. z kolei", f"{at + 1}. z kolei")
    )
    return Noun(f"{nth} tekst {place}", locative=f"{in_nth} tekście {place}")


def level_of(table: Table) -> Level:
    """What a part is called."""
    noun = _TABLE if table.layout == "tabela" else PART
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


def short(table: Table, profil: Profil) -> str:
    """What follows the noun: the title, else what its rows are: „zadań”.

    That is "" where there is one part without a title. Of several with such rows each is told by a
    column that the others do not have.
    """
    if table.title:
        return f"„{table.title}”"
    if len(profil.uklad) < 2:
        return ""
    own = profil.uklad[table.part]
    rows = _ROWS.get(table.rows_are) or profil.dzialanie.noun.many_genitive
    others = [
        part for part in profil.uklad if part is not own and not part.title and _alike(part, own)
    ]
    if not others:
        return rows
    known = {one.name for part in others for one in part.columns}
    fresh = next((one.name for one in own.columns if one.name not in known), "")
    return f"{rows} z{NBSP}kolumną „{fresh}”" if fresh else f"{rows} nr{NBSP}{table.part + 1}"


_ROWS: Final = {WSKAZNIKI: "wskaźników", "zrodla": "źródeł finansowania"}


def _alike(one: Layout, other: Layout) -> bool:
    """Whether two parts would be called by the same words in the same place."""
    nouns = one.kind == "tabela", other.kind == "tabela"
    places = one.level == PLAN, other.level == PLAN
    return one.rows == other.rows and nouns[0] == nouns[1] and places[0] == places[1]
