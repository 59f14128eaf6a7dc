"""The tables of a plan as a workbook shows them: titles and headers that are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from rpd.amendment.from_changes import demand_unique
from rpd.exchange.rows import of_body, tables
from rpd.exchange.tables import Table
from rpd.exchange.texts import folded
from rpd.formats.form_sheets import KEPT
from rpd.frozen import dataclass
from rpd.plan.imprint import imprint
from rpd.plan.model import (
    Plan,
    miejsca,
)

_OTHERS: Final = ("Słowniki", "Opis", KEPT)


_NO_NAME: Final = re.compile(r"[\[\]:*?/\\]")


_TITLE: Final = 28
"""How much of the name of a sheet is kept where something is put behind it."""


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


def exported(
    plan: Plan,
    name: str,
    data: bytes,
    bodies: Sequence[str] = (),
    earlier: Mapping[int, Plan] | None = None,
) -> Exported:
    """The plan of a file as it is exported; with `bodies` (names of one body) its rows only.

    What `earlier` plans say, by their years, stands beside what goes on from them.

    Raises:
        CannotExpressError: two actions have one id, or two headings one number.
    """
    demand_unique(plan)
    only = of_body(plan, bodies) if bodies else None
    found = tables(plan, only, earlier=earlier)
    return Exported(
        plan=name,
        rok=plan.rok,
        skrot=sha256(data).hexdigest(),
        odcisk=imprint(plan),
        body=bodies[0] if bodies else "",
        tables=tuple(_with_titles_apart(map(_with_headers_apart, found))),
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
