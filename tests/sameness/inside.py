"""All that the comparison of outputs knows of the modules inside rpd.

Everything else goes through the command line, so that modules can be renamed and this test stays as
it is: only the names imported here may have to follow.
"""

from __future__ import annotations

from typing import Any

from rpd.formats import pdf_file, pdf_words

_TOLD = ("S", "T", "Lang", "Alt", "ActualText", "E", "A", "C")


def pdf_as_read(data: bytes) -> tuple[str, str]:
    """A PDF as a person reads it (its words) and as a machine does (its tags and attributes)."""
    words = pdf_words.words(data)
    file = pdf_file.read(data)
    root = file.dictionary(file.trailer["Root"])
    head = {name: file.get(root.get(name)) for name in ("Lang", "MarkInfo", "ViewerPreferences")}
    tags = [f"pages {len(file.pages())}", f"head {head!r}"]
    _tags(file, root.get("StructTreeRoot"), 0, tags)
    return "\n".join([*words.text, "", *sorted(words.apart)]), "\n".join(tags)


def _tags(file: pdf_file.PdfFile, node: Any, depth: int, lines: list[str]) -> None:
    """A line for each tag: what it is, what it says of itself, and what stands under it."""
    found = file.get(node)
    if isinstance(found, list):
        for one in found:
            _tags(file, one, depth, lines)
    elif isinstance(found, dict):
        about = {name: _plain(file, found[name]) for name in _TOLD if name in found}
        lines.append(f"{depth} {about!r}")
        _tags(file, found.get("K"), depth + 1, lines)


def _plain(file: pdf_file.PdfFile, value: Any) -> Any:
    """A value with what its references lead to in their place."""
    found = file.get(value)
    if isinstance(found, list):
        return [_plain(file, one) for one in found]
    if isinstance(found, dict):
        return {name: _plain(file, one) for name, one in sorted(found.items())}
    return found
