"""An interval or several → the shortest words that are read back as the same."""

from calendar import monthrange

from rpd.plan.terminy.okres import Okres, Przedzial
from rpd.polish.wording import DASH, MONTHS_GENITIVE, MONTHS_NOMINATIVE, QUARTERS


def canonical(okres: Okres, rok: int, koniec: int | None = None) -> str:
    """Write a term in the shortest words that `parse` reads back as the same, in that year's plan.

    `koniec` is the last year of a plan of several. The year is always written. Spaces are ordinary.
    """
    if len(okres.przedzialy) == 1:
        (one,) = okres.przedzialy
        return min([*_forms(one), *_open(one, rok, koniec or rok)], key=len)
    parts = [min(_forms(one), key=len) for one in okres.przedzialy]
    years = {day.year for one in okres.przedzialy for day in (one.od, one.do)}
    if len(years) == 1:
        # The last member of a list gives the year to those before it.
        end = f" {okres.do.year:04}"
        parts = [*(part.removesuffix(end) for part in parts[:-1]), parts[-1]]
        units = {part.rpartition(" ")[2] for part in parts[:-1]}
        if units == {"kw."} and parts[-1].endswith(f" kw.{end}"):
            parts = [*(part.removesuffix(" kw.") for part in parts[:-1]), parts[-1]]
    return " i ".join([", ".join(parts[:-1]), parts[-1]])


def _forms(one: Przedzial) -> list[str]:
    """Every way to write the interval that may be the shortest; the preferred of equals first."""
    od, do = one.od, one.do
    forms = []
    od_rok, do_rok = f"{od.year:04}", f"{do.year:04}"
    starts_month = od.day == 1
    ends_month = do.day == monthrange(do.year, do.month)[1]
    if starts_month and ends_month and (od.month, do.month) == (1, 12):
        forms.append(od_rok if od_rok == do_rok else f"{od_rok}{DASH}{do_rok}")
    half = {(1, 6): "I", (7, 12): "II"}.get((od.month, do.month))
    if starts_month and ends_month and od_rok == do_rok and half:
        # Longer than „I–II kw.”, and what everybody writes.
        return [f"{half} półrocze {do_rok}"]
    if starts_month and ends_month and od.month % 3 == 1 and do.month % 3 == 0:
        first, last = QUARTERS[od.month // 3], QUARTERS[do.month // 3 - 1]
        if od_rok != do_rok:
            forms.append(f"{first} kw. {od_rok} {DASH} {last} kw. {do_rok}")
        else:
            forms.append(f"{first if first == last else first + DASH + last} kw. {do_rok}")
    if starts_month and ends_month:
        first, last = MONTHS_NOMINATIVE[od.month - 1], MONTHS_NOMINATIVE[do.month - 1]
        if od_rok != do_rok:
            forms.append(f"{first} {od_rok} {DASH} {last} {do_rok}")
        else:
            forms.append(f"{first if first == last else first + DASH + last} {do_rok}")
    od_miesiac, do_miesiac = MONTHS_GENITIVE[od.month - 1], MONTHS_GENITIVE[do.month - 1]
    end = f"{do.day} {do_miesiac} {do_rok}"
    if od == do:
        forms.append(end)
    elif (od_rok, od_miesiac) == (do_rok, do_miesiac):
        forms.append(f"{od.day}{DASH}{end}")
    elif od_rok == do_rok:
        forms.append(f"{od.day} {od_miesiac} {DASH} {end}")
    else:
        forms.append(f"{od.day} {od_miesiac} {od_rok} {DASH} {end}")
    return forms


def _open(one: Przedzial, rok: int, koniec: int) -> list[str]:
    """„do 15 maja 2024”, „od marca 2024”, where the plan's year makes them this interval."""
    forms = []
    od, do = one.od, one.do
    plan = rok if 1 <= rok <= 9999 else do.year
    if (od.year, od.month, od.day) == (min(plan, do.year), 1, 1):
        if (do.month, do.day) == (12, 31):
            forms.append(f"do {do.year:04} r.")
        forms.append(f"do {do.day} {MONTHS_GENITIVE[do.month - 1]} {do.year:04}")
    plan = koniec if 1 <= koniec <= 9999 else od.year
    if (do.year, do.month, do.day) == (max(plan, od.year), 12, 31):
        day = "" if od.day == 1 else f"{od.day} "
        forms.append(f"od {day}{MONTHS_GENITIVE[od.month - 1]} {od.year:04}")
    return forms
