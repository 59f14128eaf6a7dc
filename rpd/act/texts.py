"""A text in two versions → the changes that lead from one to the other, in printed order.

The smallest unit that stays readable (§ 87 of the rules): words of a letter, of a sentence or of a
paragraph; else that unit; else the text. A letter in force never becomes another one in silence: it
is repealed, added, or said to be designated anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rpd.act.by_sentence import between, mixed_sentences, one_sentence, whole_sentences
from rpd.act.edits import Edit
from rpd.act.lettering import (
    letter,
    lettered,
    marks,
    others,
    renamed,
    repealed,
    same_lines,
    signed,
    under,
)
from rpd.act.orders import (
    Emptied,
    Relettered,
    TextChange,
    UnitsAdded,
    UnitsRepealed,
    Wording,
    Words,
)
from rpd.act.printed import Line, Lines
from rpd.act.search import cost, edits, whole
from rpd.act.tokens import same
from rpd.act.units import MARKED, Unit, UnitLines, blocks, inner_letters, is_lettered, letter_of
from rpd.plan.profil import Kind

MOST_CHANGES: Final = 5
"""More changes than these in one text read worse than the new text."""
WHOLE: Final[Kind] = "terminy"
"""Columns whose lines say nothing by halves („II kwartał 2024”)."""
MONEY: Final[Kind] = "kwoty"
"""Columns whose numbers are amounts."""


def changes(old: Lines, new: Lines, column: Kind | None = None) -> tuple[TextChange, ...] | None:
    """What leads from one text to the other; None where only a wider unit can be worded anew."""
    if same_lines(old, new):
        return ()
    if not new:
        return (Emptied(old[0].text),) if len(old) == 1 and not old[0].marker else None
    return _Changes(column).of(old, new) if old else (Wording((), new),)


def _ambiguous(found: Sequence[TextChange], old: Lines, new: Lines) -> bool:
    """Whether an item within a quoted letter reads as a letter that stands beside it."""
    quoted: set[str] = set()
    for change in found:
        match change:
            case Wording(_, lines):
                quoted |= inner_letters(lines)
            case UnitsAdded(added=added):
                quoted.update(*(inner_letters(block.lines) for block in added))
    return bool(quoted and quoted & set(map(letter_of, (*old, *new))))


class _Unnamed(Exception):  # noqa: N818 (a turn of the search, not an error)
    """No unit names the change, so the text has to be worded anew."""


class _Changes:
    def __init__(self, column: Kind | None) -> None:
        self._column = column

    def of(self, old: Lines, new: Lines) -> tuple[TextChange, ...]:
        try:
            found = tuple(self._text(old, new))
        except _Unnamed:
            return (Wording((), new),)
        reworded = sum(
            len(line.text.split())
            for change in found
            if isinstance(change, Wording)
            for line in change.lines
        )
        most = sum(len(line.text.split()) for line in new) // 2
        wide = len(found) > MOST_CHANGES or reworded > most or _ambiguous(found, old, new)
        return (Wording((), new),) if wide else found

    def _text(self, old: Lines, new: Lines) -> Iterator[TextChange]:
        if len(old) == len(new) == 1 and old[0].marker == new[0].marker == "":
            yield from self._line((), old[0], new[0])
            return
        one, other = blocks(old), blocks(new)
        before, after = lettered(one), lettered(other)
        twice = any(is_lettered(b.lines[0]) and b.unit is None for b in (*one, *other))
        if twice and list(before) != list(after):
            raise _Unnamed
        if others(one, before) != others(other, after) or bool(before) != bool(after):
            yield from self._paragraphs(one, other)
            return
        pairs = renamed(before, after)
        kinds = {block.unit.kind for block in (*before.values(), *after.values()) if block.unit}
        if len(kinds) > 1 or (pairs and kinds != {"lit"}):
            # A point always takes the number of one that goes: „pkt 2” would be two texts.
            raise _Unnamed
        if pairs:
            gone = [Unit("lit", x) for x in before if x not in {p[0] for p in pairs}]
            if gone:
                yield from repealed(gone, before)
            moved = tuple(pair for pair in pairs if pair[0] != pair[1])
            yield Relettered(moved)
            names = dict(pairs)
            one = tuple(under(block, names) for block in one if letter(block) not in marks(gone))
        end = next((block.unit for block in reversed(one) if letter(block) in after), None)
        yield from signed(self._blocks(one, other), end)

    # --- blocks ----------------------------------------------------------------------------------

    def _blocks(self, one: Sequence[UnitLines], other: Sequence[UnitLines]) -> Iterator[TextChange]:
        """Changes of texts whose paragraphs correspond and whose letters stand in one order."""
        known = {letter(block): block for block in one if letter(block)}
        left = {letter(block) for block in other if letter(block)}
        if [x for x in known if x in left] != [x for x in map(letter, other) if x in known]:
            raise _Unnamed
        former = iter(one)
        added: list[UnitLines] = []
        last = max((i for i, b in enumerate(other) if letter(b) in known), default=-1)
        previous: Unit | None = None
        for position, block in enumerate(other):
            mark = letter(block)
            if mark and mark not in known:
                added.append(block)
                ends = position + 1 == len(other) or letter(other[position + 1]) in ("", *known)
                if ends:
                    apart = previous and other[position - len(added)].unit != previous
                    if apart:  # An act can only say „after it”, and something stands between.
                        raise _Unnamed
                    yield UnitsAdded((), previous if position < last else None, tuple(added))
                    if position < last and previous is None:
                        raise _Unnamed
                    previous, added = block.unit, []
                continue
            gone: list[Unit] = []
            for twin in former:
                if letter(twin) and letter(twin) not in left and twin.unit:
                    gone.append(twin.unit)
                    continue
                if letter(twin) != mark:
                    raise _Unnamed
                yield from repealed(gone, known)
                yield from self._block(twin, block, one, other)
                break
            previous = block.unit if mark else previous
        yield from repealed([b.unit for b in former if b.unit and letter(b) not in left], known)

    def _block(
        self, old: UnitLines, new: UnitLines, one: Sequence[UnitLines], other: Sequence[UnitLines]
    ) -> Iterator[TextChange]:
        if same_lines(old.lines, new.lines):
            return
        alone = len(one) == len(other) == 1
        units = (old.unit,) if old.unit else ()
        if not units and not alone:
            # Nothing names this paragraph, so its words are looked for in the whole text.
            done = next(i for i, block in enumerate(other) if block is new)
            left = next(i for i, block in enumerate(one) if block is old) + 1
            beside = [line.text for block in (*other[:done], *one[left:]) for line in block.lines]
            if len(old.lines) != 1 or len(new.lines) != 1:
                raise _Unnamed
            found = edits(old.lines[0].text, new.lines[0].text, beside)
            if found is None:
                raise _Unnamed
            yield from (Words((), edit) for edit in found)
            return
        if len(old.lines) == len(new.lines) == 1:
            yield from self._line(units, old.lines[0], new.lines[0])
            return
        yield from self._several(units, old.lines, new.lines)

    def _several(self, units: tuple[Unit, ...], old: Lines, new: Lines) -> Iterator[TextChange]:
        """The lines of one unit: words in it, or the unit."""
        found: list[TextChange] = []
        if [line.marker for line in old] == [line.marker for line in new]:
            for i, (a, b) in enumerate(zip(old, new, strict=True)):
                if same(a.text, b.text):
                    continue
                beside = [line.text for line in (*new[:i], *old[i + 1 :])]
                edited = edits(a.text, b.text, beside)
                if edited is None:
                    break
                found += [Words(units, edit) for edit in edited]
            else:
                yield from found
                return
        if not units:
            raise _Unnamed
        yield Wording(units, new)

    # --- lines -----------------------------------------------------------------------------------

    def _line(self, units: tuple[Unit, ...], old: Line, new: Line) -> Iterator[TextChange]:
        if self._column == WHOLE and old.text:
            yield Words(units, whole(old.text, new.text)[0])
            return
        if (told := whole_sentences(units, old.text, new.text)) is not None:
            yield from told
            return
        found = edits(old.text, new.text)
        most = sum(map(cost, found)) if found else len(old.text.split())
        if (told := mixed_sentences(units, old.text, new.text, most)) is not None:
            yield from told
            return
        if found and self._column == MONEY and any(map(_mixed, found)):
            # „180 000, FEdM” for „FEdM” is read more easily as the whole line.
            found = whole(old.text, new.text)
        if found is not None:
            yield from (Words(units, edit) for edit in found)
            return
        if (told := one_sentence(units, old.text, new.text)) is not None:
            yield from told
            return
        if not old.text or not (units or new.text):
            raise _Unnamed
        yield Wording(units, (new,))

    def _paragraphs(
        self, one: Sequence[UnitLines], other: Sequence[UnitLines]
    ) -> Iterator[TextChange]:
        """Paragraphs added behind all others of a text, or repealed."""
        start, went, came, _ = between(one, other, lambda a, b: same_lines(a.lines, b.lines))
        gone = tuple(block.unit for block in went if block.unit)
        if not came and gone and len(gone) == len(went) and {u.kind for u in gone} == {"akapit"}:
            yield UnitsRepealed((), gone)
            return
        paragraphs = all(b.unit and b.unit.kind == "akapit" for b in other)
        lists = any(b.unit and b.unit.kind in MARKED for b in one)
        if start < len(one) or not paragraphs or lists:
            raise _Unnamed
        yield UnitsAdded((), None, tuple(came))


def _mixed(edit: Edit) -> bool:
    """Whether a quotation holds both an amount and words."""
    return any(
        any(map(str.isdigit, side.words)) and any(map(str.isalpha, side.words))
        for side in (edit.old, edit.new)
    )
