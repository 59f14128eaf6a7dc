"""Operations on a list of an element of a plan carried out: entries added, changed, reordered."""

from __future__ import annotations

from copy import deepcopy

from rpd.amendment.misfits import entries_of, position, shown
from rpd.amendment.operations import (
    AddEntry,
    OrderEntries,
    RemoveEntry,
    SetEntry,
)
from rpd.amendment.plan_data import (
    Listed,
    keeping_id,
    set_key,
)
from rpd.amendment.targets import Member, Refuse
from rpd.amendment.traces import Lists


def change_list(
    operation: AddEntry | RemoveEntry | SetEntry | OrderEntries,
    member: Member,
    lists: Lists,
    refuse: Refuse,
) -> None:
    """Carry out an operation on a list of an element; `lists` keep whence each entry came."""
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
