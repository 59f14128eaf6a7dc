"""Drawn offices whose profiles lose columns and parts: what is not printed is warned of.

Every text of a drawn plan is unlike every other one. Whatever of them the neutral document lacks,
a rule has to have told; and where the rule tells of something, some text is lacking.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rpd.annex.annex import annex
from rpd.diagnostics import Path as DataPath
from rpd.diagnostics import Severity
from rpd.workspace.plans import load_plan
from tests.annex.documents import solid
from tests.properties import examples
from tests.ready.test_workspaces import strings
from tests.shapes.made import Office, office
from tests.shapes.wholes import text_of, written

UNIQUE = re.compile(r"nr [0-9]{3}q")


def without_columns(made: Office, dice: random.Random) -> None:
    """Take columns away, and parts, and bind others to a level."""
    levels = [level["oznaczenie"] for level in made.profil["poziomy"]]
    layouts = made.profil["uklad"]
    kept = [one for one in layouts if dice.random() < 0.8] or layouts[:1]
    for layout in kept:
        columns = layout["kolumny"]
        layout["kolumny"] = [one for one in columns if dice.random() < 0.7] or columns[:1]
        if levels and dice.random() < 0.3:
            layout["na"] = dice.choice([*levels, "plan"])
    made.profil["uklad"] = kept


def texts(value: Any) -> Iterator[str]:
    """The marks of all texts of a plan."""
    if isinstance(value, dict):
        for held in value.values():
            yield from texts(held)
    elif isinstance(value, list):
        for held in value:
            yield from texts(held)
    elif isinstance(value, str):
        yield from UNIQUE.findall(value)


def forget(plan: Any, path: DataPath) -> None:
    """Take away a field that the profile refuses."""
    held = plan
    for step in path[:-1]:
        held = held[step]
    held.pop(path[-1], None)


def lacking(seed: int, folder: Path) -> tuple[list[str], set[str]] | None:
    """The texts that a plan says and does not print, and the rules that tell; None if refused."""
    made = office(seed)
    without_columns(made, random.Random(seed))  # noqa: S311 - drawn anew the same way
    plan = written(made, folder)
    loaded = load_plan(plan)
    for found in sorted(loaded.diagnostics, key=lambda one: str(one.path), reverse=True):
        if found.code == "RPD010":
            forget(made.plan, found.path)
    plan.write_text(text_of(made.plan), "utf-8")
    loaded = load_plan(plan)
    if loaded.plan is None or any(d.severity is Severity.ERROR for d in loaded.diagnostics):
        return None
    document = annex(loaded.plan, loaded.strategia, loaded.slownik)
    whole = "\n".join(strings(document, numbers=False))
    said = solid(whole)
    lost = [one for one in texts(made.plan) if solid(one) not in said]
    fields = ("RPD156", "nie drukuje żadna kolumna")
    told = {
        d.code
        for d in loaded.diagnostics
        if d.code == "RPD155" or (d.code == fields[0] and fields[1] in d.message)
    }
    return lost, told


@examples(25)
@given(st.integers(0, 10**6))
def test_what_is_lost_is_told(seed: int) -> None:
    with TemporaryDirectory() as folder:
        found = lacking(seed, Path(folder))
    if found is not None:
        lost, told = found
        assert not lost or told, lost
