"""Cards and lists of a document as tables: a row of labels, and a row of what stands under them.

A card is a table of two columns, a label and what it says; an item of a list is a paragraph with a
number, and paragraphs that begin with „Termin:” below it. Both say of one action what a table says
in a row, and are read as such a row from here on. Labels are known by the words of profiles and of
offices, or by standing in several cards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from rpd.importing.outline import faces
from rpd.importing.outline.cards import Cards, is_narrow
from rpd.importing.outline.points import Points, labelled
from rpd.importing.source import Block, Paragraph, Source, Table
from rpd.importing.wording import key
from rpd.plan.profil import Profil


def unfolded(source: Source, profiles: Callable[[], Iterable[Profil]]) -> Source:
    """The source with cards and items of lists as tables.

    The `profiles` whose labels are known are asked for only where there may be any.
    """
    narrow = [one for one in source.blocks if isinstance(one, Table) and is_narrow(one)]
    if not narrow and not any(map(labelled, source.blocks)):
        return source
    known = labels(profiles())
    cards, points = Cards(known, narrow), Points(known, source.blocks)
    blocks: list[Block] = []
    for run, stretch in _stretches(source.blocks):
        if run:
            blocks += points.unfolded(stretch)
        else:
            tables = (one for one in stretch if isinstance(one, Table))
            blocks += chain.from_iterable(map(cards.unfolded, tables))
    return replace(source, blocks=tuple(blocks))


def labels(profiles: Iterable[Profil]) -> frozenset[str]:
    """The keys of what profiles and offices call the parts of an action."""
    found = {key(word) for words in faces.SYNONYMS.values() for word in words}
    for profil in profiles:
        for part in faces.parts(profil):
            found.update(key(face.header) for face in part.faces if not face.okres)
    return frozenset(found - {""})


def _stretches(blocks: Iterable[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Paragraphs that follow each other, and whatever else there is."""
    stretch: list[Block] = []
    of_paragraphs = False
    for block in blocks:
        if stretch and isinstance(block, Paragraph) != of_paragraphs:
            yield of_paragraphs, stretch
            stretch = []
        of_paragraphs = isinstance(block, Paragraph)
        stretch.append(block)
    if stretch:
        yield of_paragraphs, stretch
