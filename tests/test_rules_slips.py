"""Slips in companions and in values: what is said of them, and the advice followed to the letter.

One complete plan; beside each slip its findings as „code message → hint”. Where the advice can be
typed, `repaired` does it in the file that the finding names, and nothing may be left to say.
"""

from __future__ import annotations

import pytest

from rpd.diagnostics import Diagnostic
from tests.advice import follow
from tests.test_rules_edges import SLOWNIK, WIEKSZA, diagnose, dzialanie, plan_of

FILES = {"plan", "strategia", "slownik"}
TREE = WIEKSZA
GROUPS = SLOWNIK.replace("aliasy: [FEdN]}", "aliasy: [FEdN], grupa: unijne}") + (
    "grupy:\n  - {id: unijne, nazwa: środki UE}\n  - {id: krajowe, nazwa: środki krajowe}\n"
)
THREE = plan_of(*(dzialanie(f"d{n}", nazwa=f"Szkolenie {n}") for n in range(3)))
PAID = plan_of(
    *(
        dzialanie(f"d{n}", nazwa=f"Szkolenie {n}", budzet="[{kwota: 5000, zrodla: [FERS]}]")
        for n in range(3)
    )
)


def a_plan(**fields: str) -> str:
    return plan_of(dzialanie("szkolenia", **fields))


def told(plan: str, ignore: str = "", **companions: str) -> list[Diagnostic]:
    found = diagnose(plan, **companions)
    return [d for d in found if d.acknowledged is None and d.code not in ignore.split()]


def said(found: list[Diagnostic]) -> list[str]:
    return [f"{d.code} {d.message} → {d.hint}".replace("\u00a0", " ") for d in found]


# --- the strategy --------------------------------------------------------------------------------

UNUSED = "RPD105 RPD109 RPD110 RPD111 RPD112"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "II.1.2,",
            "II.1.1,",
            [
                (
                    "RPD132 Numer II.1.1 ma już w strategii kierunek „Nowe kluby.”. → Wpisz "
                    "„II.1.2”, jeśli to osobna pozycja, a jeśli powtórzona, usuń ją."
                )
            ],
        ),
        (
            "II.1.3,",
            "II.1.2,",
            [
                (
                    "RPD132 Numer II.1.2 ma już w strategii kierunek „Kadra klubów.”. → Wpisz "
                    "„II.1.3”, jeśli to osobna pozycja, a jeśli powtórzona, usuń ją."
                )
            ],
        ),
        (
            "- {numer: II.1.3, nazwa: Oferta klubów.}",
            "- {numer: II.1.1, nazwa: Nowe kluby.}",
            [
                (
                    "RPD132 Numer II.1.1 ma już w strategii kierunek „Nowe kluby.”. → To ta sama "
                    "pozycja: usuń jeden z tych wpisów razem z tym, co pod nim stoi."
                )
            ],
        ),
        (
            "- {numer: II.1.2, nazwa: Kadra klubów.}",
            "",
            [
                (
                    "RPD133 Po numerze II.1.1 stoi II.1.3: w strategii brakuje II.1.2. → Przywróć "
                    "brakującą pozycję albo popraw numer; jeśli strategia naprawdę jej nie ma, "
                    "wyłącz regułę RPD133 w pliku „rpd.toml”."
                )
            ],
        ),
        (
            "- {numer: II.1.1, nazwa: Nowe kluby.}",
            "",
            [
                (
                    "RPD133 Numeracja pod numerem II.1 zaczyna się od II.1.2: w strategii brakuje "
                    "II.1.1. → Przywróć brakującą pozycję albo popraw numer; jeśli strategia "
                    "naprawdę jej nie ma, wyłącz regułę RPD133 w pliku „rpd.toml”."
                )
            ],
        ),
        ("- {numer: II.1.3, nazwa: Oferta klubów.}", "", []),  # the last one is no gap
        ("Nowe kluby.", "Inne kluby.", []),
    ],
)
def test_numbers_of_the_strategy(old: str, new: str, expected: list[str]) -> None:
    strategia = TREE.replace(old, new, 1)
    assert strategia != TREE
    found = told(a_plan(), UNUSED, strategia=strategia)
    assert said(found) == expected
    assert {d.file for d in found} <= {"strategia.yaml"}
    for wrong in found:
        text = follow(strategia, wrong)
        if text is not None:
            assert text == TREE


