"""Which words of a text an act replaces, adds or deletes."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rpd.act.edits import Delete, Edit, Insert, Replace, carry, edits, same
from tests.properties import examples

CASES: list[tuple[str, str, str, tuple[Edit, ...] | None]] = [
    ("a number", "Liczba gmin – 40", "Liczba gmin – 50", (Replace("40", "50"),)),
    ("an amount", "180 000, FEdM", "195 000, FEdM", (Replace("180 000", "195 000"),)),
    (
        "a number that stands twice is quoted with a neighbour",
        "a) moduły – 3\nb) osoby – 3",
        "a) moduły – 3\nb) osoby – 5",
        (Replace("osoby – 3", "osoby – 5"),),
    ),
    ("a word", "ROPS, OWES", "ROPS, WUP", (Replace("OWES", "WUP"),)),
    ("a body at the end", "ROPS, OWES", "ROPS, OWES, MKRES", (Insert("OWES", ", MKRES"),)),
    ("a body in front", "ROPS, OWES", "WUP, ROPS, OWES", (Replace("ROPS", "WUP, ROPS"),)),
    ("words in the middle", "szkolenia dla kadry", "szkolenia on-line dla kadry",
     (Insert("szkolenia", "on-line"),)),
    ("words go", "szkolenia i doradztwo dla kadry", "szkolenia dla kadry",
     (Delete("i doradztwo"),)),
    ("a comma is quoted with its word", "gmin które objęto", "gmin, które objęto",
     (Replace("gmin", "gmin,"),)),
    ("part of a compound", "PES z udziałem JST", "PES/PS z udziałem JST",
     (Replace("PES", "PES/PS"),)),
    ("two places", "Liczba szkoleń – 3 w 2024 r.", "Liczba warsztatów – 4 w 2024 r.",
     (Replace("szkoleń", "warsztatów"), Replace("3", "4"))),
    ("an item more is another text", "a) raport\nb) plan", "a) raport\nb) plan\nc) oferta", None),
    ("another text", "Organizacja wizyt studyjnych dla kadry gmin i powiatów w roku",
     "Szkolenia, doradztwo oraz konferencje dla mieszkańców małopolskich uczelni", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_edits(old: str, new: str, expected: tuple[Edit, ...] | None) -> None:
    assert edits(old.split("\n"), new.split("\n")) == expected


WORDS = st.lists(
    st.sampled_from(["a", "b", "ab", "3", "30", ",", ".", "(x)", "c-d", "e/f"]), max_size=8
)
TEXTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=3)


@given(TEXTS, TEXTS)
@examples(400)
@example(["a a"], ["a b a"])
@example(["a b a b"], ["b a b a"])
def test_what_is_quoted_is_found_once_and_gives_the_new_text(
    old: list[str], new: list[str]
) -> None:
    found = edits(old, new)
    if found is not None:
        assert same(carry("\n".join(old), found), "\n".join(new))
        assert found or same("\n".join(old), "\n".join(new))


def test_a_quotation_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="found 0 times: c"):
        carry("a b", [Replace("c", "d")])
    with pytest.raises(ValueError, match="found 2 times: a"):
        carry("a a", [Delete("a")])


def test_places_that_overlap_are_counted() -> None:
    """„5 i kwoty 5” stands twice in the old text, so it cannot be quoted."""
    assert edits(["kwoty 5 i kwoty 5 i kwoty 5"], ["kwoty 5 i kwoty 6 i kwoty 5"]) == (
        Replace("kwoty 5 i kwoty 5 i", "kwoty 5 i kwoty 6 i"),
    )


def test_half_a_pair_of_quotation_marks_is_not_quoted() -> None:
    old, new = "Kurs „mentorES- biznesowe” dla kadry", "Kurs „mentorES – biznesowe” dla kadry"
    assert edits([old], [new]) == (Replace("„mentorES- biznesowe”", "„mentorES – biznesowe”"),)
