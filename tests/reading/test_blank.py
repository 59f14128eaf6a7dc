"""Texts of blanks are empty, and numbers and names end where they end."""

from __future__ import annotations

from typing import Any

import pytest

from rpd.reading import build, schema
from rpd.reading.blank import is_blank
from rpd.reading.keywords import compiled
from rpd.rules import judging
from rpd.rules.engine import Case

_BLANKS = [
    "",
    " ",
    "\u00a0",
    "\u2007\u202f",
    "\u200b",
    "\u200c\u200d",
    "\n",
    "\r\n",
    "\t",
    "\u2800",
]
_BLANKS += ["\u3164", " \u00a0\n", "\u200d\ufe0f", "\u00ad", "\u2028"]


def _plan(**action: Any) -> dict[str, Any]:
    dzialanie = {"id": "a", "nazwa": "b", **action}
    kierunek = {"numer": "1", "dzialania": [dzialanie]}
    priorytet = {"numer": "I.1", "kierunki": [kierunek]}
    return {
        "rok": 2024,
        "tytul": "Plan",
        "strategia": "s.yaml",
        "slownik": "d.yaml",
        "cele": [{"numer": "I", "priorytety": [priorytet]}],
    }


def _said(data: dict[str, Any]) -> list[str]:
    return [f"{finding.path[-1]}: {finding.message}" for finding in schema.check(data, "plan")]


@pytest.mark.parametrize("blank", _BLANKS)
def test_blanks_are_an_empty_text(blank: str) -> None:
    assert is_blank(blank)
    data = _plan(nazwa=blank, produkty=[blank], termin=blank, opis=[{"tekst": blank}])
    data["przypisy"] = {"a": blank}
    data["odstepstwa"] = [{"regula": "RPD101", "gdzie": "plan", "powod": blank}]
    names = ["nazwa", "0", "termin", "tekst", "a", "powod"]
    assert sorted(_said(data)) == sorted(f"{name}: Pole jest puste." for name in names)
    plan = build.build_plan(data)
    (dzialanie,) = plan.cele[0].priorytety[0].kierunki[0].dzialania
    assert (dzialanie.nazwa, dzialanie.opis[0].tekst, plan.przypisy) == ("", "", ())


@pytest.mark.parametrize("text", ["a", "\u00a0a", ".", "–", "ą", "\u0301", "\n1"])
def test_what_can_be_seen_is_a_text(text: str) -> None:
    assert not is_blank(text)


def test_a_reason_of_blanks_acknowledges_nothing() -> None:
    data = _plan()
    data["odstepstwa"] = [{"regula": "brak-budzetu", "gdzie": "plan", "powod": "\u00a0"}]
    verdicts = judging.judge(Case(build.build_plan(data), None, None), [])
    assert {v.acknowledged for v in verdicts if v.rule.SLUG == "brak-budzetu"} == {None}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", " "])
def test_values_end_where_they_end(end: str) -> None:
    data = _plan(id=f"a{end}", lp=f"3{end}", kontynuuje=f"2023/a{end}")
    data["cele"][0]["numer"] = f"I{end}"
    data["cele"][0]["priorytety"][0]["numer"] = f"I.1{end}"
    data["uchwala"] = {"organ": "x", "numer": "1", "data": f"2024-03-07{end}"}
    refused = {finding.path[-1] for finding in schema.check(data, "plan")}
    assert refused == {"id", "lp", "kontynuuje", "numer", "data"}
    assert len(schema.check(data, "plan")) == 6


@pytest.mark.parametrize(
    ("expression", "text", "matches"),
    [
        ("^a$", "a", True),
        ("^a$", "a\n", False),
        (r"^a\$$", "a$", True),
        (r"^a\$$", "a$\n", False),
        ("^[$]$", "$", True),
        (r"^[\]$]$", "$", True),
        ("^(a|b$)", "b\n", False),
    ],
)
def test_dollar_is_the_end_of_the_text(expression: str, text: str, *, matches: bool) -> None:
    assert (compiled(expression).search(text) is not None) == matches
