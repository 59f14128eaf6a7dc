"""Whether a plan prints what its resolutions ordered: by its imprint, its amendments, its history.

What a rule says of the imprint is weighed here (an edit on the way to an amendment is no error off
the main branch), and an imprint that somebody corrected by hand is found: saved amendments are
taken back, and where there is a history, the imprint that the plan had first must still be there.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from rpd import rules
from rpd.diagnostics import Diagnostic, Severity
from rpd.errors import RpdError
from rpd.rules import odcisk_niezgodny, zmiana_bez_uchwaly

if TYPE_CHECKING:
    from datetime import date

    from rpd.amendment.in_force import Recorded
    from rpd.diagnostics import Finding
    from rpd.load.whole import Loaded
    from rpd.outside import git
    from rpd.plan.model import Plan
    from rpd.workspace.desk import Opened
    from rpd.writing.model_data import Data

_EDITED = zmiana_bez_uchwaly.SLUG
_HINT = "Co zmieniono, powie „rpd diff”. Cofnij zmianę albo zapisz ją poleceniem „rpd amend”."


class NotVouchedError(RpdError):
    """The plan prints words that no resolution ordered."""


def unvouched(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of the findings says that the plan prints what no resolution ordered."""
    return any(rules.of(d.slug).unordered for d in diagnostics)


def judged(loaded: Opened) -> Opened:
    """The plan of a file with what is to be said of its imprint besides the rules."""
    plan = loaded.plan
    if plan is None or not plan.zmiany or not (acts := _acts(loaded, plan)):
        return loaded
    if found := _strayed_ids(plan, acts):
        from rpd.load.whole import placed_after

        found_there = placed_after(loaded, found)
        loaded = replace(loaded, diagnostics=(*loaded.diagnostics, *found_there))
    if plan.uchwala is None or not plan.uchwala.odcisk:
        return loaded
    edited = any(d.slug == _EDITED for d in loaded.diagnostics)
    if not edited and (reason := _taken_back(loaded, acts)):
        loaded = replace(loaded, diagnostics=(*loaded.diagnostics, _forged(loaded, reason)))
    return loaded


