"""The justification of twenty kinds of change, each as the whole sheet.

After a deliberate change rewrite the sheets with ``pytest --update tests/act`` and read them in the
difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rpd.act import letter, letter_files
from rpd.act.adoption import complete
from rpd.act.justification import About, justification
from rpd.act.proven import amending, demand_adopted
from rpd.compare.comparison import comparison
from rpd.formats.stamp import noon
from rpd.load.whole import Loaded
from rpd.plan.model import Plan, dzialania
from rpd.polish.wording import plain
from rpd.reading import events
from rpd.reading.build import build_plan
from rpd.report import act_text
from tests.act.amendments import Office
from tests.act.test_golden import AMENDMENTS, DAY, TEXT, block, loaded, several, within
from tests.cut import WHOLE
from tests.expected import Expected

ABOUT = About("7/2024", DAY, "Większe potrzeby gmin.")


CO_FINANCED = """\
- kwota: 180000.01
                    montaz:
                      - {zrodlo: FEdM, udzial: 95, podstawa: calosc}
                      - {zrodlo: WLASNE, udzial: 5, podstawa: calosc, wklad_wlasny: true}
"""


def swapped() -> str:
    """Rows 1 and 2 of a table change places."""
    one, other = block("wizyty-studyjne-cus"), block("szkolenia-kadry-cus")
    return TEXT.replace(one, "@", 1).replace(other, one, 1).replace("@", other, 1)


def first_becomes_last() -> str:
    row, last = block("szkolenia-kadry-cus"), block("wizyty-studyjne-cus")
    return TEXT.replace(row, "", 1).replace(last, last + row, 1)


def heading_gone() -> str:
    start = TEXT.index(block("szkolenia-kadry-cus"))
    end = TEXT.index(block("dobre-praktyki-cus")) + len(block("dobre-praktyki-cus"))
    start = TEXT.rindex("          - numer: ", 0, start)
    return TEXT[:start] + TEXT[end:]


def own_means() -> str:
    """A code of the dictionary; the plan does not know it yet."""
    return within("szkolenia-kadry-cus", ("zrodla: [FEdM]", "zrodla: [WLASNE]"))


def co_financed() -> str:
    return within(
        "szkolenia-kadry-cus",
        (
            "- kwota: 180000\n",
            CO_FINANCED,
        ),
        ("                    zrodla: [FEdM]\n", ""),
    )


def amount_gone() -> str:
    return within("szkolenia-kadry-cus", ("kwota: 180000\n", "srodki: wlasne\n"))


def free() -> str:
    return within(
        "szkolenia-kadry-cus",
        ("- kwota: 180000\n                    zrodla: [FEdM]", "- bez_kosztow: true"),
    )


def mark() -> str:
    text = within("kongres-es", ("Organizacja kongresu", "Organizacja kongresu[^kongres]"))
    return text.replace("kolumny:\n", "  kongres: Kongres odbywa się co roku.\nkolumny:\n", 1)


def mark_moved() -> str:
    return TEXT.replace("budzet: {przypis: kwoty}", "termin: {przypis: kwoty}", 1)


def name_of_heading() -> str:
    return TEXT.replace("w zakresie realizacji kluczowych usług\n", "w zakresie usług\n", 1)


def product_in_the_middle() -> str:
    return within(
        "wspolpraca-miedzy-jst",
        ("- Baza dobrych praktyk\n", "- Baza dobrych praktyk\n                  - Katalog usług\n"),
    )


def letter_of_a_list() -> str:
    return within("wspolpraca-miedzy-jst", ("a) Inwentaryzacja", "a) Przegląd"))


def bodies_in_another_order() -> str:
    return within("wspolpraca-miedzy-jst", ("[ROPS, OWES, MKRES]", "[MKRES, ROPS, OWES]"))


def without_amount() -> str:
    after = block("wizyty-studyjne-cus")
    row = """\
              - id: sieciowanie-cus
                nazwa: Sieciowanie CUS.
                opis: Spotkania sieci CUS.
                produkty: [Sieć CUS]
                wskazniki: [{nazwa: Liczba spotkań, wartosc_docelowa: 4}]
                budzet: [{srodki: wlasne, w_ramach_projektow: true, zrodla: [FERS]}]
                termin: III–IV kwartał 2024
                realizatorzy: [ROPS]
