"""The whole way from bytes to diagnostics: every mistake at once, each with its place."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from rpd.errors import CannotReadError
from rpd.load.whole import Loaded, load
from rpd.outside.files import Source, read
from tests.conftest import ROOT

PLAN = "rok: 2024\ntytul: Plan\nstrategia: strategia.yaml\nslownik: slownik.yaml\ncele: []\n"
STRATEGIA = """\
tytul: S
cel_glowny: C
cele: [{numer: I, nazwa: a, priorytety: [{numer: I.1, nazwa: b, kierunki: [
  {numer: I.1.1, nazwa: c}]}]}]
"""
SLOWNIK = "zrodla: [{id: FEM, nazwa: Fundusze}]\npodmioty: [{id: ROPS, nazwa: O}]\nskroty: []\n"


def _load(
    plan: str | bytes,
    strategia: str | bytes | None = STRATEGIA,
    slownik: str | bytes | None = SLOWNIK,
) -> Loaded:
    companions = {"strategia.yaml": strategia, "slownik.yaml": slownik}

    def fetch(name: str) -> Source:
        content = companions.get(name)
        if content is None:
            raise CannotReadError(f"Nie ma pliku „{name}”.")
        return Source(name, content.encode() if isinstance(content, str) else content)

    return load(Source("2024.yaml", plan.encode() if isinstance(plan, str) else plan), fetch)


def _told(loaded: Loaded, *, structural: bool = True) -> list[str]:
    """„slug file line:column” of each diagnostic; of the reader's alone, unless told otherwise."""
    return [
        f"{d.slug} {d.file} {d.span.line}:{d.span.column}" if d.span else f"{d.slug} {d.file} ?"
        for d in loaded.diagnostics
        if not structural or d.code < "RPD100" or d.slug == "kwota-w-zlej-postaci"
    ]


def _built(loaded: Loaded) -> tuple[bool, bool, bool]:
    parts = (loaded.plan, loaded.strategia, loaded.slownik)
    return (parts[0] is not None, parts[1] is not None, parts[2] is not None)


def test_the_real_documents() -> None:
    def fetch(name: str) -> Source:
        return read(ROOT / "plans" / name)

    loaded = load(fetch("2024.yaml"), fetch)
    assert _told(loaded) == []
    assert _built(loaded) == (True, True, True)
    assert all(diagnostic.span for diagnostic in loaded.diagnostics)


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (b"", ["pusty-plik 2024.yaml 1:1"]),
        ("# komentarz\n", ["pusty-plik 2024.yaml 1:1"]),
        ("---\n...\n", ["pusty-plik 2024.yaml 2:1"]),
        ("~", ["pusty-plik 2024.yaml 1:1"]),
        ("- rok: 2024\n", ["zly-typ 2024.yaml 1:1"]),
        ("\n\nPlan na 2024 r.\n", ["zly-typ 2024.yaml 3:1"]),
        ("2024", ["zly-typ 2024.yaml 1:1"]),
        (f"{PLAN}---\n{PLAN}", ["kilka-dokumentow 2024.yaml 6:1"]),
        (f"{PLAN}a: b: c\n", ["skladnia-yaml 2024.yaml 6:5"]),
        (PLAN.encode("utf-16"), ["zle-kodowanie 2024.yaml 1:1"]),
        (f"{PLAN}a: \x1b[31m\n", ["niedozwolony-znak 2024.yaml 6:4"]),
        (
            f"<<<<<<< HEAD\n{PLAN}=======\nrok: 2025\n>>>>>>> x\n",
            [f"konflikt-scalania 2024.yaml {line}:1" for line in (1, 7, 9)],
        ),
    ],
)
def test_nothing_can_be_made_of_the_plan(plan: str | bytes, told: list[str]) -> None:
    loaded = _load(plan)
    assert _told(loaded, structural=False) == told
    assert _built(loaded) == (False, False, False)


@pytest.mark.parametrize(
    ("companion", "slug", "line"),
    [
        ("", "pusty-plik", 1),
        ("- a\n", "zly-typ", 1),
        ("tekst", "zly-typ", 1),
        ("a: b\nc: d: e\n", "skladnia-yaml", 2),
        ("a: 1\n---\na: 1\n", "kilka-dokumentow", 2),
        ("a: ą".encode("iso8859_2"), "zle-kodowanie", 1),
        (b"a: 1\nb: \0", "niedozwolony-znak", 2),
        (b"\0" * 100, "niedozwolony-znak", 1),
    ],
)
def test_a_broken_companion_hides_nothing(companion: str | bytes, slug: str, line: int) -> None:
    """Neither what is wrong in the plan, nor in the other companion."""
    wrong = PLAN.replace("2024", "1999") + "dodatek: 1\n"
    in_plan = ["zla-wartosc 2024.yaml 1", "nieznane-pole 2024.yaml 6"]
    loaded = _load(wrong, companion, SLOWNIK + "dodatek: 1\n")
    assert _lines(loaded) == [
        "nieznane-pole slownik.yaml 4",  # it was looked up; the plan may only repeat it
        *in_plan,
        f"{slug} strategia.yaml {line}",
    ]
    assert _built(loaded) == (True, False, True)
    loaded = _load(wrong, STRATEGIA + "dodatek: 1\n", companion)
    assert _lines(loaded) == [
        "nieznane-pole strategia.yaml 5",
        *in_plan,
        f"{slug} slownik.yaml {line}",
    ]
    assert _built(loaded) == (True, True, False)


def _lines(loaded: Loaded) -> list[str]:
    """„slug file line”, each once."""
    return list(dict.fromkeys(told.rpartition(":")[0] for told in _told(loaded)))


