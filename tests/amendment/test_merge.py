"""Merging three versions of a plan: both sides' changes are made, or their conflict is told."""

# ruff: noqa: ISC004 (pieces of a text stand on lines of their own, as they do in the file)

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.amendment.apply import imprinted
from rpd.amendment.merge import Merged, merge
from rpd.compare.normal import canonical
from rpd.compare.plans import compare
from rpd.errors import RpdError
from rpd.load.data import data_of, plan_of
from rpd.outside import git_merge
from rpd.plan.imprint import imprint, intact
from rpd.plan.model import Plan, miejsca
from rpd.reading import events
from rpd.reading.build import build_plan
from tests.amendment.test_apply import PLAN
from tests.amendment.test_roundtrip import text_of
from tests.compare.strategies import Data, Maker, pairs
from tests.properties import examples

TERM = "                termin: I kwartał 2024\n"
VISIT = "                termin: II kwartał 2024\n"
NAME = '                nazwa: "Wizyty studyjne"\n'
BODIES = "                realizatorzy: [ROPS, OWES]\n"
AMOUNT = "                  - kwota: 180000   # z decyzji\n"
REPORT = "                nazwa: Raport\n"


def read(text: str) -> Plan:
    composed = events.compose(text)
    if composed.findings or not isinstance(composed.data, dict):
        raise RpdError("nieczytelny")
    return build_plan(composed.data)


def by_lines(ours: str, base: str, theirs: str) -> tuple[str, int]:
    merged, conflicts = git_merge.merge_file(*(text.encode() for text in (ours, base, theirs)))
    return merged.decode(), conflicts


def merged(base: str, ours: str, theirs: str) -> Merged:
    return merge(base, ours, theirs, read, by_lines)


def new(identifier: str, name: str) -> str:
    return f"              - id: {identifier}\n                nazwa: {name}\n"


def edited(*changes: tuple[str, str]) -> str:
    text = PLAN
    for old, new_ in changes:
        assert text.count(old) == 1
        text = text.replace(old, new_)
    return text


BOTH = [
    (
        "fields of different actions",
        [(TERM, TERM.replace("I kw", "III kw"))],
        [(VISIT, VISIT.replace("II kw", "IV kw"))],
    ),
    (
        "two fields of one action, on adjoining lines",
        [(TERM, TERM.replace("I kw", "III kw"))],
        [(BODIES, BODIES.replace("ROPS, ", ""))],
    ),
    (
        "an amount, and a comment beside it",
        [(AMOUNT, AMOUNT.replace("180000", "190000"))],
        [("      # pierwsze działanie\n", "      # pierwsze i najważniejsze działanie\n")],
    ),
    (
        "a name and a new action below it",
        [(NAME, NAME.replace("studyjne", "krajowe"))],
        [(VISIT, VISIT + new("nowe", "Nowe"))],
    ),
    (
        "an action removed, another one changed",
        [("              - id: raport\n" + REPORT, new("raport-2", "Drugi raport"))],
        [(TERM, TERM.replace("I kw", "III kw"))],
    ),
]


@pytest.mark.parametrize(("ours", "theirs"), [c[1:] for c in BOTH], ids=[c[0] for c in BOTH])
def test_both_changes_are_made_whichever_way(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    expected = edited(*ours, *theirs)
    for one, other in ((ours, theirs), (theirs, ours)):
        assert merged(PLAN, edited(*one), edited(*other)) == Merged(expected)


def test_what_both_did_is_done_once() -> None:
    same = (TERM, TERM.replace("I kw", "III kw"))
    body = (BODIES, BODIES.replace("OWES]", "OWES, GUS]"))
    ours, theirs = edited(same, body), edited(same, body, (REPORT, REPORT + TERM))
    assert merged(PLAN, ours, theirs) == Merged(theirs)


def test_two_new_actions_in_one_place_stand_in_one_order() -> None:
    """Lines are in conflict here; the plan is not."""
    ours = edited((VISIT, VISIT + new("b", "Drugie")))
    theirs = edited((VISIT, VISIT + new("a", "Pierwsze") + new("c", "Trzecie")))
    assert by_lines(ours, PLAN, theirs)[1] > 0
    expected = edited(
        (VISIT, VISIT + new("a", "Pierwsze") + new("c", "Trzecie") + new("b", "Drugie"))
    )
    assert merged(PLAN, ours, theirs) == Merged(expected)
    assert merged(PLAN, theirs, ours) == Merged(expected)


def told(sentences: tuple[str, ...]) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in sentences]


