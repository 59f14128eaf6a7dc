"""From which day an act is in force, and how it says so: the one place that decides.

An act enters into force by one of a closed set of forms (`FORMS`); some of them count from the day
of its promulgation, and while that day is not known, the act is not in force. Beside it an act may
have force from an earlier day („z mocą od dnia …”, § 51 of the rules of legislative technique).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from rpd.frozen import dataclass
from rpd.plan.model import MocWsteczna, Naglowek, Publikacja, Uchwala, Zmiana
from rpd.plan.values import one_line
from rpd.polish import wording
from rpd.polish.wording import NBSP, ended, plain, quote

FORMS: Final = (
    "z dniem podjęcia",
    "z dniem 2024-10-01",
    "z dniem następującym po dniu ogłoszenia",
    "po upływie 14 dni od dnia ogłoszenia",
)
"""How an act may enter into force, as its file says it; day and number are examples."""

_FORM = re.compile(
    r"z dniem podjęcia"
    r"|z dniem (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"|z dniem (?P<next>następującym po dniu ogłoszenia)"
    r"|po upływie (?P<days>[2-9]|[1-9][0-9]{1,2}) dni od dnia ogłoszenia"
)


@dataclass(frozen=True, slots=True)
class Force:
    """What an act says of its force: ``data`` is the day of its adoption.

    ``obowiazuje_od`` is a bare day, which acts had before there was ``wejscie_w_zycie``.
    """

    data: date | None
    wejscie_w_zycie: str = ""
    obowiazuje_od: date | None = None
    publikacja: Publikacja | None = None
    z_moca_od: MocWsteczna | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Days that contradict each other: the field that says so, what is wrong, what to do.

    ``other`` is the field that it contradicts.
    """

    field: tuple[str, ...]
    message: str
    hint: str
    other: tuple[str, ...] = ()


def of(act: Uchwala | Zmiana) -> Force:
    """What a resolution that a plan records says of its force."""
    since = act.obowiazuje_od if isinstance(act, Zmiana) else None
    return Force(act.data, act.wejscie_w_zycie, since, act.publikacja, act.z_moca_od)


def stated(data: date | None, obowiazuje_od: date | None, naglowek: Naglowek) -> Force:
    """What an act says of its force in its header."""
    return Force(
        data, naglowek.wejscie_w_zycie, obowiazuje_od, naglowek.publikacja, naglowek.z_moca_od
    )


def completed(force: Force, other: Force) -> Force:
    """What one record says, and where it is silent, what another says of the same act."""
    own = bool(force.wejscie_w_zycie or force.obowiazuje_od)
    return Force(
        force.data or other.data,
        force.wejscie_w_zycie if own else other.wejscie_w_zycie,
        force.obowiazuje_od if own else other.obowiazuje_od,
        force.publikacja if _published(force) else other.publikacja or force.publikacja,
        force.z_moca_od or other.z_moca_od,
    )


# --- days ----------------------------------------------------------------------------------------


def entry(force: Force) -> date | None:
    """The day on which the act enters into force; None where it is not known (yet)."""
    if not force.wejscie_w_zycie:
        return force.obowiazuje_od or force.data
    form = _read(force.wejscie_w_zycie)
    if form is None:
        return None
    if form["day"]:
        return _day(form["day"])
    if form["next"] or form["days"]:
        published = _published(force)
        # The day of promulgation itself does not count: after 14 days comes the fifteenth.
        return published and published + timedelta(days=int(form["days"] or 0) + 1)
    return force.data


def since(force: Force) -> date | None:
    """The first day whose text is that of the act; None where it is not in force (yet)."""
    day = entry(force)
    if day is None or force.z_moca_od is None or force.z_moca_od.dzien is None:
        return day
    return min(day, force.z_moca_od.dzien)


def awaits_publication(force: Force) -> bool:
    """Whether the act counts from its promulgation, and nobody has said when that was."""
    form = _read(force.wejscie_w_zycie) if force.wejscie_w_zycie else None
    counts = form is not None and bool(form["next"] or form["days"])
    return counts and _published(force) is None


def is_form(text: str) -> bool:
    """Whether a text is one of the forms, with a day that there is."""
    form = _read(text)
    return form is not None and (form["day"] is None or _day(form["day"]) is not None)


def _read(text: str) -> re.Match[str] | None:
    return _FORM.fullmatch(one_line(plain(text)))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _published(force: Force) -> date | None:
    return force.publikacja.data if force.publikacja else None


