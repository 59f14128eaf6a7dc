"""Lists of Word, added to a reference document that may have its own.

Word counts the items itself, level by level; so every list that begins anew gets a number of its
own, and each item names it with its level.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import replace

from rpd.formats.office import escaped
from rpd.formats.reference import Reference, part_of
from rpd.formats.xmltree import parse, start_tag, text
from rpd.frozen import dataclass

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_PART = "numbering.xml"
_END = "</w:numbering>"


@dataclass(frozen=True, slots=True)
class Level:
    """How Word counts a level and what it writes („decimal”, „%1)”); its indents as XML."""

    format: str
    words: str
    indent: str


@dataclass(frozen=True, slots=True)
class List:
    """A list of a kind (its place among the kinds); ``level`` begins with the number ``start``."""

    kind: int = 0
    level: int = 0
    start: int = 1


def with_lists(
    found: Reference, kinds: Sequence[Sequence[Level]], lists: Sequence[List]
) -> tuple[Reference, int]:
    """The reference document with these lists more, and the number of the first.

    A kind is its levels, the outermost first.
    """
    if not lists:
        return found, 0
    name = part_of(found, "numbering")
    if name is None:
        name = posixpath.join(posixpath.dirname(found.document), _PART)
        found = _pointed_at(found, name)
        old, first, kind = f'<w:numbering xmlns:w="{_MAIN}">{_END}'.encode(), 1, 0
    else:
        old = found.parts[name]
        root = parse(old)
        first = 1 + max((int(n.attributes["w:numId"]) for n in root.all("w:num")), default=0)
        numbers = (int(n.attributes["w:abstractNumId"]) for n in root.all("w:abstractNum"))
        kind = 1 + max(numbers, default=-1)
    written = _inserted(
        old,
        "".join(_abstract(kind + n, levels) for n, levels in enumerate(kinds)),
        "".join(_list(first + n, kind + one.kind, one) for n, one in enumerate(lists)),
    )
    return replace(found, parts={**found.parts, name: written}), first


def _inserted(part: bytes, abstract: str, lists: str) -> bytes:
    """The part with the kind of lists before all lists, as the format wants it."""
    root = parse(part)
    if not root.children:
        return start_tag(part, root).rstrip("/>").encode() + f">{abstract}{lists}{_END}".encode()
    ends = [n.start for n in root.children if n.name == "w:num"]
    behind = part.rindex(_END.encode())
    before = ends[0] if ends else behind
    later = [n.start for n in root.children if n.name == "w:numIdMacAtCleanup"]
    after = later[0] if later else behind
    return part[:before] + abstract.encode() + part[before:after] + lists.encode() + part[after:]


def indent_of(found: Reference, style: str) -> str:
    """The indents of a style as XML; "" where it has none of its own."""
    name = part_of(found, "styles")
    assert name is not None  # a document without styles has been refused
    data = found.parts[name]
    for element in parse(data).all("w:style"):
        if element.attributes.get("w:styleId") == style:
            return "".join(text(data, indent) for indent in element.all("w:ind")[:1])
    return ""


def _abstract(number: int, levels: Sequence[Level]) -> str:
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>'
        f'<w:lvlText w:val="{level.words}"/><w:lvlJc w:val="left"/>'
        + (f"<w:pPr>{level.indent}</w:pPr>" if level.indent else "")
        + "</w:lvl>"
        for at, level in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{written}</w:abstractNum>"
    )


def _list(number: int, kind: int, one: List) -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
        f'<w:lvlOverride w:ilvl="{one.level}"><w:startOverride w:val="{one.start}"/>'
        "</w:lvlOverride></w:num>"
    )


def _pointed_at(found: Reference, name: str) -> Reference:
    """The document with a part of lists that it names, still without it."""
    relations = posixpath.join(
        posixpath.dirname(found.document), "_rels", f"{posixpath.basename(found.document)}.rels"
    )
    taken = {r.attributes["Id"] for r in parse(found.parts[relations]).children}
    identifier = next(free for n in range(1, len(taken) + 2) if (free := f"lists{n}") not in taken)
    target = escaped(posixpath.basename(name))
    relation = f'<Relationship Id="{identifier}" Type="{_KIND}" Target="{target}"/>'
    override = f'<Override PartName="/{escaped(name)}" ContentType="{_CONTENT}"/>'
    types = "[Content_Types].xml"
    parts = {
        **found.parts,
        relations: _before_end(found.parts[relations], relation),
        types: _before_end(found.parts[types], override),
    }
    return replace(found, parts=parts)


def _before_end(part: bytes, element: str) -> bytes:
    end = part.rindex(b"</")
    return part[:end] + element.encode() + part[end:]
