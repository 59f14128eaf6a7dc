"""An act as the neutral document: its points are lists, and no word is lost on the way."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from rpd.act.letter import About, Act, HeadingLine, Part, Point, Provision, Quotation, lines_grid
from rpd.act.letter_document import document
from rpd.formats.document import (
    Aside,
    Block,
    Grid,
    Heading,
    Listing,
    Paragraph,
    Signature,
    Strong,
    words_of,
)
from tests.properties import examples

ABOUT = About("Urząd", datetime(2024, 6, 30, 12, tzinfo=UTC))
GRID = lines_grid(
    "Tabela", [("A", 1), ("B", 2)], [[["a"], ["1"]], [["razem"], ["1"]]], numeric=True
)


def shown(*parts: Part) -> list[object]:
    """The parts of the document that an act of these makes, in short."""
    made = document(Act(("Uchwała",), parts, (), projekt=False), ABOUT)
    return [_short(part) for part in made.parts]


def _short(part: object) -> object:
    match part:
        case Listing(items):
            return [(item.marker, *map(_short, item.blocks)) for item in items]
        case Paragraph() | Heading():
            return "".join(run.text for run in part.runs if hasattr(run, "text"))
        case Grid():
            return "grid"
    return part


def test_points_are_lists_within_lists() -> None:
    assert shown(
        Provision("", "Uchwala się:"),
        Provision("§ 1.", "Zmiany:"),
        Point(1, "1)", "w Celu I:"),
        Point(2, "a)", "uchyla się 1;"),
        Quotation(2, ("„Ad 1)", "słowa”;")),
        Point(3, "–", "tiret,"),
        Point(1, "2)", "koniec."),
        Provision("§ 2.", "Wchodzi w życie."),
        Point(1, "1)", "nowa lista"),
    ) == [
        "Uchwala się:",
        "§ 1. Zmiany:",
        [
            ("1)", "w Celu I:", [("a)", "uchyla się 1;", "„Ad 1)", "słowa”;", [("–", "tiret,")])]),
            ("2)", "koniec."),
        ],
        "§ 2. Wchodzi w życie.",
        [("1)", "nowa lista")],
    ]


def test_what_follows_a_table_goes_on_where_its_list_ended() -> None:
    assert shown(
        Point(1, "1)", "dodaje się:"),
        Point(2, "a)", "wiersz:"),
        GRID,
        Point(2, "b)", "drugi;"),
        HeadingLine(4, "Kierunek 2a."),
        Quotation(2, ("cytat",)),
        Point(1, "2)", "dalej"),
    ) == [
        [("1)", "dodaje się:", [("a)", "wiersz:")])],
        "grid",
        [("", [("b)", "drugi;")])],
        "Kierunek 2a.",
        [("", [("", "cytat")]), ("2)", "dalej")],
    ]


def test_a_list_may_begin_below_the_first_level() -> None:
    assert shown(Point(2, "a)", "litera"), Point(1, "1)", "punkt")) == [
        [("a)", "litera"), ("1)", "punkt")]
    ]
    assert shown(Quotation(1, ("sam cytat",))) == ["sam cytat"]


def test_a_draft_says_so_above_its_title_and_a_signature_ends_it() -> None:
    act = Act(("Uchwała", "nr 1"), (GRID,), ("Marszałek", "Jan Lis"), projekt=True)
    made = document(act, ABOUT)
    assert made.name == "Uchwała nr 1"
    assert made.parts[0] == Aside((Strong("PROJEKT"),))
    assert made.parts[-1] == Signature(("Marszałek", "Jan Lis"))
    grid = made.parts[1]
    assert isinstance(grid, Grid)
    assert [column.numeric for column in grid.columns] == [False, True]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5)
PARTS = st.one_of(
    st.builds(Provision, st.sampled_from(["", "§ 1."]), WORDS),
    st.builds(Point, st.integers(1, 4), st.sampled_from(["1)", "a)", "–"]), WORDS),
    st.builds(Quotation, st.integers(0, 4), st.lists(WORDS, min_size=1, max_size=2).map(tuple)),
    st.builds(HeadingLine, st.integers(2, 4), WORDS),
)


@given(st.lists(PARTS, max_size=12))
@examples(60)
def test_every_word_of_an_act_is_there_in_its_order(parts: list[Part]) -> None:
    made = document(Act(("t",), tuple(parts), (), projekt=False), ABOUT)
    assert [word for part in made.parts for word in _words(part)] == [
        word for part in parts for word in _said(part)
    ]


def _said(part: Part) -> list[str]:
    match part:
        case Provision(sign, text):
            return [f"{sign} {text}" if sign else text]
        case Quotation(_, lines):
            return list(lines)
        case Point(_, _, text) | HeadingLine(_, text):
            return [text]
    return []


def _words(part: object) -> list[str]:
    if isinstance(part, Listing):
        return [word for item in part.items for block in item.blocks for word in _words(block)]
    if isinstance(part, Heading):
        part = Paragraph(part.runs)
    assert isinstance(part, Block)
    return [words_of((part,))]
