"""Another title of the annex in the resolution: the words of the act, carried out by a reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.act.edits import carry
from rpd.act.letter import Point
from rpd.act.printed import Footnotes, Printed
from rpd.act.proven import whole
from rpd.act.resolution import own_changes, renewed, undeclined
from rpd.act.tokens import same
from rpd.load.whole import Loaded
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
    assert same(carried(subject, place, old, new), subject.replace(TITLE, title))
    assert same(carried(provision.format(TITLE), place, old, new), provision.format(title))
    assert old.uchwala is not None
    assert renewed(old.uchwala, TITLE, title).w_sprawie == subject.replace(TITLE, title)


def changes(old: Plan, new: Plan) -> list[tuple[str, str]]:
    """The places of the resolution that an act changes, and what they say after it."""
    assert old.uchwala is not None
    assert new.uchwala is not None
    after = renewed(old.uchwala, old.tytul, new.tytul, new.uchwala.w_sprawie)
    found = []
    for own in own_changes(old, replace(new, uchwala=after), None):
        texts = {
            "tytuł": old.uchwala.w_sprawie,
            "§ 1": f"Przyjmuje się dokument „{old.tytul}”, stanowiący załącznik nr 1 do uchwały.",
        }
        for unit in own.units:
            lines: tuple[str, ...] = (texts[unit],)
            for edit in own.edits:
                lines = carry(lines, edit)
            found.append((f"{plain(own.where)} | {unit}", lines[0]))
    return found


def test_a_subject_that_does_not_name_the_plan() -> None:
    old = plan(TITLE, "planowania rozwoju ekonomii społecznej")
    assert [where for where, _ in changes(old, plan(TITLES[0]))] == ["w § 1 | § 1"]
    assert old.uchwala is not None
    assert renewed(old.uchwala, TITLE, TITLES[0]) == old.uchwala


DECLINED = "przyjęcia Rocznego Planu Działania dla ekonomii społecznej na 2024 r."
BOTH = "w tytule oraz w § 1"
SAME_WORDS = [
    # what the title becomes, what the subject becomes of it
    (TITLE.replace("dla", "na rzecz"), DECLINED.replace("dla", "na rzecz")),
    (TITLE.replace("2024", "2025"), DECLINED.replace("2024", "2025")),
    (TITLE.replace("społecznej", "społecznej i solidarnej"),
     DECLINED.replace("społecznej", "społecznej i solidarnej")),
    (f"{TITLE} w Małopolsce", f"{DECLINED} w Małopolsce"),
    (TITLE.replace(" dla ekonomii społecznej", ""),
     DECLINED.replace(" dla ekonomii społecznej", "")),
]  # fmt: skip


@pytest.mark.parametrize(("title", "subject"), SAME_WORDS)
def test_words_that_no_case_changes_change_in_a_declined_title(title: str, subject: str) -> None:
    old, new = plan(TITLE, DECLINED), plan(title)
    said = changes(old, new)
    assert said[0] == (f"{BOTH} | tytuł", subject)
    assert [where for where, _ in said] == [f"{BOTH} | tytuł", f"{BOTH} | § 1"]


@pytest.mark.parametrize(
    "title",
    [TITLE.replace("Roczny", "Regionalny"), TITLE.replace("Plan", "Program"), "Program ES",
     TITLE.replace("Roczny ", ""), TITLE.replace("Roczny", "Roczny Regionalny")],
)  # fmt: skip
def test_a_case_that_cannot_be_formed_is_for_the_author(title: str) -> None:
    old, new = plan(TITLE, DECLINED), plan(title)
    assert old.uchwala is not None
    kept = renewed(old.uchwala, TITLE, title)
    assert kept == old.uchwala
    assert undeclined(kept.w_sprawie, TITLE, title)
    assert [where for where, _ in changes(old, new)] == ["w § 1 | § 1"]
    # As soon as the author says it, the act orders it.
    written = f"przyjęcia nowego dokumentu ({title})"
    said = changes(old, plan(title, written))
    assert ("w tytule | tytuł", written) in said
    assert not undeclined(written, TITLE, title)


def test_another_subject_of_the_same_plan() -> None:
    said = changes(plan(TITLE, DECLINED), plan(TITLE, DECLINED.replace("przyjęcia", "ustalenia")))
    assert said == [("w tytule | tytuł", DECLINED.replace("przyjęcia", "ustalenia"))]


def test_the_same_title() -> None:
    assert changes(plan(TITLE), plan(TITLE.replace(" ", "\n  "))) == []


def test_words_that_stand_twice() -> None:
    subject = f"przyjęcia dokumentu „{TITLE}” i uchylenia dokumentu „{TITLE}”"
    said = changes(plan(TITLE, subject), plan(TITLES[0]))
    assert said[0] == ("w tytule | tytuł", subject.replace(TITLE, TITLES[0]))


WORD = st.sampled_from(("Plan", "plan", "na", "rok", "2024", "dokument", "uchwały", "r.", "A,"))
ANY_TITLE = st.lists(WORD, min_size=1, max_size=7).map(" ".join)


@given(ANY_TITLE, ANY_TITLE)
@examples(60, deadline=None)
def test_any_title(one: str, other: str) -> None:
    """Words of the title may stand in the resolution besides; the act then names all of it."""
    subject = f"przyjęcia dokumentu „{one}”"
    for _, said in changes(plan(one, subject), plan(other))[:1]:
        assert said == subject.replace(one, other)
