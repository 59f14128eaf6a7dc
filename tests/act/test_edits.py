"""Which words, numbers and signs of a text an act changes."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rpd.act.edits import Edit, Phrase, carry
from rpd.act.phrases import kind_of
from rpd.act.search import edits
from rpd.act.tokens import balanced, tokens
from tests.properties import examples


def exchange(old: str, new: str) -> Edit:
    return Edit(Phrase(words=old), Phrase(words=new))


def insert(after: str, words: str = "", sign: str = "") -> Edit:
    return Edit(Phrase(), Phrase(sign, words), after)


def strike(words: str = "", sign: str = "", after: str = "") -> Edit:
    return Edit(Phrase(sign, words), Phrase(), after)


def sign(old: str, new: str, *, at_end: bool = False) -> Edit:
    return Edit(Phrase(old), Phrase(new), at_end=at_end)


CASES: list[tuple[str, str, str, tuple[Edit, ...] | None]] = [
    ("a number", "Liczba gmin – 40", "Liczba gmin – 50", (exchange("40", "50"),)),
    ("an amount", "180 000, FEdM", "195 000, FEdM", (exchange("180 000", "195 000"),)),
    ("a number that stands twice is quoted with a neighbour", "moduły – 3, osoby – 3",
     "moduły – 3, osoby – 5", (exchange("osoby – 3", "osoby – 5"),)),
    ("a word", "ROPS, OWES", "ROPS, WUP", (exchange("OWES", "WUP"),)),
    ("a body at the end", "ROPS, OWES", "ROPS, OWES, MKRES", (insert("OWES", "MKRES", ","),)),
    ("a body in front", "ROPS, OWES", "WUP, ROPS, OWES", (exchange("ROPS", "WUP, ROPS"),)),
    ("a body between", "ROPS, OWES", "ROPS, WUP, OWES", (insert("ROPS", "WUP", ","),)),
    ("a body in front goes", "ROPS, OWES", "OWES", (exchange("ROPS, OWES", "OWES"),)),
    ("a body between goes", "ROPS, WUP, OWES", "ROPS, OWES", (strike("WUP", ",", "ROPS"),)),
    ("a body at the end goes", "ROPS, OWES", "ROPS", (strike("OWES", ",", "ROPS"),)),
    ("words in the middle", "szkolenia dla kadry", "szkolenia on-line dla kadry",
     (insert("szkolenia", "on-line"),)),
    ("words go", "szkolenia i doradztwo dla kadry", "szkolenia dla kadry",
     (strike("i doradztwo"),)),
    ("words that stand twice go", "dla kadry i dla kadry gmin", "dla kadry i dla gmin",
     (strike("kadry", after="i dla"),)),
    ("a comma is named", "gmin które objęto", "gmin, które objęto", (insert("gmin", sign=","),)),
    ("a full stop at the end", "oferta", "oferta.", (sign("", ".", at_end=True),)),
    ("a full stop between, told apart", "do zmian Promocja i do zmian",
     "do zmian. Promocja i do zmian", (exchange("do zmian Promocja", "do zmian. Promocja"),)),
    ("a semicolon that stands once", "raport; plan, oferta", "raport, plan, oferta",
     (sign(";", ","),)),
    ("the last of many full stops", "w 2024 r. i dalej.", "w 2024 r. i dalej;",
     (sign(".", ";", at_end=True),)),
    ("a comma goes", "gmin, powiatów", "gmin powiatów", (strike(sign=","),)),
    ("a comma for a word", "gminy, powiaty", "gminy oraz powiaty",
     (Edit(Phrase(","), Phrase(words="oraz")),)),
    ("a blank before a full stop goes", "zmian i rewitalizacji .", "zmian i rewitalizacji.",
     (exchange("rewitalizacji .", "rewitalizacji."),)),
    ("a blank before a full stop comes", "zmian i rewitalizacji.", "zmian i rewitalizacji .",
     (exchange("rewitalizacji.", "rewitalizacji ."),)),
    ("a blank before a comma goes", "na UEK, UKEN , UP JP2", "na UEK, UKEN, UP JP2",
     (exchange("UKEN , UP", "UKEN, UP"),)),
    ("a comma goes with its blank", "na UKEN , UP JP2", "na UKEN UP JP2",
     (exchange("UKEN , UP", "UKEN UP"),)),
    ("a blank behind a bracket goes", "kursy ( gminy) razem", "kursy (gminy) razem",
     (exchange("( gminy)", "(gminy)"),)),
    ("a blank between a number and its sign", "co najmniej 45 %", "co najmniej 45%",
     (exchange("45 %", "45%"),)),
    ("a value equal to the number of the row", "Ad 4) Liczba spotkań – min. 4",
     "Ad 4) Liczba spotkań – min. 5", (exchange("min. 4", "min. 5"),)),
    ("a percentage", "co najmniej 45", "co najmniej 45%", (insert("45", sign="%"),)),
    ("part of a compound", "PES z udziałem JST", "PES/PS z udziałem JST",
     (exchange("PES", "PES/PS"),)),
    ("a number is whole", "w kwocie 12 900, po 900", "w kwocie 12 900 zł, po 900",
     (insert("12 900", "zł"),)),
    ("an unbreakable number is whole", "kwota 12\u00a0900, po 900", "kwota 12\u00a0900 zł, po 900",
     (insert("12 900", "zł"),)),
    ("a narrow space makes a number too", "kwota 12\u202f900", "kwota 13\u202f900",
     (exchange("12\u202f900", "13\u202f900"),)),
    ("a number with a comma behind is never quoted so", "180 000, FEdM", "FEdM",
     (exchange("180 000, FEdM", "FEdM"),)),
    ("an abbreviation before a number", "osoby – 45", "osoby – min. 45",
     (Edit(Phrase(), Phrase(words="min."), before="45"),)),
    ("a word in front of a text", "Ad 1) Umów – 45", "Ad 1) nowych Umów – 45",
     (Edit(Phrase(), Phrase(words="nowych"), before="Umów"),)),
    ("the number of a row is no word", "Ad 1) szkolenia dla kadry", "Ad 1) dla kadry",
     (strike("szkolenia"),)),
    ("an abbreviation goes", "osoby – min. 45", "osoby – 45", (strike("min."),)),
    ("two places", "Liczba szkoleń – 3 w 2024 r.", "Liczba warsztatów – 4 w 2024 r.",
     (exchange("szkoleń", "warsztatów"), exchange("3", "4"))),
    ("places are swapped at once", "ROPS, OWES", "OWES, ROPS", (exchange("ROPS, OWES",
     "OWES, ROPS"),)),
    ("values are swapped at once", "kursy – 3 i osoby – 45 w roku", "kursy – 45 i osoby – 3 w roku",
     (exchange("3 i osoby – 45", "45 i osoby – 3"),)),
    ("a word moves to the change beside it", "na zatrudnienie i utrzymanie w gminie",
     "na zatrudnienie, utrzymanie i rozwój w gminie",
     (exchange("zatrudnienie i utrzymanie", "zatrudnienie, utrzymanie i rozwój"),)),
    ("numbers and their nouns", "Organizacja 2 polskich i 1 zagranicznej wizyty w roku",
     "Organizacja 1 polskiej i 2 zagranicznych wizyt w roku",
     (exchange("2 polskich i 1 zagranicznej wizyty", "1 polskiej i 2 zagranicznych wizyt"),)),
    ("a bracket is quoted whole", "kursy (gminy) razem", "kursy (gminy i powiaty) razem",
     (insert("gminy", "i powiaty"),)),
    ("a bracket comes", "ROPS razem", "ROPS (lider) razem", (insert("ROPS", "(lider)"),)),
    ("half a bracket is not quoted", "kursy (dla gmin) razem", "kursy dla gmin razem",
     (exchange("(dla gmin)", "dla gmin"),)),
    ("a mark of a footnote", "badań w gminach", "badań\ud800 w gminach",
     (insert("badań", sign="\ud800"),)),
    ("a mark goes with the words behind it", "zatrudnienia\ud800 w kwocie 80",
     "zatrudnienia w wysokości\ud800 80",
     (strike(sign="\ud800"), exchange("kwocie", "wysokości"), insert("wysokości", sign="\ud800"))),
    ("a word with its mark", "pomoc dla gmin\ud800 w roku", "pomoc dla powiatów\ud800 w roku",
     (exchange("gmin", "powiatów"),)),
    ("a word and its mark go", "pomoc dla gmin i powiatów\ud800 w roku", "pomoc dla gmin w roku",
     (strike(sign="\ud800"), strike("i powiatów"))),
    ("words with a mark come", "pomoc dla gmin w roku", "pomoc dla gmin i powiatów\ud800 w roku",
     (insert("gmin", "i powiatów"), insert("powiatów", sign="\ud800"))),
    ("two marks", "badań w gminach", "badań\ud800\ud801 w gminach",
     (insert("badań", sign="\ud800"), insert("badań\ud800", sign="\ud801"))),
    ("a mark for another", "badań\ud800 w gminach", "badań\ud801 w gminach",
     (sign("\ud800", "\ud801"),)),
    ("another text", "Organizacja wizyt studyjnych dla kadry gmin i powiatów w roku",
     "Szkolenia, doradztwo oraz konferencje dla mieszkańców małopolskich uczelni", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_edits(old: str, new: str, expected: tuple[Edit, ...] | None) -> None:
    assert edits(old, new) == expected


WORDS = st.lists(
    st.sampled_from(
        ["a", "b", "ab", "3", "30", "12 900", ",", ".", ";", "(x)", "„x", "y”", "c-d", "e/f", "%"]
    ),
    max_size=8,
)
TEXTS = st.tuples(WORDS, st.lists(st.sampled_from(["", " "]), min_size=8, max_size=8)).map(
    lambda drawn: "".join(
        # Blanks stand or are missing in front of signs; words are words by their blanks.
        (blank if word in ",.;%" else " ") + word
        for word, blank in zip(*drawn, strict=False)
    ).strip()
)


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=2))
@examples(60)
@example("a a", "a b a", [])
@example("a b a b", "b a b a", [])
@example("ROPS, OWES", "OWES, ROPS", ["OWES"])
def test_what_is_quoted_is_found_once_and_gives_the_new_text(
    old: str, new: str, beside: list[str]
) -> None:
    found = edits(old, new, beside)
    if found is None:
        return
    lines: tuple[str, ...] = (*beside, old)
    for edit in found:
        lines = carry(lines, edit)
    assert lines[:-1] == tuple(beside)
    assert lines[-1].strip() == new.strip()
    for quotation in {edit.after for edit in found} | {edit.old.words for edit in found}:
        assert balanced(tokens(quotation))
        assert not quotation.endswith((",", ";", ":"))


@pytest.mark.parametrize(
    ("words", "said"),
    [("2021–2027", "wyrazy"), ("II–IV", "wyrazy"), ("UKEN,UP", "wyraz"), ("gmin .", "wyrazy"),
     ("informacyjno-promocyjnej", "wyraz"), ("12 900", "liczba"), ("5–7", "wyrazy")],
)  # fmt: skip
def test_what_a_quotation_is_announced_as(words: str, said: str) -> None:
    assert kind_of(words, money=False) == said


def test_a_quotation_that_is_not_there_once_is_refused() -> None:
    for line, edit, said in (
        ("a b", exchange("c", "d"), "found 0 times: c"),
        ("a a", strike("a"), "found 2 times: a"),
        ("w 12 900", insert("900", "zł"), "found 0 times: 900"),
        ("koniec", sign(".", ",", at_end=True), "found 0 times: ."),
    ):
        with pytest.raises(ValueError, match=said):
            carry([line], edit)


def test_places_that_overlap_are_counted() -> None:
    """„5 i kwoty 5” stands twice in the old text, so it cannot be quoted."""
    assert edits("kwoty 5 i kwoty 5 i kwoty 5", "kwoty 5 i kwoty 6 i kwoty 5") == (
        exchange("kwoty 5 i kwoty 5 i", "kwoty 5 i kwoty 6 i"),
    )


def test_half_a_pair_of_quotation_marks_is_not_quoted() -> None:
    old, new = "Kurs „mentorES- biznesowe” dla kadry", "Kurs mentorES – biznesowe dla kadry"
    assert edits(old, new) == (exchange("„mentorES- biznesowe”", "mentorES – biznesowe"),)
