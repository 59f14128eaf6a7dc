"""An invented plan of a given shape, with its strategy and dictionary: for who begins from nothing.

It is right as it stands and short: one heading of each level, two actions. Whatever is to be put
in its place says so in itself, so that nobody adopts it by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from rpd.beginning.blank import STRATEGY
from rpd.beginning.left import pruned
from rpd.frozen import dataclass
from rpd.load.data import plan_of
from rpd.plan.built_in import PROFIL, Named, chosen
from rpd.plan.layout import OwnField
from rpd.plan.model import Element, Slownik, Strategia
from rpd.plan.profil import (
    DZIALANIA,
    DZIALANIE,
    STRATEGIA,
    WSKAZNIKI,
    Column,
    Level,
    Profil,
    year_in,
)
from rpd.polish.slug import slug
from rpd.polish.wording import DASH, capital
from rpd.rules.engine import Case
from rpd.rules.unprinted import Unprinted
from rpd.writing.model_data import number_or_text

Data = Any
Mapping = dict[str, Data]

_AMOUNT: Final = 10000
_COUNT: Final = 20

DICTIONARY: Final[Mapping] = {
    "zrodla": [
        {"id": "BUDZET", "nazwa": "budżet urzędu", "aliasy": ["budżet"], "grupa": "wlasne"},
        {
            "id": "DOTACJA",
            "nazwa": "dotacja z budżetu państwa",
            "aliasy": ["dotacja"],
            "grupa": "zewnetrzne",
        },
    ],
    "grupy": [
        {"id": "wlasne", "nazwa": "środki własne"},
        {"id": "zewnetrzne", "nazwa": "środki zewnętrzne"},
    ],
    "podmioty": [
        {
            "id": "URZAD",
            "nazwa": "Urząd – wpisz pełną nazwę",
            "aliasy": ["urząd"],
            "narzednik": "Urzędem – wpisz pełną nazwę",
        },
        {"id": "PARTNER", "nazwa": "Stowarzyszenie „Przykład”"},
    ],
    "skroty": [{"skrot": "JST", "rozwiniecie": "jednostka samorządu terytorialnego"}],
}
"""What an office puts its own sources, bodies and abbreviations in the place of."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the plan may name: a source and a body of the dictionary."""

    zrodlo: str = "BUDZET"
    podmiot: str = "URZAD"

    @classmethod
    def of(cls, slownik: Slownik) -> Names:
        """The first ones of a dictionary."""
        own = cls()
        return cls(
            slownik.zrodla[0].id if slownik.zrodla else own.zrodlo,
            slownik.podmioty[0].id if slownik.podmioty else own.podmiot,
        )


def strategy(profil: Profil) -> Mapping:
    """An invented strategy that the plan carries out."""
    levels = profil.poziomy_strategii or profil.levels
    return {**STRATEGY, **_strategy(levels, "")}


def _strategy(levels: Sequence[Level], above: str) -> Mapping:
    if not levels:
        return {}
    level, below = levels[0], levels[1:]
    number = level.full(level.counted(above, 1), above)
    element: Mapping = {} if level.numbering == "brak" else {"numer": _number(level, number)}
    element["nazwa"] = _name(level)
    return {level.key: [element | _strategy(below, number)]}


_YEARS = re.compile(
    r" na (?:lata|rok|[0-9]{4})(?:[ \u00a0][0-9]{4})?(?:[-–][0-9]{4})?(?: r\.| rok)?\Z"
)
"""The years that a profile has in its name: „Plan inwestycji na lata 2026–2029”."""


def plan(profil: Profil, rok: int, names: Names, strategia: Strategia | None, file: str) -> Mapping:
    """An invented plan of that shape; `file` is that of the profile, "" for the built-in one."""
    lata = profil.lata(rok)
    when = f"{rok} r." if len(lata) == 1 else f"lata {lata[0]}{DASH}{lata[-1]}"
    name = profil.nazwa or "Roczny plan działania"
    titled = f"{_YEARS.sub('', name)} na {when}"
    written: Mapping = {
        "rok": rok,
        "tytul": f"{titled} – przykład, wpisz tytuł",
    }
    if strategia is not None:
        written[STRATEGIA] = "strategia.yaml"
    written["slownik"] = "slownik.yaml"
    if file:
        written["profil"] = file
    made = _Maker(profil, rok, names)
    if profil.proza:
        written["proza"] = {one.key: f"Wpisz tekst „{one.title}”." for one in profil.proza}
    if profil.measured:
        written[WSKAZNIKI] = [made.indicator(yearly=True)]
    elements = strategia.elementy if strategia is not None else ()
    return _printed(written | made.below(profil.levels, "", elements), profil)


def _printed(data: Mapping, profil: Profil) -> Mapping:
    """The data without what no layout of the profile prints."""
    shaped = data | {PROFIL: Named(data[PROFIL], profil)} if PROFIL in data else data
    case = Case(plan_of(shaped), None, None)
    lost = {one.path for one in Unprinted(case).all()} if profil.uklad else set()
    for path in [path for path in lost if path[-1] == "rok"]:
        # A base needs its year, and a target without one has a field of its own.
        lost.add(path[:-1])
        holder: Data = data
        for step in path[:-2]:
            holder = holder[step]
        if path[-2] == "docelowa":
            holder["wartosc_docelowa"] = holder["docelowa"]["wartosc"]
    return pruned(data, lost).data if lost else data


