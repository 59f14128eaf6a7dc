"""Several entries in one cell: how they are joined and taken apart, and texts that say the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Final

from rpd.exchange.tables import number
from rpd.formats.forms import Value

SEPARATOR: Final = "---"
"""A line that parts two texts where each of them may have several lines."""
_PARTS: Final = re.compile(r"(\s*[,;\n]\s*|\s+(?:i|oraz)\s+)")
_SPACES: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u00ad": None})
_SHARE: Final = re.compile(r"(.+?)\s*:\s*([^:]+)", re.DOTALL)


def folded(text: Value) -> Value:
    """A text as it is compared: kinds of spaces, and those at the ends of lines, say nothing."""
    if text.isascii() and text.isalnum():
        return text
    plain = text.translate(_SPACES).replace("\r\n", "\n")
    return "\n".join(" ".join(line.split()) for line in plain.strip().split("\n"))


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same."""
    return one == other or folded(one) == folded(other)


def trimmed(text: str) -> str:
    """A text as it was typed, without white space at its ends and at those of its lines."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))


def joined(texts: Sequence[str], *, prose: bool) -> Value:
    """Texts in one cell: a line each, or parted by lines of their own."""
    texts = [trimmed(text) for text in texts]
    if prose or any("\n" in text for text in texts):
        whole = f"\n{SEPARATOR}\n".join(texts)
        return whole if prose or len(texts) > 1 else f"{whole}\n{SEPARATOR}"
    return "\n".join(texts)


def parted(value: Value, *, prose: bool) -> list[str]:
    """The texts of a cell, as `joined` puts them together."""
    lines = value.split("\n")
    if any(line.strip() == SEPARATOR for line in lines):
        found: list[list[str]] = [[]]
        for line in lines:
            if line.strip() == SEPARATOR:
                found.append([])
            else:
                found[-1].append(line)
        texts = ["\n".join(part).strip("\n") for part in found]
    else:
        texts = [value] if prose else lines
    return [trimmed(text) for text in texts if text.strip()]


def writable(texts: Sequence[str]) -> bool:
    """Whether texts come back from a cell as they are."""
    return not any(line.strip() == SEPARATOR for text in texts for line in text.split("\n"))


def names(text: Value, known: Collection[str]) -> list[str]:
    """The names in a cell, which may be parted by „,”, „;”, „i”, „oraz” or stand in lines.

    A known name is one whatever stands in it („Wydział Zdrowia i Sportu”). „i” between two names of
    which neither is known parts nothing: it belongs to the name.
    """
    pieces = _PARTS.split(text.translate(_SPACES).strip())
    words, links = pieces[::2], pieces[1::2]
    found: list[tuple[str, str, bool]] = []
    at = 0
    while at < len(words):
        link = links[at - 1] if at else ""
        for end in range(len(words), at, -1):
            name = "".join(pieces[2 * at : 2 * end - 1]).strip()
            if name in known:
                found.append((name, link, True))
                at = end
                break
        else:
            found.append((words[at].strip(), link, False))
            at += 1
    return _together(found)


def _together(found: Sequence[tuple[str, str, bool]]) -> list[str]:
    """The names, unknown ones joined again where „i” stands between them."""
    names: list[str] = []
    before = True
    for name, link, known in found:
        if names and not known and not before and link.strip() in ("i", "oraz"):
            names[-1] += f"{link}{name}"
        elif name:
            names.append(name)
        before = known
    return [name for name in names if name]


def listed(texts: Sequence[str]) -> Value:
    """Names in one cell."""
    return "; ".join(texts)


def shares(pairs: Sequence[tuple[str, Decimal]]) -> Value:
    """A split of an amount, a line a source: „PFRON: 1500,50”."""
    return "\n".join(f"{name}: {number(amount).replace('.', ',')}" for name, amount in pairs)


def share_pairs(value: Value) -> list[tuple[str, str]]:
    """The sources of a split with their amounts as typed. Raises ValueError with the wrong line."""
    found = []
    for line in (part.strip() for part in value.replace(";", "\n").split("\n")):
        if line:
            pair = _SHARE.fullmatch(line)
            if pair is None:
                raise ValueError(line)
            found.append((pair[1].strip(), pair[2].strip()))
    return found
