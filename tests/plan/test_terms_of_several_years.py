"""Terms in a plan of several years: what gives no year is of the whole plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.plan.terminy import LONGEST, Okres, Problem, canonical, parse
from rpd.plan.terminy.okres import Przedzial, joined
from tests.plan.test_terminy import lists
from tests.properties import examples

ROK, KONIEC = 2026, 2028


def days(text: str) -> list[str]:
    read = parse(text, ROK, KONIEC)
    assert isinstance(read, Okres), read
    return [f"{one.od}/{one.do}" for one in read.przedzialy]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("na bieżąco", ["2026-01-01/2028-12-31"]),
        ("działanie ciągłe", ["2026-01-01/2028-12-31"]),
        ("corocznie", ["2026-01-01/2028-12-31"]),
        ("przez cały okres obowiązywania planu", ["2026-01-01/2028-12-31"]),
        ("od 2027 r.", ["2027-01-01/2028-12-31"]),
        ("od marca 2026", ["2026-03-01/2028-12-31"]),
        ("do 2027 r.", ["2026-01-01/2027-12-31"]),
        ("do 2030 r.", ["2026-01-01/2030-12-31"]),
        ("co dwa lata: 2026, 2028", ["2026-01-01/2026-12-31", "2028-01-01/2028-12-31"]),
        (
            "do 31 marca każdego roku",
            [
                "2026-01-01/2026-03-31",
                "2027-01-01/2027-03-31",
                "2028-01-01/2028-03-31",
            ],
        ),
        (
            "corocznie w IV kwartale",
            [
                "2026-10-01/2026-12-31",
                "2027-10-01/2027-12-31",
                "2028-10-01/2028-12-31",
            ],
        ),
        (
            "od listopada każdego roku",
            [f"{year}-11-01/{year}-12-31" for year in (2026, 2027, 2028)],
        ),
        ("co roku: 2026, 2027", ["2026-01-01/2027-12-31"]),
    ],
)
def test_read(text: str, expected: list[str]) -> None:
    assert days(text) == expected


def test_a_year_of_the_plan_is_taken_where_none_is_given() -> None:
    read = parse("II kwartał", ROK, KONIEC)
    assert isinstance(read, Okres)
    assert (days("II kwartał"), read.rok_domyslny) == (["2026-04-01/2026-06-30"], True)


def test_every_year_is_none_that_was_left_out() -> None:
    read = parse("do 31 marca każdego roku", ROK, KONIEC)
    assert isinstance(read, Okres)
    assert not read.rok_domyslny


@pytest.mark.parametrize("text", ["co dwa lata", "co 5 lat"])
def test_years_must_follow(text: str) -> None:
    read = parse(text, ROK, KONIEC)
    assert isinstance(read, Problem)
    assert "nie podano, w których latach" in read.message


@pytest.mark.parametrize("text", ["na bieżąco", "od 2027 r.", "do 2027 r.", "III kwartał 2027"])
def test_the_shortest_words_are_read_back(text: str) -> None:
    read = parse(text, ROK, KONIEC)
    assert isinstance(read, Okres)
    again = parse(canonical(read, ROK, KONIEC), ROK, KONIEC)
    assert isinstance(again, Okres)
    assert joined(again.przedzialy) == joined(read.przedzialy)


@given(lists().map(joined), st.integers(2020, 2030), st.integers(0, 6))
@examples(60)
def test_any_days_are_read_back(parts: tuple[Przedzial, ...], rok: int, more: int) -> None:
    value = Okres(parts)
    if len(written := canonical(value, rok, rok + more)) <= LONGEST:
        assert parse(written, rok, rok + more) == value, written


PHRASES = ("na bieżąco", "co kwartał", "cały okres planu", "corocznie", "co dwa lata: 2026, 2028")


@given(st.sampled_from(PHRASES), st.sampled_from((" ", ", ", " i ", ": ")), st.text(max_size=12))
@examples(60)
def test_any_text_behind_a_phrase_is_read_or_refused(phrase: str, joint: str, more: str) -> None:
    found = parse(phrase + joint + more, ROK, KONIEC)
    assert isinstance(found, Okres | Problem)
    if isinstance(found, Problem) and found.meant:
        assert isinstance(parse(found.meant, ROK, KONIEC), Okres)
