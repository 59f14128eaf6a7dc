"""Places of a plan that cite a unit which a resolution repeals, moves or gives another number.

„jak w działaniu 3” in one row says something else, or nothing, once that row is gone. What is cited
is looked for by the words people write; what follows „art.” or „ust.” belongs to a statute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rpd.act.addresses import steps
from rpd.act.printed import NAMES
from rpd.plan.model import Kolumna, Miejsce, Plan, kierunki, miejsca, obowiazuje
from rpd.plan.values import one_line
from rpd.polish.wording import keep_together, plain
from rpd.telling.words import entry

_LP = r"[0-9]{1,3}[a-z]{0,3}"
_FULL = r"[IVXLC]+\.[0-9]+[a-z]*\.[0-9]+[a-z]*"
_SEVERAL = rf"{_LP}(?:(?:\s*[–-]\s*|,\s+|\s+(?:i|oraz|lub|albo)\s+){_LP}(?![\w/]))*"
_KIERUNEK = r"[Kk]ierun(?:ek|ku|kiem|kowi|ki|ków|kom|kami|kach)(?:\s+interwencji)?\s+(?:nr\s+)?"
_ROW = re.compile(
    r"\b(?:[Dd]ziała(?:nie|nia|niu|niem|ń|niom|niami|niach)|[Pp]kt|[Pp]unk(?:t|cie|tu|tem|tów|tach)"
    r"|[Ll]p\.)\s+(?:nr\s+)?"
    rf"(?P<lps>{_SEVERAL})(?![\w/]|[.,][0-9])(?!\s*(?:%|zł\b|os\.|osób|szt\.|godz|r\.))"
    rf"(?:\s+w\s+{_KIERUNEK}(?P<kierunek>{_FULL}|{_LP})(?![\w/])"
    r"(?:\s+w\s+[Pp]riorytecie\s+(?P<priorytet>[IVXLC]+\.[0-9]+[a-z]*))?)?"
)
_ADDRESS = re.compile(rf"(?<![\w.])(?P<number>{_FULL}/{_LP})(?!\w)")
_HEADING = re.compile(
    rf"\b(?:{_KIERUNEK}(?P<kierunek>{_FULL}|{_LP})(?![\w/])"
    r"(?:\s+w\s+[Pp]riorytecie\s+(?P<w>[IVXLC]+\.[0-9]+[a-z]*))?"
    r"|[Pp]riorytet(?:u|owi|em|cie|y|ów|ach|ami|om)?\s+(?P<priorytet>[IVXLC]+\.[0-9]+[a-z]*)(?![\w/.]\w)"
    r"|[Cc]el(?:u|owi|em|e|ów|ach|ami|om)?\s+szczegółow\w+\s+(?P<cel>[IVXLC]+)(?![\w.]\w))"
)
_NOTE = re.compile(
    rf"\b(?:[Oo]dnośnik|[Pp]rzypis)(?:u|owi|iem|em|ie|i|ów|om|ami|ach)?\s+(?:nr\s+)?(?P<note>{_LP})"
    r"(?!\w)"
)
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


def citations(old: Plan, new: Plan, notes: dict[str, str]) -> tuple[Citation, ...]:
    """The texts of the plan that a resolution leaves which cite what the resolution takes away.

    `notes` maps the numbers of footnotes that are gone or renumbered to their new ones, or "".
    """
    changed = _changed(old, new)
    if not changed and not notes:
        return ()
    found: dict[tuple[str, str], Citation] = {}
    for heading, where, text in _texts(new):
        for number, match in _cited(text, heading):
            unit = ", ".join(steps(number))
            if number in changed and not _covered(number, where, found):
                now = ", ".join(steps(changed[number]))
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


def _covered(number: str, where: str, found: dict[tuple[str, str], Citation]) -> bool:
    """Whether it is said already that the heading which the number goes through is gone."""
    above = number.partition("/")[0]
    return above != number and (", ".join(steps(above)), where) in found


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
    for cel in plan.cele:
        if cel.uchylony is None:
            yield cel.numer
            for priorytet in cel.priorytety:
                if priorytet.uchylony is None:
                    yield priorytet.numer
    for cel, priorytet, kierunek in kierunki(plan):
        if not any(heading.uchylony for heading in (cel, priorytet, kierunek)):
            yield f"{priorytet.numer}.{kierunek.numer}"


# --- where it is cited ---------------------------------------------------------------------------


def _texts(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Every text of the plan in force, with the heading it stands under and its place in words."""
    for cel in plan.cele:
        yield cel.numer, f"nazwa: {', '.join(steps(cel.numer))}", _said(cel.nazwa)
        for priorytet in cel.priorytety:
            where = f"nazwa: {', '.join(steps(priorytet.numer))}"
            yield priorytet.numer, where, _said(priorytet.nazwa)
    for _, priorytet, kierunek in kierunki(plan):
        number = f"{priorytet.numer}.{kierunek.numer}"
        yield number, f"nazwa: {', '.join(steps(number))}", _said(kierunek.nazwa)
    for miejsce in miejsca(plan):
        if obowiazuje(miejsce.dzialanie):
            yield from _cells(miejsce)
    for przypis in plan.przypisy:
        yield "", f"odnośnik „{_said(przypis.tekst)[:40]}…”", _said(przypis.tekst)


def _cells(miejsce: Miejsce) -> Iterator[tuple[str, str, str]]:
    heading, dzialanie = miejsce.numer.rpartition("/")[0], miejsce.dzialanie
    columns: tuple[Kolumna, ...] = ("opis", "produkty", "wskazniki", "termin", "realizatorzy")
    texts: list[tuple[Kolumna, str]] = [("nazwa", _said(dzialanie.nazwa))]
    texts += [
        (column, _said(entry(member)))
        for column in columns
        for member in getattr(dzialanie, column)
    ]
    for column, text in texts:
        place = f"{', '.join(steps(miejsce.numer))}, kolumna „{NAMES[column]}”"
        yield heading, place, text


def _said(text: str) -> str:
    return plain(one_line(text))


def _cited(text: str, heading: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The full numbers of the units that a text under a heading cites, headings first."""
    for match in _HEADING.finditer(text):
        yield _heading(match, heading), match
    for match in _ADDRESS.finditer(text):
        yield match["number"], match
    for match in _ROW.finditer(text):
        if _STATUTE.search(text[max(match.start() - _ROOM, 0) : match.start()]):
            continue
        above = heading
        if match["kierunek"]:
            above = _kierunek(match["kierunek"], match["priorytet"] or "", heading)
        for lp in _numbers(match["lps"]):
            yield f"{above}/{lp}", match


def _heading(match: re.Match[str], heading: str) -> str:
    if match["kierunek"]:
        return _kierunek(match["kierunek"], match["w"] or "", heading)
    return match["priorytet"] or match["cel"]


def _kierunek(number: str, priorytet: str, heading: str) -> str:
    """The full number of a kierunek that is named in the priorytet where a text stands."""
    if "." in number:
        return number
    here = heading if heading.count(".") == 1 else heading.rpartition(".")[0]
    return f"{priorytet or here}.{number}"


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
