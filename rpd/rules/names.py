"""What several rules need to know about names, wordings and footnote marks of a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rpd.diagnostics import Finding, Path
from rpd.frozen import dataclass
from rpd.plan import markup
from rpd.plan.layout import PROZA
from rpd.plan.model import (
    Dzialanie,
    Element,
    Opis,
    Plan,
    Podmiot,
    Strategia,
    Wskaznik,
    Zrodlo,
    by_level,
    dzialania,
    elementy,
    obowiazuje,
)
from rpd.polish.alphabet import alphabetical
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import join, plural, quote

_WORD = re.compile(r"\w+")


def unknown_name(
    path: Path, name: str, known: Mapping[str, str], section: str, *, at_key: bool = False
) -> Finding:
    """The finding about a name that the dictionary does not have."""
    kind = "źródła" if section == "zrodla" else "podmiotu"
    message = f"W słowniku nie ma {kind} {quote(name)}"
    if isinstance(path[-1], int) and (parts := _several(name, known)):
        there = join(map(quote, parts))
        return Finding(path, f"{message}.", f"Wpisz je jako osobne pozycje listy: {there}.")
    guess = did_you_mean(name, known)
    hint = f"Popraw zapis albo dopisz tę pozycję w słowniku („{section}”)."
    entries = sorted(set(known.values()), key=alphabetical)
    if not guess and 0 < len(entries) <= _MOST_LISTED:
        hint = f"Wpisz jedną z pozycji słownika ({join(entries)}) albo dopisz nową („{section}”)."
    return Finding(path, message + (f" – {guess}" if guess else "."), hint, at_key=at_key)


_MOST_LISTED = 12
_BETWEEN = re.compile(
    r"\s*[,;/+&]\s*|\.\s+|\s+(?:i|oraz|lub|albo|wraz z|razem z|(?:we|przy) współpracy z)\s+|\s+"
)


def _several(name: str, known: Mapping[str, str]) -> list[str]:
    """The names of the dictionary that one text is made of: „ROPS i OWES”; none where it is not."""
    pieces = _BETWEEN.split(name.strip())
    separators = _BETWEEN.findall(name.strip())
    found: list[str] = []
    while pieces:  # the longest name comes first: names have spaces and commas in them
        for length in range(len(pieces), 0, -1):
            joined = "".join(
                piece + separator
                for piece, separator in zip(
                    pieces[:length], [*separators[: length - 1], ""], strict=True
                )
            )
            if joined in known:
                found.append(joined)
                pieces, separators = pieces[length:], separators[length:]
                break
        else:
            return []
    return found if len(found) > 1 else []


def example(entries: Sequence[Zrodlo] | Sequence[Podmiot]) -> str:
    """The id of an entry that this dictionary has, to be shown in a hint."""
    return entries[0].id if entries and entries[0].id else "…"


@dataclass(frozen=True, slots=True)
class Renamed:
    """A heading whose wording differs from the strategy's in anything; both have a path."""

    kind: str
    numer: str
    plan: str
    strategia: str
    path: Path
    path_there: Path


def renamed(plan: Plan, strategia: Strategia) -> Iterator[Renamed]:
    """All headings of the plan that state a name other than the strategy's."""
    for kind, numer, own, there in _headings(plan, strategia):
        name = _unmarked(own.nazwa)
        if name and there is not None and name != there.nazwa:
            paths = (*own.path, "nazwa"), (*there.path, "nazwa")
            yield Renamed(kind, numer, name, there.nazwa, *paths)


def _unmarked(text: str) -> str:
    """The text without footnote marks, which a heading may need and the strategy does not have."""
    if "[^" not in text:
        return text
    return "".join(
        part.text if isinstance(part, markup.Text) else part.url
        for part in markup.inline(text)
        if not isinstance(part, markup.Mark)
    )


def _headings(
    plan: Plan, strategia: Strategia
) -> Iterator[tuple[str, str, Element, Element | None]]:
    for galaz in by_level(plan):
        one = galaz.element
        yield galaz.poziom.short.genitive, galaz.numer, one, strategia.carried(one)


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


