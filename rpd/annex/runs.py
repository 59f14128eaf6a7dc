"""Markup of the plan's prose → runs and blocks of the neutral table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from rpd.amendment.act_units import Spot, parts_within
from rpd.annex.table import Abbr, Block, Footnote, Item, Link, Listing, Note, Paragraph, Run, Text
from rpd.frozen import dataclass
from rpd.plan import markup
from rpd.plan.model import Plan, Slownik
from rpd.polish.alphabet import alphabetical
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP, plain

Telling = Callable[[int, str], str]
"""The text of a note by its number, and by what it has to name because its mark does not."""


@dataclass(frozen=True, slots=True)
class Editorial:
    """Footnotes of an editor at places of a plan; ``used`` are those that found their place.

    What is noted of the ``gone`` ones, which leave nothing behind, stands at what they were in.

    They and the plan's own footnotes are numbered together. The plan's own then say which number
    they have in the annex, and what the editor notes about them.
    """

    texts: Mapping[Spot, Telling] = field(default_factory=dict)
    used: set[Spot] = field(default_factory=set)
    gone: tuple[Spot, ...] = ()

    def parts(self, spot: Spot) -> list[Spot]:
        """The units of a text about which something is noted."""
        return parts_within(spot, self.texts)


class Runs:
    """Markup → runs: numbers footnotes as their marks come, finds abbreviations, ties words."""

    def __init__(
        self, plan: Plan, slownik: Slownik | None, editorial: Editorial | None = None
    ) -> None:
        self._texts = {przypis.id: przypis.tekst for przypis in plan.przypisy}
        self._editorial = editorial
        self._numbers = dict(plan.numery_przypisow)
        self._end = ")" if plan.znak_odnosnika else ""
        self._noted: dict[str, Callable[[int], str]] = {}
        self._order: dict[str, int] = {}
        self._references: list[list[str]] = []
        skroty = slownik.skroty if slownik else ()
        self._expansions = {
            s.skrot: keep_together(s.rozwiniecie) for s in skroty if s.skrot and s.rozwiniecie
        }
        # Longest first, so that "UP JP2" is not taken for "UP".
        known = sorted(self._expansions, key=lambda skrot: (-len(skrot), skrot))
        pattern = "|".join(re.escape(skrot).replace(r"\ ", f"[ {NBSP}]") for skrot in known)
        self._abbreviation = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if known else r"(?!)")
        self._used: set[str] = set()

    def note(self, identifier: str) -> Note | None:
        """A reference to a footnote, numbered by the order of first marks; None if unknown."""
        if identifier not in self._texts and identifier not in self._noted:
            return None
        number = self._order.setdefault(identifier, len(self._order) + 1)
        if number > len(self._references):
            self._references.append([])
        anchors = self._references[number - 1]
        again = f"_{len(anchors) + 1}" if anchors else ""
        anchors.append(f"odsylacz_{number}{again}")
        return Note(number, anchors[-1], f"przypis_{number}", self._label(identifier, number))

    def _label(self, identifier: str, number: int) -> str:
        """What is printed instead of the number, "" for the number itself."""
        own = self._editorial is None and self._numbers.get(identifier)
        label = f"{own or number}{self._end}"
        return label if label != str(number) else ""

    def mark(self, spot: Spot, named: str = "") -> tuple[markup.Inline, ...]:
        """The mark of what the editor notes about a place; nothing where nothing is noted.

        The note starts with what is `named`, where the place of the mark does not tell it.
        """
        if self._editorial is None or spot not in self._editorial.texts:
            return ()
        self._editorial.used.add(spot)
        # The space keeps it apart from all marks that a plan can write.
        identifier = " ".join(("", *spot))
        tell = self._editorial.texts[spot]
        self._noted[identifier] = lambda number: tell(number, named)
        return (markup.Mark(identifier),)

    def parts(self, spot: Spot) -> list[Spot]:
        """The units of a text about which the editor notes something."""
        return [] if self._editorial is None else self._editorial.parts(spot)

    def gone(self, within: Callable[[Spot], bool]) -> list[Spot]:
        """The places that have left nothing behind, of those that something is noted about."""
        return [] if self._editorial is None else list(filter(within, self._editorial.gone))

    def line(self, content: Iterable[markup.Inline]) -> tuple[Run, ...]:
        """A line of markup as runs; a mark of an unknown footnote is shown as it is written."""
        runs: list[Run] = []
        waiting = ""
        for part in content:
            match part:
                case markup.Text(text):
                    waiting += text
                    continue
                case markup.Link(url):
                    run: Run = Link(url, url)
                case markup.Mark(identifier):
                    note = self.note(identifier)
                    if note is None:
                        waiting += f"[^{identifier}]"
                        continue
                    run = note
            runs += (*self._text(waiting, followed=True), run)
            waiting = ""
        return (*runs, *self._text(waiting))

    def blocks(self, content: Iterable[markup.Block]) -> tuple[Block, ...]:
        """Blocks of markup as blocks of the table."""
        return tuple(
            Paragraph(self.line(block.content))
            if isinstance(block, markup.Paragraph)
            else Listing(
                tuple(Item(i.marker, (Paragraph(self.line(i.content)),)) for i in block.items)
            )
            for block in content
        )

    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes marked so far, and those that their texts mark."""
        texts: list[tuple[Block, ...]] = []
        while len(texts) < len(self._order):
            new = list(self._order)[len(texts) :]
            texts += [self._footnote(identifier) for identifier in new]
        marked = zip(self._order, texts, self._references, strict=True)
        return tuple(
            Footnote(
                number,
                f"przypis_{number}",
                blocks,
                tuple(anchors),
                identifier,
                self._label(identifier, number),
            )
            for number, (identifier, blocks, anchors) in enumerate(marked, 1)
        )

    def _footnote(self, identifier: str) -> tuple[Block, ...]:
        if tell := self._noted.get(identifier):
            return (Paragraph(self.line([markup.Text(tell(self._order[identifier]))])),)
        content = markup.blocks(self._texts[identifier])
        if self._editorial is None:
            return self.blocks(content)
        own = [known for known in self._order if known not in self._noted]
        number = self._numbers.get(identifier) or str(own.index(identifier) + 1)
        about = "".join(self._about(Spot("odnosnik", number), self._order[identifier]))
        start = markup.Text(f"Odnośnik nr{NBSP}{number} załącznika{about}: ")
        first = content[0] if content else None
        if isinstance(first, markup.Paragraph):
            return self.blocks((markup.Paragraph((start, *first.content)), *content[1:]))
        return self.blocks((markup.Paragraph((start,)), *content))

    def _about(self, spot: Spot, number: int) -> Iterator[str]:
        """What the editor notes about a footnote of the plan and about parts of its text."""
        assert self._editorial is not None
        for noted in (spot, *self._editorial.parts(spot)):
            if tell := self._editorial.texts.get(noted):
                self._editorial.used.add(noted)
                said = tell(number, noted.part)
                said = said if said.endswith("r.") else said.removesuffix(".")
                yield f", {said[:1].lower()}{said[1:]}"

    def abbreviations(self, lines: Iterable[str]) -> tuple[Abbr, ...]:
        """Those that occur in the runs so far or in the given lines, in alphabetical order."""
        for line in lines:
            self._used.update(plain(found) for found in self._abbreviation.findall(line))
        used = sorted(self._used & self._expansions.keys(), key=alphabetical)
        return tuple(Abbr(skrot, self._expansions[skrot]) for skrot in used)

    def _text(self, text: str, *, followed: bool = False) -> Iterator[Run]:
        # A word in the place of the address that follows, so that "w" is tied to it.
        stand_in = "x" if followed and text.endswith(" ") else ""
        text = keep_together(text + stand_in).removesuffix(stand_in)
        position = 0
        for match in self._abbreviation.finditer(text):
            if match.start() > position:
                yield Text(text[position : match.start()])
            skrot = plain(match.group())
            self._used.add(skrot)
            yield Abbr(match.group(), self._expansions[skrot])
            position = match.end()
        if position < len(text):
            yield Text(text[position:])
