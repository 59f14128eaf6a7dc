"""Planned against done → sheets: actions, indicators, what is late."""

from __future__ import annotations

from collections.abc import Iterator

from rpd.plan.profil import DZIALANIE
from rpd.plan.values import one_line
from rpd.polish.wording import DASH, capital
from rpd.progress.done import ActionDone, IndicatorDone, Progress
from rpd.report.progress import words
from rpd.report.sums.sheet import Sheet, SheetColumn, SheetRow


def actions(progress: Progress) -> Sheet:
    """Every action with its state."""
    profil = progress.planned.plan.profil
    columns = (
        SheetColumn(DZIALANIE, "Nr", "text", solid=True),
        SheetColumn("stan", "Stan", "text", solid=True),
        SheetColumn("dni", "Dni po terminie", "count"),
        SheetColumn("realizator", "Realizator", "text"),
        SheetColumn("powod", "Powód", "text", spare=True),
        SheetColumn("nazwa", capital(profil.dzialanie.short.one), "text", spare=True),
    )
    rows = tuple(
        SheetRow(
            (
                done.action.numer,
                words.state(done.stan),
                done.dni or None,
                ", ".join(done.action.podmioty) or words.NO_BODY,
                f"{done.podal}: {done.powod}" if done.powod else "",
                words.name(done.action.dzialanie.nazwa),
            ),
            (done.action.id,),
        )
        for done in progress.actions
    )
    noun = profil.dzialanie.short.many
    return Sheet("wykaz", noun, capital(noun), (DZIALANIE,), columns, rows, None)


def indicators(progress: Progress) -> Sheet:
    """Every indicator with what is planned and what was told."""
    columns = (
        SheetColumn(DZIALANIE, "Nr", "text", solid=True),
        SheetColumn("wskaznik", "Wskaźnik", "text"),
        SheetColumn("plan", "Plan", "text"),
        SheetColumn("wykonanie", "Wykonanie", "text"),
        SheetColumn("procent", "%", "share"),
        SheetColumn("osiagniety", "Osiągnięto", "text", solid=True),
        SheetColumn("stan_na", "Stan na", "text", spare=True, solid=True),
    )
    rows = []
    for number, ids, one in every_indicator(progress):
        told = one.wartosc
        day = told.stan_na.isoformat() if told and told.stan_na else ""
        rows.append(
            SheetRow(
                (
                    number,
                    one_line(one.wskaznik.nazwa),
                    words.target(one.wskaznik, progress.kwartal.rok),
                    words.value(one),
                    one.procent,
                    _met(one),
                    day,
                ),
                (ids,),
            )
        )
    title = "wskaźniki"
    return Sheet("wartosci", title, "Wskaźniki", (DZIALANIE,), columns, tuple(rows), None)


def _met(one: IndicatorDone) -> str:
    if not one.applies:
        return DASH
    if one.osiagniety is None:
        return "?" if one.cel is not None else DASH
    return "✓ tak" if one.osiagniety else "× nie"


def every_indicator(progress: Progress) -> Iterator[tuple[str, str, IndicatorDone]]:
    """The indicators of actions in force, then those outside, with a number and ids."""
    for done in progress.actions:
        if done.action.in_force:
            for one in done.wskazniki:
                yield done.action.numer, f"{done.action.id}/{one.wskaznik.id}", one
    for one in progress.outside:
        yield one.numer or "plan", f"/{one.wskaznik.id}", one


def late(progress: Progress) -> Sheet:
    """What is after its term and not known to be done, with who is to do it."""
    profil = progress.planned.plan.profil
    columns = (
        SheetColumn("realizator", "Realizator", "text"),
        SheetColumn(DZIALANIE, "Nr", "text", solid=True),
        SheetColumn("stan", "Stan", "text", solid=True),
        SheetColumn("dni", "Dni po terminie", "count"),
        SheetColumn("do", "Termin", "text", solid=True),
        SheetColumn("nazwa", capital(profil.dzialanie.short.one), "text", spare=True),
    )
    ordered = sorted(progress.late, key=lambda done: (done.action.podmioty, -(done.dni or 0)))
    rows = tuple(
        SheetRow(
            (
                ", ".join(done.action.podmioty) or words.NO_BODY,
                done.action.numer,
                words.state(done.stan),
                done.dni or None,
                _end(done),
                words.name(done.action.dzialanie.nazwa),
            ),
            (done.action.id,),
        )
        for done in ordered
    )
    return Sheet("po_terminie", "po terminie", "Po terminie", (DZIALANIE,), columns, rows, None)


def _end(done: ActionDone) -> str:
    missed = [one.do for one in done.kamienie if one.osiagnieto is None and one.do is not None]
    ends = [day for day in (*missed, done.action.do) if day is not None]
    return min(ends).isoformat() if ends else words.UNDATED
