"""The register as one HTML page for the public bulletin, with the metryczka of each resolution.

The look is in ``templates/rejestr.html.j2``; every text is escaped by the template.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from rpd.amendment.resolutions import METRYCZKA, Register, Uchwala
from rpd.polish import wording
from rpd.polish.spaces import keep_together
from rpd.report.escape import visible

TEMPLATE = "rejestr.html.j2"


def report(found: Register, stamp: str = "") -> str:
    """The page; `stamp` is the line that says where it comes from."""
    from rpd.formats.environment import fill

    return fill(
        TEMPLATE,
        {
            "stamp": stamp,
            "day": wording.date(found.day),
            "acts": [_act(one, index) for index, one in enumerate(found.uchwaly, 1)],
            "unread": [
                {"file": visible(one.plik), "reason": _text(f"{one.powod} {one.rada}".strip())}
                for one in found.unread
            ],
        },
    )


def _text(text: str) -> str:
    return keep_together(visible(text))


def _act(one: Uchwala, index: int) -> dict[str, Any]:
    number = f"nr {one.numer}" if one.numer else "projekt"
    return {
        "anchor": f"uchwala_{index}",
        "number": _text(number),
        "title": _text(f"Uchwała {number}" if one.numer else f"Projekt uchwały, {one.rok} r."),
        "day": wording.date(one.data) if one.data else "",
        "since": wording.date(one.obowiazuje_od) if one.obowiazuje_od else "",
        "subject": _text(one.przedmiot),
        "about": _text(one.opis),
        "state": one.stan,
        "file": visible(one.plik),
        "digest": one.sha256,
        "remarks": [_text(remark) for remark in one.uwagi],
        "facts": [(label, _fact(key, one.metryczka[key])) for key, label in METRYCZKA.items()],
    }


def _fact(key: str, text: str) -> str:
    """A day in words, a name as it is; "" is marked as missing by the page."""
    if key in ("wytworzono", "udostepniono"):
        with suppress(ValueError):  # only a plan with mistakes says another thing than a day
            return wording.date(date.fromisoformat(text))
    return _text(text)
