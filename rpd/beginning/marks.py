"""Comments of the earlier plan that ask about what the later one does not take over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from rpd.frozen import dataclass
from rpd.writing.comments import PlacedComment
from rpd.writing.doubts import CHECK, DOUBT, About, about

_GOES_ON = "#   "
"""How the further lines of a comment begin."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment that asks for a decision, with all of its lines, and what it is about."""

    about: About
    lines: tuple[PlacedComment, ...]


def left_behind(notes: Sequence[PlacedComment], gone: Collection[About]) -> tuple[Mark, ...]:
    """The marks among the comments of a plan that are about what is `gone`."""
    return tuple(
        Mark(matter, lines)
        for lines in _marks(notes)
        if (matter := _matter(lines)) is not None and matter in gone
    )


def _marks(notes: Sequence[PlacedComment]) -> Iterator[tuple[PlacedComment, ...]]:
    lines: list[PlacedComment] = []
    for note in notes:
        first = lines[0] if lines else None
        here = first is not None and (note.path, note.slot) == (first.path, first.slot)
        if here and note.text.startswith(_GOES_ON):
            lines.append(note)
            continue
        if lines:
            yield tuple(lines)
        lines = [note] if note.text.startswith(CHECK) else []
    if lines:
        yield tuple(lines)


def _matter(lines: tuple[PlacedComment, ...]) -> About | None:
    return about(" ".join(" ".join(one.text.removeprefix(_GOES_ON) for one in lines).split()))


def said_of(marks: Sequence[Mark], rok: int) -> Iterator[str]:
    """What there is to know of the marks that stay in the plan of that year."""
    told: Counter[About] = Counter(one.about for one in marks if one.about is not About.ANEW)
    if told:
        matters = ", ".join(f"{one.value} ({told[one]})" for one in About if told[one])
        yield (
            f"Komentarze „{DOUBT}” o tym, czego nowy plan nie przejmuje, zostały w planie na "
            f"{rok} r.: {matters}."
        )
