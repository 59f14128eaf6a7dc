"""What must hold for any office on the whole way: checked, summed, printed, amended, in force."""

from __future__ import annotations

import html
import os
import random
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from rpd.annex.annex import annex
from rpd.annex.sheets import one_table, titles
from rpd.budget.crosstab import crosstab
from rpd.budget.ledger import ledger, totals
from rpd.compare.legal import amended
from rpd.compare.normal import canonical
from rpd.compare.plans import compare
from rpd.load.whole import Loaded
from rpd.plan.model import Plan
from rpd.reading import events
from rpd.workspace.plans import load_plan
from rpd.writing import emit
from tests import loads
from tests.annex.documents import pdf_text, solid
from tests.conftest import Ran, in_this_process
from tests.ready.test_workspaces import cells, strings
from tests.shapes.made import Data, Office, office
from tests.shapes.test_journeys import unpacked

FORMATS: Final = ("html", "pdf", "docx", "odt", "xlsx", "md", "csv")
RESOLUTION: Final = {"organ": "Rada", "numer": "7/2024", "data": "2024-12-18"}
DAY: Final = date(2030, 3, 1)
ACT: Final = ("--number", "1/2030", "--date", DAY.isoformat(), "--in-force", "z dniem podjęcia")


def text_of(data: Data) -> str:
    """The text of a YAML file of these data."""
    return "".join(emit.entry(key, value, 0) for key, value in data.items())


def written(made: Office, folder: Path) -> Path:
    """The workspace of an office, and its plan."""
    plans = folder / "plans"
    (plans / "zmiany").mkdir(parents=True)
    for name, data in (("profil", made.profil), ("slownik", made.slownik)):
        (plans / f"{name}.yaml").write_text(text_of(data), "utf-8")
    plan = plans / f"{made.plan['rok']}.yaml"
    plan.write_text(text_of(made.plan), "utf-8")
    return plan


class Whole:
    """One office on its way; what is wrong is gathered."""

    def __init__(self, seed: int, folder: Path, formats: Iterable[str] = FORMATS) -> None:
        self.wrong: list[str] = []
        self.kind = "acts"
        self.why = ""
        self._dice = random.Random(seed)  # noqa: S311 - drawn anew the same way
        self._formats = tuple(formats)
        self._folder = folder
        self.made = office(seed)
        self.plan = written(self.made, folder)

    def check(self) -> list[str]:
        """Everything that is wrong with it."""
        told = self._run("validate", "--format", "json")
        if told.code:
            return [f"validate: {told.out[:600]}{told.err[:300]}"]
        loaded = load_plan(self.plan)
        assert loaded.plan is not None
        self.wrong += sums_apart(self.made, loaded)
        self._print(loaded)
        self._amend()
        return self.wrong

    def _run(self, *arguments: str | Path) -> Ran:
        with loads.shared():
            return in_this_process(list(map(str, arguments)), self._folder, dict(os.environ))

    def _ran(self, *arguments: str | Path) -> str | None:
        """What a command said; None where it went wrong, which is noted."""
        ran = self._run(*arguments)
        if ran.code:
            self.wrong.append(f"{' '.join(map(str, arguments))}: {ran.code} {ran.err[-900:]}")
            return None
        return ran.out

    # --- print -----------------------------------------------------------------------------------

    def _print(self, loaded: Loaded) -> None:
        assert loaded.plan is not None
        document = annex(loaded.plan, loaded.strategia, loaded.slownik)
        for name in self._formats:
            target = self._folder / f"z.{name}"
            if self._ran("render", self.plan.stem, "-o", target) is None:
                continue
            text = extracted(name, target, self._folder)
            whole, pages = solid(text), list(map(solid, text.split("\f")))
            wanted = [] if name in ("md", "csv") else strings(document, numbers=name == "xlsx")
            texts = [solid(one) for one in (*self.made.texts, *wanted)]
            if name == "csv" and one_table(document):
                texts = [text for text in texts if text not in set(map(solid, titles(document)))]
            lost = [one for one in texts if one not in whole]
            if lost := [one for one in lost if not across(one, pages)]:
                self.wrong.append(f"{name}: {len(lost)} strings are missing: {lost[:3]}")

    # --- amendments ------------------------------------------------------------------------------

    def _amend(self) -> None:
        adopted = {"uchwala": RESOLUTION} | self.made.plan
        self.plan.write_text(text_of(adopted), "utf-8")
        if self._ran("adopt", self.plan.stem) is None:
            return
        if (told := self._run("validate", "--format", "json")).code:
            self.wrong.append(f"validate of the adopted plan: {told.out[:500]}")
        before = self.plan.read_text("utf-8")
        data = events.compose(before).data
        assert isinstance(data, dict)
        draft = self.plan.with_name("projekt.yaml")
        draft.write_text(text_of(edited(data, self.made, self._dice)), "utf-8")
        names = self.plan.relative_to(self._folder), draft.relative_to(self._folder)
        saved = self.plan.parent / "zmiany" / "1.yaml"
        wanted = plan_in(draft)
        adopted_plan = plan_in(self.plan)
        if canonical(wanted) == canonical(adopted_plan):
            self.kind = "nothing"
            return
        if "zmian" not in (self._ran("diff", *names) or "zmian"):
            self.wrong.append("diff says nothing")
        made = self._run("amend", *names, *ACT, "--format", "md", "--save", saved)
        if made.code == 2 and "Użyj --whole" in made.err:
            self.kind, self.why = "whole", made.err
            made = self._run("amend", *names, *ACT, "--whole", "--format", "md", "--save", saved)
        if made.code:
            self.wrong.append(f"amend: {made.code} {made.err[-900:]}")
            return
        if self._ran("apply", names[0], saved, "-o", names[0]) is None:
            return
        draft.unlink()
        if self.kind != "whole":
            wanted = amended(adopted_plan, wanted, "1/2030", DAY)
        if difference := apart(plan_in(self.plan), wanted):
            self.wrong.append(f"the amended plan is another one: {difference}")
        if (told := self._run("validate", "--format", "json")).code:
            self.wrong.append(f"validate of the amended plan: {told.out[:500]}")
        text = self._run("consolidate", self.plan.stem, "--format", "md")
        if text.code or "Nie ma w tekście miejsca" in text.err:
            self.wrong.append(f"consolidate: {text.code} {text.err[-900:]}")


