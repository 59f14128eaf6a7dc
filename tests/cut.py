"""The 2024 plan cut short: a few kierunki of it with all that they need, adopted as they are.

What stands in a cut stands there as in the whole plan: its head, its words, the same numbers, names
and rows. Only footnotes that nothing marks any more and acknowledgements that cover nothing are
gone, and digests are those of what is left. Commands on a plan of ten actions take a third of the
time that they take on its forty-four.
"""

from __future__ import annotations

import shutil
from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rpd.amendment.apply import restated
from rpd.diagnostics import Severity
from rpd.load.data import data_of, plan_of
from rpd.plan.imprint import imprint
from rpd.workspace.acknowledged import places
from rpd.workspace.plans import load_plan

PLANS = Path(__file__).resolve().parent.parent / "plans"
WHOLE = (PLANS / "2024.yaml").read_text("utf-8")
COMPANIONS = ("strategia.yaml", "slownik.yaml")

Data = dict[str, Any]


@cache
def cut(*kierunki: str) -> str:
    """The plan with those kierunki alone: „I.1.2”, or „III.1.3/2” for its first two actions."""
    rows = dict(one.partition("/")[::2] for one in kierunki)
    before = _whole()
    data = deepcopy(before)
    data["cele"] = [cel for cel in data["cele"] if _left(cel, rows)]
    assert not rows, "no such kierunek"
    printed = str((data["cele"], data["kolumny"]))
    data["przypisy"] = {name: said for name, said in data["przypisy"].items() if name in printed}
    data["uchwala"]["odcisk"] = imprint(plan_of(data))
    return _acknowledged(restated(WHOLE, data, before).text)


@cache
def _whole() -> Data:
    return data_of(WHOLE)


def _left(cel: Data, rows: dict[str, str]) -> bool:
    """Whether anything is left below a goal."""
    for priorytet in cel["priorytety"]:
        kept = []
        for kierunek in priorytet["kierunki"]:
            last = rows.pop(f"{priorytet['numer']}.{kierunek['numer']}", None)
            if last is not None:
                kierunek["dzialania"] = kierunek["dzialania"][: int(last) if last else None]
                kept.append(kierunek)
        priorytet["kierunki"] = kept
    cel["priorytety"] = [one for one in cel["priorytety"] if one["kierunki"]]
    return bool(cel["priorytety"])


def _acknowledged(text: str) -> str:
    """The text with the acknowledgements that still cover something, as they count it now."""
    with TemporaryDirectory() as folder:
        path = laid(Path(folder), text)
        unused = {d.path[1] for d in load_plan(path).diagnostics if d.code == "RPD901"}
        data = data_of(text)
        data["odstepstwa"] = [one for i, one in enumerate(data["odstepstwa"]) if i not in unused]
        path.write_text(restated(text, data).text, "utf-8")
        path.write_bytes(places(path).after or path.read_bytes())
        assert not any(d.severity is Severity.ERROR for d in load_plan(path).diagnostics)
        return path.read_text("utf-8")


def laid(folder: Path, text: str) -> Path:
    """A plan with the strategy and the dictionary of 2024 in the folder „plans” of a workspace."""
    plans = folder / "plans"
    plans.mkdir(parents=True, exist_ok=True)
    for name in COMPANIONS:
        shutil.copy(PLANS / name, plans / name)
    path = plans / "2024.yaml"
    path.write_text(text, "utf-8")
    return path
