"""Comments stay with the entries they belong to, in amendments and in merges, or are named."""

# ruff: noqa: ISC004 (pieces of a text stand on lines of their own, as they do in the file)

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.amendment.apply import apply, rewrite
from rpd.amendment.merge import Merged
from rpd.amendment.operations import (
    AddEntry,
    Amendment,
    Move,
    OrderEntries,
    Remove,
    RemoveEntry,
    SetEntry,
    SetField,
    Target,
)
from rpd.writing.comments import PlacedComment, annotated, notes
from rpd.writing.pieces import Lost
from tests.amendment.test_merge import merged
from tests.conftest import Run
from tests.properties import examples
from tests.writing.commented import amended_badly, merged_badly

COURSE = Target("dzialanie", "kurs")
PLAN = """\
# Plan na 2024 r.
rok: 2024
tytul: Plan
cele:
  - numer: I
    priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            dzialania:
              # najpierw kurs
              - id: kurs  # stały
                nazwa: Kurs
                produkty:  # wg umowy
                  # A: program
                  - program
                  # B: skrypt
                  - skrypt  # w druku

                  # --- filmy ---

                  # C: film
                  - film
                  # dalszych nie będzie
                budzet:
                  - kwota: 60000  # z decyzji
                    # dwa źródła
                    zrodla: [FA,  # unijne
                      FB]  # razem
                realizatorzy:
                  - Dom
                  # lider w 2024
                  - podmiot: Szkoła  # umowa 3
                    rola: lider  # od maja
          # drugi kierunek
          - numer: 2
            dzialania: []  # na razie
# koniec
"""


def one(old: str, new: str) -> str:
    assert PLAN.count(old) == 1
    return PLAN.replace(old, new)


CASES: list[tuple[str, Any, str, list[str]]] = [
    (
        "the first of a list goes with its comment",
        RemoveEntry(COURSE, "produkty", "program"),
        one("                  # A: program\n                  - program\n", ""),
        ["# A: program"],
    ),
    (
        "a text changes under its comment",
        SetEntry(COURSE, "produkty", "skrypt", "skrypt i ćwiczenia"),
        one("- skrypt  #", "- skrypt i ćwiczenia  #"),
        [],
    ),
    (
        "the heading of a group stays",
        RemoveEntry(COURSE, "produkty", "film"),
        one("                  # C: film\n                  - film\n", ""),
        ["# C: film"],
    ),
    (
        "what is put at the end stands in front of the last words",
        AddEntry(COURSE, "produkty", "nagranie", 4),
        one("  - film\n", "  - film\n                  - nagranie\n"),
        [],
    ),
    (
        "what is put in front stands in front of the first comment",
        AddEntry(COURSE, "produkty", "sylabus", 1),
        one("                  # A: program\n", "                  - sylabus\n" + " " * 18).replace(
            " " * 18 + " " * 18, " " * 18 + "# A: program\n" + " " * 18
        ),
        [],
    ),
    (
        "an order takes comments along",
        OrderEntries(COURSE, "produkty", ("skrypt", "program", "film"), ()),
        one(
            "                  # A: program\n                  - program\n"
            "                  # B: skrypt\n                  - skrypt  # w druku\n",
            "                  # B: skrypt\n                  - skrypt  # w druku\n"
            "                  # A: program\n                  - program\n",
        ),
        [],
    ),
    (
        "a mapping that becomes a text keeps its comments above it",
        SetEntry(COURSE, "realizatorzy", {"podmiot": "Szkoła", "rola": "lider"}, "Klub"),
        one(
            "                  - podmiot: Szkoła  # umowa 3\n"
            "                    rola: lider  # od maja\n",
            "                  # umowa 3\n                  # od maja\n                  - Klub\n",
        ),
        [],
    ),
    (
        "comments in a list on lines of its brackets go above it",
        SetEntry(
            COURSE,
            "budzet",
            {"kwota": 60000, "zrodla": ["FA", "FB"]},
            {"kwota": 60000, "zrodla": ["FA"]},
        ),
        one(
            "                    zrodla: [FA,  # unijne\n                      FB]  # razem\n",
            "                    # unijne\n                    zrodla: [FA]  # razem\n",
        ),
        [],
    ),
    (
        "an action moves with all of its comments into a list that was empty",
        Move(COURSE, "I.1.2", ""),
        "",
        [],
    ),
]


