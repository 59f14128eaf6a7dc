"""Paths → places: every path of a text, and what is at the place, read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.diagnostics import Path, Span
from rpd.reading import events
from rpd.reading.events import ABSENT, compose
from rpd.reading.locate import Located, locate
from tests.conftest import ROOT
from tests.properties import examples


def _paths(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, data
    if isinstance(data, dict):
        for key, member in data.items():
            yield from _paths(member, (*path, key))
    elif isinstance(data, list):
        for index, member in enumerate(data):
            yield from _paths(member, (*path, index))


def _cut(text: str, span: Span) -> str:
    """The text at a span, indented as it stood."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    if len(lines) == 1:
        return lines[0][span.column - 1 : span.end_column - 1]
    first = " " * (span.column - 1) + lines[0][span.column - 1 :]
    return "\n".join([first, *lines[1:-1], lines[-1][: span.end_column - 1]])


def _check(text: str) -> None:
    """All paths are found, and each place holds that very key and value."""
    data = compose(text).data
    paths = [path for path, _ in _paths(data)]
    found = locate(text, paths)
    # The events that the data was made of tell the same.
    assert locate(text, paths, compose(text).events) == found
    for path, value in _paths(data):
        place = found[path]
        step = path[-1] if path else None
        assert (place.key is not None) == isinstance(step, str), path
        if place.key is not None:
            key = _cut(text, place.key)
            assert compose(f"{key}: 1").data == {step: 1} or compose(key).data == str(step)
        if place.value == place.key:
            assert value is None or isinstance(value, str)  # nothing, or a block text
            continue
        cut = _cut(text, place.value)
        if cut in ("|", ">"):
            assert isinstance(value, str)  # and in a list, at its sign
        elif value is None and cut == "-":
            continue  # an empty entry is shown at its dash
        elif cut in ("---", "..."):
            assert value == cut  # a text there, and a sign of its own at the start of a line
        else:
            again = compose(cut)
            assert not again.findings, (path, cut)
            assert (again.data, type(again.data)) == (value, type(value)), (path, cut)
            assert cut == cut.strip(" \n") or place.value.line != place.value.end_line


@pytest.mark.parametrize("name", ["2024.yaml", "strategia.yaml", "slownik.yaml"])
def test_every_path_of_the_real_documents(name: str) -> None:
    _check((ROOT / "plans" / name).read_text("utf-8"))


def _span(text: str) -> Span:
    """``2:3-8`` or ``2:3-4:1``."""
    start, end = text.split("-")
    line, column = map(int, start.split(":"))
    end_line, end_column = map(int, end.split(":")) if ":" in end else (line, int(end))
    return Span(line, column, end_line, end_column)


def _place(value: str, key: str = "") -> Located:
    return Located(_span(value), _span(key) if key else None)


