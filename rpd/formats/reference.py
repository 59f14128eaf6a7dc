"""The reference document of DOCX: its styles, page, header and footer become those of a document.

An office edits it in Word or LibreOffice, which write it anew in their own ways; so nothing is
taken for granted here but the names of styles, and what is not replaced stays byte for byte.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace
from xml.parsers.expat import ExpatError

from rpd.formats import package
from rpd.formats.office import escaped
from rpd.formats.xmltree import parse, start_tag, text
from rpd.frozen import dataclass

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_OWN = "rpd"


@dataclass(frozen=True, slots=True)
class Relationship:
    """How one part points at another, or at an address (``external``)."""

    identifier: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference document.

    ``parts`` by name; ``document`` is the name of the main one. ``styles`` gives the identifier of
    a style by its name in lower case. ``root`` and ``section`` are XML: the start tag of the main
    part, and the page of its last section; ``width`` is that of its text in twentieths of a point.
    ``separators`` are the XML of the lines above footnotes, ``first_note`` the first free number.
    """

    parts: Mapping[str, bytes]
    document: str
    styles: Mapping[str, str]
    root: str
    section: str
    width: int
    separators: str
    first_note: int


def read(data: bytes) -> Reference:
    """The reference document from its bytes. Raises ValueError where it is none."""
    parts = package.unpack(data)
    try:
        document = _target("", relationships(parts, ""), "officeDocument")
        related = relationships(parts, document)
        root = parse(parts[document])
        section = root.all("w:sectPr")[-1]
        styles = parse(parts[_target(document, related, "styles")])
        page, margins = section.all("w:pgSz")[0], section.all("w:pgMar")[0]
        sides = (int(margins.attributes[side]) for side in ("w:left", "w:right"))
        width = int(page.attributes["w:w"]) - sum(sides)
        found = Reference(
            parts=parts,
            document=document,
            styles={
                style.all("w:name")[0].attributes["w:val"].casefold(): identifier
                for style in styles.all("w:style")
                if (identifier := style.attributes.get("w:styleId")) and style.all("w:name")
            },
            root=start_tag(parts[document], root),
            section=text(parts[document], section),
            width=width,
            separators="",
            first_note=1,
        )
    except (KeyError, IndexError, ExpatError) as error:
        raise ValueError(f"not a word processing document: {error}") from error
    if width <= 0:
        raise ValueError("the margins leave no room for text")
    return _with_separators(found, related)


def _with_separators(found: Reference, related: Iterable[Relationship]) -> Reference:
    """The lines above footnotes; where there are none a word processor draws its own."""
    try:
        data = found.parts[_target(found.document, related, "footnotes")]
    except KeyError:
        return found
    special = [note for note in parse(data).all("w:footnote") if "w:type" in note.attributes]
    numbers = [int(note.attributes["w:id"]) for note in special]
    return replace(
        found,
        separators="".join(text(data, note) for note in special),
        first_note=max([0, *numbers]) + 1,
    )


# --- parts and how they point at each other ------------------------------------------------------


def _relationships_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(parts: Mapping[str, bytes], part: str) -> list[Relationship]:
    """Where a part points; the package itself is the part „”."""
    data = parts.get(_relationships_name(part))
    if data is None:
        return []
    return [
        Relationship(
            element.attributes["Id"],
            element.attributes["Type"],
            element.attributes["Target"],
            element.attributes.get("TargetMode") == "External",
        )
        for element in parse(data).children
    ]


def _target(part: str, related: Iterable[Relationship], kind: str) -> str:
    for relationship in related:
        if relationship.kind == _RELATIONSHIPS + kind:
            return _resolved(part, relationship.target)
    raise KeyError(kind)


