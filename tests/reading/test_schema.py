"""Mistakes in a small plan and what is said about each; the table is in ``mistakes.txt``."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path as FilePath
from typing import Any

import pytest

from rpd.diagnostics import FileKind, Finding, Path, pointer
from rpd.plan import kwoty
from rpd.reading import phrases, schema
from rpd.reading.events import compose
from rpd.reading.locate import locate

_HEAD = "rok: 2024\ntytul: Plan\nstrategia: strategia.yaml\nslownik: slownik.yaml\n"
_ACTION = """\
cele:
  - numer: I
    priorytety:
      - numer: I.1
        kierunki:
          - numer: 1
            dzialania:
              - id: raport
                nazwa: Raport
"""
_ACTION_PATH: Path = ("cele", 0, "priorytety", 0, "kierunki", 0, "dzialania", 0)
# Where the text of a case goes, and the path of that place.
_PLACES: dict[str, tuple[FileKind, str, int, Path]] = {
    "plan": ("plan", "", 0, ()),
    "fields": ("plan", _HEAD + "cele: []\n", 0, ()),
    "objectives": ("plan", _HEAD, 0, ()),
    "action": ("plan", _HEAD + _ACTION, 16, _ACTION_PATH),
    "budget": ("plan", f"{_HEAD}{_ACTION}{' ' * 16}budzet:\n", 18, (*_ACTION_PATH, "budzet")),
    "strategia": ("strategia", "", 0, ()),
    "slownik": ("slownik", "", 0, ()),
}


def _table() -> list[tuple[str, str, str, str]]:
    """Name, place, text and expectation of each case."""
    cases = []
    table = FilePath(__file__).with_name("mistakes.txt").read_text("utf-8")
    for part in re.split(r"^=== ", table, flags=re.MULTILINE)[1:]:
        title, rest = part.split("\n", 1)
        text, expected = re.split(r"^(?=>>> )", rest, maxsplit=1, flags=re.MULTILINE)
        place, _, name = title.partition(": ")
        cases.append((name, place, text.replace("⍽", "\u00a0"), expected.strip()))
    return cases


CASES = _table()


def _said(place: str, fragment: str) -> str:
    document, head, indent, root = _PLACES[place]
    text = head + textwrap.indent(fragment, " " * indent)
    composed = compose(text)
    assert composed.findings == []
    findings = schema.check(composed.data, document)
    found = locate(text, [finding.path for finding in findings])
    parts = []
    for finding in findings:
        where = found[finding.path]
        span = where.key if finding.at_key and where.key else where.value
        line = text.split("\n")[span.line - 1]
        end = span.end_column - 1 if span.line == span.end_line else None
        shown = line[span.column - 1 : end].strip()
        path = finding.path[len(root) :] if finding.path[: len(root)] == root else finding.path
        first = f">>> {finding.slug} {pointer(path) or '/'} „{shown}”"
        parts.append(f"{first}\n{finding.message}\n{finding.hint}")
    return "\n".join(parts)


@pytest.mark.parametrize(
    ("place", "text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_mistake(place: str, text: str, expected: str) -> None:
    assert _said(place, text) == expected


def test_the_table_is_long_and_its_names_are_unique() -> None:
    assert len({name for name, *_ in CASES}) == len(CASES) > 70


def test_messages_are_short() -> None:
    for _, _, _, expected in CASES:
        for line in expected.split("\n"):
            assert len(line) < 300


# --- in general ----------------------------------------------------------------------------------


def _findings(budget: Any) -> list[Finding]:
    data = compose(f"{_HEAD}{_ACTION}").data
    data["cele"][0]["priorytety"][0]["kierunki"][0]["dzialania"][0]["budzet"] = budget
    return schema.check(data, "plan")


@pytest.mark.parametrize("value", [None, True, "", "180 000", "1,5", -5, 0, [], {}, 10**16])
def test_amounts_are_described_by_one_module(value: object) -> None:
    entries = [{"kwota": value}, {"kwota": 1, "podzial": {"FERS": value}}]
    said = [(f.slug, f.message, f.hint) for f in _findings(entries)]
    assert said == [("kwota-w-zlej-postaci", *(kwoty.problem(value) or ()))] * 2


def test_findings_end_at_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MAX_FINDINGS", 3)
    assert len(_findings([None] * 3)) == 3
    last = _findings([None] * 4)[-1]
    assert (last.slug, last.path, last.message) == (
        "zbyt-duzy-plik",
        (),
        "Dalszych błędów budowy nie wymieniono: jest ich ponad 3.",
    )


def test_a_long_value_is_shown_short() -> None:
    finding = _findings([{"lit": "x" * 100_000, "rok": "y" * 100_000, "z" * 100_000: 1}])
    assert [len(f.message) + len(f.hint) < 500 for f in finding] == [True] * 3


@pytest.mark.parametrize(
    ("keyword", "value", "said"),
    [
        ({"maxItems": 1}, [1, 2], ("Lista ma 2 elementów; dozwolone jest najwyżej 1.", "")),
        ({"exclusiveMaximum": 5}, 5, ("Liczba 5 nie jest mniejsza niż 5.", "")),
        ({"multipleOf": 5}, 7, ("Wartość nie spełnia schematu (multipleOf).", "")),
        ({"enum": [1, 2]}, 3, ("Niedozwolona wartość „3”.", "Dozwolone: 1, 2.")),
        ({"type": "boolean"}, 3, ("Oczekiwano wartości true albo false, a jest liczba 3.", "")),
        ({"type": "null"}, 5, ("Oczekiwano pustej wartości, a jest liczba 5.", "")),
    ],
)
def test_keywords_that_the_schemas_do_not_use(
    keyword: dict[str, Any], value: Any, said: tuple[str, str]
) -> None:
    ((name, expected),) = keyword.items()
    assert phrases.bad_value(phrases.Demand(name, expected, keyword), value) == said
