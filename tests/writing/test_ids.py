"""``rpd fmt --ids``: the ids it gives, and that it changes nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.compare.normal import without_ids
from rpd.load.data import data_of, plan_of
from rpd.outside import digests
from rpd.plan.built_in import BUILT_IN
from rpd.plan.imprint import imprint
from rpd.polish.slug import LONGEST, slug
from rpd.reading import schema
from rpd.writing.ids import hunks, with_ids
from tests.amendment.test_roundtrip import commented, text_of
from tests.compare.strategies import pairs
from tests.conftest import ROOT, Run
from tests.properties import examples
from tests.workspace.workspace import workspace

HEAD = """\
rok: 2024
tytul: Plan
cele:
  - numer: I
    priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            dzialania:
"""


def plan(*actions: str) -> str:
    lines = [line for action in actions for line in action.strip("\n").split("\n")]
    return HEAD + "".join(f"              {line}\n" if line else "\n" for line in lines)


BEFORE = """
- id: jeden
  nazwa: Jeden   # pierwsze
  wskazniki:
    # o tym wskaźniku
    - nazwa: Liczba przeszkolonych osób
      wartosc_docelowa: 45   # osób

    -   nazwa: >-
            Liczba
            osób
    - {nazwa: 'Liczba osób', jednostka: "os."}
    - id: mam-juz
      nazwa: Odsetek
    - nazwa: |-
        Liczba
        osób
      # komentarz na końcu
  budzet:
    - {kwota: 5000, zrodla: [FERS, FEdM]}
    - { kwota: 10, zrodla: [ FERS,
          FEdM ] }   # dwa wiersze
    - kwota: 5.00
      zrodla:
        - "FERS"
        - FEdM
    - srodki: wlasne
      podmiot: ZLS
    - {bez_kosztow: true}
    - {kwota: 7, podzial: {FERS: 3, FEM: 4}, rok: 2025, }
  termin: 'I kwartał'
- id: dwa
  nazwa: Dwa
  budzet: [{zrodla: [FERS]}, {kwota: 3}]
"""
AFTER = """
- id: jeden
  nazwa: Jeden   # pierwsze
  wskazniki:
    # o tym wskaźniku
    - nazwa: Liczba przeszkolonych osób
      wartosc_docelowa: 45   # osób
      id: liczba-przeszkolonych-osob

    -   nazwa: >-
            Liczba
            osób
        id: liczba-osob
    - {nazwa: 'Liczba osób', jednostka: "os.", id: liczba-osob-2}
    - id: mam-juz
      nazwa: Odsetek
    - nazwa: |-
        Liczba
        osób
      id: liczba-osob-3
      # komentarz na końcu
  budzet:
    - {kwota: 5000, zrodla: [FERS, FEdM], id: fers-fedm}
    - { kwota: 10, zrodla: [ FERS,
          FEdM ], id: fers-fedm-2 }   # dwa wiersze
    - kwota: 5.00
      zrodla:
        - "FERS"
        - FEdM
      id: fers-fedm-3
    - srodki: wlasne
      podmiot: ZLS
      id: wlasne-zls
    - {bez_kosztow: true, id: bez-kosztow}
    - {kwota: 7, podzial: {FERS: 3, FEM: 4}, rok: 2025, id: fers-fem-2025, }
  termin: 'I kwartał'
- id: dwa
  nazwa: Dwa
  budzet: [{zrodla: [FERS], id: fers}, {kwota: 3, id: kwota}]
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_ids_are_given_and_nothing_else_changes(end: str, last: bool) -> None:
    before, after = (plan(text).replace("\n", end) for text in (BEFORE, AFTER))
    if not last:
        before, after = before.removesuffix(end), after.removesuffix(end)
    found = with_ids(before, BUILT_IN)
    assert found.text == after
    assert (found.wskazniki, found.budzet) == (4, 8)
    assert with_ids(found.text, BUILT_IN) == type(found)(found.text, 0, 0)


