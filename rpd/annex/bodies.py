"""Bodies as they are printed: those of one letter in a line, in the words of their roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rpd.plan import markup
from rpd.plan.companions import instrumental
from rpd.plan.layout import Role
from rpd.plan.model import Realizator, Slownik
from rpd.plan.values import one_line

Inlines = tuple[markup.Inline, ...]

# „ze” stands before s, z and their kin followed by another consonant; a capital there is
# an abbreviation, which is read letter by letter („z ZLS”).
_HARD_START = re.compile(r"(?:[Ss]z|[SsŚśZzŹźŻż](?!z)|[Ww](?=[sz]))[bcćdfghjklłmnńprstwzż]")


def realizatorzy(
    written: Iterable[Realizator], slownik: Slownik | None, role: Sequence[Role] = ()
) -> tuple[tuple[str, Inlines], ...]:
    """Bodies without a letter form one paragraph; those with one stand under their letter."""
    by_lit: dict[str, list[Realizator]] = {}
    for realizator in written:
        by_lit.setdefault(realizator.lit, []).append(realizator)
    forms = instrumental(slownik)
    known = {one.key: one for one in role}
    return tuple(
        (lit, tuple(_in_roles(group, known, forms) if known else _bodies(group, forms)))
        for lit, group in by_lit.items()
    )


def alone(written: Iterable[Realizator], role: str) -> Inlines:
    """The bodies of one role, in a cell whose header says the role."""
    content: list[markup.Inline] = []
    for realizator in written:
        if realizator.rola == role:
            content += [markup.Text(", "), *_named(realizator, one_line(realizator.podmiot))]
    return tuple(content[1:])


def _in_roles(
    group: list[Realizator], known: Mapping[str, Role], forms: dict[str, str]
) -> Iterator[markup.Inline]:
    """Bodies as their roles say: „A we współpracy z B i C”, „Koordynator: A; wsparcie: B”."""
    started = False
    for rola, run in groupby(group, key=lambda realizator: realizator.rola):
        about = known.get(rola or "", Role("", ""))
        if started:
            yield markup.Text("; " if about.before.endswith(":") else " " if about.before else ", ")
        if about.before:
            yield markup.Text(f"{about.before} ")
        for position, realizator in enumerate(run):
            name = one_line(realizator.podmiot)
            if position:
                yield markup.Text(", ")
            yield from _named(realizator, forms.get(name, name) if about.instrumental else name)
            if about.after:
                yield markup.Text(f" {about.after}")
        started = True


def _named(realizator: Realizator, name: str) -> Iterator[markup.Inline]:
    yield markup.Text(name)
    if realizator.uwagi:
        yield markup.Text(" ")
        yield from markup.inline(one_line(realizator.uwagi))


def _bodies(group: list[Realizator], forms: dict[str, str]) -> Iterator[markup.Inline]:
    """„A, B we współpracy z C i D”: runs of co-operating bodies take the instrumental."""
    started = False
    for cooperates, run in groupby(group, key=lambda realizator: realizator.rola == "wspolpraca"):
        members = list(run)
        for position, realizator in enumerate(members):
            name = one_line(realizator.podmiot)
            if cooperates:
                name = forms.get(name, name)
            if cooperates and position == 0:
                preposition = "ze" if _HARD_START.match(name) else "z"
                yield markup.Text(f"{' ' if started else ''}we współpracy {preposition} ")
            elif started:
                last = cooperates and position == len(members) - 1
                yield markup.Text(" i " if last else ", ")
            yield markup.Text(name)
            if realizator.uwagi:
                yield markup.Text(" ")
                yield from markup.inline(one_line(realizator.uwagi))
            started = True
