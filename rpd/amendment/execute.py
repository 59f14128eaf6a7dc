"""Operations carried out on the data of a plan (what its YAML says, not how it is written).

All or nothing: an operation that does not find what it speaks of, or finds something else there
than it says, is refused by name, and the data it was given stay as they were.

First everything is looked up as the plan calls it, then values change, then what goes is taken
out, and last what comes is put in from the top of the tree down. So the order in which operations
are listed decides only about elements that are put behind each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from rpd.amendment.misfits import demand_content, entries_of, position, shown
from rpd.amendment.operations import (
    Add,
    AddEntry,
    Move,
    Operation,
    OrderEntries,
    Remove,
    RemoveEntry,
    Rename,
    Repeal,
    SetEntry,
    SetField,
)
from rpd.amendment.plan_data import (
    Listed,
    Mapping,
    action_ids,
    address_of,
    keeping_id,
    same,
    set_key,
    walk,
)
from rpd.amendment.targets import Bound, DoesNotFitError, Member, Refuse, bind
from rpd.amendment.traces import Carried, Lists, Traces
from rpd.plan.built_in import chosen
from rpd.plan.profil import DZIALANIE, Level

__all__ = ["Carried", "DoesNotFitError", "carry_out", "execute"]


def execute(data: Mapping, operations: Sequence[Operation]) -> Mapping:
    """The data of the amended plan; the given data are not changed.

    Raises:
        DoesNotFitError: an operation does not fit; the message names it.
    """
    return carry_out(data, operations).data


def carry_out(data: Mapping, operations: Sequence[Operation]) -> Carried:
    """The amended plan, and which of its entries are which of the former ones; see `execute`."""
    plan = deepcopy(data)
    traced = Traces(plan)
    bound = bind(plan, operations)
    lists: Lists = {}
    for operation, member, refuse in bound:
        if member is not None:
            _change(operation, member, lists, refuse)
    for kind in (Move, Remove):
        for operation, member, refuse in bound:
            if isinstance(operation, kind) and member is not None:
                _take_out(plan, operation, member, refuse)
    for level in chosen(plan).all_levels:
        _put_in_level(plan, level, bound)
    for operation, _, refuse in bound:
        if isinstance(operation, Add) and operation.rodzaj == "przypis":
            _add_footnote(plan, operation, refuse)
    _demand_unique(plan, bound)
    return traced.carried(plan, lists)


def _put_in_level(plan: Mapping, level: Level, bound: Sequence[Bound]) -> None:
    for operation, member, refuse in bound:
        if isinstance(operation, Add) and operation.rodzaj == level.kind:
            _put_in(plan, level, deepcopy(operation.tresc), operation, refuse)
        elif isinstance(operation, Move) and member is not None and member.kind == level.kind:
            _put_in(plan, level, member.data, operation, refuse)


# --- values and lists ----------------------------------------------------------------------------


_REPEALED = "uchylony", "uchylona", "uchylone"


def _change(operation: Operation, member: Member, lists: Lists, refuse: Refuse) -> None:
    match operation:
        case SetField():
            _set_field(operation, member, refuse)
        case Rename():
            member.data["id"] = operation.id
        case Repeal():
            noun = member.profil.dzialanie.noun
            if member.kind != DZIALANIE:
                refuse(f"uchylić można tylko {noun.accusative}.")
            if "uchylone" in member.data:
                refuse(f"{noun.one} jest już {noun.agreeing(*_REPEALED)}.")
            if operation.tresc is not None:
                fields = member.profil.fields
                demand_content(operation.tresc, member.data, fields, refuse, member.profil)
            if not operation.tresc_zostaje:
                for name in member.profil.fields:
                    member.data.pop(name, None)
            about = {"uchwala": operation.uchwala, "data": operation.data}
            set_key(member.data, "uchylone", about, member.kind, member.profil)
        case AddEntry() | RemoveEntry() | SetEntry() | OrderEntries():
            _change_list(operation, member, lists, refuse)
        case _:
            pass


def _set_field(operation: SetField, member: Member, refuse: Refuse) -> None:
    holder, kind, name, wrap = member.data, member.kind, operation.pole, ""
    steps = [name]
    above: list[tuple[Mapping, str]] = []
    if kind.startswith("przypis:"):
        name, kind = kind.removeprefix("przypis:"), "przypisy"
        steps = [name]
    elif name.startswith(("uchwala.", "kolumny.", "numery_przypisow.", "proza.", "wyrazy.")):
        steps = name.split(".", 2 if name.startswith("wyrazy.") else 1)
        *outer, name = steps
        wrap = "przypis" if outer == ["kolumny"] else ""
        for step in outer:
            inner = holder.get(step)
            if not isinstance(inner, dict):
                if step == "uchwala":
                    refuse("plan nie ma pola „uchwala”.")
                inner = {}
                set_key(holder, step, inner, kind, member.profil)
            above.append((holder, step))
            holder, kind = inner, step
    present = holder.get(name)
    if wrap and isinstance(present, dict):
        present = present.get(wrap)
    if not same(present, operation.bylo):
        refuse(f"miało tam stać {shown(operation.bylo)}, a stoi {shown(present)}.", *steps)
    if operation.jest is None:
        holder.pop(name, None)
    else:
        now = {wrap: operation.jest} if wrap else deepcopy(operation.jest)
        set_key(holder, name, now, kind, member.profil)
    for outer_holder, step in reversed(above):
        if step != "uchwala" and not outer_holder[step]:
            outer_holder.pop(step)


def _change_list(
    operation: AddEntry | RemoveEntry | SetEntry | OrderEntries,
    member: Member,
    lists: Lists,
    refuse: Refuse,
) -> None:
    name, listed = operation.pole, Listed(operation.pole, member.profil)
    written = member.data.get(name)
    bare = isinstance(written, str)
    given = [written] if bare else list(written or ())
    entries = lists.setdefault((id(member.data), name), list(enumerate(given, 1)))
    match operation:
        case AddEntry():
            if not 1 <= operation.miejsce <= len(entries) + 1:
                refuse(
                    f"lista ma {entries_of(len(entries))}, a nowy miałby stanąć na miejscu "
                    f"{operation.miejsce}.",
                    name,
                )
            entries.insert(operation.miejsce - 1, (0, deepcopy(operation.wpis)))
        case RemoveEntry():
            del entries[position(listed, entries, operation.wpis, operation.miejsce, refuse)]
        case SetEntry():
            at = position(listed, entries, operation.bylo, operation.miejsce, refuse)
            former, entry = entries[at]
            entries[at] = (former, deepcopy(keeping_id(entry, operation.bylo, operation.jest)))
        case OrderEntries():
            ordered = [
                entries.pop(position(listed, entries, wanted, 0, refuse))
                for wanted in operation.kolejnosc
            ]
            if entries:
                refuse(f"w liście jest jeszcze {shown(entries[0][1])}.", name)
            entries.extend(ordered)
    result = [entry for _, entry in entries]
    if not result:
        member.data.pop(name, None)
    elif listed.single and len(result) == 1 and isinstance(result[0], str):
        # A single text stays a text; what was written as a list stays one, with its comments.
        keep_list = isinstance(written, list)
        one = result if keep_list else result[0]
        set_key(member.data, name, one, member.kind, member.profil)
    else:
        set_key(member.data, name, result, member.kind, member.profil)


# --- elements ------------------------------------------------------------------------------------


def _take_out(plan: Mapping, operation: Move | Remove, member: Member, refuse: Refuse) -> None:
    if member.kind == "plan":
        refuse("planu nie można usunąć ani przenieść.")
    if member.kind.startswith("przypis:"):
        name = member.kind.removeprefix("przypis:")
        if isinstance(operation, Move):
            refuse("przypisu nie można przenieść.")
        if operation.tresc is not None:
            present = {"tekst": member.data[name]}
            demand_content(operation.tresc, present, ("tekst",), refuse, member.profil)
        del member.data[name]
        if not member.data:
            plan.pop("przypisy", None)
        return
    at = next((i for i, s in enumerate(member.siblings) if s is member.data), None)
    if at is None:
        refuse("to samo usuwa lub przenosi już inna operacja.")
    if isinstance(operation, Remove) and member.kind != DZIALANIE:
        left = set(action_ids(member.kind, member.data, member.profil))
        for unexpected in sorted(left.symmetric_difference(operation.wraz_z)):
            noun = member.profil.dzialanie.noun
            refuse(f"nie zgadza się, co z tym znika: {noun.one} „{unexpected}”.")
    if isinstance(operation, Remove) and isinstance(operation.tresc, dict):
        names = {*operation.tresc, *member.data} - {"uchylone"}
        demand_content(operation.tresc, member.data, sorted(names), refuse, member.profil)
    del member.siblings[at]


def _put_in(
    plan: Mapping,
    level: Level,
    content: Mapping,
    operation: Add | Move,
    refuse: Refuse,
) -> None:
    profil = chosen(plan)
    parents = [(kind, d) for kind, name, d, _ in walk(plan) if name == operation.w]
    parents = [(k, d) for k, d in parents if profil.holds(k, level.kind)]
    if not operation.w and profil.holds("plan", level.kind):
        parents = [("plan", plan)]
    if len(parents) != 1:
        refuse(f"w planie nie ma miejsca „{operation.w}”, w którym miałoby stanąć.")
    name = level.key
    above, parent = parents[0]
    if not isinstance(parent.get(name), list):
        set_key(parent, name, [], above, profil)
    siblings: list[Mapping] = parent[name]
    if not operation.po:
        siblings.insert(0, content)
        return
    for before, sibling in enumerate(siblings):
        if address_of(level, sibling, operation.w) == operation.po:
            siblings.insert(before + 1, content)
            return
    refuse(f"nie ma tam „{operation.po}”, za którym miałoby stanąć.")


def _add_footnote(plan: Mapping, operation: Add, refuse: Refuse) -> None:
    notes = plan.get("przypisy")
    if not isinstance(notes, dict):
        notes = {}
        set_key(plan, "przypisy", notes, "plan", chosen(plan))
    content = operation.tresc
    texts = isinstance(content, dict) and {"id", "tekst"} == content.keys()
    if not texts or not all(isinstance(text, str) and text for text in content.values()):
        refuse("treść przypisu to pola „id” i „tekst”, oba z tekstem.")
    if operation.tresc["id"] in notes:
        refuse("w planie jest już taki przypis.")
    notes[operation.tresc["id"]] = operation.tresc["tekst"]


def _demand_unique(plan: Mapping, bound: Sequence[Bound]) -> None:
    """No operation may bring an id or a number that the plan has already."""
    profil = chosen(plan)
    seen: set[tuple[str, str]] = set()
    doubled: set[tuple[str, str]] = set()
    for kind, address, _, _ in walk(plan):
        (doubled if (kind, address) in seen else seen).add((kind, address))
    if not doubled:
        return
    key: tuple[str, str]
    for operation, member, refuse in bound:
        if isinstance(operation, Add) and operation.rodzaj in profil.kinds:
            level = profil.level(operation.rodzaj)
            key = (level.kind, address_of(level, operation.tresc, operation.w))
        elif isinstance(operation, Rename):
            key = (DZIALANIE, operation.id)
        elif member is not None and member.kind in profil.kinds:
            key = next(((k, a) for k, a, d, _ in walk(plan) if d is member.data), ("", ""))
        else:
            continue
        if key in doubled:
            refuse(f"„{key[1]}” byłoby w planie dwa razy.")
