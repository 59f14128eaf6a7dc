"""The tables of a data package as Parquet, with the types that it states; made by DuckDB."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from rpd.errors import RpdError
from rpd.exchange.datapackage import DESCRIPTOR, RECIPE
from rpd.exchange.described import typed
from rpd.exchange.resource import Resource
from rpd.exchange.resources import RESOURCES
from rpd.outside import extras


def converted(package: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a package with Parquet instead of CSV; decimals stay decimals.

    Raises:
        RpdError: the optional library is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise RpdError(
            "Do zapisu Parquet brakuje biblioteki duckdb.",
            f"Zainstaluj ją: {extras.command('parquet')}",
        ) from error
    made: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as base:
        for one in RESOURCES:
            source, target = Path(folder) / one.path, Path(folder) / f"{one.name}.parquet"
            source.write_bytes(package[one.path])
            base.execute(_copy(one, source, target))
            made[target.name] = target.read_bytes()
    kept = {name: data for name, data in package.items() if name not in (DESCRIPTOR, RECIPE)}
    assert len(kept) == len(made)
    return made


def _copy(one: Resource, source: Path, target: Path) -> str:
    quoted = str(target).replace("'", "''")
    return f"COPY (FROM {typed(one, str(source))}) TO '{quoted}' (FORMAT parquet)"
