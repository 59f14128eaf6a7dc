"""The imprint: equal for what prints the same, another one for every other print."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.act.reading_out import Marks, printed
from rpd.amendment.apply import restated
from rpd.amendment.plan_data import walk
from rpd.annex.annex import annex
from rpd.load.data import data_of, plan_of
from rpd.plan.imprint import imprint, intact
from rpd.plan.model import Plan
from rpd.reading.build import build_plan
from rpd.writing.model_data import to_data
from tests.compare.strategies import pairs
from tests.conftest import ROOT
from tests.properties import examples

TEXT = (ROOT / "plans/2024.yaml").read_text("utf-8")
ADOPTED = plan_of(data_of(TEXT))


def print_of(plan: Plan) -> object:
    """Everything that an annex prints, footnotes by their numbers, and the words taken over."""
    document = annex(plan, None, None)
    shown = printed(document, Marks())
    notes = [(n.label or n.number, shown.footnotes.texts[n.id]) for n in document.footnotes]
    headings = [(h.noun, h.number, h.name, h.rows) for h in shown.headings]
    words = plain_words(plan)
    return document.header_lines, headings, notes, shown.marked, words


def plain_words(plan: Plan) -> Any:
    written = to_data(plan).get("wyrazy", {})
    return {k: sorted(v.items()) if isinstance(v, dict) else v for k, v in written.items()}


def amended(data: Any, chance: random.Random) -> Any:
    """The data with some of what amendments leave: repealed headings, numbers of footnotes."""
    changed = deepcopy(data)
    for name in changed.get("przypisy", {}):
        if chance.random() < 0.3:
            changed.setdefault("numery_przypisow", {})[name] = chance.choice((1, 2, "1a"))
    if chance.random() < 0.3:
        changed["znak_odnosnika"] = "z nawiasem"
    for _, _, heading, _ in walk(changed):
        if "id" not in heading and chance.random() < 0.2:
            heading["uchylony"] = {"uchwala": "7/2024", "data": "2024-06-30"}
    if "uchwala" in changed and chance.random() < 0.3:
        changed["uchwala"]["oznaczenie_zalacznika"] = chance.choice(("Załącznik", "Plan nr 1"))
    return changed


@given(pairs(), st.randoms(use_true_random=False))
@examples(60)
def test_another_print_has_another_imprint(pair: tuple[Any, Any], chance: random.Random) -> None:
    old, new = (build_plan(amended(data, chance)) for data in pair)
    if print_of(old) != print_of(new):
        assert imprint(old) != imprint(new)


@given(pairs())
@examples(60)
def test_what_is_not_printed_does_not_count(pair: tuple[Any, Any]) -> None:
    _, data = pair
    chance = random.Random(1)  # noqa: S311
    other = deepcopy(data)
    other["odstepstwa"] = [{"regula": "RPD304", "gdzie": "plan", "powod": "Tak."}]
    other["slownik"] = "inny.yaml"
    _renamed(other, chance)
    assert imprint(build_plan(data)) == imprint(build_plan(other))


def _renamed(data: Any, chance: random.Random) -> None:
    """Every id another, every mapping in another order."""
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            data["id"] += "-x"
        items = list(data.items())
        keep = "skroty" in data or "przypisy" in data
        if not keep:
            chance.shuffle(items)
        data.clear()
        data.update(items)
        for name, value in items:
            if name not in ("przypisy", "podzial", "okresy", "potrzeby", "kwota_ogolem"):
                _renamed(value, chance)
    elif isinstance(data, list):
        for entry in data:
            _renamed(entry, chance)


DESIGNATION = (
    "  oznaczenie_zalacznika: Załącznik numer 1 do uchwały 4/2024 MKRES z dnia 7 marca 2024 r.\n"
)
REPEALED = "uchylony: {uchwala: 7/2024, data: 2024-06-30}\n"
SAME = [
    ("# komentarz na początku\n" + TEXT, "a comment"),
    (TEXT.replace("powod: >-", "powod: >", 3), "a reason"),
    (
        TEXT.replace("przypis: kwoty", "przypis: sumy").replace("\n  kwoty:", "\n  sumy:"),
        "the id of a footnote",
    ),
    (TEXT.replace("\n", "\r\n"), "line ends"),
    (TEXT.replace("id: diagnoza-uslug-spolecznych", "id: diagnoza"), "the id of an action"),
    (TEXT.replace("strategia: I.1.1", "strategia: I.1.2"), "a link to the strategy"),
    (TEXT.replace("kwota: 180000\n", "kwota: 180000.00\n"), "the way a number is written"),
    (TEXT.replace("termin: II–IV kwartał 2024", "termin: II-IV kwartał 2024", 1), "a dash"),
    (TEXT.replace("wartosc_docelowa: 45", "wartosc_docelowa: 45\n" + " " * 20 + "lit: b"), "lit"),
    (TEXT.replace(DESIGNATION, ""), "the designation that was printed before there was the field"),
    (
        TEXT.replace("numer 1 do uchwały 4/2024", "nr 1 do uchwały nr 4/2024", 1),
        "the designation that is printed without the field",
    ),
    (
        TEXT.replace("\ncele:\n", "\nnumery_przypisow: {kwoty: 1}\ncele:\n"),
        "the number that a footnote has by its mark",
    ),
]


@pytest.mark.parametrize(("text", "what"), SAME, ids=[what for _, what in SAME])
def test_these_are_no_edits(text: str, what: str) -> None:
    assert text != TEXT
    assert imprint(plan_of(data_of(text))) == imprint(ADOPTED)


EDITS = [
    ("Koncepcja badawcza", "Koncepcja badawcze"),
    ("kwota: 180000", "kwota: 180000.01"),
    ("wartosc_docelowa: 45", "wartosc_docelowa: 46"),
    ("zrodla: [FERS, FEdM]", "zrodla: [FEdM, FERS]"),
    ("termin: II–IV kwartał 2024", "termin: III–IV kwartał 2024"),
    ("realizatorzy: [ROPS, OWES]", "realizatorzy: [OWES, ROPS]"),
    ("prog: min", "prog: max"),
    ("numer: 4/2024", "numer: 5/2024"),
    ("CUS: centrum usług społecznych", "CUS: centra usług społecznych"),
    ("urząd pracy: urzędem pracy", "urząd pracy: urzędami pracy"),
    ("FEdM: FEM", "FEdM: FERS"),
    ("tytul: Roczny Plan", "tytul: Roczny  plan"),
    ("b) Promocja dobrych praktyk", "c) Promocja dobrych praktyk"),
    ("(OWES).\n\n", "(OWES).\n"),
    ("Konkretne kwoty zostały", "Kwoty zostały"),
    ("budzet: {przypis: kwoty}", "opis: {przypis: kwoty}"),
    ("Załącznik numer 1 do uchwały", "Załącznik do uchwały"),
    ("\ncele:\n", "\nznak_odnosnika: z nawiasem\ncele:\n"),
    ("\ncele:\n", "\nnumery_przypisow: {kwoty: 1a}\ncele:\n"),
    ("  - numer: II\n", f"  - numer: II\n    {REPEALED}"),
    ("      - numer: II.1\n", f"      - numer: II.1\n        {REPEALED}"),
    ("          - numer: 2\n", f"          - numer: 2\n            {REPEALED}"),
]


@pytest.mark.parametrize(("was", "now"), EDITS, ids=[now for _, now in EDITS])
def test_these_are_edits(was: str, now: str) -> None:
    assert was in TEXT
    edited = plan_of(data_of(TEXT.replace(was, now, 1)))
    assert imprint(edited) != imprint(ADOPTED)
    assert not intact(edited)


def test_the_adopted_plan_has_the_imprint_of_its_words() -> None:
    """A change of the way of counting needs another number in front: adopted plans hold the old."""
    assert ADOPTED.uchwala is not None
    assert ADOPTED.uchwala.odcisk == "1-3e3bb90d42e15576dafa04dd5d32b6a9"
    assert intact(ADOPTED)


def test_order_of_the_words_taken_over_does_not_count() -> None:
    assert ADOPTED.wyrazy is not None
    turned = replace(ADOPTED.wyrazy, skroty=ADOPTED.wyrazy.skroty[::-1])
    assert imprint(replace(ADOPTED, wyrazy=turned)) == imprint(ADOPTED)


def test_an_edit_of_the_imprint_touches_one_line() -> None:
    data = data_of(TEXT)
    other = data | {"uchwala": data["uchwala"] | {"odcisk": "1-" + "0" * 32}}
    changed = restated(TEXT, other).text.split("\n")
    assert sum(one != two for one, two in zip(TEXT.split("\n"), changed, strict=True)) == 1
