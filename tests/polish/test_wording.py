"""How Polish is written. A no-break space is shown as "~" in these tables."""

import datetime
import decimal
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.polish import alphabet, guesses, spaces, wording
from rpd.polish.wording import NBSP


def nbsp(shown: str) -> str:
    return shown.replace("~", NBSP)


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, "0~błędów"),
        (1, "1~błąd"),
        (2, "2~błędy"),
        (4, "4~błędy"),
        (5, "5~błędów"),
        (11, "11~błędów"),
        (12, "12~błędów"),
        (14, "14~błędów"),
        (21, "21~błędów"),
        (22, "22~błędy"),
        (101, "101~błędów"),
        (112, "112~błędów"),
        (122, "122~błędy"),
        (1002, "1~002~błędy"),
        (-1, "−1~błąd"),
        (-3, "−3~błędy"),
    ],
)
def test_count(n: int, expected: str) -> None:
    assert wording.count(n, "błąd", "błędy", "błędów") == nbsp(expected)
    assert nbsp(expected).endswith(NBSP + wording.plural(n, "błąd", "błędy", "błędów"))


@pytest.mark.parametrize(
    ("value", "grosze", "expected"),
    [
        ("15459500", True, "15~459~500,00~zł"),
        ("15459500.00", True, "15~459~500,00~zł"),
        ("15459500.00", None, "15~459~500~zł"),
        ("15459500.00", False, "15~459~500~zł"),
        ("18339913.5", True, "18~339~913,50~zł"),
        ("18339913.5", None, "18~339~913,50~zł"),
        ("0", True, "0,00~zł"),
        ("0", None, "0~zł"),
        ("-0.00", None, "0~zł"),
        ("0.05", None, "0,05~zł"),
        ("999", None, "999~zł"),
        ("1000", None, "1~000~zł"),
        ("-12500", None, "−12~500~zł"),
        ("1E+5", None, "100~000~zł"),
        ("0E+99999999", True, "0,00~zł"),
        ("1.500", True, "1,50~zł"),
    ],
)
def test_amount(value: str, grosze: bool | None, expected: str) -> None:
    assert wording.amount(Decimal(value), grosze=grosze) == nbsp(expected)
    without = wording.amount(Decimal(value), grosze=grosze, currency=False)
    assert without + NBSP + "zł" == nbsp(expected)


@pytest.mark.parametrize(
    ("value", "grosze"),
    [
        ("1.005", True),
        ("0.001", None),
        ("1.50", False),
        ("NaN", True),
        ("Infinity", True),
        ("1E+99999999", True),
        ("1E-99999999", None),
    ],
)
def test_amount_is_never_rounded(value: str, grosze: bool | None) -> None:
    with pytest.raises(ValueError, match=r"amount|number"):
        wording.amount(Decimal(value), grosze=grosze)


@given(st.integers(-(10**30), 10**30))
def test_amount_keeps_every_grosz_whatever_the_context(grosze: int) -> None:
    value = Decimal(grosze).scaleb(-2, decimal.Context(prec=60))
    with decimal.localcontext(prec=3):
        written = wording.amount(value, currency=False)
    digits = written.replace(NBSP, "").replace(",", "").replace("−", "-")
    assert int(digits) == grosze


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1200, "1~200"),
        (Decimal("0.5"), "0,5"),
        (Decimal("0.50"), "0,5"),
        (35, "35"),
        (Decimal("35.0"), "35"),
        (Decimal("1E+3"), "1~000"),
        (Decimal("-2.25"), "−2,25"),
        (Decimal("12.345678"), "12,345678"),
        (0, "0"),
    ],
)
def test_number(value: Decimal | int, expected: str) -> None:
    assert wording.number(value) == nbsp(expected)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("1E+40"), 10**40, Decimal("1E-41")])
def test_number_that_cannot_be_written(value: Decimal | int) -> None:
    with pytest.raises(ValueError, match="number"):
        wording.number(value)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-03-07", "7~marca~2024~r."),
        ("2024-10-31", "31~października~2024~r."),
        ("2026-01-01", "1~stycznia~2026~r."),
    ],
)
def test_date(day: str, expected: str) -> None:
    assert wording.date(datetime.date.fromisoformat(day)) == nbsp(expected)


