"""What of a plan does not fit an amendment, and what stands there instead."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NoReturn

from rpd.amendment.differences import content_difference, difference
from rpd.amendment.plan_data import Listed, Mapping, expanded, id_of, same
from rpd.amendment.targets import Refuse
from rpd.plan.profil import Profil
from rpd.plan.values import one_line
from rpd.polish.wording import count, join, number, plain, plural, quote
from rpd.writing.model_data import Data


def demand_content(
    wanted: Data, present: Mapping, names: Iterable[str], refuse: Refuse, profil: Profil
) -> None:
    """What goes must be what the amendment says, or it could not be brought back."""
    for name in names:
        if found := content_difference(name, wanted.get(name), present.get(name), profil):
            path, was, now = found
            inner = next((step for step in reversed(path) if isinstance(step, str)), name)
            what = f"pole „{name}”" if inner == name else f"pole „{inner}” w polu „{name}”"
            refuse(
                f"{what} ma inną treść niż ta, która według zmiany znika: miało stać {shown(was)}, "
                f"a stoi {shown(now)}.",
                *path,
            )


def position(
    listed: Listed, entries: list[tuple[int, Data]], wanted: Data, position: int, refuse: Refuse
) -> int:
    """The entry of that id, else the one that says what is wanted; it must say it in any case.

    Of several equal ones it is that of the given former place.
    """
    named = id_of(wanted)
    called = [named in ("", id_of(entry)) for _, entry in entries]
    if named and not any(called):
        called = [not id_of(entry) for _, entry in entries]
    found = [i for i, (_, e) in enumerate(entries) if called[i] and listed.same([e], [wanted])]
    if not found:
        meant = [one for one, is_it in zip(entries, called, strict=True) if is_it] or entries
        refuse_entry(listed.name, meant, listed.full(wanted), refuse, listed.profil)
    return next((i for i in found if entries[i][0] == position), found[0])


def refuse_entry(
    name: str, entries: list[tuple[int, Data]], wanted: Data, refuse: Refuse, profil: Profil
) -> NoReturn:
    """Say what stands in a list instead of an entry: the field that differs, or all that is there.

    The place is the one the likest entry had in the plan.
    """
    if not entries:
        refuse(f"miał tam być wpis {entry_shown(wanted)}, a nie ma żadnego.", name)
    likest = max(entries, key=lambda e: alike(wanted, expanded(name, e[1], profil)))
    position = max(likest[0] - 1, 0)
    present = expanded(name, likest[1], profil)
    if alike(wanted, present) and (found := difference(wanted, present)):
        path, was, now = found
        field = next((step for step in reversed(path) if isinstance(step, str)), name)
        refuse(
            f"we wpisie {entry_shown(wanted)} w polu „{field}” miało stać {shown(was)}, a stoi "
            f"{shown(now)}.",
            *(name, position, *path),
        )
    there = join(entry_shown(expanded(name, entry, profil)) for _, entry in entries[:_MOST])
    left = len(entries) - _MOST
    more = f" (i {left} {plural(left, 'dalszy', 'dalsze', 'dalszych')})" if left > 0 else ""
    refuse(f"w liście nie ma wpisu {entry_shown(wanted)}; stoi tam: {there}{more}.", name)


_MOST = 5


def shown(value: Data) -> str:
    """A value of a plan as messages quote it; „nic” where there is none."""
    return "nic" if value is None or value in ([], {}) else quote(_said(value))


def _said(value: Data) -> str:
    match value:
        case None:
            return "nic"
        case bool():
            return "tak" if value else "nie"
        case int() | Decimal():
            return plain(number(value))
        case dict():
            return ", ".join(f"{key}: {_said(member)}" for key, member in value.items())
        case list() | tuple():
            return ", ".join(map(_said, value))
    return one_line(str(value))


def entry_shown(value: Data) -> str:
    """An entry in full as messages quote it: its only text, or all its fields."""
    if isinstance(value, dict) and len(value) == 1:
        (value,) = value.values()
    return shown(value)


def alike(one: Data, other: Data) -> int:
    """How many fields two entries share; 0 where they have nothing in common."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return 0
    return sum(1 for key in one if key in other and same(one[key], other[key]))


def entries_of(number_: int) -> str:
    """„5 wpisów”."""
    return plain(count(number_, "wpis", "wpisy", "wpisów"))
