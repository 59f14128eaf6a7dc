"""The data of a plan as a tree: what stands where, how keys are ordered, what says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.built_in import PROFIL, chosen
from rpd.plan.profil import OGOLEM, STRATEGIA, WSKAZNIKI, Level, Profil
from rpd.plan.scales import bare
from rpd.plan.values import one_line
from rpd.writing.model_data import Data

Mapping = dict[str, Data]

_TREE = ""
"""Where the list of the tree stands among the fields of a plan."""
_ORDER: dict[str, tuple[str, ...]] = {
    "plan": (
        "format",
        "rok",
        "tytul",
        "uchwala",
        "projekt_uchwaly",
        "strategia",
        "slownik",
        PROFIL,
        "przypisy",
        "kolumny",
        "numery_przypisow",
        "znak_odnosnika",
        "proza",
        WSKAZNIKI,
        _TREE,
        "wyrazy",
        "odstepstwa",
        "zmiany",
    ),
    "uchwala": (
        "organ",
        "numer",
        "data",
        "zalacznik",
        "oznaczenie_zalacznika",
        "w_sprawie",
        "podstawa_prawna",
        "publikacja",
        "wejscie_w_zycie",
        "z_moca_od",
        "podpis",
        "odcisk",
        "metryczka",
    ),
    "wyrazy": (
        "strategia",
        "organ",
        "organ_dopelniacz",
        "zrodla",
        "aliasy",
        "narzedniki",
        "skroty",
        PROFIL,
    ),
    "przypisy": (),
    "numery_przypisow": (),
    "proza": (),
}
"""The keys of each mapping as plans write them; a new key is put in its place among them."""


def _order(kind: str, profil: Profil) -> tuple[str, ...]:
    if kind == "plan":
        lists = [level.key for level in profil.held(-1)]
        return tuple(key for name in _ORDER[kind] for key in ([name] if name != _TREE else lists))
    if kind == "kolumny":
        return profil.column_keys
    if kind == "proza":
        return tuple(one.key for one in profil.proza)
    depth = profil.depth(kind)
    if depth < 0:
        return _ORDER.get(kind, ())
    level = profil.all_levels[depth]
    if level is profil.dzialanie:
        return ("id", "lp", "nazwa", *profil.fields, "kontynuuje", "uchylone_litery", "uchylone")
    own = (pole.key for pole in profil.pola if kind in pole.on)
    below = (one.key for one in profil.held(depth))
    link = (STRATEGIA,) if level.linked else ()
    measured = (WSKAZNIKI,) if level.measured else ()
    return ("numer", "nazwa", *link, *own, OGOLEM, *measured, *below, "uchylony")


def children(parent: Mapping, key: str) -> list[Mapping]:
    """The mappings of a list that stand directly under a plan or a heading."""
    below = parent.get(key)
    return [child for child in below if isinstance(child, dict)] if isinstance(below, list) else []


Walked = tuple[str, str, Mapping, list[Mapping]]
"""Kind, address, data and siblings of a heading or an action."""


def walk(plan: Mapping) -> Iterator[Walked]:
    """Every heading and action of the data of a plan."""
    return _walk(plan, "", -1, chosen(plan))


def _walk(parent: Mapping, number: str, depth: int, profil: Profil) -> Iterator[Walked]:
    for level in profil.held(depth):
        for child in children(parent, level.key):
            address = address_of(level, child, number)
            yield level.kind, address, child, parent[level.key]
            if level.below:
                yield from _walk(child, address, profil.depth(level.kind), profil)


def mappings(data: Data, path: Path = ()) -> Iterator[tuple[Mapping, Path]]:
    """Every mapping of the data with its place."""
    held: list[tuple[Data, Path]] = [(data, path)]
    while held:
        one, there = held.pop()
        if isinstance(one, dict):
            yield one, there
            below: Iterable[tuple[str | int, Data]] = one.items()
        else:
            below = enumerate(one if isinstance(one, list) else ())
        held += [(it, (*there, step)) for step, it in below if isinstance(it, dict | list)]


def copied(data: Data) -> Data:
    """Data of its own with the same values; ``deepcopy`` takes ten times as long to see to that."""
    if isinstance(data, dict):
        return {name: copied(value) for name, value in data.items()}
    return [copied(item) for item in data] if isinstance(data, list) else data


def address_of(level: Level, data: Mapping, parent: str) -> str:
    """How amendments name an element: an action by its id, a heading by its number in full."""
    if not level.below:
        return str(data.get("id", ""))
    own = level.named_number(str(data.get("numer", "")), str(data.get("nazwa", "")))
    return level.full(own, parent)


def action_ids(kind: str, data: Mapping, profil: Profil) -> Iterator[str]:
    """The ids of all actions below a heading."""
    return (str(action.get("id", "")) for action in actions_below(kind, data, profil))


def actions_below(kind: str, data: Mapping, profil: Profil) -> Iterator[Mapping]:
    """All actions below a heading; an action is its own."""
    if profil.below(kind) is None:
        yield data
        return
    for level in profil.held(profil.depth(kind)):
        for child in children(data, level.key):
            yield from actions_below(level.kind, child, profil)


def set_key(mapping: Mapping, name: str, value: Data, kind: str, profil: Profil) -> None:
    """Set a key; a new one is put behind the last of those that stand before it in a plan."""
    order = _order(kind, profil)
    if name in mapping:
        mapping[name] = value
        return
    if name not in order:
        _insert(mapping, name, value, by_name=kind == "skroty")
        return
    earlier = set(order[: order.index(name)])
    items = list(mapping.items())
    at = max((i + 1 for i, (key, _) in enumerate(items) if key in earlier), default=0)
    mapping.clear()
    mapping.update([*items[:at], (name, value), *items[at:]])


def _insert(mapping: Mapping, name: str, value: Data, *, by_name: bool) -> None:
    """A new key at the end; in the list of abbreviations behind those that come before it."""
    items = list(mapping.items())
    earlier = [i + 1 for i, (key, _) in enumerate(items) if key.casefold() < name.casefold()]
    at = max(earlier, default=0) if by_name else len(items)
    mapping.clear()
    mapping.update([*items[:at], (name, value), *items[at:]])


def expanded(name: str, entry: Data, profil: Profil) -> Data:
    """An entry in full: a bare text as a mapping, what is said by default left out."""
    column = profil.by_key.get(name)
    if isinstance(entry, str):
        return {column.main if column else "": entry}
    if column is not None and column.own and isinstance(entry, int | Decimal):
        return {column.main: str(entry)}
    if isinstance(entry, dict):
        if name == WSKAZNIKI:
            return _measure(entry)
        return {key: v for key, v in entry.items() if v is not False}
    return entry


def _measure(entry: Mapping) -> Mapping:
    """An indicator in full: a target that is a number alone has a field of its own."""
    number = bare(entry.get("docelowa"))
    full = {key: v for key, v in entry.items() if v is not False and (key, v) != _PIECES}
    if number is None or "wartosc_docelowa" in full:
        return full
    return {("wartosc_docelowa" if k == "docelowa" else k): v for k, v in full.items()} | {
        "wartosc_docelowa": number
    }


_PIECES = ("jednostka", "szt.")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of an action or a plan, and what knows the short forms of its entries."""

    name: str
    profil: Profil

    @property
    def single(self) -> bool:
        """Whether one text needs no list."""
        return self.name in self.profil.by_key and self.profil.by_key[self.name].single

    def full(self, entry: Data) -> Data:
        """An entry in full."""
        return expanded(self.name, entry, self.profil)

    def without_id(self, entry: Data) -> Data:
        """An entry in full without its id."""
        return without_id(self.name, entry, self.profil)

    def same(self, one: Sequence[Data], other: Sequence[Data]) -> bool:
        """Whether two lists say the same; who has which id is no question of words."""
        return same([self.without_id(e) for e in one], [self.without_id(e) for e in other])


def without_id(name: str, entry: Data, profil: Profil) -> Data:
    """An entry in full without its id."""
    full = expanded(name, entry, profil)
    if name in profil.with_ids and isinstance(full, dict):
        return {key: value for key, value in full.items() if key != "id"}
    return full


def id_of(entry: Data) -> str:
    """The id of an entry of a list; "" where it has none."""
    found = entry.get("id") if isinstance(entry, dict) else None
    return found if isinstance(found, str) else ""


def keeping_id(entry: Data, former: Data, wanted: Data) -> Data:
    """What an entry becomes: as wanted, with the id it has where a change of it tells of none.

    An amendment may be older than the ids of the plan.
    """
    kept = id_of(entry)
    if not kept or id_of(former) or id_of(wanted) or not isinstance(wanted, dict):
        return wanted
    return wanted | {"id": kept}


def same(one: Data, other: Data) -> bool:
    """Whether two values say the same: white space and the type of a number do not count."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, str) and isinstance(other, str):
        return one == other or one_line(one) == one_line(other)
    if isinstance(one, str) != isinstance(other, str):
        # What is read as a text may be written as a number („lp: 3”).
        return (
            isinstance(one, str | int) and isinstance(other, str | int) and str(one) == str(other)
        )
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
