"""Diagnostics for tests of reports: made by hand, and made by hypothesis out of hostile texts."""

from __future__ import annotations

from pathlib import Path as FilePath

from hypothesis import strategies as st

from rpd.diagnostics import Diagnostic, Path, RelatedPlace, Severity, Span
from rpd.findings import fingerprints
from rpd.findings.outcome import Outcome
from rpd.rules import every
from tests.properties import examples


def diagnostic(
    code: str = "RPD101",
    *,
    message: str = "Nie ma źródła.",
    hint: str = "Popraw zapis.",
    severity: Severity = Severity.ERROR,
    file: str = "plans/2024.yaml",
    path: Path = ("cele", 0),
    line: int = 5,
    excerpt: str = "  - numer: I",
    where: str = "",
    id: str = "",  # noqa: A002 (the field is called so)
    name: str = "",
    acknowledged: str | None = None,
) -> Diagnostic:
    """A finding on one line, placed on the text after the indentation."""
    column = len(excerpt) - len(excerpt.lstrip()) + 1
    span = Span(line, column, line, max(len(excerpt), column) + 1)
    slug = next(rule.SLUG for rule in every() if code == rule.CODE)
    return Diagnostic(
        code,
        slug,
        severity,
        message,
        hint,
        file,
        path,
        span,
        excerpt,
        where,
        id,
        name,
        acknowledged,
    )


def outcome(*diagnostics: Diagnostic, files: tuple[str, ...] = ("plans/2024.yaml",)) -> Outcome:
    return Outcome(tuple(diagnostics), files, fingerprints.of(diagnostics))


HOSTILE = (
    "\n::error::x",
    "\r\n::set-output name=a::b",
    "::error file=x::y",
    "%0A::error::z",
    "\x1b[31mczerwony\x1b[0m",
    "\x1b]8;;http://zlo.pl\x1b\\",
    "[/b][bold]",
    "[ust. 2]",
    ":warning:",
    "]]>",
    "<script>&amp;</script>",
    "{0} {x}",
    "[tekst](1)",
    "\u202eodwrotnie",
    "\x00\x08\x7f\x9b",
    "\ufffe",
    "\U000e0041",
    "a\tb",
    "zażółć gęślą jaźń – „x”",
    "漢字 é\u0301",
)

texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8)), max_size=5).map("".join),
    st.text(st.characters(exclude_categories=()), max_size=20),
)
said = texts.map(lambda text: "Źle: " + text)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    line = draw(st.integers(1, 9999))
    column = draw(st.integers(1, 60))
    more = draw(st.integers(0, 3))
    end = draw(st.integers(1 if more else column, 90))
    return Span(line, column, line + more, end)


_steps = st.one_of(st.sampled_from(["cele", "budzet", "a/b~c", "\n"]), st.integers(0, 99))
_paths = st.lists(_steps, max_size=4).map(tuple)
_related = st.builds(
    RelatedPlace,
    file=texts.map(lambda text: "plans/" + text),
    path=_paths,
    span=st.none() | spans(),
    text=said,
)


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    rule = draw(st.sampled_from(every()))
    return Diagnostic(
        code=rule.CODE,
        slug=rule.SLUG,
        severity=draw(st.sampled_from(Severity)),
        message=draw(said),
        hint=draw(texts),
        file="plans/" + draw(texts),
        path=draw(_paths),
        span=draw(st.none() | spans()),
        excerpt=draw(texts),
        where=draw(st.sampled_from(["", "I", "I.1/3"]) | texts),
        id=draw(st.sampled_from(["", "wizyty"])),
        name=draw(texts),
        acknowledged=draw(st.none() | said),
        related=tuple(draw(st.lists(_related, max_size=2))),
    )


outcomes = st.builds(
    lambda found, times: outcome(*found * times),
    st.lists(diagnostics(), max_size=5),
    st.integers(1, 4),
)

relaxed = examples(60)
"""For properties that draw large values: a busy machine makes them slow, not wrong."""


def clean_workspace(folder: FilePath) -> None:
    """A workspace with one plan that nobody can object to."""
    (folder / "plans").mkdir()
    for name, content in _CLEAN.items():
        (folder / "plans" / name).write_text(content, "utf-8")


_CLEAN = {
    "strategia.yaml": """\
tytul: Program rozwoju
cel_glowny: Silna ekonomia społeczna
cele:
  - numer: I
    nazwa: Usługi społeczne
    priorytety:
      - numer: I.1
        nazwa: Usługi blisko ludzi
        kierunki:
          - {numer: I.1.1, nazwa: Wsparcie gmin}
""",
    "slownik.yaml": """\
zrodla:
  - {id: FEM, nazwa: Fundusze Europejskie dla Małopolski, aliasy: [FEdM]}
podmioty:
  - {id: ROPS, nazwa: Regionalny Ośrodek Polityki Społecznej}
skroty:
  - {skrot: ROPS, rozwiniecie: Regionalny Ośrodek Polityki Społecznej}
""",
    "2024.yaml": """\
rok: 2024
tytul: Plan
strategia: strategia.yaml
slownik: slownik.yaml
cele:
  - numer: I
    priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            strategia: I.1.1
            dzialania:
              - id: doradztwo
                nazwa: Doradztwo
                opis: Porady dla gmin.
                produkty: [Raport]
                wskazniki: [{nazwa: Liczba porad, wartosc_docelowa: 3, zrodlo_danych: rejestr}]
                budzet: [{kwota: 1000, zrodla: [FEM]}]
                termin: I kwartał 2024
                realizatorzy: [ROPS]
""",
}
