"""Terms: every accepted form beside what it means, every refused one beside the reason."""

import datetime
import re
import time
from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rpd.plan.terminy import LONGEST, Okres, Problem, Przedzial, accepted_forms, canonical, parse
from rpd.plan.terminy.okres import joined

ROK = 2024


def okres(od: str, do: str) -> Okres:
    return Okres.of(datetime.date.fromisoformat(od), datetime.date.fromisoformat(do))


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
        ("do 2025-06-30", "2024-01-01", "2025-06-30", False),
        ("do 2023-06-30", "2023-01-01", "2023-06-30", False),
        ("do 30.06.2024 r.", "2024-01-01", "2024-06-30", False),
        ("do 30.06.", "2024-01-01", "2024-06-30", True),
        ("do dnia 30 czerwca 2024 roku", "2024-01-01", "2024-06-30", False),
        ("najpóźniej do 30 czerwca", "2024-01-01", "2024-06-30", True),
        ("w terminie do 30.06.2024", "2024-01-01", "2024-06-30", False),
        ("do czerwca 2024", "2024-01-01", "2024-06-30", False),
        ("do 06.2024", "2024-01-01", "2024-06-30", False),
        ("do II kwartału", "2024-01-01", "2024-06-30", True),
        ("do końca II kwartału 2024 r.", "2024-01-01", "2024-06-30", False),
        ("do końca I półrocza", "2024-01-01", "2024-06-30", True),
        ("do końca 2024 r.", "2024-01-01", "2024-12-31", False),
        ("do końca roku", "2024-01-01", "2024-12-31", True),
        ("do 2027 r.", "2024-01-01", "2027-12-31", False),
        ("do roku 2027", "2024-01-01", "2027-12-31", False),
        ("od 2022 r.", "2022-01-01", "2024-12-31", False),
        ("od marca 2025", "2025-03-01", "2025-12-31", False),
        ("od 20.04.2024 r.", "2024-04-20", "2024-12-31", False),
        ("od 12.01.2024 r. do 6.02.2024 r.", "2024-01-12", "2024-02-06", False),
        ("od 12.01 do 6.02.2024", "2024-01-12", "2024-02-06", False),
        ("w okresie od 5 maja do 10 czerwca 2024 r.", "2024-05-05", "2024-06-10", False),
        ("od 4 do 8 czerwca", "2024-06-04", "2024-06-08", True),
        ("od I do III kwartału 2024", "2024-01-01", "2024-09-30", False),
        ("od stycznia do grudnia 2024", "2024-01-01", "2024-12-31", False),
        ("od marca do 15 maja 2024", "2024-03-01", "2024-05-15", False),
        ("od 2024 r. do 2026 r.", "2024-01-01", "2026-12-31", False),
        # days and months in digits
        ("30.06.2024", "2024-06-30", "2024-06-30", False),
        ("05.01.2024 r.", "2024-01-05", "2024-01-05", False),
        ("30. 06. 2024r.", "2024-06-30", "2024-06-30", False),
        ("30 VI 2024 r.", "2024-06-30", "2024-06-30", False),
        ("4 I 2024", "2024-01-04", "2024-01-04", False),
        ("30.VI.2024", "2024-06-30", "2024-06-30", False),
        ("1–15.06.2024", "2024-06-01", "2024-06-15", False),
        ("2 – 27 marca 2024", "2024-03-02", "2024-03-27", False),
        ("12.01–6.02.2024", "2024-01-12", "2024-02-06", False),
        ("01.01.2024-31.12.2024", "2024-01-01", "2024-12-31", False),
        ("06.2024", "2024-06-01", "2024-06-30", False),
        # halves, ordinals, the locative
        ("I półrocze", "2024-01-01", "2024-06-30", True),
        ("II półrocze 2024 r.", "2024-07-01", "2024-12-31", False),
        ("I–II półrocze 2024", "2024-01-01", "2024-12-31", False),
        ("pierwsze półrocze 2024", "2024-01-01", "2024-06-30", False),
        ("trzeci kwartał 2024", "2024-07-01", "2024-09-30", False),
        ("kwartał II", "2024-04-01", "2024-06-30", True),
        ("w II kwartale 2024", "2024-04-01", "2024-06-30", False),
        ("w drugim półroczu 2024", "2024-07-01", "2024-12-31", False),
        ("we wrześniu", "2024-09-01", "2024-09-30", True),
        ("w latach 2024–2026", "2024-01-01", "2026-12-31", False),
        ("lata 2024–2026", "2024-01-01", "2026-12-31", False),
        ("w 2024 r.", "2024-01-01", "2024-12-31", False),
        ("cały 2024 rok", "2024-01-01", "2024-12-31", False),
        ("rok 2024", "2024-01-01", "2024-12-31", False),
        ("cały okres realizacji programu", "2024-01-01", "2024-12-31", False),
        ("w całym okresie obowiązywania planu", "2024-01-01", "2024-12-31", False),
        ("cyklicznie, co kwartał", "2024-01-01", "2024-12-31", False),
        ("raz w roku", "2024-01-01", "2024-12-31", False),
        ("co roku do 31 marca", "2024-01-01", "2024-03-31", False),
        ("co trzy lata: 2027 r.", "2027-01-01", "2027-12-31", False),
        # the plan's year
        ("działanie ciągłe", "2024-01-01", "2024-12-31", False),
        ("Zadanie ciągłe", "2024-01-01", "2024-12-31", False),
        ("na bieżąco", "2024-01-01", "2024-12-31", False),
        ("w sposób ciągły", "2024-01-01", "2024-12-31", False),
        ("w miarę potrzeb", "2024-01-01", "2024-12-31", False),
        ("działanie ciągłe, na bieżąco", "2024-01-01", "2024-12-31", False),
        ("na bieżąco w 2024 r.", "2024-01-01", "2024-12-31", False),
        ("na bieżąco od marca 2024", "2024-03-01", "2024-12-31", False),
        ("działanie ciągłe, II–IV kwartał 2024", "2024-04-01", "2024-12-31", False),
        ("II–IV kwartał 2024, na bieżąco", "2024-04-01", "2024-12-31", False),
        # lists without a gap
        ("I i II kwartał", "2024-01-01", "2024-06-30", True),
        ("I kw. 2024, II kw. 2024", "2024-01-01", "2024-06-30", False),
        ("2024, 2025 i 2026 r.", "2024-01-01", "2026-12-31", False),
        ("do 30 czerwca i 30 września 2024", "2024-01-01", "2024-09-30", False),
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
        ("I kw. 2024;", "nic nie ma po „;”"),
        ("I kw. 2024, II kw. 2024,", "nic nie ma po „,”"),
        ("II kw. 2024 i 2025", "nie wiadomo, czy chodzi o cały rok 2025"),
        ("maj 2024 i czerwiec", "podano rok początku, a nie podano roku końca"),
        ("III półrocze", "nie ma półrocza III, rok ma dwa półrocza: I i II"),
        ("II etap", "po „II” oczekiwano „kwartał”, „kw.” albo „półrocze”"),
        ("do końca 30 czerwca", "po „końca” oczekiwano miesiąca, kwartału, półrocza albo roku"),
        ("do II kwartał", "zamiast „kwartał” oczekiwano „kwartału”"),
        ("w maj 2024", "zamiast „maj” oczekiwano „maju”"),
        ("31.06.2024", "nie ma dnia 31, czerwiec 2024 r. ma 30 dni"),
        ("30.13.2024", "nie ma miesiąca 13"),
        ("30.XV.2024", "nie ma miesiąca XV"),
        ("4 maja i", "nic nie ma po „i”"),
        ("4 i maj 2024", "po „4” oczekiwano nazwy miesiąca"),
        ("I i maj 2024", "po liczbie rzymskiej oczekiwano „kwartał” albo „półrocze”"),
        ("lata", "po „lata” oczekiwano lat"),
        ("w terminie 30.06.2024", "po „w terminie” oczekiwano „od” albo „do”"),
        ("2024/2025", "niezrozumiałe „/”"),
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
        ("2 kwartał 2024", "numer kwartału i półrocza zapisuje się cyfrą rzymską"),
        ("II", "po „II” oczekiwano „kwartał”, „kw.” albo „półrocze”"),
        ("II–IV", "po „IV” oczekiwano „kwartał”, „kw.” albo „półrocze”"),
        ("I–II–III kw.", "niezrozumiałe „–”"),
        ("IV 2024 – I kw. 2025", "po „IV” oczekiwano „kwartał”, „kw.” albo „półrocze”"),
        ("marca 2024", "zamiast „marca” oczekiwano „marzec”"),
        ("30 czerwiec 2024", "zamiast „czerwiec” oczekiwano „czerwca”"),
        ("do końca marzec", "zamiast „marzec” oczekiwano „marca”"),
        ("do końca", "nic nie ma po „końca”"),
        ("do", "nic nie ma po „do”"),
        ("od", "nic nie ma po „od”"),
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
    for form in re.findall("„(.+?)”", read.hint):
        assert isinstance(parse(form, ROK), Okres), form