def test_missing_companions() -> None:
    loaded = _load(PLAN, None, None)
    assert _told(loaded) == ["brak-dokumentu 2024.yaml 3:12", "brak-dokumentu 2024.yaml 4:10"]
    assert [d.message for d in loaded.diagnostics] == [
        "Nie ma pliku „strategia.yaml”.",
        "Nie ma pliku „slownik.yaml”.",
    ]
    assert _built(loaded) == (True, False, False)


def test_wrong_types_everywhere() -> None:
    plan = """\
rok: dwa tysiące
tytul: [a]
strategia: {a: b}
slownik: []
uchwala: 4/2024
przypisy: 5
kolumny: []
cele: {a: b}
odstepstwa: a
zmiany: 1.5
"""
    loaded = _load(plan)
    assert _told(loaded, structural=False) == [
        f"zly-typ 2024.yaml {place}"
        for place in ("1:6", "2:8", "3:12", "4:10", "5:10", "6:11", "7:10", "8:7", "9:13", "10:9")
    ]
    assert _built(loaded) == (True, False, False)


def test_wrong_types_inside() -> None:
    plan = (
        PLAN[: -len("cele: []\n")]
        + """\
cele:
  - 5
  - numer: I
    priorytety:
      - a
      - numer: I.1
        kierunki:
          - []
          - numer: 1
            strategia: I.1.1
            dzialania:
              -
              - id: a
                nazwa: 5
                opis: 5
                produkty: {}
                wskazniki: a
                budzet: 5
                termin: {}
                realizatorzy: 5
                uchylone: []
              - id: b
                nazwa: B
                wskazniki: [a, {nazwa: [], wartosc_docelowa: {}}]
                budzet: [a, {kwota: [], zrodla: {}, podzial: [], rok: a}]
                termin: [5, {okres: 5}]
                realizatorzy: [5, {podmiot: {}}]
"""
    )
    places = """\
        6:5 9:9 12:13 16:15 18:24 19:23 20:27 21:28 22:25 23:25 24:31 25:27
        28:29 28:40 28:62 29:26 29:37 29:49 29:62 29:71 30:26 30:37 31:32 31:45"""
    slugs = {"29:37": "kwota-w-zlej-postaci"}
    loaded = _load(plan)
    assert _told(loaded) == [
        f"{slugs.get(place, 'zly-typ')} 2024.yaml {place}" for place in places.split()
    ]
    assert _built(loaded) == (True, True, True)


def test_all_kinds_of_findings_at_once() -> None:
    plan = """\
rok: 2024
rok: 2025
tytul: &x Plan
strategia: strategia.yaml
slownik: "slownik.yaml"
uchwala: {organ: "\\u202e", numer: 4, data: 7.03.2024}
cele: []
Cele: []
"""
    assert _told(_load(plan, "a: [", None)) == [
        "powtorzony-klucz 2024.yaml 2:1",
        "niedozwolony-zapis 2024.yaml 3:8",
        "brak-dokumentu 2024.yaml 5:10",
        "niedozwolony-znak 2024.yaml 6:18",
        "zly-typ 2024.yaml 6:35",
        "zla-wartosc 2024.yaml 6:44",
        "nieznane-pole 2024.yaml 8:1",
        "skladnia-yaml strategia.yaml 1:4",
    ]


@pytest.mark.parametrize(
    "name", ["/etc/hostname.yaml", "C:\\plany\\s.yaml", "file:///s.yaml", "s.txt"]
)
def test_a_companion_may_not_be_named_absolutely(name: str) -> None:
    """A plan is passed on with its folder; what it names must be found from there."""
    loaded = _load(PLAN.replace("strategia.yaml", name))
    assert "zla-wartosc 2024.yaml 3:12" in _told(loaded)
    assert _built(loaded) == (True, False, True)


def test_a_companion_may_stand_in_another_folder() -> None:
    """Plans of several years in folders of their own may share one strategy."""
    asked = []

    def fetch(name: str) -> Source:
        asked.append(name)
        raise CannotReadError("Nie ma pliku.")

    plan = PLAN.replace("strategia.yaml", "../strategia.yaml").replace(
        "slownik.", "wspolne/slownik."
    )
    loaded = load(Source("2024.yaml", plan.encode()), fetch)
    assert asked[:2] == ["../strategia.yaml", "wspolne/slownik.yaml"]
    assert _told(loaded) == ["brak-dokumentu 2024.yaml 3:12", "brak-dokumentu 2024.yaml 4:10"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_the_byte_order_mark_move_nothing(ends: str, mark: bytes) -> None:
    plan = (PLAN + "dodatek: 1\n").replace("\n", ends).encode()
    (diagnostic,) = _load(mark + plan).diagnostics
    assert diagnostic.span is not None
    assert (diagnostic.span.line, diagnostic.span.column, diagnostic.excerpt) == (
        6,
        1,
        "dodatek: 1",
    )


def test_acknowledged_findings_may_do_without_a_place() -> None:
    def fetch(name: str) -> Source:
        return read(ROOT / "plans" / name)

    placed = load(fetch("2024.yaml"), fetch).diagnostics
    counted = load(fetch("2024.yaml"), fetch, place_acknowledged=False).diagnostics
    for one in placed:
        known = one.acknowledged is not None
        assert (replace(one, span=None, excerpt="", related=()) if known else one) in counted
    assert len(placed) == len(counted) == 84
    assert sum(d.acknowledged is None for d in placed) == 13


def test_diagnostics_come_whole_from_another_process() -> None:
    found = _load(PLAN.replace("cele: []", "cel: []")).diagnostics
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 (what workers send)
    assert again == found
    assert [hash(one) for one in again] == [hash(one) for one in found]
    assert len(found) > 0
