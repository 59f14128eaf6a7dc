"""The day that files of an annex bear inside them."""

from __future__ import annotations

import datetime

from rpd.annex.table import Annex
from rpd.formats.stamp import new_year, noon


def moment(annex: Annex) -> datetime.datetime:
    """The day of adoption, or 1 January of the plan's year where there is none; noon UTC."""
    try:
        day = datetime.date.fromisoformat(annex.meta.data)
    except ValueError:
        day = new_year(annex.meta.rok)
    return noon(day)
