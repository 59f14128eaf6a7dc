"""An amendment as typed operations, made from changes.

Operations address what they change as it is called in the plan they are applied to (``Target``:
the ``id`` of an action or footnote, the number of a heading); where something is put is said as
the amended plan calls it (``w`` the heading above, ``po`` the element before). They carry what
stood there before, so that they fit one plan and no other. ``saved`` gives their plain form.
"""

from __future__ import annotations

from typing import ClassVar

from rpd.amendment.act_units import ActUnit
from rpd.compare.changes import (
    PlaceKind,
)
from rpd.frozen import dataclass
from rpd.plan.model import (
    Naglowek,
    Pairs,
)
from rpd.writing.model_data import Data

Rodzaj = str
"""What machines call a level or an action, or „przypis”."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an operation is about; the plan itself has kind ``plan`` and no id."""

    kind: PlaceKind = "plan"
    id: str = ""


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field another value; ``bylo`` and ``jest`` are None where it is not written."""

    name: ClassVar = "zmien"
    gdzie: Target
    pole: str
    bylo: Data
    jest: Data


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Put an entry into a list; ``miejsce`` counts from 1 in the list as it will be."""

    name: ClassVar = "dodaj-wpis"
    gdzie: Target
    pole: str
    wpis: Data
    miejsce: int


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Take an entry out of a list; ``miejsce`` (from 1) tells apart those that say the same."""

    name: ClassVar = "usun-wpis"
    gdzie: Target
    pole: str
    wpis: Data
    miejsce: int = 0


@dataclass(frozen=True, slots=True)
class SetEntry:
    """Replace an entry of a list where it stands; ``miejsce`` as in `RemoveEntry`."""

    name: ClassVar = "zmien-wpis"
    gdzie: Target
    pole: str
    bylo: Data
    jest: Data
    miejsce: int = 0


@dataclass(frozen=True, slots=True)
class OrderEntries:
    """Put the entries of a list, as changed and without those to be added, in this order.

    ``stalo`` are the same entries as they were, in their former order.
    """

    name: ClassVar = "uporzadkuj-wpisy"
    gdzie: Target
    pole: str
    kolejnosc: tuple[Data, ...]
    stalo: tuple[Data, ...] = ()


@dataclass(frozen=True, slots=True)
class Add:
    """Add an element under the heading ``w`` behind the element ``po`` ("" as the first)."""

    name: ClassVar = "dodaj"
    rodzaj: Rodzaj
    tresc: Data
    w: str = ""
    po: str = ""


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove an element.

    ``wraz_z`` are the ids of the actions below a heading that go with it; others would have to
    move away before, or the amendment does not fit. ``tresc`` is what goes, ``stalo_w`` and
    ``stalo_po`` say where it stood, as the plan calls it before the amendment.
    """

    name: ClassVar = "usun"
    gdzie: Target
    wraz_z: tuple[str, ...] = ()
    tresc: Data = None
    stalo_w: str = ""
    stalo_po: str = ""


@dataclass(frozen=True, slots=True)
class Repeal:
    """Repeal an action; its content (``tresc``) goes unless ``tresc_zostaje``."""

    name: ClassVar = "uchyl"
    gdzie: Target
    uchwala: str
    data: str
    tresc_zostaje: bool = False
    tresc: Data = None


@dataclass(frozen=True, slots=True)
class Move:
    """Put an element under the heading ``w`` behind the element ``po`` ("" as the first).

    ``stalo_w`` and ``stalo_po`` say where it stood, as the plan calls it before the amendment;
    what stands at the top stood in „plan”, and ``stalo_w`` is "" where the file does not say.
    """

    name: ClassVar = "przenies"
    gdzie: Target
    w: str = ""
    po: str = ""
    stalo_w: str = ""
    stalo_po: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    """Give an action another id."""

    name: ClassVar = "zmien-id"
    gdzie: Target
    id: str


Operation = (
    SetField
    | AddEntry
    | RemoveEntry
    | SetEntry
    | OrderEntries
    | Add
    | Remove
    | Repeal
    | Move
    | Rename
)

OPERATIONS: dict[str, type[Operation]] = {
    operation.name: operation
    for operation in (
        SetField,
        AddEntry,
        RemoveEntry,
        SetEntry,
        OrderEntries,
        Add,
        Remove,
        Repeal,
        Move,
        Rename,
    )
}


@dataclass(frozen=True, slots=True)
class OwnShape:
    """What levels and fields of actions a plan has whose profile is its own."""

    poziomy: tuple[str, ...]
    pola: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """The operations of one resolution; ``data`` is its ISO date, ``rok`` the plan's year.

    ``obowiazuje_od`` is the ISO date of its entry into force where that is another day,
    ``paragraf`` the unit of the resolution that makes the changes („§ 1”). ``odcisk_przed`` and
    ``odcisk`` are the digests of the words of the plan that it was made for, and of what it makes.
    ``pozostale_przepisy`` are the other provisions of the resolution („§ 2. Uchwała wchodzi …”),
    which no consolidated text takes in.
    ``jednostki`` tell which unit of the printed act did what to which place of the annex; older
    files, and amendments that no act printed by this program ordered, have none.
    ``naglowek`` is what the act says of itself besides.
    ``opinie`` and ``konsultacje`` are sentences for the justification, ``metryczka`` is who made
    and published it and when. ``ksztalt`` is that of a plan with a profile of its own, so that the
    file says by itself what may be named in it. ``format`` is that of the file, where the file
    states it.
    """

    uchwala: str
    data: str
    rok: int
    operacje: tuple[Operation, ...]
    opis: str = ""
    obowiazuje_od: str = ""
    paragraf: str = ""
    odcisk_przed: str = ""
    odcisk: str = ""
    pozostale_przepisy: tuple[str, ...] = ()
    jednostki: tuple[ActUnit, ...] = ()
    naglowek: Naglowek = Naglowek()
    opinie: tuple[str, ...] = ()
    konsultacje: tuple[str, ...] = ()
    metryczka: Pairs = ()
    ksztalt: OwnShape | None = None
    format: int | None = None


# --- changes → operations ------------------------------------------------------------------------
