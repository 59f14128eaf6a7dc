"""Findings about money by period, formulas and stated sums; their advice is taken literally."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rpd.diagnostics import Diagnostic, Severity
from rpd.workspace.plans import load_plan
from tests.conftest import ROOT

HEAD = """\
rok: 2026
tytul: Plan ochrony wód
strategia: strategia.yaml
slownik: slownik.yaml
cele:
  - numer: I
    priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            strategia: I.1.1
            dzialania:
              - id: kolektor
                nazwa: Kolektor
                produkty: [Kolektor]
                wskazniki: [{nazwa: Długość, wartosc_docelowa: 3, jednostka: km}]
                realizatorzy: [ZWiK]
                termin: cały rok 2026
                budzet:
"""


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    shutil.copytree(ROOT / "tests" / "budget" / "okresy" / "plans", folder)
    return folder


def judged(plans: Path, entry: str, head: str = HEAD) -> tuple[Diagnostic, ...]:
    lines = entry.strip("\n").split("\n")
    text = head + "".join(
        f"{' ' * 18}{'- ' if index == 0 else '  '}{line}\n" for index, line in enumerate(lines)
    )
    path = plans / "2026.yaml"
    path.write_text(text, "utf-8")
    return tuple(d for d in load_plan(path).diagnostics if d.severity is not Severity.INFO)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


ENTRIES = [
    # Amounts and signs.
    ("zrodla: [BG]\nokresy: {2026: 350000, 2027: X, 2028: –, 2029: bd, 2030: 0}", []),
    ("zrodla: [BG]\nokresy: {2026: 0}", []),
    ("zrodla: [BG]\nokresy: {2026: X, 2027: X}", []),
    ("kwota: 350000.50\nzrodla: [BG]\nokresy: {2026: 350000, 2027: 0.50, 2028: X}", []),
    ("kwota: 350000\nzrodla: [BG]\nokresy: {2026: 350000, 2027: 0.50}", ["RPD421"]),
    ("kwota: 350000\nzrodla: [BG]\nokresy: {2026: bd}", ["RPD421"]),
    ("kwota: 350000\nzrodla: [BG]\nokresy: {2026: 300000, 2027: bd}", ["RPD421"]),
    ("zrodla: [BG]\nokresy: {2025: 1, 2024: X}", ["RPD420", "RPD420"]),
    ("zrodla: [BG]\nokresy: {2026: 1}\npotrzeby: {2025: 5}", ["RPD420"]),
    ("okresy: {2026: 0}", ["RPD401"]),
    ("okresy: {2026: 350000}", ["RPD401"]),
    ("zrodla: [BG]\nokresy: {2026: 1}\nrok: 2026", ["RPD403"]),
    ("zrodla: [BG]\nokresy: {2026: 1}\nsrodki: wlasne", ["RPD403"]),
    ("zrodla: [BG]\nokresy: {2026: 1}\nbez_kosztow: true", ["RPD403"]),
    ("zrodla: [BG]\nokresy: {2026: 1}\npodzial: {BG: 1}", ["RPD403"]),
    ("zrodla: [BG]\nokresy: {2026: 1}\nmontaz: [{zrodlo: BG, kwota: 1}]", ["RPD403"]),
    ("zrodla: [BG]\nokresy: {2026: 0.001}", ["RPD404"]),
    # Formulas: of the amount, of every period, of their sum.
    ("kwota: 380000\nzrodla: [BG]\nwzor: 4 odcinki x 95 000 zł", []),
    ("kwota: 380000\nzrodla: [BG]\nwzor: 4 odcinki x 95 tys. zł", []),
    ("kwota: 380000\nzrodla: [BG]\nwzor: 4 odcinki x 95 zł", ["RPD422"]),
    ("zrodla: [BG]\nokresy: {2026: X, 2027: 10, 2028: 10}\nwzor: 2 x 5 zł", []),
    ("zrodla: [BG]\nokresy: {2026: 0, 2027: 10}\nwzor: 2 x 5 zł", []),
    ("zrodla: [BG]\nokresy: {2026: 10, 2027: 20}\nwzor: 6 x 5 zł", []),
    ("zrodla: [BG]\nokresy: {2026: 10, 2027: 20}\nwzor: 2 x 5 zł", ["RPD422"]),
    ("kwota: 10\nzrodla: [BG]\nwzor: 2 x 5 zł = 11 zł", ["RPD422"]),
    ("kwota: 10\nzrodla: [BG]\nwzor: 2 x 5 zł = 10 zł", []),
    ("kwota: 3.33\nzrodla: [BG]\nwzor: '10 zł : 3'", []),
    ("kwota: 3\nzrodla: [BG]\nwzor: '10 zł : 3'", ["RPD422"]),
    ("kwota: 3\nzrodla: [BG]\nwzor: '10 zł : 3'\nzaokraglenie: do 1 zł", []),
    ("kwota: 4\nzrodla: [BG]\nwzor: '10 zł : 3'\nzaokraglenie: w górę do 1 zł", []),
    ("kwota: 380000\nzrodla: [BG]\nwzor: według kosztorysu", ["RPD423"]),
    ("kwota: 380000\nzrodla: [BG]\nwzor: 4 x 95 000 euro", ["RPD423"]),
    # Classification.
    ("kwota: 1\nzrodla: [BG]\ndzial: 010\nrozdzial: 01095\nparagraf: 302", []),
    ("kwota: 1\nzrodla: [BG]\ndzial: 900\nrozdzial: 90001\nparagraf: 6050", []),
    ("kwota: 1\nzrodla: [BG]\nrozdzial: '90001'", []),
    ("kwota: 1\nzrodla: [BG]\ndzial: 900\nrozdzial: 60014", ["RPD424"]),
    ("kwota: 1\nzrodla: [BG]\ndzial: '09'", ["RPD013"]),
    ("kwota: 1\nzrodla: [BG]\nparagraf: 60500", ["RPD013"]),
    # Needs and conditions say nothing of the amount.
    ("kwota: 1\nzrodla: [BG]\npotrzeby: 500000\nwarunek: jeżeli wniosek przejdzie", []),
    ("kwota: 1\nzrodla: [BG]\npotrzeby: {2026: bd, 2027: 5}", []),
]


@pytest.mark.parametrize(("entry", "expected"), ENTRIES)
def test_findings(plans: Path, entry: str, expected: list[str]) -> None:
    found = judged(plans, entry)
    assert codes(found) == expected
    assert all(d.span and d.span.line > HEAD.count("\n") and d.hint for d in found)


# What stands there, the words of the advice, and the entry of who has taken it.
ADVICE = [
    ("zrodla: [BG]\nokresy: {2026: 350 000}", "Wpisz: „350000”.", "350 000→350000"),
    ("zrodla: [BG]\nokresy: {2026: 12,5}", "Wpisz: „2026: 12.50”.", "2026: 12,5→2026: 12.50"),
    ("zrodla: [BG]\nokresy: {2026 5, 2027: 6}", "Wpisz: „2026: 5”.", "2026 5→2026: 5"),
    ("zrodla: [BG]\nokres: {2026: 5}", "Czy chodziło o „okresy”?", "okres:→okresy:"),
    ("zrodla: [BG]\nlata: {2026: 5}", "Kwoty na lata zapisz w polu „okresy”.", "lata:→okresy:"),
    ("zrodla: [BG]\nkwota: {2026: 5}", "w polu „okresy” zamiast „kwota”", "kwota:→okresy:"),
    ("zrodla: [BG]\nkwota: X", "samym źródłem, bez pola „kwota”", "\nkwota: X→"),
    ("zrodla: [BG]\nokresy: {2026: nie dotyczy}", "X (w tym okresie nie ma", "nie dotyczy→X"),
    ("zrodla: [BG]\nokresy: {20266: 5}", "rok od 2000 do 2099", "20266→2026"),
    ("kwota: 9\nzrodla: [BG]\nokresy: {2026: 5}", "usuń pole „kwota”", "kwota: 9\n→"),
    ("zrodla: [BG]\nokresy: {2026: 5}\nrok: 2026", "Usuń to pole", "\nrok: 2026→"),
    ("zrodla: [BG]\nokresy: {2026: 5}\nbez_kosztow: true", "Usuń to pole", "\nbez_kosztow: true→"),
    ("okresy: {2026: 5}", "Dopisz np. „zrodla: [BG]”.", "okresy→zrodla: [BG]\nokresy"),
    (
        "okresy: {2026: 5}\npodzial: {BG: 2, NFOŚ: 3}",
        "Zapisz osobną pozycję dla każdego źródła",
        "okresy: {2026: 5}\npodzial: {BG: 2, NFOŚ: 3}→zrodla: [BG]\nokresy: {2026: 2}",
    ),
    (
        "kwota: 380000\nzrodla: [BG]\nwzor: 4 odcinki x 95",
        "dopisz w nim „tys. zł”",
        "x 95→x 95 tys. zł",
    ),
    (
        "kwota: 95\nzrodla: [BG]\nwzor: 95.000 zł",
        "Wpisz „95 000” albo „95,000”.",
        "95.000→95,000",
    ),
    (
        "kwota: 3\nzrodla: [BG]\nwzor: '10 zł : 3'",
        "dopisz „zaokraglenie”",
        "3'→3'\nzaokraglenie: do 1 zł",
    ),
    ("kwota: 430\nzrodla: [BG]\nwzor: 100 euro", "100 x 4,30 zł", "100 euro→100 x 4,30 zł"),
    (
        "kwota: 1\nzrodla: [BG]\ndzial: 900\nrozdzial: 60014",
        "wpisz „dzial: 600”",
        "dzial: 900→dzial: 600",
    ),
    ("kwota: 1\nzrodla: [BG]\nparagraf: § 6050", "Wpisz: „6050”.", "§ 6050→6050"),
    ("kwota: 1\nzrodla: [BG]\nzaokraglenie: do 1 zł", "wzor: ", "zao→wzor: 1 x 1 zł\nzao"),
]


@pytest.mark.parametrize(("entry", "advice", "taken"), ADVICE)
def test_advice_taken_literally(plans: Path, entry: str, advice: str, taken: str) -> None:
    found = judged(plans, entry)
    assert len(found) == 1, found
    assert advice in found[0].hint
    old, _, new = taken.partition("→")
    assert entry.count(old) == 1
    assert judged(plans, entry.replace(old, new)) == ()


# --- stated sums ---------------------------------------------------------------------------------

TWO = "zrodla: [BG]\nokresy: {2026: 100, 2027: 50.50, 2028: X}"


@pytest.mark.parametrize(
    ("stated", "entry", "expected"),
    [
        ("150.50", TWO, []),
        ("150", TWO, ["RPD425"]),
        ("151", TWO, ["RPD425"]),
        ("{2026: 100, 2027: 50.50, 2028: X}", TWO, []),
        ("{2026: 100, 2027: 50}", TWO, ["RPD425"]),
        ("{2026: 100}", TWO, []),
        ("{2028: 1}", TWO, ["RPD425"]),
        ("{2026: 200}", "kwota: 200\nzrodla: [BG]", []),
        ("{2026: 200}", "kwota: 200\nzrodla: [BG]\nrok: 2027", ["RPD425"]),
        # Where an amount is not known, only a sum that is too small is certainly wrong.
        ("500", "zrodla: [BG]\nokresy: {2026: 100, 2027: bd}", []),
        ("90", "zrodla: [BG]\nokresy: {2026: 100, 2027: bd}", ["RPD425"]),
        ("500", "zrodla: [BG]", []),
        ("0", "bez_kosztow: true", []),
        ("5", "bez_kosztow: true", ["RPD425"]),
        # An entry that is wrong itself is told alone.
        ("5", "kwota: 7\nzrodla: [BG]\nokresy: {2026: 8}", ["RPD421"]),
        ("dużo", TWO, ["RPD404"]),
        ("{2025: 1}", TWO, ["RPD420", "RPD425"]),
        ("-1", TWO, ["RPD404"]),
    ],
)
@pytest.mark.parametrize(
    "level", ["    priorytety:", "        kierunki:", "            dzialania:"]
)
def test_stated_sums(plans: Path, level: str, stated: str, entry: str, expected: list[str]) -> None:
    indent = " " * (len(level) - len(level.lstrip()))
    head = HEAD.replace(f"{level}\n", f"{indent}kwota_ogolem: {stated}\n{level}\n")
    assert sorted(codes(judged(plans, entry, head))) == expected
