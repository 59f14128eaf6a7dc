"""Points of an act gathered into lists."""

from __future__ import annotations

from rpd.act.letter import Part, Point, Provision, Quotation
from rpd.act.numbering import LEVELS, ListLevel, list_levels
from rpd.act.points import Nested, PointEntry, Points, nested

FIRST, SECOND = Provision("§ 1.", "Zmienia się:"), Provision("§ 2.", "Wchodzi w życie.")


def shape(parts: list[Nested]) -> list[object]:
    """Markers, lists of them as lists, what belongs to a point behind it; the rest by its kind."""
    shown: list[object] = []
    for part in parts:
        if isinstance(part, Points):
            shown.append([member for entry in part.entries for member in _entry(entry)])
        else:
            shown.append(type(part).__name__)
    return shown


def _entry(entry: PointEntry) -> list[object]:
    return [entry.marker, *shape(entry.parts)]


def point(level: int, marker: str) -> Point:
    return Point(level, marker, f"tekst {marker}")


def test_lists_stand_in_their_points() -> None:
    parts: list[Part] = [
        FIRST, point(1, "1)"), point(2, "a)"), Quotation(2, ("„x”",)), point(3, "–"),
        point(2, "b)"), point(1, "2)"), Quotation(1, ("„y”",)), SECOND,
    ]  # fmt: skip
    assert shape(nested(parts)) == [
        "Provision",
        ["1)", ["a)", "Quotation", ["–"], "b)"], "2)", "Quotation"],
        "Provision",
    ]


def test_a_provision_begins_a_list_anew() -> None:
    parts: list[Part] = [FIRST, point(1, "1)"), SECOND, point(1, "1)")]
    assert shape(nested(parts)) == ["Provision", ["1)"], "Provision", ["1)"]]


def test_a_quotation_belongs_to_the_point_of_its_level() -> None:
    parts: list[Part] = [
        FIRST,
        point(1, "1)"),
        point(2, "a)"),
        Quotation(1, ("„x”",)),
        point(1, "2)"),
    ]
    assert shape(nested(parts)) == ["Provision", ["1)", ["a)"], "Quotation", "2)"]]


def test_nothing_is_lost_without_points() -> None:
    assert nested([FIRST, SECOND]) == [FIRST, SECOND]
    assert nested([]) == []


def test_places_that_word_counts() -> None:
    letters = [point(2, "a)"), point(2, "b)"), point(1, "2)"), point(2, "a)")]
    parts: list[Part] = [FIRST, point(1, "1)"), *letters]
    assert list(list_levels(parts)) == [
        None, ListLevel(0, 0), ListLevel(0, 1), ListLevel(0, 1), ListLevel(0, 0), ListLevel(0, 1),
    ]  # fmt: skip
    again = [*parts, SECOND, point(1, "1)"), point(3, LEVELS[2][1])]
    assert list(list_levels(again))[-2:] == [ListLevel(1, 0), ListLevel(1, 2)]


def test_places_that_word_would_count_otherwise() -> None:
    parts: list[Part] = [FIRST, point(1, "1)"), point(1, "1a)"), point(1, "2)"), point(5, "–")]
    assert list(list_levels(parts)) == [None, ListLevel(0, 0), None, ListLevel(0, 0), None]
    letters = [point(2, "z)"), point(2, "za)")]
    assert list(list_levels([FIRST, point(1, "1)"), *letters]))[-2:] == [None, None]
