"""The stamp: one line, found again, the same for the same plan."""

import datetime
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd import __version__
from rpd.annex.dated import moment
from rpd.annex.table import Meta
from rpd.formats.stamp import Stamp, parse, stamp
from tests.annex.documents import annex_of
from tests.elements import a_plan


def test_the_line() -> None:
    made = stamp("2024.yaml", b"rok: 2024\n", [b"s", b"d"], revision="ab12cd3", parts=("annex",))
    digests = sha256(b"s").digest() + sha256(b"d").digest()
    assert made.line == (
        f"rpd-stamp version={__version__} plan=2024.yaml"
        f" sha256={sha256(b'rok: 2024' + bytes([10])).hexdigest()}"
        f" companions={sha256(digests).hexdigest()} revision=ab12cd3 parts=annex"
        f" templates=- content={'0' * 64}"
    )


@given(
    st.text(min_size=1, max_size=30),
    st.binary(max_size=50),
    st.sampled_from(["", "0123abc", "f" * 40]),
    st.sampled_from([("annex",), ("uchwala", "draft"), ("annex", "budget", "abbreviations")]),
)
def test_it_is_found_again(name: str, data: bytes, revision: str, parts: tuple[str, ...]) -> None:
    made = stamp(name, data, revision=revision, parts=parts)
    assert made.line.isascii()
    found = parse(made.line)
    assert found is not None
    assert found.line == made.line
    assert replace(found, plan="", source=b"") == replace(made, plan="", source=b"")


@pytest.mark.parametrize("text", ["", "rpd-stamp", "rpd-stamp version=1 plan=a sha256=12"])
def test_what_is_no_stamp(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("data", "rok", "expected"),
    [
        ("2024-03-07", 2024, (2024, 3, 7)),
        ("", 2025, (2025, 1, 1)),
        ("", 12, (1980, 1, 1)),
        ("", 99999, (2107, 1, 1)),
        ("1900-05-05", 2024, (1980, 1, 1)),
        ("nie data", 2024, (2024, 1, 1)),
    ],
)
def test_the_date_of_a_file(data: str, rok: int, expected: tuple[int, int, int]) -> None:
    meta = Meta(rok=rok, projekt=not data, organ="", numer="", data=data, strategia="")
    document = replace(annex_of(a_plan(2024, "Plan")), meta=meta)
    assert moment(document) == datetime.datetime(*expected, 12, tzinfo=datetime.UTC)


def test_a_stamp_without_a_name() -> None:
    assert " plan=_ " in Stamp("", "0" * 64, "0" * 64).line
