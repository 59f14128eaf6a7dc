"""What ``rpd budget`` was asked for → a report: which sheets, in which order, with which notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from rpd.budget import dimensions
from rpd.budget.crosstab import CrossTab, crosstab
from rpd.budget.dimensions import Dimension
from rpd.budget.ledger import Ledger, totals
from rpd.budget.limits import uses
from rpd.budget.unread import Unread
from rpd.diagnostics import Path
from rpd.errors import UsageError
from rpd.frozen import dataclass
from rpd.plan.profil import DZIALANIE, Profil
from rpd.polish.wording import DASH, capital, count, join, plain
from rpd.report.sums import crosstab_sheet, json, limits_sheet, listings, sheets
from rpd.report.sums.json import Lines
from rpd.report.sums.notes import closing, notes
from rpd.report.sums.sheet import Report, Sheet


@dataclass(frozen=True, slots=True)
class SumsAsked:
    """Groupings: by source, one cross-tab, evenly spread quarters, or every grouping there is.

    ``without`` are years that were asked for and have no plan, ``unread`` plans that are in no sum.
    """

    by_source: bool
    by: tuple[str, ...]
    spread: bool
    every: bool
    without: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is summed; ``hidden`` says why amounts may be missing.

    ``day`` is the one whose texts these are, where one was asked for; ``lines`` finds the lines of
    places in them.
    """

    ledgers: tuple[Ledger, ...]
    lines: Callable[[Iterable[tuple[str, Path]]], Lines]
    hidden: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """A report for people, and the same as JSON, made when it is needed."""

    report: Report
    json: Callable[[], str]


def _every(profil: Profil) -> tuple[tuple[Dimension, ...], ...]:
    return (
        (profil.lowest.kind, "zrodlo"),
        ("realizator",),
        ("kwartal", "zrodlo"),
        (DZIALANIE, "zrodlo"),
    )


def made(summed: Gathered, asked: SumsAsked) -> Sums:
    """The sums asked for. Raises UsageError for options that do not fit together."""
    found, day = summed.ledgers, summed.day
    by, profil = asked.by, dimensions.shape(found)
    if asked.spread and "kwartal" not in by:
        raise UsageError("„--spread” dzieli kwoty na kwartały.", "Dopisz „--by kwartal”.")
    names = {key: name for one in reversed(found) for key, name in one.names.items()}
    names |= {
        (DZIALANIE, key): action.nazwa
        for one in found
        for action, _ in one.actions
        for key in (action.numer, action.id)
    }
    overall = totals(found)
    overall.verify()
    several = len({one.rok for one in found}) > 1
    in_periods = any(item.okres for one in found for item in one.amounts)
    groupings = _groupings(by, asked, profil, several=several, in_periods=in_periods)
    tables: list[CrossTab] = []
    parts: list[Sheet] = []
    if asked.by_source or asked.every or by == ("zrodlo",) or not by:
        parts.append(sheets.by_source(overall, names, profil))
    if asked.every or by == ("grupa",):
        parts.append(sheets.by_source(totals(found, "grupa"), names, profil, "grupa"))
    for grouping in groupings:
        tables.append(crosstab(found, grouping, asked.spread))
        parts.append(crosstab_sheet.crosstab(tables[-1], names, asked.spread))
    limits = list(uses(found))
    if limits:
        parts.append(limits_sheet.limits(limits, names))
    left_out = [entry for one in found for entry in one.left_out]
    wanted = [(entry.dzialanie.plan, entry.path) for entry in left_out]
    lines = summed.lines(wanted) if wanted else {}
    if left_out:
        parts.append(listings.left_out(left_out, lines, profil.dzialanie.noun))
    said = [*notes(found, overall), *hidden(summed), *_regions(found, groupings)]
    if asked.without:
        said.append(f"Nie ma planu na: {join(asked.without)}; suma tych lat nie obejmuje.")
    said.append(closing(overall, sum(len(one.amounts) for one in found)))
    report = Report(titled(found), found[0].rok, tuple(parts), tuple(said), day)
    return Sums(
        report,
        lambda: json.report(
            found,
            overall,
            tables=tables,
            limits=limits,
            notes=said,
            lines=lines,
            day=day,
            unread=asked.unread,
        ),
    )


def _groupings(
    by: tuple[Dimension, ...],
    asked: SumsAsked,
    profil: Profil,
    *,
    several: bool,
    in_periods: bool,
) -> list[tuple[Dimension, ...]]:
    """The cross-tabs to make; over several years every grouping gets the years as its columns."""
    year = "rok" if in_periods else "rok_planu"
    if asked.every:
        years: list[tuple[Dimension, ...]] = [("zrodlo", year)] if several else []
        periods: list[tuple[Dimension, ...]] = [("zrodlo", "okres")] if in_periods else []
        return years + periods + list(_every(profil))
    if several and not {"rok", "okres", "plan"} & set(by):
        return [(*(by or ("zrodlo",)), year)] if len(by) < 2 else [by]
    return [] if by in ((), ("zrodlo",), ("grupa",)) else [by]


def titled(found: Sequence[Ledger]) -> str:
    """What a report is called: as its only plan, or by the years of several."""
    if len(found) == 1:
        return found[0].tytul or found[0].plik
    years = sorted({one.rok for one in found})
    span = f"rok {years[0]}" if len(years) == 1 else f"lata {years[0]}{DASH}{years[-1]}"
    return f"Plany na {span} ({plain(count(len(found), 'plan', 'plany', 'planów'))})"


def hidden(summed: Gathered) -> Iterator[str]:
    """Of what the sums may be incomplete."""
    return (f"Przez ten błąd suma może być niepełna: {text}" for text in summed.hidden)


def _regions(found: Sequence[Ledger], groupings: Sequence[tuple[Dimension, ...]]) -> Iterator[str]:
    """Numbers of objectives mean the same only within one strategy."""
    profil = dimensions.shape(found)
    folders = {one.plik.rpartition("/")[0] for one in found}
    if len(folders) > 1 and any(set(profil.kinds) & set(by) for by in groupings):
        yield (
            f"{capital(join([level.short.many for level in profil.levels]))} o tym samym numerze "
            "sumują się razem, choć plany należą do różnych strategii."
        )
