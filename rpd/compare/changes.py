"""The changes between two plans, as values. What they are called in Polish is `describe`'s.

A change names the *place* it happens in (`Place`: plan, heading, action, footnote) by an id that
does not depend on the position in a list, and says what happened there:

=================  ===============================================================================
`Added`            a heading, an action or a footnote that the old plan does not have
`Removed`          one that the new plan does not have at all
`Repealed`         an action that stays as a stub („uchylone”)
`Moved`            a heading or an action that stands elsewhere: under another heading, or in
                   another order
`Renamed`          an action whose ``id`` changed and that is otherwise recognised
`FieldChanged`     a single value: ``nazwa``, ``lp``, ``numer``, ``strategia``, ``tytul``, …
`EntryAdded`       an entry of a list: ``opis``, ``produkty``, ``wskazniki``, ``budzet``,
`EntryRemoved`     ``termin``, ``realizatorzy`` of an action; ``odstepstwa`` and ``zmiany`` of the
`EntryChanged`     plan. A description or a term given as a single text is a list of one entry.
                   An id given to an entry is a change of its field ``id``.
`EntriesReordered` the same entries in another order (their letters a), b) … change in print)
=================  ===============================================================================

Everything inside an added or removed element belongs to that one change, except what came from
elsewhere or went elsewhere: that is `Moved`, and left out of ``value``.

``compare.plans`` yields changes in the order of the document: the plan's own fields, then the
tree in the order of the annex (removed elements where they stood), then footnotes.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal

from rpd.frozen import dataclass
from rpd.plan.model import (
    Dzialanie,
    Uchylenie,
)
from rpd.plan.parts import Entry, Part, Value
from rpd.plan.profil import Profil

PlaceKind = str
"""„plan”, „przypis”, or what a level of the profile is called by machines."""

ListField = str
"""A list of an action, or „odstepstwa” and „zmiany” of a plan."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a change happens.

    ``id`` is the address: the ``id`` of an action (after a `Renamed`: the new one) or a footnote;
    the printed number of a heading (``I``, ``I.1``, ``I.1.2``) in the old plan, or in the new one
    where the old does not have it; "" for the plan.
    ``old`` and ``new`` are the printed numbers (``I.1.2/3``) in the two plans, "" where the place
    does not exist there, for the plan and for footnotes. An act that amends cites ``old``.
    ``name`` is the name as the new plan has it (the old one for what is removed); "" for headings
    whose name is the strategy's. ``within`` is the heading of an action whose number does not name
    it, as sentences say it („w obszarze „Kapliczki””). ``profil`` says what the level, and the
    columns, are called.
    """

    kind: PlaceKind
    id: str = ""
    old: str = ""
    new: str = ""
    name: str = ""
    within: str = field(default="", compare=False)
    profil: Profil = field(kw_only=True, compare=False, repr=False)

    @property
    def number(self) -> str:
        """The printed number in the new plan, or in the old one where the new has none."""
        return self.new or self.old


@dataclass(frozen=True, slots=True)
class Added:
    """A new element.

    ``parent`` is the number of the heading it stands under *in the new plan* ("" at the top and
    for a footnote), ``after`` the address in the new plan of the element before it (its ``id`` or
    number), "" where it is the first.
    """

    place: Place
    value: Part
    parent: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """An element that is no longer there; ``parent`` and ``after`` as in `Added`, in the old."""

    place: Place
    value: Part
    parent: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Repealed:
    """An action repealed by a resolution that stays as a stub.

    ``value`` is the action as it was. With ``stub`` its content (description to bodies) has gone
    from the file with it and is not reported apart; without it, the content stays written there.
    """

    place: Place
    value: Dzialanie
    uchylenie: Uchylenie
    stub: bool = True


@dataclass(frozen=True, slots=True)
class Moved:
    """A heading or an action that stands elsewhere.

    The parents are numbers of headings ("" for the plan), each in its own plan; ``after`` is the
    address in the new plan of the element before it, "" where it is the first, and ``predecessor``
    that element for people. With equal parents only the order has changed; of several possible
    readings the one with fewest moves is given.
    """

    place: Place
    old_parent: str
    new_parent: str
    old_after: str
    after: str
    predecessor: Place | None = None

    @property
    def reordered(self) -> bool:
        """Whether it stands under the heading it stood under."""
        return self.old_parent == self.new_parent


@dataclass(frozen=True, slots=True)
class Renamed:
    """An action whose machine id changed; nothing in print changes."""

    place: Place
    old_id: str
    new_id: str


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """A single value; None where it was or is missing.

    Fields by place. plan: ``rok``, ``tytul``, ``strategia``, ``slownik``, ``uchwala`` (whole, where
    one side has none), ``uchwala.organ``, ``uchwala.numer``, ``uchwala.data``,
    ``uchwala.zalacznik``, ``kolumny.<kolumna>`` (the footnote of a column). cel, priorytet:
    ``nazwa``. kierunek: ``numer``, ``nazwa``, ``strategia``. dzialanie: ``nazwa``, ``lp``,
    ``kontynuuje``, ``uchylone_litery``, ``uchylone``. przypis: ``tekst``.
    """

    place: Place
    field: str
    old: Value | None
    new: Value | None


@dataclass(frozen=True, slots=True)
class EntryAdded:
    """An entry that the list did not have; ``position`` from 0 in the new list."""

    place: Place
    field: ListField
    entry: Entry
    position: int


@dataclass(frozen=True, slots=True)
class EntryRemoved:
    """An entry that the list no longer has; ``position`` from 0 in the old list."""

    place: Place
    field: ListField
    entry: Entry
    position: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field of an entry with its two values; None where it was or is missing."""

    field: str
    old: Value | None
    new: Value | None


