"""Ids of what was recognised: those that a known plan gives to the same action, or new ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rpd.importing.wording import key, one_line
from rpd.plan.model import Dzialanie, Plan, dzialania
from rpd.plan.profil import DZIALANIA, WSKAZNIKI, Profil
from rpd.polish.slug import slug
from rpd.writing.id_names import base_of, free


class Known:
    """A plan that the workspace has: what is the same in the document gets its ids."""

    def __init__(self, plan: Plan) -> None:
        self._actions: dict[str, list[Dzialanie]] = {}
        for one in dzialania(plan):
            self._actions.setdefault(key(one.nazwa), []).append(one)
        self._notes = {key(one.tekst): one.id for one in plan.przypisy}

    def note(self, text: str) -> str:
        """The name of a footnote of that text, "" where there is none."""
        return self._notes.get(key(one_line(text)), "")

    def action(self, nazwa: str) -> Dzialanie | None:
        """The action of that name, each of several once."""
        waiting = self._actions.get(key(nazwa))
        return waiting.pop(0) if waiting else None


def give_ids(data: dict[str, Any], profil: Profil, known: Known | None) -> None:
    """Put ids into actions and their entries."""
    found = list(_actions(data, profil.keys))
    of_known = [known.action(one["nazwa"]) if known else None for one in found]
    taken = {one.id for one in of_known if one is not None}
    for action, before in zip(found, of_known, strict=True):
        if before is not None:
            action["id"] = before.id
        else:
            noun = profil.dzialanie.kind
            action["id"] = free(slug([action["nazwa"]], noun), taken)
            taken.add(action["id"])
        _entries(action, before, profil)


def _actions(node: dict[str, Any], keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for member in node.get(keys[0], ()):
        if keys[0] == DZIALANIA:
            yield member
        else:
            yield from _actions(member, keys[1:])


def _entries(action: dict[str, Any], before: Dzialanie | None, profil: Profil) -> None:
    taken: set[str] = set()
    measures = {key(one.nazwa): one.id for one in before.wskazniki if one.id} if before else {}
    money = [one.id for one in before.budzet] if before else []
    for entry in action.get(WSKAZNIKI, ()):
        given = measures.pop(key(entry["nazwa"]), "")
        _put(entry, given or base_of("miary", entry), taken, given=bool(given))
    column = profil.column("kwoty")
    entries = action.get(column.key, ()) if column else ()
    for position, entry in enumerate(entries):
        same = len(money) == len(entries) and money[position]
        _put(entry, same or base_of("kwoty", entry), taken, given=bool(same))


def _put(entry: dict[str, Any], name: str, taken: set[str], *, given: bool) -> None:
    entry["id"] = name if given and name not in taken else free(name, taken)
    taken.add(entry["id"])
