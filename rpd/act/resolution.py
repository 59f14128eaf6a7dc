"""What a resolution says of its annex, and how that changes with the annex's title.

The title stands in the title of the resolution, often in another case („przyjęcia Rocznego
Planu …”), and in the provision that adopts the annex. An act that changes it in the annex alone
would change it there in silence (§ 86 of the drafting rules).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rpd.act import forms, letter, uchwala
from rpd.act.edits import Edit, carry
from rpd.act.search import edits, whole
from rpd.act.tokens import Token, same, tokens
from rpd.frozen import dataclass
from rpd.plan.model import Plan, Slownik, Uchwala
from rpd.plan.values import one_line
from rpd.polish.wording import plain


@dataclass(frozen=True, slots=True)
class Own:
    """A change of the resolution itself: ``where`` („w tytule oraz w § 1”), the edits there.

    ``units`` are the same places as a saved amendment calls them: „tytuł”, „§ 1”.
    """

    where: str
    units: tuple[str, ...]
    edits: tuple[Edit, ...]


def renewed(old: Uchwala, before: str, after: str, written: str = "") -> Uchwala:
    """The resolution with the subject that it has under another title of its annex.

    `written` is the subject in the new version of the plan, if that differs. Where a title stands
    in another case and its words are not the same there, the subject stays (`undeclined`).
    """
    subject, former, now = (plain(one_line(text)) for text in (old.w_sprawie, before, after))
    if subject and (said := plain(one_line(written))) and not same(said, subject):
        return replace(old, w_sprawie=said)
    if not former or same(former, now):
        return old
    found = subject.replace(former, now) if former in subject else _inflected(subject, former, now)
    return replace(old, w_sprawie=found) if found is not None and found != subject else old


def undeclined(subject: str, before: str, after: str) -> bool:
    """Whether a subject still has the former title, in whatever case."""
    said, former, now = (plain(one_line(text)) for text in (subject, before, after))
    # One title may be a part of the other.
    return not same(former, now) and len(_spoken(said, former)) > len(_spoken(said, now))


def own_changes(
    old: Plan, new: Plan, slownik: Slownik | None, templates: Sequence[Path] = ()
) -> tuple[Own, ...]:
    """What an act that leads to the title and the subject of `new` changes in the resolution.

    Where the plan does not say what the resolution is about, its title is taken to name the annex.
    """
    former, now = plain(one_line(old.tytul)), plain(one_line(new.tytul))
    places = list(_changed(old, new, slownik, templates))
    alike = next(
        (
            named
            for named in (edits(former, now), whole(former, now))
            if named and all(_leads(text, wanted, named) for _, _, text, wanted in places)
        ),
        None,
    )
    found: list[Own] = []
    for where, unit, text, wanted in places:
        named = alike or _named(text, wanted, edits(former, now), whole(former, now))
        # Words that stand there more than once are replaced with all that stands around them.
        found.append(Own(where, (unit,), named or whole(text, wanted)))
    return tuple(_together(found))


def _named(text: str, wanted: str, *known: tuple[Edit, ...] | None) -> tuple[Edit, ...] | None:
    """Edits that lead from one text to the other: `known` ones, else those of the text itself."""
    found = (named for named in (*known, edits(text, wanted)) if named)
    return next((named for named in found if _leads(text, wanted, named)), None)


_TITLE = "tytuł"


def _changed(
    old: Plan, new: Plan, slownik: Slownik | None, templates: Sequence[Path]
) -> Iterator[tuple[str, str, str, str]]:
    """The places of the resolution that change, with their names and both texts."""
    assert old.uchwala is not None
    assert new.uchwala is not None
    former, now = plain(one_line(old.tytul)), plain(one_line(new.tytul))
    subject = plain(one_line(old.uchwala.w_sprawie)) or former
    wanted = plain(one_line(new.uchwala.w_sprawie)) if old.uchwala.w_sprawie else now
    if not same(subject, wanted):
        yield forms.where("title"), _TITLE, subject, wanted
    if same(former, now):
        return
    for part in uchwala.act(old, slownik, templates=templates).provisions:
        text = plain(part.text) if isinstance(part, letter.Provision) else ""
        if isinstance(part, letter.Provision) and former in text:
            sign = plain(part.sign).rstrip(".")
            where = forms.where("section", sign.removeprefix("§ "))
            yield where, sign, text, text.replace(former, now)


def _together(found: Sequence[Own]) -> Iterator[Own]:
    """Places that change alike are told by one order: „w tytule oraz w § 1”."""
    waiting: list[Own] = []
    for own in (*found, None):
        if waiting and (own is None or own.edits != waiting[0].edits):
            places = [one.where for one in waiting]
            where = " oraz ".join(filter(None, (", ".join(places[:-1]), places[-1])))
            yield Own(where, tuple(unit for one in waiting for unit in one.units), waiting[0].edits)
            waiting = []
        if own is not None:
            waiting.append(own)


def _leads(text: str, wanted: str, named: Sequence[Edit]) -> bool:
    """Whether the edits, carried out by what they quote, change one text into the other."""
    return same(_carried(text, named), wanted)


def _carried(text: str, named: Sequence[Edit]) -> str:
    """The text after the edits, "" where one of them does not find its words."""
    lines: tuple[str, ...] = (text,)
    try:
        for edit in named:
            lines = carry(lines, edit)
    except ValueError:
        return ""
    return lines[0]


# --- a title in another case ---------------------------------------------------------------------


def _inflected(subject: str, former: str, now: str) -> str | None:
    """The subject with the new title, where what changes is the same in every case.

    „dla” and „2024” are; what is declined in the old title is declined in the new one, and no
    program knows how.
    """
    spoken, named = _spoken(subject, former), edits(former, now)
    if not spoken or named is None:
        return None
    changed, said = _carried(subject, named), _carried(spoken, named)
    return changed if said and same(changed, subject.replace(spoken, said)) else None


def _spoken(subject: str, title: str) -> str:
    """The title as the subject says it: word for word, each with another ending; "" if not."""
    words, said = tokens(title), tokens(subject)
    for start in range(len(said) - len(words) + 1):
        found = said[start : start + len(words)]
        if words and all(map(_same_word, words, found)):
            return subject[found[0].start : found[-1].end]
    return ""


def _same_word(one: Token, other: Token) -> bool:
    a, b = one.text.casefold(), other.text.casefold()
    if a == b:
        return True
    stem = max(2, min(len(a), len(b)) - 2)
    return a.isalpha() and b.isalpha() and a[:stem] == b[:stem]