def test_the_strategy_itself_is_clean() -> None:
    assert said(told(a_plan(), UNUSED, strategia=TREE)) == []


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        (
            "{numer: I.1.2,",
            "{numer: I.1.1,",
            "Popraw najpierw strategię, w której numer „I.1.1” stoi dwa razy.",
        ),
    ],
)
def test_a_link_to_what_the_strategy_has_lost(old: str, new: str, hint: str) -> None:
    assert old in TREE
    text = a_plan().replace("strategia: I.1.1", "strategia: I.1.2")
    found = told(text, UNUSED, strategia=TREE.replace(old, new))
    assert [d.hint for d in found if d.code == "RPD108"] == [hint]


# --- the dictionary ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "right", "wrong"),
    [
        (THREE, "ROPS", "rops"),
        (THREE, "ROPS", "ROPSS"),
        (THREE, "ROPS", "RPOS"),
        (PAID, "FERS", "FESR"),
        (PAID, "FERS", "fers"),
    ],
)
def test_a_name_misspelt_in_the_dictionary(plan: str, right: str, wrong: str) -> None:
    slownik = SLOWNIK.replace(f"id: {right}", f"id: {wrong}")
    message = f"Nazwy „{wrong}” plan nie używa, a w 3 miejscach pisze „{right}”."
    (found,) = told(plan, "RPD211 RPD204", slownik=slownik)
    assert (found.code, found.file, found.message) == ("RPD134", "slownik.yaml", message)
    assert follow(slownik, found) == SLOWNIK


@pytest.mark.parametrize(
    ("plan", "old", "new", "codes"),
    [
        # one or two places are likelier wrong than the dictionary
        (a_plan(realizatorzy="[rops]"), "", "", ["RPD102"]),
        (a_plan(), "id: ROPS", "id: rops", ["RPD102"]),
        # the dictionary's own name is used as well
        (THREE + "", "", "", []),
        # another body, not a slip
        (THREE, "id: ROPS", "id: MOPS", ["RPD102"] * 3),
        (THREE, "id: ROPS", "id: GUS", ["RPD102"] * 3),
    ],
)
def test_otherwise_the_plan_is_wrong(plan: str, old: str, new: str, codes: list[str]) -> None:
    slownik = SLOWNIK.replace(old, new) if old else SLOWNIK
    assert [d.code for d in told(plan, slownik=slownik)] == codes


@pytest.mark.parametrize(
    ("grupa", "hint"),
    [
        ("unijna", "Czy chodziło o „unijne”?"),
        ("krajow", "Czy chodziło o „krajowe”?"),
        (
            "prywatne",
            "Wpisz jedną z grup słownika: „unijne” albo „krajowe”; nową dopisz na liście „grupy”.",
        ),
    ],
)
def test_an_unknown_group(grupa: str, hint: str) -> None:
    wrong = GROUPS.replace("grupa: unijne", f"grupa: {grupa}")
    (found,) = told(a_plan(), slownik=wrong)
    assert (found.code, found.file, found.hint) == ("RPD135", "slownik.yaml", hint)
    assert found.message == f"Na liście „grupy” nie ma grupy „{grupa}”."
    if "„unijne”?" in hint:
        assert follow(wrong, found) == GROUPS


def test_groups_without_a_list_of_them_are_no_mistake() -> None:
    assert told(a_plan(), slownik=GROUPS[: GROUPS.index("grupy:")]) == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Fundusze Europejskie dla Rozwoju Społecznego", "FERS"),
        ("Fundusze Europejskie dla Rozwoju Spolecznego", "FERS"),
        ("fundusze europejskie dla Nadwiśla", "FEdN"),
        ("Fundusze Europejskie dla Nadwiśa", "FEdN"),
    ],
)
def test_a_source_by_its_full_name(name: str, typed: str) -> None:
    def of(names: str) -> str:
        two = "[{kwota: 5000, zrodla: [FEdN]}]", f"[{{kwota: 5000, zrodla: [{names}]}}]"
        return plan_of(*(dzialanie(f"d{n}", budzet=b) for n, b in enumerate(two)))

    (found,) = told(of(name), "RPD113")
    assert found.code == "RPD101"
    assert found.message == f"„{name}” to nazwa źródła, a nie jego skrót ze słownika."
    assert found.hint == f"Wpisz „{typed}”."
    assert follow(of(name), found) == of(typed)


