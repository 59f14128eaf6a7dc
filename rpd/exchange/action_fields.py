"""The columns of the sheet of actions: which fields of an action there are, shown or written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from rpd.exchange.fields import column, plain
from rpd.exchange.tables import ID, FieldOf
from rpd.exchange.texts import joined, listed
from rpd.formats.forms import FormColumn, Value
from rpd.frozen import dataclass
from rpd.plan.model import (
    Dzialanie,
    Miejsce,
    Plan,
)
from rpd.plan.profil import Column, Profil
from rpd.plan.terminy import Okres
from rpd.polish.wording import capital

LONGEST = 32_000
"""Characters in a cell; a longer text is changed in the file of the plan."""
BODIES = "Realizatorzy"
PLACE = "miejsce"
"""The column of the heading that an action stands under."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An action as the functions of columns see it."""

    miejsce: Miejsce
    dzialanie: Dzialanie


def texts_of(dzialanie: Dzialanie, key: str) -> list[str]:
    """The texts of a list of an action, none where it has no such list."""
    entries = getattr(dzialanie, key, ())
    return [main_of(entry) for entry in entries] if isinstance(entries, tuple) else []


def main_of(entry: Any) -> str:
    """The text that an entry may be written as alone."""
    for name in ("tekst", "nazwa", "podmiot"):
        if hasattr(entry, name):
            return str(getattr(entry, name))
    raise AssertionError(entry)


def action_fields(plan: Plan) -> Iterator[FieldOf]:
    """The columns of actions, those that are only shown too."""
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
        instead = f"w arkuszu „{BODIES}”"
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
        texts = texts_of(one.dzialanie, about.key)
        return listed(texts) if kind == "bodies" else joined(texts, prose=prose)

    choice = pole.values if pole and pole.type == "wybor" else ()
    return FieldOf(shown, get, listed=kind, choice=choice)  # type: ignore[arg-type]
