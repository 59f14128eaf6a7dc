"""Budget entries as they are read by people: a source by its name where its id is only a code.

„FERS” is an abbreviation that a reader can look up or take apart, and stays as the plan writes it;
„WLASNE” is none. Shares of co-financing come with their amounts, to the grosz.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from rpd.budget import shares
from rpd.plan import kwoty
from rpd.plan.model import PozycjaBudzetu, Slownik
from rpd.plan.values import one_line

Names = Mapping[str, str]
"""What is printed instead of a code."""

_DIGRAPHS = ("sz", "cz", "rz", "dz", "ch")


def names(slownik: Slownik | None, *, full: bool = False) -> dict[str, str]:
    """The ids of sources that are mere codes → the names of those sources.

    `full` are the names of all, whatever their ids.

    A name that plans write (an alias), one in the list of abbreviations, the first letters of the
    full name, and several words are no codes.
    """
    if slownik is None:
        return {}
    explained = {one_line(skrot.skrot) for skrot in slownik.skroty}
    return {
        zrodlo.id: one_line(zrodlo.nazwa)
        for zrodlo in slownik.zrodla
        if zrodlo.nazwa
        and (full or (zrodlo.id not in explained and _is_code(zrodlo.id, zrodlo.nazwa)))
    }


def _is_code(identifier: str, nazwa: str) -> bool:
    one_word = not re.search(r"\s", identifier)
    one_case = identifier in (identifier.upper(), identifier.lower())
    return one_word and one_case and identifier != nazwa and not _initials(identifier, nazwa)


def _initials(identifier: str, nazwa: str) -> bool:
    """Whether an id is made of the first letters of words of a name, in their order („FGŚP”)."""
    if identifier != identifier.upper():
        return False
    rest = re.sub(r"[\W_]", "", identifier).casefold()
    for word in re.findall(r"\w+", nazwa.casefold()):
        for start in (word if word.isdigit() else "", *_DIGRAPHS, word[0]):
            if start and word.startswith(start) and rest.startswith(start):
                rest = rest.removeprefix(start)
                break
    return not rest


def spoken(pozycja: PozycjaBudzetu, known: Names) -> PozycjaBudzetu:
    """The entry with names for codes, and with an amount beside every share of a known whole."""
    amounts = _amounts(pozycja)
    return replace(
        pozycja,
        zrodla=tuple(known.get(one_line(name), name) for name in pozycja.zrodla),
        podzial=tuple(
            replace(udzial, zrodlo=known.get(one_line(udzial.zrodlo), udzial.zrodlo))
            for udzial in pozycja.podzial
        ),
        montaz=tuple(
            replace(
                part,
                zrodlo=known.get(one_line(part.zrodlo), part.zrodlo),
                kwota=part.kwota if amounts is None else amounts[at],
            )
            for at, part in enumerate(pozycja.montaz)
        ),
    )


def _amounts(pozycja: PozycjaBudzetu) -> list[Decimal] | None:
    """What each part of a co-financed amount is; None where that cannot be told."""
    stated = pozycja.kwota is not None and not kwoty.problem(pozycja.kwota)
    if not pozycja.montaz or pozycja.podzial or not stated or any(shares.problems(pozycja)):
        return None
    return [kwota for _, kwota in shares.parts(pozycja)]
