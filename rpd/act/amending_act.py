"""The amending resolution as a document: title, legal basis, § 1 with the changes, signature.

Its words are one plain template, ``zmiana.txt.j2``, which an office may change; the changes
themselves are the program's. Form: Zasady techniki prawodawczej, § 85 (opening), § 138a (title).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rpd.act import forms, header, letter
from rpd.act.proven import Amending
from rpd.act.uchwala import WHERE
from rpd.formats import environment, template_files
from rpd.frozen import dataclass
from rpd.plan.force import Force, entry
from rpd.plan.model import Naglowek, Plan, Slownik, Uchwala, Zmiana
from rpd.plan.values import one_line
from rpd.polish import wording
from rpd.polish.wording import NBSP, join, plain

WORDS = "zmiana.txt.j2"

_HERE = "\ufdd0"
"""Where the parts of the changes come: a code point that no text may hold."""


@dataclass(frozen=True, slots=True)
class Worded:
    """The resolution, and the unit of it that makes the changes: „§ 1”."""

    act: letter.Act
    unit: str
    remarks: tuple[str, ...] = ()
    """What it lacks, for the person who makes it."""

    @property
    def others(self) -> tuple[str, ...]:
        """The provisions beside the one that makes the changes: „§ 2. Uchwała wchodzi …”.

        None while one of them has a gap: what was not adopted so cannot be quoted later.
        """
        found = [part for part in self.act.provisions if isinstance(part, letter.Provision)]
        said = tuple(
            plain(f"{part.sign} {part.text}")
            for part in found
            if part.sign and plain(part.sign).rstrip(".") != self.unit
        )
        return () if any(map(header.has_gap, said)) else said


@dataclass(frozen=True, slots=True)
class Resolution:
    """The amending resolution as far as it is known; ``where`` its fields are to be written."""

    numer: str
    force: Force
    naglowek: Naglowek = Naglowek()
    where: str = "w pliku zmiany"


def document(
    old: Plan,
    slownik: Slownik | None,
    amending: Amending | None,
    resolution: Resolution,
    *,
    templates: Sequence[Path] = (),
) -> Worded:
    """The resolution that amends `old`; with `amending` None the annex gets a new wording whole.

    Blanks stand for a number and a day that are not known yet, gaps for what else is not known.

    Raises:
        TemplateUseError: the office's words cannot be used.
    """
    amended = old.uchwala
    assert amended is not None
    gaps = header.Gaps(resolution.where)
    of_amended = header.Gaps(WHERE)
    cited = header.words_of_subject(amended.naglowek, of_amended)
    about, said = resolution.naglowek, resolution.force
    przedmiot = f"zmieniająca uchwałę w{NBSP}sprawie {cited}"
    context = {
        "przedmiot": header.subject(about, gaps) if about.w_sprawie else przedmiot,
        **header.context(
            about,
            said,
            header.issuer(old, slownik),
            gaps,
            numer=resolution.numer,
            rok=old.rok,
        ),
        "tytul": one_line(old.tytul),
        "zmieniana": {
            "numer": one_line(amended.numer),
            "data": wording.date(amended.data) if amended.data else "",
            "w_sprawie": cited,
            "publikacja": header.promulgated(amended.naglowek),
            "zmiany": _earlier(old.zmiany),
        },
        "tresc": _content(amended, amending) + _HERE,
        "obowiazuje_od": wording.date(day) if (day := entry(said)) and day != said.data else "",
    }
    text = environment.fill(WORDS, context, folders=templates, syntax=environment.PLAIN)
    act = letter.from_words(WORDS, text, projekt=not resolution.numer or said.data is None)
    provisions, unit = _placed(act.provisions, amending.parts if amending else ())
    remarks = dict.fromkeys((*of_amended.remarks, *gaps.remarks))
    return Worded(replace(act, provisions=provisions), unit, tuple(remarks))


def _content(amended: Uchwala, amending: Amending | None) -> str:
    number = f" nr{NBSP}{amended.zalacznik}" if amended.zalacznik else ""
    if amending is None:
        return f"{forms.said('annexed', unit=number)}."
    return amending.lead if amending.resolution else f"w załączniku{number} {amending.lead}"


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
        raise template_files.TemplateUseError(
            f"Nie można użyć szablonu „{WORDS}”: żaden akapit nie kończy się treścią zmian.",
            "Jeden akapit musi kończyć się zapisem {{ tresc }}; wzór zapisze „rpd templates "
            "export”.",
        )
    return tuple(placed), unit
