"""Another title of the annex in the resolution: the words of the act, carried out by a reader."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.act.letter import Point
from rpd.act.printed import Footnotes, Printed
from rpd.act.proven import whole
from rpd.act.resolution import CannotNameError, own_changes, renewed
from rpd.act.tokens import same
from rpd.load import Loaded
from rpd.outside.files import Source
from rpd.plan.built_in import BUILT_IN
from rpd.plan.model import Plan, Slownik, Uchwala
from rpd.polish.wording import plain
from tests.act.reader import carried_out
from tests.elements import a_plan
from tests.properties import examples

TITLE = "Roczny Plan Działania dla ekonomii społecznej na 2024 r."
TITLES = [
    "Roczny Plan Działania na rzecz ekonomii społecznej na 2024 r.",
    "Plan Działania dla ekonomii społecznej na 2024 r.",
    "Roczny Plan Działania dla ekonomii społecznej na 2025 r.",
    "Roczny Plan Działania dla ekonomii społecznej i solidarnej na 2024 r.",
    "Roczny Plan Działania dla ekonomii społecznej na 2024 r. w Małopolsce",
    "Roczny Plan Działania, dla ekonomii społecznej, na 2024 r.",
    "Roczny Plan Działania „Razem” dla ekonomii społecznej na 2024 r.",
    "Roczny Plan Działania dla ekonomii (społecznej) na 2024 r.",
    "Plan na 2024 r. dla ekonomii społecznej",
    "Program rozwoju spółdzielczości",
    "Roczny Plan Działania dla ekonomii społecznej",
    "Roczny Plan",
]


def plan(title: str, subject: str = "") -> Plan:
    return a_plan(
        2024,
        title,
        uchwala=Uchwala("MKRES", "4/2024", date(2024, 3, 7), 1, w_sprawie=subject),
        slownik="s.yaml",
    )


def loaded(of: Plan) -> Loaded:
    return Loaded(Source("plans/2024.yaml", b""), of, None, Slownik(), ())


def carried(text: str, place: str, old: Plan, new: Plan) -> str:
    """The text of the resolution after the sentences of an act, and nothing else, are carried out.

    The reader knows titles; so the words that name the place are left out.
    """
    made = whole(loaded(old), loaded(new))
    assert made is not None
    assert made.lead == "wprowadza się następujące zmiany:"
    points = [part for part in made.parts if isinstance(part, Point)]
    assert plain(points[-1].text) == (
        "załącznik nr 1 otrzymuje brzmienie określone w załączniku do niniejszej uchwały."
    )
    opening, *inner = points[:-1]
    assert plain(opening.text).startswith(place)
    sentences = [plain(part.text) for part in inner] or [plain(opening.text).removeprefix(place)]
    for sentence in sentences:
        printed = Printed(text, (), Footnotes({}, {}), {}, BUILT_IN)
        text = carried_out(printed, f"w tytule {sentence.strip()}", (), {}).title
    return text


@pytest.mark.parametrize("title", TITLES)
def test_another_title(title: str) -> None:
    subject = f"przyjęcia dokumentu „{TITLE}”"
    old, new = plan(TITLE, subject), plan(title)
    place = "w tytule oraz w § 1"
    provision = "Przyjmuje się dokument „{}”, stanowiący załącznik nr 1 do uchwały."
    # A word struck out at the beginning leaves a space, which no reader of words sees.
    assert same(carried(subject, place, old, new), subject.replace(TITLE, title))
    assert same(carried(provision.format(TITLE), place, old, new), provision.format(title))
    assert old.uchwala is not None
    assert renewed(old.uchwala, TITLE, title).w_sprawie == subject.replace(TITLE, title)


def test_a_subject_that_does_not_name_the_plan() -> None:
    old = plan(TITLE, "planowania rozwoju ekonomii społecznej")
    own = own_changes(old, TITLES[0], None)
    assert own is not None
    assert plain(own.where) == "w § 1"
    assert old.uchwala is not None
    assert renewed(old.uchwala, TITLE, TITLES[0]) == old.uchwala


def test_the_same_title() -> None:
    assert own_changes(plan(TITLE), TITLE.replace(" ", "\n  "), None) is None


def test_words_that_stand_twice() -> None:
    subject = f"przyjęcia dokumentu „{TITLE}” i uchylenia dokumentu „{TITLE}”"
    with pytest.raises(CannotNameError, match="stoją tam więcej niż raz"):
        own_changes(plan(TITLE, subject), TITLES[0], None)


WORD = st.sampled_from(("Plan", "plan", "na", "rok", "2024", "dokument", "uchwały", "r.", "A,"))
ANY_TITLE = st.lists(WORD, min_size=1, max_size=7).map(" ".join)


@given(ANY_TITLE, ANY_TITLE)
@examples(60, deadline=None)
def test_any_title(one: str, other: str) -> None:
    """Words of the title may stand in the resolution besides; the act then names all of it."""
    subject = f"przyjęcia dokumentu „{one}”"
    old, new = plan(one, subject), plan(other)
    try:
        own = own_changes(old, other, None)
    except CannotNameError:
        return
    if own is not None:
        found = carried(subject, plain(own.where), old, new)
        assert same(found, subject.replace(one, other))
