"""Where two values of a plan differ first, be they written in short or in full."""

from __future__ import annotations

from rpd.amendment.plan_data import expanded, id_of, same, without_id
from rpd.diagnostics import Path
from rpd.plan.profil import Profil
from rpd.writing.model_data import Data


def _full(name: str, value: Data, profil: Profil, *, ids: bool) -> Data:
    if name in profil.fields or name in profil.with_ids:
        entries = value if isinstance(value, list) else [] if value is None else [value]
        full = expanded if ids else without_id
        return [_stated(full(name, entry, profil)) for entry in entries]
    if name in profil.keys:
        return [
            {key: _full(key, member, profil, ids=ids) for key, member in _stated(child).items()}
            for child in value or ()
        ]
    return value


def _stated(value: Data) -> Data:
    """A mapping without the keys that say nothing."""
    if not isinstance(value, dict):
        return value
    return {
        key: _stated(member)
        for key, member in value.items()
        if not (member is None or member is False or member in ("", [], {}))
    }


Difference = tuple[Path, Data, Data]
"""Where two values differ first, and the two values there; None where there is none."""


def difference(one: Data, other: Data, path: Path = ()) -> Difference | None:
    """The first place at which two values do not say the same; None where they do."""
    if same(one, other):
        return None
    if isinstance(one, dict) and isinstance(other, dict):
        for key in {**one, **other}:
            if found := difference(one.get(key), other.get(key), (*path, key)):
                return found
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for position, (mine, theirs) in enumerate(zip(one, other, strict=True)):
            if found := difference(mine, theirs, (*path, position)):
                return found
    return path, one, other


def content_difference(name: str, one: Data, other: Data, profil: Profil) -> Difference | None:
    """`difference` of two values of a field, be they written in short or in full.

    Ids of entries count where both have them.
    """
    ids = _has_ids(name, one, profil) and _has_ids(name, other, profil)
    full = [_full(name, value, profil, ids=ids) for value in (one, other)]
    return difference(full[0], full[1], (name,))


def _has_ids(name: str, value: Data, profil: Profil) -> bool:
    if name in profil.with_ids:
        return any(id_of(entry) for entry in value or ())
    if name in profil.keys:
        return any(
            _has_ids(key, member, profil) for child in value or () for key, member in child.items()
        )
    return False