def test_a_range_turned_round_and_over_the_year() -> None:
    read = parse("listopad–luty", ROK)
    assert isinstance(read, Problem)
    assert read.hint == (
        "Najpierw podaje się początek: „luty–listopad 2024”; przy przejściu na następny rok: "
        "„listopad 2024 – luty 2025”."
    )


@pytest.mark.parametrize(
    ("tekst", "form"),
    [
        ("marca 2024", "marzec 2024"),
        ("30 czerwiec 2024", "30 czerwca 2024"),
        ("do końca Marzec", "do końca marca"),
        ("w maj 2024", "w maju 2024"),
        ("od maj do czerwiec", "od maja do czerwca"),
        ("do II kwartał 2024", "do II kwartału 2024"),
        ("2 kwartał 2024", "II kwartał 2024"),
        ("1 półrocze 2024", "I półrocze 2024"),
        ("Q2 2024", "II kwartał 2024"),
        ("II", "II kwartał"),
        ("II–IV", "II–IV kwartał"),
        ("II 2024", "II kwartał 2024"),
        ("VI 2024", "czerwiec 2024"),
        ("marzec 24", "marzec 2024"),
        ("30/06/2024", "30.06.2024"),
        ("30-06-2024", "30.06.2024"),
        ("2024.06.30", "30.06.2024"),
        ("2024-06", "06.2024"),
        ("06/2024 r.", "06.2024 r."),
        ("30.06.24", "30.06.2024"),
        ("do 30.06.24", "do 30.06.2024"),
        ("I kwartal 2024", "I kwartał 2024"),
        ("kwiecien 2024", "kwiecień 2024"),
        ("pażdziernik 2024", "październik 2024"),
        ("grudnia i stycznia 2024", "grudzień i styczeń 2024"),
        ("II kw 2024", "II kw. 2024"),
        ("2024 r", "2024 r."),
        ("I kwartał br.", "I kwartał 2024"),
        ("maj (2024)", "maj 2024"),
        ("maj 2024 i 2025", "maj 2024 i maj 2025"),
        ("I i III kw. 2024 i 2025", "I kw. 2024, III kw. 2024, I kw. 2025 i III kw. 2025"),
        ("listopad 2024 – luty", "listopad 2024 – luty 2025"),
        ("marzec 2024 – 5 maja 2024", "1 marca – 5 maja 2024"),
        ("01.01.2024 do 30.06.2024", "od 01.01.2024 do 30.06.2024"),
        ("od 01.01.2024 r. – 30.06.2024", "od 01.01.2024 r. do 30.06.2024"),
        ("Ad 1) I kw.", "I kw."),
        ("30 czerwca 2024.", "30 czerwca 2024"),
        ("2024/2025", "2024–2025"),
        ("czerwiec/lipiec 2024", "czerwiec–lipiec 2024"),
        ("I—IV kw. 2024", "I–IV kw. 2024"),
        ("do końca 30 czerwca", "I półrocze 2024"),
        ("wiosna 2024", ""),
        ("II etap", ""),
        ("31.06.2024", ""),
        ("V kwartał", ""),
        ("po podpisaniu umowy", ""),
    ],
)
def test_the_form_to_write(tekst: str, form: str) -> None:
    read = parse(tekst, ROK)
    assert isinstance(read, Problem)
    assert read.meant == form
    if form:
        assert f"Zapisz: „{form}”, jeśli o to chodzi." in read.hint
        assert isinstance(parse(form, ROK), Okres)


