"""Lines that stand wrongly in plans of other shapes: told by the profile's levels and nouns."""

from __future__ import annotations

import pytest

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.load.whole import load
from rpd.outside.files import Source
from rpd.reading.events import compose
from tests.advice import follow
from tests.reading import test_attempts as built_in
from tests.shapes import made_up
from tests.shapes.made import noun
from tests.shapes.wholes import text_of

FILES = made_up.FILES | {
    "strategia": made_up.named(built_in.FILES["strategia"]),
    "slownik": built_in.FILES["slownik"],
}
CASES = {
    name: (file, made_up.recast(old), made_up.recast(new), made_up.recast(said))
    for name, file, old, new, said in built_in.CASES
}
# One of each kind; the lines of the built-in shape stand for the others.
NAMES = (
    "plan: header deleted, line 7",
    "plan: dash lost, line 8",
    "plan: first line deleted, line 10",
    "plan: header deleted, line 11",
    "plan: first line deleted, line 12",
    "plan: indent +2, line 17",
    "plan: merged, line 32",
    "strategia: header deleted, line 6",
    "strategia: block -2, line 7",
)


def told(files: dict[str, str]) -> list[Diagnostic]:
    def fetch(name: str) -> Source:
        stem = name.removesuffix(".yaml")
        if stem not in files:
            raise CannotReadError(f"Nie ma pliku „{name}”.")
        return Source(name, files[stem].encode())

    found = load(Source("plan.yaml", files["plan"].encode()), fetch).diagnostics
    return [one for one in found if one.slug not in built_in._TRUE]


def line_of(diagnostic: Diagnostic) -> str:
    line = diagnostic.span.line if diagnostic.span else 0
    return f"{line}: {diagnostic.message}\n→ {diagnostic.hint}"


def test_the_files_are_whole() -> None:
    assert list(map(line_of, told(FILES))) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_gives_the_file_back(name: str) -> None:
    file, old, new, said = CASES[name]
    assert FILES[file].count(old) == 1
    typed = FILES[file].replace(old, new)
    found = told(FILES | {file: typed})
    assert "\n".join(map(line_of, found)) == said.replace("działania z tym", "gluzdra z tym")
    after = follow(typed, found[0])
    assert after is not None
    whole = FILES[file]
    assert compose(built_in._remembered(after, whole)).data == compose(whole).data


# --- levels with letters, of which one may be left out -------------------------------------------

MIXED = {
    "profil": text_of(
        {
            "poziomy": [
                {
                    "klucz": "krzeby",
                    "nazwa": noun(made_up.NOUNS["krzeby"]),
                    "numeracja": "litera",
                },
                {
                    "klucz": "wymuly_2",
                    "nazwa": noun(made_up.NOUNS["wymuly"]),
                    "numeracja": "arabska",
                    "opcjonalny": True,
                },
            ],
            "dzialanie": {"nazwa": noun(made_up.NOUNS["dzialania"])},
            "wymagane": {"termin": "blad", "realizatorzy": "nie", "budzet": "nie"},
            "uklad": [
                {
                    "rodzaj": "tabela",
                    "kolumny": [
                        {"pole": "nazwa", "naglowek": "Co"},
                        {"pole": "termin", "naglowek": "Pora"},
                    ],
                }
            ],
        }
    ),
    "slownik": "zrodla: []\npodmioty: []\nskroty: []\n",
    "plan": """\
rok: 2030
tytul: Zestawienie
slownik: slownik.yaml
profil: profil.yaml
krzeby:
  - numer: a
    nazwa: Krzeb pierwszy
    wymuly_2:
      - numer: 1
        nazwa: Wymuła pierwsza
        dzialania:
          - id: raz
            nazwa: Raz
            termin: maj 2030
  - numer: b
    nazwa: Krzeb drugi
    dzialania:
      - id: dwa
        nazwa: Dwa
        termin: maj 2030
""",
}
SLIPS = {
    "header of an optional level": (
        "    wymuly_2:\n      - numer: 1\n",
        "      - numer: 1\n",
        "Wstaw nad nim wiersz „wymuly_2:” z 4 spacjami na początku.",
    ),
    "dash of a level": (
        "      - numer: 1\n",
        "        numer: 1\n",
        "Zmień wiersz tak, aby zaczynał się od 6 spacji i „- numer: 1”.",
    ),
    "first line of a level with letters": (
        "  - numer: b\n    nazwa: Krzeb drugi\n",
        "    nazwa: Krzeb drugi\n",
        "Wstaw nad nim wiersz „- numer: …” z 2 spacjami na początku.",
    ),
    "a level too deep": (
        "    wymuly_2:\n",
        "      wymuly_2:\n",
        "Zmień liczbę spacji na początku wiersza na 4.",
    ),
    "actions too shallow": (
        "    dzialania:\n      - id: dwa\n",
        "  dzialania:\n      - id: dwa\n",
        "Zmień liczbę spacji na początku wiersza na 4.",
    ),
    "two fields in a line": (
        "    nazwa: Krzeb pierwszy\n    wymuly_2:\n",
        "    nazwa: Krzeb pierwszy wymuly_2:\n",
        "Przenieś „wymuly_2:” do nowego wiersza z 4 spacjami na początku.",
    ),
}


@pytest.mark.parametrize(("old", "new", "hint"), SLIPS.values(), ids=SLIPS)
def test_a_level_that_may_be_left_out(old: str, new: str, hint: str) -> None:
    whole = MIXED["plan"]
    assert whole.count(old) == 1
    typed = whole.replace(old, new)
    found = told(MIXED | {"plan": typed})
    assert [one.hint for one in found] == [hint]
    after = follow(typed, found[0])
    assert after is not None
    assert compose(built_in._remembered(after, whole)).data == compose(whole).data


def test_a_plan_cut_off_is_told_in_the_noun_of_the_profile() -> None:
    adopted = (
        "uchwala: {organ: Rada, numer: 7/2029, data: 2029-12-18, odcisk: 1-" + "0" * 32 + "}\n"
    )
    text = MIXED["plan"].replace("slownik:", f"{adopted}slownik:", 1)
    (found,) = told(MIXED | {"plan": text.removesuffix("        termin: maj 2030\n")})
    assert found.message == (
        "Plik jest ucięty: kończy się na wierszu 20, w środku gluzdra b/1. "
        "Innych ustaleń nie podano."
    )


def test_a_profile_that_cannot_be_read_leaves_the_lines_alone() -> None:
    typed = MIXED["plan"].replace("    wymuly_2:\n", "      wymuly_2:\n")
    found = told(MIXED | {"plan": typed, "profil": "poziomy: [\n"})
    assert {one.file for one in found} == {"plan.yaml", "profil.yaml"}
    assert not any("działani" in f"{one.message} {one.hint}" for one in found)
