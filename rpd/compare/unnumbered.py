"""Places under headings that have no numbers, as people are to read them: by names.

Such a heading has an address made of its name, which is printed nowhere. Machine formats keep it;
in sentences and tables it gives way to the name, and an action has the number of its row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rpd.compare.changes import Added, Change, Moved, Place, Removed
from rpd.plan.level import CONTINUOUS, Numbered, printed
from rpd.plan.model import Galaz, Plan, galezie
from rpd.plan.values import one_line
from rpd.polish.wording import NBSP, inside_quotes, quote

Shown = Mapping[str, str]
"""What is read for the address of a heading."""


def shown(plan: Plan) -> Shown:
    """What is read for addresses of headings; nothing for those that are printed as they stand."""
    if all(level.numbering != "brak" for level in plan.profil.levels):
        return {}
    found: dict[str, str] = {}
    for galaz in galezie(plan):
        if _unnumbered(galaz):
            found[galaz.numer] = _said(galaz)
    return found


def _said(galaz: Galaz) -> Numbered:
    """The name of a heading without a number, else its number without names above it."""
    said = printed(galaz.numer)
    if galaz.poziom.numbering == "brak":
        said = quote(inside_quotes(one_line(galaz.element.nazwa)))
    return Numbered(said, galaz.poziom, said)


def _unnumbered(galaz: Galaz) -> bool:
    return any(one.poziom.numbering == "brak" for one in galaz.elementy)


def by_name(change: Change, old: Shown, new: Shown) -> Change:
    """The change with names for addresses, in the old plan and in the new."""
    if not old and not new:
        return change
    there = replace(change, place=_place(change.place, old, new))
    match there:
        case Added():
            return replace(there, parent=new.get(there.parent, there.parent))
        case Removed():
            return replace(there, parent=old.get(there.parent, there.parent))
        case Moved():
            behind = there.predecessor
            return replace(
                there,
                old_parent=old.get(there.old_parent, there.old_parent),
                new_parent=new.get(there.new_parent, there.new_parent),
                predecessor=_place(behind, old, new) if behind else None,
            )
    return there


def _place(place: Place, old: Shown, new: Shown) -> Place:
    levels = {level.kind: level for level in place.profil.levels}
    named = place.kind in levels and levels[place.kind].numbering == "brak"
    return replace(
        place,
        old=_read(place.old, old),
        new=_read(place.new, new),
        name="" if named else place.name,
        within=_within(place, new.get(_heading(place.new)) or old.get(_heading(place.old)) or ""),
    )


def _heading(number: str) -> str:
    return number.rpartition("/")[0]


def _within(place: Place, heading: str) -> str:
    """The heading of an action whose number starts anew under each of them."""
    if not heading.startswith("„") or place.profil.dzialanie.numbering == CONTINUOUS:
        return ""
    assert isinstance(heading, Numbered)
    return f"w{NBSP}{heading.level.noun.locative}{NBSP}{heading}"


def _read(number: str, shown: Shown) -> str:
    """What is read for an address; of an action under such a heading the number of its row."""
    heading, _, lp = number.rpartition("/")
    if heading not in shown:
        return shown.get(number, number)
    above = shown[heading]
    return lp if above.startswith("„") else f"{above}/{lp}"