@pytest.mark.parametrize(
    ("tekst", "parts"),
    [
        ("I i III kwartał", ["2024-01-01/2024-03-31", "2024-07-01/2024-09-30"]),
        ("I I III KWARTAŁ", ["2024-01-01/2024-03-31", "2024-07-01/2024-09-30"]),
        ("w I i III kwartale 2024", ["2024-01-01/2024-03-31", "2024-07-01/2024-09-30"]),
        ("I, i III kw.", ["2024-01-01/2024-03-31", "2024-07-01/2024-09-30"]),
        ("III i I kw. 2024", ["2024-01-01/2024-03-31", "2024-07-01/2024-09-30"]),
        ("I, II oraz IV kw. 2024", ["2024-01-01/2024-06-30", "2024-10-01/2024-12-31"]),
        ("I–II i IV kwartał", ["2024-01-01/2024-06-30", "2024-10-01/2024-12-31"]),
        ("I półrocze i IV kwartał 2024", ["2024-01-01/2024-06-30", "2024-10-01/2024-12-31"]),
        ("maj i październik 2024", ["2024-05-01/2024-05-31", "2024-10-01/2024-10-31"]),
        ("w maju i październiku 2024", ["2024-05-01/2024-05-31", "2024-10-01/2024-10-31"]),
        ("maj, a także październik", ["2024-05-01/2024-05-31", "2024-10-01/2024-10-31"]),
        ("2024, 2026", ["2024-01-01/2024-12-31", "2026-01-01/2026-12-31"]),
        ("2024–2025, 2027 r.", ["2024-01-01/2025-12-31", "2027-01-01/2027-12-31"]),
        ("4 i 18 czerwca 2024", ["2024-06-04/2024-06-04", "2024-06-18/2024-06-18"]),
        ("30.06.2024 i 30.09.2024", ["2024-06-30/2024-06-30", "2024-09-30/2024-09-30"]),
        ("5–7 maja; 10 czerwca 2024", ["2024-05-05/2024-05-07", "2024-06-10/2024-06-10"]),
        ("I kw. 2024 i I kw. 2025", ["2024-01-01/2024-03-31", "2025-01-01/2025-03-31"]),
        ("od 5 do 9 maja oraz od 1 do 5 lipca", ["2024-05-05/2024-05-09", "2024-07-01/2024-07-05"]),
    ],
)
def test_lists(tekst: str, parts: list[str]) -> None:
    read = parse(tekst, ROK)
    assert isinstance(read, Okres)
    assert [f"{one.od}/{one.do}" for one in read.przedzialy] == parts


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


