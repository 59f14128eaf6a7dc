"""Planned against done → sheets: states, actions, indicators, what is late, money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rpd.budget.dimensions import Dimension, Member, Members
from rpd.plan.profil import DZIALANIE, Profil
from rpd.plan.values import one_line
from rpd.plan.wykonanie import STANY, Stan
from rpd.polish import wording
from rpd.polish.wording import DASH, capital
from rpd.progress.done import ActionDone, IndicatorDone, Progress
from rpd.progress.grouped import Grouped
from rpd.progress.sums import Sum
from rpd.report.progress import words
from rpd.report.sums import labels
from rpd.report.sums.sheet import Sheet, SheetCell, SheetColumn, SheetRow

BODY: Dimension = "podmiot"
"""Asked for by that name; money and actions then stand with the lead."""


def dimension(name: str) -> Dimension:
    """The grouping of sums that a name means."""
    return "realizator" if name == BODY else name


def states(progress: Progress, by: Dimension | None) -> Sheet:
    """How many actions are in which state, in all or by a grouping."""
    profil = progress.planned.plan.profil
    noun = capital(profil.dzialanie.short.many)
    if by is None:
        counted = dict.fromkeys(STANY, 0)
        for done in progress.actions:
            counted[done.stan] += 1
        rows = tuple(
            SheetRow((words.state(stan), number), (stan,))
            for stan, number in counted.items()
            if number
        )
        columns = (
            SheetColumn("stan", "Stan", "text"),
            SheetColumn("liczba", noun, "count", adds=True),
        )
        total: tuple[SheetCell, ...] = ("Razem", len(progress.actions))
        return Sheet("stany", "stany", "Stany", ("stan",), columns, rows, total)
    return _by_state(progress, by, profil)


def _by_state(progress: Progress, by: Dimension, profil: Profil) -> Sheet:
    groups: dict[Member, dict[Stan, int]] = {}
    members = Members([progress.planned.ledger], spread=False)
    for done in progress.actions:
        member = member_of(done, by, members, profil)
        row = groups.setdefault(member, dict.fromkeys(STANY, 0))
        row[done.stan] += 1
    shown = [stan for stan in STANY if any(row[stan] for row in groups.values())]
    columns = (
        SheetColumn(by, labels.header(by, profil), "text"),
        *(SheetColumn(stan, words.state(stan), "count", adds=True) for stan in shown),
        SheetColumn("razem", "Razem", "count", adds=True),
    )
    rows = tuple(
        SheetRow(
            (label(member), *(row[stan] for stan in shown), sum(row.values())),
            (" + ".join(member.key),),
        )
        for member, row in sorted(groups.items(), key=lambda pair: pair[0].rank)
    )
    sums = [sum(row[stan] for row in groups.values()) for stan in shown]
    title = f"stany {labels.by((by,), profil)}"
    return Sheet("stany", title, "Stany", (by,), columns, rows, ("Razem", *sums, sum(sums)))


def member_of(done: ActionDone, by: Dimension, members: Members, profil: Profil) -> Member:
    """Where an action stands in a grouping of states."""
    action = done.action
    if by == "realizator":
        return members.named(by, *action.podmioty[:1])
    if by == DZIALANIE:
        return members.named(by, action.numer)
    heading = action.headings[profil.depth(by)]
    return members.named(by, *((heading,) if heading else ()))


def label(member: Member) -> str:
    """What a member of a grouping is called; own means are no source of the dictionary."""
    if member.dimension == "zrodlo" and len(member.key) == 1:
        return words.source(member.key[0])
    return labels.label(member)


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


def money(found: Grouped, names: dict[tuple[str, str], str], profil: Profil) -> Sheet:
    """Planned, contracted, spent, left, by a grouping; rows close and so does the total."""
    deepest = len(found.by) - 1
    rows = tuple(
        SheetRow(
            (
                label(row.members[-1]),
                labels.name(row.members[-1], names),
                *cells(row.suma),
            ),
            tuple(" + ".join(member.key) for member in row.members),
            "podsuma" if len(row.members) <= deepest else _kind(row.members[-1]),
        )
        for row in found.rows
    )
    return Sheet(
        key="wykonanie-" + "-".join(found.by),
        title=f"wykonanie budżetu {labels.by(found.by, profil)}",
        short="Wykonanie",
        levels=found.by,
        columns=(
            SheetColumn(found.by[-1], labels.header(found.by[-1], profil), "text"),
            SheetColumn("nazwa", "Nazwa", "text", spare=True),
            *MONEY,
        ),
        rows=rows,
        total=("Razem", "", *cells(found.razem)),
        notes=tuple(_money_notes(found.razem, [row.members[-1] for row in found.rows])),
    )


MONEY = (
    SheetColumn("plan", "Plan", "amount", adds=True, sums=True),
    SheetColumn("umowy", "Umowy", "amount", adds=True),
    SheetColumn("wydatki", "Wydatki", "amount", adds=True),
    SheetColumn("procent", "%", "share"),
    SheetColumn("pozostalo", "Pozostało", "amount", adds=True),
    SheetColumn("ponad", "Ponad plan", "amount", adds=True, spare=True, sums=True),
    SheetColumn("poza_kwotami", "Bez kwoty w planie", "amount", adds=True, spare=True, sums=True),
)
"""The columns of money that was spent."""


def cells(suma: Sum) -> tuple[SheetCell, ...]:
    """What a sum says in these columns."""
    return (
        suma.plan,
        suma.umowy,
        suma.wydatki,
        suma.procent,
        suma.pozostalo,
        suma.ponad,
        suma.poza_kwotami,
    )


def _kind(member: Member) -> Literal["wspolne", "pozycja"]:
    return "wspolne" if member.joint else "pozycja"


def _money_notes(razem: Sum, members: Sequence[Member]) -> Iterator[str]:
    yield (
        "Plan + ponad plan + bez kwoty w planie = wydatki + pozostało: "
        f"{_zl(razem, 'plan')} + {_zl(razem, 'ponad')} + {_zl(razem, 'poza_kwotami')} = "
        f"{_zl(razem, 'wydatki')} + {_zl(razem, 'pozostalo')}."
    )
    if any(member.joint for member in members):
        yield (
            "Kwota wspólna kilku źródeł, z której wydano z jednego, przechodzi do niego w tej "
            "części; reszta zostaje wspólna."
        )


def _zl(razem: Sum, part: str) -> str:
    return wording.amount(getattr(razem, part), grosze=None)
