"""Terms: every accepted form beside what it means, every refused one beside the reason."""

import datetime
import time
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rpd.terminy import Okres, Problem, accepted_forms, canonical, parse

ROK = 2024


def okres(od: str, do: str) -> Okres:
    return Okres(datetime.date.fromisoformat(od), datetime.date.fromisoformat(do), False)


@pytest.mark.parametrize(
    ("tekst", "od", "do", "rok_domyslny"),
    [
        # the forms of the 2024 annex, without the labels "Ad 1)"
        ("III-IV kwartał", "2024-07-01", "2024-12-31", True),
        ("I-II kw.", "2024-01-01", "2024-06-30", True),
        ("I-IV kw.", "2024-01-01", "2024-12-31", True),
        ("IV kw.", "2024-10-01", "2024-12-31", True),
        ("I – IV kw.", "2024-01-01", "2024-12-31", True),
        ("Cały rok 2024", "2024-01-01", "2024-12-31", False),
        ("I -II kw. 2024", "2024-01-01", "2024-06-30", False),
        ("I – IV kwartał 2024", "2024-01-01", "2024-12-31", False),
        ("II – III kwartał 2024", "2024-04-01", "2024-09-30", False),
        ("II-IV kw. 2024 r.", "2024-04-01", "2024-12-31", False),
        ("I kwartał 2024", "2024-01-01", "2024-03-31", False),
        ("III kwartał 2024", "2024-07-01", "2024-09-30", False),
        # quarters
        ("II–IV kwartał 2024", "2024-04-01", "2024-12-31", False),
        ("IV kw. 2024 r.", "2024-10-01", "2024-12-31", False),
        ("ii–iv KWARTAŁ 2025", "2025-04-01", "2025-12-31", False),
        ("III–III kw. 2024", "2024-07-01", "2024-09-30", False),
        ("IV kwartał 2024 – I kwartał 2025", "2024-10-01", "2025-03-31", False),
        ("IV kw. 2024 r. – I kw. 2025 r.", "2024-10-01", "2025-03-31", False),
        ("I kwartał – II kwartał", "2024-01-01", "2024-06-30", True),
        # years
        ("cały rok", "2024-01-01", "2024-12-31", True),
        ("2024", "2024-01-01", "2024-12-31", False),
        ("2024 r.", "2024-01-01", "2024-12-31", False),
        ("2024r.", "2024-01-01", "2024-12-31", False),
        ("2024–2025", "2024-01-01", "2025-12-31", False),
        ("2024-2025", "2024-01-01", "2025-12-31", False),
        # months
        ("marzec 2024", "2024-03-01", "2024-03-31", False),
        ("luty", "2024-02-01", "2024-02-29", True),
        ("luty 2025", "2025-02-01", "2025-02-28", False),
        ("maj–czerwiec 2024", "2024-05-01", "2024-06-30", False),
        ("MAJ - CZERWIEC", "2024-05-01", "2024-06-30", True),
        ("listopad 2024 – luty 2025", "2024-11-01", "2025-02-28", False),
        # days
        ("30 czerwca 2024 r.", "2024-06-30", "2024-06-30", False),
        ("06 grudnia", "2024-12-06", "2024-12-06", True),
        ("29 lutego 2024", "2024-02-29", "2024-02-29", False),
        ("4 czerwca – 2 lipca 2024", "2024-06-04", "2024-07-02", False),
        ("4 czerwca - 2 lipca", "2024-06-04", "2024-07-02", True),
        ("4–8 czerwca 2024", "2024-06-04", "2024-06-08", False),
        ("20 grudnia 2024 – 5 stycznia 2025", "2024-12-20", "2025-01-05", False),
        ("2024-06-30", "2024-06-30", "2024-06-30", False),
        ("2024-03-01–2024-06-30", "2024-03-01", "2024-06-30", False),
        ("2024-03-01-2024-06-30", "2024-03-01", "2024-06-30", False),
        ("2024-03-01 – 2024-06-30", "2024-03-01", "2024-06-30", False),
        # from and until
        ("do 30 czerwca 2024", "2024-01-01", "2024-06-30", False),
        ("do 30 czerwca", "2024-01-01", "2024-06-30", True),
        ("do 2025-06-30", "2025-01-01", "2025-06-30", False),
        ("do końca marca 2024", "2024-01-01", "2024-03-31", False),
        ("do końca lutego", "2024-01-01", "2024-02-29", True),
        ("od marca 2024", "2024-03-01", "2024-12-31", False),
        ("od marca", "2024-03-01", "2024-12-31", True),
        ("od 15 marca 2024", "2024-03-15", "2024-12-31", False),
        # spaces
        ("  II–IV \n kwartał\t2024  ", "2024-04-01", "2024-12-31", False),
        ("II–IV\u00a0kwartał\u00a02024\u202fr.", "2024-04-01", "2024-12-31", False),
        # letters and marks apart, as macOS writes them
        ("grudzien\u0301 2024", "2024-12-01", "2024-12-31", False),
    ],
)
def test_accepted(tekst: str, od: str, do: str, rok_domyslny: bool) -> None:
    read = parse(tekst, ROK)
    assert read == okres(od, do)
    assert isinstance(read, Okres)
    assert read.rok_domyslny is rok_domyslny


