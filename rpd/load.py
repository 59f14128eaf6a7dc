"""The pipeline on one page: bytes of a plan → the plan and everything there is to say about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from rpd import placing, rules
from rpd.diagnostics import Diagnostic, Document, Finding, Path
from rpd.errors import CannotReadError
from rpd.outside.files import Source
from rpd.plan.model import Plan, Slownik, Strategia, dzialania
from rpd.reading import build, events, schema, source
from rpd.reading.cut_file import cut_file
from rpd.reading.cut_texts import cut_texts
from rpd.reading.joined_lines import joined_lines
from rpd.reading.mending import may_be_mended, mended, remembering, standing_in
from rpd.reading.troubles import Troubles
from rpd.rules import brak_dokumentu, pusty_plik, zly_typ

_FIRST_YEAR = 2000
_YEAR = re.compile(r"[0-9]{4}(?=/)")

Fetch = Callable[[str], Source]
"""Reads a file named by a plan (``strategia.yaml``); raises CannotReadError."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan with its companions; each is None where there was nothing to build it from.

    ``case`` is what the rules judged.
    """

    source: Source
    plan: Plan | None
    strategia: Strategia | None
    slownik: Slownik | None
    diagnostics: tuple[Diagnostic, ...]
    case: rules.Case | None = None


@dataclass(slots=True)
class _File:
    """One file of the three on its way through the stages; ``value`` is what was built of it.

    ``events`` are what the data was made of, kept for `locate` where they are not too many.
    ``parsed`` is the text they are of. ``partial`` is what was built of a plan without actions
    that are no correct YAML: good for finding what else is wrong, and for nothing else.
    """

    document: Document
    source: Source
    text: str = ""
    data: Any = events.ABSENT
    events: list[Any] | None = None
    findings: list[Finding] = field(default_factory=list)
    value: Plan | Strategia | Slownik | None = None
    partial: Plan | None = None
    parsed: str = ""

    @property
    def usable(self) -> bool:
        """Whether rules may look names up here; in half a dictionary all would be unknown."""
        refused = any(not rules.of(finding.slug).keeps_names for finding in self.findings)
        return isinstance(self.data, dict) and not refused


def load(plan_source: Source, fetch: Fetch, *, place_acknowledged: bool = True) -> Loaded:
    """Read, check and judge a plan together with the strategy and the dictionary it names.

    Never raises for what a file holds: every mistake is a diagnostic. Of the plan's own place in
    the world nothing is assumed; `fetch` reads the companions. Without `place_acknowledged` those
    findings come without line and excerpt: whoever only counts them need not wait for places.
    """
    loaded, files = _loaded(plan_source, fetch, place_acknowledged=place_acknowledged)
    troubles = _troubles()
    if may_be_mended(loaded.diagnostics, troubles):
        known = remembering(fetch)

        def judge(changed: Source) -> tuple[Diagnostic, ...]:
            tried, read = plan_source, known
            if changed.name == plan_source.name:
                tried = changed
            else:
                read = standing_in(changed, known)
            return _loaded(tried, read)[0].diagnostics

        found = cut_file(files[0].text, files[0].data, loaded.diagnostics, troubles)
        found = mended([(f.source.name, f.document, f.text) for f in files], found, judge, troubles)
        loaded = replace(loaded, diagnostics=found)
    return loaded


@cache
def _troubles() -> Troubles:
    """What the rules say of lines that stand wrongly, for the reader, who stands below them."""
    of_lines: dict[str, set[str]] = {}
    for rule in rules.RULES:
        of_lines.setdefault(rules.of(rule.SLUG).of_lines, set()).add(rule.SLUG)
    of_words = (rule.SLUG for rule in rules.RULES if rules.of(rule.SLUG).whole == "words")
    return Troubles(
        unsaid=frozenset(of_lines["unsaid"]),
        missing=frozenset(of_lines["missing"]),
        wrong=frozenset(of_lines["wrong"]),
        of_words=frozenset(of_words),
    )


def _loaded(
    plan_source: Source, fetch: Fetch, *, place_acknowledged: bool = True
) -> tuple[Loaded, list[_File]]:
    plan_file = _read("plan", plan_source)
    files = [plan_file]
    past: dict[str, _File] = {}
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
        case = rules.Case(plan, strategia, slownik, before, plan_source.name)
    partial = plan_file.partial is not None
    found = [finding for file in files for finding in file.findings]
    verdicts = rules.judge(case, found, partial=partial)
    if partial:
        plan = strategia = slownik = None
    diagnostics = placing.diagnostics(
        files, case, verdicts, past, place_acknowledged=place_acknowledged
    )
    return Loaded(plan_source, plan, strategia, slownik, tuple(diagnostics), case), files


Look = Callable[[Any], list[Finding]]
"""What else there is to say about the data of a file that its schema finds nothing wrong with."""


def check(document: Document, file_source: Source, look: Look | None = None) -> Checked:
    """Read and check a file of another kind than a plan by itself.

    Never raises for what a file holds: every mistake is a diagnostic.
    """
    file, found = _checked(document, file_source, look)
    troubles = _troubles()
    if may_be_mended(found, troubles):
        own = [(file_source.name, document, file.text)]
        found = mended(own, found, lambda changed: _checked(document, changed, look)[1], troubles)
    return Checked(file_source, file.data, found)


def _checked(
    document: Document, file_source: Source, look: Look | None
) -> tuple[_File, tuple[Diagnostic, ...]]:
    # What plans share has been read with one of them.
    file = (
        _read_companion(document, file_source)
        if document in _BUILD
        else _read(document, file_source)
    )
    case = None
    if isinstance(file.value, Slownik):
        # The rules about a dictionary need no plan; an empty one leaves the others nothing to say.
        case = rules.Case(Plan(0, ""), None, file.value)
    elif look is not None and not file.findings:
        file.findings = [_of(finding, document) for finding in look(file.data)]
    verdicts = [v for v in rules.judge(case, file.findings) if v.finding.document == document]
    return file, tuple(placing.diagnostics([file], None, verdicts))


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that is no plan, its data, and what there is to say about it."""

    source: Source
    data: Any
    diagnostics: tuple[Diagnostic, ...]


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


