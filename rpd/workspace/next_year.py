"""The plan of another year out of one of the workspace: carried over, written, and checked."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from rpd import rules
from rpd.beginning.carried import CarriedOver, carried
from rpd.beginning.carrier import Wanted, was
from rpd.beginning.marks import Mark, left_behind, said_of
from rpd.beginning.todo import OfBody, by_body
from rpd.beginning.years import Years
from rpd.diagnostics import Diagnostic, Question
from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.load.data import data_in, decoded, plan_of
from rpd.load.whole import Loaded, load
from rpd.outside import files
from rpd.outside.files import Source
from rpd.plan.built_in import PROFIL
from rpd.plan.model import Miejsce, Plan, miejsca
from rpd.workspace import questions
from rpd.workspace.desk import Opened
from rpd.workspace.next_year_file import target
from rpd.workspace.next_year_notices import limits, outcomes_told, unspent
from rpd.workspace.next_year_profile import BOM, on_profile, profile_for
from rpd.writing.canonical import canonical
from rpd.writing.comments import annotated, notes
from rpd.writing.doubts import About
from rpd.writing.edit import Rewritten, edit, rewrite
from rpd.writing.skeleton import has_lines

_OWN = re.compile(re.escape(was("%")).replace("%", "[0-9]{4}"))


@dataclass(frozen=True, slots=True)
class Finished:
    """An action that stays behind because it is done, and what is left of its money."""

    miejsce: Miejsce
    unspent: Decimal


@dataclass(frozen=True, slots=True)
class NextPlan:
    """The file of a plan that goes on from another one, not yet written; ``profile`` goes first.

    ``todo`` is what is to be decided, by bodies; ``remarks`` are about the plan as a whole;
    ``questions`` are all comments that ask for a decision, those carried over too.
    """

    path: Path
    data: bytes
    source: Plan
    actions: int
    left: int
    finished: tuple[Finished, ...]
    todo: tuple[OfBody, ...]
    remarks: tuple[str, ...]
    rewritten: Rewritten
    findings: tuple[Diagnostic, ...]
    questions: tuple[Question, ...]
    profile: tuple[Path, bytes] | None = None


def begun(opened: Opened, wanted: Wanted) -> NextPlan:
    """The later plan of an earlier one that could be read. Nothing is written.

    Raises:
        RpdError: the text cannot be changed so, or the name of its profile is taken.
    """
    plan, path = opened.plan, opened.path
    assert plan is not None
    data = data_in(opened)
    told, notices = outcomes_told(opened, wanted.rok)
    outcomes = told.actions if told is not None else {}
    made = carried(plan, data, wanted, outcomes)
    places = tuple(miejsca(plan_of(made.data)))
    profile = profile_for(opened, Years(plan.profil.lata(plan.rok), wanted.rok - plan.rok))
    text = decoded(opened.source)
    if not has_lines(text):
        text = canonical(text, data, "plan")
    marks = left_behind(notes(text), _not_taken_over(plan, wanted))
    written, rewritten = _written(text, data, made, marks)
    if profile is not None:
        written = edit(written, made.data | {PROFIL: profile[0].name})
    bom = BOM if opened.source.data.startswith(BOM) else b""
    goal = target(path, plan, wanted.rok)
    encoded = bom + written.encode("utf-8")
    checked = _checked(opened, goal, encoded, profile)
    remarks = (
        *notices,
        *made.remarks,
        *said_of(marks, plan.rok),
        *unspent(made, outcomes, plan.rok),
        *limits(opened.slownik, plan.rok, wanted.rok),
    )
    if profile is not None:
        remarks += tuple(on_profile(plan, profile[0].name))
    return NextPlan(
        path=goal,
        data=encoded,
        source=plan,
        actions=len(places),
        left=len(tuple(miejsca(plan))) - len(places) - len(made.finished),
        finished=tuple(
            Finished(one, outcomes[one.dzialanie.id].unspent)
            for one in miejsca(plan)
            if one.dzialanie.id in made.finished
        ),
        todo=by_body(places, made.decisions, opened.slownik, outcomes),
        remarks=remarks,
        rewritten=rewritten,
        findings=checked.diagnostics,
        questions=questions.of_text(checked),
        profile=profile,
    )


def _not_taken_over(plan: Plan, wanted: Wanted) -> set[About]:
    """What comments of the earlier plan may be about that the later one does not take over."""
    gone = {About.ACT, About.YEAR, About.ANEW}
    if not Years(plan.profil.lata(plan.rok), wanted.rok - plan.rok).overlap:
        gone |= set() if wanted.amounts else {About.AMOUNT}
        gone |= set() if wanted.targets else {About.VALUE}
    if plan.profil.dzialanie.numbering != "dowolna":
        gone.add(About.ROW)
    return gone


def _written(
    text: str, data: dict[str, Any], made: CarriedOver, marks: tuple[Mark, ...]
) -> tuple[str, Rewritten]:
    """The text of the later plan in the one form of files, with the comments of the earlier one."""
    # What some tell is said anew, others are about what stays behind.
    gone = [note for note in notes(text) if _OWN.match(note.text)]
    gone += [line for mark in marks for line in mark.lines]
    text = annotated(text, gone, [])
    rewritten = rewrite(text, made.data, made.origins, before=data)
    # Laid out first, every entry has lines that a comment can stand above.
    laid = canonical(rewritten.text, made.data, "plan")
    there = {(note.path, note.text) for note in notes(laid)}
    come = [one for one in made.comments if (one.path, one.text) not in there]
    return canonical(annotated(laid, [], come), made.data, "plan"), rewritten


def _checked(opened: Opened, goal: Path, data: bytes, profile: tuple[Path, bytes] | None) -> Loaded:
    """The later plan, whose form is right, with what there is to say about it."""
    fetch = opened.desk.fetch(goal)

    def with_profile(name: str) -> Source:
        if profile is not None and name == profile[0].name:
            return Source(files.display_name(profile[0]), profile[1])
        return fetch(name)

    name = files.display_name(goal)
    found = load(Source(name, data), with_profile)
    if wrong := [d for d in found.diagnostics if d.file == name and rules.of(d.slug).unread]:
        raise RpdError(
            f"Z planu „{opened.source.name}” nie da się utworzyć poprawnego pliku: "
            f"{wrong[0].message}",
            "Niczego nie zapisano. Popraw to miejsce w planie, z którego powstaje nowy.",
        )
    return found
