"""Texts that look alike: the sentence says what they differ in."""

from __future__ import annotations

import pytest

from rpd.telling.clauses import from_to
from rpd.telling.unseen import unseen

HIDDEN = "tylko znaki, których nie widać: "
CASES = [
    ("nr 5", "nr\u00a05", "za „nr” było: zwykła spacja, jest: twarda spacja (U+00A0)"),
    (
        "nr\u00a05",
        "nr\u202f5",
        "za „nr” było: twarda spacja (U+00A0), jest: wąska twarda spacja (U+202F)",
    ),
    ("a  b", "a b", "za „a” było: zwykła spacja 2 razy, jest: zwykła spacja"),
    ("w\u200by", "wy", "za „w” było: odstęp zerowej szerokości (U+200B), jest: nic"),
    ("nowy kоc", "nowy koc", "za „k” było: „о” (U+043E), jest: „o” (U+006F)"),
    ("sub-X", "sub\u2011X", "za „sub” było: „-” (U+002D), jest: „\u2011” (U+2011)"),
    ("a\ufe0f", "a", "za „a” było: znak U+FE0F, jest: nic"),
    ("\u00a0a", "a", "na początku było: twarda spacja (U+00A0), jest: nic"),
    (
        "1 2 3 4 5 6",
        "1 2 3 4 5 6".replace(" ", "\u00a0"),
        "; ".join(f"za „{n}” było: zwykła spacja, jest: twarda spacja (U+00A0)" for n in (1, 2, 3))
        + " i w 2\u00a0innych miejscach",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), CASES)
def test_hidden_differences(old: str, new: str, said: str) -> None:
    assert unseen(old, new) == HIDDEN + said
    assert from_to("nazwa", old, new) == f"nazwę zmieniono ({HIDDEN}{said})"


def test_paragraphs() -> None:
    said = "było: 1\u00a0akapit (2\u00a0wiersze), jest: 2\u00a0akapity"
    assert unseen("Jeden.\nDwa.", "Jeden.\n\nDwa.") == f"tylko podział na akapity i wiersze: {said}"


@pytest.mark.parametrize(("old", "new"), [("a", "b"), ("ab", "a b"), ("a", "a"), ("a–b", "a-b")])
def test_what_one_sees_is_told_as_it_is(old: str, new: str) -> None:
    assert unseen(old, new) == ""


def test_a_long_text_and_a_list() -> None:
    long = "Szkolenia kadry usług społecznych w gminach i powiatach, w tym opiekunów. " * 2
    assert from_to("opis", long, long.replace("w gminach", "w\u00a0gminach", 1)) == (
        f"opis zmieniono ({HIDDEN}za „w” było: zwykła spacja, jest: twarda spacja (U+00A0))"
    )
    assert from_to("źródła", ("FA", "F B"), ("FA", "F\u00a0B")) == (
        f"źródła zmieniono ({HIDDEN}za „F” było: zwykła spacja, jest: twarda spacja (U+00A0))"
    )
    many = tuple(f"Źródło numer {number}" for number in range(12))
    told = from_to("źródła", many, (*many[:6], "Inne", *many[7:]))
    assert told == "źródła zmieniono: wyrazy „Źródło numer 6” zastąpiono wyrazem „Inne”"