def test_months_are_twelve_in_both_cases() -> None:
    assert len(wording.MONTHS_NOMINATIVE) == len(wording.MONTHS_GENITIVE) == 12
    for nominative, genitive in zip(
        wording.MONTHS_NOMINATIVE, wording.MONTHS_GENITIVE, strict=True
    ):
        assert nominative[:2] == genitive[:2]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (2, 4, "II–IV~kwartał"),
        (1, 4, "I–IV~kwartał"),
        (3, 3, "III~kwartał"),
    ],
)
def test_quarters(first: int, last: int, expected: str) -> None:
    assert wording.quarters(first, last) == nbsp(expected)


@pytest.mark.parametrize(("first", "last"), [(0, 1), (3, 2), (1, 5)])
def test_quarters_that_are_none(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="quarters"):
        wording.quarters(first, last)


@pytest.mark.parametrize(
    ("items", "last", "expected"),
    [
        ("", " i ", ""),
        ("a", " i ", "a"),
        ("ab", " i ", "a i b"),
        ("abc", " i ", "a, b i c"),
        ("abcd", " albo ", "a, b, c albo d"),
    ],
)
def test_join(items: str, last: str, expected: str) -> None:
    assert wording.join(iter(items), last) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # single letters
        ("a i o u w z", "a~i~o~u~w~z"),
        ("Praca w terenie i W domu", "Praca w~terenie i~W~domu"),
        ("(w tym z „o”) do", "(w~tym z~„o”) do"),
        ("do, na we ze", "do, na we ze"),
        ("w, tym", "w, tym"),
        # abbreviations and signs
        ("uchwała nr 4/2024", "uchwała nr~4/2024"),
        ("Art. 29 ust. 2 pkt 6 lit. b, d", "Art.~29 ust.~2 pkt~6 lit.~b, d"),
        ("poz. 113, § 2, §§ 3–5, str. 7", "poz.~113, §~2, §§~3–5, str.~7"),
        ("ww. działania, m.in. szkolenia", "ww.~działania, m.in. szkolenia"),
        ("za pkt dodatkowy", "za pkt dodatkowy"),
        # the year
        ("w 2024 r. plan na 2021–2027 r.", "w~2024~r. plan na 2021–2027~r."),
        ("2024 rok, 123 r.", "2024 rok, 123 r."),
        # numbers
        ("kwota 15 459 500,00 zł.", "kwota 15~459~500,00~zł."),
        ("230 000, FEdM", "230~000, FEdM"),
        ("225 100 tys. zł, 33,2 mln PLN", "225~100~tys.~zł, 33,2~mln~PLN"),
        ("min. 35 %, 5 szt. (10 os.)", "min. 35~%, 5~szt. (10~os.)"),
        ("dodatkowe 15 pkt za", "dodatkowe 15~pkt za"),
        ("1 000–2 000 zł", "1~000–2~000~zł"),
        ("w 2024 500 osób", "w~2024 500 osób"),
        ("I.1.2 100 osób; NUTS3 100", "I.1.2 100 osób; NUTS3 100"),
        ("5 100/2024", "5 100/2024"),
        ("5 złotych, 2 m.in.", "5 złotych, 2 m.in."),
        ("7 marca 2024 r., 4–8 maja", "7~marca 2024~r., 4–8~maja"),
        # journals of laws
        ("(Dz. U. poz. 113), Dz. Urz. UE, M. P.", "(Dz.~U. poz.~113), Dz.~Urz. UE, M.~P."),
        # quarters
        ("II–IV kwartał 2024 r.", "II–IV~kwartał 2024~r."),
        ("I-II kw. 2024, IV kwartale", "I-II~kw. 2024, IV~kwartale"),
        ("VIII kadencji", "VIII kadencji"),
        # the dash before a number
        ("Liczba spotkań – 4", "Liczba spotkań~–~4"),
        ("Liczba osób – min. 30", "Liczba osób – min. 30"),
        ("4 czerwca – 2 lipca", "4~czerwca~–~2~lipca"),
        ("– 5 razy", "–~5 razy"),
        # a stray full stop or comma does not start a line
        ("koniec zdania .", "koniec zdania~."),
        ("szkolenia , narady ,” i .", "szkolenia~, narady~,” i~."),
        ("plik .pdf, ,5 zł, .", "plik .pdf, ,5~zł,~."),
        ("x –  5", "x –  5"),
        # only single ordinary spaces
        ("w  domu", "w  domu"),
        ("w\ndomu", "w\ndomu"),
        ("w\tdomu", "w\tdomu"),
        ("w~ domu", "w~ domu"),
        ("w ~domu", "w ~domu"),
        (" w ", " w "),
        ("", ""),
    ],
)
def test_keep_together(text: str, expected: str) -> None:
    assert spaces.keep_together(nbsp(text)) == nbsp(expected)