CLASHES = [
    (
        "one field, two values",
        [(TERM, TERM.replace("I kw", "III kw"))],
        [(TERM, TERM.replace("I kw", "IV kw"))],
        "W działaniu I.1.1/1 „Szkolenia kadry usług społecznych” termin zmieniono z „I kwartał "
        "2024” na „III kwartał 2024”.",
        "W działaniu I.1.1/1 „Szkolenia kadry usług społecznych” termin zmieniono z „I kwartał "
        "2024” na „IV kwartał 2024”.",
    ),
    (
        "one id with two contents, far apart so that the lines merge",
        [(VISIT, VISIT + new("nowe", "Nowe"))],
        [(REPORT, REPORT + new("nowe", "Inne"))],
        "Dodano działanie I.1.1/3 „Nowe” w kierunku interwencji I.1.1.",
        "Dodano działanie I.1.2/2 „Inne” w kierunku interwencji I.1.2.",
    ),
    (
        "one new id in two places",
        [(VISIT, VISIT + new("nowe", "Nowe"))],
        [(REPORT, REPORT + new("nowe", "Nowe"))],
        "Dodano działanie I.1.1/3 „Nowe” w kierunku interwencji I.1.1.",
        "Dodano działanie I.1.2/2 „Nowe” w kierunku interwencji I.1.2.",
    ),
    (
        "two entries of one list",
        [(BODIES, BODIES.replace("OWES]", "OWES, GUS]"))],
        [(BODIES, BODIES.replace("[ROPS", "[ZUS, ROPS"))],
        "W działaniu I.1.1/1 „Szkolenia kadry usług społecznych” dodano realizatora „GUS”.",
        "W działaniu I.1.1/1 „Szkolenia kadry usług społecznych” dodano realizatora „ZUS”.",
    ),
]


@pytest.mark.parametrize(
    ("ours", "theirs", "said", "other"), [c[1:] for c in CLASHES], ids=[c[0] for c in CLASHES]
)
def test_a_contradiction_is_told_with_both_sides(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], said: str, other: str
) -> None:
    found = merged(PLAN, edited(*ours), edited(*theirs))
    assert [(told(c.ours), told(c.theirs)) for c in found.clashes] == [([said], [other])]
    assert [c.reason for c in found.clashes] == [""]


def test_a_removed_action_that_the_other_side_changes() -> None:
    ours = edited((NAME + VISIT, NAME), ("              - id: raport\n" + REPORT, ""))
    theirs = edited((REPORT, REPORT + TERM))
    (clash,) = merged(PLAN, ours, theirs).clashes
    assert told(clash.ours) == ["Usunięto działanie I.1.2/1 „Raport” z kierunku interwencji I.1.2."]
    assert told(clash.theirs) == ["W działaniu I.1.2/1 „Raport” dodano termin „I kwartał 2024”."]
    assert clash.reason == ""


def test_one_comment_changed_in_two_ways_is_a_contradiction() -> None:
    ours = edited(("# pierwsze działanie", "# nasz opis"), (TERM, TERM.replace("I kw", "III kw")))
    theirs = edited(("# pierwsze działanie", "# ich opis"), (VISIT, VISIT.replace("II", "IV")))
    (clash,) = merged(PLAN, ours, theirs).clashes
    said = "Przy „szkolenia”: komentarz „# pierwsze działanie” zmieniono na"
    assert (clash.ours, clash.theirs) == ((f"{said} „# nasz opis”.",), (f"{said} „# ich opis”.",))


# --- properties ----------------------------------------------------------------------------------


def actions(data: Data) -> Iterator[Data]:
    for cel in data["cele"]:
        for priorytet in cel["priorytety"]:
            for kierunek in priorytet["kierunki"]:
                yield from kierunek["dzialania"]


def changed(data: Data, ids: set[str], mark: str, chance: random.Random) -> Data:
    """The plan with other contents in these actions."""
    result = deepcopy(data)
    for action in actions(result):
        if action["id"] in ids:
            action["nazwa"] = f"{action['nazwa']} {mark}"
            if chance.random() < 0.5:
                action["produkty"] = [*action.get("produkty", []), f"Produkt {mark}"]
            if chance.random() < 0.5:
                action.pop("realizatorzy", None)
    return result


