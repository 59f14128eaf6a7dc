"""The one form of a file: what it looks like, and that it says and keeps what there was."""

from __future__ import annotations

import difflib
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.amendment.apply import dump
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import Amendment
from rpd.diagnostics import FileKind
from rpd.errors import RpdError
from rpd.load.data import data_of
from rpd.plan.built_in import PROFIL, Named
from rpd.reading import events
from rpd.reading.build import build_plan
from rpd.reading.build_profil import build_profil
from rpd.writing import kept
from rpd.writing.canonical import canonical
from tests.compare.strategies import Maker
from tests.conftest import ROOT
from tests.properties import examples
from tests.writing.commented import Writer
from tests.writing.layouts import laid_out_badly

BEFORE = """\
# yaml-language-server: $schema=../schema/plan.schema.json
# O całym pliku.

tytul:   "Plan „Razem”"    # w tytule
# o roku
rok: 2024
uchwala: { numer: 4/2024,   organ: MKRES, data: 2024-03-07 }
strategia: 'strategia.yaml'


slownik: slownik.yaml
kolumny:
    budzet:
        przypis: kwoty
cele:
- nazwa: 'Cel: pierwszy'
  numer: I
  priorytety: []


# grupa druga

- # przy łączniku
  numer: II
  # o nazwie
  nazwa: >-
    Bardzo długa nazwa celu, którą ktoś złamał tak, jak chciał,
    i złamania zostają tam, gdzie są, bo zmiana jednego słowa ma zmienić jeden wiersz.
  priorytety:
      - numer: II.1
        kierunki:
        - dzialania:
          - realizatorzy:
              - ROPS
              - OWES
            termin: "I kwartał 2024"
              # głębiej, za terminem
            budzet:
              - zrodla: [
                  FERS,   # pierwsze
                  # o drugim
                  FEdM
                ]
                kwota: 180000.50
              # koniec budżetu
            nazwa: 'Szkolenia ''kadry'''
            # o identyfikatorze
            id: szkolenia
            wskazniki: [{nazwa: Osoby, wartosc_docelowa: 007}, {wartosc_docelowa: -0, nazwa: "nie"}]
            produkty:
              # pierwszy produkt
              - 'Raport – 2021–2027'
              - "Wiersz pierwszy\\nWiersz drugi"
              - Produkt o nazwie tak długiej, że nie zmieści się tam, gdzie stoi w układzie
            opis:   |-
                  a) pierwszy punkt,
                  b) drugi # to nie komentarz
               # o opisie, głębiej niż pole
          numer: 1
odstepstwa:
 - regula: RPD101
   powod:
# na końcu
"""
AFTER = """\
# yaml-language-server: $schema=../schema/plan.schema.json
# O całym pliku.

# o roku
rok: 2024
tytul: Plan „Razem”  # w tytule
uchwala:
  organ: MKRES
  numer: 4/2024
  data: 2024-03-07
strategia: strategia.yaml

slownik: slownik.yaml
kolumny:
  budzet: {przypis: kwoty}
cele:
  - numer: I
    nazwa: 'Cel: pierwszy'
    priorytety: []

  # grupa druga

  # przy łączniku
  - numer: II
    # o nazwie
    nazwa: >-
      Bardzo długa nazwa celu, którą ktoś złamał tak, jak chciał,
      i złamania zostają tam, gdzie są, bo zmiana jednego słowa ma zmienić jeden wiersz.
    priorytety:
      - numer: II.1
        kierunki:
          - numer: 1
            dzialania:
              # o identyfikatorze
              - id: szkolenia
                nazwa: Szkolenia 'kadry'
                # o opisie, głębiej niż pole
                opis: |-
                  a) pierwszy punkt,
                  b) drugi # to nie komentarz
                produkty:
                  # pierwszy produkt
                  - Raport – 2021–2027
                  - |-
                    Wiersz pierwszy
                    Wiersz drugi
                  - Produkt o nazwie tak długiej, że nie zmieści się tam, gdzie stoi w układzie
                wskazniki:
                  - nazwa: Osoby
                    wartosc_docelowa: 007
                  - nazwa: nie
                    wartosc_docelowa: -0
                budzet:
                  - kwota: 180000.50
                    zrodla:
                      - FERS  # pierwsze
                      # o drugim
                      - FEdM
                  # koniec budżetu
                termin: I kwartał 2024
                  # głębiej, za terminem
                realizatorzy: [ROPS, OWES]
odstepstwa:
  - regula: RPD101
    powod:
# na końcu
"""


