"""Lists of Word: points as items of lists, added to a reference document that may have its own.

Word counts the points itself, level by level, and begins anew under each point above; so every list
of the first level gets a number of its own, and each item names it with its level. The indents are
those of the paragraphs' styles: a list without any would put them all at the margin.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rpd.act.letter import Part, Point, Provision
from rpd.annex.office import escaped
from rpd.annex.reference import Reference, part_of
from rpd.formats.xmltree import parse, start_tag, text

LEVELS = (("decimal", "%1)"), ("lowerLetter", "%2)"), ("bullet", "–"), ("bullet", "– –"))
"""Points, letters, tirets and double tirets: how Word counts them, and what it writes."""

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PART = "numbering.xml"
_END = "</w:numbering>"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list: which list of the document (from 0), and the level (from 0)."""

    listing: int
    level: int


def places(parts: Iterable[Part]) -> Iterator[Place | None]:
    """For every part the place that Word will count it at; None for what keeps a typed marker.

    That are parts which are no points, and points whose marker is not what Word would write.
    """
    listing = -1
    counted: list[int] = []
    for part in parts:
        match part:
            case Provision():
                counted = []
                yield None
            case Point(level, marker, _) if level <= len(LEVELS):
                if not counted:
                    listing += 1
                following = [*counted, *[0] * (level - len(counted))][:level]
                following[-1] += 1
                if marker != _written(level, following[-1]):
                    yield None
                    continue
                counted = following
                yield Place(listing, level - 1)
            case _:
                yield None


def _written(level: int, number: int) -> str:
    if level == 1:
        return f"{number})"
    if level == 2:
        return f"{_LETTERS[number - 1]})" if number <= len(_LETTERS) else ""
    return LEVELS[level - 1][1]


def with_lists(found: Reference, count: int, styles: Sequence[str]) -> tuple[Reference, int]:
    """The reference document with so many lists of points more, and the number of the first.

    ``styles`` are the identifiers of the styles of points, level by level.
    """
    if count == 0:
        return found, 0
    name = part_of(found, "numbering")
    if name is None:
        name = posixpath.join(posixpath.dirname(found.document), _PART)
        found = _pointed_at(found, name)
        old, first, kind = f'<w:numbering xmlns:w="{_MAIN}">{_END}'.encode(), 1, 0
    else:
        old = found.parts[name]
        tree = parse(old)
        first = 1 + max((int(n.attributes["w:numId"]) for n in tree.all("w:num")), default=0)
        kinds = (int(n.attributes["w:abstractNumId"]) for n in tree.all("w:abstractNum"))
        kind = 1 + max(kinds, default=-1)
    indents = [_indent(found, style) for style in styles]
    written = _inserted(
        old, _abstract(kind, indents), "".join(_list(first + n, kind) for n in range(count))
    )
    return replace(found, parts={**found.parts, name: written}), first


def _inserted(part: bytes, abstract: str, lists: str) -> bytes:
    """The part with the kind of lists before all lists, as the format wants it."""
    tree = parse(part)
    if not tree.children:
        return start_tag(part, tree).rstrip("/>").encode() + f">{abstract}{lists}{_END}".encode()
    ends = [n.start for n in tree.children if n.name == "w:num"]
    behind = part.rindex(_END.encode())
    before = ends[0] if ends else behind
    later = [n.start for n in tree.children if n.name == "w:numIdMacAtCleanup"]
    after = later[0] if later else behind
    return part[:before] + abstract.encode() + part[before:after] + lists.encode() + part[after:]


def _indent(found: Reference, style: str) -> str:
    """The indents of a style as XML; "" where it has none of its own."""
    name = part_of(found, "styles")
    assert name is not None  # a document without styles has been refused
    data = found.parts[name]
    for element in parse(data).all("w:style"):
        if element.attributes.get("w:styleId") == style:
            return "".join(text(data, indent) for indent in element.all("w:ind")[:1])
    return ""


def _abstract(kind: int, indents: Sequence[str]) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>'
        f'<w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>'
        + (f"<w:pPr>{indent}</w:pPr>" if indent else "")
        + "</w:lvl>"
        for level, ((format_, words), indent) in enumerate(zip(LEVELS, indents, strict=True))
    )
    return (
        f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _list(number: int, kind: int) -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
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
