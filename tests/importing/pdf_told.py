"""A neutral source as text, and whether a PDF is in it with every sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from rpd.formats import confined
from rpd.importing.pdf import native, pages, reader
from rpd.importing.source import MARK, Block, Paragraph, Source, pieces
from rpd.outside import files


def told(source: Source) -> str:
    """A source as text: everything that is in it."""
    lines = [line for block in source.blocks for line in _told(block, "")]
    lines += [f"[^{mark}]: {text}" for mark, text in source.notes.items()]
    lines += [f"pominięto: {one.what} ({one.place}): {one.text}" for one in source.passed_over]
    lines += [f"uwaga: {one.message} {one.hint}".rstrip() for one in source.remarks]
    return "\n".join(lines)


def _told(block: Block, indent: str) -> Iterator[str]:
    if isinstance(block, Paragraph):
        level = f"H{block.level} " if block.level else ""
        doubt = f" ?? {block.doubt}" if block.doubt else ""
        yield f"{indent}{level}{block.printed!r} ({block.place}){doubt}"
        return
    yield f"{indent}tabela {block.width} ({block.place})"
    for row in block.rows:
        yield f"{indent}  {'… ' if row.continued else ''}({row.place})"
        for cell in row.cells:
            span = f"{cell.column}" + (f"+{cell.columns}" if cell.columns > 1 else "")
            span += (f"↓{cell.rows}" if cell.rows > 1 else "") + ("*" if cell.header else "")
            doubt = f" ?? {cell.doubt}" if cell.doubt else ""
            yield f"{indent}    {span}: {cell.text!r}{doubt}"
            yield from (f"{indent}      ?? {one.doubt}" for one in cell.paragraphs if one.doubt)
            for table in cell.tables:
                yield from _told(table, f"{indent}      ")


def read(data: bytes) -> str:
    """What a PDF becomes, after it was seen that no sign of it is lost or added."""
    made = source(data)
    lost, added = differences(data, made)
    assert not lost, lost
    assert not added, added
    return told(made)


def source(data: bytes) -> Source:
    """The neutral source of a PDF, read in this process: what bounds it is tested elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(confined, "work", lambda job, arguments, bounds: _taken(arguments[1]))
        return reader.read(files.Source("plan.pdf", data))


@cache
def _taken(data: bytes) -> bytes:
    return native.taken("plan.pdf", data)


def differences(data: bytes, made: Source) -> tuple[Counter[str], Counter[str]]:
    """The signs of a PDF that its source has not, and those that only the source has."""
    raw = pages.read(_taken(data))
    there = _signs(word.text for word in raw.words())
    there += _signs(text for page in raw.pages for _, text in page.remarks)
    notes = [mark.partition(".")[0].strip("?") for mark in made.notes]
    texts = (MARK.sub(lambda found: found[1], text) for text, _ in pieces(made))
    kept = _signs([*texts, *notes])
    return there - kept, kept - there


def _signs(texts: Iterable[str]) -> Counter[str]:
    return Counter(sign for text in texts for sign in text if not sign.isspace())
