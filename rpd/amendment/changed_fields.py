"""Operations on one element of a plan carried out: its fields, its lists, its repeal."""

from __future__ import annotations

from copy import deepcopy

from rpd.amendment.changed_lists import change_list
from rpd.amendment.misfits import demand_content, shown
from rpd.amendment.operations import (
    AddEntry,
    Operation,
    OrderEntries,
    RemoveEntry,
    Rename,
    Repeal,
    SetEntry,
    SetField,
)
from rpd.amendment.plan_data import (
    Mapping,
    same,
    set_key,
)
from rpd.amendment.targets import Member, Refuse
from rpd.amendment.traces import Lists
from rpd.plan.profil import DZIALANIE

_REPEALED = "uchylony", "uchylona", "uchylone"


def change(operation: Operation, member: Member, lists: Lists, refuse: Refuse) -> None:
    """Carry out an operation on what an element says; others are left to `execute`."""
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
            change_list(operation, member, lists, refuse)
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