def one_form(text: str, document: FileKind = "plan") -> str:
    return canonical(text, events.compose(text).data, document)


def test_a_file_of_every_layout() -> None:
    assert one_form(BEFORE) == AFTER
    assert one_form(AFTER) == AFTER
    assert one_form(BEFORE.replace("\n", "\r\n")) == AFTER.replace("\n", "\r\n")


def shipped() -> list[tuple[FileKind, Path]]:
    plans = ROOT / "plans"
    return [
        ("plan", plans / "2024.yaml"),
        ("strategia", plans / "strategia.yaml"),
        ("slownik", plans / "slownik.yaml"),
        ("errata", plans / "errata" / "2024.yaml"),
        *(("profil", path) for path in sorted((ROOT / "profiles").glob("*.yaml"))),
    ]


@pytest.mark.parametrize(("document", "path"), shipped(), ids=lambda one: getattr(one, "stem", one))
def test_what_is_shipped_is_in_the_one_form(document: FileKind, path: Path) -> None:
    text = path.read_text("utf-8")
    assert one_form(text, document) == text


LONG = "Wsparcie informacyjne i szkoleniowe samorządów w zakresie zmian prawnych dotyczących usług"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Where somebody broke a long text, it stays broken, whatever it was written as.
        (f"opis: >-\n  {LONG}\n  opiekuńczych.\n", f"opis: >-\n  {LONG}\n  opiekuńczych.\n"),
        (f"opis: {LONG}\n  opiekuńczych.\n", f"opis: >-\n  {LONG}\n  opiekuńczych.\n"),
        (f"opis: '{LONG}\n\n  opiekuńczych.'\n", f"opis: |-\n  {LONG}\n  opiekuńczych.\n"),
        # A line that is too long goes on in the next one.
        (
            f"opis: >-\n  {LONG} opiekuńczych\n  i sąsiedzkich.\n",
            f"opis: >-\n  {LONG}\n  opiekuńczych i sąsiedzkich.\n",
        ),
        # A short one stands on its line; one without a place to break it, too.
        ("opis: >-\n  Krótki\n  opis.\n", "opis: Krótki opis.\n"),
        (f"opis: >-\n  {'x' * 120}\n", f"opis: {'x' * 120}\n"),
        # No line begins like a point of a list by chance.
        (
            f"opis: {LONG} 2024 r. – w tym dwa razy.\n",
            f"opis: >-\n  {LONG} 2024\n  r. – w tym dwa razy.\n",
        ),
        ("opis: 'tak'\nnazwa: \"5\"\n", "opis: tak\nnazwa: '5'\n"),
        ("opis: ~\nnazwa: null\n", "opis:\nnazwa:\n"),
        ("kwota: 5.00\n", "kwota: 5.00\n"),
        ("opis: zł\u00a0i\u202fgr\n", "opis: zł\u00a0i\u202fgr\n"),
        ("opis: 'z\u0301o'\n", "opis: z\u0301o\n"),  # letters stay as they are typed
        ("opis: \"a\\tb\"\n", 'opis: "a\\tb"\n'),
        ("{nazwa: a, id: b}\n", "nazwa: a\nid: b\n"),
        ("{nazwa: a,  # przy a\n  id: b}\n# koniec\n", "nazwa: a  # przy a\nid: b\n# koniec\n"),
        ("---\n# o pliku\nnazwa: a\n...\n", "---\n# o pliku\nnazwa: a\n...\n"),
        ("  nazwa: a\n  id: b", "nazwa: a\nid: b\n"),
        ("realizatorzy: [\n  # nikt\n]\n", "# nikt\nrealizatorzy: []\n"),
    ],
)  # fmt: skip
def test_how_values_are_written(before: str, after: str) -> None:
    assert one_form(before) == after
    assert one_form(after) == after


