"""Names of OpenDocument's XML, and what its attributes say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMES: Final = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{{{_NAMES}office:1.0}}"
STYLE: Final = f"{{{_NAMES}style:1.0}}"
TEXT: Final = f"{{{_NAMES}text:1.0}}"
TABLE: Final = f"{{{_NAMES}table:1.0}}"
DRAW: Final = f"{{{_NAMES}drawing:1.0}}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
_LONGEST: Final = 6


def whole(element: Element, name: str, otherwise: int = 1) -> int:
    """An attribute that is a whole number."""
    value = element.get(name, "")
    return int(value) if value.isdecimal() and len(value) <= _LONGEST else otherwise


def text_of(element: Element) -> str:
    """All text within an element, its paragraphs on lines of their own."""
    found: list[str] = []
    for one in element.iter():
        if one.tag in (f"{TEXT}p", f"{TEXT}h") and found:
            found.append("\n")
        elif one.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            found.append(" ")
        found.append(one.text or "")
        if one is not element:
            found.append(one.tail or "")
    return "".join(found).strip()