TEXT = """\
# komentarz
rok: 2024
tytul: "ą \\
  b"
cele:
  - numer: I   # cel
    nazwa: >-
      Pierwszy
      wiersz

    # komentarz
  - [a, {b: c}, []]
  - |
    tekst

pusty:
żółć: {}
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), _place("2:1-17:9")),
        (("rok",), _place("2:6-10", "2:1-4")),
        (("tytul",), _place("3:8-4:5", "3:1-6")),
        (("cele",), _place("6:3-14:10", "5:1-5")),
        (("cele", 0), _place("6:5-9:13")),
        (("cele", 0, "numer"), _place("6:12-13", "6:5-10")),
        (("cele", 0, "nazwa"), _place("7:5-10", "7:5-10")),
        (("cele", 1), _place("12:5-20")),
        (("cele", 1, 0), _place("12:6-7")),
        (("cele", 1, 1), _place("12:9-15")),
        (("cele", 1, 1, "b"), _place("12:13-14", "12:10-11")),
        (("cele", 1, 2), _place("12:17-19")),
        (("cele", 2), _place("13:5-6")),
        (("pusty",), _place("16:1-6", "16:1-6")),
        (("żółć",), _place("17:7-9", "17:1-5")),
        # Paths that are not there fall to the nearest ancestor: its key, or where it begins.
        (("brak",), _place("2:1-2")),
        (("rok", "x"), _place("2:1-4")),
        (("cele", 9), _place("5:1-5")),
        (("cele", 0, "brak"), _place("6:5-6")),
        (("cele", 0, "numer", 5, "x"), _place("6:5-10")),
        (("cele", 2, 0), _place("13:5-6")),
    ],
)
def test_place(path: Path, place: Located) -> None:
    assert locate(TEXT, [path]) == {path: place}
    assert locate(TEXT.replace("\n", "\r\n"), [path]) == {path: place}


def test_many_paths_at_once_are_as_many_one_by_one() -> None:
    paths = [path for path, _ in _paths(compose(TEXT).data)]
    together = locate(TEXT, paths)
    assert together == {path: locate(TEXT, [path])[path] for path in paths}


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("a: 1\na: 2\n", ("a",), _place("1:4-5", "1:1-2")),
        ("a: {b: 1}\na: {b: 2, c: 3}\n", ("a", "b"), _place("1:8-9", "1:5-6")),
        ("a: {b: 1}\na: {b: 2, c: 3}\n", ("a", "c"), _place("1:1-2")),
        ("a: [1]\na: [2, 3]\n", ("a",), _place("1:4-7", "1:1-2")),
        ('"\\x61": 1\n', ("a",), _place("1:9-10", "1:1-7")),
        ('"e\\u0301": 1\n', ("é",), _place("1:12-13", "1:1-10")),
        ("? a\n: b\n", ("a",), _place("2:3-4", "1:3-4")),
        ("a: [http://x.pl/y, b]\n", ("a", 1), _place("1:20-21")),
        ("a: 1\n---\n" + "[" * 100, ("a",), _place("1:4-5", "1:1-2")),
        ("", ("a",), _place("1:1-1")),
        ("5", (), _place("1:1-2")),
        ("a: &x 1\nb: *x\n", ("b",), _place("2:4-6", "2:1-2")),
        ("a: 1\n\n\n# koniec\n", (), _place("1:1-5")),
        ("a:\n  b: 1\n\n\nc: 2\n", ("a",), _place("2:3-7", "1:1-2")),
        ("a: |\n  b\n\n\nc: 1\n", ("a",), _place("1:1-2", "1:1-2")),
        ("- a: |\n    b\n\n\n- c\n", (0,), _place("1:3-2:6")),
        ("- a:\n  b: [\n  ]\n", (0,), _place("1:3-3:4")),
    ],
)
def test_place_in_other_texts(text: str, path: Path, place: Located) -> None:
    assert locate(text, [path]) == {path: place}


# --- any data, written by a small writer ---------------------------------------------------------

Draw = Callable[[st.SearchStrategy[Any]], Any]
_KEYS = st.text("abcżó-_ 1", min_size=1, max_size=6).map(str.strip).filter(lambda key: key != "")
_TEXTS = st.text("abcż ó:#-'\"[]{},\n!&*%@|>~1.", max_size=20)
_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.decimals(-1000, 1000, places=2)
    | _TEXTS
)
_DATA = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=25,
)


def _scalar(value: Any, draw: Draw) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | Decimal):
        return str(value)
    styles = ["double"]
    if "\n" not in value:
        styles.append("single")
        alone = compose(f"- [{value}]\n- {value}\n")
        if not alone.findings and alone.data == [[value], value]:
            styles.append("plain")
    style = draw(st.sampled_from(styles))
    if style == "plain":
        return str(value)
    if style == "single":
        return "'" + str(value).replace("'", "''") + "'"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _flow(value: Any, draw: Draw) -> str:
    if isinstance(value, dict):
        pairs = (f"{_scalar(key, draw)}: {_flow(member, draw)}" for key, member in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(member, draw) for member in value) + "]"
    return _scalar(value, draw)


def _block(value: Any, indent: int, draw: Draw) -> str:
    """The value after „key:” or „-”: on the same line, or below at `indent`."""
    pad = "\n" + " " * indent
    if isinstance(value, str) and _fits_block(value) and draw(st.booleans()):
        return " |-" + "".join(pad + line if line else "\n" for line in value.split("\n"))
    if not value or not isinstance(value, dict | list) or draw(st.booleans()):
        return " " + _flow(value, draw)
    noise: str = draw(st.sampled_from(["", "", "  # komentarz", "\n", pad + "# komentarz"]))
    if isinstance(value, list):
        return noise + "".join(pad + "-" + _block(m, indent + 2, draw) for m in value)
    members = (f"{_scalar(k, draw)}:{_block(m, indent + 2, draw)}" for k, m in value.items())
    return noise + "".join(pad + member for member in members)


def _fits_block(text: str) -> bool:
    lines = text.split("\n")
    return bool(lines[0].strip()) and lines[0][0] != " " and bool(lines[-1].strip())


@examples(300)
@given(st.dictionaries(_KEYS, _DATA, min_size=1, max_size=4), st.data())
def test_every_path_of_any_data(data: dict[str, Any], source: st.DataObject) -> None:
    text = _block(data, 0, source.draw).lstrip(" \n") + "\n"
    composed = compose(text)
    assert composed.findings == []
    assert composed.data == data
    _check(text)


@examples(300)
@given(st.text("abc:- \n[]{},'\"#|>", max_size=30), st.lists(st.sampled_from(["a", "b", 0, 1])))
def test_any_text_and_any_path(text: str, path: list[str | int]) -> None:
    if compose(text).data is ABSENT:
        return
    lines = text.split("\n")
    place = locate(text, [tuple(path)])[tuple(path)].value
    assert 1 <= place.line <= place.end_line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1


def test_the_events_of_a_large_text_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [path for path, _ in _paths(compose(TEXT).data)]
    kept = compose(TEXT)
    monkeypatch.setattr(events, "_MAX_KEPT", len(paths) - 1)
    again = compose(TEXT)
    assert (kept.data, kept.findings) == (again.data, again.findings)
    assert kept.events is not None
    assert again.events is None
    assert locate(TEXT, paths, kept.events) == locate(TEXT, paths, again.events)
