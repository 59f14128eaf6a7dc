"""Cases of the nouns that plans are made of: „obszar”, „cel strategiczny”, „kierunek działania”.

A small dictionary, for programs cannot tell the forms of a Polish noun from its first one. Regular
adjectives beside a noun follow it; words behind it that do not agree with it („kierunek działania”)
stay as they are.
"""

from __future__ import annotations

from typing import Final, Literal

from rpd.frozen import dataclass

Gender = Literal["meski", "zenski", "nijaki"]

# A stem, and what stands behind it („-” for nothing) in each form of one, then of many:
# nominative, genitive, dative, accusative, instrumental, locative. Of many there is no accusative:
# it is the nominative, for all of these are things.
NOUNS: Final[dict[Gender, str]] = {
    "meski": """
        blok: - u owi - iem u i ów om ami ach
        cel: - u owi - em u e ów om ami ach
        dzia: ł łu łowi ł łem le ły łów łom łami łach
        etap: - u owi - em ie y ów om ami ach
        filar: - u owi - em ze y ów om ami ach
        kierun: ek ku kowi ek kiem ku ki ków kom kami kach
        komponen: t tu towi t tem cie ty tów tom tami tach
        krok: - u owi - iem u i ów om ami ach
        modu: ł łu łowi ł łem le ły łów łom łami łach
        obiek: t tu towi t tem cie ty tów tom tami tach
        obszar: - u owi - em ze y ów om ami ach
        pakie: t tu towi t tem cie ty tów tom tami tach
        podprogram: - u owi - em ie y ów om ami ach
        poziom: - u owi - em ie y ów om ami ach
        prioryte: t tu towi t tem cie ty tów tom tami tach
        problem: - u owi - em ie y ów om ami ach
        produk: t tu towi t tem cie ty tów tom tami tach
        program: - u owi - em ie y ów om ami ach
        projek: t tu towi t tem cie ty tów tom tami tach
        punk: t tu towi t tem cie ty tów tom tami tach
        refera: t tu towi t tem cie ty tów tom tami tach
        rezulta: t tu towi t tem cie ty tów tom tami tach
        rozdzia: ł łu łowi ł łem le ły łów łom łami łach
        sektor: - a owi - em ze y ów om ami ach
        tema: t tu towi t tem cie ty tów tom tami tach
        typ: - u owi - em ie y ów om ami ach
        wydzia: ł łu łowi ł łem le ły łów łom łami łach
        zakres: - u owi - em ie y ów om ami ach
    """,
    "zenski": """
        aktywnoś: ć ci ci ć cią ci ci ci ciom ciami ciach
        czynnoś: ć ci ci ć cią ci ci ci ciom ciami ciach
        częś: ć ci ci ć cią ci ci ci ciom ciami ciach
        dzielnic: a y y ę ą y e - om ami ach
        dziedzin: a y ie ę ą ie y - om ami ach
        faz: a y ie ę ą ie y - om ami ach
        grup: a y ie ę ą ie y - om ami ach
        inicjatyw: a y ie ę ą ie y - om ami ach
        inwestycj: a i i ę ą i e i om ami ach
        kategori: a i i ę ą i e i om ami ach
        lini: a i i ę ą i e i om ami ach
        operacj: a i i ę ą i e i om ami ach
        o: ś si si ś sią si sie si siom siami siach
        potrzeb: a y ie ę ą ie y - om ami ach
        pozycj: a i i ę ą i e i om ami ach
        sfer: a y ze ę ą ze y - om ami ach
        ścież: ka ki ce kę ką ce ki ek kom kami kach
        usłu: ga gi dze gę gą dze gi g gom gami gach
    """,
    "nijaki": """
        działa: nie nia niu nie niem niu nia ń niom niami niach
        miejsc: e a u e em u a - om ami ach
        osiedl: e a u e em u a i om ami ach
        p: ole ola olu ole olem olu ola ól olom olami olach
        przedsięwzię: cie cia ciu cie ciem ciu cia ć ciom ciami ciach
        sołectw: o a u o em ie a - om ami ach
        wyzwa: nie nia niu nie niem niu nia ń niom niami niach
        zada: nie nia niu nie niem niu nia ń niom niami niach
    """,
}
"""The nouns of each gender."""
_CASES: Final = ("mianownik", "dopelniacz", "celownik", "biernik", "narzednik", "miejscownik")
_OF_MANY: Final = ("mianownik", "dopelniacz", "celownik", "narzednik", "miejscownik")
_ONE: Final[dict[Gender, tuple[str, ...]]] = {
    "meski": ("y", "ego", "emu", "y", "ym", "ym"),
    "zenski": ("a", "ej", "ej", "ą", "ą", "ej"),
    "nijaki": ("e", "ego", "emu", "e", "ym", "ym"),
}
_MANY: Final = ("e", "ych", "ym", "ymi", "ych")
_SOFT: Final = ("k", "g")
"""Behind these letters „y” is „i”, and „e” has one before it."""


