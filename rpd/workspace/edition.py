"""A text of a plan that documents are made from: the plan as it is, or as it was on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpd.errors import CannotReadError
from rpd.frozen import dataclass

if TYPE_CHECKING:
    from rpd.amendment.operations import Amendment
    from rpd.errors import Remark
    from rpd.load.whole import Fetch, Loaded


@dataclass(frozen=True, slots=True)
class Version:
    """A text of a plan. ``companions`` are the bytes of what it is read together with.

    ``amendments`` are the saved ones that the plan records, in its order, for a consolidated text.
    ``changed_by`` are the amendments („nr 7/2024 z dnia …”) that changed the resolution itself.
    ``remarks`` say how the text was found, and what of it is missing.
    """

    loaded: Loaded
    companions: tuple[bytes, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    changed_by: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def fetched(fetch: Fetch, name: str) -> bytes:
    """The bytes of a file that the plan names; a draft may lack it."""
    try:
        return fetch(name).data if name else b""
    except CannotReadError:
        return b""
