"""Text, data and model of a file by themselves, for whoever changes them; mistakes are raised."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from rpd.diagnostics import FileKind, Finding, Path, Span
from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.load.kinds import Model
from rpd.load.placing import spot
from rpd.load.shapes import shape_of
from rpd.load.stages import Begun, begin, named, read_shared, refused
from rpd.load.whole import Fetch, Loaded
from rpd.outside.files import Source
from rpd.plan.model import Plan, PozycjaBudzetu, Wskaznik
from rpd.plan.profil import Column, Profil
from rpd.polish.wording import plural
from rpd.reading import build, events, locate, source
from rpd.reading.cut_texts import cut_texts
from rpd.reading.events import Composed, Data
from rpd.reading.joined_lines import joined_lines
from rpd.reading.newer import demand_read, newer

_MOST = 5


def decoded(file_source: Source) -> str:
    """The text of a file as it is written. Raises RpdError for what is not UTF-8 text."""
    found, findings = source.decode(file_source.data)
    if found is None or findings:
        raise _unreadable(f"„{file_source.name}”", findings[0].message if findings else "")
    return file_source.data.decode("utf-8-sig")


def data_of(text: str, profil: Profil | None = None) -> dict[str, Data]:
    """The data of a plan's text; `profil` is the one that it names, where it names any.

    Raises RpdError where the text cannot be read.
    """
    data = _fields(events.compose(normalize("NFC", text)))
    return named(data, profil) if profil is not None else data


def data_beside(text: str, fetch: Fetch) -> dict[str, Data]:
    """The data of a plan's text whose profile is fetched. Raises RpdError."""
    begun = Begun(text, (), events.compose(normalize("NFC", text)))
    shape = shape_of(begun, fetch)
    if shape.finding is not None:
        raise _unreadable("Plan", shape.finding.message)
    return data_of(text, shape.profil)


def data_in(loaded: Loaded) -> dict[str, Data]:
    """The data of a plan that was loaded. Raises as `decoded` and `data_of` do."""
    if loaded.composed is None:
        return data_of(decoded(loaded.source))
    return _fields(loaded.composed)


def data_begun(begun: Begun, name: str, fetch: Fetch) -> dict[str, Data]:
    """The data of a plan that was begun. Raises as `decoded` and `data_beside` do."""
    if begun.composed is None:
        raise _unreadable(f"„{name}”", begun.findings[0].message if begun.findings else "")
    shape = shape_of(begun, fetch)
    if shape.finding is not None:
        raise _unreadable(f"„{name}”", shape.finding.message)
    data = _fields(begun.composed)
    return named(data, shape.profil) if shape.profil is not None else data


@dataclass(frozen=True, slots=True)
class Readable:
    """What a file of any kind says, and its text as it is written.

    ``doubtful``: its very layout may hide what was meant (a text that „#” cuts off, a list whose
    lines are joined).
    """

    text: str
    data: dict[str, Data]
    doubtful: bool


def readable(
    document: FileKind, begun: Begun, file_source: Source, fetch: Fetch
) -> Readable | None:
    """A file of any kind that was begun, as data; None where it is no YAML, or of a newer format.

    Raises RpdError where the profile that it names cannot be read.
    """
    composed, text = begun.composed, begun.text
    if not begun.clean or composed is None or text is None or newer(composed.data) is not None:
        return None
    data: dict[str, Data] = composed.data
    if document in ("plan", "strategia"):
        data = data_begun(begun, file_source.name, fetch)
    doubtful = bool(cut_texts(text, composed.events) or joined_lines(text, composed.events))
    return Readable(file_source.data.decode("utf-8-sig"), data, doubtful)


def _fields(composed: Composed) -> dict[str, Data]:
    demand_read(composed.data, "Plan")
    if composed.findings:
        raise _unreadable("Plan", composed.findings[0].message)
    if not isinstance(composed.data, dict):
        raise _unreadable("Plan", "na początku nie ma pól.")
    return composed.data


def built(document: FileKind, file_source: Source, profil: Profil | None = None) -> Model | None:
    """The model of a file that plans share; None where nothing can be made of it."""
    file = read_shared(document, file_source, profil)
    return None if file.findings else file.value


def plan_of(data: dict[str, Data]) -> Plan:
    """The plan that the data of a file say."""
    return build.build_plan(data)


def entry_of(column: Column, data: Data, profil: Profil) -> Wskaznik | PozycjaBudzetu:
    """The entry of a list, whose entries carry ids, that the data of a file say."""
    return build.build_entry(column, data, profil)


def span_of(text: str, path: Path, *, at_key: bool = False) -> Span:
    """Where a path stands in a text that can be read; at its key, where it has one, if asked."""
    return spans_of(text, [path], at_key=at_key)[path]


def spans_of(text: str, paths: Iterable[Path], *, at_key: bool = False) -> dict[Path, Span]:
    """Where paths stand in a text that can be read."""
    found = locate.locate(normalize("NFC", text), paths)
    return {path: (at.key or at.value) if at_key else at.value for path, at in found.items()}


def amendment_data(file_source: Source, begun: Begun | None = None) -> dict[str, Data]:
    """The data of a saved amendment. Raises RpdError naming everything that is wrong with it.

    One that is `begun` is not parsed again.
    """
    name = file_source.name
    begun = begun or begin(file_source)
    if begun.text is None or begun.composed is None:
        raise _unreadable(f"„{name}”", begun.findings[0].message if begun.findings else "")
    text, composed = begun.text, begun.composed
    demand_read(composed.data, f"„{name}”")
    findings = composed.findings
    if not findings and not isinstance(composed.data, dict):
        raise _unreadable(f"„{name}”", "na początku nie ma pól „uchwala”, „data”, „operacje”.")
    if not findings:
        findings = cut_texts(text, composed.events) + refused(composed.data, "zmiana")
    if findings:
        raise RpdError(
            f"„{name}” nie jest poprawnym zapisem zmiany: {_all(findings, text, composed)}",
            "Popraw ten plik; jego budowę opisuje schema/zmiana.schema.json.",
        )
    assert isinstance(composed.data, dict)
    return composed.data


def _all(findings: list[Finding], text: str, composed: Composed) -> str:
    """The first findings with their lines, and how many more there are."""
    parsed = isinstance(composed.data, dict)
    places = locate.locate(text, [f.path for f in findings]) if parsed else {}
    spans = {f: spot(f, places.get(f.path)) for f in findings}
    findings = sorted(findings, key=lambda f: span.line if (span := spans[f]) else 0)
    said = []
    for finding in findings[:_MOST]:
        line = f"wiersz {span.line}: " if (span := spans[finding]) else ""
        said.append(f"{line}{finding.message} {finding.hint}".strip())
    left = len(findings) - _MOST
    more = f" (i {left} {plural(left, 'dalszy', 'dalsze', 'dalszych')})" if left > 0 else ""
    return f"{' '.join(said)}{more}"


def _unreadable(what: str, reason: str) -> RpdError:
    return RpdError(
        f"{what} nie daje się odczytać: {reason}", "Popraw zapis; błędy wskaże „rpd validate”."
    )