@given(pairs(), st.integers(0, 10_000))
@examples(60)
def test_changes_of_different_actions_are_both_made(pair: tuple[Data, Data], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    base = pair[0]
    ids = sorted(action["id"] for action in actions(base))
    chance.shuffle(ids)
    half = len(ids) // 2
    one = changed(base, set(ids[:half]), "nasze", chance)
    other = changed(base, set(ids[half:]), "ich", chance)
    both = deepcopy(base)
    for mine, here, there in zip(actions(both), actions(one), actions(other), strict=True):
        source = here if here["id"] in ids[:half] else there
        mine.clear()
        mine.update(source)
    texts = [text_of(data) for data in (base, one, other)]
    found = merged(*texts)
    assert found.clashes == ()
    assert canonical(read(found.text)) == canonical(build_plan(both))
    mirror = merged(texts[0], texts[2], texts[1])
    assert canonical(read(mirror.text)) == canonical(build_plan(both))


@given(pairs())
@examples(60)
def test_one_side_alone_is_taken_as_it_is(pair: tuple[Data, Data]) -> None:
    base, other = map(text_of, pair)
    assert merged(base, other, base) == Merged(other)
    assert merged(base, base, other) == Merged(other)
    assert merged(base, other, other) == Merged(other)
    commented = base + "# koniec\n"
    found = merged(base, commented, other)
    assert found.clashes == ()
    assert canonical(read(found.text)) == canonical(read(other))
    assert "# koniec\n" in found.text


@given(st.integers(0, 2**48), st.integers(1, 3), st.integers(1, 3))
@examples(80)
def test_where_a_merge_succeeds_its_direction_does_not_matter(
    seed: int, ours_edits: int, theirs_edits: int
) -> None:
    maker = Maker(random.Random(seed))  # noqa: S311
    plan = maker.plan()
    base, ours, theirs = map(
        text_of, (plan, maker.edited(plan, ours_edits), maker.edited(plan, theirs_edits))
    )
    one, other = merged(base, ours, theirs), merged(base, theirs, ours)
    assert bool(one.clashes) == bool(other.clashes)
    if one.clashes:
        return
    first, mirrored = read(one.text), read(other.text)
    left = [c for c in compare(first, mirrored) if getattr(c, "field", "") != "odstepstwa"]
    assert left == []
    ids = [miejsce.dzialanie.id for miejsce in miejsca(first)]
    assert len(ids) == len(set(ids))


def test_git_must_be_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RpdError, match="Nie znaleziono programu git"):
        by_lines("a\n", "b\n", "c\n")


# --- imprints of adopted plans -------------------------------------------------------------------


def adopted(text: str, odcisk: str = "") -> str:
    """The text as that of an adopted plan, with the imprint of its words or another one."""
    resolution = "uchwala: {organ: MKRES, numer: 4/2024, data: 2024-03-07, odcisk: 1-0}\n"
    made = text.replace("strategia:", f"{resolution}strategia:", 1)
    return imprinted(made, odcisk or imprint(plan_of(data_of(made))))


def test_a_merge_of_ordered_words_has_their_imprint() -> None:
    """One branch carries an amendment out, the other one acknowledges a finding."""
    base, ours = adopted(PLAN), adopted(edited((AMOUNT, AMOUNT.replace("180000", "190000"))))
    theirs = base + "odstepstwa:\n  - {regula: RPD113, gdzie: plan, powod: Tak przyjęto.}\n"
    for made in (merged(base, ours, theirs), merged(base, theirs, ours)):
        assert made.clashes == ()
        plan = plan_of(data_of(made.text))
        assert intact(plan)
        assert plan.odstepstwa
        assert "kwota: 190000" in made.text


def test_a_merge_does_not_vouch_for_an_edit() -> None:
    base, ours = adopted(PLAN), adopted(edited((AMOUNT, AMOUNT.replace("180000", "190000"))))
    resolution = plan_of(data_of(base)).uchwala
    assert resolution is not None
    theirs = adopted(edited((TERM, TERM.replace("I kw", "III kw"))), resolution.odcisk)
    for made in (merged(base, ours, theirs), merged(base, theirs, ours)):
        assert made.clashes == ()
        plan = plan_of(data_of(made.text))
        assert not intact(plan)
        assert plan.uchwala is not None
        assert f"odcisk: {plan.uchwala.odcisk}" in ours
