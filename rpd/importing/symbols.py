"""Signs of symbol fonts, which office programs keep where no letters are, as text."""

from __future__ import annotations

from typing import Final

_PRIVATE: Final = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "▸", 0xF0FC: "✓", 0xF02D: "–", 0xF0B0: "°"}


def symbol(character: str) -> str:
    """A sign of a symbol font as text: they stand at U+F000 and above."""
    return "".join(_PRIVATE.get(ord(one), one) for one in character)
