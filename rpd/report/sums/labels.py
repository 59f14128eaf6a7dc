"""What members of groupings are called in Polish."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rpd.budget.dimensions import Dimension, Member
from rpd.plan.profil import Profil
from rpd.polish.wording import DASH, NBSP, capital, join, quarters

_HEADERS: dict[Dimension, str] = {
    "zrodlo": "Źródło",
    "grupa": "Grupa źródeł",
    "realizator": "Realizator",
    "kwartal": "Termin",
    "rok": "Rok",
    "okres": "Okres",
    "dzial": "Dział",
    "rozdzial": "Rozdział",
    "paragraf": "Paragraf",
    "warunek": "Pewność",
    "plan": "Plan",
    "rok_planu": "Rok planu",
}
_BY: dict[Dimension, str] = {
    "zrodlo": "źródeł",
    "grupa": "grup źródeł",
    "realizator": "realizatorów",
    "kwartal": "kwartałów",
    "rok": "lat",
    "okres": "okresów",
    "dzial": "działów klasyfikacji",
    "rozdzial": "rozdziałów klasyfikacji",
    "paragraf": "paragrafów klasyfikacji",
    "warunek": "pewności",
    "plan": "planów",
    "rok_planu": "lat planów",
}
_NOTHING: dict[str, str] = {
    "zrodlo": "bez źródła",
    "grupa": "bez grupy",
    "realizator": "nie wskazano",
    "kwartal": "bez terminu",
    "rok": "bez roku",
    "dzial": "bez działu",
    "rozdzial": "bez rozdziału",
    "paragraf": "bez paragrafu",
}
_QUARTER = re.compile(r"([0-9]+)-Q([1-4])")


def by(dimensions: tuple[Dimension, ...], profil: Profil) -> str:
    """„według celów i źródeł”."""
    return "według " + join(
        profil.level(dimension).short.many_genitive if dimension in profil.kinds else _BY[dimension]
        for dimension in dimensions
    )


def header(dimension: Dimension, profil: Profil) -> str:
    """What a dimension is called above its members."""
    if dimension in profil.kinds:
        return capital(profil.level(dimension).short.one)
    return _HEADERS[dimension]


def label(member: Member) -> str:
    """What a member is called where there is little room."""
    if not member.key:
        return nothing(member.dimension)
    if member.dimension == "kwartal":
        return interval(member.key[0])
    if member.joint:
        return "wspólnie " + joined(member.key)
    if member.named and member.level and member.level.numbering == "brak":
        return member.named
    prefix = f"{capital(member.level.short.one)} " if member.level else ""
    return prefix + (member.named or member.key[0])


def nothing(dimension: Dimension) -> str:
    """What stands for the member of what the plan does not say."""
    return _NOTHING.get(dimension, DASH)


def joined(names: tuple[str, ...]) -> str:
    """„FEM + FERS”."""
    return " + ".join(name or "bez grupy" for name in names)


def name(member: Member, names: Mapping[tuple[str, str], str]) -> str:
    """The official name of a member, or ""."""
    if len(member.key) != 1:
        return " + ".join(names.get((member.dimension, key), key) for key in member.key)
    return names.get((member.dimension, member.key[0]), "")


def interval(key: str) -> str:
    """„II–IV kwartał 2024” for ``2024-Q2/2024-Q4``, „I i III kwartał 2024” where there is a gap."""
    found = [
        [(int(year), int(quarter)) for year, quarter in _QUARTER.findall(stretch)]
        for stretch in key.split(" + ")
    ]
    years = {year for stretch in found for year, _ in stretch}
    if len(years) == 1:
        numerals = join(
            quarters(stretch[0][1], stretch[-1][1]).partition(NBSP)[0] for stretch in found
        )
        return f"{numerals}{NBSP}kwartał {years.pop()}"
    return join(map(_stretch, found))


def _stretch(found: list[tuple[int, int]]) -> str:
    (year, first), (last_year, last) = found[0], found[-1]
    if year == last_year:
        return f"{quarters(first, last)} {year}"
    return f"{quarters(first, first)} {year} {DASH} {quarters(last, last)} {last_year}"