@pytest.mark.parametrize(
    ("tekst", "reason"),
    [
        ("", "jest pusty"),
        (" \u00a0 ", "jest pusty"),
        ("wkrótce", "niezrozumiałe „wkrótce”"),
        ("jw.", "niezrozumiałe „jw.”"),
        ("Ad 1) I kw.", "niezrozumiałe „ad”"),
        ("I kw. 2024;", "niezrozumiałe „;”"),
        ("I kw. 2024, II kw. 2024", "niezrozumiałe „,”"),
        ("30 lutego 2024", "nie ma dnia 30, luty 2024 r. ma 29 dni"),
        ("29 lutego 2025", "nie ma dnia 29, luty 2025 r. ma 28 dni"),
        ("31 czerwca", "nie ma dnia 31, czerwiec 2024 r. ma 30 dni"),
        ("0 maja", "nie ma dnia 0"),
        ("2024-13-45", "nie ma miesiąca 13, rok ma 12 miesięcy"),
        ("2024-00-01", "nie ma miesiąca 00"),
        ("2024-02-30", "nie ma dnia 30, luty 2024 r. ma 29 dni"),
        ("0000-01-01", "nie ma roku 0"),
        ("0000", "nie ma roku 0"),
        ("V kwartał 2024", "nie ma kwartału V, rok ma cztery kwartały: I, II, III i IV"),
        ("I–VI kw.", "nie ma kwartału VI, rok ma cztery kwartały"),
        ("IIII kw.", "nie ma kwartału IIII, rok ma cztery kwartały"),
        ("V–VI kw.", "nie ma kwartału V, rok ma cztery kwartały"),
        ("2 kwartał 2024", "numer kwartału zapisuje się cyfrą rzymską"),
        ("II", "po „II” oczekiwano „kwartał” albo „kw.”"),
        ("II–IV", "po „IV” oczekiwano „kwartał” albo „kw.”"),
        ("I–II–III kw.", "niezrozumiałe „–”"),
        ("IV 2024 – I kw. 2025", "po „IV” oczekiwano „kwartał” albo „kw.”"),
        ("marca 2024", "zamiast „marca” oczekiwano „marzec”"),
        ("30 czerwiec 2024", "zamiast „czerwiec” oczekiwano „czerwca”"),
        ("do końca marzec", "zamiast „marzec” oczekiwano „marca”"),
        ("do końca", "po „końca” oczekiwano nazwy miesiąca"),
        ("do", "oczekiwano dnia"),
        ("do II kwartału", "oczekiwano dnia"),
        ("od", "oczekiwano dnia"),
        ("od 4–8 maja", "niezrozumiałe „–”"),
        ("cały 2024", "po „cały” oczekiwano „rok”"),
        ("marzec 24", "„24” nie jest rokiem zapisanym czterema cyframi"),
        ("marzec 20245", "„20245” nie jest rokiem zapisanym czterema cyframi"),
        ("300 maja", "„300” nie jest dniem miesiąca"),
        ("2024-06", "po „06” oczekiwano nazwy miesiąca"),
        ("2024-06-301", "niezrozumiałe „-”"),
        ("marzec 2024 –", "brakuje końca zakresu"),
        ("marzec 2024 – 5 maja 2024", "nie są zapisane w ten sam sposób"),
        ("listopad 2024 – luty", "podano rok początku, a nie podano roku końca"),
        ("– marzec", "niezrozumiałe „–”"),
        ("4–", "brakuje końca zakresu"),
        ("٣ marca", "niezrozumiałe „٣”"),
        ("I kw." + " " * 200, "ma więcej niż 200 znaków"),
        ("maj" * 70, "ma więcej niż 200 znaków"),
    ],
)
def test_unreadable(tekst: str, reason: str) -> None:
    read = parse(tekst, ROK)
    assert isinstance(read, Problem)
    assert read.kind == "unreadable"
    assert reason in read.message
    assert "Przykłady: „II–IV kwartał 2024”" in read.hint


@pytest.mark.parametrize(
    "tekst",
    [
        "IV–I kwartał 2024",
        "czerwiec–maj 2024",
        "listopad – luty 2025",
        "8–4 czerwca",
        "2 lipca – 4 czerwca 2024",
        "2024-06-30–2024-03-01",
        "I kwartał 2025 – IV kwartał 2024",
        "2025–2024",
    ],
)
def test_reversed(tekst: str) -> None:
    read = parse(tekst, ROK)
    assert isinstance(read, Problem)
    assert read.kind == "reversed"
    assert tekst in read.message
    assert "listopad 2024 – luty 2025" in read.hint


def test_examples_are_accepted() -> None:
    for form in accepted_forms(ROK):
        assert isinstance(parse(form, ROK), Okres), form


