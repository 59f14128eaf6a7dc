"""What several rules need to know about names, wordings and footnote marks of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rpd import markup
from rpd.diagnostics import Finding, Path
from rpd.model import (
    Dzialanie,
    Miejsce,
    Plan,
    Strategia,
    full_number,
    kierunki,
    miejsca,
    obowiazuje,
)
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
        name = _unmarked(own)
        if name and other is not None and name != other:
            yield Renamed(kind, numer, name, other, (*path, "nazwa"))


def _unmarked(text: str) -> str:
    """The text without footnote marks, which a heading may need and the strategy does not have."""
    if "[^" not in text:
        return text
    return "".join(
        part.text if isinstance(part, markup.Text) else part.url
        for part in markup.inline(text)
        if not isinstance(part, markup.Mark)
    )


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
    for text, path in texts(plan):
        if "[^" in text:  # asked here as well: a call for each text would take most of the time
            for identifier in markup.marks(text):
                yield identifier, path


def bodies(plan: Plan, *, repealed: bool = True) -> Iterator[tuple[str, Path]]:
    """Every name of a body in the plan with its path, also in actions no longer in force."""
    for miejsce in miejsca(plan) if repealed else in_force(plan):
        for realizator in miejsce.dzialanie.realizatorzy:
            if realizator.podmiot:
                yield realizator.podmiot, realizator.path
        for pozycja in miejsce.dzialanie.budzet:
            if pozycja.podmiot:
                yield pozycja.podmiot, (*pozycja.path, "podmiot")


_TELLING_NOTHING = frozenset(
    ("bez", "dla", "lub", "nad", "oraz", "pod", "przez", "przy", "liczb", "ilość", "odset", "proce")
)


def alike(one: str, other: str) -> bool:
    """Whether two names share at least half of the words of the shorter (by their first letters).

    Polish words change their endings; the first five letters tell them apart well enough here.
    Short words, numbers and the words that open every measure („Liczba …”) do not count; where
    nothing else is left, the names pass for alike.
    """
    ours, theirs = _telling(one), _telling(other)
    return 2 * len(ours & theirs) >= min(len(ours), len(theirs))


def _telling(text: str) -> set[str]:
    stems = {word[:5] for word in _words(text) if len(word) > 2 and not word.isdecimal()}
    return stems - _TELLING_NOTHING


def in_force(plan: Plan) -> Iterator[Miejsce]:
    """The actions that have not been repealed; what a repealed one says is no longer printed."""
    return (miejsce for miejsce in miejsca(plan) if obowiazuje(miejsce.dzialanie))


def prose(plan: Plan) -> Iterator[tuple[str, Path]]:
    """Everything the annex prints as prose, without addresses and footnote marks, with paths."""
    found = [(plan.tytul, ("tytul",)), *((note.tekst, note.path) for note in plan.przypisy)]
    found += _headings_of(plan)
    for miejsce in in_force(plan):
        found += _texts_of(miejsce.dzialanie)
    for text, path in found:
        yield markup.prose(text), path


def texts(plan: Plan) -> Iterable[tuple[str, Path]]:
    """All prose of the tree of objectives with its paths: headings first, then actions."""
    yield from _headings_of(plan)
    for miejsce in miejsca(plan):
        yield from _texts_of(miejsce.dzialanie)


def _headings_of(plan: Plan) -> Iterator[tuple[str, Path]]:
    for cel in plan.cele:
        yield cel.nazwa, (*cel.path, "nazwa")
        for priorytet in cel.priorytety:
            yield priorytet.nazwa, (*priorytet.path, "nazwa")
            for kierunek in priorytet.kierunki:
                yield kierunek.nazwa, (*kierunek.path, "nazwa")


def _texts_of(dzialanie: Dzialanie) -> Iterator[tuple[str, Path]]:
    yield dzialanie.nazwa, (*dzialanie.path, "nazwa")
    for opis in dzialanie.opis:
        yield opis.tekst, opis.path
    for produkt in dzialanie.produkty:
        yield produkt.nazwa, produkt.path
    for wskaznik in dzialanie.wskazniki:
        yield wskaznik.nazwa, (*wskaznik.path, "nazwa")
        yield wskaznik.opis, (*wskaznik.path, "opis")
    for realizator in dzialanie.realizatorzy:
        yield realizator.uwagi, (*realizator.path, "uwagi")