def plan_in(path: Path) -> Plan:
    """The plan of a file."""
    found = load_plan(path).plan
    assert found is not None, path.name
    return found


def apart(plan: Plan, wanted: Plan) -> str:
    """What differs between an amended plan and what was wanted, but for the traces of the act."""
    found = (one for one in compare(plan, wanted) if getattr(one, "field", "") != "zmiany")
    return "; ".join(map(str, found))[:400]


def across(text: str, pages: list[str]) -> bool:
    """Whether a page ends within a text, and the next one goes on behind its repeated header."""
    return any(
        text[:at] in page and text[at:] in following
        for page, following in pairwise(pages)
        for at in range(1, len(text))
    )


def extracted(name: str, path: Path, folder: Path) -> str:
    """The words of a file of that format."""
    data = path.read_bytes()
    match name:
        case "pdf":
            return pdf_text(data, folder, "-raw")
        case "xlsx":
            return cells(path)
        case "docx" | "odt":
            return html.unescape(re.sub(r"<[^>]*>", "", unpacked(data)))
        case "html":
            return html.unescape(re.sub(r"<[^>]*>", "", data.decode()))
        case "md":
            return html.unescape(data.decode()).replace("\\", "")
    return data.decode().replace('""', '"')


# --- edits ---------------------------------------------------------------------------------------


def edited(
    data: Data, made: Office, dice: random.Random, many: tuple[int, ...] = (1, 2, 3)
) -> Data:
    """The data of a plan after a few edits as people make them."""
    data = deepcopy(data)
    for _ in range(dice.choice(many)):
        places = list(_editable(data, dice, made))
        dice.choice(places)()
    for one in _holders(data, made):
        if "kwota_ogolem" in one:
            one["kwota_ogolem"] = _stated(one, made)
    return data


def _stated(element: Data, made: Office) -> Decimal:
    """The sum of what stands below an element, in the unit of the plan."""
    entries = (
        entry for one in _holders(element, made) for entry in one.get("budzet", ()) if "id" in one
    )
    return sum(
        (
            Decimal(str(amount))
            for entry in entries
            for amount in (entry.get("kwota", 0), *entry.get("okresy", {}).values())
            if not isinstance(amount, str)
        ),
        Decimal(0),
    )


def _editable(data: Data, dice: random.Random, made: Office) -> Iterator[Callable[[], object]]:
    """Every edit that the data of a plan let."""

    def to(holder: Any, key: Any, value: Any) -> Callable[[], object]:
        return lambda: holder.__setitem__(key, value)

    def words(text: str) -> str:
        return f"{text} inaczej" if dice.random() < 0.5 else text.replace("nr", "numer")

    for key, text in data.get("proza", {}).items():
        yield to(data["proza"], key, text.replace("nr", "numer"))
    for indicator in data.get("wskazniki", ()):
        yield to(indicator["docelowa"], "wartosc", dice.randint(100, 999))
    for holder in _holders(data, made):
        if "id" not in holder:
            if "opiekun" in holder:
                yield partial(holder.pop, "opiekun", None)
            keys = ("nazwa", "opiekun") if "numer" in holder else ("opiekun",)
            yield from (to(holder, key, words(holder[key])) for key in keys if key in holder)
            for indicator in holder.get("wskazniki", ()):
                yield to(indicator["docelowa"], "wartosc", dice.randint(100, 999))
            continue
        yield to(holder, "nazwa", words(holder["nazwa"]))
        yield from _of_action(holder, dice, to, words)
    for holder in (data, *_holders(data, made)):
        if actions := holder.get("dzialania"):
            called = f"{actions[0]['id']}-{len(actions)}"
            new = {"id": f"nowe-{called}", "nazwa": f"Rzecz nowa {called}"}
            new |= {"budzet": deepcopy(actions[-1]["budzet"])}
            yield partial(actions.append, new)
            if len(actions) > 1:
                yield partial(actions.pop, dice.randrange(len(actions)))


