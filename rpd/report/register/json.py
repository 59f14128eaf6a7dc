"""The register as JSON, version 1 (``schema/acts.schema.json``)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from rpd.amendment.resolutions import Register, Uchwala
from rpd.polish.wording import plain
from rpd.report.escape import json_text


def report(found: Register) -> str:
    """One document; what is not known is null."""
    document = {
        "version": 1,
        "stan_na": found.day.isoformat(),
        "uchwaly": [_uchwala(one) for one in found.uchwaly],
        "nieodczytane": [
            {"plik": one.plik, "powod": plain(one.powod), "rada": plain(one.rada)}
            for one in found.unread
        ],
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _uchwala(one: Uchwala) -> dict[str, Any]:
    return {
        "rodzaj": one.rodzaj,
        "rok": one.rok,
        "numer": one.numer or None,
        "data": _day(one.data),
        "obowiazuje_od": _day(one.obowiazuje_od),
        "stan": one.stan,
        "przedmiot": plain(one.przedmiot),
        "opis": plain(one.opis) or None,
        "plik": one.plik,
        "sha256": one.sha256,
        "metryczka": {name: text or None for name, text in one.metryczka.items()},
        "uwagi": [plain(remark) for remark in one.uwagi],
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
