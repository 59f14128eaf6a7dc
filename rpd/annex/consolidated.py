"""Plan and its amendments → the consolidated text („tekst jednolity”) as a neutral table.

The forms are those of § 106 of the rules of legislative technique: numbers are kept, what was
repealed says so, and footnotes name the resolution that added, worded or changed a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby

from rpd.amendment.act_units import ROW, RowPlace, Spot, Verb, is_cell, is_cell_alone, row_place
from rpd.amendment.forces import force_of
from rpd.amendment.operations import Amendment
from rpd.amendment.story import Event, history
from rpd.annex.annex import annex
from rpd.annex.headed import heading_place
from rpd.annex.noting import row_called
from rpd.annex.runs import Editorial
from rpd.annex.table import Annex, tables
from rpd.frozen import dataclass
from rpd.plan import force
from rpd.plan.companions import issuing
from rpd.plan.model import Plan, Slownik, Strategia, Zmiana
from rpd.plan.profil import WSKAZNIKI, Profil
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP, capital, join, small
from rpd.polish.wording import date as written_date

TITLE = "Tekst jednolity"


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The document, and what no footnote could say: sentences for the person who makes it.

    ``unsaid`` is of older amendments, which do not tell what their acts named: it changed nothing
    that is printed any more. ``lacking`` is what an act named and the text does not have.
    """

    document: Annex
    unsaid: tuple[str, ...]
    lacking: tuple[str, ...] = ()


def consolidated(
    plan: Plan,
    strategia: Strategia | None,
    slownik: Slownik | None,
    amendments: Sequence[Amendment],
) -> Consolidated:
    """The text of a plan as amended; ``amendments`` in the order in which they were made.

    The plan records every one of them; of those it records besides, footnotes tell only what they
    repealed, because the plan itself says so.
    """
    printed = annex(plan, strategia, slownik)
    found = history(plan, amendments, {n.id: n.mark.removesuffix(")") for n in printed.footnotes})
    teller = Teller(plan)
    header = {spot: events for spot, events in found.events.items() if _unmarked(spot, printed)}
    editorial = Editorial(
        {
            spot: partial(teller.sentence, spot, events)
            for spot, events in found.events.items()
            if spot not in header
        },
        gone=tuple(spot for spot, events in found.events.items() if _is_gone(spot, events)),
    )
    document = annex(replace(plan, zmiany=()), strategia, slownik, editorial)
    left = {s: found.events[s] for s in editorial.texts if s not in editorial.used}
    gone = {spot: events for spot, events in left.items() if spot in editorial.gone}
    name, *others = document.header_lines
    lines = [TITLE, *others, _acts(plan.zmiany, teller.organ)]
    lines += [f"{_called(spot, plan)} {small(teller.told(spot, header[spot]))}" for spot in header]
    lines += [
        f"{_called(spot, plan)} {small(teller.told(spot, gone[spot], named=''))}" for spot in gone
    ]
    unsaid = [
        f"Uchwała nr {amendment.uchwala}: {operation}." for amendment, operation in found.lost
    ]
    lacking: list[str] = []
    for spot, events in left.items():
        if spot in gone:
            continue
        said = f"{teller.told(spot, events)} (miejsce: {' '.join(filter(None, spot))})"
        recorded = any(event.amendment.jednostki for event in events)
        (lacking if recorded else unsaid).append(said)
    return Consolidated(
        replace(document, header_lines=(name, *(keep_together(line) for line in lines))),
        tuple(unsaid),
        tuple(lacking),
    )


_HEADER = ("zalacznik", "tytul", "uchwala")


def _unmarked(spot: Spot, printed: Annex) -> bool:
    """Whether no mark of a footnote can stand at a place; the header tells what happened to it."""
    gone = spot.kind == "odnosnik" and spot.number not in {
        note.mark.removesuffix(")") for note in printed.footnotes
    }
    headless = spot.kind == "naglowek" and not any(tables(printed))
    return spot.kind in _HEADER or gone or headless or spot == _MEASURES