def part_of(found: Reference, kind: str) -> str | None:
    """The name of the part of that kind („numbering”) that the main part points at, if it does."""
    try:
        return _target(found.document, relationships(found.parts, found.document), kind)
    except KeyError:
        return None


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def packed(
    found: Reference,
    *,
    document: str,
    footnotes: str,
    links: Iterable[str],
    footnote_links: Iterable[str],
    fields: Mapping[str, Iterable[str]],
    properties: Mapping[str, tuple[str, str, str]],
) -> bytes:
    """The package with the main part and the footnotes in the place of its own.

    ``fields`` are the words of headers and footers that give way, with the lines for their place;
    ``properties`` the parts that describe the package: name → (kind of relationship, kind of
    content, XML).
    """
    related = [r for r in relationships(found.parts, found.document) if not r.external]
    related = [r for r in related if not r.identifier.startswith(_OWN)]
    notes = posixpath.join(posixpath.dirname(found.document), "footnotes.xml")
    if old := [r for r in related if r.kind == f"{_RELATIONSHIPS}footnotes"]:
        notes = _resolved(found.document, old[0].target)
    else:
        related.append(Relationship(f"{_OWN}n", f"{_RELATIONSHIPS}footnotes", "footnotes.xml"))
    dropped = {n for n in found.parts if n.startswith("docProps/") or n == "[Content_Types].xml"}
    dropped |= {_relationships_name(""), _relationships_name(found.document)}
    dropped |= {_relationships_name(notes), found.document, notes}
    kept = {name: data for name, data in found.parts.items() if name not in dropped}
    for relationship in related:
        if relationship.kind in (f"{_RELATIONSHIPS}header", f"{_RELATIONSHIPS}footer"):
            name = _resolved(found.document, relationship.target)
            kept[name] = filled(kept[name], fields)
    types = _content_types(found, notes, properties)
    roots = [
        Relationship(f"rId{number}", kind, name)
        for number, (name, kind) in enumerate(
            [
                (found.document, f"{_RELATIONSHIPS}officeDocument"),
                *((name, kind) for name, (kind, _, _) in properties.items()),
            ],
            1,
        )
    ]
    parts = {
        "[Content_Types].xml": types,
        _relationships_name(""): _written(roots),
        found.document: document.encode("utf-8"),
        _relationships_name(found.document): _written([*related, *_hyperlinks(links)]),
        notes: footnotes.encode("utf-8"),
    }
    if own := _hyperlinks(footnote_links):
        parts[_relationships_name(notes)] = _written(own)
    parts |= kept
    parts |= {name: xml.encode("utf-8") for name, (_, _, xml) in properties.items()}
    return package.pack(parts)


def _hyperlinks(links: Iterable[str]) -> list[Relationship]:
    return [
        Relationship(f"{_OWN}{number}", f"{_RELATIONSHIPS}hyperlink", link, external=True)
        for number, link in enumerate(links)
    ]


def _written(related: Iterable[Relationship]) -> bytes:
    entries = "".join(
        f'<Relationship Id="{escaped(r.identifier)}" Type="{escaped(r.kind)}" '
        f'Target="{escaped(r.target)}"{" TargetMode=" + _EXTERNAL if r.external else ""}/>'
        for r in related
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_DECLARATION}<Relationships xmlns="{namespace}">{entries}</Relationships>'.encode()


_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EXTERNAL = '"External"'


def _content_types(
    found: Reference, notes: str, properties: Mapping[str, tuple[str, str, str]]
) -> bytes:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
    overrides = {
        f"/{notes}": "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    }
    for element in parse(found.parts["[Content_Types].xml"]).children:
        kind = element.attributes["ContentType"]
        if extension := element.attributes.get("Extension"):
            defaults[extension] = kind
        elif not element.attributes["PartName"].startswith("/docProps/"):
            overrides[element.attributes["PartName"]] = kind
    overrides |= {f"/{name}": kind for name, (_, kind, _) in properties.items()}
    entries = "".join(
        f'<Default Extension="{escaped(extension)}" ContentType="{escaped(kind)}"/>'
        for extension, kind in defaults.items()
    ) + "".join(
        f'<Override PartName="{escaped(name)}" ContentType="{escaped(kind)}"/>'
        for name, kind in overrides.items()
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_DECLARATION}<Types xmlns="{namespace}">{entries}</Types>'.encode()


# --- headers and footers -------------------------------------------------------------------------


def filled(part: bytes, fields: Mapping[str, Iterable[str]]) -> bytes:
    """A header or footer in which paragraphs of these very words show these lines instead."""
    changes = []
    for paragraph in parse(part).all("w:p"):
        runs = paragraph.all("w:r")
        words = "".join(part_.text for part_ in paragraph.all("w:t")).strip()
        if runs and words in fields:
            look = [look for run in runs for look in run.all("w:rPr")][-1:]
            shown = "<w:br/>".join(
                f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in fields[words]
            )
            run = f"<w:r>{text(part, look[0]) if look else ''}{shown}</w:r>".encode()
            # Runs may stand in a content control: each gives way where it stands.
            changes += [(runs[0], run), *((other, b"") for other in runs[1:])]
    for element, replacement in sorted(changes, key=lambda change: -change[0].start):
        part = part[: element.start] + replacement + part[element.end :]
    return part
