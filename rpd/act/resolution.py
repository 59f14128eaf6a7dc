"""What a resolution says of its annex, and how that changes with the annex's title.

The title stands in the title of the resolution and in the provision that adopts the annex. An act
that changes it in the annex alone would change it there in silence (§ 86 of the drafting rules).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rpd.act import forms, letter, uchwala
from rpd.act.edits import Edit, carry
from rpd.act.search import edits, whole
from rpd.act.tokens import same
from rpd.errors import RpdError
from rpd.plan.model import Plan, Slownik, Uchwala
from rpd.plan.values import one_line
from rpd.polish.wording import plain


class CannotNameError(RpdError):
    """The words of the resolution that have to change cannot be named."""


@dataclass(frozen=True, slots=True)
class Own:
    """Changes of the resolution itself: ``where`` („w tytule oraz w § 1”) and the edits there."""

    where: str
    edits: tuple[Edit, ...]


def renewed(old: Uchwala, before: str, after: str) -> Uchwala:
    """The resolution that names another title of its annex in its subject."""
    subject, former = plain(one_line(old.w_sprawie)), plain(one_line(before))
    if not former or former not in subject or same(before, after):
        return old
    return replace(old, w_sprawie=subject.replace(former, plain(one_line(after))))


def own_changes(
    old: Plan, title: str, slownik: Slownik | None, templates: Sequence[Path] = ()
) -> Own | None:
    """What an act that gives the annex another `title` has to change in the resolution.

    Where the plan does not say what the resolution is about, its title is taken to name the annex.

    Raises:
        CannotNameError: the words stand there more than once, so that no act can name them.
    """
    assert old.uchwala is not None
    former, now = plain(one_line(old.tytul)), plain(one_line(title))
    if same(former, now):
        return None
    adopted = uchwala.act(old, slownik, templates=templates)
    subject = plain(one_line(old.uchwala.w_sprawie)) or former
    found = [(forms.where("title"), subject)] if former in subject else []
    for part in adopted.provisions:
        if isinstance(part, letter.Provision) and former in plain(part.text):
            number = plain(part.sign).removeprefix("§ ").rstrip(".")
            found.append((forms.where("section", number), plain(part.text)))
    if not found:
        return None
    places = [where for where, _ in found]
    where = " oraz ".join(filter(None, (", ".join(places[:-1]), places[-1])))
    for named in (edits(former, now), whole(former, now)):
        if named and all(_leads(text, former, now, named) for _, text in found):
            return Own(where, named)
    raise CannotNameError(
        f"Tytułu „{former}” nie da się zmienić {where}: jego wyrazy stoją tam więcej niż raz.",
        "Napisz tę zmianę we własnych słowach albo zostaw tytuł.",
    )


def _leads(text: str, former: str, now: str, named: Sequence[Edit]) -> bool:
    """Whether the edits, carried out by what they quote, change the title in a text."""
    lines: tuple[str, ...] = (text,)
    try:
        for edit in named:
            lines = carry(lines, edit)
    except ValueError:
        return False
    return same(lines[0], text.replace(former, now))