_MEASURES = Spot(ROW, WSKAZNIKI)
"""The indicators of the plan, of which older amendments do not tell which one they changed."""


def _is_gone(spot: Spot, events: Sequence[Event]) -> bool:
    """Whether a repealed place leaves nothing behind that could say so, as a row of sums does."""
    whole = is_cell_alone(spot.part) or (spot.kind in (ROW, "tekst") and not spot.part)
    return whole and events[-1].verb == "repealed"


def _called(spot: Spot, plan: Plan) -> str:
    if spot == _MEASURES:
        return "wskaźniki planu"
    if spot.kind == ROW:
        return _row_called(row_place(spot), plan)
    if spot.kind == "tekst":
        titles = {one.key: one.title for one in plan.profil.proza}
        return f"tekst „{one_line(titles.get(spot.number) or spot.number)}”"
    if is_cell(spot.part):
        return f"{spot.part} {heading_place(spot.number, plan)}"
    match spot.kind:
        case "zalacznik":
            return "załącznik"
        case "tytul":
            return "tytuł"
        case "uchwala":
            return "oznaczenie uchwały"
        case "naglowek":
            return f"nagłówek kolumny „{plan.profil.headers[spot.column]}”"
        case _:
            return f"odnośnik nr{NBSP}{spot.number}"


def _row_called(row: RowPlace, plan: Plan) -> str:
    """„wiersz „PFRON” w zadaniu 1.2 w tabeli „Finansowanie” w Obszarze 1”."""
    layout = plan.profil.uklad[row.part] if 0 <= row.part < len(plan.profil.uklad) else None
    table = f"w{NBSP}tabeli „{one_line(layout.title)}”" if layout and layout.title else ""
    said = (row_called(row, plan), table, heading_place(row.heading, plan))
    return " ".join(filter(None, said))


def _acts(zmiany: Sequence[Zmiana], organ: str) -> str:
    """„uwzględniający zmiany wprowadzone: 1) uchwałą nr …; 2) uchwałą nr …”."""
    acts = [f"uchwałą {_named(zmiana, organ)}" for zmiana in zmiany]
    if len(acts) == 1:
        return f"uwzględniający zmiany wprowadzone {acts[0]}"
    listed = "; ".join(f"{number}) {act}" for number, act in enumerate(acts, 1))
    return f"uwzględniający zmiany wprowadzone: {listed}"


def _named(zmiana: Zmiana, organ: str) -> str:
    """„nr 7/2024 MKRES z dnia 30 czerwca 2024 r.”."""
    number = one_line(zmiana.uchwala)
    body = f" {one_line(organ)}" if organ and organ not in number else ""
    day = f" z{NBSP}dnia {written_date(zmiana.data)}" if zmiana.data else ""
    return f"nr{NBSP}{number}{body}{day}"


