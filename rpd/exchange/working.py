"""The data of a plan while it is being changed: where actions and lists stand, and what came where.

Entries are changed where they stand and traced, so that the text is rewritten in their places only
and every comment stays with what it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from rpd.amendment.plan_data import Listed, set_key
from rpd.amendment.traces import Carried, Lists, Traces
from rpd.diagnostics import Path
from rpd.exchange.tables import PLAN, Data, FieldOf
from rpd.exchange.texts import folded, parted
from rpd.plan.model import Plan, galezie, miejsca
from rpd.plan.profil import DZIALANIA, DZIALANIE, Profil

Item = list[Any]
"""The former place of an entry in its list (from 1, 0 for a new one), and the entry."""


@dataclass(slots=True)
class _List:
    holder: Data
    name: str
    kind: str
    items: list[Item]


@dataclass(slots=True)
class Working:
    """A copy of a plan's data, changed in place."""

    plan: Plan
    data: Data
    actions: dict[str, Data] = field(default_factory=dict)
    headings: dict[str, tuple[Data, str]] = field(default_factory=dict)
    """What may hold actions by its number, "" for the plan, with its kind."""
    _lists: dict[tuple[int, str], _List] = field(default_factory=dict)
    _traces: Traces | None = None

    @classmethod
    def of(cls, plan: Plan, data: Data) -> Working:
        """A copy of the data that the plan was made of."""
        made = cls(plan, deepcopy(data))
        made._traces = Traces(made.data)
        made.headings[""] = (made.data, PLAN)
        for galaz in galezie(plan):
            held = at(made.data, galaz.element.path)
            made.headings[str(galaz.numer)] = (held, galaz.poziom.kind)
        for one in miejsca(plan):
            made.actions[one.dzialanie.id] = at(made.data, one.dzialanie.path)
        return made

    @property
    def profil(self) -> Profil:
        """The shape of the plan."""
        return self.plan.profil

    def holder(self, owner: str) -> tuple[Data, str]:
        """What an entry stands in: an action, the plan, a heading; with its kind."""
        if owner in self.actions:
            return self.actions[owner], DZIALANIE
        return self.headings["" if owner == PLAN else owner]

    def entries(self, owner: str, name: str) -> list[Item]:
        """The entries of a list as they are going to be, to be changed in place."""
        holder, kind = self.holder(owner)
        key = (id(holder), name)
        if key not in self._lists:
            written = holder.get(name)
            given = [written] if isinstance(written, str) else list(written or ())
            items = [[place, entry] for place, entry in enumerate(given, 1)]
            self._lists[key] = _List(holder, name, kind, items)
        return self._lists[key].items

    def change(self, owner: str, name: str, path: Path, put: Callable[[Data], None]) -> None:
        """Change one entry; one written as a bare text is one again where nothing else is said."""
        position = path[-1]
        former = position + 1 if isinstance(position, int) else 1
        item = next(one for one in self.entries(owner, name) if one[0] == former)
        main = self.profil.by_key[name].main if name in self.profil.by_key else ""
        bare = isinstance(item[1], str)
        entry = {main: item[1]} if bare else item[1]
        put(entry)
        item[1] = entry[main] if bare and set(entry) == {main} else entry

    def texts(self, owner: str, about: FieldOf, value: str) -> None:
        """Give a list of texts, or of bodies, other entries; what stays keeps what it says else."""
        if about.listed == "bodies":
            wanted = value.split("; ") if value else []
        else:
            wanted = parted(value, prose=about.listed == "prose")
        items = self.entries(owner, about.key)
        main = self.profil.by_key[about.key].main
        now = [folded(_main(entry, main)) for _, entry in items]
        match = SequenceMatcher(None, now, [folded(text) for text in wanted], autojunk=False)
        made: list[Item] = []
        for tag, start, end, first, last in match.get_opcodes():
            if tag == "equal":
                made += items[start:end]
                continue
            for position in range(first, last):
                text = wanted[position]
                former = start + position - first
                made.append(_reworded(items[former], main, text) if former < end else [0, text])
        items[:] = made

    def finished(self) -> Carried:
        """The changed data, and which of its entries are which of the former ones."""
        traced: Lists = {}
        for one in self._lists.values():
            self._put_back(one)
            traced[id(one.holder), one.name] = [(place, entry) for place, entry in one.items]
        assert self._traces is not None
        return self._traces.carried(self.data, traced)

    def _put_back(self, one: _List) -> None:
        written = one.holder.get(one.name)
        result = [entry for _, entry in one.items]
        single = Listed(one.name, self.profil).single and not self._needs_list(one.name)
        if not result:
            one.holder.pop(one.name, None)
        elif single and len(result) == 1 and isinstance(result[0], str):
            kept = result if isinstance(written, list) else result[0]
            set_key(one.holder, one.name, kept, one.kind, self.profil)
        else:
            set_key(one.holder, one.name, result, one.kind, self.profil)

    def _needs_list(self, name: str) -> bool:
        return any(pole.key == name and pole.type == "lista" for pole in self.profil.pola)

    # --- actions ---------------------------------------------------------------------------------

    def siblings(self, number: str) -> list[Data]:
        """The actions under a heading, to be changed in place."""
        holder, kind = self.headings[number]
        if not isinstance(holder.get(DZIALANIA), list):
            set_key(holder, DZIALANIA, [], kind, self.profil)
        found: list[Data] = holder[DZIALANIA]
        return found

    def insert(self, action: Data, number: str, known: Sequence[str]) -> None:
        """Put an action behind the `known` ones of a heading, among those that came since by id."""
        siblings = self.siblings(number)
        place = insertion([str(one.get("id", "")) for one in siblings], str(action["id"]), known)
        siblings.insert(place, action)

    def take_out(self, action: Data) -> None:
        """Take an action out of where it stands."""
        for number in self.headings:
            holder, _ = self.headings[number]
            listed = holder.get(DZIALANIA)
            if isinstance(listed, list):
                listed[:] = [one for one in listed if one is not action]


def insertion(names: Sequence[str], name: str, known: Collection[str]) -> int:
    """Where something new goes: behind what was known, and among the rest by its name.

    So it does not matter which of two additions comes first.
    """
    for place, other in enumerate(names):
        if other not in known and other > name:
            return place
    return len(names)


def _main(entry: Any, main: str) -> str:
    return str(entry.get(main, "") if isinstance(entry, dict) else entry)


def _reworded(item: Item, main: str, text: str) -> Item:
    if isinstance(item[1], dict):
        item[1][main] = text
        return item
    return [item[0], text]


def at(data: Mapping[str, Any], path: Path) -> Any:
    """What stands at a path."""
    held: Any = data
    for step in path:
        held = held[step]
    return held