def test_the_fields_of_a_profile_are_in_its_order() -> None:
    profil = build_profil(data_of((ROOT / "profiles" / "wskazniki.yaml").read_text("utf-8")))
    text = "cele:\n  - dzialania: []\n    wskazniki: []\n    nazwa: A\n    numer: 1\nrok: 2026\n"
    text += "profil: wskazniki.yaml\n"
    data = data_of(text.replace("profil: wskazniki.yaml\n", "")) | {
        PROFIL: Named("wskazniki.yaml", profil)
    }
    assert canonical(text, data, "plan") == (
        "rok: 2026\nprofil: wskazniki.yaml\ncele:\n"
        "  - numer: 1\n    nazwa: A\n    wskazniki: []\n    dzialania: []\n"
    )


def test_fields_in_another_order_are_a_difference_of_their_action() -> None:
    path = ROOT / "plans" / "2024.yaml"
    lines = path.read_text("utf-8").split("\n")
    start = lines.index("              - id: wspolpraca-miedzy-jst")
    stop = lines.index("              - id: zakladanie-pes-ps-z-jst")
    moved = next(n for n in range(start, stop) if lines[n].lstrip().startswith("produkty:"))
    action = [*lines[moved:stop], *lines[start:moved]]
    action[0] = action[0].replace("                produkty", "              - produkty")
    index = action.index("              - id: wspolpraca-miedzy-jst")
    action[index] = action[index].replace("  - id", "    id")
    disordered = "\n".join([*lines[:start], *action, *lines[stop:]])
    assert data_of(disordered) == data_of("\n".join(lines))
    found = list(difflib.unified_diff(disordered.split("\n"), lines, lineterm="", n=0))
    places = [re.match(r"@@ -(\d+)(?:,(\d+))? ", line) for line in found if line[:2] == "@@"]
    assert all(start < int(one[1]) <= stop for one in places if one is not None)
    assert one_form(disordered) == "\n".join(lines)


@pytest.mark.parametrize("seed", range(12))
def test_amendments_are_saved_in_the_one_form(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    maker = Maker(chance)
    plan = maker.plan()
    done = operations(build_plan(plan), build_plan(maker.edited(plan, 4)))
    text = dump(Amendment("9/2024", "2024-06-30", 2024, done))
    assert one_form(text, "zmiana") == text


@given(st.integers(0, 2**32))
@examples(100)
def test_random_layouts(seed: int) -> None:
    assert laid_out_badly(seed)[0] == []


@given(st.integers(0, 2**32))
@examples(50)
def test_two_layouts_of_one_plan_are_one(seed: int) -> None:
    """But for where a long text is broken, which is left to whoever wrote it."""
    chance = random.Random(seed)  # noqa: S311
    data = Maker(chance).plan()
    forms = set()
    for _ in range(2):
        text = Writer(chance, part=0).text(data)
        unbroken = re.sub(r"\n+", "\n", one_form(text))
        forms.add(re.sub(r"\s+", " ", unbroken))
    assert len(forms) == 1


def test_what_would_be_lost_is_refused() -> None:
    with pytest.raises(RpdError, match="bez zmiany jego treści"):
        kept.demand_same("a: 1  # k\n", "a: 1\n")
    for before, after in (("a: 5.00\n", "a: 5.0\n"), ("a: 1\n", "a: '1'\n"), ("a: b\n", "a: c\n")):
        with pytest.raises(RpdError):
            kept.demand_same(before, after)
    kept.demand_same("b: [1]  # k\na: 2\n", "a: 2\n# k\nb:\n  - 1\n")
