"""XML as a tree that remembers where each element stands in the bytes it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

_START_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")


@dataclass(slots=True)
class XmlElement:
    """An element of a part, its own text, and where it stands: bytes from ``start`` to ``end``."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int = 0
    text: str = ""
    children: list[XmlElement] = field(default_factory=list)

    def all(self, name: str) -> list[XmlElement]:
        """The elements of that name in it, in their order, itself included."""
        found, waiting = [], [self]
        while waiting:
            element = waiting.pop()
            if element.name == name:
                found.append(element)
            waiting += reversed(element.children)
        return found


def parse(data: bytes) -> XmlElement:
    """The tree of a part in UTF-8. Raises ExpatError where it is not well-formed."""
    root = XmlElement("", {}, 0)
    open_: list[XmlElement] = [root]
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        element = XmlElement(name, attributes, parser.CurrentByteIndex)
        open_[-1].children.append(element)
        open_.append(element)

    def end(_: str) -> None:
        element = open_.pop()
        # An element without content ends with its start tag; another one with a tag of its own.
        tag = _START_TAG.match(data, element.start)
        if tag and not tag.group().endswith(b"/>"):
            tag = _START_TAG.match(data, parser.CurrentByteIndex)
        element.end = tag.end() if tag else len(data)

    def characters(found: str) -> None:
        open_[-1].text += found

    def refuse(*_: object) -> None:
        raise ValueError("a document type is not allowed in an office file")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(data, True)
    return root.children[0]


def text(data: bytes, element: XmlElement) -> str:
    """The XML of an element as it stands in the part."""
    return data[element.start : element.end].decode("utf-8")


def start_tag(data: bytes, element: XmlElement) -> str:
    """The start tag of an element as it stands in the part."""
    tag = _START_TAG.match(data, element.start)
    return tag.group().decode("utf-8") if tag else ""
