"""A plan → its tables: the rows are what the plan's profile has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rpd.exchange import fields
from rpd.exchange.fields import column, plain
from rpd.exchange.measure_fields import measure_fields
from rpd.exchange.money_fields import money_fields
from rpd.exchange.tables import ACTIONS, ID, OWNER, PLAN, FieldOf, Row, Table, TableKey
from rpd.exchange.texts import joined, listed, writable
from rpd.formats.forms import FormColumn, Value
from rpd.plan.model import (
    Dzialanie,
    Element,
    Miejsce,
    Plan,
    PozycjaBudzetu,
    Realizator,
    Wskaznik,
    galezie,
    miejsca,
    obowiazuje,
)
from rpd.plan.profil import Column, Profil
from rpd.plan.terminy import Okres
from rpd.polish.wording import capital

LONGEST = 32_000
"""Characters in a cell; a longer text is changed in the file of the plan."""
_TITLE = 31
_BODIES = "Realizatorzy"
PLACE = "miejsce"
"""The column of the heading that an action stands under."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An action as the functions of columns see it."""

    miejsce: Miejsce
    dzialanie: Dzialanie


Wanted = Mapping[str, Collection[str]]
"""Columns by their tables."""


def tables(
    plan: Plan, only: Collection[str] | None = None, wanted: Wanted | None = None
) -> tuple[Table, ...]:
    """The tables of a plan; with `only` the rows of these actions alone.

    A column that none of the entries uses is left out, unless it is `wanted`. What has been
    repealed is no row: it does not change any more.
    """
    places = [Placed(one, one.dzialanie) for one in miejsca(plan) if _lives(one)]
    if only is not None:
        places = [one for one in places if one.dzialanie.id in only]
    wanted = wanted or {}
    found = [_actions(plan, places)]
    if plan.profil.column("miary") or plan.profil.measured:
        found.append(_measures(plan, places, wanted.get("miary", ()), whole=only is None))
    if plan.profil.column("kwoty"):
        found.append(_money(plan, places, wanted.get("kwoty", ())))
    if plan.profil.column("podmioty"):
        found.append(_bodies(plan, places, wanted.get("podmioty", ())))
    return tuple(found)


def _lives(miejsce: Miejsce) -> bool:
    return obowiazuje(miejsce.dzialanie) and miejsce.galaz.in_force


def of_body(plan: Plan, bodies: Collection[str]) -> list[str]:
    """The ids of the actions that one of these bodies carries out."""
    key = plan.profil.column("podmioty")
    return [
        one.dzialanie.id
        for one in miejsca(plan)
        if key and any(r.podmiot in bodies for r in getattr(one.dzialanie, key.key))
    ]


# --- actions -------------------------------------------------------------------------------------


def _actions(plan: Plan, places: Sequence[Placed]) -> Table:
    profil = plan.profil
    noun = profil.dzialanie.noun
    found = list(_action_fields(plan))
    rows = []
    for one in places:
        values = {about.key: about.get(one) for about in found if about.get}
        fixed = {about.key for about in found if not _writable(about, one, values)}
        rows.append(Row("", one.dzialanie.id, values, frozenset(fixed), path=one.dzialanie.path))
    return Table(ACTIONS, capital(noun.many)[:_TITLE], tuple(found), tuple(rows))


def _writable(about: FieldOf, one: Placed, values: dict[str, Value]) -> bool:
    texts = _texts_of(one.dzialanie, about.key)
    return writable(texts) and len(values.get(about.key, "")) <= LONGEST


def _texts_of(dzialanie: Dzialanie, key: str) -> list[str]:
    entries = getattr(dzialanie, key, ())
    return [main_of(entry) for entry in entries] if isinstance(entries, tuple) else []


def main_of(entry: Any) -> str:
    """The text that an entry may be written as alone."""
    for name in ("tekst", "nazwa", "podmiot"):
        if hasattr(entry, name):
            return str(getattr(entry, name))
    raise AssertionError(entry)


def _action_fields(plan: Plan) -> Iterator[FieldOf]:
    profil = plan.profil
    noun = profil.dzialanie.noun
    about = column(
        ID,
        "Id",
        24,
        f"Identyfikator {noun.genitive}, po którym rpd rozpoznaje wiersz. W nowym wierszu może "
        "być pusty.",
        locked=True,
        names=True,
    )
    yield FieldOf(about, lambda one: one.dzialanie.id)
    number = column("numer", "Numer", 9, f"Numer {noun.genitive} w planie.", locked=True)
    yield FieldOf(number, lambda one: one.miejsce.numer)
    if profil.levels:
        lowest = profil.lowest.noun
        about = column(
            PLACE,
            capital(lowest.one),
            14,
            f"Numer: {lowest.one}, w którym {noun.one} stoi. Zmiana przenosi je na koniec innego.",
            values="miejsca",
        )
        yield FieldOf(about, lambda one: str(one.miejsce.galaz.numer), needed=True)
    name = profil.columns[0]
    about = column("nazwa", name.header, 40, name.meaning)
    yield plain("nazwa", (), about, lambda one: one.dzialanie.nazwa, needed=True)
    for one in profil.content:
        if one.kind in ("proza", "pozycje", "terminy") or (one.own and one.kind == "podmioty"):
            yield _text_field(one, profil)
        if one.kind == "terminy" and not one.own:
            for key, header, end in (("od", "Od", 0), ("do", "Do", 1)):
                shown = column(key, header, 11, f"{header} którego dnia, z terminu.", "date")
                instead = f"w kolumnie „{one.header}”"
                yield FieldOf(_only_shown(shown), _day(one.key, end), place=instead)
    if body := profil.column("podmioty"):
        shown = column("wykonawcy", body.header, 26, "Zmienia się je w osobnym arkuszu.")
        instead = f"w arkuszu „{_BODIES}”"
        yield FieldOf(_only_shown(shown), _bodies_of(body.key), place=instead)


