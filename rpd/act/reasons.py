"""The changes of a resolution as a justification tells them: by place, nothing unprinted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rpd.act.addresses import Addresses, genitive
from rpd.act.relevant import actions, only_order, relevant
from rpd.compare.changes import (
    Added,
    Change,
    FieldChanged,
    Moved,
    Place,
    Removed,
    Renamed,
    Repealed,
)
from rpd.frozen import dataclass
from rpd.plan.model import Dzialanie, Przypis, Uchylenie
from rpd.plan.profil import Kind, Profil
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP, capital, join
from rpd.telling import words
from rpd.telling.before_after import rows
from rpd.telling.content import link
from rpd.telling.describe import clause
from rpd.telling.names import column_name, noun

_UNPRINTED = ("identyfikator: ", "kontynuuje: ", "lp.: ")
"""Lines of what was added or removed that no annex prints; nor does it print links."""

Line = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""A row of the table: place, what changes, before and after."""


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one place: its heading, its sentences, its rows of the table."""

    heading: str
    sentences: tuple[str, ...]
    rows: tuple[Line, ...]


def groups(changes: Sequence[Change], addresses: Addresses) -> tuple[Group, ...]:
    """The changes by place, in the order of the annex; rows in another order are told together."""
    printed = relevant(changes)
    found: dict[tuple[str, str], list[Change]] = {}
    for change in printed:
        if not only_order(change):
            key = (change.place.kind, "" if change.place.kind == "przypis" else change.place.id)
            found.setdefault(key, []).append(change)
    told = [_group(members, addresses) for members in found.values()]
    order = _reordered(printed, addresses)
    return (*told, *order)


# --- sentences -----------------------------------------------------------------------------------


def _group(changes: Sequence[Change], addresses: Addresses) -> Group:
    place = changes[0].place
    return Group(
        heading=keep_together(_heading(place, addresses)),
        sentences=tuple(keep_together(_sentence(change, addresses)) for change in changes),
        rows=tuple(_row(change, addresses) for change in changes),
    )


def _heading(place: Place, addresses: Addresses) -> str:
    """„Działanie 3 „Nazwa” (Priorytet I.1, Kierunek interwencji 2)”."""
    if place.kind == "plan":
        return "Cały plan"
    if place.kind == "przypis":
        return "Odnośniki"
    *above, last = addresses.steps(addresses.after(place) or addresses.before(place))
    name = addresses.name(place)
    named = f" {words.quoted(name)}" if name else ""
    where = f" ({', '.join(above)})" if above else ""
    return f"{last[0].upper()}{last[1:]}{named}{where}"


def _sentence(change: Change, addresses: Addresses) -> str:
    said = _said(change, addresses)
    said = said[0].upper() + said[1:]
    return said if said.endswith(".") else f"{said}."


def _said(change: Change, addresses: Addresses) -> str:
    place = change.place
    note = f"odnośnik {addresses.odnosnik(place.id)}"
    match change:
        case Added(value=Przypis(tekst=tekst)):
            return f"dodano {note} w{NBSP}brzmieniu {words.quoted(tekst)}"
        case Removed(value=Przypis()):
            return f"uchylono {note}"
        case Added():
            return f"dodano {noun(place)}{_content(change.value, place.profil)}"
        case Removed() | Repealed():
            stub = isinstance(change, Repealed) or _repealed(change, addresses)
            done = "uchylono" if stub else "usunięto"
            return f"{done} {noun(place)}{_content(change.value, place.profil)}"
        case Moved():
            return _moved(change, addresses)
        case Renamed():
            raise AssertionError
        case FieldChanged(field="tekst"):
            return f"w{NBSP}odnośniku {addresses.odnosnik(place.id)} {clause(change)}"
        case FieldChanged(new=Uchylenie()):
            return f"uchylono {noun(place)}"
        case FieldChanged() if change.field.startswith("kolumny."):
            return _column(change, addresses)
        case _:
            return clause(change)


_ASKED: Final[frozenset[Kind]] = frozenset(("kwoty", "terminy", "podmioty"))


def _content(value: object, profil: Profil) -> str:
    """What a councillor asks first: the money, the time and the bodies; of headings the actions."""
    if isinstance(value, Dzialanie):
        about = [
            (column.noun, getattr(value, column.key))
            for column in profil.content
            if column.kind in _ASKED
        ]
        said = [
            f"{label}: {', '.join(words.entry(entry, profil) for entry in entries)}"
            for label, entries in about
            if entries
        ]
        return f" ({'; '.join(said)})" if said else ""
    below = [words.quoted(dzialanie.nazwa) for dzialanie in actions(value)]
    if not below:
        return ""
    action = profil.dzialanie.noun
    kinds = action.instrumental if len(below) == 1 else action.many_instrumental
    return f" z{NBSP}{kinds} {join(below)}"


def _moved(change: Moved, addresses: Addresses) -> str:
    shape, named = change.place.profil, noun(change.place)
    if change.reordered:
        return f"zmieniono miejsce: {named} stoi teraz w{NBSP}innej kolejności"
    old, new = addresses.before(change.place), addresses.after(change.place)
    source, target = genitive(change.old_parent, shape), genitive(change.new_parent, shape)
    return (
        f"{named} przeniesiono z{NBSP}{source} ({addresses.steps(old)[-1]}) do{NBSP}{target} "
        f"({addresses.steps(new)[-1]})"
    )


def _column(change: FieldChanged, addresses: Addresses) -> str:
    column = column_name(change.field.removeprefix("kolumny."), change.place.profil)
    where = f"w{NBSP}nagłówku kolumny „{column}”"
    old, new = change.old, change.new
    if old is None:
        return f"{where} dodano odnośnik {addresses.odnosnik(str(new))}"
    if new is None:
        return f"{where} skreślono odnośnik {addresses.odnosnik(str(old))}"
    now = addresses.odnosnik(str(new))
    return f"{where} odnośnik {addresses.odnosnik(str(old))} zastąpiono odnośnikiem {now}"


# --- rows of the table ---------------------------------------------------------------------------


def _row(change: Change, addresses: Addresses) -> Line:
    where, shape = addresses.named(change.place), change.place.profil
    match change:
        case Moved():
            old, new = addresses.before(change.place), addresses.after(change.place)
            named = words.quoted(name) if (name := addresses.name(change.place)) else where
            was, now = (", ".join(addresses.steps(number)) for number in (old, new))
            return named, "miejsce", (was,), (now,)
        case FieldChanged() if change.field.startswith("kolumny."):
            column = column_name(change.field.removeprefix("kolumny."), change.place.profil)
            marked = [
                "–" if name is None else f"odnośnik {addresses.odnosnik(str(name))}"
                for name in (change.old, change.new)
            ]
            return where, f"nagłówek kolumny „{column}”", (marked[0],), (marked[1],)
        case FieldChanged(new=Uchylenie()):
            return (
                where,
                "uchylono",
                (addresses.name(change.place) or "–",),
                (_repealed_mark(change),),
            )
    (row,) = rows((change,))
    after: tuple[str, ...] = (_repealed_mark(change),) if isinstance(change, Repealed) else row.new
    what = "uchylono" if _repealed(change, addresses) else row.what
    return where, what, _shown(row.old, shape), _shown(after, shape)


def _repealed_mark(change: Change) -> str:
    return change.place.profil.level(change.place.kind).repealed


def _repealed(change: Change, addresses: Addresses) -> bool:
    """Whether something is gone by repeal: the stub of it, or of what it stood under, stays."""
    return isinstance(change, Removed) and not addresses.stands(change.place)


def _shown(lines: Iterable[str], profil: Profil) -> tuple[str, ...]:
    """The lines that an annex prints; „–” where nothing is left."""
    unprinted = (*_UNPRINTED, *(f"{link(level)}: " for level in profil.levels))
    return tuple(line for line in lines if not line.lstrip().startswith(unprinted)) or ("–",)


# --- rows in another order -----------------------------------------------------------------------


def _reordered(changes: Sequence[Change], addresses: Addresses) -> Iterator[Group]:
    """For every heading whose actions have other numbers now: which stands where."""
    gone = {c.place.id for c in changes if isinstance(c, Added | Removed | Repealed)}
    below: dict[str, list[tuple[str, str, str]]] = {}
    for identifier, old in addresses.old.numery.items():
        new = addresses.new.numery.get(identifier, "")
        parted = addresses.new.profil.parted
        heading, lp = parted(old)
        if new and new != old and identifier not in gone and parted(new)[0] == heading:
            lps = lp, parted(new)[1]
            below.setdefault(heading, []).append(
                (*lps, addresses.new.words(addresses.new.nazwy[identifier]))
            )
    for heading, moved in below.items():
        yield _order(addresses.steps(heading), moved, addresses.new.profil)


def _order(heading: Sequence[str], moved: Sequence[tuple[str, str, str]], profil: Profil) -> Group:
    *above, last = heading
    noun_ = profil.dzialanie.noun
    lps = {old for old, _, _ in moved}
    said: tuple[str, ...]
    if len(moved) == 2 and lps == {new for _, new, _ in moved}:
        said = (f"{capital(noun_.many)} {join(old for old, _, _ in moved)} zamieniono miejscami.",)
    else:
        said = tuple(
            f"{capital(noun_.one)} {old} jest teraz {noun_.instrumental} {new}."
            for old, new, _ in moved
        )
    where = f" ({', '.join(above)})" if above else ""
    place = ", ".join((*above, last))
    return Group(
        heading=keep_together(f"{last}{where}: kolejność {noun_.many_genitive}"),
        sentences=tuple(map(keep_together, said)),
        rows=tuple(
            (
                place,
                f"kolejność {noun_.many_genitive}",
                (f"{noun_.one}{NBSP}{old}{_called(name)}",),
                (f"{noun_.one}{NBSP}{new}{_called(name)}",),
            )
            for old, new, name in moved
        ),
    )


def _called(name: str) -> str:
    return f" {words.quoted(name)}" if name else ""
