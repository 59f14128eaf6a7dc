"""The formats of a comparison: published schema, inert texts, signs beside colours."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from rpd.compare.comparison import Comparison, comparison
from rpd.load.whole import Loaded, load
from rpd.outside.files import Source
from rpd.reading.build import build_plan
from rpd.report.changes import json as diff_json
from rpd.report.changes import markdown as diff_md
from rpd.report.changes import text as diff_text
from rpd.report.changes.html import redline
from rpd.report.lines import line_width
from rpd.telling.textdiff import segments
from rpd.writing import emit
from tests.compare.strategies import pairs
from tests.conftest import ROOT
from tests.properties import examples
from tests.telling.test_sentences import CASES, PLAN

Data = dict[str, Any]


def loaded(data: Data, name: str) -> Loaded:
    text = "".join(emit.entry(key, value, 0) for key, value in data.items())
    return load(Source(name, text.encode()), _companion)


def _companion(name: str) -> Source:
    path = ROOT / "plans" / name
    return Source(name, path.read_bytes()) if path.exists() else Source(name, b"zrodla: []\n")


def compared(old: Data, new: Data) -> Comparison:
    return comparison(loaded(old, "main:plan.yaml"), loaded(new, "plan.yaml"))


def edited(name: str) -> Comparison:
    changed = deepcopy(PLAN)
    next(edit for case, edit, _ in CASES if case == name)(changed)
    return compared(PLAN, changed)


@pytest.mark.parametrize("name", ["diff", "zmiana"])
def test_the_published_schemas_are_schemas(name: str) -> None:
    schema = json.loads((ROOT / f"schema/{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)


@given(pairs())
@examples(15)
def test_json_follows_the_published_schema(pair: tuple[Data, Data]) -> None:
    schema = json.loads((ROOT / "schema/diff.schema.json").read_text("utf-8"))
    document = json.loads(diff_json.report(compared(*pair)))
    assert list(Draft202012Validator(schema).iter_errors(document)) == []


@given(pairs())
@examples(15)
def test_every_format_takes_every_pair(pair: tuple[Data, Data]) -> None:
    found = compared(*pair)
    for width in (None, 40, 80, 140):
        for lines in (diff_text.report(found, width), diff_text.stat(found, width)):
            assert all("\n" not in text for line in lines for _, text in line)
    assert len(diff_md.report(found)) <= diff_md.LIMIT
    assert redline(found).startswith("<!DOCTYPE html>")


def test_markdown_of_a_raised_amount() -> None:
    assert diff_md.report(edited("b-up")).replace("\u00a0", "~") == (
        "<!-- rpd-diff -->\n"
        "\n"
        "### Zmiany planu: Roczny Plan Działania\n"
        "\n"
        "**1~zmiana: 1~zmieniony zapis.** Budżet razem: 180~000~zł, po zmianie 190~000~zł "
        "(+10~000~zł).\n"
        "\n"
        "Porównano `main:plan.yaml` z&nbsp;`plan.yaml`.\n"
        "\n"
        "- W~działaniu I.1.2/1 „Wizyty studyjne” w~pozycji budżetu „180~000~zł, FERS” kwotę "
        "zmieniono ze~180~000~zł na~190~000~zł (o~10~000~zł więcej).\n"
        "\n"
        "#### Skutek dla budżetu\n"
        "\n"
        "| Źródło | Przed | Po | Różnica |\n"
        "| :-- | --: | --: | --: |\n"
        "| FERS | 180~000~zł | 190~000~zł | +10~000~zł |\n"
        "| **Razem** | **180~000~zł** | **190~000~zł** | **+10~000~zł** |\n"
        "\n"
        "#### Było / jest\n"
        "\n"
        "| Miejsce | Co | Było | Jest |\n"
        "| :-- | :-- | :-- | :-- |\n"
        "| **I.1.2/1**<br>Wizyty studyjne | Budżet (zmieniono) | <del>180~000</del>~zł, FERS | "
        "<ins>190~000</ins>~zł, FERS |\n"
    )


HOSTILE = "| `x` <script>alert(1)</script> @wszyscy #1 [a](http://zly.example) ![](x) *b* __c__"


def test_texts_of_a_plan_are_inert_in_markdown() -> None:
    changed = deepcopy(PLAN)
    changed["cele"][0]["priorytety"][0]["kierunki"][1]["dzialania"][0]["nazwa"] = HOSTILE
    text = diff_md.report(compared(PLAN, changed))
    assert "<script" not in text
    assert re.search(r"(?<!\\)`x`", text) is None
    assert "@wszyscy" not in text
    assert "#1 " not in text
    assert "http://zly" not in text
    assert re.search(r"(?<!\\)\[a", text) is None
    rows = [line for line in text.split("\n") if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def test_a_long_comment_is_cut_and_says_so() -> None:
    changed = deepcopy(PLAN)
    actions = changed["cele"][0]["priorytety"][0]["kierunki"][0]["dzialania"]
    for number in range(250):
        actions.append({"id": f"d-{number}", "nazwa": "Działanie " + "bardzo długie " * 20})
    text = diff_md.report(compared(PLAN, changed))
    assert len(text) <= diff_md.LIMIT
    assert "Nie wszystko się zmieściło (pominięto: " in text


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marked: dict[str, list[str]] = {"ins": [], "del": []}
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag in self.marked:
            self.marked[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.marked:
            if tag in self.open:
                self.marked[tag][-1] += data


def test_html_marks_changes_with_more_than_colour() -> None:
    page = _Page()
    page.feed(redline(edited("b-up")))
    assert page.open == []
    assert page.marked["del"] == ["[− usunięto: 180\u00a0000 koniec usuniętego −]"]
    assert page.marked["ins"] == ["[+ dodano: 190\u00a0000 koniec dodanego +]"]
    assert "script" not in page.tags


def test_texts_of_a_plan_are_inert_in_html() -> None:
    changed = deepcopy(PLAN)
    changed["cele"][0]["priorytety"][0]["kierunki"][1]["dzialania"][0]["nazwa"] = HOSTILE
    page = _Page()
    page.feed(redline(compared(PLAN, changed)))
    assert page.open == []
    assert "script" not in page.tags


def test_terminal_lines_fit_and_signs_stand_without_colours() -> None:
    found = edited("przypis-long")
    text = diff_text.report(found, 80)
    assert max(map(line_width, text)) <= 80
    shown = " ".join("".join(part for _, part in line) for line in text)
    assert "{+Konkretne kwoty zostały wskazane" in " ".join(shown.split())
    wide = diff_text.report(found, 140)
    assert any(" │ " in "".join(part for _, part in line) for line in wide)
    assert max(map(line_width, wide)) <= 140


@given(pairs())
@examples(50)
def test_segments_make_both_texts(pair: tuple[Data, Data]) -> None:
    old, new = pair[0]["tytul"] + " a b c", pair[1]["tytul"] + " a x c"
    parts = segments(old, new)
    assert "".join(s.text for s in parts if s.kind != "added") == old
    assert "".join(s.text for s in parts if s.kind != "removed") == new
    assert all(s.text for s in parts)


def test_findings_that_come_and_go() -> None:
    changed = deepcopy(PLAN)
    changed["cele"][0]["priorytety"][0]["kierunki"][1]["dzialania"][0]["termin"] = "kiedyś"
    found = compared(PLAN, changed)
    assert [d.slug for d in found.new_findings] == ["termin-nieczytelny"]
    assert "Nowe ustalenia" in diff_md.report(found)
    back = compared(changed, PLAN)
    assert [d.slug for d in back.resolved_findings] == ["termin-nieczytelny"]


def test_plan_2024_to_data_and_back(root: Path) -> None:
    from rpd.reading import events
    from rpd.writing.model_data import to_data

    data = events.compose((root / "plans/2024.yaml").read_text("utf-8")).data
    assert to_data(build_plan(data)) == data