def test_a_gap_belongs_to_no_quarter() -> None:
    read = parse("maj i październik 2024", ROK)
    assert isinstance(read, Okres)
    assert read.quarters == ((2024, 2), (2024, 4))
    assert read.years == (2024,)


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
        ("2024-01-01", "2026-05-15", "do 15 maja 2026"),
        ("2024-01-01", "2024-06-30", "I półrocze 2024"),
        ("2023-01-01", "2023-05-15", "do 15 maja 2023"),
        ("2023-01-01", "2024-05-15", "1 stycznia 2023 – 15 maja 2024"),
        ("2024-03-01", "2024-12-31", "od marca 2024"),
        ("2024-03-15", "2024-12-31", "od 15 marca 2024"),
        ("2024-06-30", "2024-06-30", "30 czerwca 2024"),
        ("2024-06-04", "2024-06-08", "4–8 czerwca 2024"),
        ("2024-06-04", "2024-07-02", "4 czerwca – 2 lipca 2024"),
        ("2024-12-20", "2025-01-05", "20 grudnia 2024 – 5 stycznia 2025"),
    ],
)
def test_canonical(od: str, do: str, expected: str) -> None:
    assert canonical(okres(od, do), ROK) == expected
    assert parse(expected, ROK) == okres(od, do)


