"""Which units of a plan the words of a text cite: „zadania 1.1–1.3”, „obszar „Kapliczki””.

A unit is looked for by the number that is printed. Where several have it, the heading that stands
beside it in the text chooses („w zadaniu 2 w obszarze 1”, „w obszarze 1 w zadaniu 2”); where there
is none, a text means what stands under its own heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rpd.frozen import dataclass
from rpd.plan.level import CONTINUOUS, printed
from rpd.plan.model import Galaz, Miejsce, Plan, galezie, miejsca
from rpd.plan.profil import DZIALANIE, Level
from rpd.plan.values import one_line
from rpd.polish.wording import plain

_OWN: Final = r"[0-9]{1,3}[a-z]{0,3}"
_ROMAN: Final = r"[IVXLC]+[a-z]{0,3}"
_FULL: Final = rf"(?:(?:[IVXLC]+|[0-9]+|[a-z]{{1,2}})[a-z]{{0,3}}\.)+(?:{_OWN}|{_ROMAN})"
_TOKENS: Final = {"rzymska": _ROMAN, "litera": r"[a-z]{1,2}", "z-rodzicem": _FULL}
_NAME: Final = r"„[^”]+”"
_AND: Final = r"(?:\s*[–-]\s*|,\s+|\s+(?:i|oraz|lub|albo)\s+)"
_POINT: Final = r"[Pp]kt|[Pp]unk(?:t|cie|tu|tem|tów|tach)|[Ll]p\."
_STATUTE: Final = re.compile(
    r"(?:\b(?:art|ust|poz|par)\.|§)\s*\S+\s*(?:(?:ust|pkt)\.?\s*\S+\s*)?\Z"
)
_AMOUNT: Final = r"(?!\s*(?:%|zł\b|os\.|osób|szt\.|godz|r\.))"
_IN: Final = re.compile(r"\s+w\s+\Z")
_ROOM: Final = 40
"""How much of a text before a citation may say that it is one of a statute."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A heading or an action: its number in the whole plan, and how texts cite it.

    ``above`` are the numbers of the headings it stands under, the nearest last.
    """

    kind: str
    number: str
    called: frozenset[str]
    above: tuple[str, ...]


def _heading(galaz: Galaz) -> _Unit:
    """A heading is called by its own number, by that in the whole plan, or by its name."""
    element = galaz.element
    own = {printed(galaz.numer), str(galaz.numer), plain(one_line(element.numer))}
    if galaz.poziom.numbering == "brak":
        own = {f"„{plain(one_line(element.nazwa))}”"}
    return _Unit(galaz.poziom.kind, galaz.numer, frozenset(own), galaz.numery[:-1])


def _row(miejsce: Miejsce) -> _Unit:
    lp = plain(one_line(miejsce.lp))
    return _Unit(DZIALANIE, miejsce.numer, frozenset((lp,)), miejsce.galaz.numery)


class CitedUnits:
    """Finds citations of the units of one plan."""

    def __init__(self, plan: Plan) -> None:
        profil = self._profil = plan.profil
        self._units = [*map(_heading, galezie(plan)), *map(_row, miejsca(plan))]
        self._around = {unit.number: (*unit.above, unit.number) for unit in self._units}
        named = "|".join(
            rf"(?:{_words(level)})\s+(?:nr\s+)?(?P<n{at}>{self._token(level)})(?![\w/]|\.\w)"
            for at, level in enumerate(profil.levels)
        )
        self._heading = re.compile(rf"\b(?:{named})") if named else None
        self._within = re.compile(rf"\s+w\s+(?:{named})") if named else None
        own = self._token(profil.dzialanie)
        self._rows = re.compile(
            rf"\b(?:{_words(profil.dzialanie)}|{_POINT})\s+(?:nr\s+)?"
            rf"(?P<lps>(?:{own})(?:{_AND}(?:{own})(?![\w/]))*)(?![\w/]|[.,][0-9]){_AMOUNT}"
        )
        self._lp = re.compile(own)
        self._address = re.compile(
            rf"(?<![\w.])(?P<number>(?:{_FULL}|{_ROMAN}|{_OWN})/{_OWN})(?!\w)"
        )

    def cited(self, text: str, heading: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The numbers of the units that a text under a heading cites, headings first."""
        before: dict[int, list[str]] = {}
        for match in self._heading.finditer(text) if self._heading else ():
            kind, called = self._level(match)
            found = self._found(kind, called, _Cite(text, match, heading), before)
            before[match.end()] = found
            yield from ((number, match) for number in found)
        for match in self._address.finditer(text):
            yield match["number"], match
        for match in self._rows.finditer(text):
            if _STATUTE.search(text[max(match.start() - _ROOM, 0) : match.start()]):
                continue
            for lp in self._numbers(match["lps"]):
                found = self._found(DZIALANIE, lp, _Cite(text, match, heading), before)
                yield from ((number, match) for number in found)

    def _token(self, level: Level) -> str:
        """The numbers that elements of a level may have, their own or in the whole plan."""
        if level.numbering == "brak":
            return _NAME
        own = _TOKENS.get(level.numbering, _OWN)
        if level.numbering == "dowolna":
            known = {one for unit in self._units if unit.kind == level.kind for one in unit.called}
            own = "|".join((*map(re.escape, sorted(known, key=len, reverse=True)), _OWN))
        return own if level.kind == DZIALANIE else f"{_FULL}|{own}"

    def _level(self, match: re.Match[str]) -> tuple[str, str]:
        """The level of a heading that a text names, and its number there."""
        return next(
            (level.kind, match[f"n{at}"])
            for at, level in enumerate(self._profil.levels)
            if match[f"n{at}"]
        )

    def _numbers(self, written: str) -> Iterator[str]:
        """„1–3” → 1, 2, 3; „1.1 i 1.3a” → 1.1, 1.3a."""
        for part in re.split(r",\s+|\s+(?:i|oraz|lub|albo)\s+", written):
            ends = self._lp.findall(part)
            stems = [end.rpartition(".") for end in ends]
            if (
                len(ends) == 2
                and stems[0][:2] == stems[1][:2]
                and all(s[2].isdecimal() for s in stems)
            ):
                first, last = (int(stem[2]) for stem in stems)
                yield from ("".join((*stems[0][:2], str(n))) for n in range(first, last + 1))
            else:
                yield from ends

    # --- which of them ---------------------------------------------------------------------------

    def _found(
        self, kind: str, called: str, cite: _Cite, before: dict[int, list[str]]
    ) -> list[str]:
        """The units of that kind and number that the text means."""
        wanted = [unit for unit in self._units if unit.kind == kind and called in unit.called]
        whole = [unit for unit in wanted if unit.number == called]
        if whole:
            return [unit.number for unit in whole]
        beside = self._beside(cite, before)
        if beside is not None:
            return [unit.number for unit in wanted if set(beside) & set(unit.above)]
        if self._everywhere(kind) and len(wanted) == 1:
            return [wanted[0].number]
        here = self._around.get(cite.heading, ())
        near = here[-1:] if kind == DZIALANIE else here or ("",)
        return [u.number for u in wanted if (u.above[-1] if u.above else "") in near]

    def _beside(self, cite: _Cite, before: dict[int, list[str]]) -> list[str] | None:
        """The headings that a text names right behind a unit or before it; None for none."""
        text, match = cite.text, cite.match
        if self._within and (inner := self._within.match(text, match.end())):
            kind, called = self._level(inner)
            return self._found(kind, called, _Cite(text, inner, cite.heading), {})
        start = max(match.start() - _ROOM, 0)
        ahead = _IN.search(text[start : match.start()])
        return before.get(start + ahead.start()) if ahead else None

    def _everywhere(self, kind: str) -> bool:
        """Whether numbers of that kind do not begin anew under each heading."""
        level = self._profil.level(kind)
        if kind == DZIALANIE:
            return self._profil.whole_lp or level.numbering == CONTINUOUS
        return level.numbering in ("z-rodzicem", "brak") or self._profil.depth(kind) == 0


@dataclass(frozen=True, slots=True)
class _Cite:
    """Where a text cites something, and the heading that the text stands under."""

    text: str
    match: re.Match[str]
    heading: str


def _words(level: Level) -> str:
    """The words that cite a level, the longest first, at the beginning of a sentence or within."""
    forms: Sequence[str] = sorted(level.cited, key=len, reverse=True)
    return "|".join(map(_either_case, forms))


def _either_case(form: str) -> str:
    first, rest = form[0], re.escape(form[1:]).replace(r"\ ", r"\s+")
    return f"[{first.upper()}{first}]{rest}"