def test_the_difference_is_one_that_programs_read(tmp_path: Path) -> None:
    before, after = plan(BEFORE), plan(AFTER)
    (tmp_path / "plan.yaml").write_text(before, "utf-8")
    patch = ["--- plan.yaml", "+++ plan.yaml", *hunks(before, after), ""]
    subprocess.run(
        ["git", "apply", "-p0", "-"], cwd=tmp_path, input="\n".join(patch).encode(), check=True
    )
    assert (tmp_path / "plan.yaml").read_text("utf-8") == after
    assert len([line for line in patch if line.startswith("@@")]) == 1


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["Liczba przeszkolonych osób"], "liczba-przeszkolonych-osob"),
        (["Łączna liczba: żółć, ŹDŹBŁA"], "laczna-liczba-zolc-zdzbla"),
        (["Odsetek PS – min. 60% [^kwoty]"], "odsetek-ps-min-60"),
        (
            ["Liczba osób, które w wyniku projektu i w toku prac"],
            "liczba-osob-ktore-w-wyniku-projektu",
        ),
        (["2024"], "wskaznik-2024"),
        (["2024-01-01"], "wskaznik-2024-01-01"),
        (["Null"], "wskaznik-null"),
        (["nie"], "nie"),
        (["No"], "wskaznik-no"),
        (["– „”"], "wskaznik"),
        ([], "wskaznik"),
        (["FERS", "FEM, JST"], "fers-fem-jst"),
        (["ﬁrmy ½"], "firmy-1-2"),
        (["Привет мир"], "wskaznik"),
    ],
)
def test_names(texts: list[str], name: str) -> None:
    assert slug(texts, "wskaznik") == name


@given(st.lists(st.text(), max_size=3))
@examples(60)
def test_names_are_ids_that_every_reader_takes_for_texts(texts: list[str]) -> None:
    name = slug(texts, "wskaznik")
    assert len(name) <= LONGEST + len("wskaznik-")
    text = plan(f"- {{id: a, nazwa: A, wskazniki: [{{nazwa: N, id: {name}}}]}}")
    assert schema.check(data_of(text) | {"strategia": "s.yaml", "slownik": "d.yaml"}, "plan") == []


@given(pairs(), st.integers(0, 1000))
@examples(50)
def test_only_lines_with_ids_are_added(pair: tuple[dict[str, Any], Any], seed: int) -> None:
    text, _ = commented(text_of(pair[0]), seed)
    found = with_ids(text, BUILT_IN)
    kept = iter(text.split("\n"))
    wanted = next(kept, None)
    added = []
    for line in found.text.split("\n"):
        if line == wanted:
            wanted = next(kept, None)
        else:
            added.append(line.strip())
    assert wanted is None
    assert all(line.startswith("id: ") for line in added)
    assert len(added) == found.wskazniki + found.budzet
    before, after = plan_of(data_of(text)), plan_of(data_of(found.text))
    assert without_ids(before) == without_ids(after)
    assert imprint(before) == imprint(after)
    assert with_ids(found.text, BUILT_IN).text == found.text


# --- the command ---------------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace whose adopted plan has no ids yet."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    path = tmp_path / "plans" / "2024.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(x for x in lines if not x.startswith(" " * 20 + "id: ")), "utf-8")
    (tmp_path / "plans" / digests.FILE).unlink()
    return tmp_path


def test_a_whole_plan(office: Path, rpd: Run) -> None:
    path = office / "plans" / "2024.yaml"
    bare = path.read_bytes()
    ran = rpd("fmt", "--ids", "--check", "2024", cwd=office)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.replace("\u00a0", " ") == (
        "plans/2024.yaml: 103 wpisy bez identyfikatora (59 wskaźników i 44 pozycje budżetu); nada "
        "je „rpd fmt --ids plans/2024.yaml”.\n"
    )
    ran = rpd("fmt", "--ids", "--diff", "2024", cwd=office)
    assert ran.code == 0
    assert sum(line.startswith("+ ") for line in ran.out.splitlines()) == 103
    assert not any(line.startswith("- ") for line in ran.out.splitlines())
    assert path.read_bytes() == bare
    done = subprocess.run(
        ["git", "apply", "-p0", "--check", "-"], cwd=office, input=ran.out.encode(), check=False
    )
    assert done.returncode == 0
    ran = rpd("fmt", "--ids", cwd=office)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.replace("\u00a0", " ").splitlines()[-1] == (
        "plans/2024.yaml: 103 wpisy dostały identyfikatory (59 wskaźników i 44 pozycje budżetu); w "
        "druku nic się nie zmienia."
    )
    assert path.read_bytes() == (ROOT / "plans" / "2024.yaml").read_bytes()
    (known,) = digests.read(office / "plans")
    assert known.sha256 == digests.digest(bare)
    for options in ((), ("--check",), ("--diff",)):
        ran = rpd("fmt", "--ids", "2024", *options, cwd=office)
        assert (ran.code, ran.out) == (0, "")
        assert ran.err == (
            "plans/2024.yaml: wszystkie wpisy mają już identyfikatory; nic nie zmieniono.\n"
        )
    assert rpd("validate", "2024", cwd=office).code == 0


