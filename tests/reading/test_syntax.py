"""Texts that a clerk could break, and what is said about them; the table is in ``broken.txt``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
from ruamel.yaml.error import YAMLError

from rpd.diagnostics import Span
from rpd.reading import syntax
from rpd.reading.complaint import Complaint, complaint_of
from rpd.reading.events import compose
from tests.properties import examples

_SIGNS = {"⇥": "\t", "⍽": "\u00a0", "␍": "\r", "␃\n": ""}


def _table() -> list[tuple[str, str, str]]:
    """Name, text and expectation („2:8 message → hint”) of each case."""
    cases = []
    table = Path(__file__).with_name("broken.txt").read_text("utf-8")
    for part in re.split(r"^=== ", table, flags=re.MULTILINE)[1:]:
        name, rest = part.split("\n", 1)
        text, expected = rest.split(">>> ")
        for sign, meant in _SIGNS.items():
            text = text.replace(sign, meant)
        place, message, hint = expected.strip().split("\n")
        cases.append((name, text, f"{place} {message} → {hint}"))
    return cases


CASES = _table()


def _said(text: str) -> list[str]:
    return [
        f"{finding.span.line}:{finding.span.column} {finding.message} → {finding.hint}"
        for finding in compose(text).findings
        if finding.span and finding.slug == "skladnia-yaml"
    ]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_broken_text(text: str, expected: str) -> None:
    assert _said(text) == [expected]


def test_the_table_is_long_and_its_names_are_unique() -> None:
    assert len({name for name, _, _ in CASES}) == len(CASES) > 70


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a" * 1100 + ": 1\n",
            (
                "1:1 Nazwa pola ma ponad 1024 znaki. → "
                "Jeśli to tekst z dwukropkiem, weź go w cudzysłów."
            ),
        ),
        (
            "rok: 1\n" + "a " * 3000 + "\n",
            (
                "2:1 Po nazwie pola brakuje dwukropka. → Dopisz „: ” po nazwie pola; "
                "jeśli to dalszy ciąg tekstu z góry, wetnij go głębiej."
            ),
        ),
        # Of a line that no person has written nothing is guessed.
        (
            "a" * 3000 + ": b: c\n",
            (
                "1:3001 Dwukropek w niedozwolonym miejscu albo złe wcięcie wiersza. → "
                "Weź tekst z dwukropkiem w cudzysłów albo wyrównaj wcięcie do sąsiednich pól."
            ),
        ),
    ],
)
def test_broken_text_that_is_long(text: str, expected: str) -> None:
    assert _said(text) == [expected]


def test_every_look_recognises_something() -> None:
    complaints = [c for c in (_complaint(text) for _, text, _ in CASES) if c is not None]
    seen = {look.__name__ for look in syntax._LOOKS if any(look(c) for c in complaints)}
    assert seen == {look.__name__ for look in syntax._LOOKS}


def _complaint(text: str) -> Complaint | None:
    try:
        event = CParser(text).get_event
        while event() is not None:
            pass
    except YAMLError as error:
        return complaint_of(text, error)
    return None


_PIECES = [
    *("a", "b: ", "c:d", "- ", "-", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ",", ":", '"', "'"),
    *(
        "#",
        " #",
        "|",
        ">",
        "%",
        "@",
        "*",
        "&",
        "!",
        "?",
        "\t",
        "–",
        "\u00a0",
        "=",
        "\n...",
        "\n---",
    ),
    *("\\", "ż", "http://x.pl", "\r\n", "1", "~", "<<: "),
]


@examples(1500)
@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_findings_stand_inside_the_text(text: str) -> None:
    lines = text.split("\n")
    for finding in compose(text).findings:
        assert finding.message
        assert finding.hint
        assert finding.span is not None
        assert 1 <= finding.span.line <= len(lines)
        assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1


def test_the_first_field_of_an_item_without_its_colon() -> None:
    (finding,) = compose("dzialania:\n  - id wizyty\n    nazwa: Wizyty\n").findings
    assert finding.message == "Po nazwie pola „id” brakuje dwukropka."
    assert finding.hint == "Wpisz: „- id: wizyty”."
    assert finding.span == Span(2, 5, 2, 7)


def test_one_space_too_few_names_one_place() -> None:
    text = "a:\n  - b:\n      - id: x\n        nazwa: y\n       termin: z\n"
    (finding,) = compose(text).findings
    assert finding.hint == "Zmień liczbę spacji na początku wiersza na 8."