days = st.dates()
starts = days.map(lambda day: day.replace(day=1)) | days
near = st.integers(0, 800).map(datetime.timedelta)


@st.composite
def intervals(draw: st.DrawFn) -> Przedzial:
    """Any two days, with whole months, quarters and years, and short distances, well met."""
    od = draw(starts)
    do = draw(days | near.map(lambda length: min(od, datetime.date(9996, 1, 1)) + length))
    if draw(st.booleans()) and do > datetime.date(1, 2, 1):
        do = do.replace(day=1) - datetime.timedelta(1)
    return Przedzial(min(od, do), max(od, do))


@st.composite
def lists(draw: st.DrawFn) -> list[Przedzial]:
    """One to four intervals, often close to each other: they touch, overlap and repeat."""
    found = [draw(intervals())]
    for _ in range(draw(st.integers(0, 3))):
        before = found[-1]
        start = min(before.do, datetime.date(9990, 1, 1)) + draw(near)
        start = start.replace(day=1) if draw(st.booleans()) else start
        found.append(draw(st.just(Przedzial(start, start + draw(near))) | intervals()))
    return draw(st.permutations(found))


@given(lists().map(joined), st.integers(-5, 10_005) | st.integers(2020, 2030))
@example((Przedzial(datetime.date.min, datetime.date.max),), 2024)
@example((Przedzial(datetime.date.min, datetime.date.min),), 2024)
@example((Przedzial(datetime.date.max, datetime.date.max),), 2024)
def test_canonical_is_read_back(parts: tuple[Przedzial, ...], rok: int) -> None:
    value = Okres(parts)
    read = parse(canonical(value, rok), rok)
    if len(canonical(value, rok)) > LONGEST:
        assert isinstance(read, Problem)
        return
    assert read == value, canonical(value, rok)
    assert isinstance(read, Okres)
    assert not read.rok_domyslny


@given(lists())
def test_joining_keeps_days_and_quarters(parts: list[Przedzial]) -> None:
    okres = Okres(joined(parts))
    assert set(okres.quarters) == {quarter for one in parts for quarter in one.quarters}
    assert list(okres.quarters) == sorted(set(okres.quarters))
    for one in parts:
        assert any(whole.od <= one.od and one.do <= whole.do for whole in okres.przedzialy)
    for left, right in pairwise(okres.przedzialy):
        assert (right.od - left.do).days > 1
    assert {okres.od, okres.do} <= {day for one in parts for day in (one.od, one.do)}


PIECES = (
    "I i II IV V kw. kwartał kwartału półrocze – - , oraz 2024 2025 r. 30 4 maj maja maju luty"
    " lutego do od w końca cały rok roku na bieżąco ciągłe 30.06.2024 30.06 06.2024 2024-06-30 ?"
    " br. czerwiec kwartale i i I I"
)
pieces = st.lists(st.sampled_from([*PIECES.split(), " ", "\u00a0"]), max_size=12)


@given(pieces.map(" ".join) | pieces.map("".join) | st.text(), st.integers(1, 9999))
def test_any_text_is_read_or_refused(tekst: str, rok: int) -> None:
    read = parse(tekst, rok)
    if isinstance(read, Problem):
        assert read.message.endswith(".")
        # What is told to be written can be written.
        assert not read.meant or isinstance(parse(read.meant, rok), Okres), read.meant
    elif len(canonical(read, rok)) <= LONGEST:
        assert parse(canonical(read, rok), rok) == read


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
        value.rok_domyslny = True  # type: ignore[misc]
    with pytest.raises(ValueError, match="in order and apart"):
        Okres(())
    with pytest.raises(ValueError, match="in order and apart"):
        Okres((value.przedzialy[0], value.przedzialy[0]))
    with pytest.raises(ValueError, match="ends before it starts"):
        okres("2024-12-31", "2024-01-01")
