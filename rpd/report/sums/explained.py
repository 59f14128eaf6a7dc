"""One number of a report of sums, explained: the lines that it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rpd.budget import dimensions
from rpd.budget.items import Item
from rpd.budget.ledger import Ledger, totals
from rpd.budget.unread import Unread
from rpd.errors import UsageError
from rpd.plan.profil import Profil
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import join, quote
from rpd.report.sums import json, listings
from rpd.report.sums.asked import Gathered, Sums, hidden, titled
from rpd.report.sums.notes import notes
from rpd.report.sums.sheet import Report


def explained(summed: Gathered, asked: str, unread: Sequence[Unread] = ()) -> Sums:
    """The lines behind a figure. Raises UsageError where nothing is called that."""
    found, day = summed.ledgers, summed.day
    wanted = _canonical(found, asked)
    items = [
        item
        for one in found
        for item in sorted(
            (*one.amounts, *one.signs, *one.unstated), key=lambda i: _position(i.path)
        )
        if _concerns(item, wanted)
    ]
    if not items:
        known = {name for one in found for _, name in one.names}
        guess = did_you_mean(asked, known)
        raise UsageError(
            f"Nic w planie nie dotyczy {quote(asked)}" + (f" – {guess}" if guess else "."),
            f"Podaj źródło (FEM), grupę, numer {_numbered(dimensions.shape(found))} (I.1.2/3), "
            f"identyfikator {dimensions.shape(found).dzialanie.noun.genitive} albo podmiot.",
        )
    lines = summed.lines([(item.dzialanie.plan, item.path) for item in items])
    action = dimensions.shape(found).dzialanie.noun
    sheet = listings.lines_behind(wanted, items, lines, action)
    concerned = tuple(_only(one, wanted) for one in found)
    said = [*notes(concerned, totals(concerned)), *hidden(summed)]
    report = Report(titled(found), found[0].rok, (sheet,), tuple(said), day)
    return Sums(
        report, lambda: json.explanation(wanted, items, lines, found, day=day, unread=unread)
    )


def _numbered(profil: Profil) -> str:
    """„celu, priorytetu, kierunku lub działania”."""
    return join([level.short.genitive for level in profil.all_levels], " lub ")


def _only(one: Ledger, wanted: str) -> Ledger:
    """What of a ledger belongs to the name that was asked for."""
    amounts = tuple(item for item in one.amounts if _concerns(item, wanted))
    unstated = tuple(item for item in one.unstated if _concerns(item, wanted))
    actions = {item.dzialanie.path for item in (*amounts, *unstated)}
    return replace(
        one,
        amounts=amounts,
        unstated=unstated,
        beside=tuple(item for item in one.beside if _concerns(item, wanted)),
        signs=tuple(item for item in one.signs if _concerns(item, wanted)),
        needs=tuple(need for need in one.needs if _concerns(need.item, wanted)),
        left_out=tuple(entry for entry in one.left_out if _concerns(entry.item, wanted)),
        actions=tuple(pair for pair in one.actions if pair[0].path in actions),
    )


def _canonical(found: Sequence[Ledger], asked: str) -> str:
    for one in found:
        if asked in one.aliases:
            return one.aliases[asked]
    return asked


def _position(path: tuple[str | int, ...]) -> tuple[int, ...]:
    return tuple(step for step in path if isinstance(step, int))


def _concerns(item: Item, wanted: str) -> bool:
    action = item.dzialanie
    return wanted in (
        *item.zrodla,
        *(grupa for grupa in item.grupy if grupa),
        *action.headings,
        action.numer,
        action.id,
        item.lider,
    )
