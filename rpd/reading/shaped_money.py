"""The schema of money in the shape of a profile: its periods, its signs, its unit."""

from __future__ import annotations

import re
from typing import Any

from rpd.plan.profil import Profil
from rpd.polish.wording import join
from rpd.reading.checker import Schema

_MONEY = ("pozycja_budzetu", "skladnik_montazu", "kwota_okresu", "potrzeby", "kwota_ogolem")


def of_money(defs: Schema, profil: Profil) -> None:
    """Recast what the shipped schema says of amounts."""
    if profil.okresy:
        _periods(defs["nazwa_okresu"], profil.okresy)
    if profil.znaki.all:
        _signs(defs["kwota_okresu"], profil)
    if profil.jednostka != "zł":
        for name in _MONEY:
            if name in defs:
                defs[name] = _in_unit(defs[name], f"w {profil.jednostka}")


def _one_of(words: tuple[str, ...]) -> str:
    """The pattern of any of these words, as editors read patterns too."""
    escaped = (re.sub(r"([\\^$.|?*+()\[\]{}])", r"\\\1", word) for word in words)
    return f"^(?![^\\n]*\\n)({'|'.join(escaped)})$"


def _periods(about: Schema, okresy: tuple[str, ...]) -> None:
    said = f"Okres to jeden z tych, które ma profil: {', '.join(okresy)}."
    about |= {"pattern": _one_of(okresy), "errorMessage": said, "patternErrorMessage": said}
    about["description"] = "Okres, na który przypada kwota: jeden z wymienionych w profilu."


def _signs(about: Schema, profil: Profil) -> None:
    znaki = profil.znaki
    meanings = (
        (znaki.nie_dotyczy, f"w tym okresie nie ma {profil.dzialanie.noun.genitive}"),
        (znaki.nie_ma, "źródło nie bierze udziału"),
        (znaki.brak_danych, "brak danych"),
        (znaki.do_ustalenia, "do ustalenia"),
    )
    named = join([f"{sign} ({meaning})" for sign, meaning in meanings if sign], " albo ")
    said = about["errorMessage"].partition(" Gdy kwoty nie ma")[0]
    said += f" Gdy kwoty nie ma, stoi znak: {named}."
    about |= {"pattern": _one_of(znaki.all), "errorMessage": said, "patternErrorMessage": said}
    about["examples"] = [350000, 0, *znaki.all]


def _in_unit(said: Any, unit: str) -> Any:
    if isinstance(said, dict):
        return {key: _in_unit(held, unit) for key, held in said.items()}
    if isinstance(said, list):
        return [_in_unit(held, unit) for held in said]
    return said.replace("w złotych", unit) if isinstance(said, str) else said
