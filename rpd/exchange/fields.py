"""What columns of all tables share, and the fields of bodies: each is read and written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final

from rpd.exchange.tables import (
    ACTIONS,
    ID,
    OWNER,
    Data,
    FieldOf,
    number,
    yes,
)
from rpd.formats.forms import ColumnKind, FormColumn, Value
from rpd.plan.model import Realizator
from rpd.plan.profil import Profil

Get = Callable[[Any], Value]
Put = Callable[[Data, Value], None]

BODY_KEYS: Final = ("podmiot", "rola", "lit", "uwagi")
"""The keys of entries as plans write them; a new key is put in its place among them."""


def put_key(data: Data, key: str, value: Any, order: Sequence[str]) -> None:
    """Set a key of an entry; a new one goes behind the last of those that stand before it."""
    if value is None:
        data.pop(key, None)
        return
    if key in data:
        data[key] = value
        return
    earlier = set(order[: order.index(key)]) if key in order else set(order)
    items = list(data.items())
    at = max((i + 1 for i, (name, _) in enumerate(items) if name in earlier), default=0)
    data.clear()
    data.update([*items[:at], (key, value), *items[at:]])


def column(
    key: str, header: str, width: int, meaning: str, kind: ColumnKind = "text", **more: Any
) -> FormColumn:
    """A column."""
    return FormColumn(key, header, width, meaning, kind, **more)


def owner_fields(noun: str) -> tuple[FieldOf, ...]:
    """What says whose an entry is."""
    return (
        FieldOf(
            column(
                OWNER,
                f"Id {noun}",
                24,
                f"Identyfikator {noun}, do którego wiersz należy; w nowym wierszu wybierz go z "
                "listy.",
                locked=True,
                names=True,
                values=ACTIONS,
            )
        ),
        FieldOf(column("numer", "Numer", 9, f"Numer {noun} w planie.", locked=True)),
        FieldOf(column("nazwa_dzialania", f"Nazwa {noun}", 34, f"Nazwa {noun}.", locked=True)),
    )


def id_field(header: str) -> FieldOf:
    """What names an entry within its owner."""
    meaning = "Po nim rpd rozpoznaje wiersz; w nowym wierszu zostaw puste."
    return FieldOf(column(ID, header, 20, meaning, locked=True))


def plain(
    key: str, order: Sequence[str], about: FormColumn, get: Get | None = None, **more: Any
) -> FieldOf:
    """A field that is a text in the model and in the data."""

    def put(data: Data, value: Value) -> None:
        put_key(data, key, value or None, order)

    return FieldOf(about, get or (lambda entry: getattr(entry, key) or ""), put, **more)


def flag(key: str, order: Sequence[str], about: FormColumn) -> FieldOf:
    """A field that is there or not."""

    def put(data: Data, value: Value) -> None:
        put_key(data, key, True if value else None, order)

    return FieldOf(about, lambda entry: yes(getattr(entry, key)), put)


def whole_number(key: str, order: Sequence[str], about: FormColumn) -> FieldOf:
    """A field that is a whole number."""

    def put(data: Data, value: Value) -> None:
        put_key(data, key, int(value) if value else None, order)

    return FieldOf(about, lambda entry: number(getattr(entry, key)), put)


def inner_names(key: str, wanted: Collection[str]) -> list[str]:
    """The periods of wanted columns."""
    return [name.partition(".")[2] for name in wanted if name.partition(".")[0] == key]


def used(found: Iterable[Any], key: str) -> bool:
    """Whether one of the entries says something in a field („baza.rok”: of its base)."""
    attributes = key.split(".")
    for one in found:
        for attribute in attributes:
            one = getattr(one, attribute, None)  # noqa: PLW2901 (deeper and deeper)
        if one:
            return True
    return False


def put_inner(data: Data, key: str, inner: str, value: Any, order: Sequence[str]) -> None:
    """Set a key of a mapping of periods, which are in their order where they are years."""
    held = data.get(key)
    mapping = dict(held) if isinstance(held, dict) else {}
    if value is None:
        mapping.pop(inner, None)
    elif inner in mapping:
        mapping[inner] = value
    else:
        later = [name for name in mapping if name > inner]
        mapping[inner] = value
        for name in later:
            mapping[name] = mapping.pop(name)
    put_key(data, key, mapping or None, order)


def body_fields(
    found: Sequence[Realizator], profil: Profil, noun: str, wanted: Collection[str] = ()
) -> tuple[FieldOf, ...]:
    """The fields of bodies."""
    keys = BODY_KEYS
    roles = tuple(one.key for one in profil.role) or ("lider", "partner", "wspolpraca")
    name = column(
        "podmiot",
        "Podmiot",
        34,
        "Kto realizuje; kilka podmiotów oddziel przecinkiem.",
        values="podmioty",
        several=True,
    )
    role = column("rola", "Rola", 14, "Rola podmiotu.", values="role")
    usual = [
        plain("podmiot", keys, name, needed=True, listed="bodies"),
        plain("rola", keys, role, choice=roles),
        plain("uwagi", keys, column("uwagi", "Uwagi", 30, "Drukowane za nazwą podmiotu.")),
    ]
    if "lit" in wanted or used(found, "lit"):
        about = column("lit", "Litera", 8, "Litera, tylko gdy nie wynika z kolejności.")
        usual.append(plain("lit", keys, about))
    return (*owner_fields(noun), id_field("Nr wpisu"), *usual)
