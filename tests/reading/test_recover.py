"""A plan in which actions are no correct YAML: everything else is checked as if they were."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rpd import rules
from rpd.diagnostics import Diagnostic
from rpd.load.whole import Loaded, load
from rpd.outside import files
from tests.conftest import ROOT

_PLANS = ROOT / "plans"
_TEXT = (_PLANS / "2024.yaml").read_text("utf-8")
_UNREAD = "Poza tym działania z tym błędem nie sprawdzono."


def _load(text: str) -> Loaded:
    def fetch(name: str) -> files.Source:
        return files.read(_PLANS / name)

    return load(files.Source("2024.yaml", text.encode()), fetch)


def _other(found: Iterator[Diagnostic] | tuple[Diagnostic, ...], broken: set[str]) -> set[str]:
    """What is said of other actions; of headings nothing is told where an action is missing."""
    return {
        f"{d.span.line if d.span else 0} {d.code} {d.message}"
        for d in found
        if d.id not in broken and not rules.of(d.slug).whole and d.id
    }


BREAKS = [
    ({"badanie-kompetencji-kadry"}, "nazwa: Liczba raportów\n", "nazwa: Liczba: raportów\n"),
    ({"szkolenia-kadry-cus"}, "id: szkolenia-kadry-cus\n", "id: szkolenia-kadry-cus\n   x: 1\n"),
    ({"szkolenia-kadry-cus"}, "id: szkolenia-kadry-cus\n", "id: szkolenia-kadry-cus\n\tx: 1\n"),
    ({"szkolenia-kadry-cus"}, "id: szkolenia-kadry-cus\n", "id: 'szkolenia-kadry-cus\n"),
]  # fmt: skip


@pytest.mark.parametrize(("broken", "old", "new"), BREAKS)
def test_other_actions_are_checked(broken: set[str], old: str, new: str) -> None:
    place = _TEXT.index(old)
    text = _TEXT[:place] + new + _TEXT[place + len(old) :]
    found = _load(text)
    assert (found.plan, found.strategia, found.slownik) == (None, None, None)
    (syntax,) = [d for d in found.diagnostics if d.code == "RPD002"]
    assert syntax.message.endswith(_UNREAD)
    assert syntax.where
    shift = new.count("\n") - old.count("\n")
    whole = [d for d in _load(_TEXT).diagnostics if d.file == "2024.yaml"]
    line = _TEXT.count("\n", 0, place) + 1
    expected = {
        f"{d.span.line + (shift if d.span.line > line else 0)} {d.code} {d.message}"
        for d in whole
        if d.span and d.id and d.id not in broken and not rules.of(d.slug).whole
    }
    assert _other(found.diagnostics, {*broken, ""}) == expected


_ACTION = """\
              - id: {id}
                nazwa: {nazwa}
                produkty: [P]
                wskazniki: [{{nazwa: L, wartosc_docelowa: 1}}]
                budzet: [{{bez_kosztow: true}}]
                termin: {termin}
                realizatorzy: [ROPS]
"""
_HEAD = """\
rok: 2024
tytul: Plan
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
"""


def _said(*actions: tuple[str, str, str], tail: str = "") -> list[str]:
    text = _HEAD + "".join(_ACTION.format(id=i, nazwa=n, termin=t) for i, n, t in actions) + tail
    return [
        f"{d.code} {d.span.line if d.span else 0} {d.where}"
        for d in _load(text).diagnostics
        if d.file == "2024.yaml" and d.severity == "error"
    ]


def test_several_mistakes_are_all_told() -> None:
    said = _said(("a", "x: y", "III kw."), ("b", "B", "IV kwartał 2024"), ("c", '"C', "x"))
    assert [line.split()[0] for line in said] == ["RPD002", "RPD002"]


def test_mistakes_of_other_actions_are_told_beside_it() -> None:
    said = _said(
        ("a", "x: y", "x"),
        ("b", "''", "III kw. 2024"),
        ("C!", "C", "IV kw. 2024"),
        ("d", "D", "III kw. 2024"),
    )
    assert said == ["RPD002 14 I.1.1/1", "RPD013 21 I.1.1/2", "RPD013 27 I.1.1/3"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tytul: Plan", "tytul: Plan: x"),
        ("  - numer: I\n", " - numer: I\n   x: [\n"),
        ("            dzialania:\n", "            dzialania: x\n"),
    ],
)
def test_a_mistake_outside_actions_ends_the_check(old: str, new: str) -> None:
    text = (_HEAD + _ACTION.format(id="a", nazwa="A", termin="2024")).replace(old, new)
    (found,) = _load(text).diagnostics
    assert found.code == "RPD002"
    assert found.message.endswith("Reszty pliku nie sprawdzono.")
