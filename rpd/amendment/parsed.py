"""A file with a saved amendment → the amendment."""

from __future__ import annotations

from rpd.amendment.operations import Amendment
from rpd.amendment.saved import from_data
from rpd.load.data import amendment_data
from rpd.load.stages import Begun
from rpd.outside.files import Source


def parse(data: bytes, name: str, begun: Begun | None = None) -> Amendment:
    """The amendment of a file. Raises RpdError naming everything that is wrong with it.

    A file that is `begun` is not parsed again.
    """
    return from_data(amendment_data(Source(name, data), begun))
