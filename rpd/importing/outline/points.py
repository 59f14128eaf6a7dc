"""Paragraphs that are a list of actions: a numbered one, and „Termin: …” below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from rpd.importing.outline.cards import Card
from rpd.importing.source import MARK, Block, Cell, Paragraph
from rpd.importing.wording import key, one_line, tidy

_MARKER: Final = re.compile(
    r"(?P<number>(?:[IVXLC]{1,7}|[0-9]{1,3})(?:\.\s?[0-9]{1,3}[a-z]?)*[.)]"
    r"|(?:[IVXLC]{1,7}|[0-9]{1,3})(?:\.[0-9]{1,3}[a-z]?)+|[–•▪*-])\s+(?=\S)"
)
_LABELLED: Final = re.compile(r"(?P<label>[^:\n]{2,60}?):(?:\s+|\Z)")
_ITEM: Final = re.compile(r"(?:[a-z]\)|[0-9]{1,2}[.)]|[–•▪-])\s")
_FIRST: Final = 3
"""So many paragraphs may stand between the name and the first label."""
_SIGNS: Final = "–•▪*-"
_NO_LABEL: Final = "akapit bez etykiety dołączono do tej komórki"


def labelled(block: Block) -> bool:
    """Whether a block may be a line of an item: „Termin: maj 2026”."""
    return isinstance(block, Paragraph) and _label_in(block) is not None


def _label_in(paragraph: Paragraph) -> re.Match[str] | None:
    if paragraph.level is not None or paragraph.label:
        return None
    return _LABELLED.match(tidy(paragraph.text))


class Points:
    """Takes lists apart; one label of an item is known by words, others may be there again."""

    def __init__(self, known: frozenset[str], blocks: Iterable[Block]) -> None:
        self._known = known
        found = (_label_in(one) for one in blocks if isinstance(one, Paragraph))
        times = Counter(_key(one) for one in found if one)
        self._again = {label for label, n in times.items() if n > 1 and label}

    def unfolded(self, paragraphs: Iterable[Block]) -> Iterator[Block]:
        """The paragraphs, with each item of a list of actions as a table."""
        run = [one for one in paragraphs if isinstance(one, Paragraph)]
        shape = ""
        at = 0
        while at < len(run):
            end = self._end(run, at, shape)
            if end == at:
                yield run[at]
                shape, at = "", at + 1
                continue
            shape = _shape(run[at])
            yield self._card(run[at:end]).table("wpis")
            at = end

    def _end(self, run: list[Paragraph], start: int, shape: str) -> int:
        """Behind the item that begins here; `start` where none does."""
        own = _shape(run[start])
        if not own or (shape and own != shape) or self._label(run[start]) is not None:
            return start
        seen = False
        end = start + 1
        while end < len(run):
            one = run[end]
            if one.level is not None or (_shape(one) == own and self._label(one) is None):
                break
            label = self._label(one)
            seen = seen or (label is not None and _key(label) in self._known)
            if not seen and end > start + _FIRST:
                return start
            end += 1
        if not seen:
            return start
        # What stands behind the last label without one is the item's only where it is a list.
        last = max(n for n in range(start, end) if self._label(run[n]) is not None)
        while end > last + 1 and not _of_a_list(run[end - 1]):
            end -= 1
        return end

    def _label(self, paragraph: Paragraph) -> re.Match[str] | None:
        found = _label_in(paragraph)
        return found if found and _key(found) in self._known | self._again else None

    def _card(self, lines: list[Paragraph]) -> Card:
        first = lines[0]
        card = Card(first.place)
        number, name = _parted(first)
        card.name = Cell((replace(first, text=name, label=""),), first.place)
        sign = number.strip() in _SIGNS
        if number and not sign:
            card.number = Cell((Paragraph(number, first.place),), first.place)
        elif number:
            card.words = Cell((Paragraph(number, first.place),), first.place)
        for one in lines[1:]:
            found = self._label(one)
            if found is None and card.pairs:
                label, said = card.pairs[-1]
                doubt = "" if _of_a_list(one) else _NO_LABEL
                card.pairs[-1] = (
                    label,
                    replace(said, paragraphs=(*said.paragraphs, one), doubt=said.doubt or doubt),
                )
            elif found is None:
                card.name = replace(card.name, paragraphs=(*card.name.paragraphs, one))
            else:
                text = tidy(one.text)
                label = Cell((Paragraph(text[: found.end()].strip(), one.place),), one.place)
                rest = replace(one, text=text[found.end() :])
                card.pairs.append((label, Cell((rest,) if rest.text else (), one.place)))
        return card


def _key(found: re.Match[str]) -> str:
    return key(MARK.sub("", found["label"]))


def _of_a_list(paragraph: Paragraph) -> bool:
    return bool(paragraph.label) or _ITEM.match(tidy(paragraph.text)) is not None


def _parted(paragraph: Paragraph) -> tuple[str, str]:
    """The number of an item and its words."""
    if paragraph.label:
        return paragraph.label, paragraph.text
    text = tidy(paragraph.text)
    found = _MARKER.match(text)
    return (found["number"], text[found.end() :]) if found else ("", text)


def _shape(paragraph: Paragraph) -> str:
    """How an item is numbered: „0.”, „I.0.0.”, „–”; "" for what is none, or has a letter."""
    if paragraph.level is not None:
        return ""
    number = one_line(_parted(paragraph)[0])
    if re.match(r"[a-z]\)", number):
        return ""
    return re.sub(r"[0-9]+[a-z]?", "0", re.sub(r"[IVXLC]+", "I", number))