@pytest.mark.parametrize("rok", [0, -1, 10_000])
def test_impossible_year_of_the_plan(rok: int) -> None:
    read = parse("I kw.", rok)
    assert isinstance(read, Problem)
    assert f"nie ma roku {rok}" in read.message


@pytest.mark.parametrize(
    ("od", "do", "expected"),
    [
        ("2024-04-01", "2024-12-31", ((2024, 2), (2024, 3), (2024, 4))),
        ("2024-10-01", "2025-03-31", ((2024, 4), (2025, 1))),
        ("2024-06-30", "2024-07-01", ((2024, 2), (2024, 3))),
        ("2024-05-05", "2024-05-05", ((2024, 2),)),
    ],
)
def test_quarters(od: str, do: str, expected: tuple[tuple[int, int], ...]) -> None:
    assert okres(od, do).quarters == expected


@pytest.mark.parametrize(
    ("od", "do", "expected"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-01-01", "2025-12-31", "2024–2025"),
        ("2024-04-01", "2024-12-31", "II–IV kw. 2024"),
        ("2024-10-01", "2024-12-31", "IV kw. 2024"),
        ("2024-10-01", "2025-03-31", "IV kw. 2024 – I kw. 2025"),
        ("2024-03-01", "2024-03-31", "marzec 2024"),
        ("2024-05-01", "2024-06-30", "maj–czerwiec 2024"),
        ("2024-11-01", "2025-02-28", "listopad 2024 – luty 2025"),
        ("2024-01-01", "2024-05-15", "do 15 maja 2024"),
        ("2024-03-01", "2024-12-31", "od marca 2024"),
        ("2024-03-15", "2024-12-31", "od 15 marca 2024"),
        ("2024-06-30", "2024-06-30", "30 czerwca 2024"),
        ("2024-06-04", "2024-06-08", "4–8 czerwca 2024"),
        ("2024-06-04", "2024-07-02", "4 czerwca – 2 lipca 2024"),
        ("2024-12-20", "2025-01-05", "20 grudnia 2024 – 5 stycznia 2025"),
    ],
)
def test_canonical(od: str, do: str, expected: str) -> None:
    assert canonical(okres(od, do)) == expected
    assert parse(expected, 1999) == okres(od, do)


days = st.dates()
starts = days.map(lambda day: day.replace(day=1)) | days
near = st.integers(0, 800).map(datetime.timedelta)


@st.composite
def intervals(draw: st.DrawFn) -> Okres:
    """Any two days, with whole months, quarters and years, and short distances, well met."""
    od = draw(starts)
    do = draw(days | near.map(lambda length: min(od, datetime.date(9996, 1, 1)) + length))
    if draw(st.booleans()) and do > datetime.date(1, 2, 1):
        do = do.replace(day=1) - datetime.timedelta(1)
    od, do = min(od, do), max(od, do)
    return Okres(od, do, draw(st.booleans()))


@given(intervals(), st.integers())
@example(Okres(datetime.date.min, datetime.date.max, False), 2024)
@example(Okres(datetime.date.min, datetime.date.min, False), 2024)
@example(Okres(datetime.date.max, datetime.date.max, False), 2024)
def test_canonical_is_read_back(value: Okres, rok: int) -> None:
    read = parse(canonical(value), rok)
    assert read == value
    assert isinstance(read, Okres)
    assert not read.rok_domyslny


PIECES = (
    "I IV V kw. kwartał – - 2024 2025 r. 30 4 maj maja luty lutego do od końca cały rok"
    " 2024-06-30 ?"
)
pieces = st.lists(st.sampled_from([*PIECES.split(), " ", "\u00a0"]), max_size=12)


@given(pieces.map(" ".join) | pieces.map("".join) | st.text(), st.integers(1, 9999))
def test_any_text_is_read_or_refused(tekst: str, rok: int) -> None:
    read = parse(tekst, rok)
    if isinstance(read, Problem):
        assert read.message.endswith(".")
    else:
        assert read.od <= read.do
        assert parse(canonical(read), 1) == read


@given(pieces.map(" ".join))
def test_case_spaces_and_dashes_do_not_matter(tekst: str) -> None:
    # Hyphens inside ISO dates are not dashes, so only dashes are turned into hyphens.
    other = f" {tekst} ".upper().replace("–", "-").replace(" ", "\u00a0 ")
    one, two = parse(tekst, ROK), parse(other, ROK)
    assert type(one) is type(two)
    assert isinstance(one, Problem) or one == two


@pytest.mark.parametrize("tekst", ["I–" * 99, " " * 10**6, "9" * 200, "9" * 10**6, "-" * 200])
def test_hostile_text_is_refused_quickly(tekst: str) -> None:
    started = time.process_time()
    assert isinstance(parse(tekst, ROK), Problem)
    assert time.process_time() - started < 1


def test_okres_is_frozen_and_ordered() -> None:
    value = okres("2024-01-01", "2024-12-31")
    with pytest.raises(FrozenInstanceError):
        value.od = value.do  # type: ignore[misc]
    with pytest.raises(ValueError, match="ends before it starts"):
        okres("2024-12-31", "2024-01-01")
