"""What an entry of money says besides its amount and sources: how classified, reckoned, on what."""

from __future__ import annotations

import re
from typing import Any, Final

_ASIDE: Final = re.compile(r"\s*\((?P<said>(?:[^()]|\([^()]*\))+)\)\s*\Z")
_CONDITION: Final = re.compile(
    r"(?:jeżeli|jeśli|o ile|gdy|gdyby|pod warunkiem|w przypadku|po uzyskaniu|po przyznaniu)\b",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(rf",\s+(?P<said>(?={_CONDITION.pattern})[^;]+)\Z", re.IGNORECASE)
_CODE: Final = r"[0-9][0-9A-Za-z]*"
_CLASSIFIED: Final = re.compile(
    rf"(?:dz(?:iał|\.)\s*(?P<dzial>{_CODE}))?[,\s]*"
    rf"(?:rozdz(?:iał|\.)\s*(?P<rozdzial>{_CODE}))?[,\s]*"
    rf"(?:(?:§|par\.)\s*(?P<paragraf>{_CODE}))?"
)
_RECKONED: Final = re.compile(r"[0-9].*(?:[×*/]|\bx\b)", re.IGNORECASE)
_ROUNDED: Final = re.compile(r",?\s*po zaokrągleniu\s+")


def apart(text: str) -> tuple[str, dict[str, Any], list[str]]:
    """An entry without its asides, the fields that they fill, and words that fields say.

    Brackets of which something cannot be told stay where they are.
    """
    fields: dict[str, Any] = {}
    said: list[str] = []
    if found := _BEHIND.search(text):
        fields["warunek"] = found["said"].strip()
        text = text[: found.start()]
    aside = _ASIDE.search(text)
    if aside is None:
        return text, fields, said
    inner: dict[str, Any] = {}
    for piece in re.split(r";\s*", aside["said"]):
        one = _told(piece.strip())
        if one is None:
            return text, fields, said
        inner |= one
    if "dzial" in inner or "rozdzial" in inner or "paragraf" in inner:
        said += ["dz.", "rozdz.", "§", "dział", "rozdział"]
    if "zaokraglenie" in inner:
        said.append("po zaokrągleniu")
    return text[: aside.start()], inner | fields, said


def _told(piece: str) -> dict[str, Any] | None:
    """What a part of the brackets says; None where nobody can tell."""
    classified = _CLASSIFIED.fullmatch(piece)
    if classified and any(classified.groups()):
        return {name: _code(code) for name, code in classified.groupdict().items() if code}
    if _CONDITION.match(piece):
        return {"warunek": piece}
    if _RECKONED.search(piece) or _ROUNDED.match(piece):
        reckoned, *rounded = _ROUNDED.split(piece, maxsplit=1)
        made = {"wzor": reckoned} if reckoned else {}
        return made | ({"zaokraglenie": rounded[0]} if rounded else {})
    return None


def _code(code: str) -> str | int:
    """A code as a file writes it: one that begins with a zero is no number."""
    return int(code) if code.isdecimal() and not code.startswith("0") else code
