"""A plan's text cannot alter a terminal, a log or the structure of a report, and loses nothing."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

from rpd.cli import output
from rpd.findings.outcome import Outcome
from rpd.report import escape
from rpd.report.escape import encodable, visible
from rpd.report.findings import compact, github, gitlab, junit, sarif, text
from rpd.report.findings import json as json_report
from rpd.report.lines import cells, line_width
from rpd.rules import every
from tests.report.samples import HOSTILE, diagnostic, outcome, outcomes, relaxed, texts

UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)

# What a runner obeys: at the beginning of a line, and wherever it stands.
COMMAND = re.compile(r"^\s*::|##(?:vso)?\[", re.MULTILINE)


def flat(lines: list[tuple[tuple[str, str], ...]]) -> str:
    return "".join("".join(part for _, part in line) + "\n" for line in lines)


@relaxed
@given(texts)
def test_visible_is_one_inert_line_and_loses_nothing(said: str) -> None:
    shown = visible(said)
    assert "\n" not in shown
    assert not UNSEEN.search(shown)
    back = re.sub(r"<U\+([0-9A-F]{4,6})>", lambda m: chr(int(m.group(1), 16)), shown)
    assert back == re.sub(r"<U\+([0-9A-F]{4,6})>", lambda m: chr(int(m.group(1), 16)), said)


@relaxed
@given(outcomes)
def test_text_report(found: Outcome) -> None:
    lines = text.report(found.diagnostics, 1, None, show_acknowledged=True, verbose=True)
    printed = flat(lines)
    assert not UNSEEN.search(printed)
    assert printed.count("\n") == len(lines), "no text of a plan makes a line of its own"
    for d in found.diagnostics:
        assert visible(d.message) in printed
        assert visible(d.hint) in printed
        assert all(visible(one.text) in printed for one in d.related)
        assert visible(d.acknowledged or "") in printed


@relaxed
@given(outcomes)
def test_wrapping_changes_no_word(found: Outcome) -> None:
    for width in (80, 40):
        lines = text.report(found.diagnostics, 1, width, show_acknowledged=True, verbose=True)
        for line in lines:
            # Names of files and words longer than a line stay whole, so that they can be copied.
            if any(style == "file" for style, _ in line) or line_width(line) <= width:
                continue
            longest = max(cells(word) for _, part in line for word in part.split(" "))
            assert longest > width - len("      zob. ")
        printed = flat(lines)
        for d in found.diagnostics:
            assert all(word in printed for word in visible(d.message).split())


@relaxed
@given(outcomes)
def test_colours_are_the_only_control_sequences(found: Outcome) -> None:
    lines = text.report(found.diagnostics, 1, 80, show_acknowledged=True)
    stream = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORCE_COLOR", "1")
        patch.delenv("NO_COLOR", raising=False)
        patch.setenv("TERM", "xterm-256color")
        output.print_lines(lines, stream)
    coloured = stream.getvalue()
    plain = re.sub("\x1b\\[[0-9;]*m", "", coloured)
    assert [x.rstrip() for x in plain.split("\n")] == [x.rstrip() for x in flat(lines).split("\n")]


@relaxed
@given(outcomes)
def test_json_report(found: Outcome) -> None:
    printed = json_report.report(found.diagnostics, 1)
    assert not UNSEEN.search(printed)
    document = json.loads(printed)
    assert [d["message"] for d in document["diagnostics"]] == [
        encodable(d.message) for d in found.diagnostics
    ]
    assert [d["file"] for d in document["diagnostics"]] == [
        encodable(d.file) for d in found.diagnostics
    ]


@relaxed
@given(outcomes)
def test_sarif_report(found: Outcome) -> None:
    printed = sarif.report(found, show_acknowledged=True)
    assert not UNSEEN.search(printed)
    run = json.loads(printed)["runs"][0]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result, d in zip(run["results"], found.diagnostics, strict=True):
        assert ids[result["ruleIndex"]] == result["ruleId"] == d.code
        said = result["message"]["text"]
        for backslashes in re.findall(r"(\\*)\]\(", said):
            assert len(backslashes) % 2 == 1, "an embedded link"
        assert not re.search(r"(?<!\{)(?:\{\{)*\{[0-9]", said), "a placeholder"
        said = re.sub(r"(\\*)\\\]\(", lambda m: m[1][: len(m[1]) // 2] + "](", said)
        said = said.replace("{{", "{").replace("}}", "}")
        assert said == "\n".join(map(visible, f"{d.message}\n{d.hint}".strip().split("\n")))
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(file://)?[A-Za-z0-9%/._~:-]+", uri)


@relaxed
@given(outcomes)
def test_github_report(found: Outcome) -> None:
    lines = github.report(found).split("\n")
    assert lines.pop() == ""
    assert lines.pop().startswith("Sprawdzono 1 plan: ")
    active = [d for d in found.diagnostics if d.acknowledged is None]
    said = []
    for line in lines:
        assert not UNSEEN.search(line)
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match
        properties = dict(part.split("=", 1) for part in match.group(2).split(","))
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        if "col" in properties:
            assert properties["line"] == properties["endLine"]
        said.append(re.sub("%0A", "\n", match.group(3)).replace("%25", "%"))
    for kind in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{kind} ") for line in lines) <= github.MOST
    for d in active:
        assert any(visible(d.message) in text for text in said)
        assert any(visible(d.hint) in text for text in said)


def test_github_shows_no_more_than_ten_of_a_kind_and_loses_none() -> None:
    codes = [rule.CODE for rule in every()][:14]
    several = outcome(
        *(
            diagnostic(code, message=f"Mówi {code}.", hint="", line=n)
            for n, code in enumerate(codes, 1)
        )
    )
    commands = github.report(several).split("\n")[:-2]
    assert len(commands) == github.MOST
    assert commands[-1].startswith("::error file=plans/2024.yaml,line=10,")
    assert ",title=rpd%3A pozostałe ustalenia (5)::" in commands[-1]
    assert all(f"Mówi {code}." in "\n".join(commands) for code in codes)

    alike = outcome(
        *(diagnostic(message=f"Raz {n}.", hint="Popraw.", line=n) for n in range(1, 13))
    )
    (command,) = github.report(alike).split("\n")[:-2]
    assert ",title=RPD101 nieznane-zrodlo (12)::" in command
    assert command.count("%0A") == 12
    assert all(f"plans/2024.yaml:{n}:3: Raz {n}." in command for n in range(1, 13))
    assert command.endswith("%0A→ Popraw.")

    ten = outcome(*(diagnostic(message=f"Raz {n}.", line=n) for n in range(1, 11)))
    assert len(github.report(ten).split("\n")[:-2]) == 10


@relaxed
@given(outcomes)
def test_compact_report(found: Outcome) -> None:
    lines = compact.report(found).split("\n")
    assert lines.pop() == ""
    active = [d for d in found.diagnostics if d.acknowledged is None]
    for line, d in zip(lines, active, strict=True):
        assert not UNSEEN.search(line)
        assert f": {d.severity.value}: {d.code} {visible(d.message)}" in line


@relaxed
@given(outcomes)
def test_gitlab_report(found: Outcome) -> None:
    printed = gitlab.report(found)
    assert not UNSEEN.search(printed)
    issues = json.loads(printed)
    active = [d for d in found.diagnostics if d.acknowledged is None]
    assert len(issues) == len(active)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue, d in zip(issues, active, strict=True):
        assert visible(d.message) in issue["description"]
        assert visible(d.hint) in issue["description"]


@relaxed
@given(outcomes)
def test_junit_report(found: Outcome) -> None:
    printed = junit.report(found)
    assert not UNSEEN.search(printed)
    assert not COMMAND.search(printed), "a runner that shows the report obeys it"
    assert "]]>" not in printed
    root = ET.fromstring(printed.encode())  # noqa: S314 (our own output)
    said = "\n".join([*root.itertext(), *(s.get("message", "") for s in root.iter("skipped"))])
    for d in found.diagnostics:
        shown = d.message if d.acknowledged is None else d.acknowledged
        for one in shown.split("\n"):
            assert (escape.line(one) if COMMAND.search(visible(one)) else visible(one)) in said


def test_a_text_of_several_lines_begins_no_command() -> None:
    message = "Źle: \n::error::x\n  ::notice::y\n##[group]z ##vso[task]"
    for found in (diagnostic(message=message), diagnostic(message="m", acknowledged=message)):
        printed = junit.report(outcome(found))
        assert not COMMAND.search(printed)
        for shown in ("U+003A&gt;:error::x", "U+003A&gt;:notice::y", "U+0023&gt;#[group]z"):
            assert shown in printed


@pytest.mark.parametrize("said", HOSTILE)
def test_complaints_on_stderr_are_inert(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    output.complain(said, said)
    err = capsys.readouterr().err
    assert not UNSEEN.search(err)
    assert len(err.splitlines()) == 2