def _of_action(
    action: Data, dice: random.Random, to: Any, words: Any
) -> Iterator[Callable[[], object]]:
    for entry in action["budzet"]:
        if "wzor" in entry or "podzial" in entry:
            continue
        if "kwota" in entry:
            amount = Decimal(dice.randint(1, 10**6)) / 100
            yield to(entry, "kwota", amount.quantize(Decimal("0.01")))
        for okres in entry.get("okresy", {}):
            yield to(entry["okresy"], okres, dice.choice((Decimal(dice.randint(1, 999)), "X", 0)))
    if isinstance(action.get("opis"), str):
        yield to(action, "opis", words(action["opis"]))
    for indicator in action.get("wskazniki", ()):
        yield to(indicator["docelowa"], "wartosc", dice.randint(100, 999))
        yield to(indicator, "nazwa", words(indicator["nazwa"]))
    for key, value in action.items():
        if key.startswith("pole_") and isinstance(value, list) and isinstance(value[0], str):
            if key != "pole_podmioty":
                yield to(value, 0, words(value[0]))
        elif key == "pole_tekst":
            yield to(action, key, words(value))
    if isinstance(action.get("produkty"), list):
        yield lambda: action["produkty"].append(f"wytwór dodany {dice.randint(1, 999)}")


def _holders(data: Data, made: Office) -> Iterator[Data]:
    """The elements and actions of a plan, from the top."""
    keys = [level["klucz"] for level in made.profil["poziomy"]]
    for key in (*keys, "dzialania"):
        for one in data.get(key, ()):
            yield one
            yield from _holders(one, made)


# --- sums ----------------------------------------------------------------------------------------


def sums_apart(made: Office, loaded: Loaded) -> list[str]:
    """Where the sums are not those that SQL makes of what was drawn, to the grosz."""
    assert loaded.plan is not None
    book = ledger(loaded.plan, loaded.slownik)
    total = totals((book,))
    wrong = []
    parts = sum((one.kwota for one in total.zrodla), Decimal(0))
    joint = sum((one.kwota for one in total.wspolne), Decimal(0))
    if parts + joint != total.razem:
        wrong.append(f"{parts} + {joint} != {total.razem}")
    got = {one.zrodlo: one.kwota for one in total.zrodla if one.kwota}
    got |= {"+".join(sorted(one.zrodla)): one.kwota for one in total.wspolne if one.kwota}
    wanted = by_sql(made, "sources")
    if got != wanted:
        wrong.append(f"by source {got}, and SQL {wanted}")
    if total.razem != sum(wanted.values(), Decimal(0)):
        wrong.append(f"total {total.razem}")
    years = {
        (row.members[0].key or ("0",))[0]: row.razem
        for row in crosstab((book,), ("rok",)).rows
        if row.razem
    }
    if years != by_sql(made, "year"):
        wrong.append(f"by year {years}, and SQL {by_sql(made, 'year')}")
    for level in loaded.plan.profil.levels:
        table = crosstab((book,), (level.kind,))
        lowest = [row for row in table.rows if row.level == len(table.levels) - 1]
        found = sorted(row.razem for row in lowest if row.members[-1].key and row.razem)
        if found != sorted(by_sql(made, level.kind).values()):
            wrong.append(f"by {level.kind} {found}, and SQL {by_sql(made, level.kind)}")
    return wrong


def by_sql(made: Office, column: str) -> dict[str, Decimal]:
    """The sums of what was drawn, in exact grosze, grouped by a column of a table."""
    levels = [level["oznaczenie"] for level in made.profil["poziomy"]]
    with sqlite3.connect(":memory:") as base:
        names = "".join(f", {one} TEXT" for one in levels)
        base.execute(f"CREATE TABLE money (sources TEXT, year TEXT, grosze INTEGER{names})")
        for one in made.money:
            grosze = int(one.zloty * 100)
            at = [one.headings.get(level) for level in levels]
            row = ("+".join(one.sources), str(one.year), grosze, *at)
            marks = ", ".join("?" * len(row))
            base.execute(f"INSERT INTO money VALUES ({marks})", row)  # noqa: S608 - our own names
        asked = f"SELECT {column}, SUM(grosze) FROM money WHERE {column} IS NOT NULL GROUP BY 1"  # noqa: S608
        return {key: Decimal(sum_) / 100 for key, sum_ in base.execute(asked) if sum_}
