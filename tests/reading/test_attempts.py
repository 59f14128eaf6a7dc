"""Lines that stand wrongly: what is said of each, and that the file is whole after it was done.

The slips are in ``lines.txt``: which file, the lines that stand in it, what was typed instead, and
all that is said. „…” in an advice stands for what only the author knows.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.load.alone import check
from rpd.load.whole import load
from rpd.outside.files import Source
from rpd.reading.events import compose
from tests.advice import follow
from tests.test_advice import PLAN, STRATEGIA, TRUE_OF_THE_PLAN

FILES = {
    "plan": PLAN,
    "strategia": STRATEGIA
    + """\
          - numer: I.1.2
            nazwa: Kierunek drugi
      - numer: I.2
        nazwa: Priorytet drugi
        kierunki:
          - numer: I.2.1
            nazwa: Kierunek trzeci
""",
    "slownik": """\
zrodla:
  - id: FEM
    nazwa: Fundusze Europejskie dla Małopolski 2021–2027
    aliasy: [FEdM]
    grupa: ue
  - id: FERS
    nazwa: Fundusze Europejskie dla Rozwoju Społecznego
    grupa: ue
  - id: BP
    nazwa: budżet państwa
    grupa: ue
grupy:
  - id: ue
    nazwa: Unia
skroty:
  - skrot: CUS
    rozwiniecie: centrum usług społecznych
podmioty:
  - id: ROPS
    nazwa: Regionalny Ośrodek Polityki Społecznej
  - id: OWES
    nazwa: Ośrodek Wsparcia Ekonomii Społecznej
  - id: PUP
    nazwa: powiatowy urząd pracy
""",
}


# A plan of one direction, of a strategy that has three.
_TRUE = TRUE_OF_THE_PLAN | {"kierunek-strategii-bez-dzialan"}


def _table() -> list[tuple[str, str, str, str, str]]:
    """Name, file, what stands there, what was typed, and what is said."""
    table = Path(__file__).with_name("lines.txt").read_text("utf-8")
    cases = []
    for part in re.split(r"^=== ", table, flags=re.MULTILINE)[1:]:
        name, rest = part.split("\n", 1)
        slip, said = rest.split(">>>\n")
        old, new = slip.split("---\n")
        cases.append((name, name.split(":")[0], old, new, said.strip()))
    return cases


CASES = _table()


def _told(file: str, text: str) -> list[Diagnostic]:
    def fetch(name: str) -> Source:
        stem = name.removesuffix(".yaml")
        if stem not in FILES:
            raise CannotReadError(f"Nie ma pliku „{name}”.")
        return Source(name, (text if stem == file else FILES[stem]).encode())

    plan = text if file == "plan" else PLAN
    found = load(Source("plan.yaml", plan.encode()), fetch).diagnostics
    return [d for d in found if d.slug not in _TRUE]


def _line(diagnostic: Diagnostic) -> str:
    line = diagnostic.span.line if diagnostic.span else 0
    return f"{line}: {diagnostic.message}\n→ {diagnostic.hint}"


def _remembered(after: str, whole: str) -> str:
    """The author knows what stood where the advice has „…”."""
    lines, known = after.split("\n"), whole.split("\n")
    for number, line in enumerate(lines):
        if line.endswith(": …"):
            assert known[number].startswith(line[:-1])
            lines[number] = known[number]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_is_said_gives_the_file_back(file: str, old: str, new: str, said: str) -> None:
    whole = FILES[file]
    assert whole.count(old) == 1
    typed = whole.replace(old, new)
    found = _told(file, typed)
    assert "\n".join(map(_line, found)) == said
    after = follow(typed, found[0])
    assert after is not None
    assert compose(_remembered(after, whole)).data == compose(whole).data


def test_a_companion_by_itself_is_told_the_same() -> None:
    name, file, old, new, said = next(case for case in CASES if case[1] == "slownik")
    found = check("slownik", Source("slownik.yaml", FILES[file].replace(old, new).encode()))
    assert "\n".join(map(_line, found.diagnostics)) == said, name


@pytest.mark.parametrize("file", FILES)
def test_the_files_are_whole(file: str) -> None:
    assert _told(file, FILES[file]) == []


def test_there_are_many_of_every_file() -> None:
    assert len(CASES) >= 40
    assert {case[1] for case in CASES} == set(FILES)
    assert len({case[0] for case in CASES}) == len(CASES)


def test_two_mistakes_are_told_each_with_its_repair() -> None:
    typed = PLAN.replace("                  - podmiot: PUP\n", "                    podmiot: PUP\n")
    typed = typed.replace(
        "                    jednostka: os.\n", "                  jednostka: os.\n"
    )
    found = _told("plan", typed)
    assert [(d.span.line if d.span else 0, d.hint) for d in found] == [
        (26, "Zmień liczbę spacji na początku wiersza na 20."),
        (49, "Zmień wiersz tak, aby zaczynał się od 18 spacji i „- podmiot: PUP”."),
    ]