def test_the_comparison_tells_ids_together_and_no_act_tells_them(office: Path, rpd: Run) -> None:
    path = office / "plans" / "2024.yaml"
    old = office / "stary.yaml"
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(office / "plans" / name, office / name)
    shutil.copy(path, old)
    assert rpd("fmt", "--ids", "2024", cwd=office).code == 0
    said = (
        "Nadano identyfikatory 103 wpisom (59 wskaźnikom i 44 pozycjom budżetu); w druku nic się "
        "od tego nie zmienia."
    )
    for format_ in ("text", "md", "html"):
        ran = rpd("diff", "stary.yaml", "2024", "--format", format_, cwd=office)
        assert ran.code == 0
        told = [
            line for line in ran.out.replace("\u00a0", " ").splitlines() if "identyfikator" in line
        ]
        assert len(told) == 1
        assert said in told[0]
    ran = rpd("diff", "stary.yaml", "2024", "--stat", cwd=office)
    assert (ran.code, ran.out.splitlines()[0]) == (0, f"~ {said}")
    ran = rpd("amend", "stary.yaml", "2024", "--format", "md", cwd=office)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "rpd: W druku nic się nie zmienia, więc uchwała nie miałaby treści.\n"
    )


def test_with_a_mark_at_its_start(office: Path, rpd: Run) -> None:
    path = office / "plans" / "2024.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert rpd("fmt", "--ids", "2024", cwd=office).code == 0
    wanted = (ROOT / "plans" / "2024.yaml").read_bytes().replace(b"\n", b"\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + wanted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rok: 2024", "format: 2\nrok: 2024"),
        ("wskazniki:", "wskazniki: :"),
        ("wartosc_docelowa: 1\n", "wartosc_docelowa: jeden\n"),
        ("- nazwa: Liczba case study", "- Liczba case study"),
    ],
)
def test_a_plan_that_cannot_be_read_is_left_alone(
    office: Path, rpd: Run, old: str, new: str
) -> None:
    path = office / "plans" / "2024.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    before = path.read_bytes()
    ran = rpd("fmt", "--ids", "2024", cwd=office)
    assert ran.code == 1
    assert "błąd" in ran.err
    assert path.read_bytes() == before
    assert not (office / "plans" / digests.FILE).exists()


def test_the_plan_prints_what_it_printed(office: Path) -> None:
    path = office / "plans" / "2024.yaml"
    bare, named = (plan_of(data_of(p.read_text("utf-8"))) for p in (path, ROOT / "plans/2024.yaml"))
    assert bare == without_ids(named)
    assert imprint(bare) == imprint(named)
    first = named.cele[0].priorytety[0].kierunki[0].dzialania[0]
    assert [w.id for w in first.wskazniki] == [
        "liczba-koncepcji-badawczych",
        "liczba-narzedzi-badawczych",
    ]
    assert first.wskazniki[0].wartosc_docelowa == Decimal(1)


def test_amendments_older_than_the_ids_tell_what_they_told(tmp_path: Path, rpd: Run) -> None:
    folder = workspace(tmp_path, 3, 3)
    commands = (
        ("consolidate", "2024", "--format", "md"),
        ("render", "2024", "--at", "2024-07-01", "--format", "md"),
        ("render", "2024", "--at", "2024-04-01", "--format", "md"),
        ("acts", "--at", "2024-12-31", "--format", "csv"),
    )
    before = [rpd(*command, cwd=folder) for command in commands]
    checked = rpd("validate", "--format", "compact", cwd=folder)
    assert rpd("fmt", "--ids", "2024", cwd=folder).code == 0
    after = [rpd(*command, cwd=folder) for command in commands]
    for one, other in zip(before, after, strict=True):
        assert (other.code, other.err) == (one.code, one.err) == (0, "")
        assert re.sub("[0-9a-f]{64}", "#", other.out) == re.sub("[0-9a-f]{64}", "#", one.out)
    again = rpd("validate", "--format", "compact", cwd=folder)
    assert again.code == checked.code
    assert _without_lines(again.out) == _without_lines(checked.out)


def _without_lines(text: str) -> str:
    return re.sub(r"(:[0-9]+)?:[0-9]+:", ":", text)


def test_levels_that_are_left_out_hold_entries_all_the_same(tmp_path: Path, rpd: Run) -> None:
    shutil.copytree(ROOT / "tests" / "shapes" / "dzielnica" / "plans", tmp_path / "plans")
    ran = rpd("fmt", "--ids", "2026", cwd=tmp_path)
    assert "4 wpisy dostały identyfikatory (4 pozycje budżetu)" in ran.err.replace("\u00a0", " ")
    text = (tmp_path / "plans" / "2026.yaml").read_text("utf-8")
    assert text.count("budzet: [{") == text.count(", id: ") == 4
