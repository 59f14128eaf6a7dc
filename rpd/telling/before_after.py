"""Every change as a row „było / jest”: the neutral table behind the formats that are tables."""

from __future__ import annotations

from collections.abc import Iterable

from rpd.compare.changes import (
    Added,
    Change,
    ChangeKind,
    EntriesReordered,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    FieldChanged,
    Moved,
    Removed,
    Renamed,
    Repealed,
    kind_of,
)
from rpd.frozen import dataclass
from rpd.plan.parts import Value
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.telling import words
from rpd.telling.content import element_lines, repealed
from rpd.telling.names import column_name, field_name
from rpd.telling.textdiff import Segment, segments


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A change. ``old`` and ``new`` are lines of text, without a line where there was nothing.

    ``segments`` is their difference word by word where both sides are one text, else empty.
    """

    kind: ChangeKind
    number: str
    name: str
    what: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    segments: tuple[Segment, ...] = ()


def rows(changes: Iterable[Change]) -> tuple[BeforeAfter, ...]:
    """A row for each change, in the same order."""
    return tuple(map(_row, changes))


def _row(change: Change) -> BeforeAfter:
    what, old, new = _sides(change)
    old = tuple(keep_together(line) for line in old)
    new = tuple(keep_together(line) for line in new)
    compared = len(old) == len(new) == 1 and not isinstance(change, Moved | Renamed)
    number = change.place.number
    if change.place.kind == "przypis":
        number = f"przypis „{change.place.id}”"
    return BeforeAfter(
        kind=kind_of(change),
        number=number or "plan",
        name=change.place.name,
        what=what,
        old=old,
        new=new,
        segments=segments(old[0], new[0]) if compared else (),
    )


_Sides = tuple[str, tuple[str, ...], tuple[str, ...]]


def _sides(change: Change) -> _Sides:
    match change:
        case Added():
            return "dodano", (), tuple(element_lines(change.value, change.place.profil))
        case Removed():
            return "usunięto", tuple(element_lines(change.value, change.place.profil)), ()
        case Repealed():
            by = words.resolution(change.uchylenie.uchwala, change.uchylenie.data)
            gone = repealed(change.place.profil.dzialanie)
            return (
                "uchylono",
                tuple(element_lines(change.value, change.place.profil)),
                (f"({gone} {by})",),
            )
        case Moved():
            return "przeniesiono", (_stood(change, old=True),), (_stood(change, old=False),)
        case Renamed():
            return "identyfikator", (change.old_id,), (change.new_id,)
        case FieldChanged():
            name = change.field.removeprefix("kolumny.")
            column = name != change.field
            heading = column_name(name, change.place.profil)
            what = (
                f"przypis kolumny „{heading}”" if column else field_name(name, change.place.profil)
            )
            return what, _value(change.old), _value(change.new)
        case EntryAdded():
            return (
                column_name(change.field, change.place.profil),
                (),
                (words.entry(change.entry, change.place.profil),),
            )
        case EntryRemoved():
            return (
                column_name(change.field, change.place.profil),
                (words.entry(change.entry, change.place.profil),),
                (),
            )
        case EntryChanged():
            profil = change.place.profil
            old, new = words.entry(change.old, profil), words.entry(change.new, profil)
            return column_name(change.field, change.place.profil), (old,), (new,)
        case EntriesReordered():
            return (
                f"{column_name(change.field, change.place.profil)} (kolejność)",
                tuple(words.entry(one, change.place.profil) for one in change.old),
                tuple(words.entry(one, change.place.profil) for one in change.new),
            )


def _stood(change: Moved, *, old: bool) -> str:
    number = change.place.old if old else change.place.new
    after = change.old_after if old else change.after
    return f"{number} (po: {after})" if after else f"{number} (na początku)"


def _value(value: Value | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (one_line(value) if isinstance(value, str) else words.value(value),)