def _plan_of(year: int, fetch: Fetch, past: dict[str, _File]) -> Plan | None:
    """The plan of a year as far as it can be read; its file is remembered by its name."""
    try:
        file = past[f"{year}.yaml"] = _read("plan", fetch(f"{year}.yaml"))
    except CannotReadError:
        return None
    return file.value if isinstance(file.value, Plan) else None


def _read(document: Document, file_source: Source) -> _File:
    """Bytes → text → data, with the findings of each stage."""
    file = _File(document, file_source)
    decoded, findings = source.decode(file_source.data)
    unread: tuple[Path, ...] = ()
    if decoded is not None:
        file.text = file.parsed = decoded.text
        # A text with conflict marks or control characters would only repeat itself as bad syntax.
        if not findings:
            findings, unread = _composed(file)
    if not findings:
        findings = _shape(file)
    if isinstance(file.data, dict):
        findings = findings + cut_texts(file.parsed, file.events)
        findings = findings + joined_lines(file.parsed, file.events)
        checked = schema.check(file.data, document)
        findings = findings + [f for f in checked if not _inside(f.path, unread)]
    file.findings = [_of(finding, document) for finding in findings]
    if isinstance(file.data, dict) and (document == "plan" or file.usable) and document in _BUILD:
        if unread:
            file.partial = build.build_plan(file.data)
        else:
            file.value = _BUILD[document](file.data)
    return file


def _composed(file: _File) -> tuple[list[Finding], tuple[Path, ...]]:
    """Text → data; the findings, and the paths of actions that had to be left out."""
    composed = events.compose(file.text)
    findings = composed.findings
    unread: tuple[Path, ...] = ()
    if composed.data is events.ABSENT and findings:
        from rpd.reading.recover import REST_UNREAD, recovered

        rest = recovered(file.text, composed) if file.document == "plan" else None
        if rest is not None:
            composed, findings, unread = rest.composed, rest.findings, rest.paths
            file.parsed = rest.text
        else:
            last = findings[-1]
            findings = [*findings[:-1], replace(last, message=f"{last.message} {REST_UNREAD}")]
    file.data, file.events = composed.data, composed.events
    return findings, unread


def _inside(path: Path, places: tuple[Path, ...]) -> bool:
    return any(path[: len(place)] == place for place in places)


_BUILD: dict[Document, Callable[[Any], Plan | Strategia | Slownik]] = {
    "plan": build.build_plan,
    "strategia": build.build_strategia,
    "slownik": build.build_slownik,
}

# Many plans share one strategy and one dictionary; nothing changes a companion once it is read.
_read_companion = lru_cache(maxsize=8)(_read)


def _of(finding: Finding, document: Document) -> Finding:
    return finding if finding.document == document else replace(finding, document=document)


_NOUNS = {
    "plan": "planu",
    "strategia": "strategii",
    "slownik": "słownika",
    "zmiana": "zmiany",
    "errata": "erraty",
}
_FIRST = {
    "plan": "rok: 2024",
    "strategia": "tytul: …",
    "slownik": "zrodla:",
    "zmiana": "uchwala: …",
    "errata": "rok: 2024",
}


def _shape(file: _File) -> list[Finding]:
    """A document must be there and must be a mapping."""
    if file.data is events.ABSENT or file.data is None:
        message = "Plik jest pusty."
        hint = f"Wpisz treść {_NOUNS[file.document]}; wzorem są pliki w folderze „plans”."
        return [Finding((), message, hint, slug=pusty_plik.SLUG)]
    if not isinstance(file.data, dict):
        kind = "lista" if isinstance(file.data, list) else "sam tekst"
        first = _FIRST[file.document]
        message = f"Na początku pliku {_NOUNS[file.document]} powinny stać pola, a jest {kind}."
        return [Finding((), message, f"Zacznij plik od pola, np. „{first}”.", slug=zly_typ.SLUG)]
    return []


def _companion(plan: _File, document: Document, name: str, fetch: Fetch) -> _File | None:
    """The file that the plan names, or None with a finding in the plan."""
    if not name or any(finding.path == (document,) for finding in plan.findings):
        return None
    try:
        return _read_companion(document, fetch(name))
    except CannotReadError as error:
        hint = f"Popraw nazwę w polu „{document}” albo dodaj ten plik obok planu."
        plan.findings.append(Finding((document,), error.message, hint, slug=brak_dokumentu.SLUG))
        return None
