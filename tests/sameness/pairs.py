"""Generated pairs of plans, written to disk, and what the commands make of each.

``office`` pairs are the adopted plan of 2024 (one goal of it, or all) and an amendment as offices
make them; ``random`` pairs are random plans and random edits, which no office would make. The
plans themselves are recorded too: where they differ, it is the generators that have changed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from tests.act.amendments import Office
from tests.compare.strategies import pair_of
from tests.conftest import ROOT
from tests.sameness import yaml_text
from tests.sameness.desk import Desk

Data = dict[str, Any]
KINDS = ("office", "random")

_OLD, _NEW = "plans/2024.yaml", "nowe/plans/2024.yaml"
_SAVED = "plans/zmiany/2024-01.yaml"
_ACT = ("--number", "17/2024", "--date", "2024-12-30", "--in-force", "z dniem podjęcia")
_WHOLE_EVERY = 40

# Random plans lack what a plan must have; with these rules off they are amended all the same.
_LENIENT = """\
[rules]
wyrazy-z-innych-plikow = "off"
nieznany-priorytet = "off"
nieznany-kierunek-strategii = "off"
kierunek-bez-powiazania = "off"
obca-galaz = "off"
nieznane-zrodlo = "off"
nieznany-podmiot = "off"
brak-terminu = "off"
brak-budzetu = "off"
brak-produktu = "off"
brak-wskaznika = "off"
brak-realizatora = "off"
wskaznik-bez-wartosci = "off"
termin-nieczytelny = "off"
podzial-nie-domyka-sie = "off"
montaz-nie-domyka-sie = "off"
odeslanie-bez-przypisu = "off"
"""


def record(desk: Desk, kind: str, seed: int) -> None:
    """Write a pair and record what becomes of it."""
    here = desk.laid(f"{kind} {seed}")
    for folder in ("plans", "nowe/plans"):
        (here.folder / folder).mkdir(parents=True)
        for name in ("strategia.yaml", "slownik.yaml"):
            shutil.copy(ROOT / "plans" / name, here.folder / folder / name)
    old, new = _office(seed) if kind == "office" else _random(seed)
    here.write(_OLD, yaml_text.written(old))
    here.write(_NEW, yaml_text.written(new))
    if kind == "random":
        here.write("rpd.toml", _LENIENT)
        here.write("nowe/rpd.toml", _LENIENT)
    here.note("plans", f"{yaml_text.written(old)}\n--- \n{yaml_text.written(new)}")
    if kind == "random":
        here.record("adopt", _OLD, also=(_OLD,), name="adopt old")
        here.record("adopt", _NEW, also=(_NEW,), name="adopt new")
    here.record("diff", _OLD, _NEW, name="diff")
    here.record("diff", _OLD, _NEW, "--format", "json", name="diff json")
    here.record(
        *("amend", _OLD, _NEW, *_ACT, "--format", "md", "--save", _SAVED),
        also=(_SAVED,),
        name="amend",
    )
    if (here.folder / _SAVED).exists():
        here.record("apply", _OLD, _SAVED, "-o", _OLD, also=(_OLD,), name="apply")
        here.record("consolidate", "2024", "--format", "md", "--draft", name="consolidate")
    here.record("render", "2024", "--draft", "-o", "made/annex.html", name="render")
    shutil.rmtree(here.folder)


def _office(seed: int) -> tuple[Data, Data]:
    """A part of the plan and its amendment; all of it where the part has nothing to amend."""
    whole = _adopted()
    part = deepcopy(whole)
    if seed % _WHOLE_EVERY:
        part["cele"] = [part["cele"][seed % len(part["cele"])]]
        part["cele"][0]["priorytety"] = part["cele"][0]["priorytety"][:1]
        notes = part.pop("przypisy")
        said = repr(part)
        part["przypisy"] = {k: v for k, v in notes.items() if f"[^{k}]" in said or repr(k) in said}
    for plan in (part, whole):
        try:
            return plan, Office(seed).amended(plan)
        except (IndexError, ValueError):
            continue
    raise AssertionError(f"seed {seed} amends nothing")


def _random(seed: int) -> tuple[Data, Data]:
    """A random plan and its edited copy, both with the resolution that an amendment asks for."""
    pair = pair_of(seed)
    for plan in pair:
        uchwala = {"organ": "MKRES", "numer": "4/2024", "data": "2024-03-07"}
        plan["uchwala"] = plan.get("uchwala", uchwala)
        plan["slownik"] = "slownik.yaml"
        plan.pop("projekt_uchwaly", None)
        for share in _shares(plan):
            share.setdefault("podstawa", "calosc")
    return pair


def _shares(plan: Any) -> Iterator[Data]:
    """The shares in percent, wherever they stand."""
    if isinstance(plan, dict) and "udzial" in plan:
        yield plan
    for one in plan.values() if isinstance(plan, dict) else plan if isinstance(plan, list) else ():
        yield from _shares(one)


@cache
def _adopted() -> Data:
    data: Data = yaml_text.read((ROOT / "plans" / "2024.yaml").read_text("utf-8"))
    return data
