"""The report for people, whole: one finding, equal ones together, narrow terminals, the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rpd.diagnostics import Diagnostic, Severity, Span
from rpd.report.findings import text
from rpd.report.lines import cells, clip, line_width, wrap
from tests.report.samples import diagnostic


def shown(*diagnostics: Diagnostic, width: int | None = None, **options: Any) -> str:
    lines = text.report(diagnostics, 1, width, **options)
    return "".join("".join(part for _, part in line).rstrip() + "\n" for line in lines)


ONE = diagnostic(
    message="W słowniku nie ma źródła „FEEdM” – czy chodziło o „FEdM”?",
    excerpt="            zrodla: [FEEdM]",
    where="I.1.2/3",
    id="wizyty",
    name="Organizacja wizyt studyjnych dla kadry jednostek samorządu terytorialnego i podmiotów",
    line=12,
)
ONE = replace(ONE, span=Span(12, 22, 12, 27))


def test_one_finding() -> None:
    assert (
        shown(ONE)
        == """\
plans/2024.yaml:12:22  błąd  RPD101 nieznane-zrodlo
    I.1.2/3  Organizacja wizyt studyjnych dla kadry jednostek samorządu…
    W słowniku nie ma źródła „FEEdM” – czy chodziło o „FEdM”?
    12 │ zrodla: [FEEdM]
       │          ^^^^^
    → Popraw zapis.

Sprawdzono 1 plan: 1 błąd.
"""
    )


def test_one_finding_on_a_narrow_terminal() -> None:
    assert (
        shown(ONE, width=40)
        == """\
plans/2024.yaml:12:22
  błąd  RPD101 nieznane-zrodlo
    I.1.2/3  Organizacja wizyt studyjny…
    W słowniku nie ma źródła „FEEdM” –
    czy chodziło o „FEdM”?
    12 │ zrodla: [FEEdM]
       │          ^^^^^
    → Popraw zapis.

Sprawdzono 1 plan: 1 błąd.
"""
    )


def numbered(*numbers: int) -> list[Diagnostic]:
    return [
        diagnostic(
            "RPD112",
            severity=Severity.INFO,
            message=f"Kierunek I.1.{n} ma w strategii numer I.1.{n - 1}.",
            hint="Jeśli to zamierzone, nic nie trzeba robić.",
            where=f"I.1.{n}",
            line=n,
            excerpt=f"- numer: {n}",
        )
        for n in numbers
    ]


def test_equal_findings_stand_together_where_the_first_is() -> None:
    first, second = numbered(2, 3)
    assert (
        shown(first, ONE, second)
        == """\
uwaga  RPD112 inny-numer  2 miejsca
    plans/2024.yaml:2:1  I.1.2
      Kierunek I.1.2 ma w strategii numer I.1.1.
      2 │ - numer: 2
        │ ^^^^^^^^^^
    plans/2024.yaml:3:1  I.1.3
      Kierunek I.1.3 ma w strategii numer I.1.2.
      3 │ - numer: 3
        │ ^^^^^^^^^^
    → Jeśli to zamierzone, nic nie trzeba robić.

plans/2024.yaml:12:22  błąd  RPD101 nieznane-zrodlo
    I.1.2/3  Organizacja wizyt studyjnych dla kadry jednostek samorządu…
    W słowniku nie ma źródła „FEEdM” – czy chodziło o „FEdM”?
    12 │ zrodla: [FEEdM]
       │          ^^^^^
    → Popraw zapis.

