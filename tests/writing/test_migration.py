"""From one format of files to the next, with an invented second one: what stays as it is."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.errors import RpdError
from rpd.reading import events
from rpd.reading.newer import FORMAT
from rpd.writing import format_steps
from rpd.writing.format_steps import ChangeValue, RenameField, Step, carried_out, steps_from
from rpd.writing.migration import migrated
from rpd.writing.settings_text import json_text, toml_text
from tests.properties import examples
from tests.writing.invented import SECOND, migrated_badly

BEFORE = """\
# O pliku.

# o roku
rok: 2024   # tak
uchwala: {organ: MKRES,   numer: 4/2024, data: 2024-03-07}   # przyjęcie
cele:
- numer: "I"
  priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            dzialania:
              # pierwsze
              - id: a
                termin:  'I kwartał'   # kiedy
                # kto
                "realizatorzy": [ROPS,   OWES]   # dwoje
                lp: 3   # numer w druku

              - lp: 4   # inny
                id: b
                realizatorzy:
                  # pierwszy
                  - ROPS
                # o terminie
                termin: >-
                    do
                    końca roku

              # trzecie
              - {id: c,  realizatorzy: [GUS], termin: cały rok}   # w nawiasach
# koniec
"""
AFTER = """\
# O pliku.

format: 2
# o roku
rok: 2024   # tak
uchwala: {organ: MKRES,   numer: 4/2024, data: 2024-03-07}   # przyjęcie
cele:
- numer: "I"
  priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            dzialania:
              # pierwsze
              # numer w druku
              - id: a
                termin:   # kiedy
                  okres: I kwartał
                # kto
                "wykonawcy": [ROPS,   OWES]   # dwoje

              # inny
              - id: b
                wykonawcy:
                  # pierwszy
                  - ROPS
                # o terminie
                termin:
                  okres: do końca roku

              # trzecie
              - {id: c, wykonawcy: [GUS], termin: {okres: cały rok}}   # w nawiasach
# koniec
"""


def test_the_steps_lead_to_the_format_that_is_read() -> None:
    reached = 1
    for step in format_steps.STEPS:
        assert (step.before, step.after) == (reached, reached + 1)
        reached = step.after
    assert reached == FORMAT


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_plan(end: str) -> None:
    changed = migrated(BEFORE.replace("\n", end), "plan", (SECOND,))
    assert changed == AFTER.replace("\n", end)


@given(st.integers(0, 2**32))
@examples(75)
def test_random_plans(seed: int) -> None:
    assert migrated_badly(seed)[0] == []


def test_several_steps_one_after_another() -> None:
    third = Step(
        2, 3, {"plan": (RenameField((), "rok", "lata"), ChangeValue(("lata",), lambda y: [y]))}
    )
    steps = steps_from(1, (SECOND, third), "x.yaml")
    assert steps == (SECOND, third)
    assert steps_from(2, (SECOND, third), "x.yaml") == (third,)
    assert steps_from(3, (SECOND, third), "x.yaml") == ()
    assert migrated("rok: 2024 # k\n", "plan", steps) == "format: 3\nlata: # k\n  - 2024\n"
    assert migrated("format: 2\nrok: 2024\n", "plan", (third,)) == "format: 3\nlata:\n  - 2024\n"
    with pytest.raises(RpdError, match="podaje format 0, a takiego formatu nie było"):
        steps_from(0, (SECOND, third), "x.yaml")
    with pytest.raises(RpdError, match="podaje format 7"):
        steps_from(7, (), "x.yaml")


def test_a_name_that_is_taken_is_not_given() -> None:
    operation = RenameField(("a",), "b", "c")
    assert carried_out({"a": {"b": 1, "c": 2}}, operation) == {"a": {"b": 1, "c": 2}}
    assert carried_out({"b": 1}, operation) == {"b": 1}
    assert carried_out({"a": {"b": 1, "d": 2}}, operation) == {"a": {"c": 1, "d": 2}}


SETTINGS = """\
# Ustawienia urzędu.
plans = ["plans/*.yaml"]   # wszystkie
fail-on = "warning" # od ostrzeżeń
stare = [ # kilka
  "a",  # pierwsze
  "b",
]

[rules] # wagi
# o terminach
RPD112 = "off"  # bo tak
"termin-poza-rokiem" = 'info'
"""


def test_settings() -> None:
    data: dict[str, Any] = tomllib.loads(SETTINGS)
    assert toml_text(SETTINGS, data, renamed={}) == SETTINGS
    new = {"format": 2, "prog": data["fail-on"], "plans": data["plans"]}
    new["rules"] = {"RPD112": "info", "termin-poza-rokiem": "info", "RPD113": "off"}
    found = toml_text(SETTINGS, new, renamed={"fail-on": "prog"})
    assert tomllib.loads(found) == new
    assert (
        found
        == """\
# Ustawienia urzędu.
plans = ["plans/*.yaml"]   # wszystkie
prog = "warning" # od ostrzeżeń
# kilka
# pierwsze
format = 2

[rules] # wagi
# o terminach
RPD112 = "info"  # bo tak
"termin-poza-rokiem" = 'info'
RPD113 = "off"
"""
    )
    returns = SETTINGS.replace("\n", "\r\n")
    assert toml_text(returns, new, renamed={"fail-on": "prog"}) == found.replace("\n", "\r\n")
    assert toml_text("", {"format": 2}, renamed={}) == "format = 2\n"
    with pytest.raises(RpdError, match="Pliku z ustawieniami nie da się przepisać"):
        toml_text('rules = {RPD112 = "off"}\n', {"rules": {"RPD112": "info"}}, renamed={})


@pytest.mark.parametrize("indent", [2, 4, "\t"])
def test_a_baseline(indent: int | str) -> None:
    entries = [{"fingerprint": f"{n}" * 32, "message": f"zażółć\x7f {n}"} for n in range(3)]
    old = {"version": 1, "tool": "rpd", "findings": entries}
    text = json.dumps(old, ensure_ascii=False, indent=indent).replace("\x7f", "\\u007f") + "\n"
    new = {"version": 2, "tool": "rpd", "findings": [{"code": "X", **e} for e in entries]}
    changed = json_text(text, new)
    assert json.loads(changed) == new
    kept = [line for line in text.split("\n") if line in changed.split("\n")]
    assert len(text.split("\n")) - len(kept) == 1
    with pytest.raises(RpdError, match="ułożony inaczej, niż zapisuje go rpd"):
        json_text(json.dumps(old), new)


def test_what_cannot_be_done_is_not_done() -> None:
    with pytest.raises(RpdError, match="nie da się przepisać na nowy format"):
        migrated(
            "a: 1\n", "plan", (Step(1, 2, {"plan": (ChangeValue(("a",), lambda _: object()),)}),)
        )
    assert events.compose("a: 1\n").data == {"a": 1}
