"""Data → what a profile says beside its levels: fields, roles, texts, layouts and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, get_args

from rpd.plan.built_in import chosen
from rpd.plan.layout import (
    AMOUNT,
    OF_MONEY,
    SOURCES,
    Body,
    Entries,
    FieldType,
    Layout,
    LayoutKind,
    OwnField,
    Prose,
    Role,
    Rows,
    Shown,
)
from rpd.plan.profil import DZIALANIE, Column, Kind
from rpd.polish.wording import capital
from rpd.reading.nodes import Node

_KINDS: Final[dict[FieldType, Kind]] = {"termin": "terminy", "podmioty": "podmioty"}
"""What a column of a further field holds where it is no prose."""


def inner(node: Node, key: str) -> Node:
    """A mapping within another one."""
    return Node(node.data.get(key), (*node.path, key))


def one_of(value: str, allowed: Any, otherwise: Any) -> Any:
    """A value of a closed list, or the usual one."""
    return value if value in get_args(allowed) else otherwise


def pole_of(node: Node) -> OwnField:
    """A further field."""
    return OwnField(
        key=node.text("klucz"),
        title=node.text("nazwa"),
        type=one_of(node.text("typ"), FieldType, "tekst"),
        values=node.texts("wartosci"),
        on=node.texts("na") or (DZIALANIE,),
        lack=node.text("wymagane"),
        meaning=node.text("objasnienie"),
        path=node.path,
    )


def rola_of(node: Node) -> Role:
    """A role of bodies."""
    return Role(
        key=node.text("klucz"),
        name=node.text("nazwa"),
        before=node.text("przed"),
        after=node.text("po"),
        instrumental=node.text("przypadek") == "narzednik",
    )


def proza_of(node: Node) -> Prose:
    """A text with a name."""
    after = node.text("miejsce") == "po"
    return Prose(node.text("klucz"), node.text("tytul"), after, node.flag("wymagany"))


def organ_of(node: Node) -> Body | None:
    """The adopting body, where the profile names it."""
    organ = inner(node, "organ")
    return Body(organ.text("nazwa"), organ.text("dopelniacz")) if organ.data else None


def layout_of(node: Node, profil: Node) -> Layout:
    """A part of the annex."""
    periods = max(1, sum(1 for _ in profil.entries("okresy")))
    columns = node.nodes("kolumny", _shown)
    return Layout(
        kind=one_of(node.text("rodzaj"), LayoutKind, "tabela"),
        columns=tuple(_widened(columns, periods)),
        level=node.text("na"),
        rows=one_of(node.text("wiersze"), Rows, "dzialania"),
        title=node.text("tytul"),
        totals=node.texts("razem"),
        parts=node.flag("w_tym"),
        labels=tuple((name, str(said)) for name, said, _ in node.pairs("napisy_razem")),
        path=node.path,
    )


def _shown(node: Node) -> Shown:
    return Shown(
        fields=node.texts("pola") or ((field,) if (field := node.text("pole")) else ()),
        header=node.text("naglowek"),
        width=node.integer("szerokosc") or 0,
        role=node.text("rola"),
        periods=node.flag("okresy"),
        total=node.flag("razem"),
        empty=node.text("puste"),
        of_plan=node.text("dla_planu"),
        entries=one_of(node.text("wpisy"), Entries, "litery"),
        path=node.path,
    )


def _widened(columns: tuple[Shown, ...], periods: int) -> Iterator[Shown]:
    """Columns that state no width share what is left; one a period says the width of each."""
    counts = [periods if one.periods else 1 for one in columns]
    stated = sum(one.width * n for one, n in zip(columns, counts, strict=True))
    without = sum(n for one, n in zip(columns, counts, strict=True) if not one.width)
    for one in columns:
        yield one if one.width else replace(one, width=max(1, (100 - stated) // without))


def columns_of(
    uklad: tuple[Layout, ...], pola: tuple[OwnField, ...], *, labelled: bool
) -> Iterator[Column]:
    """The fields of an action in the order in which the layouts print them, each once.

    Every action has a name, and whatever rows of indicators and of sources are made of. A field
    that stands in a cell of its own has its header and its width, any other one is called plainly.
    """
    known = chosen(None).by_key
    of_rows: dict[str, Kind] = {"wskazniki": "miary", "zrodla": "kwoty"}
    by_kind = {column.kind: column.key for column in known.values()}
    own = {pole.key: pole for pole in pola if DZIALANIE in pole.on}
    shown: dict[str, Shown] = {}
    counted = [by_kind[of_rows[layout.rows]] for layout in uklad if layout.rows in of_rows]
    for one in (one for part in uklad if part.rows == "dzialania" for one in part.columns):
        for key in one.fields:
            if key in (AMOUNT, SOURCES) or (key in OF_MONEY and key not in own):
                counted.append(by_kind["kwoty"])
            elif key not in shown or (len(one.fields) == 1 < len(shown[key].fields)):
                shown[key] = one
    name = next(iter(known))
    for key in dict.fromkeys((name, *shown, *counted)):
        if key in known:
            base = known[key]
            header = capital(base.noun)  # the built-in one is another plan's
            about = shown.get(key) or Shown((key,), header, base.width)
            yield replace(
                base,
                header=about.name or header,
                caption=about.name or header,
                width=about.width,
                labelled=base.labelled and labelled,
                unlettered=about.entries != "litery" or about.periods,
                meaning=f"{about.name or header}.",
            )
        elif key in own:
            yield own_column(own[key], shown[key])


def own_column(pole: OwnField, shown: Shown) -> Column:
    """The column of a field of the profile's own."""
    kind = _KINDS.get(pole.type, "proza")
    noun = f"pole „{pole.title}”"
    return Column(
        key=pole.key,
        header=shown.name or pole.title,
        width=shown.width,
        kind=kind,
        caption=shown.name or pole.title,
        noun=noun,
        object=noun,
        members=f"pozycji pola „{pole.title}”",
        main={"terminy": "okres", "podmioty": "podmiot"}.get(kind, "tekst"),
        single=kind != "podmioty",
        own=True,
        unlettered=shown.entries != "litery",
        written=pole.written,
        meaning=pole.meaning or f"{pole.title}.",
    )