# --- words ---------------------------------------------------------------------------------------


def words(force: Force) -> str:
    """„z dniem podjęcia, z mocą od dnia 1 stycznia 2024 r.”; "" where the act does not say."""
    text = _entry_words(force)
    earlier = force.z_moca_od.dzien if force.z_moca_od else None
    return f"{text}, z{NBSP}mocą od dnia {wording.date(earlier)}" if text and earlier else text


def _entry_words(force: Force) -> str:
    if not force.wejscie_w_zycie:
        since = force.obowiazuje_od
        return f"z{NBSP}dniem {wording.date(since)}" if since else ""
    form = _read(force.wejscie_w_zycie)
    if form is None:
        return ""
    if form["day"]:
        day = _day(form["day"])
        return f"z{NBSP}dniem {wording.date(day)}" if day else ""
    return form[0]


# --- what cannot be ------------------------------------------------------------------------------


def faults(force: Force) -> Iterator[Fault]:
    """Days that there are not, or that cannot stand together."""
    form = force.wejscie_w_zycie
    if form and not is_form(form):
        yield Fault(
            ("wejscie_w_zycie",),
            f"{quote(one_line(form))} nie mówi, kiedy uchwała wchodzi w życie.",
            f"Napisz jedno z: {', '.join(map(quote, FORMS))}; taki dzień musi być w kalendarzu.",
        )
        return
    yield from _two_ways(force)
    day, adopted, published = entry(force), force.data, _published(force)
    if adopted is not None and published is not None and published < adopted:
        yield Fault(
            ("publikacja", "data"),
            f"Uchwały z dnia {wording.date(adopted)} nie ogłoszono wcześniej, "
            f"{ended(wording.date(published))}",
            "Popraw dzień ogłoszenia albo datę uchwały.",
            ("data",),
        )
        return
    field = ("wejscie_w_zycie",) if form else ("obowiazuje_od",)
    if adopted is not None and day is not None and day < adopted:
        yield Fault(
            field,
            f"Uchwała z dnia {wording.date(adopted)} nie może wejść w życie wcześniej, "
            f"{ended(wording.date(day))}",
            "Popraw dzień wejścia w życie albo datę uchwały. Moc wsteczną daje pole „z_moca_od” "
            "(„rpd amend --retroactive”).",
            ("data",),
        )
    yield from _backwards(force, day)


def _two_ways(force: Force) -> Iterator[Fault]:
    if not force.wejscie_w_zycie or force.obowiazuje_od is None:
        return
    day = entry(force)
    if day is not None and day != force.obowiazuje_od:
        yield Fault(
            ("obowiazuje_od",),
            f"Dzień {wording.date(force.obowiazuje_od)} przeczy polu „wejscie_w_zycie”: według "
            f"niego uchwała obowiązuje od {ended(wording.date(day))}",
            "Zostaw jedno z tych pól.",
            ("wejscie_w_zycie",),
        )


def _backwards(force: Force, day: date | None) -> Iterator[Fault]:
    earlier = force.z_moca_od
    if earlier is None:
        return
    if earlier.dzien is not None and day is not None and earlier.dzien >= day:
        yield Fault(
            ("z_moca_od", "dzien"),
            f"Moc od dnia {wording.date(earlier.dzien)} nie jest wsteczna: uchwała wchodzi w życie "
            f"{ended(wording.date(day))}",
            "Podaj dzień wcześniejszy od wejścia w życie albo usuń pole „z_moca_od”.",
        )
    if not one_line(earlier.powod):
        yield Fault(
            ("z_moca_od", "powod"),
            "Moc wsteczna nie ma uzasadnienia (§ 51 Zasad techniki prawodawczej).",
            "Napisz w polu „powod”, dlaczego uchwała ma działać wstecz („rpd amend --reason”).",
        )


def too_early(amendment: Force, plan: Force) -> Iterator[Fault]:
    """An amendment that would change a text from a day on which there was none."""
    start, earlier = since(plan), amendment.z_moca_od
    if start is None or earlier is None or earlier.dzien is None or earlier.dzien >= start:
        return
    yield Fault(
        ("z_moca_od", "dzien"),
        f"Zmiana nie może działać od dnia {wording.date(earlier.dzien)}: plan obowiązuje od "
        f"{ended(wording.date(start))}",
        "Podaj dzień, w którym plan już obowiązywał.",
    )
