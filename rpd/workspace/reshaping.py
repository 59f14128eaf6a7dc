"""A plan of another shape: who carries an amendment out must know the profiles that it names."""

from __future__ import annotations

from dataclasses import replace

from rpd.amendment.operations import Amendment, Operation, SetField
from rpd.load.shapes import Fetch, with_profile
from rpd.plan.built_in import PROFIL


def with_shapes(amendment: Amendment, fetch: Fetch) -> Amendment:
    """The amendment; where it gives a plan another profile, with both profiles in its values."""
    if not any(_reshapes(operation) for operation in amendment.operacje):
        return amendment
    return replace(
        amendment, operacje=tuple(_shaped(operation, fetch) for operation in amendment.operacje)
    )


def _reshapes(operation: Operation) -> bool:
    return (
        isinstance(operation, SetField)
        and operation.gdzie.kind == "plan"
        and operation.pole == PROFIL
    )


def _shaped(operation: Operation, fetch: Fetch) -> Operation:
    if not isinstance(operation, SetField) or not _reshapes(operation):
        return operation
    before, after = (
        with_profile(value, fetch) if isinstance(value, str) else value
        for value in (operation.bylo, operation.jest)
    )
    return replace(operation, bylo=before, jest=after)
