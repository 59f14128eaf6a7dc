"""Every change as a Polish sentence for people, and texts compared word by word.

``describe`` gives the sentence, the texts that changed as segments, and for what was added or
removed as a whole its content line by line, so that nothing changed goes unmentioned. Long texts
are cut in the middle of a sentence; the segments and the lines of content always hold them whole.
"""

from __future__ import annotations

from collections.abc import Mapping

from rpd.compare.changes import (
    Added,
    Change,
    EntriesReordered,
    EntryAdded,
    EntryChanged,
    EntryRemoved,
    FieldChanged,
    Leaf,
    Moved,
    Place,
    Removed,
    Renamed,
    Repealed,
)
from rpd.frozen import dataclass
from rpd.plan.model import Uchylenie
from rpd.plan.profil import OGOLEM, STRATEGIA
from rpd.plan.values import prose
from rpd.polish import wording
from rpd.polish.spaces import keep_together
from rpd.telling import words
from rpd.telling.clauses import entry_changed, entry_said, from_to, periods_changed
from rpd.telling.content import element_lines
from rpd.telling.names import (
    FIELD_NAMES,
    column_name,
    field_name,
    genitive,
    heading,
    instrumental,
    leaf_names,
    members,
    noun,
    titled,
    where,
)
from rpd.telling.textdiff import Segment, segments


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A text that changed: what it is („opis”), and its difference word by word."""

    label: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """A change in words. ``content`` lists what an added or removed element consists of."""

    sentence: str
    texts: tuple[TextDifference, ...] = ()
    content: tuple[str, ...] = ()


def describe(change: Change) -> Description:
    """The change in words; no-break spaces are in place."""
    texts: tuple[TextDifference, ...] = ()
    content: tuple[str, ...] = ()
    match change:
        case Added() | Removed():
            content = tuple(
                keep_together(line) for line in element_lines(change.value, change.place.profil)
            )
        case Repealed():
            content = tuple(
                keep_together(line) for line in element_lines(change.value, change.place.profil)
            )
        case FieldChanged() if isinstance(change.old, str) and isinstance(change.new, str):
            texts = _texts((Leaf(change.field, change.old, change.new),), FIELD_NAMES)
        case EntryChanged():
            texts = _texts(change.leaves, leaf_names(change.field, change.place.profil))
        case _:
            pass
    return Description(keep_together(sentence(change)), texts, content)


_PROSE_FIELDS = frozenset(("nazwa", "tekst", "opis", "powod", "tytul", "zrodlo_danych", "uwagi"))


def _texts(leaves: tuple[Leaf, ...], names: Mapping[str, str]) -> tuple[TextDifference, ...]:
    return tuple(
        TextDifference(
            names.get(leaf.field, leaf.field), segments(prose(leaf.old), prose(leaf.new))
        )
        for leaf in leaves
        if leaf.field in _PROSE_FIELDS and isinstance(leaf.old, str) and isinstance(leaf.new, str)
    )


# --- sentences -----------------------------------------------------------------------------------


def sentence(change: Change) -> str:
    """The change as one sentence with its full stop."""
    said = _said(change)
    return said if said.endswith(".") else f"{said}."


def clause(
    change: FieldChanged | EntryAdded | EntryRemoved | EntryChanged | EntriesReordered,
) -> str:
    """What happened at a place, without the place: „dodano termin „II kwartał””."""
    match change:
        case FieldChanged():
            return _field(change)
        case EntryAdded():
            return f"dodano {entry_said(change.field, change)}"
        case EntryRemoved():
            return f"usunięto {entry_said(change.field, change)}"
        case EntryChanged():
            return entry_changed(change)
        case EntriesReordered():
            profil = change.place.profil
            what = members(change.field, profil)
            listed = ", ".join(words.quoted(words.entry(entry, profil)) for entry in change.new)
            return f"zmieniono kolejność {what}; obecna: {listed}"


def _said(change: Change) -> str:
    place = change.place
    match change:
        case Added():
            return _added(change)
        case Removed():
            named = genitive(change.parent, place.profil) if change.parent else ""
            parent = f" z{wording.NBSP}{named}" if named else ""
            return f"Usunięto {noun(place)} {titled(place)}{parent}"
        case Repealed():
            by = words.resolution(change.uchylenie.uchwala, change.uchylenie.data)
            called = " ".join(filter(None, (titled(place, place.old), place.within)))
            return f"Uchylono {noun(place)} {called} {by}"
        case Moved():
            return _moved(change)
        case Renamed():
            old, new = wording.out_of(f"„{change.old_id}”"), f"„{change.new_id}”"
            return f"{where(place)} identyfikator zmieniono {old} na{wording.NBSP}{new}"
        case FieldChanged():
            # A sentence about the name gives both names already.
            return _placed(place, clause(change), named=change.field != "nazwa")
        case EntryChanged():
            return _placed(place, clause(change))
        case EntryAdded() | EntryRemoved() | EntriesReordered():
            return f"{where(place)} {clause(change)}"


def _placed(place: Place, clause: str, *, named: bool = True) -> str:
    """A clause behind its place; of the plan itself only what the clause names."""
    if place.kind == "plan" and clause.startswith(("w ", f"w{wording.NBSP}")):
        return clause[0].upper() + clause[1:]
    return f"{where(place, named=named)} {clause}"


def _added(change: Added) -> str:
    place = change.place
    named = heading(change.parent, place.profil) if change.parent else ""
    parent = f" w{wording.NBSP}{named}" if named else ""
    return f"Dodano {noun(place)} {titled(place)}{parent}"


def _moved(change: Moved) -> str:
    place = change.place
    shape = place.profil
    now = f" (obecnie {place.new})" if place.new != place.old else ""
    if change.reordered:
        below = f" w{wording.NBSP}{heading(change.new_parent, shape)}" if change.new_parent else ""
        behind = _behind(change)
        what = f"{noun(place)} {titled(place, place.old)}{below}"
        return f"Przestawiono {what}: stoi teraz {behind}{now}"
    source = f" z{wording.NBSP}{genitive(change.old_parent, shape)}" if change.old_parent else ""
    target = f" do{wording.NBSP}{genitive(change.new_parent, shape)}" if change.new_parent else ""
    return f"Przeniesiono {noun(place)} {titled(place, place.old)}{source}{target}{now}"


def _behind(change: Moved) -> str:
    """„za działaniem I.1.2/3 „Wizyty studyjne””, „na początku”."""
    if change.predecessor is None:
        return "na początku"
    behind = instrumental(change.predecessor)
    return f"za{wording.NBSP}{behind} {titled(change.predecessor, change.predecessor.new)}"


def _field(change: FieldChanged) -> str:
    if change.field.startswith("kolumny."):
        column = column_name(change.field.removeprefix("kolumny."), change.place.profil)
        said = from_to("odesłanie do przypisu", change.old, change.new)
        return f"w{wording.NBSP}kolumnie „{column}” {said}"
    name = field_name(change.field, change.place.profil)
    if change.field == OGOLEM and isinstance(change.old, tuple) and isinstance(change.new, tuple):
        return periods_changed("kwotę ogółem", change.old, change.new)
    if change.field == STRATEGIA and change.place.kind != "plan":
        name = "powiązanie ze strategią"
    if isinstance(change.new, Uchylenie) and change.old is None:
        return f"uchylono {words.value(change.new)}"
    if isinstance(change.old, Uchylenie) and change.new is None:
        return f"cofnięto uchylenie dokonane {words.value(change.old)}"
    if isinstance(change.old, Uchylenie) and isinstance(change.new, Uchylenie):
        now = words.resolution(change.new.uchwala, change.new.data, "uchwałę")
        instead = words.resolution(change.old.uchwala, change.old.data, "uchwały")
        return f"jako podstawę uchylenia wskazano {now} zamiast {instead}"
    if change.field == "uchwala":
        done = "usunięto dane uchwały" if change.new is None else "dodano dane uchwały"
        return f"{done}: {words.value(change.old or change.new or '')}"
    if change.field == "lp" and change.place.old == change.place.new:
        # Written where it was counted before, or the other way round: in print nothing changes.
        now = f"zapisano lp. {change.new}" if change.new else f"skreślono zapisaną lp. {change.old}"
        return f"{now} (numer w{wording.NBSP}druku bez zmian)"
    if change.field in ("lp", "numer"):
        return _number_changed(change)
    return from_to(name, change.old, change.new)


def _number_changed(change: FieldChanged) -> str:
    """Printed numbers stand without quotation marks."""
    name = "lp." if change.field == "lp" else "numer"
    if change.old is None:
        return f"dodano {name} {change.new}"
    if change.new is None:
        return f"usunięto {name} {change.old}"
    return f"{name} zmieniono z{wording.NBSP}{change.old} na{wording.NBSP}{change.new}"