@pytest.mark.parametrize("name", ["Fundusze Europejskie", "Fundusze Norweskie dla Nadwiśla 2021"])
def test_another_source_is_no_full_name(name: str) -> None:
    found = told(a_plan(budzet=f"[{{kwota: 5000, zrodla: [{name}]}}]"))
    assert [d.message.startswith("W słowniku nie ma źródła") for d in found] == [True]


# --- the resolution ------------------------------------------------------------------------------

HEAD = """\
uchwala:
  organ: ROPS
  numer: 4/2024
  data: 2024-03-07
  zalacznik: 1
  oznaczenie_zalacznika: Załącznik numer 1 do uchwały nr 4/2024 ROPS z dnia 7 marca 2024 r.
"""
NOT_ADOPTED = "RPD123 RPD305"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("data: 2024-03-07", "data: 2024-03-17", ["Data uchwały to 17 marca 2024 r."]),
        ("data: 2024-03-07", "data: 2023-03-07", ["Data uchwały to 7 marca 2023 r."]),
        ("numer: 4/2024", "numer: 5/2024", ["Numer uchwały to 5/2024"]),
        ("zalacznik: 1", "zalacznik: 2", ["Numer załącznika to 2"]),
        ("organ: ROPS", "organ: ROSP", ["Organu „ROSP” nie ma w słowniku, jest „ROPS”."]),
        ("organ: ROPS", "organ: Komitet Rozwoju", []),
        ("organ: ROPS", "organ: MOPS", []),
        ("z dnia 7 marca 2024 r.", "", []),
        ("z dnia 7 marca 2024 r.", "z dnia 07 marca 2024 r.", []),
        ("do uchwały nr 4/2024", "do uchwały 4/2024", []),
        ("do uchwały nr 4/2024", "do uchwały Zarządu", []),
        ("Załącznik numer 1", "Załącznik", []),
        ("z dnia 7 marca 2024 r.", "z dnia 31 lutego 2024 r.", []),
    ],
)
def test_fields_of_the_resolution_beside_its_words(old: str, new: str, expected: list[str]) -> None:
    head = HEAD.replace(old, new, 1) if old else HEAD
    text = plan_of(dzialanie(), head=head)
    found = [d for d in told(text, NOT_ADOPTED) if d.code == "RPD136"]
    told_of = [d.message.replace("\u00a0", " ").partition(", a w ozn")[0] for d in found]
    assert told_of == expected
    for wrong in found:
        assert follow(text, wrong) == plan_of(dzialanie(), head=HEAD)


# --- bodies --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("realizatorzy", "expected"),
    [
        ("[ROPS, ROPS]", ["„ROPS” stoi tu drugi raz."]),
        ("[ROPS, OWES, ROPS]", ["„ROPS” stoi tu drugi raz."]),
        (
            "[ROPS, Regionalny Ośrodek Polityki Społecznej]",
            [
                (
                    "„Regionalny Ośrodek Polityki Społecznej” to ten sam podmiot co „ROPS”, "
                    "który już tu stoi."
                )
            ],
        ),
        ("[OWES, ośrodki ES]", ["„ośrodki ES” to ten sam podmiot co „OWES”, który już tu stoi."]),
        ("[{podmiot: ROPS}, ROPS]", ["„ROPS” stoi tu drugi raz."]),
        ("[{podmiot: ROPS, rola: lider}, {podmiot: ROPS, rola: partner}]", []),
        ("[{podmiot: ROPS, lit: a}, {podmiot: ROPS, lit: b}]", []),
        ("[{podmiot: ROPS, uwagi: jedno}, {podmiot: ROPS, uwagi: drugie}]", []),
        ("[ROPS, OWES]", []),
    ],
)
def test_the_same_body_twice(realizatorzy: str, expected: list[str]) -> None:
    found = [d for d in told(a_plan(realizatorzy=realizatorzy)) if d.code == "RPD137"]
    assert [d.message for d in found] == expected


