"""What the hidden sheet of a workbook keeps of its export: written, and read when it comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rpd.exchange.exported import Exported
from rpd.exchange.tables import ID, OWNER, Row, Table
from rpd.formats.forms import Value
from rpd.frozen import dataclass

FORMAT: Final = 1
"""Of what the hidden sheet keeps; another one is not read."""


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