PIECES = "– - , ( „ w I IV II–III kw. kwartał nr § pkt 5 500 2024 r. zł tys. % maja słowo"
pieces = st.sampled_from([*PIECES.split(), NBSP, "\n", "\t"])
polish = st.lists(st.just(" ") | pieces).map("".join)


@given(polish | st.text())
def test_keep_together_only_replaces_spaces_and_only_once(text: str) -> None:
    together = spaces.keep_together(text)
    assert wording.plain(together) == wording.plain(text)
    assert all(
        new == old or (old, new) == (" ", NBSP) for old, new in zip(text, together, strict=True)
    )
    assert spaces.keep_together(together) == together


@given(polish)
def test_keep_together_does_not_depend_on_what_is_already_together(text: str) -> None:
    again = spaces.keep_together(wording.plain(spaces.keep_together(text)))
    assert again == spaces.keep_together(wording.plain(text))


@given(st.integers(0, 10**9), st.sampled_from([True, None]))
def test_keep_together_agrees_with_amount(zlote: int, grosze: bool | None) -> None:
    written = wording.amount(Decimal(zlote), grosze=grosze)
    assert spaces.keep_together(wording.plain(written)) == written


@pytest.mark.parametrize("piece", ["w ", "1", "100 ", "– ", "(", " "])
def test_keep_together_is_linear(piece: str) -> None:
    started = time.process_time()
    spaces.keep_together(piece * 100_000)
    assert time.process_time() - started < 5


def test_plain() -> None:
    assert wording.plain(nbsp("7~marca~2024~r.")) == "7 marca 2024 r."


CODES = ("FEM", "FEdM", "FERS", "OWES", "ROPS", "GUS", "WUP", "UMWM", "urząd pracy")


@pytest.mark.parametrize(
    ("word", "best"),
    [
        ("FEEdM", "FEdM"),
        ("FEDM", "FEdM"),
        ("OWSE", "OWES"),
        ("owes", "OWES"),
        ("FRES", "FERS"),
        ("FES", "FERS"),
        ("ROPSS", "ROPS"),
        ("WPU", "WUP"),
        ("urzad pracy", "urząd pracy"),
        ("Urzędem pracy", "urząd pracy"),
    ],
)
def test_suggestion(word: str, best: str) -> None:
    assert guesses.suggestions(word, CODES)[0] == best
    assert guesses.did_you_mean(word, CODES) == f"czy chodziło o „{best}”?"


@pytest.mark.parametrize(
    ("word", "names", "best"),
    [
        # acronyms that are only near each other
        ("MOPS", ["ROPS", "OPS"], ""),
        ("ZUS", ["GUS", "PUP"], ""),
        ("CIS", ["CUS", "KIS"], ""),
        ("OPS", ["ROPS"], ""),
        ("PFRON", ["FERS", "FEM", "BP"], ""),
        ("OWRS", ["OWES", "ROPS"], "OWES"),
        ("PU P", ["PUP"], "PUP"),
        # one stands in the other
        ("ROPS Kraków", ["OWES", "ROPS"], "ROPS"),
        ("termin_realizacji", ["realizatorzy", "termin"], "termin"),
        ("wartosc", ["wartosc_docelowa", "nazwa"], "wartosc_docelowa"),
        # longer names that share a beginning
        ("Fundacja Nadzieja", ["Fundacja Rozwoju"], ""),
        ("Fundacja Rozwju", ["Fundacja Nadzieja", "Fundacja Rozwoju"], "Fundacja Rozwoju"),
    ],
)
def test_a_guess_is_more_than_a_likeness(word: str, names: list[str], best: str) -> None:
    assert "".join(guesses.suggestions(word, names, 1)) == best


