"""Counting of lines, made cheap: what has been counted stops being counted, at times.

What counts lines would take its probes out of a function when one of them was met fifty times, and
for that walks through every function of every module, thousands of times in a run. Once in a while
is enough: nearly all that a run ever meets is met in its first seconds.
"""

from __future__ import annotations

import sys
import time

from slipcover.importer import SlipcoverMetaPathFinder

_NEVER = 2**31 - 1
_FIRST = 2.0  # seconds until the probes are taken out for the first time, then twice as long, …
_LAST = 30.0  # … up to this


class Counting:
    """A plugin of a process in which lines are counted; it must come before what is counted."""

    def __init__(self, finder: SlipcoverMetaPathFinder) -> None:
        self._counted = finder.sci
        self._counted.d_miss_threshold = _NEVER
        self._pause = _FIRST
        self._next = time.monotonic() + _FIRST

    def pytest_runtest_teardown(self) -> None:
        """Between tests nothing that is counted is running."""
        if time.monotonic() > self._next:
            self._counted.deinstrument_seen()
            self._pause = min(2 * self._pause, _LAST)
            self._next = time.monotonic() + self._pause


def counting() -> Counting | None:
    """The plugin, where lines are counted by probes: not without, nor where Python itself does."""
    if sys.version_info >= (3, 12):
        return None
    finders = (found for found in sys.meta_path if isinstance(found, SlipcoverMetaPathFinder))
    return next(map(Counting, finders), None)
