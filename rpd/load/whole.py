"""The pipeline on one page: bytes of a plan → the plan and everything there is to say about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import field, replace

from rpd.diagnostics import Diagnostic, FileKind, Finding
from rpd.errors import CannotReadError
from rpd.frozen import dataclass
from rpd.load import stages
from rpd.load.placing import placed
from rpd.load.shapes import carrying, shape_of, strategy
from rpd.load.stages import File
from rpd.load.troubles import may_be_mended, troubles
from rpd.outside.files import Source
from rpd.plan.model import Plan, Slownik, Strategia, dzialania
from rpd.reading import source
from rpd.reading.cut_file import cut_file
from rpd.reading.events import Composed
from rpd.reading.mending import mended, remembering, standing_in
from rpd.rules import called, judging
from rpd.rules.engine import Case, Verdict

_FIRST_YEAR = 2000
_YEAR = re.compile(r"[0-9]{4}(?=/)")

Fetch = Callable[[str], Source]
"""Reads a file named by a plan (``strategia.yaml``); raises CannotReadError."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan with its companions; each is None where there was nothing to build it from.

    ``case`` is what the rules judged. ``composed`` is what the parser made of the plan's text, for
    whoever needs its data and not only its model.
    """

    source: Source
    plan: Plan | None
    strategia: Strategia | None
    slownik: Slownik | None
    diagnostics: tuple[Diagnostic, ...]
    case: Case | None = None
    composed: Composed | None = field(default=None, compare=False, repr=False)


def load(
    plan_source: Source,
    fetch: Fetch,
    *,
    place_acknowledged: bool = True,
    composed: Composed | None = None,
) -> Loaded:
    """Read, check and judge a plan together with the strategy and the dictionary it names.

    Never raises for what a file holds: every mistake is a diagnostic. Of the plan's own place in
    the world nothing is assumed; `fetch` reads the companions. Without `place_acknowledged` those
    findings come without line and excerpt: whoever only counts them need not wait for places. A
    plan's text that was `composed` before is not parsed again.
    """
    known = remembering(fetch)
    begun = stages.begin(plan_source, composed)
    loaded, files = _loaded(plan_source, known, begun, place_acknowledged=place_acknowledged)
    shape = shape_of(begun, known)
    loaded = replace(loaded, composed=carrying(begun, shape.profil).composed)
    if may_be_mended(loaded.diagnostics):

        def judge(changed: Source) -> tuple[Diagnostic, ...]:
            tried, read = plan_source, known
            if changed.name == plan_source.name:
                tried = changed
            else:
                read = standing_in(changed, known)
            return _loaded(tried, read)[0].diagnostics

        found = loaded.diagnostics
        if shape.known:
            found = cut_file(files[0].text, files[0].data, found, troubles())
        own = [(f.source.name, f.document, f.text, f.profil) for f in files if f.shaped]
        found = mended(own, found, judge, troubles())
        loaded = replace(loaded, diagnostics=found)
    return loaded


def _loaded(
    plan_source: Source,
    fetch: Fetch,
    begun: stages.Begun | None = None,
    *,
    place_acknowledged: bool = True,
) -> tuple[Loaded, list[File]]:
    begun = begun or stages.begin(plan_source)
    shape = shape_of(begun, fetch)
    plan_file = stages.read("plan", plan_source, begun, shape.profil, shaped=shape.known)
    files = [plan_file]
    if shape.file is not None:
        files.append(shape.file)
    if shape.finding is not None:
        plan_file.findings.append(shape.finding)
    past: dict[str, File] = {}
    strategia = slownik = case = None
    plan = plan_file.value if isinstance(plan_file.value, Plan) else plan_file.partial
    if plan is not None:
        if companion := _companion(plan_file, "strategia", plan.strategia, fetch):
            files.append(companion)
            strategia = companion.value if isinstance(companion.value, Strategia) else None
        if companion := _companion(plan_file, "slownik", plan.slownik, fetch):
            files.append(companion)
            slownik = companion.value if isinstance(companion.value, Slownik) else None
        before = earlier(plan, lambda year: _plan_of(year, fetch, past))
        case = Case(plan, strategia, slownik, before, plan_source.name)
    partial = plan_file.partial is not None
    found = [finding for file in files for finding in file.findings]
    verdicts = judging.judge(case, found, partial=partial)
    if partial:
        plan = strategia = slownik = None
    diagnostics = placed(files, case, verdicts, past, place_acknowledged=place_acknowledged)
    return Loaded(plan_source, plan, strategia, slownik, tuple(diagnostics), case), files


def placed_after(loaded: Loaded, findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    """What was found in a loaded plan afterwards, beside another version of it."""
    decoded, _ = source.decode(loaded.source.data)
    text = decoded.text if decoded is not None else ""
    file = File("plan", loaded.source, text, parsed=text)
    verdicts = [Verdict(called(finding.slug), finding) for finding in findings]
    return tuple(placed([file], loaded.case, verdicts, place_acknowledged=True))


def earlier(plan: Plan, read: Callable[[int], Plan | None]) -> dict[int, Plan]:
    """The plans of last year and of the years that actions continue, by their years.

    `read` gives the plan of a year, or None where there is none that can be used; a workspace may
    start with any year, and a rule reports broken links.
    """
    if plan.rok < _FIRST_YEAR:
        return {}
    years = {plan.rok - 1} | {
        int(match.group())
        for dzialanie in dzialania(plan)
        if dzialanie.kontynuuje and (match := _YEAR.match(dzialanie.kontynuuje))
    }
    found = {year: read(year) for year in sorted(years) if year < plan.rok}
    return {year: one for year, one in found.items() if one is not None and one.rok == year}


def _plan_of(year: int, fetch: Fetch, past: dict[str, File]) -> Plan | None:
    """The plan of a year as far as it can be read; its file is remembered by its name."""
    name = f"{year}.yaml"
    try:
        source = fetch(name)
    except CannotReadError:
        return None
    shape = shape_of(stages.begin_shared(source), fetch)
    file = past[name] = stages.read_shared("plan", source, shape.profil, shaped=shape.known)
    return file.value if isinstance(file.value, Plan) else None


def _companion(plan: File, document: FileKind, name: str, fetch: Fetch) -> File | None:
    """The file that the plan names, or None with a finding in the plan."""
    if not name or any(finding.path == (document,) for finding in plan.findings):
        return None
    try:
        source = fetch(name)
        if document == "strategia":
            return strategy(source, fetch)
        return stages.read_shared(document, source)
    except CannotReadError as error:
        from rpd.rules import brak_dokumentu

        hint = f"Popraw nazwę w polu „{document}” albo dodaj ten plik obok planu."
        plan.findings.append(Finding((document,), error.message, hint, slug=brak_dokumentu.SLUG))
        return None