@pytest.mark.parametrize(
    ("word", "names", "best"),
    [
        # the full name with a slip in it comes before a part of it
        ("Grupa MKRES ds badań", ["MKRES", "Grupa MKRES ds. badań"], ["Grupa MKRES ds. badań"]),
        (
            'Projekt WUP "Małopolski pociąg do kariery"',
            ["WUP", "Projekt WUP „Małopolski pociąg do kariery”"],
            ["Projekt WUP „Małopolski pociąg do kariery”"],
        ),
        # a body named inside the name of another is not meant
        ("Grupa MKRES ds. cyfryzacji", ["MKRES", "ROPS"], []),
        ("Stowarzyszenie Przyjaciół GUS", ["GUS"], []),
        ("ROPS w Krakowie", ["MKRES", "ROPS"], ["ROPS"]),
        ("planowany termin", ["termin", "opis"], ["termin"]),
        # all that are as near
        ("RPD1113", ["RPD111", "RPD112", "RPD113", "RPD213"], ["RPD111", "RPD113"]),
        (
            "w_ramach_projektach",
            ["w_ramach_projektu", "w_ramach_projektow", "zrodla"],
            ["w_ramach_projektow", "w_ramach_projektu"],
        ),
        ("FEoM", ["FEM", "FEdM", "FERS"], ["FEM", "FEdM"]),
        ("kwoty", ["kwota", "kwotą", "rok"], ["kwota", "kwotą"]),
    ],
)
def test_all_equally_near_names_are_told(word: str, names: list[str], best: list[str]) -> None:
    assert sorted(guesses.nearest(word, names)) == sorted(best)
    named = " albo ".join(f"„{name}”" for name in guesses.nearest(word, names))
    assert guesses.did_you_mean(word, names) == (f"czy chodziło o {named}?" if best else "")


def test_polish_alphabet() -> None:
    words = [
        "US",
        "łąka",
        "FEM",
        "Żuk",
        "UP JP2",
        "FEdM",
        "źrebię",
        "lis",
        "UP",
        "ćma",
        "CUS",
        "2b",
    ]
    assert sorted(words, key=alphabet.alphabetical) == [
        *("2b", "CUS", "ćma", "FEdM", "FEM", "lis", "łąka", "UP", "UP JP2", "US", "źrebię", "Żuk"),
    ]


@pytest.mark.parametrize("word", ["", "  ", "XYZ", "ministerstwo", "x" * 201])
def test_nothing_to_suggest(word: str) -> None:
    assert guesses.suggestions(word, CODES) == ()
    assert guesses.did_you_mean(word, CODES) == ""


def test_suggestions_are_limited_ordered_and_never_the_word_itself() -> None:
    assert guesses.suggestions("FEdM", CODES) == ("FEM",)
    assert guesses.suggestions("FEEdM", ["FEM", "FEdM", "FEMP"]) == ("FEdM", "FEM", "FEMP")
    assert guesses.suggestions("FEEdM", ["FEM", "FEdM", "FEMP"], limit=1) == ("FEdM",)
    assert guesses.suggestions("x" * 9, []) == ()


