"""Sums of a plan. Decimal in, Decimal out, in złoty; nothing is rounded or counted twice.

Elsewhere: tables of sums are `report/sums`'s; what a change does to sums is `compare/effect.py`'s;
whether a sum is wrong `rules`'s.

An amount belongs to one source, or is *joint*: named with several sources and split by nobody. A
joint amount is kept under its set of sources; for a single source it only widens the range in which
the true sum lies (from ``kwota`` to ``maksimum``). The parts always close:
Σ amounts of single sources + Σ joint amounts = total.

``entries`` lists a plan's amounts; ``shares`` divides them; ``ledger`` gathers what is and what is
not in the sum, as plain values; ``totals``, ``crosstab`` and ``limits`` sum ledgers.
"""

from rpd.budget.entries import Entry, EntryKind, entries, kind_of
from rpd.budget.totals import BySource, JointTotal, SourceTotal, by_source

__all__ = [
    "BySource",
    "Entry",
    "EntryKind",
    "JointTotal",
    "SourceTotal",
    "by_source",
    "entries",
    "kind_of",
]