@pytest.mark.parametrize(
    ("operation", "after", "gone"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_comment_goes_with_its_entry(operation: Any, after: str, gone: list[str]) -> None:
    amendment = Amendment("2/2024", "2024-06-30", 2024, (operation,))
    changed = rewrite(PLAN, amendment)
    record = "zmiany:\n  - uchwala: 2/2024\n    data: 2024-06-30\n# koniec\n"
    if after:
        assert changed.text == after.replace("# koniec\n", record)
    assert [lost.text for lost in changed.lost] == gone
    kept = {note.text for note in notes(PLAN)} - set(gone)
    assert {note.text for note in notes(changed.text)} == kept


def test_what_goes_with_an_action_is_told_with_its_line() -> None:
    changed = rewrite(PLAN, Amendment("2/2024", "2024-06-30", 2024, (Remove(COURSE),)))
    assert changed.lost[:2] == (Lost(11, "# najpierw kurs"), Lost(12, "# stały"))
    assert len(changed.lost) == 16
    assert "          # drugi kierunek\n          - numer: 2\n" in changed.text


@pytest.mark.parametrize("form", ["NFD", "CRLF", "mixed", "no last line end"])
def test_other_lines_stay_byte_for_byte(form: str) -> None:
    text = {
        "NFD": unicodedata.normalize("NFD", PLAN),
        "CRLF": PLAN.replace("\n", "\r\n"),
        "mixed": PLAN.replace("numer: 1\n", "numer: 1\r\n"),
        "no last line end": PLAN.removesuffix("\n"),
    }[form]
    for operation, old, new in (
        (SetField(Target(), "tytul", "Plan", "Nowy"), "tytul: Plan", "tytul: Nowy"),
        (SetEntry(COURSE, "produkty", "film", "filmy"), "- film", "- filmy"),
    ):
        assert apply(text, [operation]) == text.replace(old + "\n", new + "\n").replace(
            old + "\r\n", new + "\r\n"
        )


def test_the_command_names_what_went(rpd: Run, tmp_path: Any) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "2024.yaml").write_text("\ufeff" + PLAN.replace("\n", "\r\n"), "utf-8", newline="")
    (tmp_path / "z.yaml").write_text(
        "uchwala: 2/2024\ndata: 2024-03-01\nrok: 2024\noperacje:\n"
        "  - {operacja: usun-wpis, gdzie: {dzialanie: kurs}, pole: produkty, wpis: program}\n",
        "utf-8",
    )
    ran = rpd("apply", "2024", "z.yaml", "-o", "po.yaml", cwd=tmp_path)
    assert ran.err.splitlines()[-2:] == [
        "Razem z usuniętym wpisem z pliku zniknął komentarz:",
        "  wiersz 15: # A: program",
    ]
    data = (tmp_path / "po.yaml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# Plan na 2024 r.\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


# --- merges ---------------------------------------------------------------------------------------

AMOUNT = "                  - kwota: 60000  # z decyzji\n"
MERGES = [
    (
        "far and near comments beside a change of an amount",
        [(AMOUNT, AMOUNT.replace("60000", "65000"))],
        [(AMOUNT, AMOUNT + " " * 20 + "# wg umowy\n"), ("rok: 2024\n", "# rok\nrok: 2024\n")],
        [
            (AMOUNT, AMOUNT.replace("60000", "65000") + " " * 20 + "# wg umowy\n"),
            ("rok: 2024\n", "# rok\nrok: 2024\n"),
        ],
    ),
    (
        "a comment beside and one above on both sides of a changed line",
        [("                  - Dom\n", "                  # nasz\n                  - Dom\n")],
        [("                  - Dom\n", "                  - Dom  # ich\n")],
        [
            (
                "                  - Dom\n",
                "                  # nasz\n                  - Dom  # ich\n",
            )
        ],
    ),
    (
        "two comments above one entry",
        [("                  - Dom\n", "                  # nasz\n                  - Dom\n")],
        [("                  - Dom\n", "                  # ich\n                  - Dom\n")],
        [
            (
                "                  - Dom\n",
                "                  # nasz\n                  # ich\n                  - Dom\n",
            )
        ],
    ),
    (
        "a new action with comments beside another new one",
        [("# na razie\n", "# na razie\n# my\n")],
        [
            (
                "            dzialania: []  # na razie\n",
                "            dzialania:  # na razie\n              # pilne\n"
                "              - id: nowe  # ich\n                nazwa: Nowe\n",
            )
        ],
        [
            (
                "            dzialania: []  # na razie\n",
                "            dzialania:  # na razie\n              # pilne\n"
                "              - id: nowe  # ich\n                nazwa: Nowe\n# my\n",
            )
        ],
    ),
]


def edited(changes: list[tuple[str, str]]) -> str:
    text = PLAN
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("ours", "theirs", "both"), [m[1:] for m in MERGES], ids=[m[0] for m in MERGES]
)
def test_a_merge_has_the_comments_of_both_sides(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], both: list[tuple[str, str]]
) -> None:
    assert merged(PLAN, edited(ours), edited(theirs)) == Merged(edited(both))


