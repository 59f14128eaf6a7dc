"""YAML text → data, and what is refused on the way."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
from ruamel.yaml.error import YAMLError

from rpd.reading import events, opinions
from rpd.reading.events import ABSENT, compose, resolve
from tests.properties import examples

_LARGE = "# komentarz?\n" * 30_000


def _said(text: str) -> list[str]:
    """„slug 2:8 message” of each finding."""
    return [
        f"{finding.slug} {finding.span.line}:{finding.span.column} {finding.message}"
        for finding in compose(text).findings
        if finding.span
    ]


def test_the_c_parser_is_in_use() -> None:
    assert CParser.__module__.endswith("_ruamel_yaml")  # a compiled extension
    assert opinions.readers.__globals__["CParser"] is CParser
    first = next(opinions.readers("a: 1\n"))
    assert first.__self__.__class__ is CParser  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Text that other readers of YAML take for something else.
        *(
            (word, word)
            for word in ("no", "No", "yes", "on", "off", "y", "n", "tRUE", "nULL", "none")
        ),
        *(
            (word, word)
            for word in ("012", "0o17", "0x1F", "0b1", "1_000", "1e3", "1e400", "1.5e3")
        ),
        *((word, word) for word in ("+5", ".5", "5.", "--5", "00", "-01", "1,5", "12:30:45")),
        *((word, word) for word in (".inf", ".nan", "-.inf", "=", "0.5.1", "1 000", "٣", "²")),
        *((word, word) for word in ("2024-03-07", "2026-13-45", "2024-03-07T12:00:00Z", "I.1")),
        ("9" * 31, "9" * 31),
        ("9" * 5000, "9" * 5000),
        ("0." + "1" * 29, "0." + "1" * 29),
        ("“x”", "“x”"),
        # Empty, true, false.
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        # Numbers.
        ("0", 0),
        ("-0", 0),
        ("2024", 2024),
        ("-5", -5),
        ("9" * 30, int("9" * 30)),
        ("1.50", Decimal("1.50")),
        ("0.10", Decimal("0.10")),
        ("-2.00", Decimal("-2.00")),
        ("0." + "1" * 28, Decimal("0." + "1" * 28)),
    ],
)
def test_plain_scalar(text: str, value: Any) -> None:
    data = compose(f"a: {text}\n").data["a"]
    assert (data, type(data), str(data)) == (value, type(value), str(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: '5'", "5"),
        ('a: "5"', "5"),
        ("a: ''", ""),
        ('a: "~"', "~"),
        ("a: 'true'", "true"),
        ("a: |\n  5\n", "5\n"),
        ("a: >-\n  5\n", "5"),
        ('a: "x\\ty\\n\\u0105 \\U0001f642\\x41\\_"', "x\ty\ną 🙂A\u00a0"),
        ('a: "e\\u0301"', "é"),  # an escape cannot smuggle in what is not NFC
        ("a: 'C:\\new'", "C:\\new"),
        ("a: C:\\new", "C:\\new"),
        ("a: [http://x.pl/y]", ["http://x.pl/y"]),  # refused by the C parser, rightly read
        ("a: {b: http://x.pl/y?z=1}", {"b": "http://x.pl/y?z=1"}),
        ("a: [b, c: d]", ["b", {"c": "d"}]),
        ("a: [1, [2, []], {}]", [1, [2, []], {}]),
        ("a:\n- 1\n-\n- b: c\n  d:\n", [1, None, {"b": "c", "d": None}]),
        ("a: b # c", "b"),
        ("a: b#c", "b#c"),
        ("a: „b”: c", ABSENT),
        ("? a\n: b", "b"),
        ("a:\tb", "b"),
        ("--- # c\na: b\n...\n", "b"),
    ],
)
def test_value(text: str, value: Any) -> None:
    data = compose(text).data
    assert (data if data is ABSENT else data["a"]) == value


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", ABSENT),
        ("# tylko komentarz\n", ABSENT),
        ("---\n", None),
        ("~", None),
        ("a", "a"),
        ("5", 5),
        ("- a\n- 1.0", ["a", Decimal("1.0")]),
        ("1: a\ntrue: b\n~: c\n'': d\n", {"1": "a", "true": "b", "~": "c", "": "d"}),
    ],
)
def test_document(text: str, data: Any) -> None:
    composed = compose(text)
    assert (composed.data, composed.findings) == (data, [])


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1", "a"),
        ("a: {b: 1, b: 2}", "1:11", "b"),
        ("a: 1\n'a': 2\n", "2:1", "a"),
        ('a: 1\n"\\x61": 2\n', "2:1", "a"),
        ("1: 1\n'1': 2\n", "2:1", "1"),
    ],
)
def test_repeated_key(text: str, place: str, key: str) -> None:
    said = f"powtorzony-klucz {place} Klucz „{key}” stoi w tym miejscu drugi raz."
    assert _said(text) == [said]


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("a: &x 1\n", "1:4", "Kotwica „&x”"),
        ("a: &x [1]\n", "1:4", "Kotwica „&x”"),
        ("&x a: 1\n", "1:1", "Kotwica „&x”"),
        ("a: *x\n", "1:4", "Odwołanie „*x”"),
        ("*x : a\n", "1:1", "Odwołanie „*x”"),
        ("a: *wazne\n", "1:4", "Odwołanie „*wazne”"),
        ("a: !!str 5\n", "1:4", "Znacznik typu „tag:yaml.org,2002:str”"),
        ("a: !x {}\n", "1:4", "Znacznik typu „!x”"),
        ("a: ! b\n", "1:4", "Znacznik typu „!”"),
        ("a: !%1b[31m x\n", "1:4", "Znacznik typu „!\ufffd[31m”"),
        ("a: b\nc: !%ed%a0%80 x\n", "2:4", "Znacznik typu od „!”"),
        (f"a: &{'x' * 100} 1\n", "1:4", f"Kotwica „&{'x' * 59}…”"),
    ],
)
def test_reference(text: str, place: str, what: str) -> None:
    said = f"niedozwolony-zapis {place} {what}: taki zapis nie jest dozwolony."
    assert _said(text) == [said]


_DIRECTIVE = "Dyrektywy („%YAML”, „%TAG”) nie są dozwolone."
_ASKING = "Znak „?” ze spacją po nim zaczyna tu nazwę pola."
_SECOND = "W pliku zaczyna się drugi dokument (wiersz „---”)."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<<: {a: 1}\n", ["niedozwolony-zapis 1:1 Klucz scalania „<<” nie jest dozwolony."]),
        ("%YAML 1.2\n---\na: 1\n", [f"niedozwolony-zapis 1:1 {_DIRECTIVE}"]),
        ("%TAG ! x\n---\na: 1\n", [f"niedozwolony-zapis 1:1 {_DIRECTIVE}"]),
        ("a: 1\n---\nb: 1\n", [f"kilka-dokumentow 2:1 {_SECOND}"]),
        ("a: 1\n---\n", [f"kilka-dokumentow 2:1 {_SECOND}"]),
        ("a: 1\n...\n---\n", [f"kilka-dokumentow 3:1 {_SECOND}"]),
        ("? a\n: b\n", [f"niedozwolony-zapis 1:1 {_ASKING}"]),
        ("a: [x, ? y]\n", [f"niedozwolony-zapis 1:8 {_ASKING}"]),
        (
            "? [a]\n: b\n",
            [
                f"niedozwolony-zapis 1:1 {_ASKING}",
                "niedozwolony-zapis 1:3 Nazwą pola nie może być lista ani mapa.",
            ],
        ),
        ("a: {{ rok }}\n", ["niedozwolony-zapis 1:5 Nazwą pola nie może być lista ani mapa."]),
        # Several at once.
        (
            "a: &x 1\n<<: *x\na: 2\n",
            [
                "niedozwolony-zapis 1:4 Kotwica „&x”: taki zapis nie jest dozwolony.",
                "niedozwolony-zapis 2:1 Klucz scalania „<<” nie jest dozwolony.",
                "niedozwolony-zapis 2:5 Odwołanie „*x”: taki zapis nie jest dozwolony.",
                "powtorzony-klucz 3:1 Klucz „a” stoi w tym miejscu drugi raz.",
            ],
        ),
    ],
)
def test_refused(text: str, said: list[str]) -> None:
    assert _said(text) == said


def test_of_a_repeated_key_the_first_counts() -> None:
    assert compose("a: 1\nb: {c: 2}\na: 3\nb: 4\n").data == {"a": 1, "b": {"c": 2}}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[Poradnik „Jak zacząć?”, Ulotka]", ["Poradnik „Jak zacząć?”", "Ulotka"]),
        ("[a?b]", ["a?b"]),
        ("[x ?, y?]", ["x ?", "y?"]),
        ("[x.pl?id=2]", ["x.pl?id=2"]),
        ("[?Ulotka]", ["?Ulotka"]),
        ("[x,\n    ?y,\n  z?]", ["x", "?y", "z?"]),
        ("[?]", ["?"]),
        ("{nazwa: Ile „tak”?, ile: 1}", {"nazwa": "Ile „tak”?", "ile": 1}),
        ("{b: ?x}", {"b": "?x"}),
        ("{b: Kto? Co?, c: http://x.pl/?a=b:c}", {"b": "Kto? Co?", "c": "http://x.pl/?a=b:c"}),
        ('["Kto?", \'Co?\', Kto?]', ["Kto?", "Co?", "Kto?"]),
        ("[Od 12:30, a::b]", ["Od 12:30", "a::b"]),
        ('{"b":1, "c":http://x.pl}', {"b": 1, "c": "http://x.pl"}),
        ("?x", "?x"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["", "d: [http://x.pl]\n"])
def test_question_mark_in_brackets_is_text(text: str, value: Any, around: str) -> None:
    composed = compose(f"{around}a: {text}\ne: '?'\n")
    assert composed.findings == []
    assert composed.data == ({"d": ["http://x.pl"]} if "d:" in around else {}) | {
        "a": value,
        "e": "?",
    }


def test_no_text_is_too_large_for_a_question_mark() -> None:
    composed = compose(f"{_LARGE}a: [http://x.pl/?a=b:c, a::b, ?x, y?]\n")
    assert composed.data == {"a": ["http://x.pl/?a=b:c", "a::b", "?x", "y?"]}


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 1\n", "? [a]\n: b\n", "a: [", "a: " + "[" * 70])
def test_half_of_a_document_is_no_data(text: str) -> None:
    assert compose(text).data is ABSENT


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        (r'a: "\e[31m"', "1:4", "U+001B (znak ESC)"),
        (r'a: "\0"', "1:4", "U+0000 (znak zerowy)"),
        (r'a: "x\rb"', "1:4", "U+000D"),
        (r'a: "x\u202eb"', "1:4", "U+202E (znak zmiany kierunku pisma)"),
        (r'a: "\xad"', "1:4", "U+00AD (miękki łącznik)"),
        (r'a: "\N"', "1:4", "U+0085"),
        (r'a: "C:\Plany"', "1:4", "U+2029 (separator akapitów)"),
        (r'a: "\uFEFF"', "1:4", "U+FEFF (znacznik BOM)"),
        (r'a: "\U000e0041"', "1:4", "U+E0041"),
        ('b: 1\n"\\a": 2', "2:1", "U+0007"),
        ('a: [http://x.pl, "\\e"]', "1:18", "U+001B (znak ESC)"),  # also by the second opinion
    ],
)
def test_escape_that_hides_a_character(text: str, place: str, name: str) -> None:
    composed = compose(text)
    assert _said(text) == [
        f"niedozwolony-znak {place} Zapis od „\\” wstawia do tekstu niewidoczny znak {name}."
    ]
    shown = str(composed.data)
    assert "\ufffd" in shown  # what goes on to messages can be printed
    assert shown.isprintable()
    shown.encode()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (r'a: "\ud800"', "1:5"),
        (r'a: "x\udfff"', "1:6"),
        (r'a: "\ud83d\ude42"', "1:5"),
        (r'a: "\U00110000"', "1:5"),
        (r'a: [http://x.pl, "\ud800"]', "1:19"),
    ],
)
def test_escape_that_is_no_character(text: str, place: str) -> None:
    assert _said(text) == [f"niedozwolony-znak {place} Zapis od „\\” nie oznacza żadnego znaku."]


@pytest.mark.parametrize(
    ("opening", "closing", "depth", "allowed"),
    [
        ("[", "]", 64, True),
        ("[", "]", 65, False),
        ("{a: ", "}", 64, True),
        ("{a: ", "}", 65, False),
        ("- ", "", 64, True),
        ("- ", "", 65, False),
    ],
)
def test_depth(opening: str, closing: str, depth: int, allowed: bool) -> None:
    column = 64 * len(opening) + 1
    said = [f"zbyt-duzy-plik 1:{column} Zagnieżdżenie jest głębsze niż 64 poziomy."]
    assert _said(opening * depth + closing * depth) == ([] if allowed else said)


def test_length_of_a_text() -> None:
    assert _said("a: " + "x" * 1_000_000) == []
    said = "zbyt-duzy-plik 1:4 Tekst pola ma 1000001 znaków; dozwolone jest 1000000."
    assert _said("a: " + "x" * 1_000_001) == [said]
    assert _said(f"a: '{'x' * 1_000_001}'") == [said]


def test_number_of_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "MAX_NODES", 10)
    assert _said("- a\n" * 9) == []
    assert _said("- a\n" * 11) == ["zbyt-duzy-plik 11:3 Plik ma więcej niż 10 elementów."]


def test_findings_end_at_a_hundred() -> None:
    composed = compose("a: 1\n" * 1000)
    assert (len(composed.findings), composed.data) == (100, ABSENT)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_ends_in_data_or_findings(text: str) -> None:
    composed = compose(text)
    empty = not re.sub(r"#.*", "", text.replace("\ufeff", "")).strip()
    assert composed.data is not ABSENT or composed.findings or empty


def _followed(text: str) -> bool:
    """Whether a quick parser gives all events of a text."""
    for get_event in opinions.quick_readers(text):
        try:
            while get_event() is not None:
                pass
        except YAMLError:
            continue
        return True
    return False


@example("[?")
@example("a: [b?, http://x]")
@example("a: [http://x]")
@example("a: [b")
@examples(200)
@given(st.text("a:?[]{},\"'#&*!|>-% \n\t", max_size=12))
def test_a_text_is_read_where_all_its_events_come(text: str) -> None:
    assert opinions.is_read(text) == _followed(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**15))
def test_amounts_keep_their_digits(value: Decimal) -> None:
    assert str(resolve(str(value))) == str(value)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1))
def test_quoted_text_stays_text(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    assert compose(f"a: {quoted}\n").data == {"a": text}
