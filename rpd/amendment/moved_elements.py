"""Elements of a plan taken out and put in where an operation says; footnotes added."""

from __future__ import annotations

from rpd.amendment.misfits import demand_content
from rpd.amendment.operations import (
    Add,
    Move,
    Remove,
)
from rpd.amendment.plan_data import (
    Mapping,
    action_ids,
    address_of,
    set_key,
    walk,
)
from rpd.amendment.targets import Member, Refuse
from rpd.plan.built_in import chosen
from rpd.plan.profil import DZIALANIE, Level


def take_out(plan: Mapping, operation: Move | Remove, member: Member, refuse: Refuse) -> None:
    """Take an element out of the list that it stands in."""
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


def put_in(
    plan: Mapping,
    level: Level,
    content: Mapping,
    operation: Add | Move,
    refuse: Refuse,
) -> None:
    """Put an element where an operation says."""
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


def add_footnote(plan: Mapping, operation: Add, refuse: Refuse) -> None:
    """Add a footnote to the plan."""
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
