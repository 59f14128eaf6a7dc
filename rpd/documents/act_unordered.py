"""What a new version of a plan prints otherwise although no act can order it place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpd.act.proven import CannotAmendError
from rpd.plan.model import galezie
from rpd.polish.wording import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpd.plan.model import Plan

WHOLE = "Użyj --whole (załącznik otrzyma nowe brzmienie w całości) albo przywróć"


def nothing_ordered(old: Plan, new: Plan, target: Plan) -> CannotAmendError:
    """Why an act between two versions would have no content; `target` is what it would leave."""
    if numbers := list(_numbers(new, target)):
        given = join([f"{one} zamiast {other}" for one, other in numbers])
        return CannotAmendError(
            f"Nowa wersja zmienia tylko numery ({given}), a numery w mocy zostają bez zmian, więc "
            "uchwała nie miałaby treści.",
            f"{WHOLE} dotychczasowe numery.",
        )
    if marks_differ(old, new):
        return CannotAmendError(
            "Zmienia się tylko wygląd znaków odnośników (pole „znak_odnosnika”), a tego nie da się "
            "zapisać jako zmiany miejsc załącznika, więc uchwała nie miałaby treści.",
            f"{WHOLE} dotychczasową wartość tego pola.",
        )
    return CannotAmendError(
        "W druku nic się nie zmienia, więc uchwała nie miałaby treści.",
        "Co różni wersje poza drukiem, powie „rpd diff”.",
    )


def marks_differ(old: Plan, new: Plan) -> bool:
    """Whether the marks of footnotes look otherwise."""
    return bool(old.przypisy and new.przypisy) and old.znak_odnosnika != new.znak_odnosnika


def _numbers(new: Plan, target: Plan) -> Iterator[tuple[str, str]]:
    """Numbers that the new version writes, with those that an act leaves in force."""
    written, left = ([g for g in galezie(p) if g.element.uchylony is None] for p in (new, target))
    if len(written) == len(left):
        yield from (
            (one.numer, other.numer)
            for one, other in zip(written, left, strict=True)
            if one.numer != other.numer
        )
