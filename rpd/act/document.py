"""The amending resolution as a document: title, legal basis, § 1 with the changes, signature.

Its words are one plain template, ``zmiana.txt.j2``, which an office may change; the changes
themselves are the program's. Form: Zasady techniki prawodawczej, § 85 (opening), § 138a (title).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rpd import wording
from rpd.act.amendment import Amending
from rpd.companions import companions, organ_name
from rpd.model import Plan, Slownik, Zmiana
from rpd.render import environment, letter
from rpd.values import one_line
from rpd.wording import NBSP, join, plain

WORDS = "zmiana.txt.j2"

_BLANK = "……………"
_HERE = "\ufdd0"
"""Where the parts of the changes come: a code point that no text may hold."""


@dataclass(frozen=True, slots=True)
class Worded:
    """The resolution, and the unit of it that makes the changes: „§ 1”."""

    act: letter.Act
    unit: str

    @property
    def others(self) -> tuple[str, ...]:
        """The provisions beside the one that makes the changes: „§ 2. Uchwała wchodzi …”."""
        found = [part for part in self.act.provisions if isinstance(part, letter.Provision)]
        return tuple(
            plain(f"{part.sign} {part.text}")
            for part in found
            if part.sign and plain(part.sign).rstrip(".") != self.unit
        )


def document(
    old: Plan,
    slownik: Slownik | None,
    amending: Amending | None,
    uchwala: str,
    data: date | None,
    *,
    since: date | None = None,
    templates: Sequence[Path] = (),
) -> Worded:
    """The resolution that amends `old`; with `amending` None the annex gets a new wording whole.

    Blanks stand for a number and a date that are not known yet. It comes into force on the day
    `since`, with None on the day on which it is adopted.

    Raises:
        TemplateUseError: the office's words cannot be used.
    """
    amended = old.uchwala
    assert amended is not None
    organ = one_line(amended.organ)
    _, slownik = companions(old, None, slownik)
    number = f" nr{NBSP}{amended.zalacznik}" if amended.zalacznik else ""
    if amending is None:
        content = f"załącznik{number} otrzymuje brzmienie określone w załączniku do niniejszej "
        content += "uchwały."
    else:
        content = f"w załączniku{number} {amending.lead}"
    context = {
        "numer": uchwala or f"{_BLANK}/{old.rok}",
        "organ": organ,
        "nazwa_organu": organ_name(old, slownik) or organ,
        "data": wording.date(data) if data else f"{_BLANK} {old.rok} r.",
        "tytul": one_line(old.tytul),
        "rok": old.rok,
        "zmieniana": {
            "numer": one_line(amended.numer),
            "data": wording.date(amended.data) if amended.data else "",
            "zmiany": _earlier(old.zmiany),
        },
        "tresc": content + _HERE,
        "obowiazuje_od": wording.date(since) if since else "",
    }
    text = environment.fill(WORDS, context, folders=templates, syntax=environment.PLAIN)
    act = letter.from_words(WORDS, text, projekt=not uchwala or data is None)
    provisions, unit = _placed(act.provisions, amending.parts if amending else ())
    return Worded(replace(act, provisions=provisions), unit)


def _earlier(zmiany: Sequence[Zmiana]) -> str:
    """„, zmienionej uchwałą nr 5/2024 z dnia 5 maja 2024 r.,”."""
    if not zmiany:
        return ""
    acts = [
        f"nr{NBSP}{one_line(zmiana.uchwala)}"
        + (f" z dnia {wording.date(zmiana.data)}" if zmiana.data else "")
        for zmiana in zmiany
    ]
    by = "uchwałą" if len(acts) == 1 else "uchwałami"
    return f", zmienionej {by} {join(acts)},"


def _placed(
    provisions: Sequence[letter.Part], changes: Sequence[letter.Part]
) -> tuple[tuple[letter.Part, ...], str]:
    placed: list[letter.Part] = []
    unit = None
    for part in provisions:
        if isinstance(part, letter.Provision) and part.text.endswith(_HERE):
            unit = plain(part.sign).rstrip(".")
            placed += [replace(part, text=part.text.removesuffix(_HERE)), *changes]
        else:
            placed.append(part)
    if unit is None:
        raise environment.TemplateUseError(
            f"Nie można użyć szablonu „{WORDS}”: żaden akapit nie kończy się treścią zmian.",
            "Jeden akapit musi kończyć się zapisem {{ tresc }}; wzór zapisze „rpd templates "
            "export”.",
        )
    return tuple(placed), unit