def action_fields(profil: Profil, rok: int, names: Names) -> Mapping:
    """The fields of an invented action besides its id and its name."""
    return _Maker(profil, rok, names).fields(whole=True)


@dataclass(frozen=True, slots=True)
class _Maker:
    profil: Profil
    rok: int
    names: Names

    def below(self, levels: Sequence[Level], above: str, known: Sequence[Element]) -> Mapping:
        """The list in an element, with one element of the strategy's where there is one."""
        if not levels:
            return {DZIALANIA: list(self._actions())} if self.profil.prints_actions else {}
        level = levels[0]
        theirs = known[0] if known else None
        number = level.counted(above, 1)
        if theirs is not None and not level.linked:
            number = theirs.numer
        element: Mapping = {}
        if level.numbering != "brak":
            element["numer"] = _number(level, number)
        if theirs is None or level.named:
            element["nazwa"] = _name(level)
        if theirs is not None and level.linked:
            element[STRATEGIA] = theirs.numer
        for pole in self.profil.pola:
            if level.kind in pole.on:
                element[pole.key] = self._own(pole)
        if level.measured:
            element[WSKAZNIKI] = [self.indicator(yearly=True)]
        inner = theirs.elementy if theirs is not None else ()
        return {level.key: [element | self.below(levels[1:], level.full(number, above), inner)]}

    def _actions(self) -> Iterator[Mapping]:
        noun = self.profil.dzialanie.noun
        for position, whole in enumerate((True, False), 1):
            written: Mapping = {
                "id": slug([noun.one, str(position)], DZIALANIE),
                "nazwa": f"{capital(noun.one)} {position} – wpisz nazwę {noun.genitive}",
            }
            yield written | self.fields(whole=whole)

    def fields(self, *, whole: bool) -> Mapping:
        """The fields of an action besides its id and its name."""
        usual = chosen(None).fields
        columns = sorted(
            self.profil.content,
            key=lambda one: usual.index(one.key) if one.key in usual else len(usual),
        )
        return {one.key: self._column(one, whole=whole) for one in columns}

    def _column(self, column: Column, *, whole: bool) -> Data:
        own = next((pole for pole in self.profil.pola if pole.key == column.key), None)
        if own is not None:
            return self._own(own)
        match column.kind:
            case "miary":
                return [self.indicator(yearly=False)]
            case "kwoty":
                return [self._money()] if whole else [{"bez_kosztow": True}]
            case "terminy":
                return f"I{DASH}IV kwartał {self.rok}" if whole else f"do 30.06.{self.rok} r."
            case "podmioty":
                return [self._body()]
            case "pozycje":
                return [f"Wpisz, co powstanie: {column.header.lower()}"]
        return f"Wpisz: {column.header.lower()}."

    def _money(self) -> Mapping:
        okresy = self.profil.okresy
        if okresy:
            return {"zrodla": [self.names.zrodlo], "okresy": dict.fromkeys(okresy, _AMOUNT)}
        return {"kwota": _AMOUNT, "zrodla": [self.names.zrodlo]}

    def _body(self) -> Data:
        role = self.profil.role
        return {"podmiot": self.names.podmiot, "rola": role[0].key} if role else self.names.podmiot

    def indicator(self, *, yearly: bool) -> Mapping:
        """An indicator; a `yearly` one has a value for each of the plan's years."""
        lata = self.profil.lata(self.rok)
        if not yearly:
            return {
                "nazwa": "Wpisz, co się liczy, np. liczba uczestników",
                "wartosc_docelowa": _COUNT,
            }
        first = self._year_of("bazowa") or self.rok - 1
        last = self._year_of("docelowa") or lata[-1]
        between = [year for year in lata if first < year < last]
        written: Mapping = {
            "nazwa": "Wpisz, co się mierzy",
            "jednostka": "os.",
            "bazowa": {"wartosc": _COUNT, "rok": first},
        }
        if between:
            written["posrednie"] = {str(year): _COUNT + at for at, year in enumerate(between, 1)}
        return written | {"docelowa": {"wartosc": _COUNT + len(between) + 1, "rok": last}}

    def _year_of(self, field: str) -> int | None:
        """The year that the header of an indicator's field names, None where it names none."""
        headers = (
            shown.header
            for layout in self.profil.uklad
            for shown in layout.columns
            if shown.fields == (field,)
        )
        return next(filter(None, map(year_in, headers)), None)

    def _own(self, pole: OwnField) -> Data:
        """A value of a field of the profile's own."""
        match pole.type:
            case "lista":
                return [f"Wpisz: {pole.title.lower()}"]
            case "kwota" | "liczba":
                return _AMOUNT
            case "data":
                return f"{self.rok}-06-30"
            case "termin":
                return f"II kwartał {self.rok}"
            case "podmioty":
                return [self._body()]
            case "wybor":
                return pole.values[0]
        return f"Wpisz: {pole.title.lower()}."


def _number(level: Level, number: str) -> Data:
    return number_or_text(number) if level.numbering == "arabska" else number


def _name(level: Level) -> str:
    return f"Wpisz nazwę {level.noun.genitive}"
