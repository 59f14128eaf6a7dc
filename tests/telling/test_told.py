"""Comparisons for people name sources; those for machines keep what the files say."""

from __future__ import annotations

import json

import pytest

from rpd.compare.comparison import Comparison, comparison
from rpd.load.whole import Loaded
from rpd.polish.wording import plain
from rpd.report.changes import json as diff_json
from rpd.report.changes import markdown as diff_md
from rpd.report.changes.html import redline
from tests.act.test_golden import TEXT, loaded, within

WHERE = "szkolenia-kadry-cus"
CO_FINANCED = """\
- kwota: 180000
                    montaz:
                      - {zrodlo: FEdM, udzial: 95, podstawa: calosc}
                      - {zrodlo: WLASNE, udzial: 5, podstawa: calosc, wklad_wlasny: true}
"""

SAID: list[tuple[str, tuple[tuple[str, str], ...], str]] = [
    (
        "a source",
        (("zrodla: [FEdM]", "zrodla: [WLASNE]"),),
        "źródło zmieniono z „FEdM” na „środki własne realizatora”",
    ),
    (
        "shares",
        (("- kwota: 180000\n", CO_FINANCED), ("                    zrodla: [FEdM]\n", "")),
        (
            "– 171 000 zł (95% całości), środki własne realizatora – 9 000 zł (5% całości, wkład "
            "własny))”"
        ),
    ),
    (
        "a split",
        (("                    zrodla: [FEdM]", "                    podzial: {PRYW: 180000}"),),
        "zastąpiono pozycją „180 000 zł (środki prywatne – 180 000 zł)”",
    ),
]


def compared(old: Loaded, *changes: tuple[str, str]) -> Comparison:
    return comparison(old, loaded(within(WHERE, *changes)))


@pytest.mark.parametrize(("changes", "said"), [r[1:] for r in SAID], ids=[r[0] for r in SAID])
def test_names_for_people(changes: tuple[tuple[str, str], ...], said: str) -> None:
    found = compared(loaded(TEXT), *changes)
    code = "PRYW" if "PRYW" in str(changes) else "WLASNE"
    for document in (diff_md.report(found), redline(found)):
        assert code not in document
    assert said in plain(diff_md.report(found))
    document = json.loads(diff_json.report(found))
    assert code in json.dumps(document["changes"])


def test_what_was_added_whole_is_named() -> None:
    old = within(WHERE, ("zrodla: [FEdM]", "zrodla: [WLASNE]"))
    gone = old.replace(
        old[old.index(f"              - id: {WHERE}") : old.index("              - id: doradz")],
        "",
        1,
    )
    for one, other in ((old, gone), (gone, old)):
        found = comparison(loaded(one), loaded(other))
        assert "180 000 zł, środki własne realizatora" in plain(diff_md.report(found))
        assert "WLASNE" not in diff_md.report(found)
