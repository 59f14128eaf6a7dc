"""Totals by source as JSON, version 1 (``schema/budget.schema.json``)."""

from __future__ import annotations

import json
from decimal import Decimal

from rpd.budget import BySource


def report(totals: BySource, file: str, rok: int) -> str:
    """One JSON document; amounts are strings in złoty with two decimals."""
    document = {
        "version": 1,
        "plan": file,
        "rok": rok,
        "waluta": "PLN",
        "razem": _amount(totals.razem),
        "dzialania": totals.dzialania,
        "dzialania_z_kwota": totals.dzialania_z_kwota,
        "dzialania_bez_kwoty": totals.dzialania - totals.dzialania_z_kwota,
        "bez_kwoty": {kind: number for kind, number in totals.rodzaje.items() if kind != "kwota"},
        "zrodla": [
            {
                "zrodlo": total.zrodlo,
                "kwota": _amount(total.kwota),
                "wspolne": _amount(total.wspolne),
                "maksimum": _amount(total.maksimum),
                "dzialania": total.dzialania,
            }
            for total in totals.zrodla
        ],
        "wspolne": [
            {
                "zrodla": list(total.zrodla),
                "kwota": _amount(total.kwota),
                "dzialania": total.dzialania,
            }
            for total in totals.wspolne
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _amount(value: Decimal) -> str:
    return f"{value:.2f}"
