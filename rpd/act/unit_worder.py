"""Orders about rows, headings and footnotes → their sentences, by the table of forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rpd.act import forms, phrases
from rpd.act.letter import HeadingLine, Part, Quotation, grid
from rpd.act.orders import (
    HeadingsAdded,
    HeadingsRepealed,
    NotesAdded,
    NotesRepealed,
    NotesReworded,
    Order,
)
from rpd.act.phrases import (
    NOTE,
    numbered,
)
from rpd.act.printed import Heading, Lines, Passage
from rpd.act.printed_parts import FRONT, PART, PARTS, is_part
from rpd.act.row_worder import Leaf, RowWorder
from rpd.annex import views
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP


class UnitWorder(RowWorder):
    """Words orders about what stands above the texts: rows, headings, footnotes."""

    # --- headings --------------------------------------------------------------------------------

    def _headings_added(self, order: HeadingsAdded) -> Leaf:
        first = order.headings[0][0]
        kind = phrases.heading(first.poziom)
        several = len(order.headings) > 1
        shorts = [heading.short for heading, _ in order.headings]
        word = kind.many if several else kind.accusative or kind.one
        filled = {"unit": numbered(word, shorts)}
        form = "added"
        ahead = self._ahead(first, alone=order.at_end)
        if order.after and not order.at_end:
            form, before = "added-after", self._headings[order.after]
            noun = phrases.heading(before.poziom)
            filled["after"] = numbered(noun.locative, [before.short])
        elif ahead:
            form, filled["by"] = "added-before", ahead
        content = [h for heading, below in order.headings for h in (heading, *below)]
        return Leaf(forms.said(form, **filled), (), tuple(self._content(content, order.texts)))

    def _ahead(self, added: Heading, *, alone: bool) -> str:
        """What stands behind something that comes, „" where nothing does; in the instrumental.

        It is of its kind; where it is `alone`, it is what a part of the whole annex stands before.
        """
        if not alone:
            beside = [h for h in self._old.headings if h.parent == added.parent]
            next_ = next((h for h in beside if h.poziom.kind == added.poziom.kind), None)
        elif added.parent == FRONT and not any(h.parent == FRONT for h in self._old.headings):
            next_ = next((h for h in self._old.headings if h.number), None)
        else:
            closing = (p for p in self._old.passages.values() if p.closing and p.title)
            text = next(closing, None) if added.parent == PARTS else None
            return f"{PART.instrumental} „{text.title}”" if text else ""
        if next_ is None:
            return ""
        return numbered(phrases.heading(next_.poziom).instrumental, [next_.short])

    def _headings_repealed(self, order: HeadingsRepealed) -> Leaf:
        found = [self._headings[number] for number in order.headings]
        kind = phrases.heading(found[0].poziom)
        word = kind.many if len(found) > 1 else kind.accusative or kind.one
        return Leaf(forms.said("repealed", unit=numbered(word, [h.short for h in found])))

    def _content(
        self, headings: Sequence[Heading], texts: Sequence[tuple[str, Passage]]
    ) -> Iterator[Part]:
        """Headings with texts and tables; an act has none above the first, so its level is 2."""
        for heading in headings:
            level = heading.level - headings[0].level + 2
            label = f"{heading.noun}{NBSP}{heading.short}. " if heading.noun else ""
            if is_part(heading.number):
                label = heading.table.title if heading.table else ""
            if line := keep_together(f"{label}{self._is.text(heading.name)}"):
                yield HeadingLine(level, line)
            for _, text in texts:
                if text.heading == heading.number:
                    yield Quotation(0, self._said(text.lines))
            if (table := heading.table) and table.layout == "karty":
                for card in views.cards(table):
                    yield grid(card.columns, card.rows, card.caption)
            elif table:
                yield grid(table.columns, table.rows, table.caption)

    # --- footnotes -------------------------------------------------------------------------------

    def _notes(self, order: Order) -> Leaf:
        match order:
            case NotesRepealed(numbers):
                word = NOTE.many if len(numbers) > 1 else NOTE.one
                return Leaf(forms.said("repealed", unit=numbered(word, numbers)))
            case NotesReworded(notes):
                several = len(notes) > 1
                numbers = tuple(number for number, _ in notes)
                unit = numbered(NOTE.many if several else NOTE.one, numbers)
                texts = tuple(
                    line
                    for number, lines in notes
                    for line in self._note(number, lines, several=several)
                )
                return Leaf(
                    forms.said("reworded-many" if several else "reworded", unit=unit), texts
                )
            case NotesAdded(after, notes):
                several = len(notes) > 1
                numbers = tuple(number for number, _, _ in notes)
                unit = numbered(NOTE.many if several else NOTE.one, numbers)
                texts = tuple(
                    line
                    for number, _, lines in notes
                    for line in self._note(number, lines, several=several)
                )
                if after and not numbers[0].isdecimal():
                    behind = numbered(NOTE.locative, [after])
                    return Leaf(forms.said("added-after", after=behind, unit=unit), texts)
                return Leaf(forms.said("added", unit=unit), texts)
        raise AssertionError(order)

    def _note(self, number: str, lines: Lines, *, several: bool) -> tuple[str, ...]:
        """The text of a note; of several ones each says which it is."""
        said = self._said(lines)
        return (f"{number}) {said[0]}", *said[1:]) if several and said else said

    def _said(self, lines: Lines) -> tuple[str, ...]:
        return tuple(self._is.text(line.said) for line in lines)