"""
    return TEXT.replace(after, after + row, 1)


CHANGES: dict[str, Callable[[], str]] = {
    **AMENDMENTS,
    "zamiana-miejscami": swapped,
    "kolejnosc-dzialan": first_becomes_last,
    "kierunek-uchylony": heading_gone,
    "srodki-wlasne": own_means,
    "montaz": co_financed,
    "kwota-znika": amount_gone,
    "bez-kosztow": free,
    "odnosnik-dodany": mark,
    "odnosnik-kolumny": mark_moved,
    "nazwa-kierunku": name_of_heading,
    "produkt": product_in_the_middle,
    "litera": letter_of_a_list,
    "kolejnosc-realizatorow": bodies_in_another_order,
    "bez-kwoty": without_amount,
}

SHEETS = Expected(
    Path(__file__).parent / "uzasadnienia", (f"{name}.md" for name in (*CHANGES, "calosc"))
)


def sheet(new: str, old: str = TEXT, *, whole: bool = False, about: About = ABOUT) -> str:
    before, after = loaded(old), loaded(new)
    target = replace(after, plan=_target(before, after, whole=whole))
    act = justification(before, target, comparison(before, target), about)
    found = letter.About("MKRES", noon(DAY))
    return plain(letter_files.render(act, found, "md").decode())


def _target(before: Loaded, after: Loaded, *, whole: bool) -> Plan:
    if whole:
        return complete(demand_adopted(before, after)[1], after)
    return amending(before, after, "7/2024", DAY).plan


def test_nothing_else_is_expected() -> None:
    SHEETS.check_orphans()


@pytest.mark.parametrize("name", CHANGES)
def test_sheets(name: str) -> None:
    SHEETS.check(f"{name}.md", sheet(CHANGES[name]()))


def test_with_the_whole_annex() -> None:
    SHEETS.check("calosc.md", sheet(several(WHOLE), WHOLE, whole=True))


def test_what_others_have_said_is_told_as_given() -> None:
    about = replace(
        ABOUT,
        opinie=("MKRES zaopiniował projekt pozytywnie 10 czerwca 2024 r.",),
        konsultacje=("Projekt konsultowano z PES.", "Uwag nie zgłoszono."),
    )
    assert sheet(several(), about=about).endswith(
        "## Opinie\n\nMKRES zaopiniował projekt pozytywnie 10 czerwca 2024 r.\n\n"
        "## Konsultacje\n\nProjekt konsultowano z PES.\n\nUwag nie zgłoszono.\n"
    )


def test_nothing_is_invented() -> None:
    said = sheet(several(), about=About())
    assert said.startswith(
        "**PROJEKT**\n\n# UZASADNIENIE do projektu uchwały zmieniającej uchwałę nr 4/2024 MKRES\n\n"
        "## Powód zmiany\n\n……………\n"
    )
    assert "Opinie" not in said
    assert "Konsultacje" not in said


@pytest.mark.parametrize("seed", range(12))
def test_nothing_of_the_file_is_told(seed: int) -> None:
    """Random amendments: no id, no number of the program, no code of a rule, no raw mark."""
    before = loaded(TEXT)
    new = build_plan(Office(seed).amended(events.compose(TEXT).data))
    target = replace(before, plan=complete(new, before))
    act = justification(before, target, comparison(before, target), ABOUT)
    text = "\n".join(act_text.lines(act, 100))
    ids = [dzialanie.id for dzialanie in dzialania(new)] + [note.id for note in new.przypisy]
    assert not [name for name in ids if "-" in name and name in text]
    assert not re.search(r"RPD[0-9]{3}|\[\^|\b[IV]+\.[0-9]+\.[0-9]+", text)
