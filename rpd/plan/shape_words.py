"""What of a profile stands in print: the words that an adopted plan keeps beside its own.

A profile may be edited at any time; an adopted plan may not. So adoption writes these pairs into
the plan, and what the profile says later is held to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from rpd.plan.layout import Layout
from rpd.plan.model import Pairs
from rpd.plan.profil import Profil


def printed_words(profil: Profil) -> Pairs:
    """What each part of a profile prints, by the name of the part."""
    return tuple((name, text) for name, text in _words(profil) if text)


def _words(profil: Profil) -> Iterator[tuple[str, str]]:
    for level in profil.levels:
        yield f"naglowek.{level.kind}", level.heading or level.noun.one
        yield f"numeracja.{level.kind}", level.numbering
        yield f"podpis.{level.kind}", level.in_table
        yield f"uchylony.{level.kind}", level.repealed
    yield "numeracja.dzialanie", profil.dzialanie.numbering
    yield "uchylone.dzialanie", profil.dzialanie.repealed
    labelled = [column.key for column in profil.columns if column.labelled]
    yield "etykiety", ", ".join(labelled)
    for number, layout in enumerate(profil.uklad, 1):
        yield f"uklad.{number}", _laid_out(layout)
    decimals = "" if profil.miejsca is None else f", miejsca {profil.miejsca}"
    yield "kwoty", f"{profil.jednostka}{decimals}{', bez jednostki' * profil.bez_jednostki}"
    yield "zrodla", "nazwy" * profil.full_sources
    if profil.organ:
        yield "organ", profil.organ.genitive
    yield "okresy", ", ".join(profil.okresy)
    yield "znaki", ", ".join(profil.znaki.all)
    for role in profil.role:
        yield f"rola.{role.key}", f"{role.before} … {role.after}".strip()
    for prose in profil.proza:
        yield f"proza.{prose.key}", f"{'po' if prose.after else 'przed'}: {prose.title}"


def _laid_out(layout: Layout) -> str:
    columns = []
    for one in layout.columns:
        marks = [one.role, "okresy" * one.periods, "razem" * one.total]
        marks += [f"puste {one.empty}" * bool(one.empty), one.of_plan]
        marks += [one.entries] * (one.entries != "litery")
        said = " + ".join((*one.fields, *filter(None, marks)))
        columns.append(f"{one.header} [{said}]")
    about = [layout.kind, layout.level, layout.rows, layout.title, *layout.totals]
    about += ["w tym"] * layout.parts
    about += [f"napis {name}: {said}" for name, said in layout.labels]
    return f"{', '.join(filter(None, about))}: {' | '.join(columns)}"
