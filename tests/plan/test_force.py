"""From which day an act is in force, by every form; what it says, and what cannot be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.plan import force
from rpd.plan.force import Force
from rpd.plan.model import MocWsteczna, Publikacja, Uchwala, Zmiana
from rpd.polish.wording import plain
from tests.properties import examples

ADOPTED = date(2024, 3, 7)
ON = "z dniem 2024-04-01"
NEXT = "z dniem następującym po dniu ogłoszenia"
AFTER = "po upływie 14 dni od dnia ogłoszenia"


def said(
    form: str = "", day: str = "", published: str = "", since: str = "", powod: str = "Umowy."
) -> Force:
    """What an act of 7 March 2024 says: form, bare day, promulgation, retroactive force."""
    return Force(
        ADOPTED,
        form,
        date.fromisoformat(day) if day else None,
        Publikacja(date.fromisoformat(published)) if published else None,
        MocWsteczna(date.fromisoformat(since), powod) if since else None,
    )


TABLE = [
    # form, bare day, promulgated, with force from → enters into force, counts from, in words
    ("", "", "", "", "2024-03-07", "2024-03-07", ""),
    ("", "2024-03-15", "", "", "2024-03-15", "2024-03-15", "z dniem 15 marca 2024 r."),
    ("z dniem podjęcia", "", "", "", "2024-03-07", "2024-03-07", "z dniem podjęcia"),
    (ON, "", "", "", "2024-04-01", "2024-04-01", "z dniem 1 kwietnia 2024 r."),
    (ON, "", "2024-03-20", "", "2024-04-01", "2024-04-01", "z dniem 1 kwietnia 2024 r."),
    (NEXT, "", "2024-03-20", "", "2024-03-21", "2024-03-21", NEXT),
    (NEXT, "", "2024-12-31", "", "2025-01-01", "2025-01-01", NEXT),
    (NEXT, "", "", "", "", "", NEXT),
    (AFTER, "", "2024-03-01", "", "2024-03-16", "2024-03-16", AFTER),
    (AFTER, "", "2024-02-15", "", "2024-03-01", "2024-03-01", AFTER),
    (AFTER, "", "", "", "", "", AFTER),
    ("po upływie 3 dni od dnia ogłoszenia", "", "2024-03-10", "", "2024-03-14", "2024-03-14",
     "po upływie 3 dni od dnia ogłoszenia"),
    ("z dniem podjęcia", "", "", "2024-01-01", "2024-03-07", "2024-01-01",
     "z dniem podjęcia, z mocą od dnia 1 stycznia 2024 r."),
    (AFTER, "", "2024-03-10", "2024-01-01", "2024-03-25", "2024-01-01",
     f"{AFTER}, z mocą od dnia 1 stycznia 2024 r."),
    (AFTER, "", "", "2024-01-01", "", "", f"{AFTER}, z mocą od dnia 1 stycznia 2024 r."),
    ("z dniem  podjęcia", "", "", "", "2024-03-07", "2024-03-07", "z dniem podjęcia"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "day", "published", "back", "enters", "counts", "words"), TABLE)
def test_forms(
    form: str, day: str, published: str, back: str, enters: str, counts: str, words: str
) -> None:
    act = said(form, day, published, back)
    assert force.entry(act) == (date.fromisoformat(enters) if enters else None)
    assert force.since(act) == (date.fromisoformat(counts) if counts else None)
    assert plain(force.words(act)) == words
    assert force.awaits_publication(act) == (not enters)


FAULTS = [
    (said("jutro"), "wejscie_w_zycie", "„jutro” nie mówi, kiedy uchwała wchodzi w życie."),
    (said("z dniem 2024-02-31"), "wejscie_w_zycie",
     "„z dniem 2024-02-31” nie mówi, kiedy uchwała wchodzi w życie."),
    (said("z dniem 2024-03-01"), "wejscie_w_zycie",
     ("Uchwała z dnia 7 marca 2024 r. nie może wejść w "
     "życie wcześniej, 1 marca 2024 r.")),
    (said(day="2024-03-01"), "obowiazuje_od", ("Uchwała z dnia 7 marca 2024 r. nie może wejść w "
     "życie wcześniej, 1 marca 2024 r.")),
    (said(ON, day="2024-04-02"), "obowiazuje_od", ("Dzień 2 kwietnia 2024 r. przeczy polu "
     "„wejscie_w_zycie”: według niego uchwała obowiązuje od 1 kwietnia 2024 r.")),
    (said(NEXT, published="2024-03-06"), "publikacja.data", ("Uchwały z dnia 7 marca 2024 r. nie "
     "ogłoszono wcześniej, 6 marca 2024 r.")),
    (said(since="2024-03-07"), "z_moca_od.dzien", ("Moc od dnia 7 marca 2024 r. nie jest wsteczna: "
     "uchwała wchodzi w życie 7 marca 2024 r.")),
    (said(since="2024-03-01", powod=" "), "z_moca_od.powod", ("Moc wsteczna nie ma uzasadnienia "
     "(§ 51 Zasad techniki prawodawczej).")),
]  # fmt: skip


@pytest.mark.parametrize(("act", "field", "message"), FAULTS)
def test_what_cannot_be(act: Force, field: str, message: str) -> None:
    (fault,) = force.faults(act)
    assert (".".join(fault.field), plain(fault.message)) == (field, message)
    assert fault.hint


FORMS = st.one_of(
    st.sampled_from(("", "z dniem podjęcia", NEXT)),
    st.integers(2, 999).map(lambda n: f"po upływie {n} dni od dnia ogłoszenia"),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(lambda d: f"z dniem {d.isoformat()}"),
)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(FORMS, DAYS, DAYS, DAYS)
@examples(60, deadline=None)
def test_days(form: str, published: date | None, backwards: date | None, bare: date | None) -> None:
    """An act counts from no later than it enters into force, which is said in its own words."""
    back = MocWsteczna(backwards, "Umowy.") if backwards else None
    about = Publikacja(published) if published else None
    act = Force(ADOPTED, form, None if form else bare, about, back)
    day, since = force.entry(act), force.since(act)
    assert (day is None) == (since is None) == force.awaits_publication(act)
    assert force.is_form(form) == bool(form)
    if day is not None and since is not None:
        assert since <= day
        assert since in (day, backwards)
    if published and day and "ogłoszenia" in form:
        days = [int(word) for word in form.split() if word.isdecimal()]
        assert day - published == timedelta(days=1 + sum(days))
    assert (force.words(act) == "") == (not form and bare is None)
    clean = not list(force.faults(act))
    if clean and day is not None:
        assert day >= ADOPTED
        assert back is None or since == backwards


def test_of_two_records_the_first_goes_first() -> None:
    of_plan = force.of(Zmiana("7/2024", ADOPTED, publikacja=Publikacja(date(2024, 3, 20))))
    of_file = Force(None, AFTER, None, Publikacja(date(2024, 3, 1)))
    assert force.since(force.completed(of_plan, of_file)) == date(2024, 4, 4)
    assert force.since(force.completed(of_file, of_plan)) == date(2024, 3, 16)
    bare = Uchwala("MKRES", "4/2024", ADOPTED, wejscie_w_zycie=ON)
    assert force.completed(force.of(bare), of_file).wejscie_w_zycie == ON
