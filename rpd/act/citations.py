"""Places of a plan that cite a unit which a resolution repeals, moves or gives another number.

„jak w działaniu 3” in one row says something else, or nothing, once that row is gone. What is cited
is looked for by the words people write; what follows „art.” or „ust.” belongs to a statute.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from rpd.act.addresses import steps
from rpd.act.cited_units import CitedUnits
from rpd.frozen import dataclass
from rpd.plan.model import Miejsce, Plan, by_level, galezie, miejsca, obowiazuje
from rpd.plan.profil import Profil
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import plain
from rpd.telling.words import entry

_LP = r"[0-9]{1,3}[a-z]{0,3}"
_NOTE = re.compile(
    rf"\b(?:[Oo]dnośnik|[Pp]rzypis)(?:u|owi|iem|em|ie|i|ów|om|ami|ach)?\s+(?:nr\s+)?(?P<note>{_LP})"
    r"(?!\w)"
)
_ROOM = 40
"""How much of a text is looked at, and shown, on each side of a citation."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A text that cites a unit: the unit, what it is now ("" once repealed), and where the text is.

    ``words`` are those of the text around the citation.
    """

    unit: str
    now: str
    where: str
    words: str

    @property
    def sentence(self) -> str:
        """Both places in one sentence, and what to do."""
        kind = "która dostaje inny numer" if self.now else "którą uchwała uchyla"
        now = f" (odtąd: {self.now})" if self.now else ""
        return keep_together(
            f"Uwaga: plan nadal powołuje się na jednostkę, {kind}: {self.unit}{now}. Miejsce: "
            f"{self.where}: „{self.words}”. Popraw także ten tekst albo upewnij się, że chodzi "
            "w nim o co innego."
        )


def citations(old: Plan, new: Plan, notes: dict[str, str]) -> tuple[Citation, ...]:
    """The texts of the plan that a resolution leaves which cite what the resolution takes away.

    `notes` maps the numbers of footnotes that are gone or renumbered to their new ones, or "".
    """
    changed = _changed(old, new)
    if not changed and not notes:
        return ()
    found: dict[tuple[str, str], Citation] = {}
    units, said = CitedUnits(old), _Said(old, new)
    for heading, where, text in _texts(new):
        for number, match in units.cited(text, heading):
            unit = said.unit(number)
            if number in changed and not said.covered(number, where, found):
                now = said.unit(changed[number])
                found.setdefault((unit, where), Citation(unit, now, where, _around(text, match)))
        for match in _NOTE.finditer(text):
            unit = f"odnośnik nr {match['note']}"
            if match["note"] in notes:
                now = f"odnośnik nr {notes[match['note']]}" if notes[match["note"]] else ""
                found.setdefault((unit, where), Citation(unit, now, where, _around(text, match)))
    return tuple(found.values())


def cites_notes(plan: Plan) -> bool:
    """Whether any text of a plan names a footnote by its number."""
    return any(_NOTE.search(text) for _, _, text in _texts(plan))


class _Said:
    """Units of two versions of a plan, called as the annex prints them."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self._profil = new.profil
        self._names = names(new) | names(old)

    def unit(self, number: str) -> str:
        """„Obszar 1, zadanie 1.2”."""
        return ", ".join(steps(number, self._profil, self._names))

    def covered(self, number: str, where: str, found: Container[tuple[str, str]]) -> bool:
        """Whether it is said already that the heading which the number goes through is gone."""
        above, _ = self._profil.parted(number)
        return above != number and (self.unit(above), where) in found


def names(plan: Plan) -> dict[str, str]:
    """The names of headings by their numbers."""
    return {galaz.numer: _said(galaz.element.nazwa) for galaz in galezie(plan)}


# --- what is gone --------------------------------------------------------------------------------


def _changed(old: Plan, new: Plan) -> dict[str, str]:
    """Numbers of units in force → the numbers that the same units have now, "" where repealed."""
    after = {m.dzialanie.id: m.numer for m in miejsca(new) if obowiazuje(m.dzialanie)}
    changed = {
        m.numer: after.get(m.dzialanie.id, "") for m in miejsca(old) if obowiazuje(m.dzialanie)
    }
    still = set(_headings(new))
    changed |= {number: "" for number in _headings(old) if number not in still}
    return {number: now for number, now in changed.items() if now != number}


def _headings(plan: Plan) -> Iterator[str]:
    """The numbers of the headings in force."""
    return (galaz.numer for galaz in by_level(plan) if galaz.in_force)


# --- where it is cited ---------------------------------------------------------------------------


def _texts(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Every text of the plan in force, with the heading it stands under and its place in words."""
    profil, known = plan.profil, names(plan)
    titles = {one.key: one.title for one in profil.proza}
    for key, text in plan.proza:
        yield "", f"tekst „{titles.get(key) or key}”", _said(text)
    for galaz in by_level(plan):
        place = ", ".join(steps(galaz.numer, profil, known))
        yield galaz.numer, f"nazwa: {place}", _said(galaz.element.nazwa)
        written = dict(galaz.element.pola) if galaz.in_force else {}
        for pole in profil.pola:
            if pole.key in written:
                yield galaz.numer, f"{place}, pole „{pole.title}”", _said(written[pole.key])
    for miejsce in miejsca(plan):
        if obowiazuje(miejsce.dzialanie):
            named = ", ".join(steps(miejsce.numer, profil, known))
            yield from _cells(miejsce, named, profil)
    for przypis in plan.przypisy:
        yield "", f"odnośnik „{_said(przypis.tekst)[:40]}…”", _said(przypis.tekst)


def _cells(miejsce: Miejsce, named: str, profil: Profil) -> Iterator[tuple[str, str, str]]:
    heading, dzialanie = miejsce.galaz.numer, miejsce.dzialanie
    for column in profil.columns:
        written = getattr(dzialanie, column.key)
        if column.kind == "nazwa":
            texts: tuple[str, ...] = (written,)
        elif column.kind == "kwoty":
            continue
        else:
            texts = tuple(entry(one, profil) for one in written)
        for text in texts:
            yield heading, f"{named}, kolumna „{column.header}”", _said(text)


def _said(text: str) -> str:
    return plain(one_line(text))


def _around(text: str, match: re.Match[str]) -> str:
    """The citation with the words next to it."""
    start, end = max(match.start() - _ROOM, 0), min(match.end() + _ROOM, len(text))
    start = text.find(" ", start, match.start()) + 1 if start else 0
    last = text.rfind(" ", match.end(), end) if end < len(text) else len(text)
    end = last if last > 0 else match.end()
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
