"""A draft that names another profile: an amendment may give the plan its shape, as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rpd.errors import UsageError
from rpd.polish.wording import join, quote
from rpd.rules import inny_profil

if TYPE_CHECKING:
    from rpd.load.whole import Loaded
    from rpd.plan.model import Plan


def reshaped(old: Loaded, new: Loaded) -> Loaded:
    """The new version, with what its own profile prints where it names another one.

    What an adopted plan keeps of its profile is then that of the new one, and no fault.

    Raises:
        UsageError: the old plan says what the new profile has no place for.
    """
    from rpd.plan.shape_words import printed_words

    before, after = old.plan, new.plan
    if before is None or after is None or after.wyrazy is None:
        return new
    if before.plik_profilu == after.plik_profilu:
        return new
    _demand_room(before, after)
    kept = printed_words(after.profil) if after.plik_profilu else ()
    return replace(
        new,
        plan=replace(after, wyrazy=replace(after.wyrazy, profil=kept)),
        diagnostics=tuple(d for d in new.diagnostics if d.slug != inny_profil.SLUG),
    )


def _demand_room(old: Plan, new: Plan) -> None:
    """Refuse a shape in which the old plan cannot be told."""
    from rpd.plan.model import dzialania

    one, other = old.profil, new.profil
    lost = [
        one.headers[key]
        for key in one.fields
        if key not in other.fields and any(getattr(d, key, ()) for d in dzialania(old))
    ]
    if (one.keys, one.kinds) == (other.keys, other.kinds) and not lost:
        return
    levels = (one.keys, one.kinds) != (other.keys, other.kinds)
    why = "inne poziomy" if levels else f"nie ma kolumn: {join(map(quote, lost))}"
    raise UsageError(
        f"Nowy profil ma {why}." if levels else f"W nowym profilu {why}.",
        "Takiego kształtu nie nada planowi uchwała zmieniająca: przyjmij nowy załącznik jako "
        "osobny plan, w nowym pliku („rpd adopt”); jego uchwała uchyli dotychczasową.",
    )
