"""``--map „Kolumna=pole”``: what somebody says of the columns of a document."""

from __future__ import annotations

from collections.abc import Iterable

from rpd.errors import UsageError
from rpd.importing.outline.faces import Face, faces
from rpd.importing.wording import key
from rpd.plan.layout import AMOUNT, NUMBER, SOURCES
from rpd.plan.profil import Profil
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import quote

NOTHING = "-"
"""What a column is mapped to that is no part of the plan: it is kept in comments."""


def mapped(pairs: Iterable[str], profil: Profil) -> dict[str, Face]:
    """The columns by the keys of their headers. Raises UsageError for a field that there is not."""
    known = {face.field: face for face in faces(profil)}
    for word in (NUMBER, AMOUNT, SOURCES):
        known.setdefault(word, Face(word, word, word))
    found: dict[str, Face] = {}
    for pair in pairs:
        header, equals, field = (part.strip() for part in pair.rpartition("="))
        if not equals or not header:
            raise UsageError(
                f"Nie wiadomo, co znaczy --map {quote(pair)}.",
                "Zapisz nazwę kolumny, znak „=” i pole, np. --map „Odpowiedzialny=realizatorzy”.",
            )
        if field == NOTHING:
            found[key(header)] = Face(f"?{header}", "?", header)
        elif field in known:
            found[key(header)] = known[field]
        else:
            guess = did_you_mean(field, sorted(known))
            raise UsageError(
                f"Plan o tym kształcie nie ma pola {quote(field)}"
                + (f" – {guess}" if guess else "."),
                f"Są pola: {', '.join(known)}; „-” pomija kolumnę.",
            )
    return found
