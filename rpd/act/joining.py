"""Orders that say the same of several places → one order (§ 88 of the rules, § 94).

A place that changes otherwise too keeps its own point (§ 88 ust. 1a); the joint order stands where
the first of them stood (ust. 2). Values and amounts are told one by one: those of two entries have
nothing to do with each other, even where the same number gives way to the same number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Final

from rpd.act.edits import Edit
from rpd.act.orders import (
    Cell,
    Emptied,
    Order,
    TermChanged,
    Text,
    TextOrder,
    Wording,
    Words,
)
from rpd.act.printed_parts import MADE_OF
from rpd.act.tokens import tokens

MANY: Final = 3
"""From so many places on one point replaces a term everywhere."""


def joined(orders: Sequence[Order]) -> tuple[Order, ...]:
    """The orders with those joined that can be told together."""
    return _terms(_rows(orders))


def _rows(orders: Sequence[Order]) -> Sequence[Order]:
    """The same change in one column of several rows of a table."""
    alone = _alone(orders)
    groups: dict[Hashable, list[Text]] = defaultdict(list)
    for order in orders:
        if (key := _row_key(order, alone)) is not None:
            assert isinstance(order, TextOrder)
            groups[key] += order.texts
    found: list[Order] = []
    told: set[Hashable] = set()
    for order in orders:
        key = _row_key(order, alone)
        if key is None or not isinstance(order, TextOrder):
            found.append(order)
        elif key not in told:
            told.add(key)
            found.append(TextOrder(tuple(groups[key]), order.change))
    return found


def _row_key(order: Order, alone: Mapping[Text, bool]) -> Hashable | None:
    match order:
        case TextOrder((Cell(),), Words(_, edit)) if _number(edit):
            return None
        case TextOrder((Cell(_, lp),), Wording() | Emptied()) if (
            lp.startswith("„") or MADE_OF in lp
        ):
            # Sums of different rows say the same number by chance.
            return None
        case TextOrder((Cell(heading, _, column) as cell,), change) if alone[cell]:
            return heading, column, change
    return None


def _alone(orders: Sequence[Order]) -> Mapping[Text, bool]:
    """Whether a text has but one change."""
    count = Counter(text for o in orders if isinstance(o, TextOrder) for text in o.texts)
    return {text: n == 1 for text, n in count.items()}


def _terms(orders: Sequence[Order]) -> tuple[Order, ...]:
    alone = _alone(orders)
    groups: dict[Edit, list[TextOrder]] = defaultdict(list)
    for order in orders:
        if (edit := _term(order, alone)) is not None:
            assert isinstance(order, TextOrder)
            groups[edit].append(order)
    many = {
        edit: members
        for edit, members in groups.items()
        if len(members) > 1 and sum(len(member.texts) for member in members) >= MANY
    }
    found: list[Order] = []
    for order in orders:
        edit = _term(order, alone)
        if edit is None or edit not in many:
            found.append(order)
        elif order is many[edit][0]:
            spots = [
                (text, member.change.units)
                for member in many[edit]
                if isinstance(member.change, Words)
                for text in member.texts
            ]
            found.append(TermChanged(tuple(spots), edit))
    return tuple(found)


def _term(order: Order, alone: Mapping[Text, bool]) -> Edit | None:
    match order:
        case TextOrder(texts, Words(_, edit)) if all(alone[text] for text in texts):
            replaced = edit.old.words and edit.new.words and not edit.old.sign and not edit.new.sign
            return edit if replaced and not edit.after and not _numeric(edit) else None
    return None


def _number(edit: Edit) -> bool:
    """Whether a number alone changes: a value of an indicator, an amount."""
    found = tokens(edit.old.words)
    return len(found) == 1 and found[0].is_number


def _numeric(edit: Edit) -> bool:
    """Whether a number changes: the same number in two entries is no term that they share."""
    return any(token.is_number for side in (edit.old, edit.new) for token in tokens(side.words))