Sprawdzono 1 plan: 1 błąd, 2 uwagi.
"""
    )


def test_a_message_that_all_share_is_said_once() -> None:
    same = [replace(ONE, span=Span(n, 22, n, 27)) for n in (12, 15)]
    assert shown(*same).count("czy chodziło") == 1
    assert shown(*same).startswith("błąd  RPD101 nieznane-zrodlo  2 miejsca\n    W słowniku")


def test_long_groups_are_cut_unless_all_is_asked_for() -> None:
    many = numbered(*range(2, 20))
    cut, whole = shown(*many), shown(*many, verbose=True)
    assert "uwaga  RPD112 inny-numer  18 miejsc\n" in cut
    assert cut.count("│ ^") == text.MOST_PLACES
    assert "    … i jeszcze 13 miejsc (-v pokazuje wszystkie)\n" in cut
    assert whole.count("│ ^") == 18
    assert "-v" not in whole


def test_quiet_shows_errors_and_counts_the_rest() -> None:
    assert "inny-numer" not in shown(ONE, *numbered(2), quiet=True)
    assert shown(*numbered(2), quiet=True) == "Sprawdzono 1 plan: 1 uwaga.\n"
    assert shown(ONE, *numbered(2), quiet=True).endswith("Sprawdzono 1 plan: 1 błąd, 1 uwaga.\n")


def test_acknowledged_findings_are_counted_and_shown_when_asked_for() -> None:
    accepted = replace(ONE, acknowledged="Tak przyjęto uchwałą.")
    assert shown(accepted) == "Sprawdzono 1 plan: bez zastrzeżeń (uznanych odstępstw: 1).\n"
    asked = shown(accepted, show_acknowledged=True)
    assert "    → Popraw zapis.\n    ✓ Uznane: Tak przyjęto uchwałą.\n" in asked


@pytest.mark.parametrize(
    ("errors", "warnings", "infos", "plans", "said"),
    [
        (0, 0, 0, 1, "Sprawdzono 1 plan: bez zastrzeżeń."),
        (1, 2, 5, 1, "Sprawdzono 1 plan: 1 błąd, 2 ostrzeżenia, 5 uwag."),
        (2, 5, 1, 2, "Sprawdzono 2 plany: 2 błędy, 5 ostrzeżeń, 1 uwaga."),
        (5, 1, 22, 12, "Sprawdzono 12 planów: 5 błędów, 1 ostrzeżenie, 22 uwagi."),
        (12, 0, 0, 22, "Sprawdzono 22 plany: 12 błędów."),
    ],
)
def test_summary_in_good_polish(
    errors: int, warnings: int, infos: int, plans: int, said: str
) -> None:
    found = [
        diagnostic(severity=severity)
        for severity, number in zip(Severity, (errors, warnings, infos), strict=True)
        for _ in range(number)
    ]
    line = text.summary_line(found, plans)
    assert "".join(part for _, part in line) == said


def test_an_excerpt_keeps_to_the_terminal_and_marks_what_is_meant() -> None:
    long = "nazwa: " + "a" * 70 + " TU " + "b" * 300
    start = long.index("TU") + 1
    found = replace(ONE, excerpt=long, span=Span(7, start, 7, start + 2))
    for width in (40, 80, None):
        lines = text.report([found], 1, width)
        marked = next(n for n, line in enumerate(lines) if any("^" in part for _, part in line))
        line = "".join(part for _, part in lines[marked - 1])
        carets = "".join(part for _, part in lines[marked])
        assert line[carets.index("^") : carets.rindex("^") + 1] == "TU"
        assert line_width(lines[marked - 1]) <= (width or 104)


def test_marks_stand_under_wide_and_combining_characters() -> None:
    found = replace(ONE, excerpt="漢字: e\u0301 [x]", span=Span(7, 8, 7, 9))
    lines = [
        "".join(part for _, part in line) for line in text.report([found], 1) if len(line) >= 3
    ]
    excerpt, marks = (line for line in lines if "│" in line)
    assert cells(excerpt[: excerpt.index("[")]) == marks.index("^")


def test_a_place_past_the_end_of_a_line_is_marked() -> None:
    found = replace(ONE, excerpt="nazwa:", span=Span(7, 9, 7, 9))
    assert "    7 │ nazwa:\n      │       ^\n" in shown(found)


def test_wrap_and_clip() -> None:
    assert wrap("ala ma kota", 7) == ["ala ma", "kota"]
    assert wrap("najdłuższesłowo i", 5) == ["najdłuższesłowo", "i"]
    assert wrap("x y", None) == ["x y"]
    assert clip("Organizacja wizyt", 12) == "Organizacja…"
    assert clip("漢字漢字", 5) == "漢字…"
    assert clip("krótkie", 7) == "krótkie"
