"""The data of a plan as a tree: what stands where, how keys are ordered, what says the same."""

from __future__ import annotations

from collections.abc import Iterator

from rpd.diagnostics import Path
from rpd.plan.values import one_line
from rpd.writing.plain import Data

Mapping = dict[str, Data]

BELOW = {"plan": "cele", "cel": "priorytety", "priorytet": "kierunki", "kierunek": "dzialania"}
LEVELS = ("cel", "priorytet", "kierunek", "dzialanie")
ABOVE = {"cel": "plan", "priorytet": "cel", "kierunek": "priorytet", "dzialanie": "kierunek"}
CONTENT = ("opis", "produkty", "wskazniki", "budzet", "termin", "realizatorzy")
_MAIN = {"opis": "tekst", "produkty": "nazwa", "termin": "okres", "realizatorzy": "podmiot"}
SINGLE = ("opis", "termin")
WITH_IDS = ("wskazniki", "budzet")
"""The lists whose entries may carry ids."""
_ORDER: dict[str, tuple[str, ...]] = {
    "plan": (
        "format",
        "rok",
        "tytul",
        "uchwala",
        "projekt_uchwaly",
        "strategia",
        "slownik",
        "przypisy",
        "kolumny",
        "numery_przypisow",
        "znak_odnosnika",
        "cele",
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
    ),
    "cel": ("numer", "nazwa", "priorytety", "uchylony"),
    "priorytet": ("numer", "nazwa", "kierunki", "uchylony"),
    "kierunek": ("numer", "nazwa", "strategia", "dzialania", "uchylony"),
    "dzialanie": ("id", "lp", "nazwa", *CONTENT, "kontynuuje", "uchylone_litery", "uchylone"),
    "kolumny": ("nazwa", *CONTENT),
    "przypisy": (),
    "numery_przypisow": (),
}
"""The keys of each mapping as plans write them; a new key is put in its place among them."""


def children(parent: Mapping, kind: str) -> list[Mapping]:
    """The mappings that stand directly under a plan or a heading of that kind."""
    below = parent.get(BELOW[kind])
    return [child for child in below if isinstance(child, dict)] if isinstance(below, list) else []


def walk(plan: Mapping) -> Iterator[tuple[str, str, Mapping, list[Mapping]]]:
    """Kind, address, data and siblings of every heading and action."""
    for cel in children(plan, "plan"):
        yield "cel", str(cel.get("numer", "")), cel, plan["cele"]
        for priorytet in children(cel, "cel"):
            number = str(priorytet.get("numer", ""))
            yield "priorytet", number, priorytet, cel["priorytety"]
            for kierunek in children(priorytet, "priorytet"):
                full = f"{number}.{kierunek.get('numer', '')}"
                yield "kierunek", full, kierunek, priorytet["kierunki"]
                for dzialanie in children(kierunek, "kierunek"):
                    identifier = str(dzialanie.get("id", ""))
                    yield "dzialanie", identifier, dzialanie, kierunek["dzialania"]


def mappings(data: Data, path: Path = ()) -> Iterator[tuple[Mapping, Path]]:
    """Every mapping of the data with its place."""
    if isinstance(data, dict):
        yield data, path
        for name, value in data.items():
            yield from mappings(value, (*path, name))
    elif isinstance(data, list):
        for position, item in enumerate(data):
            yield from mappings(item, (*path, position))


def address_of(level: str, data: Mapping, parent: str) -> str:
    """How amendments name an element: an action by its id, a heading by its number in full."""
    if level == "dzialanie":
        return str(data.get("id", ""))
    number = str(data.get("numer", ""))
    return f"{parent}.{number}" if level == "kierunek" else number


def action_ids(kind: str, data: Mapping) -> Iterator[str]:
    """The ids of all actions below a heading."""
    return (str(action.get("id", "")) for action in actions_below(kind, data))


def actions_below(kind: str, data: Mapping) -> Iterator[Mapping]:
    """All actions below a heading; an action is its own."""
    if kind == "dzialanie":
        yield data
        return
    below = LEVELS[LEVELS.index(kind) + 1]
    for child in children(data, kind):
        yield from actions_below(below, child)


def set_key(mapping: Mapping, name: str, value: Data, kind: str) -> None:
    """Set a key; a new one is put behind the last of those that stand before it in a plan."""
    order = _ORDER.get(kind, ())
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


def expanded(name: str, entry: Data) -> Data:
    """An entry in full: a bare text as a mapping, what is said by default left out."""
    if isinstance(entry, str):
        return {_MAIN.get(name, ""): entry}
    if isinstance(entry, dict):
        default = {"jednostka": "szt."} if name == "wskazniki" else {}
        return {key: v for key, v in entry.items() if not (v is False or default.get(key) == v)}
    return entry


def without_id(name: str, entry: Data) -> Data:
    """An entry in full without its id."""
    full = expanded(name, entry)
    if name in WITH_IDS and isinstance(full, dict):
        return {key: value for key, value in full.items() if key != "id"}
    return full


def id_of(name: str, entry: Data) -> str:
    """The id of an entry; "" where it has none or stands in a list whose entries have none."""
    found = entry.get("id") if name in WITH_IDS and isinstance(entry, dict) else None
    return found if isinstance(found, str) else ""


def keeping_id(name: str, entry: Data, former: Data, wanted: Data) -> Data:
    """What an entry becomes: as wanted, with the id it has where a change of it tells of none.

    An amendment may be older than the ids of the plan.
    """
    kept = id_of(name, entry)
    if not kept or id_of(name, former) or id_of(name, wanted) or not isinstance(wanted, dict):
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


def _full(name: str, value: Data, *, ids: bool) -> Data:
    if name in CONTENT:
        entries = [value] if isinstance(value, str) else list(value or ())
        full = expanded if ids else without_id
        return [_stated(full(name, entry)) for entry in entries]
    if name in BELOW.values():
        return [
            {key: _full(key, member, ids=ids) for key, member in _stated(child).items()}
            for child in value or ()
        ]
    return value


def _stated(value: Data) -> Data:
    """A mapping without the keys that say nothing."""
    if not isinstance(value, dict):
        return value
    return {
        key: _stated(member)
        for key, member in value.items()
        if not (member is None or member is False or member in ("", [], {}))
    }


Difference = tuple[Path, Data, Data]
"""Where two values differ first, and the two values there; None where there is none."""


def difference(one: Data, other: Data, path: Path = ()) -> Difference | None:
    """The first place at which two values do not say the same; None where they do."""
    if same(one, other):
        return None
    if isinstance(one, dict) and isinstance(other, dict):
        for key in {**one, **other}:
            if found := difference(one.get(key), other.get(key), (*path, key)):
                return found
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for position, (mine, theirs) in enumerate(zip(one, other, strict=True)):
            if found := difference(mine, theirs, (*path, position)):
                return found
    return path, one, other


def content_difference(name: str, one: Data, other: Data) -> Difference | None:
    """`difference` of two values of a field, be they written in short or in full.

    Ids of entries count where both have them.
    """
    ids = _has_ids(name, one) and _has_ids(name, other)
    return difference(_full(name, one, ids=ids), _full(name, other, ids=ids), (name,))


def _has_ids(name: str, value: Data) -> bool:
    if name in WITH_IDS:
        return any(id_of(name, entry) for entry in value or ())
    if name in BELOW.values():
        return any(_has_ids(key, member) for child in value or () for key, member in child.items())
    return False
