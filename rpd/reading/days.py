"""A day that the calendar does not have: which part of it is wrong."""

from __future__ import annotations

import re

from rpd.polish.wording import MONTHS_NOMINATIVE, quote

_DAY = re.compile(r"(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})")
_TURNED = re.compile(
    r"(?P<day>[0-9]{1,2})[-./](?P<month>[0-9]{1,2})[-./](?P<year>[0-9]{4})( ?r\.?)?"
)


def problem(value: str) -> tuple[str, str] | None:
    """What is wrong with a day and what to do; None where the text is no day, or a right one."""
    from calendar import monthrange

    found = _DAY.fullmatch(value.strip()) or _TURNED.fullmatch(value.strip())
    if found is None:
        return None
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    shown = f"Nie ma takiej daty: {quote(value)}"
    if not year:
        return f"{shown} – nie ma roku 0000.", "Popraw rok."
    if not 1 <= month <= 12:
        hint = "Popraw miesiąc: od 01 do 12"
        if 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]:
            hint += f"; jeśli dzień zamieniono z miesiącem, wpisz „{year:04}-{day:02}-{month:02}”"
        return f"{shown} – nie ma miesiąca {found['month']}.", f"{hint}."
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = MONTHS_NOMINATIVE[month - 1]
        return (
            f"{shown} – {name} {year} r. ma {last} dni.",
            f"Popraw dzień: od 01 do {last}.",
        )
    return None
