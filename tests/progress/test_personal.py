"""Personal data in notes: fifty texts that hold some, fifty that only look like it."""

from __future__ import annotations

import pytest

from rpd.progress.personal import is_pesel, personal
from tests.conftest import ROOT

DANE = ROOT / "tests" / "progress" / "dane"
MOST_WRONG = 2


def texts(name: str) -> list[str]:
    return (DANE / name).read_text("utf-8").splitlines()


@pytest.mark.parametrize(("name", "held"), [("tak.txt", True), ("nie.txt", False)])
def test_fifty_texts(name: str, held: bool) -> None:
    every = texts(name)
    wrong = [text for text in every if any(personal(text)) is not held]
    assert len(set(every)) == 50
    assert len(wrong) <= MOST_WRONG, wrong


def test_what_is_found_is_named() -> None:
    text = "Pani Ewa, PESEL 44051401458, tel. 601 234 567, ul. Długa 5/3, ewa@example.pl."
    assert {(found.what, found.text) for found in personal(text)} == {
        ("numer PESEL", "44051401458"),
        ("numer telefonu", "601 234 567"),
        ("adres ulicy z numerem domu", "ul. Długa 5/3"),
        ("adres e-mail", "ewa@example.pl"),
    }


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("44051401458", True),
        ("02270803624", True),  # born in this century
        ("44051401459", False),  # another check digit
        ("44053201456", False),  # no such day
        ("4405140145", False),
        ("４４０５１４０１４５８", False),
    ],
)
def test_check_digit_and_day(digits: str, right: bool) -> None:
    assert is_pesel(digits) is right