def test_two_comments_beside_one_value_are_both_kept() -> None:
    ours = edited([("- film\n", "- film  # nasz\n")])
    theirs = edited([("- film\n", "- film  # ich\n")])
    found = merged(PLAN, ours, theirs)
    assert found.clashes == ()
    assert "                  # ich\n                  - film  # nasz\n" in found.text


def test_a_comment_at_what_the_other_side_removed_is_named() -> None:
    ours = edited([("                  # B: skrypt\n                  - skrypt  # w druku\n", "")])
    theirs = edited([("  # B: skrypt\n", "  # B: skrypt\n                  # uwaga: drogi\n")])
    found = merged(PLAN, ours, theirs)
    assert found.clashes == ()
    assert found.lost == ("# uwaga: drogi",)
    assert "skrypt" not in found.text


def test_notes_can_be_put_into_another_text() -> None:
    film = ("cele", 0, "priorytety", 0, "kierunki", 0, "dzialania", 0, "produkty", 2)
    text = annotated(
        PLAN,
        [PlacedComment(film, "above", "# C: film")],
        [PlacedComment(film, "beside", "# krótki")],
    )
    assert text == PLAN.replace("                  # C: film\n", "").replace(
        "- film\n", "- film  # krótki\n"
    )


@given(st.integers(0, 2**32), st.booleans())
@examples(25)
def test_every_comment_is_where_its_entry_is_after_an_amendment(seed: int, crlf: bool) -> None:
    assert amended_badly(seed, crlf=crlf)[0] == []


def test_lines_that_begin_alike_do_not_take_a_comment_away() -> None:
    """A line merge is content with the first line of either entry below the comment."""
    entry = "  - regula: RPD101\n    gdzie: {}\n    powod: Tak.\n"
    plan = PLAN.replace("# koniec\n", "odstepstwa:\n{}" + entry.format("I.1") + "# koniec\n")
    base, theirs = plan.format(""), plan.format("  # o priorytecie\n")
    ours = plan.format(entry.format("plan"))
    both = plan.format(entry.format("plan") + "  # o priorytecie\n")
    assert merged(base, ours, theirs) == Merged(both)
    assert merged(base, theirs, ours) == Merged(both)


@given(st.integers(0, 2**32))
@examples(15)
def test_every_comment_is_where_its_entry_is_after_a_merge(seed: int) -> None:
    assert merged_badly(seed)[0] == []