def weighed(path: Path, diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings about a plan where an edit is on its way: off the main branch a warning."""
    if not any(d.slug == _EDITED for d in diagnostics) or _on_main_branch(path):
        return diagnostics
    return on_its_way(diagnostics)


def advised(path: Path, loaded: Loaded, here: Path) -> tuple[Diagnostic, ...]:
    """The findings about a plan; of an edit they tell which version holds the adopted words.

    How to look at it is told to whoever works in the folder `here`.
    """
    edited = any(d.slug == _EDITED for d in loaded.diagnostics)
    if not edited or loaded.plan is None or loaded.plan.uchwala is None:
        return loaded.diagnostics
    from rpd.workspace.unedited import advice

    seen = advice(path, loaded.plan, here)
    return tuple(
        replace(d, hint=d.hint.replace(zmiana_bez_uchwaly.SEEN, seen)) if d.slug == _EDITED else d
        for d in loaded.diagnostics
    )


def of_draft(
    diagnostics: Iterable[Diagnostic], of_plan: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """The findings of a draft beside its plan: without those that the plan has as well.

    That it prints what no resolution ordered is what a draft is for.
    """
    from rpd.findings import fingerprints

    known = Counter(map(fingerprints.key, of_plan))
    own = []
    for one in diagnostics:
        name = fingerprints.key(one)
        known[name] -= 1
        if one.slug != _EDITED and known[name] < 0:
            own.append(one)
    return tuple(own)


def on_its_way(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings where an edit is what one works on: it blocks nothing."""
    return tuple(
        replace(d, severity=Severity.WARNING) if d.slug == _EDITED else d for d in diagnostics
    )


def _on_main_branch(path: Path) -> bool:
    from rpd.outside import git

    try:
        return git.repository(path.resolve().parent).on_main_branch()
    except git.GitError:
        return False


def _acts(loaded: Opened, plan: Plan) -> tuple[Recorded, ...]:
    """The amendments that the plan records, as far as they are saved; none where one is unread."""
    from rpd.amendment import in_force
    from rpd.workspace.saved_files import saved_for

    try:
        saved = saved_for(loaded.path, plan.rok, loaded.desk)
        return in_force.recorded(plan, [one.amendment for one in saved])
    except RpdError:
        # What cannot be read proves nothing; that it cannot is reported by who reads it.
        return ()


def _taken_back(loaded: Opened, acts: tuple[Recorded, ...]) -> str:
    """Why the saved amendments do not lead to the plan; "" where nothing says so."""
    from rpd.amendment import in_force
    from rpd.load.data import data_in

    try:
        data = data_in(loaded)
    except RpdError:
        return ""
    return in_force.unordered(data, acts)


def _strayed_ids(plan: Plan, acts: tuple[Recorded, ...]) -> list[Finding]:
    """What became of ids that the recorded amendments have given to entries."""
    from rpd.amendment.entry_ids import faults, of_amendments

    saved = (act.amendment for act in acts if act.amendment is not None)
    known = of_amendments(saved, plan.profil)
    return list(faults(known, plan)) if known else []


def _forged(loaded: Loaded, reason: str) -> Diagnostic:
    from rpd.load.data import decoded, span_of

    where = ("uchwala", "odcisk")
    text = normalize("NFC", decoded(loaded.source))
    span = span_of(text, where)
    rule = odcisk_niezgodny
    return Diagnostic(
        code=rule.CODE,
        slug=rule.SLUG,
        severity=rule.SEVERITY,
        message=f"Odcisku planu nie utworzyły jego uchwały. {reason}",
        hint="Przywróć plan i zapis zmiany w folderze „zmiany” do postaci, w jakiej je uchwalono.",
        file=loaded.source.name,
        path=where,
        span=span,
        excerpt=text.split("\n")[span.line - 1].rstrip("\r"),
        where="",
        id="",
        name="",
        acknowledged=None,
    )


# --- history -------------------------------------------------------------------------------------


def rewritten(path: Path, plan: Plan) -> str:
    """What the history of a plan says against its imprint; "" where it says nothing.

    Of all versions that record the same amendments, the first one had the imprint that the
    resolution gave it.
    """
    from rpd.outside import git
    from rpd.plan.imprint import imprint

    if plan.uchwala is None:
        return ""
    try:
        repository = git.repository(path.resolve().parent)
        inside = repository.path_of(path.resolve())
        commits = repository.versions_with(repository.commit("HEAD"), inside, "odcisk:")
    except git.GitError:
        return ""
    for commit in reversed(commits):
        then = _committed(repository, commit, inside)
        if then is None or not _same_state(then, plan):
            continue
        assert then.uchwala is not None
        first, now = then.uchwala.odcisk, plan.uchwala.odcisk or imprint(plan)
        if first and first != now and first.split("-")[0] == now.split("-")[0]:
            return f"W wersji git {commit[:12]} plan z tymi samymi uchwałami miał inne brzmienie."
        if first:
            return ""
    return ""


def as_adopted(repository: git.Repository, commit: str, inside: str) -> str | None:
    """The newest commit, from a given one back, with the words that the resolutions gave a plan.

    None where the plan at the given commit has them itself or says nothing of them, "" where no
    version with the same resolutions has them.
    """
    from rpd.plan.imprint import intact

    plan = _committed(repository, commit, inside)
    if plan is None or intact(plan):
        return None
    for former in repository.versions(commit, inside):
        then = _committed(repository, former, inside)
        if then is None or not _same_state(then, plan) or then.uchwala != plan.uchwala:
            continue
        if intact(then):
            return former
    return ""


def _committed(repository: object, commit: str, inside: str) -> Plan | None:
    from rpd.load.data import data_beside, decoded, plan_of
    from rpd.outside import git
    from rpd.outside.files import Source
    from rpd.workspace.past import fetch_at

    assert isinstance(repository, git.Repository)
    try:
        source = Source(inside, repository.read(commit, commit, inside))
        fetch = fetch_at(repository, commit, posixpath.dirname(inside))
        data: dict[str, Data] = data_beside(decoded(source), fetch)
    except RpdError:
        return None
    plan = plan_of(data)
    return plan if plan.uchwala is not None else None


def _same_state(then: Plan, now: Plan) -> bool:
    """Whether two versions were adopted and amended by the same resolutions."""
    assert then.uchwala is not None
    assert now.uchwala is not None
    return then.uchwala.numer == now.uchwala.numer and [z.uchwala for z in then.zmiany] == [
        z.uchwala for z in now.zmiany
    ]


def demand_vouched(path: Path, loaded: Loaded, *, day: date | None = None) -> None:
    """Refuse to vouch for words that no resolution ordered. Raises NotVouchedError.

    The text of a `day` need not hold an edit of today's file: that it does is found in the text.
    """
    assert loaded.plan is not None
    if loaded.plan.uchwala is None:
        return
    for diagnostic in loaded.diagnostics:
        if diagnostic.slug == odcisk_niezgodny.SLUG or (diagnostic.slug == _EDITED and day is None):
            raise NotVouchedError(diagnostic.message, diagnostic.hint)
    if reason := rewritten(path, loaded.plan):
        raise NotVouchedError(f"Odcisku planu nie utworzyły jego uchwały. {reason}", _HINT)
