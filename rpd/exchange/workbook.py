"""Tables of a plan → a workbook to fill in, with what was exported kept in its hidden sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Any, Final

from rpd.amendment.from_changes import demand_unique
from rpd.exchange.rows import of_body, tables
from rpd.exchange.tables import ACTIONS, ID, OWNER, PLAN, Row, Table
from rpd.exchange.texts import folded
from rpd.formats.form_sheets import KEPT, written
from rpd.formats.forms import Form, FormList, FormRow, FormSheet, Value
from rpd.frozen import dataclass
from rpd.plan.imprint import imprint
from rpd.plan.model import (
    Plan,
    Slownik,
    dzialania,
    galezie,
    miejsca,
)
from rpd.plan.profil import DZIALANIA
from rpd.polish.wording import capital

FORMAT: Final = 1
"""Of what the hidden sheet keeps; another one is not read."""
_OTHERS: Final = ("Słowniki", "Opis", KEPT)
_NO_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_TITLE: Final = 28
"""How much of the name of a sheet is kept where something is put behind it."""
_ROLES: Final = (("lider", "prowadzi"), ("partner", "razem"), ("wspolpraca", "we współpracy z …"))
_FIRST_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Exported:
    """What a workbook keeps of its export: the plan, its revision, the rows, the order of actions.

    ``body`` is whose rows alone were exported, "" for all. ``places`` are the ids of actions by the
    heading that they stood under, all of them.
    """

    plan: str
    rok: int
    skrot: str
    odcisk: str
    body: str
    tables: tuple[Table, ...]
    places: Mapping[str, tuple[str, ...]]


def exported(plan: Plan, name: str, data: bytes, bodies: Sequence[str] = ()) -> Exported:
    """The plan of a file as it is exported; with `bodies` (names of one body) its rows only.

    Raises:
        CannotExpressError: two actions have one id, or two headings one number.
    """
    demand_unique(plan)
    only = of_body(plan, bodies) if bodies else None
    return Exported(
        plan=name,
        rok=plan.rok,
        skrot=sha256(data).hexdigest(),
        odcisk=imprint(plan),
        body=bodies[0] if bodies else "",
        tables=tuple(_with_titles_apart(map(_with_headers_apart, tables(plan, only)))),
        places=places_of(plan),
    )


def places_of(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The ids of all actions by the number of what they stand under, "" for the plan."""
    found: dict[str, list[str]] = {}
    for one in miejsca(plan):
        found.setdefault(str(one.galaz.numer), []).append(one.dzialanie.id)
    return {number: tuple(ids) for number, ids in found.items()}


def _with_titles_apart(found: Iterable[Table]) -> Iterator[Table]:
    """Tables whose titles are names of sheets, each another one."""
    seen = {name.casefold() for name in _OTHERS}
    for table in found:
        title = _NO_NAME.sub("-", table.title).strip("' ") or table.key
        while title.casefold() in seen:
            title = f"{title[:_TITLE]} 2"
        seen.add(title.casefold())
        yield replace(table, title=title)


def _with_headers_apart(table: Table) -> Table:
    """A table in which no two columns have one header, by which they are found again."""
    seen: set[str] = set()
    fields = []
    for one in table.fields:
        header = one.column.header.replace("\n", " ")
        while folded(header).casefold() in seen:
            header += f" ({one.key})"
        seen.add(folded(header).casefold())
        fields.append(replace(one, column=replace(one.column, header=header)))
    return replace(table, fields=tuple(fields))


def workbook(made: Exported, plan: Plan, slownik: Slownik | None) -> bytes:
    """The workbook; the same export gives the same bytes."""
    form = Form(
        title=plan.tytul,
        sheets=tuple(map(_sheet, made.tables)),
        lists=tuple(_lists(plan, slownik)),
        kept=kept(made),
        about=tuple(_about(made, plan)),
    )
    day = plan.uchwala.data if plan.uchwala else None
    moment = datetime.combine(day, time(12)) if day else _FIRST_DAY.replace(tzinfo=None)
    return written(form, moment)


def _sheet(table: Table) -> FormSheet:
    rows = tuple(FormRow(row.values, row.fixed) for row in table.rows)
    return FormSheet(table.title, tuple(one.column for one in table.fields), rows)


def _about(made: Exported, plan: Plan) -> Iterator[str]:
    yield plan.tytul
    if made.body:
        yield f"Wiersze podmiotu {made.body}."
    yield (
        "Szare komórki są zablokowane: rpd rozpoznaje po nich wiersze. Wiersze wolno sortować i "
        "filtrować, kolumny przestawiać i ukrywać, arkusze nazwać inaczej."
    )
    yield (
        "Nowy wpis dopisz w pierwszym wolnym wierszu pod tabelą; komórki identyfikatora i numeru "
        "zostaw puste."
    )
    yield (
        "Usunięty wiersz niczego w planie nie usuwa; usuwa dopiero „rpd import” z opcją --remove."
    )
    yield (
        "Kilka tekstów w jednej komórce stoi w osobnych wierszach (Alt+Enter), a części opisu "
        "rozdziela wiersz „---”."
    )
    yield f"Zmiany wczytuje: rpd import ARKUSZ --into {made.plan}"


