"""What amendments did to a place, and the footnote that says it: operations beside the words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from rpd.amendment.act_units import ActUnit, Spot
from rpd.amendment.apply import recorded
from rpd.amendment.execute import execute
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import (
    Add,
    AddEntry,
    Amendment,
    Move,
    Operation,
    OrderEntries,
    Remove,
    RemoveEntry,
    Rename,
    Repeal,
    SetEntry,
    SetField,
    Target,
)
from rpd.annex.annex import annex
from rpd.annex.consolidated import consolidated
from rpd.annex.flat import clean, footnote_text, records
from rpd.annex.table import sections
from rpd.reading.build import build_plan
from tests.compare.strategies import pairs
from tests.properties import examples

PLAN: dict[str, Any] = {
    "rok": 2024,
    "tytul": "Plan",
    "uchwala": {"organ": "MKRES", "numer": "4/2024", "data": "2024-03-07", "zalacznik": 1},
    "przypisy": {"kwoty": "Kwoty brutto.", "raport": "Raport roczny."},
    "kolumny": {"budzet": {"przypis": "kwoty"}},
    "cele": [
        {
            "numer": "I",
            "nazwa": "Cel",
            "priorytety": [
                {
                    "numer": "I.1",
                    "nazwa": "Priorytet",
                    "kierunki": [
                        {
                            "numer": 1,
                            "nazwa": "Kierunek",
                            "strategia": "I.1.1",
                            "dzialania": [
                                {
                                    "id": "a",
                                    "nazwa": "Wizyty w gminach",
                                    "opis": "Trzy wizyty",
                                    "produkty": ["Raport[^raport]", "Film"],
                                    "budzet": [{"kwota": 10, "zrodla": ["FEM"]}],
                                    "termin": "maj 2024",
                                },
                                {"id": "b", "nazwa": "Szkolenia"},
                            ],
                        }
                    ],
                }
            ],
        }
    ],
}
A = Target("dzialanie", "a")
B = Target("dzialanie", "b")
KIERUNEK = Target("kierunek", "I.1.1")
RAPORT = Target("przypis", "raport")
ACT_7 = "§ 1 uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r."
ACT_9 = "uchwałę nr 9/2024 MKRES z dnia 12 września 2024 r."
ACT_9_LATER = f"{ACT_9}, która weszła w życie z dniem 1 października 2024 r."
AGAIN = "W brzmieniu ustalonym przez § 1 uchwały nr 7/2024, o której mowa w odnośniku nr"
THEN_CHANGED = "ze zmianą wprowadzoną przez"
RAPORT_2 = "Raport roczny."
STUB = {"id": "a", "nazwa": "Wizyty", "uchylone": {"uchwala": "7/2024", "data": "2024-06-30"}}


def notes(
    *amended: tuple[Operation, ...], later: str = "", **actions: Any
) -> tuple[list[str], tuple[str, ...]]:
    """„place: footnote” of the plan after amendments 7/2024 and 9/2024, and what was unsaid.

    `actions` are the actions of the kierunek by their ids, where they are not those of PLAN.
    """
    data = PLAN | {"zmiany": [{"uchwala": "7/2024", "data": "2024-06-30"}]}
    if len(amended) > 1:
        entry = {"uchwala": "9/2024", "data": "2024-09-12"}
        data["zmiany"] = [*data["zmiany"], entry | ({"obowiazuje_od": later} if later else {})]
    if actions:
        (cel,) = data["cele"]
        (priorytet,) = cel["priorytety"]
        (kierunek,) = priorytet["kierunki"]
        kierunek = kierunek | {"dzialania": list(actions.values())}
        data["cele"] = [cel | {"priorytety": [priorytet | {"kierunki": [kierunek]}]}]
    acts = (("7/2024", "2024-06-30", "§ 1"), ("9/2024", "2024-09-12", ""))
    found = [
        Amendment(number, day, 2024, operations, paragraf=unit)
        for (number, day, unit), operations in zip(acts, amended, strict=False)
    ]
    made = consolidated(build_plan(data), None, None, found)
    texts = {note.number: footnote_text(note) for note in made.document.footnotes}
    shown = [clean(line) for line in made.document.header_lines[4:]]
    for section in sections(made.document):
        shown += [f"{section.number}: {texts[n]}" for n in _marks(section.runs)]
        for column in section.table.columns if section.table else ():
            shown += [f"{column.key}: {texts[n]}" for n in _marks(column.runs)]
        for row in section.table.rows if section.table else ():
            for cell in row.cells:
                shown += [
                    f"{row.number} {cell.column}: {texts[n]}"
                    for block in cell.blocks
                    for n in _marks(_runs(block))
                ]
    assert list(records(made.document))
    own = ("Kwoty brutto.", "Odnośnik nr 2 załącznika: Raport roczny.")
    return [text for text in shown if not text.endswith(own)], made.unsaid


def _runs(block: Any) -> list[Any]:
    if hasattr(block, "runs"):
        return list(block.runs)
    return [run for item in block.items for inner in item.blocks for run in _runs(inner)]


def _marks(runs: Any) -> list[int]:
    return [run.number for run in runs if hasattr(run, "target")]


ONE = [
    (
        (SetField(A, "nazwa", "Wizyty", "Wizyty w gminach"),),
        [f"I.1.1/1 nazwa: ² W brzmieniu ustalonym przez {ACT_7}"],
    ),
    (
        (SetField(A, "nazwa", "Wizyty w wioskach", "Wizyty w gminach"),),
        [f"I.1.1/1 nazwa: ² Ze zmianą wprowadzoną przez {ACT_7}"],
    ),
    (
        (SetEntry(A, "budzet", {"kwota": 5}, {"kwota": 10, "zrodla": ["FEM"]}, 1),),
        [f"I.1.1/1 budzet: ³ Ze zmianą wprowadzoną przez {ACT_7}"],
    ),
    (
        (SetEntry(A, "termin", "czerwiec 2024", "maj 2024", 1),),
        [f"I.1.1/1 termin: ³ Ze zmianą wprowadzoną przez {ACT_7}"],
    ),
    (
        (SetEntry(A, "termin", "II–III kwartał 2024", "maj 2024", 1),),
        [f"I.1.1/1 termin: ³ W brzmieniu ustalonym przez {ACT_7}"],
    ),
    (
        (SetEntry(A, "opis", "Dwa seminaria", "Trzy wizyty", 1),),
        [f"I.1.1/1 opis: ² W brzmieniu ustalonym przez {ACT_7}"],
    ),
    (
        (AddEntry(A, "produkty", "Film", 2),),
        [f"I.1.1/1 produkty: ² Ze zmianą wprowadzoną przez {ACT_7}"],
    ),
    (
        (
            RemoveEntry(A, "produkty", "Ulotka", 1),
            AddEntry(A, "produkty", "Raport[^raport]", 1),
            AddEntry(A, "produkty", "Film", 2),
        ),
        [f"I.1.1/1 produkty: ² W brzmieniu ustalonym przez {ACT_7}"],
    ),
    (
        (OrderEntries(A, "produkty", ("Raport[^raport]", "Film")),),
        [f"I.1.1/1 produkty: ² Ze zmianą wprowadzoną przez {ACT_7}"],
    ),
    (
        (RemoveEntry(B, "termin", "maj 2024", 1),),
        [f"I.1.1/2 termin: ³ Ze zmianą wprowadzoną przez {ACT_7}"],
    ),
    (
        (Add("dzialanie", {"id": "b", "nazwa": "Szkolenia"}, "I.1.1", "a"),),
        [f"I.1.1/2 nazwa: ³ Dodane przez {ACT_7}"],
    ),
    (
        (Move(B, "I.1.1", "a", "I.1.2", ""),),
        [f"I.1.1/2 nazwa: ³ Dodane przez {ACT_7}"],
    ),
    (
        (Remove(Target("dzialanie", "c"), (), {"id": "c"}, "I.1.1", "b"),),
        [f"I.1.1: ¹ Ze zmianą wprowadzoną przez {ACT_7}"],
    ),
    (
        (Add("kierunek", PLAN["cele"][0]["priorytety"][0]["kierunki"][0], "I.1"),),
        [f"I.1.1: ¹ Dodany przez {ACT_7}"],
    ),
    (
        (SetField(Target("priorytet", "I.1"), "nazwa", None, "Priorytet"),),
        [f"I.1: ¹ W brzmieniu ustalonym przez {ACT_7}"],
    ),
    (
        (SetField(Target("kierunek", "I.1.3"), "numer", 3, 1),),
        [f"I.1.1: ¹ Ze zmianą wprowadzoną przez {ACT_7}"],
    ),
    (
        (SetField(RAPORT, "tekst", "Raport kwartalny.", "Raport roczny."),),
        [
            f"I.1.1/1 produkty: ² Odnośnik nr 2 załącznika, {THEN_CHANGED} {ACT_7}: {RAPORT_2}",
        ],
    ),
    (
        (Add("przypis", {"id": "raport", "tekst": "Raport roczny."}),),
        [f"I.1.1/1 produkty: ² Odnośnik nr 2 załącznika, dodany przez {ACT_7}: {RAPORT_2}"],
    ),
    (
        (SetField(Target(), "kolumny.budzet", None, "kwoty"),),
        [f"budzet: ² W brzmieniu ustalonym przez {ACT_7}"],
    ),
    (
        (SetField(Target(), "tytul", "Program", "Plan"),),
        [f"tytuł w brzmieniu ustalonym przez {ACT_7}"],
    ),
    # Nothing of these is printed.
    ((Rename(Target("dzialanie", "x"), "a"),), []),
    ((SetField(B, "lp", None, 2),), []),
    ((SetField(KIERUNEK, "strategia", "I.1.2", "I.1.1"),), []),
    ((AddEntry(Target(), "zmiany", {"uchwala": "7/2024", "data": "2024-06-30"}, 1),), []),
]


@pytest.mark.parametrize(("operation", "expected"), ONE)
def test_one_amendment(operation: tuple[Operation, ...], expected: list[str]) -> None:
    found, unsaid = notes(operation)
    assert found == expected
    assert unsaid == ()


CHANGED = SetEntry(A, "budzet", {"kwota": 5}, {"kwota": 10, "zrodla": ["FEM"]}, 1)
ADDED = Add("dzialanie", {"id": "b", "nazwa": "Szkolenia"}, "I.1.1", "a")
TWO: list[tuple[tuple[Operation, ...], tuple[Operation, ...], list[str]]] = [
    (
        (CHANGED,),
        (CHANGED,),
        [f"I.1.1/1 budzet: ³ Ze zmianami wprowadzonymi przez {ACT_7} i {ACT_9_LATER}"],
    ),
    (
        (CHANGED,),
        (SetField(A, "nazwa", "Wizyty", "Wizyty w gminach"),),
        [
            f"I.1.1/1 nazwa: ² W brzmieniu ustalonym przez {ACT_9_LATER}",
            f"I.1.1/1 budzet: ⁴ Ze zmianą wprowadzoną przez {ACT_7}",
        ],
    ),
    (
        (SetField(A, "nazwa", "Wizyty", "Spotkania"),),
        (SetField(A, "nazwa", "Spotkania", "Wizyty w gminach"),),
        [f"I.1.1/1 nazwa: ² W brzmieniu ustalonym przez {ACT_9_LATER}"],
    ),
    (
        (SetField(A, "nazwa", "Wizyty", "Spotkania w gminach"),),
        (SetField(A, "nazwa", "Spotkania w gminach", "Wizyty w gminach"),),
        [
            f"I.1.1/1 nazwa: ² W brzmieniu ustalonym przez {ACT_7}, {THEN_CHANGED} {ACT_9_LATER}",
        ],
    ),
    # What happens inside a new action is told with it; what happens later is not.
    (
        (ADDED, SetField(B, "nazwa", None, "Szkolenia")),
        (SetField(B, "nazwa", "Kurs", "Szkolenia"),),
        [
            f"I.1.1/2 nazwa: ³ Dodane przez {ACT_7}",
            f"I.1.1/2 nazwa: ⁴ W brzmieniu ustalonym przez {ACT_9_LATER}",
        ],
    ),
    # A renamed action and a renumbered kierunek take their history along.
    (
        (
            SetField(Target("dzialanie", "z"), "nazwa", "Kurs", "Szkolenia"),
            SetField(Target("kierunek", "I.1.4"), "nazwa", "Stara", "Kierunek"),
        ),
        (
            Rename(Target("dzialanie", "z"), "b"),
            SetField(Target("kierunek", "I.1.4"), "numer", 4, 1),
        ),
        [
            f"I.1.1: ¹ W brzmieniu ustalonym przez {ACT_7}, {THEN_CHANGED} {ACT_9_LATER}",
            f"I.1.1/2 nazwa: ⁴ {AGAIN} 1.",
        ],
    ),
]


@pytest.mark.parametrize(("first", "second", "expected"), TWO)
def test_two_amendments(
    first: tuple[Operation, ...], second: tuple[Operation, ...], expected: list[str]
) -> None:
    found, unsaid = notes(first, second, later="2024-10-01")
    assert found == expected
    assert unsaid == ()


def test_the_file_may_say_when_it_comes_into_force_and_number_may_be_written_apart() -> None:
    data = PLAN | {"zmiany": [{"uchwala": " 7/2024", "data": "2024-06-30"}]}
    one = Amendment("7/2024", "2024-06-30", 2024, (CHANGED,), obowiazuje_od="2024-07-15")
    document = consolidated(build_plan(data), None, None, [one]).document
    assert footnote_text(document.footnotes[2]) == (
        "³ Ze zmianą wprowadzoną przez uchwałę nr 7/2024 MKRES z dnia 30 czerwca 2024 r., która "
        "weszła w życie z dniem 15 lipca 2024 r."
    )


def test_a_repealed_action_forgets_what_was_changed_in_it() -> None:
    repeal = Repeal(A, "9/2024", "2024-09-12", tresc={"termin": "maj 2024"})
    found, unsaid = notes((CHANGED,), (repeal,), a=STUB)
    assert found == [f"I.1.1/1 nazwa: ² Uchylone przez {ACT_9}"]
    assert unsaid == ()


def test_an_action_added_and_repealed_tells_both() -> None:
    added = Add("dzialanie", {"id": "a", "nazwa": "Wizyty"}, "I.1.1")
    found, _ = notes((added,), (Repeal(A, "9/2024", "2024-09-12", tresc_zostaje=True),), a=STUB)
    assert found == [f"I.1.1/1 nazwa: ² Dodane przez {ACT_7}, uchylone przez {ACT_9}"]


def test_what_has_no_place_is_said_apart() -> None:
    _, unsaid = notes(
        (Remove(Target("cel", "II")), SetField(Target("cel", "V"), "nazwa", "A", "B"))
    )
    assert [clean(text) for text in unsaid] == [
        "Uchwała nr 7/2024: usun cel „II”.",
        f"W brzmieniu ustalonym przez {ACT_7} (miejsce: cel V)",
    ]


ROW_3 = {"nazwa": "Wizyty", "lp": 3}
IN_FORCE = ROW_3 | {"id": "a"}
BY_5 = "Uchylone przez uchwałę nr 5/2024 MKRES z dnia 1 maja 2024 r."


def _stub(identifier: str, act: str) -> dict[str, Any]:
    about = {"uchwala": act, "data": "2024-05-01"}
    return ROW_3 | {"id": identifier, "uchylone": about}


NAMESAKES: list[tuple[tuple[Operation, ...], dict[str, Any], list[str]]] = [
    # The row in force says nothing of the repeal of the other, whichever stands first.
    ((), {"a": IN_FORCE, "b": _stub("b", "5/2024")}, [f"I.1.1/3 nazwa: ² {BY_5}"]),
    ((), {"b": _stub("b", "5/2024"), "a": IN_FORCE}, [f"I.1.1/3 nazwa: ² {BY_5}"]),
    # Each says what repealed it.
    (
        (),
        {"a": _stub("a", "5/2024"), "b": _stub("b", "6/2024")},
        [f"I.1.1/3 nazwa: ² {BY_5}", f"I.1.1/3 nazwa: ³ {BY_5.replace('5/', '6/')}"],
    ),
    (
        (SetField(B, "nazwa", "Wyjazdy", "Szkolenia"),),
        {"a": IN_FORCE, "b": ROW_3 | {"id": "b", "nazwa": "Szkolenia"}},
        [f"I.1.1/3 nazwa: ² W brzmieniu ustalonym przez {ACT_7}"],
    ),
]


@pytest.mark.parametrize(("operation", "actions", "expected"), NAMESAKES)
def test_rows_of_one_number_are_told_apart(
    operation: tuple[Operation, ...], actions: dict[str, Any], expected: list[str]
) -> None:
    """Such a plan has to be mended; until then its draft says nothing that did not happen."""
    found, unsaid = notes(operation, **actions)
    assert found == expected
    assert unsaid == ()


def test_headings_of_one_number_are_told_apart() -> None:
    about = {"uchwala": "5/2024", "data": "2024-05-01"}
    repealed = {"numer": 1, "dzialania": [_stub("a", "6/2024")], "uchylony": about}
    twin = {"numer": 1, "nazwa": "Kierunek", "dzialania": [{"id": "b", "nazwa": "Szkolenia"}]}
    priorytet = {"numer": "I.1", "nazwa": "Priorytet", "kierunki": [repealed, twin]}
    below = {"numer": "I.2", "kierunki": [], "uchylony": about}
    namesake = {"numer": "I.2", "nazwa": "Drugi", "kierunki": []}
    cel = {"numer": "I", "nazwa": "Cel", "priorytety": [priorytet, below, namesake]}
    other = {"numer": "I", "priorytety": [], "uchylony": about}
    made = consolidated(build_plan(PLAN | {"cele": [cel, other], "zmiany": []}), None, None, [])
    found = [bool(_marks(section.runs)) for section in sections(made.document)]
    assert found == [section.repealed for section in sections(made.document)]
    assert found == [False, False, True, False, True, False, True]
    assert made.unsaid == ()


def test_what_an_act_did_to_a_number_that_two_rows_have_is_said_apart() -> None:
    """The number that the act printed names neither of them today."""
    data = PLAN | {"zmiany": [{"uchwala": "7/2024", "data": "2024-06-30"}]}
    kierunek = {"numer": 1, "dzialania": [IN_FORCE, IN_FORCE | {"id": "b"}]}
    priorytety = [{"numer": "I.1", "kierunki": [kierunek]}]
    plan = build_plan(data | {"cele": [{"numer": "I", "priorytety": priorytety}]})
    unit = ActUnit("§ 1", "wyrazy", (Spot("dzialanie", "I.1.1/3", "nazwa"),))
    made = consolidated(
        plan, None, None, [Amendment("7/2024", "2024-06-30", 2024, (), jednostki=(unit,))]
    )
    assert [clean(text) for text in made.lacking] == [
        f"Ze zmianą wprowadzoną przez {ACT_7} (miejsce: dzialanie I.1.1/3 nazwa)"
    ]
    assert len(made.document.footnotes) == 1


@given(pairs())
@examples(50)
def test_any_amendment_can_be_consolidated(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Every footnote stands at a place of its own, and the plan's own keep their order."""
    old, new = map(build_plan, pair)
    amendment = Amendment("77/2024", "2024-06-30", 2024, operations(old, new))
    data = recorded(execute(pair[0], amendment.operacje), amendment)
    plan = build_plan(data)
    made = consolidated(plan, None, None, [amendment]).document
    numbers = [note.number for note in made.footnotes]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(note.references for note in made.footnotes)
    own = [
        texts
        for note in made.footnotes
        if (texts := footnote_text(note).partition(" ")[2]).startswith("Odnośnik ")
    ]
    plain = annex(plan, None, None)
    # A note that starts with a list has „Przypis 1 załącznika:” on a line of its own.
    assert [text.partition(":")[2].strip() for text in own] == [
        footnote_text(note).partition(" ")[2].strip() for note in plain.footnotes
    ]
    assert [clean(t).split()[2] for t in own] == [str(note.number) for note in plain.footnotes]
