"""Plan and its amendments → the consolidated text („tekst jednolity”) as a neutral table.

The forms are those of § 106 of the rules of legislative technique: numbers are kept, what was
repealed says so, and footnotes name the resolution that added, worded or changed a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from rpd.diff.changes import PlaceKind
from rpd.diff.marks import Event, Spot, Verb, history
from rpd.diff.operations import Amendment
from rpd.model import Plan, Slownik, Strategia, Zmiana
from rpd.render.annex import annex
from rpd.render.runs import Editorial
from rpd.render.table import Annex
from rpd.values import one_line
from rpd.wording import NBSP, join, keep_together
from rpd.wording import date as written_date

TITLE = "Tekst jednolity"


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The document, and what no footnote could say: sentences for the person who makes it."""

    document: Annex
    unsaid: tuple[str, ...]


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
    found = history(plan, amendments)
    organ = plan.uchwala.organ if plan.uchwala else ""
    texts = {
        spot: sentence(spot.kind, events, plan.zmiany, organ)
        for spot, events in found.events.items()
    }
    title = texts.pop(Spot("plan", "", "tytul"), "")
    adopted = texts.pop(Spot("plan", "", "uchwala"), "")
    editorial = Editorial({(s.kind, s.id, s.column): text for s, text in texts.items()})
    document = annex(replace(plan, zmiany=()), strategia, slownik, editorial)
    name, *others = document.header_lines
    lines = [TITLE, *others, _acts(plan.zmiany, organ)]
    lines += [f"tytuł {_lowered(title)}"] if title else []
    lines += [f"oznaczenie uchwały {_lowered(adopted)}"] if adopted else []
    unsaid = [
        f"Uchwała nr {amendment.uchwala}: {operation}." for amendment, operation in found.lost
    ]
    unsaid += [
        f"{text} (miejsce: {' '.join(filter(None, spot))})"
        for spot, text in texts.items()
        if spot not in editorial.used
    ]
    return Consolidated(
        replace(document, header_lines=(name, *(keep_together(line) for line in lines))),
        tuple(unsaid),
    )


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


def sentence(kind: PlaceKind, events: Iterable[Event], zmiany: Sequence[Zmiana], organ: str) -> str:
    """What a footnote says: „Dodane przez § 1 uchwały nr …, ze zmianą wprowadzoną przez …”."""
    recorded = {one_line(zmiana.uchwala): zmiana for zmiana in zmiany}
    clauses = []
    for verb, group in groupby(events, key=lambda event: event.verb):
        made = [event.amendment for event in group]
        acts = [_act(one, recorded.get(one_line(one.uchwala)), organ) for one in made]
        # Of several wordings only the last is in the text.
        acts = acts[-1:] if verb == "worded" else acts
        clauses.append(f"{_opening(verb, kind, len(acts))} przez {_listed(acts)}")
    text = ", ".join(clauses)
    return text[:1].upper() + text[1:] + ("" if text.endswith("r.") else ".")


def _opening(verb: Verb, kind: PlaceKind, number: int) -> str:
    neuter = kind == "dzialanie"
    match verb:
        case "added":
            return "dodane" if neuter else "dodany"
        case "repealed":
            return "uchylone" if neuter else "uchylony"
        case "moved":
            return "przeniesione" if neuter else "przeniesiony"
        case "worded":
            return "w brzmieniu ustalonym"
        case "changed":
            one = number == 1
            return "ze zmianą wprowadzoną" if one else "ze zmianami wprowadzonymi"


def _act(amendment: Amendment, zmiana: Zmiana | None, organ: str) -> str:
    """„§ 1 uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r., która weszła w życie …”."""
    if zmiana is None:
        day = date.fromisoformat(amendment.data) if amendment.data else None
        zmiana = Zmiana(amendment.uchwala, day)
    unit = one_line(amendment.paragraf)
    named = _named(zmiana, organ)
    said = f"{unit} uchwały {named}" if unit else f"uchwałę {named}"
    stated = amendment.obowiazuje_od
    since = zmiana.obowiazuje_od or (date.fromisoformat(stated) if stated else zmiana.data)
    if since is None or since == zmiana.data:
        return said
    return f"{said}, która weszła w życie z{NBSP}dniem {written_date(since)}"


def _listed(acts: Sequence[str]) -> str:
    """„A, B i C”; a clause inside of one is closed by a comma."""
    return join([act + "," * (", która" in act and act is not acts[-1]) for act in acts])


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
