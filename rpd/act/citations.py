"""Places of a plan that cite a unit which a resolution repeals, moves or gives another number.

„jak w działaniu 3” in one row says something else, or nothing, once that row is gone. What is cited
is looked for by the words people write; what follows „art.” or „ust.” belongs to a statute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rpd.act.addresses import steps
from rpd.frozen import dataclass
from rpd.plan.model import Miejsce, Plan, by_level, miejsca, obowiazuje
from rpd.plan.profil import Level, Profil
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import plain
from rpd.telling.words import entry

_LP = r"[0-9]{1,3}[a-z]{0,3}"
_PART = r"[0-9]+[a-z]*"
_SEVERAL = rf"{_LP}(?:(?:\s*[–-]\s*|,\s+|\s+(?:i|oraz|lub|albo)\s+){_LP}(?![\w/]))*"
_NOTE = re.compile(
    rf"\b(?:[Oo]dnośnik|[Pp]rzypis)(?:u|owi|iem|em|ie|i|ów|om|ami|ach)?\s+(?:nr\s+)?(?P<note>{_LP})"
    r"(?!\w)"
)
_POINT = r"[Pp]kt|[Pp]unk(?:t|cie|tu|tem|tów|tach)|[Ll]p\."
_STATUTE = re.compile(r"(?:\b(?:art|ust|poz|par)\.|§)\s*\S+\s*(?:(?:ust|pkt)\.?\s*\S+\s*)?\Z")
_NUMBER = re.compile(r"[0-9]+[a-z]*")
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


class _Patterns:
    """How texts refer to the rows and headings of a plan of some shape."""

    def __init__(self, profil: Profil) -> None:
        self._profil = profil
        inner = self._inner(profil) if profil.levels else ""
        self._row = re.compile(
            rf"\b(?:{_words(profil.dzialanie)}|{_POINT})\s+(?:nr\s+)?"
            rf"(?P<lps>{_SEVERAL})(?![\w/]|[.,][0-9])"
            r"(?!\s*(?:%|zł\b|os\.|osób|szt\.|godz|r\.))"
            + (rf"(?:\s+w\s+{inner})?" if inner else "")
        )
        if not profil.levels:
            return
        whole = _full(profil, profil.lowest)
        self._address = re.compile(rf"(?<![\w.])(?P<number>{whole}/{_LP})(?!\w)")
        above = [
            rf"(?:{_words(level)})\s+(?P<n{depth}>{_full(profil, level)})(?![\w/.]\w)"
            for depth, level in reversed(tuple(enumerate(profil.levels[:-1])))
        ]
        self._heading = re.compile(rf"\b(?:{'|'.join((inner, *above))})")

    @staticmethod
    def _inner(profil: Profil) -> str:
        """How texts refer to a heading of the lowest level, alone or within the one above it."""
        lowest = profil.lowest
        inner = rf"(?:{_words(lowest)})\s+(?:nr\s+)?(?P<n{len(profil.levels) - 1}>"
        inner += rf"{_full(profil, lowest)}|{_LP})(?![\w/])"
        outer = profil.levels[-2] if len(profil.levels) > 1 else None
        if outer:
            within = _either_case(outer.noun.locative)
            inner += rf"(?:\s+w\s+{within}\s+(?P<within>{_full(profil, outer)}))?"
        return inner

    def cited(self, text: str, heading: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The full numbers of the units that a text under a heading cites, headings first."""
        if self._profil.levels:
            for match in self._heading.finditer(text):
                yield self._named(match, heading), match
            for match in self._address.finditer(text):
                yield match["number"], match
        lowest = f"n{len(self._profil.levels) - 1}" if self._profil.levels else ""
        for match in self._row.finditer(text):
            if _STATUTE.search(text[max(match.start() - _ROOM, 0) : match.start()]):
                continue
            above = heading
            if lowest and match[lowest]:
                above = _lower(match[lowest], match.groupdict().get("within") or "", heading)
            for lp in _numbers(match["lps"]):
                yield f"{above}/{lp}" if above else lp, match

    def _named(self, match: re.Match[str], heading: str) -> str:
        *above, lowest = (match[f"n{depth}"] for depth in range(len(self._profil.levels)))
        if lowest:
            return _lower(lowest, match.groupdict().get("within") or "", heading)
        return next(number for number in above if number)


