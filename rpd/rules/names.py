"""What several rules need to know about names, wordings and footnote marks of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rpd import markup
from rpd.diagnostics import Finding, Path
from rpd.model import Plan, Strategia, full_number, kierunki, miejsca
from rpd.wording import did_you_mean, quote

_WORD = re.compile(r"\w+")


def unknown_name(
    path: Path, name: str, known: Mapping[str, str], section: str, *, at_key: bool = False
) -> Finding:
    """The finding about a name that the dictionary does not have."""
    kind = "źródła" if section == "zrodla" else "podmiotu"
    guess = did_you_mean(name, known)
    add = f"Popraw zapis albo dopisz tę pozycję w słowniku („{section}”)."
    return Finding(
        path,
        f"W słowniku nie ma {kind} {quote(name)}" + (f" – {guess}" if guess else "."),
        add,
        at_key=at_key,
    )


@dataclass(frozen=True, slots=True)
class Renamed:
    """A heading whose wording differs from the strategy's in anything."""

    kind: str
    numer: str
    plan: str
    strategia: str
    path: Path


def renamed(plan: Plan, strategia: Strategia) -> Iterator[Renamed]:
    """All headings of the plan that state a name other than the strategy's."""
    for kind, numer, own, other, path in _headings(plan, strategia):
        if own and other is not None and own != other:
            yield Renamed(kind, numer, own, other, (*path, "nazwa"))


def _headings(plan: Plan, strategia: Strategia) -> Iterator[tuple[str, str, str, str | None, Path]]:
    for cel in plan.cele:
        target = strategia.cel(cel.numer)
        yield "celu", cel.numer, cel.nazwa, target.nazwa if target else None, cel.path
        for p in cel.priorytety:
            heading = strategia.priorytet(p.numer)
            yield "priorytetu", p.numer, p.nazwa, heading.nazwa if heading else None, p.path
    for _, priorytet, k in kierunki(plan):
        carried = strategia.kierunek(k.strategia)
        numer = full_number(priorytet, k)
        yield "kierunku", numer, k.nazwa, carried.nazwa if carried else None, k.path


def same_words(one: str, other: str) -> bool:
    """Whether two wordings differ in punctuation, spaces or letter case only."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def difference(one: str, other: str) -> tuple[str, str]:
    """The stretch in which two wordings differ, each with a word of context on both sides."""
    ours, theirs = one.split(), other.split()
    start = 0
    while start < min(len(ours), len(theirs)) and ours[start] == theirs[start]:
        start += 1
    end = 0
    while end < min(len(ours), len(theirs)) - start and ours[-1 - end] == theirs[-1 - end]:
        end += 1
    return _stretch(ours, start, end), _stretch(theirs, start, end)


def _stretch(words: list[str], start: int, end: int) -> str:
    first, last = max(start - 1, 0), len(words) - max(end - 1, 0)
    stretch = " ".join(words[first:last])
    return ("… " if first else "") + stretch + (" …" if last < len(words) else "")


def footnote_marks(plan: Plan) -> Iterator[tuple[str, Path]]:
    """Every footnote mark of the plan in the order of the annex, with the path of its text."""
    for column, identifier in plan.kolumny:
        if identifier:
            yield identifier, ("kolumny", column, "przypis")
    for text, path in _texts(plan):
        for identifier in markup.marks(text):
            yield identifier, path


def _texts(plan: Plan) -> Iterable[tuple[str, Path]]:
    for cel in plan.cele:
        yield cel.nazwa, (*cel.path, "nazwa")
        for priorytet in cel.priorytety:
            yield priorytet.nazwa, (*priorytet.path, "nazwa")
            for kierunek in priorytet.kierunki:
                yield kierunek.nazwa, (*kierunek.path, "nazwa")
    for miejsce in miejsca(plan):
        dzialanie = miejsce.dzialanie
        yield dzialanie.nazwa, (*dzialanie.path, "nazwa")
        for opis in dzialanie.opis:
            yield opis.tekst, opis.path
        for produkt in dzialanie.produkty:
            yield produkt.nazwa, produkt.path
        for wskaznik in dzialanie.wskazniki:
            yield wskaznik.nazwa, (*wskaznik.path, "nazwa")
            yield wskaznik.opis, (*wskaznik.path, "opis")
        for realizator in dzialanie.realizatorzy:
            yield realizator.uwagi, realizator.path