@dataclass(frozen=True, slots=True)
class Cases:
    """The forms of one and of many by the names of the cases; of many there is no accusative."""

    one: dict[str, str]
    many: dict[str, str]
    gender: Gender


def cases(words: str) -> Cases | None:
    """The cases of a noun with the adjectives around it; None where it is not known."""
    parts = words.lower().split()
    at = next((n for n, word in enumerate(parts) if word in _FORMS), None)
    if at is None:
        return None
    gender, forms = _FORMS[parts[at]]
    split = len(_CASES)
    stems = [_stem(word, gender) for word in parts]
    if any(stem is None for stem in stems[:at]):
        return None
    rows = []
    for number, count in enumerate((len(_CASES), len(_OF_MANY))):
        nouns = forms[:split] if number == 0 else forms[split:]
        endings = _MANY if number else _ONE[gender]
        found = []
        for case in range(count):
            made = [
                nouns[case] if n == at else _adjective(stem, endings[case]) if stem else word
                for n, (word, stem) in enumerate(zip(parts, stems, strict=True))
            ]
            found.append(" ".join(made))
        rows.append(found)
    one, many = rows
    return Cases(
        dict(zip(_CASES, one, strict=True)), dict(zip(_OF_MANY, many, strict=True)), gender
    )


def of_genitive(word: str) -> str:
    """The first case of a known noun by its second: „zadanie” of „zadania”; "" for others."""
    return next((noun for noun, (_, forms) in _FORMS.items() if forms[1] == word.lower()), "")


def _stem(word: str, gender: Gender) -> str | None:
    """What stays of an adjective that agrees with a noun; None where a word is none."""
    ending = _ONE[gender][0]
    if gender == "meski" and word.endswith(("ki", "gi")):
        return word[:-1]
    if gender == "nijaki" and word.endswith(("kie", "gie")):
        return word[:-2]
    plain = word.endswith(ending) and word not in _GENITIVES and word[-2:-1] not in "aeiouyąęó"
    return word[:-1] if plain and len(word) > 3 and _is_adjective(word[:-1]) else None


def _is_adjective(stem: str) -> bool:
    return stem.endswith(("n", "ow", "sk", "ck", "ł", "sz"))


def _adjective(stem: str, ending: str) -> str:
    if not stem.endswith(_SOFT):
        return stem + ending
    if ending.startswith("y"):
        return stem + "i" + ending[1:]
    return stem + ("i" if ending.startswith("e") else "") + ending


def _read() -> dict[str, tuple[Gender, tuple[str, ...]]]:
    found: dict[str, tuple[Gender, tuple[str, ...]]] = {}
    for gender, text in NOUNS.items():
        for line in text.strip().splitlines():
            stem, _, endings = line.strip().partition(": ")
            forms = tuple(f"{stem}{one.strip('-')}" for one in endings.split())
            found[forms[0]] = gender, forms
    return found


_FORMS: Final = _read()
_GENITIVES: Final = frozenset(form for _, forms in _FORMS.values() for form in forms[1:])
"""Forms that look like adjectives and are nouns: „kierunek działania”, „obszar gminy”."""