def footnote_marks(plan: Plan, texts: Iterable[Prose]) -> Iterator[tuple[str, Path]]:
    """Every footnote mark of the plan in the order of the annex, with the path of its text."""
    for column, identifier in plan.kolumny:
        if identifier:
            yield identifier, ("kolumny", column, "przypis")
    for text, path, printed in texts:
        if (
            printed and "[^" in text
        ):  # asked here as well: a call for each text would take most of the time
            for identifier in markup.marks(text):
                yield identifier, path


def bodies(dzialania: Iterable[Dzialanie]) -> Iterator[tuple[str, Path]]:
    """Every name of a body in the actions with its path."""
    for dzialanie in dzialania:
        for realizator in dzialanie.realizatorzy:
            if realizator.podmiot:
                yield realizator.podmiot, realizator.path
        for pozycja in dzialanie.budzet:
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


Prose = tuple[str, Path, bool]
"""A text, its path, and whether it is in force: what a repealed action says is not printed."""


def prose(
    plan: Plan, texts: Iterable[Prose], shown: Callable[[str], str] = markup.prose
) -> Iterator[tuple[str, Path]]:
    """Everything the annex prints as prose, `shown` without addresses and marks, with paths."""
    yield shown(plan.tytul), ("tytul",)
    for note in plan.przypisy:
        yield shown(note.tekst), note.path
    for text, path, in_force in texts:
        if in_force:
            yield shown(text), path


def further(count: int) -> str:
    """How many more there are in a text than the one that is named."""
    if not count:
        return ""
    return f" (i {count} {plural(count, 'dalszy', 'dalsze', 'dalszych')} w tym tekście)"


_AROUND = 24
_LONGEST_WORD = 60


def after(text: str, offset: int) -> str:
    """What begins at a place of a text, short enough for a message."""
    found = text[offset : offset + _AROUND]
    return " ".join(found.split()) + ("…" if len(text) > offset + _AROUND else "")


def word_before(text: str, offset: int) -> str:
    """The word that ends at a place of a text; of a long one the end."""
    return (text[max(offset - _LONGEST_WORD, 0) : offset].split() or [""])[-1]


def word_after(text: str, offset: int) -> str:
    """The word that begins at a place of a text; of a long one the beginning."""
    return (text[offset : offset + _LONGEST_WORD].split() or [""])[0]


def before(text: str, offset: int) -> str:
    """What ends with the sign at a place of a text, short enough for a message."""
    start = max(offset + 1 - _AROUND, 0)
    return ("…" if start else "") + " ".join(text[start : offset + 1].split())


def texts(plan: Plan) -> list[Prose]:
    """All prose of the tree: headings first, then actions."""
    found: list[Prose] = [(text, (PROZA, key), True) for key, text in plan.proza]
    found += _measured(plan.wskazniki, printed=True)
    for element in elementy(plan):
        found.append((element.nazwa, (*element.path, "nazwa"), True))
        found += [(text, (*element.path, name), True) for name, text in element.pola]
        found += _measured(element.wskazniki, printed=element.uchylony is None)
    for dzialanie in dzialania(plan):
        in_force = obowiazuje(dzialanie)
        found.append((dzialanie.nazwa, (*dzialanie.path, "nazwa"), in_force))
        found += [(opis.tekst, opis.path, in_force) for opis in dzialanie.opis]
        found += [(produkt.nazwa, produkt.path, in_force) for produkt in dzialanie.produkty]
        found += _measured(dzialanie.wskazniki, printed=in_force)
        own = (entry for _, entries in dzialanie.pola for entry in entries)
        found += [(one.tekst, one.path, in_force) for one in own if isinstance(one, Opis)]
        found += [(t.opis, (*t.path, "opis"), in_force) for t in dzialanie.termin if t.opis]
        found += [
            (r.uwagi, (*r.path, "uwagi"), in_force) for r in dzialanie.realizatorzy if r.uwagi
        ]
    return found


def _measured(wskazniki: Iterable[Wskaznik], *, printed: bool) -> list[Prose]:
    """The prose of indicators: their names, and what they say in the place of numbers."""
    found: list[Prose] = []
    for wskaznik in wskazniki:
        found.append((wskaznik.nazwa, (*wskaznik.path, "nazwa"), printed))
        if wskaznik.opis:
            found.append((wskaznik.opis, (*wskaznik.path, "opis"), printed))
        found += [
            (value.opis, (*value.path, "opis"), printed)
            for value in (wskaznik.bazowa, wskaznik.docelowa)
            if value and value.opis
        ]
    return found
