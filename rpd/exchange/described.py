"""What a data package says of itself: its descriptor, and the statements that make tables of it."""

from __future__ import annotations

from typing import Any, Final

from rpd.exchange.resource import DIGITS, DataField, Resource
from rpd.exchange.resources import RESOURCES


def descriptor(title: str, files: dict[str, tuple[int, str]]) -> dict[str, Any]:
    """The ``datapackage.json`` of version 2; `files` are the sizes and digests of the tables."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "roczne-plany-dzialania",
        "title": title,
        "version": "1.0.0",
        "resources": [_described(one, *files[one.name]) for one in RESOURCES],
    }


def _described(resource: Resource, size: int, digest: str) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": resource.name,
        "type": "table",
        "title": resource.title,
        "path": resource.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [_field(one) for one in resource.fields],
            "missingValues": [""],
            "primaryKey": list(resource.key),
            "foreignKeys": [
                {
                    "fields": list(one.fields),
                    "reference": {
                        **({"resource": one.resource} if one.resource else {}),
                        "fields": list(one.key),
                    },
                }
                for one in resource.references
            ],
        },
    }


def _field(one: DataField) -> dict[str, Any]:
    described: dict[str, Any] = {"name": one.name, "type": one.type, "title": one.title}
    return described | ({"constraints": {"required": True}} if one.needed else {})


_SQL: Final = {"string": "VARCHAR", "integer": "INTEGER", "date": "DATE", "boolean": "BOOLEAN"}


def sql_type(one: DataField) -> str:
    """The type of a column in SQL: a number is a decimal."""
    return _SQL.get(one.type) or f"DECIMAL({DIGITS}, {one.places})"


def typed(one: Resource, path: str) -> str:
    """What DuckDB reads a table from, with the types of its columns."""
    columns = ", ".join(f"'{field.name}': '{sql_type(field)}'" for field in one.fields)
    quoted = path.replace("'", "''")
    return (
        f"read_csv('{quoted}', header = true, auto_detect = false, delim = ',', quote = '\"', "
        f"escape = '\"', columns = {{{columns}}})"
    )


def recipe() -> str:
    """SQL that makes typed tables of the files of a package."""
    said = [
        "-- Tabele z typami: kwoty i wartości są dziesiętne (DECIMAL), nie przybliżone (DOUBLE).\n"
    ]
    said += [
        f"CREATE OR REPLACE TABLE {one.name} AS FROM {typed(one, one.path)};\n" for one in RESOURCES
    ]
    return "".join(said)
