"""Terms of a plan in the plan of a later year: moved where that is the same days, else left."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.plan.terminy import Okres, accepted_forms, canonical, parse
from rpd.plan.terminy.moved import Moved, moved
from tests.properties import examples

MOVED = """
II–IV kwartał 2024                        → II–IV kwartał 2025
II-IV kw. 2024 r.                         → II-IV kw. 2025 r.
I –  IV kwartał 2024                      → I –  IV kwartał 2025
Cały rok 2024                             → Cały rok 2025
cały 2024 rok                             → cały 2025 rok
I i III kwartał 2024                      → I i III kwartał 2025
II kw. 2024, IV kw. 2024                  → II kw. 2025, IV kw. 2025
maj–czerwiec 2024                         → maj–czerwiec 2025
w lipcu i sierpniu 2024 r.                → w lipcu i sierpniu 2025 r.
do 30.06.2024 r.                          → do 30.06.2025 r.
30.VI.2024                                → 30.VI.2025
06.2024                                   → 06.2025
2024-06-30                                → 2025-06-30
do końca lutego 2024                      → do końca lutego 2025
od 12.01.2024 r. do 6.02.2024 r.          → od 12.01.2025 r. do 6.02.2025 r.
najpóźniej do 15 grudnia 2024 r.          → najpóźniej do 15 grudnia 2025 r.
w roku 2024                               → w roku 2025
III-IV kwartał                            → III-IV kwartał
do 31 marca każdego roku                  → do 31 marca każdego roku
na bieżąco                                → na bieżąco
""".strip().splitlines()

KEPT = {
    "do 2027 r.": "termin sięga 2027 r., więc nie przesunięto lat",
    "IV kwartał 2024 – I kwartał 2025": "termin sięga 2025 r., więc nie przesunięto lat",
    "co dwa lata: 2024, 2026": "termin sięga 2026 r., więc nie przesunięto lat",
    "29 lutego 2024": "tych dni nie ma rok później, więc nie przesunięto lat",
    "do 29.02.2024 r.": "tych dni nie ma rok później, więc nie przesunięto lat",
    "po wyborach w 2024": "terminu nie da się odczytać, więc nie przesunięto lat",
    "maj 2024 i 2025": "terminu nie da się odczytać, więc nie przesunięto lat",
}


@pytest.mark.parametrize("line", MOVED)
def test_every_spelling_is_moved(line: str) -> None:
    old, _, new = line.partition("→")
    assert moved(old.strip(), range(2024, 2025), 1) == Moved(new.strip())


@pytest.mark.parametrize("tekst", KEPT)
def test_what_is_no_plain_term_of_the_year_is_left_with_a_doubt(tekst: str) -> None:
    assert moved(tekst, range(2024, 2025), 1) == Moved(tekst, KEPT[tekst])


def test_a_term_that_was_over_before_is_moved_with_a_doubt() -> None:
    assert moved("2022–2024", range(2024, 2025), 1) == Moved(
        "2023–2025", "był to termin spoza lat planu (2022–2024), przesunięto lata"
    )


def test_a_plan_of_several_years_moves_as_a_whole_or_leaves_what_it_still_has() -> None:
    lata = range(2026, 2030)
    assert moved("2027–2028", lata, 4) == Moved("2031–2032")
    assert moved("2027–2028", lata, 1).tekst == "2027–2028"
    assert moved("II kwartał 2026", lata, 1) == Moved(
        "II kwartał 2027", "termin 2026 już minie, przesunięto lata"
    )


def test_the_end_of_february_stays_the_end() -> None:
    assert moved("luty 2027", range(2027, 2028), 1) == Moved("luty 2028")
    assert moved("28 lutego 2027", range(2027, 2028), 1) == Moved("28 lutego 2028")
    assert moved("29 lutego 2024", range(2024, 2025), 4) == Moved("29 lutego 2028")


@pytest.mark.parametrize("tekst", accepted_forms(2024))
@pytest.mark.parametrize("years", [1, 4, 7])
def test_what_is_moved_is_read_in_the_later_plan(tekst: str, years: int) -> None:
    assert isinstance(parse(moved(tekst, range(2024, 2025), years).tekst, 2024 + years), Okres)


@examples(60)
@given(st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)), st.integers(0, 300))
def test_days_of_the_year_are_the_same_days_later(start: datetime.date, length: int) -> None:
    end = min(start + datetime.timedelta(length), datetime.date(2024, 12, 31))
    later = moved(canonical(Okres.of(start, end), 2024), range(2024, 2025), 1)
    if later.doubt:
        assert datetime.date(2024, 2, 29) in (start, end)
        return
    read = parse(later.tekst, 2025)
    assert isinstance(read, Okres)
    assert (read.od.month, read.od.day) == (start.month, start.day)
    assert read.do.year == 2025
    assert (read.do.month, read.do.day) in ((end.month, end.day), (2, 28))
