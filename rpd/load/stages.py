"""One file: bytes → text → data → model, with the findings of each stage."""

from __future__ import annotations

from dataclasses import field, replace
from functools import lru_cache
from typing import Any

from rpd import rules
from rpd.diagnostics import FileKind, Finding, Path
from rpd.frozen import dataclass
from rpd.load.kinds import BY_KEY, Model
from rpd.outside.files import Source
from rpd.plan.built_in import PROFIL, Named, chosen
from rpd.plan.model import Plan
from rpd.plan.profil import Profil
from rpd.reading import build, events, forms, source
from rpd.reading.cut_texts import cut_texts
from rpd.reading.events import Composed
from rpd.reading.joined_lines import joined_lines
from rpd.reading.newer import newer


@dataclass(frozen=True, slots=True)
class Begun:
    """A file decoded and parsed, which is what takes the time: any stage may follow, once each.

    ``findings`` are those of the decoding; where there are any, nothing was ``composed``.
    """

    text: str | None
    findings: tuple[Finding, ...]
    composed: Composed | None

    @property
    def clean(self) -> bool:
        """Whether there are fields and nothing was wrong on the way to them."""
        composed = self.composed
        return composed is not None and not composed.findings and isinstance(composed.data, dict)


def begin(file_source: Source, composed: Composed | None = None) -> Begun:
    """Decode a file and parse it, unless it is known to be `composed`."""
    decoded, findings = source.decode(file_source.data)
    if decoded is None or findings:
        # A text with conflict marks or control characters would only repeat itself as bad syntax.
        return Begun(decoded.text if decoded else None, tuple(findings), None)
    return Begun(decoded.text, (), composed or events.compose(decoded.text))


# Many plans share one strategy and one dictionary; nothing changes data once they are read.
begin_shared = lru_cache(maxsize=8)(begin)


@dataclass(slots=True)
class File:
    """One file on its way through the stages; ``value`` is what was built of it.

    ``events`` are what the data was made of, kept for `locate` where they are not too many.
    ``parsed`` is the text they are of. ``partial`` is what was built of a plan without actions
    that are no correct YAML: good for finding what else is wrong, and for nothing else. One whose
    ``profil`` is None has the built-in shape, or, where it is not ``shaped``, none that is known.
    """

    document: FileKind
    source: Source
    text: str = ""
    data: Any = events.ABSENT
    events: list[Any] | None = None
    findings: list[Finding] = field(default_factory=list)
    value: Model | None = None
    partial: Plan | None = None
    parsed: str = ""
    profil: Profil | None = None
    shaped: bool = True

    @property
    def usable(self) -> bool:
        """Whether rules may look names up here; in half a dictionary all would be unknown."""
        refused = any(not rules.of(finding.slug).keeps_names for finding in self.findings)
        return isinstance(self.data, dict) and not refused


def read(
    document: FileKind,
    file_source: Source,
    begun: Begun | None = None,
    profil: Profil | None = None,
    *,
    shaped: bool = True,
) -> File:
    """A file with all that there is to say about it alone, but for the rules.

    The `profil` is the one that it names. One that is not `shaped` names a profile that cannot be
    used: it is held to no shape at all, and nothing is built of it.
    """
    file = File(document, file_source, profil=profil, shaped=shaped)
    begun = begun or begin(file_source)
    findings = list(begun.findings)
    unread: tuple[Path, ...] = ()
    if begun.text is not None:
        file.text = file.parsed = begun.text
    if begun.composed is not None:
        findings, unread = _composed(file, begun.composed)
    if not findings:
        findings = _shape(file)
    if (other := newer(file.data)) is not None:
        file.findings = [of(other, document)]
        return file
    if profil is not None and isinstance(file.data, dict):
        file.data = named(file.data, profil)
    if isinstance(file.data, dict):
        findings = findings + cut_texts(file.parsed, file.events)
        findings = findings + joined_lines(file.parsed, file.events)
        checked = _checked(file) if shaped else []
        findings = findings + [f for f in checked if not _inside(f.path, unread)]
        if document == "profil" and not findings:
            from rpd.reading.profil_faults import faults

            findings = faults(file.data)
    file.findings = [of(finding, document) for finding in findings]
    built_by = BY_KEY[document].build if shaped else None
    if isinstance(file.data, dict) and (document == "plan" or file.usable) and built_by is not None:
        if unread:
            file.partial = build.build_plan(file.data)
        else:
            file.value = built_by(file.data)
    return file


def refused(data: Any, document: FileKind, profil: Profil | None = None) -> list[Finding]:
    """What is wrong with the form of data; their profile is told where they name none."""
    known = forms.form_of(data, document) if profil is None else forms.form(document, profil)
    if known.checker.accepts(data):
        return []
    # Its words are many, and most files need none of them.
    from rpd.reading import schema

    return schema.check_as(data, known)


def _checked(file: File) -> list[Finding]:
    """The findings of the schema; what is about a plan names no profile itself."""
    about = file.document in ("errata", "wykonanie")
    return refused(file.data, file.document, file.profil if about else None)


def _composed(file: File, composed: Composed) -> tuple[list[Finding], tuple[Path, ...]]:
    """Text → data; the findings, and the paths of actions that had to be left out."""
    findings = composed.findings
    unread: tuple[Path, ...] = ()
    if composed.data is events.ABSENT and findings:
        from rpd.reading.recover import REST_UNREAD, recovered

        known = file.document == "plan" and file.shaped
        shape = file.profil or chosen(composed.data)
        rest = recovered(file.text, composed, shape) if known else None
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


@lru_cache(maxsize=8)
def read_shared(
    document: FileKind, file_source: Source, profil: Profil | None = None, *, shaped: bool = True
) -> File:
    """What plans share: a strategy, a dictionary, a profile, a plan of an earlier year."""
    return read(document, file_source, begin_shared(file_source), profil, shaped=shaped)


def named(data: dict[str, Any], profil: Profil) -> dict[str, Any]:
    """Data whose name of a profile carries the profile."""
    return data | {PROFIL: Named(str(data[PROFIL]), profil)} if PROFIL in data else data


def of(finding: Finding, document: FileKind) -> Finding:
    """The finding as one about that kind of file."""
    return finding if finding.document == document else replace(finding, document=document)


def _shape(file: File) -> list[Finding]:
    """A document must be there and must be a mapping."""
    if file.data is events.ABSENT or file.data is None:
        from rpd.rules import pusty_plik

        message = "Plik jest pusty."
        hint = f"Wpisz treść {BY_KEY[file.document].noun}; wzorem są pliki w folderze „plans”."
        return [Finding((), message, hint, slug=pusty_plik.SLUG)]
    if not isinstance(file.data, dict):
        from rpd.rules import zly_typ

        kind = "lista" if isinstance(file.data, list) else "sam tekst"
        known = BY_KEY[file.document]
        message = f"Na początku pliku {known.noun} powinny stać pola, a jest {kind}."
        hint = f"Zacznij plik od pola, np. „{known.first}”."
        return [Finding((), message, hint, slug=zly_typ.SLUG)]
    return []