class Teller:
    """Words what happened to places; an act is named in full where a footnote first names it."""

    def __init__(self, plan: Plan) -> None:
        self.organ = issuing(plan) if plan.uchwala else ""
        self._profil = plan.profil
        self._recorded = {one_line(zmiana.uchwala): zmiana for zmiana in plan.zmiany}
        self._named: dict[str, int] = {}
        self._several: set[int] = set()

    def sentence(self, spot: Spot, events: Sequence[Event], number: int, named: str) -> str:
        """What the footnote of that number says: „Dodane przez § 1 uchwały nr …”.

        It starts with what is `named`: „Zdanie drugie dodane przez …”.
        """
        return capital(self._text(spot, events, number, named))

    def told(self, spot: Spot, events: Sequence[Event], named: str | None = None) -> str:
        """The same where no footnote says it; every act is named in full."""
        return capital(self._text(spot, events, 0, spot.part if named is None else named))

    def _text(self, spot: Spot, events: Sequence[Event], number: int, unit: str) -> str:
        clauses = []
        here: set[str] = set()
        for verb, group in groupby(events, key=lambda event: event.verb):
            acts = [self._act(event, number, here) for event in group]
            clauses.append(
                f"{_opening(verb, _ending(spot, self._profil), len(acts))} przez {_listed(acts)}"
            )
        if len(here) > 1:
            self._several.add(number)
        text = f"{unit} {', '.join(clauses)}".strip()
        return text + ("" if text.endswith("r.") else ".")

    def _act(self, event: Event, number: int, here: set[str]) -> str:
        """„§ 1 pkt 2 uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r., która weszła w życie …”."""
        amendment = event.amendment
        act = one_line(amendment.uchwala)
        unit = cited([keep_together(one_line(unit)) for unit in event.units])
        if act in here:
            return f"{unit} tej uchwały" if unit else "tę uchwałę"
        here.add(act)
        noun = f"{unit} uchwały" if unit else "uchwałę"
        first = self._named.setdefault(act, number) if number else 0
        if first != number:
            # A footnote that names two acts does not tell which of them is meant.
            which = f" nr{NBSP}{act}" if first in self._several else ""
            return f"{noun}{which}, o{NBSP}której mowa w{NBSP}odnośniku nr{NBSP}{first}"
        zmiana = self._recorded.get(act)
        if zmiana is None:
            zmiana = Zmiana(
                amendment.uchwala, date.fromisoformat(amendment.data) if amendment.data else None
            )
        said = f"{noun} {_named(zmiana, self.organ)}"
        since = force.entry(force_of(zmiana, amendment))
        if since is None or since == zmiana.data:
            return said
        return f"{said}, która weszła w{NBSP}życie z{NBSP}dniem {written_date(since)}"


_STEP = re.compile(r"(.* )?((?:podwójne |potrójne |poczwórne )?\S+)[ \u00a0](\S+)")


def cited(units: Sequence[str]) -> str:
    """Units of one act together: „§ 1 pkt 2 lit. a i b”, „§ 1 pkt 2 i § 1 pkt 4 lit. c”."""
    groups: dict[str, list[str]] = {}
    for unit in dict.fromkeys(units):
        found = _STEP.fullmatch(unit)
        stem, last = unit[: found.start(3)] if found else unit, found[3] if found else ""
        groups.setdefault(stem, []).append(last)
    return join([stem + join(lasts) for stem, lasts in groups.items()], " oraz ")


_ENDINGS = {
    "kolumna": "a",
    "pole": "e",
    "pkt": "y",
    "lit.": "a",
    "ust.": "y",
    "akapit": "y",
    "zdanie": "e",
    "tiret": "e",
    "wprowadzenie": "e",
}


_QUOTED = re.compile("„.*”")


def _ending(spot: Spot, profil: Profil) -> str:
    """What „dodan…” ends with: it agrees with „lit.”, „zdanie”, „działanie”, „kierunek” …"""
    if nouns := [word for word in _QUOTED.sub("", spot.part).split() if word in _ENDINGS]:
        return _ENDINGS[nouns[-1]]
    level = profil.level(spot.kind) if profil.depth(spot.kind) >= 0 else None
    return {"m": "y", "f": "a", "n": "e"}[level.noun.gender] if level else "y"


def _opening(verb: Verb, ending: str, number: int) -> str:
    match verb:
        case "added":
            return f"dodan{ending}"
        case "repealed":
            return f"uchylon{ending}"
        case "moved":
            return f"przeniesion{ending}"
        case "named":
            return f"z{NBSP}oznaczeniem nadanym"
        case "worded":
            return f"w{NBSP}brzmieniu ustalonym"
        case "changed":
            one = number == 1
            return "ze zmianą wprowadzoną" if one else "ze zmianami wprowadzonymi"


def _listed(acts: Sequence[str]) -> str:
    """„A, B i C”; a clause inside of one is closed by a comma."""
    closed = [act + "," * (bool(_CLAUSE.search(act)) and act is not acts[-1]) for act in acts]
    return join(closed)


_CLAUSE = re.compile(r", (?:która|o.której) ")
