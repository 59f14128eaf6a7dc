"""Random plans with comments that go on into a later year: is everything there that should be?"""

from __future__ import annotations

import random
import re
from collections import Counter
from decimal import Decimal
from typing import Any

from rpd.beginning.carried import carried
from rpd.beginning.carrier import Wanted
from rpd.diagnostics import Path
from rpd.plan.model import Plan, Termin, dzialania, elementy, galezie
from rpd.plan.terminy import Okres
from rpd.reading import events
from rpd.reading.build import build_plan
from rpd.writing.comments import annotated
from rpd.writing.edit import rewrite
from rpd.writing.skeleton import appended
from tests.compare.strategies import Maker
from tests.writing.commented import Writer

_OWN = re.compile(r"# (?:SPRAWDŹ|plan na [0-9]{4} r\.): .*")
_COMMENT = re.compile(r"# k-[0-9]+\b")


def went_badly(seed: int) -> list[str]:
    """What is wrong with the later plan of a random one, in both ways of asking for figures."""
    chance = random.Random(seed)  # noqa: S311
    data = Maker(chance, rich=True).plan()
    text = Writer(chance).text(data)
    data = events.compose(text).data
    plan = build_plan(data)
    rok = plan.rok + chance.choice((1, 1, 2, 5))
    keep = seed % 2 == 0
    bases = (None, True, False)[seed % 3]
    made = carried(plan, data, Wanted(rok, keep, keep, bases=bases))
    rewritten = rewrite(text, made.data, made.origins, before=data)
    written = annotated(rewritten.text, [], made.comments)
    composed = events.compose(written)
    if composed.findings or composed.data != made.data:
        return [f"{seed}: the text says something else"]
    wrong = list(_lineage(plan, build_plan(composed.data), rok))
    wrong += _terms(plan, build_plan(composed.data))
    if keep and _amounts(plan) != _amounts(build_plan(composed.data)):
        wrong.append("amounts are not those that were to be kept")
    if not keep and any(_amounts(build_plan(composed.data), before=rok)):
        wrong.append("an amount of a past year is left")
    if _bases(build_plan(composed.data)) != (Counter() if bases is False else _bases(plan)):
        wrong.append("bases are not those that were to be kept")
    if _coming(plan, rok) - _coming(build_plan(composed.data), rok):
        wrong.append("an amount of a year to come is not said of that year any more")
    lost = {_COMMENT.findall(one.text)[0] for one in rewritten.lost}
    if set(_COMMENT.findall(text)) != set(_COMMENT.findall(written)) | lost:
        wrong.append("a comment is gone and nobody was told")
    told = Counter(_OWN.findall(written))
    if told != Counter(note.text for note in made.comments):
        wrong.append("a comment of ours stands nowhere or twice")
    return [f"{seed}: {one}" for one in wrong]


def _going(plan: Plan) -> list[Any]:
    """The actions that go on: neither repealed nor under what is."""
    gone = [element.path for element in elementy(plan) if element.uchylony]
    return [
        one
        for one in dzialania(plan)
        if one.uchylone is None and not any(one.path[: len(path)] == path for path in gone)
    ]


def _lineage(plan: Plan, later: Plan, rok: int) -> list[str]:
    going = _going(plan)
    found = list(dzialania(later))
    wrong = []
    if [one.id for one in going] != [one.id for one in found]:
        wrong.append("other actions")
    if [one.kontynuuje for one in found] != [f"{plan.rok}/{one.id}" for one in going]:
        wrong.append("broken links")
    left = (later.uchwala, later.odstepstwa, later.zmiany, later.wyrazy, later.rok)
    if left != (None, (), (), None, rok):
        wrong.append("what should have stayed behind")
    return wrong


def _terms(plan: Plan, later: Plan) -> list[str]:
    """Terms of the plan's own year are those of the later one, day by day."""
    wrong = []
    by = later.rok - plan.rok
    for one, other in zip(_going(plan), dzialania(later), strict=False):
        for old, new in zip(one.termin, other.termin, strict=True):
            if _own(old, plan.rok) and isinstance(new.okres, Okres):
                assert isinstance(old.okres, Okres)
                days = [(p.od.replace(year=p.od.year + by), p.do) for p in old.okres.przedzialy]
                moved = [(p.od, p.do.replace(year=p.do.year - by)) for p in new.okres.przedzialy]
                if days != moved:
                    wrong.append(f"„{old.tekst}” became „{new.tekst}”")
    return wrong


def _own(termin: Termin, rok: int) -> bool:
    return isinstance(termin.okres, Okres) and termin.okres.years == (rok,)


def _amounts(plan: Plan, before: int = 0) -> Counter[tuple[str, Decimal]]:
    """Amounts that are not stated by period, by their actions; with `before`, all of past years."""
    found: Counter[tuple[str, Decimal]] = Counter()
    for one in _going(plan):
        for entry in one.budzet:
            if entry.kwota is not None and not entry.okresy:
                found[one.id, entry.kwota] += 1
            if before:
                past = [p.kwota for p in entry.okresy if int(p.okres) < before and p.kwota]
                found.update((one.id, kwota) for kwota in past)
    return found


def _bases(plan: Plan) -> Counter[str]:
    """The values that indicators of actions begin from."""
    return Counter(
        f"{one.id}: {wskaznik.nazwa}: {wskaznik.baza.wartosc} {wskaznik.baza.rok}"
        for one in _going(plan)
        for wskaznik in one.wskazniki
        if wskaznik.baza is not None
    )


def _coming(plan: Plan, rok: int) -> Counter[tuple[str, str, Decimal]]:
    """Amounts of the years from that one on, by their actions."""
    return Counter(
        (one.id, period.okres, period.kwota)
        for one in _going(plan)
        for entry in one.budzet
        for period in entry.okresy
        if int(period.okres) >= rok and period.kwota is not None
    )


def put_in_badly(seed: int) -> list[str]:
    """What is wrong with a random plan that got one more action."""
    chance = random.Random(seed)  # noqa: S311
    text = Writer(chance).text(Maker(chance, rich=True).plan())
    if seed % 5 == 0:
        text = text.replace("\n", "\r\n")
    data = events.compose(text).data
    plan = build_plan(data)
    places: list[Path] = [g.element.path for g in galezie(plan) if g.poziom.below == "dzialania"]
    if not places:
        return []
    where = (*chance.choice(places), "dzialania")
    item = {"id": "calkiem-nowe", "nazwa": "Całkiem nowe"}
    after = appended(text, data, where, item, ["# jedno", "# drugie"])
    held: Any = data
    for step in where:
        held = held[step]
    wrong = []
    again = events.compose(after)
    grown: Any = again.data
    for step in where:
        grown = grown[step]
    if again.findings or grown != [*held, item]:
        wrong.append("the action is not where it should be")
    if held:
        kept = _without_stretch(text, after)
        if kept != text:
            wrong.append("something else has changed")
    before, now = (_COMMENT.findall(one) for one in (text, after))
    # A list without lines of its own gets some, and what stood behind it goes above.
    if (before != now) if held else (sorted(before) != sorted(now)):
        wrong.append("comments have moved")
    return [f"{seed}: {one}" for one in wrong]


def _without_stretch(before: str, after: str) -> str:
    """The longer text without the one stretch that the shorter one does not have."""
    length = len(after) - len(before)
    start = 0
    while start < len(before) and before[start] == after[start]:
        start += 1
    for at in range(start, -1, -1):
        if after[:at] + after[at + length :] == before:
            return before
    return ""