def _only_shown(about: FormColumn) -> FormColumn:
    return FormColumn(about.key, about.header, about.width, about.meaning, about.kind, locked=True)


def _bodies_of(key: str) -> Callable[[Placed], Value]:
    return lambda one: listed([entry.podmiot for entry in getattr(one.dzialanie, key)])


def _day(key: str, end: int) -> Callable[[Placed], Value]:
    def get(one: Placed) -> Value:
        periods = [t.okres for t in getattr(one.dzialanie, key) if isinstance(t.okres, Okres)]
        if not periods:
            return ""
        day = max(p.do for p in periods) if end else min(p.od for p in periods)
        return day.isoformat()

    return get


def _text_field(about: Column, profil: Profil) -> FieldOf:
    """A list of texts in one cell; a field of the profile may be a day or a choice instead."""
    pole = next((pole for pole in profil.pola if about.own and pole.key == about.key), None)
    prose = about.kind == "proza" and not (pole and pole.type == "lista")
    kind = "bodies" if about.kind == "podmioty" else "prose" if prose else "lines"
    shown = column(
        about.key,
        about.header,
        min(max(about.sheet_width, 20), 60),
        about.meaning,
        "date" if pole and pole.type == "data" else "text",
        # A number of the profile's own is no text in the file.
        locked=bool(pole and pole.type in ("kwota", "liczba")),
        values=f"pole.{about.key}" if pole and pole.type == "wybor" else "",
    )

    def get(one: Placed) -> Value:
        texts = _texts_of(one.dzialanie, about.key)
        return listed(texts) if kind == "bodies" else joined(texts, prose=prose)

    choice = pole.values if pole and pole.type == "wybor" else ()
    return FieldOf(shown, get, listed=kind, choice=choice)  # type: ignore[arg-type]


# --- entries -------------------------------------------------------------------------------------


Owned = tuple[str, str, str, tuple[Any, ...]]
"""The owner of a list, its number and name, and the entries."""


def _owned(places: Iterable[Placed], key: str) -> Iterator[Owned]:
    for one in places:
        entries = getattr(one.dzialanie, key, ())
        yield one.dzialanie.id, one.miejsce.numer, one.dzialanie.nazwa, entries


def _rows(found: Iterable[Owned], about: Sequence[FieldOf]) -> Iterator[Row]:
    for owner, number, name, entries in found:
        unnamed = 0
        taken: set[str] = set()
        for entry in entries:
            named = getattr(entry, "id", "")
            if not named or named in taken or named.startswith("#"):
                unnamed += 1
                named = f"#{unnamed}"
            taken.add(named)
            values = {OWNER: owner, ID: named, "numer": number, "nazwa_dzialania": name}
            values |= {one.key: one.get(entry) for one in about if one.get}
            fixed = {key for key, value in values.items() if len(value) > LONGEST}
            yield Row(owner, named, values, frozenset(fixed), path=entry.path)


def _table(key: TableKey, title: str, about: tuple[FieldOf, ...], found: Iterable[Owned]) -> Table:
    return Table(key, title, about, tuple(_rows(found, about)))


def _measures(
    plan: Plan, places: Sequence[Placed], wanted: Collection[str], *, whole: bool
) -> Table:
    key = plan.profil.column("miary")
    found: list[Owned] = []
    if whole:
        found.append((PLAN, "", plan.tytul, plan.wskazniki))
        found += [(str(g.numer), str(g.numer), *_headed(g.element)) for g in galezie(plan)]
    if key:
        found += _owned(places, key.key)
    every: list[Wskaznik] = [entry for *_, entries in found for entry in entries]
    about = measure_fields(every, plan.profil.dzialanie.noun, wanted)
    return _table("miary", "Wskaźniki", about, found)


def _headed(element: Element) -> tuple[str, tuple[Wskaznik, ...]]:
    return element.nazwa, element.wskazniki


def _money(plan: Plan, places: Sequence[Placed], wanted: Collection[str]) -> Table:
    key = plan.profil.column("kwoty")
    assert key is not None
    found = list(_owned(places, key.key))
    every: list[PozycjaBudzetu] = [entry for *_, entries in found for entry in entries]
    about = money_fields(plan, every, plan.profil.dzialanie.noun.genitive, wanted)
    return _table("kwoty", "Budżet", about, found)


def _bodies(plan: Plan, places: Sequence[Placed], wanted: Collection[str]) -> Table:
    key = plan.profil.column("podmioty")
    assert key is not None
    found = list(_owned(places, key.key))
    every: list[Realizator] = [entry for *_, entries in found for entry in entries]
    noun = plan.profil.dzialanie.noun.genitive
    about = fields.body_fields(every, plan.profil, noun, wanted)
    return _table("podmioty", _BODIES, about, found)