# --- lists ---------------------------------------------------------------------------------------


def _lists(plan: Plan, slownik: Slownik | None) -> Iterator[FormList]:
    profil = plan.profil
    bodies = [(one.id, one.nazwa) for one in slownik.podmioty] if slownik else []
    yield FormList("podmioty", "Podmioty", _with_used(bodies, _bodies_used(plan)))
    sources = [(one.id, one.nazwa) for one in slownik.zrodla] if slownik else []
    yield FormList("zrodla", "Źródła", _with_used(sources, _sources_used(plan)))
    roles = tuple((one.key, one.name) for one in profil.role) or _ROLES
    yield FormList("role", "Role", roles)
    noun = profil.dzialanie.noun
    owners = [(one.dzialanie.id, one.dzialanie.nazwa) for one in miejsca(plan)]
    if profil.measured:
        owners.append((PLAN, plan.tytul))
        owners += [(str(one.numer), one.element.nazwa) for one in galezie(plan)]
    yield FormList(ACTIONS, f"Id {noun.genitive}", tuple(owners))
    if profil.levels:
        below = [(str(g.numer), g.element.nazwa) for g in galezie(plan) if _holds(plan, g.poziom)]
        yield FormList("miejsca", capital(profil.lowest.noun.one), tuple(below))
    yield FormList("progi", "Próg", (("min", "co najmniej"), ("max", "co najwyżej")))
    goals = ("wzrost", "spadek", "utrzymanie")
    yield FormList("tendencje", "Tendencja", tuple((goal, "") for goal in goals))
    for pole in profil.pola:
        if pole.type == "wybor":
            chosen = tuple((value, "") for value in pole.values)
            yield FormList(f"pole.{pole.key}", pole.title, chosen)


def _holds(plan: Plan, level: Any) -> bool:
    held = plan.profil.held(plan.profil.depth(level.kind))
    return any(one.key == DZIALANIA for one in held)


def _with_used(known: list[tuple[str, str]], used: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The dictionary's names as plans write them, those used by the plan first."""
    meaning = dict(known)
    first = [(name, meaning.get(name, "")) for name in dict.fromkeys(used)]
    return (*first, *((name, said) for name, said in known if name not in dict(first)))


def _bodies_used(plan: Plan) -> list[str]:
    key = plan.profil.column("podmioty")
    found = (one for action in dzialania(plan) for one in getattr(action, key.key)) if key else ()
    return sorted({one.podmiot for one in found})


def _sources_used(plan: Plan) -> list[str]:
    key = plan.profil.column("kwoty")
    found = [one for action in dzialania(plan) for one in getattr(action, key.key)] if key else []
    return sorted({name for one in found for name in one.zrodla})


# --- what is kept --------------------------------------------------------------------------------


def kept(made: Exported) -> dict[str, Any]:
    """The export as plain data, for the hidden sheet."""
    return {
        "format": FORMAT,
        "plan": made.plan,
        "rok": made.rok,
        "skrot": made.skrot,
        "odcisk": made.odcisk,
        "podmiot": made.body,
        "miejsca": {number: list(ids) for number, ids in made.places.items()},
        "tabele": stated_tables(made.tables),
    }


def stated_tables(found: Iterable[Table]) -> list[dict[str, Any]]:
    """Tables as plain data: their columns, and what their rows say."""
    return [
        {
            "klucz": table.key,
            "tytul": table.title,
            "kolumny": [[one.key, one.column.header] for one in table.fields],
            "wiersze": [
                [row.owner, row.id, _stated(row.values), sorted(row.fixed)] for row in table.rows
            ],
        }
        for table in found
    ]


def _stated(values: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table as it was exported: the headers by columns, and the rows."""

    key: str
    title: str
    headers: Mapping[str, str]
    rows: tuple[Row, ...]

    @property
    def named(self) -> tuple[str, ...]:
        """The columns without which rows cannot be recognised."""
        return tuple(key for key in (OWNER, ID) if key in self.headers)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a workbook that came back kept of its export."""

    plan: str
    rok: int
    skrot: str
    body: str
    places: Mapping[str, tuple[str, ...]]
    tables: tuple[KeptTable, ...]


def read_kept(data: Any) -> Kept | None:
    """The export out of plain data; None where they are not what `kept` writes."""
    try:
        if data["format"] != FORMAT:
            return None
        return Kept(
            plan=str(data["plan"]),
            rok=int(data["rok"]),
            skrot=str(data["skrot"]),
            body=str(data["podmiot"]),
            places={str(n): tuple(map(str, ids)) for n, ids in data["miejsca"].items()},
            tables=tuple(map(kept_table, data["tabele"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def kept_table(data: Any) -> KeptTable:
    """A table out of plain data. Raises what `read_kept` takes for none."""
    return KeptTable(
        str(data["klucz"]),
        str(data["tytul"]),
        {str(key): str(header) for key, header in data["kolumny"]},
        tuple(
            Row(
                str(owner),
                str(name),
                {str(k): str(v) for k, v in values.items()},
                frozenset(map(str, fixed)),
            )
            for owner, name, values, fixed in data["wiersze"]
        ),
    )
