"""Money in the shape of a profile: its periods and signs, and no other ones; its unit in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rpd.plan.built_in import BUILT_IN
from rpd.plan.layout import Signs
from rpd.reading.forms import load_schema
from rpd.reading.shaped_money import of_money
from rpd.reading.validators import validator

SHAPE = replace(
    BUILT_IN,
    okresy=("I etap", "II etap (2027)"),
    znaki=Signs(nie_dotyczy="X", brak_danych="b.d."),
    jednostka="tys. zł",
)


def recast() -> Any:
    from copy import deepcopy

    root = deepcopy(load_schema("plan"))
    of_money(root["$defs"], SHAPE)
    return root


@pytest.mark.parametrize(
    ("okresy", "valid"),
    [
        ({"I etap": 350, "II etap (2027)": "X"}, True),
        ({"I etap": "b.d."}, True),
        ({"I etap": 0}, True),
        ({"III etap": 350}, False),
        ({"2026": 350}, False),
        ({"II etap 2027": 350}, False),
        ({"I etap": "bd"}, False),
        ({"I etap": "–"}, False),
        ({"I etap": "bxd."}, False),
        ({"I etap": -1}, False),
    ],
)
def test_periods_and_signs_are_those_of_the_profile(okresy: Any, valid: bool) -> None:
    root = recast()
    entry = {"$ref": "#/$defs/pozycja_budzetu", "$defs": root["$defs"]}
    assert validator(entry).is_valid({"zrodla": ["FEM"], "okresy": okresy}) == valid


def test_what_is_said_of_them() -> None:
    defs = recast()["$defs"]
    assert defs["nazwa_okresu"]["errorMessage"] == (
        "Okres to jeden z tych, które ma profil: I etap, II etap (2027)."
    )
    said = defs["kwota_okresu"]["errorMessage"]
    assert said.endswith("X (w tym okresie nie ma działania) albo b.d. (brak danych).")
    assert "w tys. zł" in said
    assert "w tys. zł" in defs["pozycja_budzetu"]["properties"]["kwota"]["errorMessage"]
    assert "w złotych" not in str(defs["pozycja_budzetu"])


def test_a_profile_that_says_nothing_changes_nothing() -> None:
    from copy import deepcopy

    root = deepcopy(load_schema("plan"))
    of_money(root["$defs"], BUILT_IN)
    assert root == load_schema("plan")