def _words(level: Level) -> str:
    """The words that cite a level, the longest first, at the beginning of a sentence or within."""
    forms = sorted(level.cited, key=len, reverse=True)
    return "|".join(map(_either_case, forms))


def _either_case(form: str) -> str:
    first, rest = form[0], re.escape(form[1:]).replace(r"\ ", r"\s+")
    return f"[{first.upper()}{first}]{rest}"


def _full(profil: Profil, level: Level) -> str:
    """The number of an element of a level in the whole plan."""
    top = r"[IVXLC]+" if profil.levels[0].numbering == "rzymska" else _PART
    return top + rf"\.{_PART}" * profil.depth(level.kind)


def citations(old: Plan, new: Plan, notes: dict[str, str]) -> tuple[Citation, ...]:
    """The texts of the plan that a resolution leaves which cite what the resolution takes away.

    `notes` maps the numbers of footnotes that are gone or renumbered to their new ones, or "".
    """
    changed = _changed(old, new)
    if not changed and not notes:
        return ()
    found: dict[tuple[str, str], Citation] = {}
    profil, patterns = new.profil, _Patterns(new.profil)
    for heading, where, text in _texts(new):
        for number, match in patterns.cited(text, heading):
            unit = ", ".join(steps(number, profil))
            if number in changed and not _covered(number, where, found, profil):
                now = ", ".join(steps(changed[number], profil))
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


def _covered(
    number: str, where: str, found: dict[tuple[str, str], Citation], profil: Profil
) -> bool:
    """Whether it is said already that the heading which the number goes through is gone."""
    above, _ = profil.parted(number)
    return above != number and (", ".join(steps(above, profil)), where) in found


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
    for galaz in by_level(plan):
        where = f"nazwa: {', '.join(steps(galaz.numer, plan.profil))}"
        yield galaz.numer, where, _said(galaz.element.nazwa)
    for miejsce in miejsca(plan):
        if obowiazuje(miejsce.dzialanie):
            yield from _cells(miejsce, plan.profil)
    for przypis in plan.przypisy:
        yield "", f"odnośnik „{_said(przypis.tekst)[:40]}…”", _said(przypis.tekst)


def _cells(miejsce: Miejsce, profil: Profil) -> Iterator[tuple[str, str, str]]:
    heading, dzialanie = miejsce.galaz.numer, miejsce.dzialanie
    named = ", ".join(steps(miejsce.numer, profil))
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


def _lower(number: str, within: str, heading: str) -> str:
    """The full number of an element that is named in the one above it where a text stands."""
    if "." in number:
        return number
    here = heading if heading.count(".") == 1 else heading.rpartition(".")[0]
    return f"{within or here}.{number}"


def _numbers(written: str) -> Iterator[str]:
    """„1–3” → 1, 2, 3; „1 i 3a” → 1, 3a."""
    for part in re.split(r",\s+|\s+(?:i|oraz|lub|albo)\s+", written):
        ends = _NUMBER.findall(part)
        if len(ends) == 2 and all(end.isdecimal() for end in ends):
            yield from map(str, range(int(ends[0]), int(ends[1]) + 1))
        else:
            yield from ends


def _around(text: str, match: re.Match[str]) -> str:
    """The citation with the words next to it."""
    start, end = max(match.start() - _ROOM, 0), min(match.end() + _ROOM, len(text))
    start = text.find(" ", start, match.start()) + 1 if start else 0
    last = text.rfind(" ", match.end(), end) if end < len(text) else len(text)
    end = last if last > 0 else match.end()
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