@given(st.text("FERSMOWfe", max_size=6), st.permutations((*CODES, "fers", "FĘRS", "SERF")))
def test_suggestions_do_not_depend_on_order(word: str, names: list[str]) -> None:
    assert guesses.suggestions(word, names) == guesses.suggestions(word, sorted(names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FEdM", "„FEdM”"),
        ("", "„”"),
        ("x" * 80, f"„{'x' * 80}”"),
        # no word to stop at: cut where there is no room
        ("a" * 50 + "b" * 50, f"„{'a' * 39}…{'b' * 40}”"),
        ("a" * 38 + " " + "b" * 99, f"„{'a' * 38} …{'b' * 40}”"),
        # cut between words
        (
            (
                "Wsparcie grup nieformalnych w obszarze realizacji usług opiekuńczych i usług "
                "sąsiedzkich, w tym pomoc w zakresie formacji działań."
            ),
            "„Wsparcie grup nieformalnych w obszarze … tym pomoc w zakresie formacji działań.”",
        ),
        (
            (
                "Wsparcie doradcze dla CUS, gmin tworzących CUS oraz tych, które rozważają, "
                "w zakresie rozwoju usług społecznych"
            ),
            "„Wsparcie doradcze dla CUS, gmin … w zakresie rozwoju usług społecznych”",
        ),
        # neither a single letter nor a comma is left hanging in front of the gap
        (
            (
                "Rozwijanie współpracy jednostek, a w przyszłości także partnerstw na rzecz "
                "usług społecznych"
            ),
            "„Rozwijanie współpracy jednostek … partnerstw na rzecz usług społecznych”",
        ),
    ],
)
def test_quote(text: str, expected: str) -> None:
    assert wording.quote(text) == expected
    assert len(expected) <= wording.QUOTE_LENGTH + 2


@given(polish | st.text())
def test_a_quotation_is_short_and_begins_and_ends_as_the_text(text: str) -> None:
    quoted = wording.quote(text)
    assert len(quoted) <= wording.QUOTE_LENGTH + 2
    if len(text) <= wording.QUOTE_LENGTH:
        assert quoted == f"„{text}”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bez cudzysłowu", "Bez cudzysłowu"),
        ("zapewnienie „miejsca” dla PES", "zapewnienie »miejsca« dla PES"),
        ("„A” i „B”", "»A« i »B«"),
        ("„niedomknięty", "„niedomknięty"),
        ("niedomknięty”", "niedomknięty”"),
        ("„a „b” c”", "»a „b” c«"),
        ("»A« i „B”", "»A« i »B«"),
        ('"prosty"', '"prosty"'),
    ],
)
def test_quotation_marks_inside_others(text: str, expected: str) -> None:
    assert wording.inside_quotes(text) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3", "z~3"),
        ("100", "ze~100"),
        ("180 000 zł", "ze~180 000 zł"),
        ("1 000 zł", "z~1 000 zł"),
        ("1000", "z~1000"),
        ("„Szkolenia”", "ze~„Szkolenia”"),
        ("„szansa”", "z~„szansa”"),
        ("„Spotkania”", "ze~„Spotkania”"),
        ("„Sieć”", "z~„Sieć”"),
        ("„Wsparcie”", "ze~„Wsparcie”"),
        ("„Wizyty”", "z~„Wizyty”"),
        ("„Źródła”", "ze~„Źródła”"),
        ("„zmiana”", "ze~„zmiana”"),
        ("„żłobek”", "ze~„żłobek”"),
        ("„rzeczy”", "z~„rzeczy”"),
        ("„ZLS”", "z~„ZLS”"),
        ("„»Szkoła« i reszta”", "ze~„»Szkoła« i reszta”"),
        ("„115 osób”", "ze~„115 osób”"),
        ("„”", "z~„”"),
    ],
)
def test_out_of(written: str, expected: str) -> None:
    assert wording.out_of(written) == nbsp(expected)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("plans/2024.yaml", "2024"),
        ("2024.yaml", "2024"),
        ("plans/plan-2024.yaml", "plans/plan-2024.yaml"),
        ("plans/2025.yaml", "plans/2025.yaml"),
        ("../inne/plans/2024.yaml", "../inne/plans/2024.yaml"),
        ("plans/plan na 2024.yaml", '"plans/plan na 2024.yaml"'),
    ],
)
def test_how_a_plan_is_named_to_a_command(file: str, expected: str) -> None:
    assert wording.plan_argument(file, 2024) == expected