# --- signs and values ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "right", "message"),
    [
        ("Szkolenia&nbsp;kadry", "Szkolenia kadry", "W tekście stoi kod „&nbsp;” zamiast znaku."),
        ("Sp&oacute;łdzielnie", "Spółdzielnie", "W tekście stoi kod „&oacute;” zamiast znaku."),
        ("Kadra &#8211; kursy", "Kadra – kursy", "W tekście stoi kod „&#8211;” zamiast znaku."),
        ("Kadra &amp; kursy", "Kadra & kursy", "W tekście stoi kod „&amp;” zamiast znaku."),
        (
            "‘Szkolenia kadry’",
            "'Szkolenia kadry'",
            "Cały tekst stoi w znakach ‘ i ’, które się drukują.",
        ),
        ("Kadra R&D", None, None),
        ("Badania R&D; kursy", None, None),
        ("Program ‘Kadra’ i inne", None, None),
        ("„Szkolenia kadry”", None, None),
    ],
)
def test_signs_of_other_programs(text: str, right: str | None, message: str | None) -> None:
    found = [d for d in told(a_plan(nazwa=text)) if d.code == "RPD511"]
    assert [d.message for d in found] == ([message] if message else [])
    for wrong in found:
        assert follow(a_plan(nazwa=text), wrong) == a_plan(nazwa=right or "")


@pytest.mark.parametrize(
    ("about", "right", "message"),
    [
        ("wartosc_docelowa: -45", "wartosc_docelowa: 45", "Wartość docelowa jest ujemna: −45."),
        (
            "wartosc_docelowa: 0.35, jednostka: '%'",
            "wartosc_docelowa: 35, jednostka: '%'",
            "Wartość docelowa 0,35% jest mniejsza niż jeden procent.",
        ),
        (
            "wartosc_docelowa: 0.125, jednostka: '%'",
            "wartosc_docelowa: 12.5, jednostka: '%'",
            "Wartość docelowa 0,125% jest mniejsza niż jeden procent.",
        ),
        (
            "wartosc_docelowa: 0.1, jednostka: '%'",
            "wartosc_docelowa: 10, jednostka: '%'",
            "Wartość docelowa 0,1% jest mniejsza niż jeden procent.",
        ),
        ("wartosc_docelowa: 0.3, wartosc_bazowa: 0.5, jednostka: '%'", None, None),
        ("wartosc_docelowa: -5, wartosc_bazowa: -8", None, None),
        ("wartosc_docelowa: 0, jednostka: '%'", None, None),
        ("wartosc_docelowa: 1, jednostka: '%'", None, None),
        ("wartosc_docelowa: 0.5, jednostka: etat", None, None),
    ],
)
def test_values_that_cannot_be_meant(about: str, right: str | None, message: str | None) -> None:
    def of(fields: str) -> str:
        return a_plan(wskazniki=f"[{{nazwa: Odsetek gmin z wszystkich, {fields}}}]")

    found = [d for d in told(of(about)) if d.code == "RPD512"]
    assert [d.message.replace("\u00a0", " ") for d in found] == ([message] if message else [])
    for wrong in found:
        assert follow(of(about), wrong) == of(right or "")


def test_a_unit_in_quotation_marks() -> None:
    def of(unit: str) -> str:
        return a_plan(wskazniki=f"[{{nazwa: Odsetek, wartosc_docelowa: 35, jednostka: {unit}}}]")

    (found,) = [d for d in told(of("„%”")) if d.code == "RPD511"]
    assert found.message == "Jednostka „%” stoi w cudzysłowie, który się drukuje."
    assert follow(of("„%”"), found) == of("'%'")
    assert [d for d in told(of("'%'")) if d.code == "RPD511"] == []


# --- names of the strategy -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs", "message", "right"),
    [
        ("Targi\u00a0ES.", "Targi ES.", "tylko twardą spacją po „Targi”", "Targi ES."),
        ("Targi ES.", "Targi\u00a0ES.", "tylko twardą spacją w strategii po „Targi”", None),
        ("Targi ES", "Targi ES.", "tylko kropką na końcu", None),
        ("Targi, ES.", "Targi ES.", "tylko interpunkcją lub wielkością liter", None),
    ],
)
def test_a_name_that_differs_in_signs(
    ours: str, theirs: str, message: str, right: str | None
) -> None:
    strategia = TREE.replace("nazwa: Targi ES.", f"nazwa: {theirs}")
    text = plan_of(dzialanie()).replace(
        "strategia: I.1.1", f"strategia: III.1.1\n            nazwa: {ours}"
    )
    (found,) = [d for d in told(text, strategia=strategia) if d.code == "RPD111"]
    assert found.message == f"Nazwa kierunku I.1.1 różni się od strategii {message}."
    if right:
        assert follow(text, found) == text.replace(ours, right)
