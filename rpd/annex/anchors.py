"""Names for CSS and addresses."""

from __future__ import annotations

import re
import unicodedata


class Anchors:
    """Names for CSS and addresses, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def named(self, wanted: str) -> str:
        """The wanted name; "_2" is added only to repeated ones."""
        name = base = re.sub(r"[^A-Za-z0-9]+", "-", _bare(wanted)).strip("-") or "x"
        repetition = 1
        while name in self._taken:
            repetition += 1
            name = f"{base}_{repetition}"
        self._taken.add(name)
        return name


def _bare(text: str) -> str:
    """The text with letters as they are without their marks: „Zalacznik” for „Załącznik”."""
    apart = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
