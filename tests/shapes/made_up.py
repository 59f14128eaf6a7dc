"""The plan of the tests in a shape whose nouns and headers are words that nobody has.

Whatever the program says of such a plan can have its words from the profile alone, and lines of
the file keep their numbers: only keys and nouns are other ones, and the last line is new.
"""

from __future__ import annotations

import re
from typing import Final

from tests.shapes.made import noun
from tests.shapes.wholes import text_of
from tests.test_advice import PLAN, STRATEGIA

NOUNS: Final = {
    "krzeby": "krzeb krzebu krzebowi krzeb krzebem krzebie meski \
        krzeby krzebów krzebami krzebach",
    "wymuly": "wymuła wymuły wymule wymułę wymułą wymule zenski \
        wymuły wymuł wymułami wymułach",
    "siupy": "siup siupu siupowi siup siupem siupie meski \
        siupy siupów siupami siupach",
    "dzialania": "gluzdro gluzdra gluzdru gluzdro gluzdrem gluzdrze nijaki \
        gluzdra gluzder gluzdrami gluzdrach",
}
"""The lists of the tree, from the top, and what stands in each."""

_KEYS: Final = dict(zip(("cele", "priorytety", "kierunki"), NOUNS, strict=False))
_HEADERS: Final = {
    "nazwa": "Gluzdro",
    "opis": "Bajanie",
    "produkty": "Wytworek",
    "wskazniki": "Miernik",
    "budzet": "Sakiewka",
    "termin": "Pora",
    "realizatorzy": "Kto robi",
}
_TITLES: Final = {
    "Roczny Plan Działania": "Zestawienie",
    "Cel pierwszy": "Krzeb pierwszy",
    "Priorytet pierwszy": "Wymuła pierwsza",
    "Kierunek pierwszy": "Siup pierwszy",
}


def recast(text: str) -> str:
    """A text of the built-in shape, or what is said of it, in this one."""
    for key, other in _KEYS.items():
        text = re.sub(rf"(?m)(?<=[„ -]){key}(?=[:”])|^{key}(?=:)", other, text)
    for title, other in _TITLES.items():
        text = text.replace(title, other)
    return text.replace("cel_glowny: Cel\n", "cel_glowny: Całość\n")


def named(text: str) -> str:
    """A recast file that says so in its last line."""
    return f"{recast(text)}profil: profil.yaml\n"


def _level(key: str, numbering: str, *, linked: bool = False) -> dict[str, object]:
    return {
        "klucz": key,
        "nazwa": noun(NOUNS[key]),
        "numeracja": numbering,
        "nazwa_wymagana": False,
        "wielka_litera": True,
        "powiazany": linked,
    }


PROFIL: Final = text_of(
    {
        "nazwa": "Nieznany",
        "poziomy": [
            _level("krzeby", "rzymska"),
            _level("wymuly", "z-rodzicem"),
            _level("siupy", "arabska", linked=True),
        ],
        "dzialanie": {
            "nazwa": noun(NOUNS["dzialania"]),
            "numeracja": "arabska",
            "etykiety": True,
        },
        "strategia": "wymagana",
        "uklad": [
            {
                "rodzaj": "tabela",
                "kolumny": [{"pole": key, "naglowek": header} for key, header in _HEADERS.items()],
            }
        ],
    }
)
FILES: Final = {
    "plan": named(PLAN),
    "strategia": named(STRATEGIA),
    "profil": PROFIL,
}
