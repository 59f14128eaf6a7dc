"""Items → intervals: what one member of a list or range leaves out, the next one gives."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from rpd.plan.terminy.okres import Okres, Przedzial, joined
from rpd.plan.terminy.points import Item, Point, UnreadableError
from rpd.polish.wording import DASH


class ReversedError(Exception):
    """A range whose end is before its start: the two days, and the range turned round."""

    def __init__(self, od: datetime.date, do: datetime.date, turned: Okres) -> None:
        super().__init__(str(od), str(do))
        self.od = od
        self.do = do
        self.turned = turned


def settled(
    items: list[Item],
    lata: range,
    *,
    each_year: bool = False,
    lenient: bool = False,
) -> Okres:
    """Give every point its unit, month and year, and join the intervals.

    `lata` are the years of the plan. With `each_year` what gives no year is meant of all of them.

    Raises:
        UnreadableError: something is given by nothing.
        ReversedError: a range ends before it starts.
    """
    dated = [item for item in items if item != Item(None, None)]
    rok = lata[0]
    if not dated:
        return Okres.of(Point("year").interval(rok)[0], Point("year").interval(lata[-1])[1])
    if lenient:
        dated = _spread(dated)
    else:
        _demand_clear(dated)
    points = [point for item in dated for point in _sides(item)]
    default = all(point.rok is None for point in points)
    found = []
    for year in lata if default and each_year else (rok,):
        filled = iter(_filled(points, year, lenient=lenient))
        span = range(year, year + 1) if default and each_year else lata
        for item in dated:
            sides = [next(filled) for _ in _sides(item)]
            found.append(_interval(item, sides, span, lenient=lenient))
    return Okres(joined(found), default and not each_year)


def _sides(item: Item) -> list[Point]:
    if item.start is item.end:
        return [p for p in (item.start,) if p is not None]
    return [p for p in (item.start, item.end) if p is not None]


def _filled(points: list[Point], rok: int, *, lenient: bool) -> list[Point]:
    """Every point with what it takes from the next one, the last from the plan."""
    if any(p.rok is not None for p in points) and points[-1].rok is None:
        if not lenient:
            raise UnreadableError("podano rok początku, a nie podano roku końca")
        points = _forward(points)
    following = Point("year", rok)
    filled: list[Point] = []
    for point in reversed(points):
        found = point
        if point.unit is None:
            if following.unit not in ("quarter", "half"):
                raise UnreadableError("po liczbie rzymskiej oczekiwano „kwartał” albo „półrocze”")
            found = replace(found, unit=following.unit)
        elif point.number is None and point.unit == "day":
            if following.unit != "day" or following.number is None:
                raise UnreadableError(f"po „{point.day}” oczekiwano nazwy miesiąca")
            found = replace(found, number=following.number)
        if found.rok is None:
            found = replace(found, rok=following.rok)
        filled.append(found)
        following = found
    return filled[::-1]


def _forward(points: list[Point]) -> list[Point]:
    """Points after the last year given take it as well."""
    last = max(i for i, point in enumerate(points) if point.rok is not None)
    rok = points[last].rok
    return [*points[: last + 1], *(replace(point, rok=rok) for point in points[last + 1 :])]


def _interval(item: Item, sides: list[Point], lata: range, *, lenient: bool) -> Przedzial:
    first, last = sides[0], sides[-1]
    if first.unit != last.unit and not (item.spelled or lenient):
        raise UnreadableError("początek i koniec nie są zapisane w ten sam sposób")
    years = [p.rok if p.rok is not None else lata[0] for p in (first, last)]
    if lenient and years[0] == years[1] < 9999 and item.end is not item.start:
        late = first.interval(years[0])[0] > last.interval(years[1])[1]
        years[1] += late and item.start is not None
    (od, od_end), (do_start, do) = first.interval(years[0]), last.interval(years[1])
    start, end = (year if 1 <= year <= 9999 else years[1] for year in (lata[0], lata[-1]))
    if item.start is None:
        # „do 2027 r.” in the plan of 2026 begins with that plan.
        od = datetime.date(min(start, years[1]), 1, 1)
    elif item.end is None:
        do = datetime.date(max(end, years[0]), 12, 31)
    if do < od:
        raise ReversedError(od, do, Okres.of(do_start, od_end))
    return Przedzial(od, do)


def _demand_clear(items: list[Item]) -> None:
    """A year alone after „maj 2024” is not known to be a whole year or the next May."""
    for before, item in pairwise(items):
        last = before.end or before.start
        if _bare(item) and last is not None and last.unit != "year":
            year = item.start.rok if item.start else ""
            raise UnreadableError(f"nie wiadomo, czy chodzi o cały rok {year}")


def _spread(items: list[Item]) -> list[Item]:
    """„I kw. 2024 i 2025” as „I kw. 2024 i I kw. 2025”."""
    found: list[Item] = []
    group: list[Item] = []
    for item in items:
        if _bare(item) and group and item.start is not None:
            found += [_in_year(member, item.start.rok) for member in group]
            continue
        if item.start and item.start.unit == "year":
            group = []
        else:
            settled_before = group and _has_year(group[-1])
            group = [item] if settled_before else [*group, item]
        found.append(item)
    return found


def _bare(item: Item) -> bool:
    return item.start is item.end and item.start is not None and item.start.bare


def _has_year(item: Item) -> bool:
    return any(point.rok is not None for point in _sides(item))


def _in_year(item: Item, rok: int | None) -> Item:
    if item.start is item.end and item.start is not None:
        point = replace(item.start, rok=rok)
        return replace(item, start=point, end=point)
    start = replace(item.start, rok=rok) if item.start else None
    return replace(item, start=start, end=replace(item.end, rok=rok) if item.end else None)


def years_in_words(years: Iterable[int]) -> str:
    """„2024”, „2024–2026”, „2026, 2028”: runs of years joined."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{r[0]}{DASH}{r[-1]}" if len(r) > 1 else f"{r[0]}" for r in runs)
