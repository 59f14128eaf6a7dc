"""How many actions are in which state → a sheet, by body or by level."""

from __future__ import annotations

from rpd.budget.dimensions import Dimension, Member, Members
from rpd.plan.profil import DZIALANIE, Profil
from rpd.plan.wykonanie import STANY, Stan
from rpd.polish.wording import capital
from rpd.progress.done import ActionDone, Progress
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