@dataclass(frozen=True, slots=True)
class EntryChanged:
    """An entry recognised in both lists with other values in some of its fields (``leaves``)."""

    place: Place
    field: ListField
    old: Entry
    new: Entry
    old_position: int
    new_position: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class EntriesReordered:
    """Entries that both lists have stand in another order.

    ``old`` and ``new`` are the entries common to both, as each plan has them, in its order.
    """

    place: Place
    field: ListField
    old: tuple[Entry, ...]
    new: tuple[Entry, ...]


Change = (
    Added
    | Removed
    | Repealed
    | Moved
    | Renamed
    | FieldChanged
    | EntryAdded
    | EntryRemoved
    | EntryChanged
    | EntriesReordered
)


def only_ids(change: Change) -> bool:
    """Whether nothing but the id of an entry changes; nothing in print does."""
    return isinstance(change, EntryChanged) and all(leaf.field == "id" for leaf in change.leaves)


def gives_id(change: Change) -> bool:
    """Whether an entry that had no id gets one, and nothing else of it changes."""
    return (
        isinstance(change, EntryChanged)
        and only_ids(change)
        and all(leaf.old is None for leaf in change.leaves)
    )


def goes_on(change: Change) -> bool:
    """Whether an action says that it goes on from that of the same id in an earlier plan."""
    if not isinstance(change, FieldChanged) or change.field != "kontynuuje" or change.old:
        return False
    return isinstance(change.new, str) and change.new.partition("/")[2] == change.place.id


ChangeKind = Literal[
    "added",
    "removed",
    "repealed",
    "moved",
    "renamed",
    "field_changed",
    "entry_added",
    "entry_removed",
    "entry_changed",
    "entries_reordered",
]

_KINDS: dict[type[Any], ChangeKind] = {
    Added: "added",
    Removed: "removed",
    Repealed: "repealed",
    Moved: "moved",
    Renamed: "renamed",
    FieldChanged: "field_changed",
    EntryAdded: "entry_added",
    EntryRemoved: "entry_removed",
    EntryChanged: "entry_changed",
    EntriesReordered: "entries_reordered",
}


def kind_of(change: Change) -> ChangeKind:
    """What a change is called in machine formats."""
    return _KINDS[type(change)]
