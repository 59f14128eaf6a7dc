"""The rules at their edges: several faults at once, exemptions, and what must not be said.

Plans are built as text. A line that a finding points at ends in a comment naming the rules, in the
order of their columns: ``#! RPD205``. Unmarked lines must have no finding.
"""

from __future__ import annotations

import re
from textwrap import dedent, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError
from rpd.load.whole import load
from rpd.outside.files import Source
from rpd.rules import brak_odstepu, kwota_w_opisie

STRATEGIA = dedent(
    """\
    tytul: Strategia
    cel_glowny: Cel
    cele:
      - numer: I
        nazwa: Usługi społeczne w każdej gminie.
        priorytety:
          - numer: I.1
            nazwa: Kadra usług społecznych
            kierunki:
              - numer: I.1.1
                nazwa: Szkolenia kadry.
    """
)
# I.1.1, I.1.2, I.2.1, II.1.1, II.1.2, II.1.3, III.1.1
WIEKSZA = dedent(
    """\
    tytul: Strategia
    cel_glowny: Cel
    cele:
      - numer: I
        nazwa: Usługi społeczne w każdej gminie.
        priorytety:
          - numer: I.1
            nazwa: Kadra usług społecznych
            kierunki:
              - {numer: I.1.1, nazwa: Szkolenia kadry.}
              - {numer: I.1.2, nazwa: Forum kadry.}
          - numer: I.2
            nazwa: Współpraca
            kierunki:
              - {numer: I.2.1, nazwa: Wizyty studyjne.}
      - numer: II
        nazwa: Reintegracja
        priorytety:
          - numer: II.1
            nazwa: Kluby
            kierunki:
              - {numer: II.1.1, nazwa: Nowe kluby.}
              - {numer: II.1.2, nazwa: Kadra klubów.}
              - {numer: II.1.3, nazwa: Oferta klubów.}
      - numer: III
        nazwa: Promocja
        priorytety:
          - numer: III.1
            nazwa: Targi
            kierunki:
              - {numer: III.1.1, nazwa: Targi ES.}
    """
)
SLOWNIK = dedent(
    """\
    zrodla:
      - {id: FEN, nazwa: Fundusze Europejskie dla Nadwiśla, aliasy: [FEdN]}
      - {id: FERS, nazwa: Fundusze Europejskie dla Rozwoju Społecznego}
    podmioty:
      - {id: ROPS, nazwa: Regionalny Ośrodek Polityki Społecznej}
      - {id: OWES, nazwa: ośrodki wsparcia ekonomii społecznej, aliasy: [ośrodki ES]}
    skroty: []
    """
)

PELNE = {
    "nazwa": "Szkolenia kadry",
    "produkty": "[Oferta szkoleń]",
    "wskazniki": "[{nazwa: Liczba osób, wartosc_docelowa: 45}]",
    "budzet": "[{bez_kosztow: true}]",
    "termin": "cały rok 2025",
    "realizatorzy": "[ROPS]",
}


def dzialanie(identifier: str = "szkolenia", **fields: str | None) -> str:
    """A complete action with some fields changed, or taken away (None)."""
    lines = [f"- id: {identifier}\n"]
    for key, value in (PELNE | fields).items():
        if value is not None and "\n" in value:
            lines.append(f"  {key}:\n" + indent(dedent(value).strip("\n"), "    ") + "\n")
        elif value is not None:
            lines.append(f"  {key}: {value}\n")
    return "".join(lines)


def _identifier(*numbers: str) -> str:
    bare = [number.partition(" ")[0].lower().replace(".", "-") for number in numbers]
    return "-".join(["d", *filter(None, bare)])


def kierunek(numer: str, strategia: str | None, *dzialania: str) -> str:
    link = f"  strategia: {strategia}\n" if strategia else ""
    actions = "".join(dzialania) or dzialanie(_identifier(numer, strategia or ""))
    return f"- numer: {numer}\n{link}  dzialania:\n{indent(actions, '    ')}"


def priorytet(numer: str, *kierunki: str, nazwa: str | None = None) -> str:
    name = f"  nazwa: {nazwa}\n" if nazwa else ""
    return f"- numer: {numer}\n{name}  kierunki:\n{indent(''.join(kierunki), '    ')}"


def cel(numer: str, *priorytety: str, nazwa: str | None = None) -> str:
    name = f"  nazwa: {nazwa}\n" if nazwa else ""
    return f"- numer: {numer}\n{name}  priorytety:\n{indent(''.join(priorytety), '    ')}"


def plan(*cele: str, head: str = "", tail: str = "", rok: str = "2025") -> str:
    top = f"rok: {rok}\ntytul: Plan\nstrategia: strategia.yaml\nslownik: slownik.yaml\n"
    return top + dedent(head) + "cele:\n" + indent("".join(cele), "  ") + dedent(tail)


def plan_of(*dzialania: str, head: str = "", tail: str = "", rok: str = "2025") -> str:
    """A plan with these actions in I.1.1, the only kierunek of the small strategy."""
    tree = cel("I", priorytet("I.1", kierunek("1", "I.1.1", *dzialania)))
    return plan(tree, head=head, tail=tail, rok=rok)


def diagnose(text: str, **companions: str) -> list[Diagnostic]:
    """What is said of a plan with these companions (by the name of the file, an earlier plan by
    its year); an empty one cannot be read."""

    def fetch(name: str) -> Source:
        found = (files | companions).get(name.removesuffix(".yaml"))
        if not found:
            raise CannotReadError(f"Nie ma pliku „{name}”.")
        return Source(name, found.encode())

    files = {"strategia": STRATEGIA, "slownik": SLOWNIK}
    return list(load(Source("plan.yaml", text.encode()), fetch).diagnostics)


def marked(text: str) -> list[tuple[str, int]]:
    return [
        (code, number)
        for number, line in enumerate(text.split("\n"), 1)
        for code in line.partition("#!")[2].split()
    ]


def check(
    text: str, expected: list[tuple[str, str, str]], ignore: str = "", **companions: str
) -> None:
    """The active findings in the plan are these (code, where, message), on the marked lines."""
    found = [d for d in diagnose(text, **companions) if d.acknowledged is None]
    own = [d for d in found if d.file == "plan.yaml" and d.code not in ignore.split()]
    assert [(d.code, d.where, d.message.replace("\u00a0", " ")) for d in own] == expected
    assert [(d.code, d.span.line if d.span else 0) for d in own] == marked(text)


def quiet(text: str, ignore: str = "", **companions: str) -> None:
    check(text, [], ignore, **companions)


def test_plans_of_these_tests_are_right() -> None:
    quiet(plan_of(dzialanie()))
    assert [d.code for d in diagnose(plan_of(dzialanie()), strategia=WIEKSZA)] == ["RPD109"] * 6


# --- completeness ------------------------------------------------------------------------------

UCHYLONE = "{uchwala: 7/2025, data: 2025-09-12}"


def test_everything_missing_at_once() -> None:
    bare = dict.fromkeys(("produkty", "wskazniki", "budzet", "termin", "realizatorzy"))
    check(
        plan_of(dzialanie(), dzialanie("forum  #! RPD201 RPD202 RPD203 RPD204 RPD205", **bare)),
        [
            ("RPD201", "I.1.1/2", "Działanie I.1.1/2 nie ma realizatora."),
            ("RPD202", "I.1.1/2", "Działanie I.1.1/2 nie ma terminu realizacji."),
            ("RPD203", "I.1.1/2", "Działanie I.1.1/2 nie ma wskaźnika."),
            ("RPD204", "I.1.1/2", "Działanie I.1.1/2 nie ma produktu."),
            ("RPD205", "I.1.1/2", "Działanie I.1.1/2 nie ma pozycji budżetu."),
        ],
    )


def test_repealed_action_need_not_be_complete() -> None:
    bare = dict.fromkeys(("produkty", "budzet", "termin", "realizatorzy"))
    repealed = dzialanie("forum", wskazniki="[{nazwa: Liczba osób}]", uchylone=UCHYLONE, **bare)
    quiet(plan_of(dzialanie(), repealed))


def test_repealed_action_keeps_its_number() -> None:
    check(
        plan_of(
            dzialanie(uchylone=UCHYLONE), dzialanie("forum  #! RPD205", budzet=None), dzialanie("x")
        ),
        [("RPD205", "I.1.1/2", "Działanie I.1.1/2 nie ma pozycji budżetu.")],
    )


def test_kierunek_with_repealed_actions_only_carries_nothing_out() -> None:
    check(
        plan(
            cel(
                "I",
                priorytet("I.1", kierunek("1  #! RPD109", "I.1.1", dzialanie(uchylone=UCHYLONE))),
            )
        ),
        [
            (
                "RPD109",
                "I.1.1",
                "Kierunku strategii I.1.1 nie wykonuje żadne działanie planu: „Szkolenia kadry”.",
            )
        ],
    )


def test_empty_list_is_shown_where_it_stands() -> None:
    check(
        plan_of(dzialanie(realizatorzy="[]  #! RPD201")),
        [("RPD201", "I.1.1/1", "Działanie I.1.1/1 nie ma realizatora.")],
    )


@pytest.mark.parametrize(
    ("wskaznik", "missing"),
    [
        ("{nazwa: Liczba osób, opis: według zgłoszeń}", False),
        ("{nazwa: Liczba osób, wartosc_docelowa: 0}", False),
        ("{nazwa: Liczba osób, wartosc_bazowa: 3, jednostka: msc.}", True),
        ("{nazwa: Liczba osób, prog: min}", True),
    ],
)
def test_target_value(wskaznik: str, missing: bool) -> None:
    mark = "  #! RPD206" if missing else ""
    message = "Wskaźnik „Liczba osób” nie ma wartości docelowej."
    check(
        plan_of(dzialanie(wskazniki=f"\n- {wskaznik}{mark}\n")),
        [("RPD206", "I.1.1/1", message)] if missing else [],
    )


# --- names of the dictionary -------------------------------------------------------------------


def test_alias_and_unknown_source_in_one_list() -> None:
    check(
        plan_of(
            dzialanie(budzet="\n- kwota: 5000\n  zrodla: [FEdN, FNE, FERS]  #! RPD113 RPD101\n")
        ),
        [
            ("RPD113", "I.1.1/1", "„FEdN” to alias źródła „FEN”."),
            ("RPD101", "I.1.1/1", "W słowniku nie ma źródła „FNE” – czy chodziło o „FEN”?"),
        ],
        "RPD407",
    )


def test_alias_and_unknown_source_in_a_split() -> None:
    check(
        plan_of(
            dzialanie(
                budzet="""
                - kwota: 5000
                  podzial:
                    FEdN: 3000  #! RPD113
                    Fundusz Pracy: 1500.50  #! RPD101
                    FERS: 499.50
                """
            )
        ),
        [
            ("RPD113", "I.1.1/1", "„FEdN” to alias źródła „FEN”."),
            ("RPD101", "I.1.1/1", "W słowniku nie ma źródła „Fundusz Pracy”."),
        ],
    )


def test_bodies_everywhere() -> None:
    check(
        plan_of(
            dzialanie(
                realizatorzy="""
                - Regionalny Ośrodek Polityki Społecznej
                - ośrodki ES  #! RPD114
                - podmiot: OWSE  #! RPD102
                  rola: partner
                """,
                budzet="""
                - srodki: wlasne
                  podmiot: ośrodki ES  #! RPD114
                - srodki: wlasne
                  podmiot: ZUS  #! RPD102
                """,
            )
        ),
        [
            ("RPD114", "I.1.1/1", "„ośrodki ES” to inna nazwa podmiotu „OWES”."),
            ("RPD102", "I.1.1/1", "W słowniku nie ma podmiotu „ZUS”."),
            ("RPD114", "I.1.1/1", "„ośrodki ES” to inna nazwa podmiotu „OWES”."),
            ("RPD102", "I.1.1/1", "W słowniku nie ma podmiotu „OWSE” – czy chodziło o „OWES”?"),
        ],
    )


def test_without_the_dictionary_no_name_is_unknown() -> None:
    text = plan_of(dzialanie(budzet="[{zrodla: [FNE]}]", realizatorzy="[OWSE]"))
    text = text.replace("slownik.yaml", "slownik.yaml  #! RPD014")
    check(text, [("RPD014", "", "Nie ma pliku „slownik.yaml”.")], slownik="")


# --- links to the strategy ---------------------------------------------------------------------


def test_each_kierunek_left_out_is_told_at_the_nearest_heading() -> None:
    said = "Kierunku strategii {} nie wykonuje żadne działanie planu: „{}”."
    text = plan(
        cel("I", priorytet("I.1  #! RPD109", kierunek("1", "I.1.1"))),
        cel("II", priorytet("II.1", *[kierunek(n, f"II.1.{n}") for n in "123"])),
    )
    check(
        text.replace("cele:\n", "cele:  #! RPD109 RPD109\n"),
        [
            ("RPD109", "", said.format("I.2.1", "Wizyty studyjne")),
            ("RPD109", "", said.format("III.1.1", "Targi ES")),
            ("RPD109", "I.1", said.format("I.1.2", "Forum kadry")),
        ],
        strategia=WIEKSZA,
    )


def test_kierunek_without_actions_is_told_at_itself() -> None:
    empty = "- {numer: 2, strategia: I.1.2, dzialania: []}  #! RPD109\n"
    check(
        plan(cel("I", priorytet("I.1", kierunek("1", "I.1.1"), empty))),
        [
            (
                "RPD109",
                "I.1.2",
                "Kierunku strategii I.1.2 nie wykonuje żadne działanie planu: „Forum kadry”.",
            )
        ],
        strategia=WIEKSZA.partition("      - numer: I.2")[0],
    )


def test_link_to_a_foreign_priority_is_one_fault() -> None:
    check(
        plan(cel("I", priorytet("I.1", kierunek("1", "I.1.1"), kierunek("2", "I.2  #! RPD107")))),
        [
            (
                "RPD107",
                "I.1.2",
                "Kierunek I.1.2 stoi w priorytecie I.1, a wskazuje I.2 z priorytetu I.2.",
            )
        ],
        "RPD109",
        strategia=WIEKSZA,
    )


def test_unknown_heading_brings_no_accusations_of_what_stands_below() -> None:
    check(
        plan(
            cel("I", priorytet("I.3  #! RPD105", kierunek("1", "I.1.1"))),
            cel("IV  #! RPD104", priorytet("II.1", *[kierunek(n, f"II.1.{n}") for n in "123"])),
        ),
        [
            ("RPD105", "I.3", "Strategia nie ma priorytetu I.3."),
            ("RPD104", "IV", "Strategia nie ma celu szczegółowego IV."),
        ],
        "RPD109",
        strategia=WIEKSZA,
    )


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        (
            "II.1.4",
            (
                "Wpisz kierunek z priorytetu II.1: „II.1.1”, „II.1.2” albo „II.1.3”; "
                "kierunek spoza strategii wskazuje sam priorytet: „II.1”."
            ),
        ),
        (
            "C.9.9",
            (
                "Wpisz kierunek z priorytetu II.1: „II.1.1”, „II.1.2” albo „II.1.3”; "
                "kierunek spoza strategii wskazuje sam priorytet: „II.1”."
            ),
        ),
    ],
)
def test_link_to_nowhere_tells_where_it_may_lead(link: str, hint: str) -> None:
    text = plan(cel("II", priorytet("II.1", kierunek("1", f"{link}  #! RPD108"))))
    message = f"Kierunek II.1.1 wskazuje {link}, którego w strategii nie ma."
    check(text, [("RPD108", "II.1.1", message)], "RPD109", strategia=WIEKSZA)
    assert [d.hint for d in diagnose(text, strategia=WIEKSZA) if d.code == "RPD108"] == [hint]


def test_link_to_nowhere_in_an_unknown_priority() -> None:
    text = plan(cel("I", priorytet("I.9  #! RPD105", kierunek("1", "C.9.9  #! RPD108"))))
    check(
        text,
        [
            ("RPD105", "I.9", "Strategia nie ma priorytetu I.9."),
            ("RPD108", "I.9.1", "Kierunek I.9.1 wskazuje C.9.9, którego w strategii nie ma."),
        ],
        "RPD109",
        strategia=WIEKSZA,
    )
    hints = [d.hint for d in diagnose(text, strategia=WIEKSZA) if d.code == "RPD108"]
    assert hints == ["Popraw najpierw numer priorytetu."]


def test_unlinked_kierunek_does_not_say_what_is_left_out() -> None:
    unlinked = kierunek("2", None).replace("numer: 2", "numer: 2  #! RPD106")
    check(
        plan(cel("I", priorytet("I.1", kierunek("1", "I.1.1"), unlinked))),
        [("RPD106", "I.1.2", "Kierunek I.1.2 nie wskazuje kierunku strategii.")],
        strategia=WIEKSZA.partition("      - numer: I.2")[0],
    )


@pytest.mark.parametrize(
    ("nazwa", "strategia", "hint"),
    [
        ("", WIEKSZA, "Dopisz pole, np. „strategia: I.1.2”."),
        (
            "Nowe kluby.",
            WIEKSZA,
            "Dopisz pole „strategia: II.1.1”: pod tym numerem jest w strategii ta nazwa.",
        ),
        (
            "Inne",
            WIEKSZA,
            (
                "Dopisz pole „strategia” z numerem kierunku w pliku strategii; może być inny niż w "
                "planie."
            ),
        ),
        (
            "Inne",
            "",
            "Najpierw dodaj plik strategii; potem dopisz pole „strategia” z numerem kierunku.",
        ),
    ],
)
def test_link_that_is_missing_is_given_where_it_is_known(
    nazwa: str, strategia: str, hint: str
) -> None:
    named = f"numer: 2\n  nazwa: {nazwa}" if nazwa else "numer: 2"
    text = plan(cel("I", priorytet("I.1", kierunek("2", None).replace("numer: 2", named))))
    found = diagnose(text, strategia=strategia)
    assert [one.hint for one in found if one.code == "RPD106"] == [hint]


def test_plan_only_begun_is_not_told_what_it_leaves_out() -> None:
    quiet("rok: 2025\ntytul: Plan\nstrategia: strategia.yaml\nslownik: slownik.yaml\ncele: []\n")


def test_printed_number_counts_only_within_its_priority() -> None:
    check(
        plan(
            cel(
                "II",
                priorytet(
                    "II.1",
                    *[kierunek(n, f"II.1.{n}") for n in "12"],
                    kierunek("4  #! RPD209 RPD112", "II.1.3"),
                ),
            )
        ),
        [
            ("RPD209", "II.1.4", "Po numerze 2 stoi 4, a powinien stać 3."),
            ("RPD112", "II.1.4", "Kierunek II.1.4 ma w strategii numer II.1.3."),
        ],
        "RPD109",
        strategia=WIEKSZA,
    )


# --- names of headings -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nazwa", "code", "message"),
    [
        ("Usługi społeczne w każdej gminie.", "", ""),
        (
            "Usługi społeczne w każdej gminie",
            "RPD111",
            "Nazwa celu I różni się od strategii tylko kropką na końcu.",
        ),
        (
            "usługi społeczne, w każdej Gminie",
            "RPD111",
            "Nazwa celu I różni się od strategii tylko interpunkcją lub wielkością liter.",
        ),
        (
            "Usługi w każdej gminie.",
            "RPD110",
            (
                "Nazwa celu I brzmi inaczej niż w strategii: jest „Usługi w …”, "
                "w strategii „Usługi społeczne w …”."
            ),
        ),
        (
            "Praca",
            "RPD110",
            (
                "Nazwa celu I brzmi inaczej niż w strategii: jest „Praca”, "
                "w strategii „Usługi społeczne w każdej gminie.”."
            ),
        ),
    ],
)
def test_wording_of_a_heading(nazwa: str, code: str, message: str) -> None:
    tree = priorytet("I.1", kierunek("1", "I.1.1"))
    name = f"{nazwa}  #! {code}" if code else nazwa
    check(plan(cel("I", tree, nazwa=name)), [(code, "I", message)] if code else [])


def test_footnote_marks_are_not_part_of_the_wording() -> None:
    line = kierunek("1", "I.1.1")
    line = line.replace("numer: 1", "numer: 1\n  nazwa: Szkolenia[^jst] kadry  #! RPD111")
    check(
        plan(
            cel(
                "I",
                priorytet("I.1", line, nazwa="Kadra usług społecznych[^jst]"),
                nazwa="Usługi społeczne[^jst] w każdej gminie.",
            ),
            head="przypisy: {jst: Gminy i powiaty.}\n",
        ),
        [("RPD111", "I.1.1", "Nazwa kierunku I.1.1 różni się od strategii tylko kropką na końcu.")],
    )


# --- footnotes ---------------------------------------------------------------------------------


def test_marks_in_every_place_a_text_may_stand() -> None:
    places = {
        "nazwa": "Szkolenia[^nazwa]",
        "opis": "\n- Wykłady[^opis]\n- {tekst: 'Ćwiczenia[^podpunkt].', lit: b}\n",
        "produkty": "\n- Oferta[^produkt]\n",
        "wskazniki": "\n- nazwa: Liczba osób[^wskaznik]\n  opis: wszystkie[^wartosc]\n",
        "realizatorzy": "\n- {podmiot: ROPS, uwagi: '(lider[^uwagi])'}\n",
    }
    ids = re.findall(r"\[\^([^\]]+)\]", " ".join(places.values()))
    tree = cel(
        "I",
        priorytet("I.1", kierunek("1", "I.1.1", dzialanie(**places))),
        nazwa="Usługi społeczne w każdej gminie.[^cel]",
    )
    lines = "".join(f"  {name}: Treść.\n" for name in [*ids, "cel", "kolumna"])
    quiet(plan(tree, head=f"przypisy:\n{lines}kolumny:\n  budzet: {{przypis: kolumna}}\n"))
    bare = plan(tree, head="kolumny:\n  budzet: {przypis: kolumna}\n")
    found = diagnose(bare)
    assert {d.code for d in found} == {"RPD208"}
    assert sorted(re.findall("„(.+?)”", " ".join(d.message for d in found))) == sorted(
        [*ids, "cel", "kolumna"]
    )
    for diagnostic in found:
        (identifier,) = re.findall("„(.+?)”", diagnostic.message)
        assert identifier in diagnostic.excerpt


def test_misspelt_mark_is_told_once() -> None:
    check(
        plan_of(
            dzialanie(nazwa="Szkolenia[^kadry]  #! RPD208"),
            head="przypisy:\n  kadra: Treść.\n",
        ),
        [
            ("RPD208", "I.1.1/1", "Nie ma przypisu „kadry”, do którego odsyła to miejsce."),
        ],
    )


# --- numbers -----------------------------------------------------------------------------------


def headings(*numery: str) -> str:
    """A plan whose objective II has kierunki of these numbers, each outside the strategy."""
    return plan(cel("II", priorytet("II.1", *[kierunek(n, "II.1") for n in numery])))


@pytest.mark.parametrize(
    ("numery", "expected"),
    [
        (("4",), []),  # the strategy's three are left out
        (("5  #! RPD209",), ["Numeracja zaczyna się od 5, a powinna od 4."]),
        (("4", "4a", "4b", "5"), []),
        (("4", "6a  #! RPD209", "7"), ["Po numerze 4 stoi 6a, a powinien stać 5."]),
        (("4", "6", "5  #! RPD209", "7"), ["Numer 5 stoi po numerze 6."]),
        (
            ("4", "8  #! RPD209", "6  #! RPD209"),
            [
                "Po numerze 4 stoi 8, a powinien stać 5.",
                "Numer 6 stoi po numerze 8.",
            ],
        ),
        (
            ("4", "999999999999999999999  #! RPD209"),
            ["Po numerze 4 stoi 999999999999999999999, a powinien stać 5."],
        ),
    ],
)
def test_gaps(numery: tuple[str, ...], expected: list[str]) -> None:
    check(
        headings(*numery),
        [
            ("RPD209", "II.1." + numer.partition(" ")[0], message)
            for numer, message in zip([n for n in numery if "#" in n], expected, strict=True)
        ],
        "RPD103 RPD109 RPD115 RPD210",
        strategia=WIEKSZA,
    )


def test_plan_that_keeps_the_gaps_of_the_strategy() -> None:
    strategia = WIEKSZA.replace("I.2", "I.4").replace("III", "V").replace("II.1.2", "II.1.7")
    quiet(
        plan(
            cel(
                "I",
                priorytet("I.1", kierunek("1", "I.1.1"), kierunek("2", "I.1.2")),
                priorytet("I.4", kierunek("1", "I.4.1")),
            ),
            cel("II", priorytet("II.1", kierunek("1", "II.1.1"), kierunek("7", "II.1.7"))),
            cel("V", priorytet("V.1", kierunek("1", "V.1.1"))),
        ),
        "RPD109",
        strategia=strategia,
    )


def test_order_of_objectives_and_priorities() -> None:
    check(
        plan(
            cel("II", priorytet("II.1", kierunek("1", "II.1.1"))),
            cel(
                "I  #! RPD209",
                priorytet("I.2", kierunek("1", "I.2.1")),
                priorytet("I.1  #! RPD209", kierunek("1", "I.1.1")),
            ),
        ),
        [
            ("RPD209", "I", "Numer I stoi po numerze II."),
            ("RPD209", "I.1", "Numer I.1 stoi po numerze I.2."),
        ],
        "RPD109",
        strategia=WIEKSZA,
    )


def test_without_the_strategy_no_gap_can_be_told() -> None:
    text = plan(cel("II", priorytet("II.2", kierunek("3", "II.2.3"))))
    check(
        text.replace("strategia.yaml", "strategia.yaml  #! RPD014"),
        [("RPD014", "", "Nie ma pliku „strategia.yaml”.")],
        strategia="",
    )


def test_repeated_numbers_of_actions() -> None:
    check(
        plan_of(
            dzialanie("a"),
            dzialanie("b", lp="1  #! RPD210"),
            dzialanie("c", lp="3a"),
            dzialanie("d", lp="3a  #! RPD210"),
            dzialanie("e", lp="3"),
            dzialanie("f", lp="7"),
            dzialanie("g  #! RPD210"),
        ),
        [
            ("RPD210", "I.1.1/1", "Numer 1 ma już pozycja stojąca wyżej."),
            ("RPD210", "I.1.1/3a", "Numer 3a ma już pozycja stojąca wyżej."),
            ("RPD210", "I.1.1/7", "Numer 7 ma już pozycja stojąca wyżej."),
        ],
    )


def test_repeated_numbers_of_headings() -> None:
    check(
        plan(
            cel(
                "I",
                priorytet("I.1", kierunek("1", "I.1.1"), kierunek("1  #! RPD210 RPD112", "I.1.2")),
                priorytet("I.2", kierunek("1", "I.2.1")),
                priorytet("I.2  #! RPD210", kierunek("2", "I.2")),
            ),
            cel("I  #! RPD210", priorytet("I.1", kierunek("5", "I.1"))),
        ),
        [
            ("RPD210", "I.1.1", "Numer 1 ma już pozycja stojąca wyżej."),
            ("RPD112", "I.1.1", "Kierunek I.1.1 ma w strategii numer I.1.2."),
            ("RPD210", "I.2", "Numer I.2 ma już pozycja stojąca wyżej."),
            ("RPD210", "I", "Numer I ma już pozycja stojąca wyżej."),
        ],
        "RPD103 RPD109 RPD209",
        strategia=WIEKSZA,
    )


SAME = "To samo działanie stoi drugi raz: wszystko jest w nim takie, jak w działaniu"


def test_identifier_used_three_times_in_two_kierunki() -> None:
    check(
        plan(
            cel(
                "I",
                priorytet(
                    "I.1",
                    kierunek("1", "I.1.1", dzialanie("forum"), dzialanie("forum  #! RPD115")),
                    kierunek("2", "I.1.2", dzialanie("forum  #! RPD115")),
                ),
            )
        ),
        [
            ("RPD115", "I.1.1/2", f"{SAME} I.1.1/1."),
            ("RPD115", "I.1.2/1", f"{SAME} I.1.1/1."),
        ],
        "RPD109",
        strategia=WIEKSZA,
    )


FOLLOWED = {
    "do 2027 r.": "RPD303",
    "2025, 2027": "RPD303",
    "IV kwartał 2025 – I kwartał 2026": "RPD303",
    "do 2023 r.": "RPD303",
    "I i III kwartał": "RPD304",
    "do 30.06.": "RPD304",
    "do końca roku": "RPD304",
    "w maju": "RPD304",
    "na bieżąco od marca": "RPD304",
    "IV–II kwartał 2025": "RPD302",
    "2 kwartał 2025": "RPD301",
    "od 01.02.2025 r. – 30.06.2025": "RPD301",
    "maj 2025 i wrzesień": "RPD301",
}


@pytest.mark.parametrize(("termin", "code"), FOLLOWED.items())
def test_advice_about_a_term_followed_to_the_letter(termin: str, code: str) -> None:
    def terms(value: str) -> list[Diagnostic]:
        found = diagnose(plan_of(dzialanie(termin=value)))
        return [d for d in found if d.code.startswith("RPD3")]

    (diagnostic,) = terms(f'"{termin}"')
    assert diagnostic.code == code
    if code == "RPD303":
        (advice,) = re.findall("„termin: (.+)”", diagnostic.hint)
    else:
        advice = '"' + re.findall("„(.+?)”", diagnostic.hint)[0] + '"'
    assert terms(advice) == []


# --- terms -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("termin", "expected"),
    [
        ("\n- {okres: IV kwartał 2025 – I kwartał 2026, wieloletnie: true}\n", []),
        ("\n- {okres: II kwartał 2023, wieloletnie: true}\n", []),
        (
            "\n- {okres: II–IV kw., wieloletnie: true}  #! RPD304\n",
            [("RPD304", "Termin „II–IV kw.” nie podaje roku; przyjęto 2025.")],
        ),
        (
            "\n- marzec 2025\n- {okres: luty 2026, lit: b}  #! RPD303\n- maj  #! RPD304\n",
            [
                ("RPD303", "Termin „luty 2026” wykracza poza rok planu (2025)."),
                ("RPD304", "Termin „maj” nie podaje roku; przyjęto 2025."),
            ],
        ),
        (
            "IV kwartał 2025 – I kwartał 2026  #! RPD303",
            [
                (
                    "RPD303",
                    (
                        "Termin „IV kwartał 2025 – I kwartał 2026” wykracza poza rok planu (2025), "
                        "obejmuje lata 2025–2026."
                    ),
                )
            ],
        ),
        (
            "31 czerwca 2025  #! RPD301",
            [
                (
                    "RPD301",
                    (
                        "Nie można odczytać terminu „31 czerwca 2025”: "
                        "nie ma dnia 31, czerwiec 2025 r. ma 30 dni."
                    ),
                )
            ],
        ),
        (
            "\n- {okres: wkrótce, wieloletnie: true}  #! RPD301\n",
            [("RPD301", "Nie można odczytać terminu „wkrótce”: niezrozumiałe „wkrótce”.")],
        ),
        (
            "listopad–luty  #! RPD302",
            [
                (
                    "RPD302",
                    (
                        "Termin „listopad–luty” kończy się (28 lutego 2025 r.), "
                        "zanim się zacznie (1 listopada 2025 r.)."
                    ),
                )
            ],
        ),
    ],
)
def test_terms(termin: str, expected: list[tuple[str, str]]) -> None:
    check(
        plan_of(dzialanie(termin=termin)),
        [(code, "I.1.1/1", message) for code, message in expected],
    )


def test_without_the_year_terms_are_not_judged() -> None:
    text = plan_of(dzialanie(termin="II kwartał"), rok="dwutysięczny  #! RPD012")
    check(
        text,
        [("RPD012", "", "Oczekiwano liczby całkowitej, a jest tekst „dwutysięczny”.")],
    )


# --- money -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pozycja", "expected"),
    [
        ("zrodla: [FEN, FERS]", []),
        ("kwota: 5000\nzrodla: [FERS]\nw_ramach_projektow: true", []),
        ("srodki: wlasne\nw_ramach_projektow: true", []),
        ("kwota: 0.01\nzrodla: [FERS]", []),
        (
            "kwota: 5000  #! RPD401\nw_ramach_projektu: true",
            [("RPD401", "Kwota 5 000,00 zł nie ma źródła.")],
        ),
        (
            "kwota: 5000\nsrodki: wlasne  #! RPD403",
            [("RPD403", "Pozycja ma kwotę i „srodki: wlasne”, które są bez kwoty.")],
        ),
        (
            "kwota: 5000\nbez_kosztow: true  #! RPD403",
            [("RPD403", "Pozycja jest „bez kosztów”, a podaje kwotę, źródło albo środki własne.")],
        ),
        (
            "zrodla: [FERS]\nbez_kosztow: true  #! RPD403",
            [("RPD403", "Pozycja jest „bez kosztów”, a podaje kwotę, źródło albo środki własne.")],
        ),
        (
            "kwota: 5000\nzrodla: [FEN]  #! RPD403\npodzial: {FEN: 3000, FERS: 2000}",
            [("RPD403", "Pozycja ma i „zrodla”, i „podzial”.")],
        ),
        (
            "zrodla: [FEN]\nw_ramach_projektow: true\nw_ramach_projektu: true  #! RPD403",
            [("RPD403", "Pozycja jest zarazem „w ramach projektów” i „w ramach projektu”.")],
        ),
        (
            "rok: 2025  #! RPD403\nw_ramach_projektu: true",
            [("RPD403", "Pozycja budżetu nie podaje ani kwoty, ani źródła, ani środków własnych.")],
        ),
        (
            "kwota: 5000.00\npodzial: {FEN: 3000, FERS: 2000.01}  #! RPD402",
            [
                (
                    "RPD402",
                    "Podział daje 5 000,01 zł, a kwota wynosi 5 000,00 zł: jest za dużo o 0,01 zł.",
                )
            ],
        ),
        (
            "kwota: 5000.5  #! RPD404\npodzial: {FEN: 3000, FERS: 2000.125}  #! RPD404",
            [
                ("RPD404", "Kwota 5000.5 ma 1 cyfrę po kropce."),
                ("RPD404", "Kwota 2000.125 ma 3 cyfry po kropce."),
            ],
        ),
        ("kwota: 5000.5  #! RPD404", [("RPD404", "Kwota 5000.5 ma 1 cyfrę po kropce.")]),
    ],
)
def test_budget_entries(pozycja: str, expected: list[tuple[str, str]]) -> None:
    check(
        plan_of(dzialanie(budzet="\n- " + pozycja.replace("\n", "\n  ") + "\n")),
        [(code, "I.1.1/1", message) for code, message in expected],
    )


# --- consequences of what the reader has refused -----------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("budzet", "\n- kwota: 180 000  #! RPD404\n", "RPD404"),
        ("budzet", "\n- kwota: 12,50  #! RPD404\n  zrodla: [FEN]\n", "RPD404"),
        ("budzet", "\n- kwota: -5  #! RPD404\n", "RPD404"),
        ("budzet", "\n- kwota: 0  #! RPD404\n  bez_kosztow: true\n", "RPD404"),
        (
            "budzet",
            "\n- kwota: 5000\n  podzial:\n    FEN: 3 tys.  #! RPD404\n    FERS: 2000\n",
            "RPD404",
        ),
        ("budzet", "\n- podzial: {FEN: 5000}  #! RPD011\n", "RPD011"),
        ("budzet", "\n- podmiot: ROPS  #! RPD011\n", "RPD011"),
        ("budzet", "180000  #! RPD012", "RPD012"),
        ("produkty", "Oferta  #! RPD012", "RPD012"),
        ("wskazniki", "\n- nazwa: Liczba osób\n  wartosc_docelowa: sporo  #! RPD012\n", "RPD012"),
        ("wskazniki", "\n- wartosc_docelowa: 3  #! RPD011\n", "RPD011"),
        ("termin", "2025  #! RPD012", "RPD012"),
        ("termin", "\n- {od: marzec 2025, okres: kiedyś}  #! RPD010\n", "RPD010"),
        ("realizatorzy", "{podmiot: ROPS}  #! RPD012", "RPD012"),
        ("realizatorzy", "\n- {podmiot: 7, rola: lider}  #! RPD012\n", "RPD012"),
    ],
)
def test_refused_field_brings_no_further_findings(field: str, value: str, code: str) -> None:
    found = diagnose(text := plan_of(dzialanie(**{field: value})))
    # What stands beside the refused place in the same mapping is still judged.
    own = [d for d in found if d.code != "RPD301"]
    assert [(d.code, d.span.line if d.span else 0) for d in own] == marked(text)
    assert [d.code for d in own] == [code]


def test_missing_identifier_hides_nothing_else() -> None:
    bare = dzialanie("x", termin=None).replace("- id: x\n  ", "- ")
    check(
        plan_of(bare.replace("kadry\n", "kadry  #! RPD011 RPD202\n")),
        [
            ("RPD011", "I.1.1/1", "Brakuje pola „id” (identyfikator)."),
            ("RPD202", "I.1.1/1", "Działanie I.1.1/1 nie ma terminu realizacji."),
        ],
    )


def test_fault_of_one_action_does_not_hide_another() -> None:
    check(
        plan_of(
            dzialanie("a", budzet="\n- kwota: dużo  #! RPD404\n"),
            dzialanie("b  #! RPD205", budzet=None),
        ),
        [
            ("RPD404", "I.1.1/1", "„dużo” nie jest kwotą."),
            ("RPD205", "I.1.1/2", "Działanie I.1.1/2 nie ma pozycji budżetu."),
        ],
    )


# --- acknowledgements --------------------------------------------------------------------------

ALIAS = "[{kwota: 5000, zrodla: [FEdN]}]"
POWOD = "Komitet przyjął plan ze skrótem „FEdN”."


def uncounted(regula: str, gdzie: str) -> tuple[str, str, str]:
    """What is said of an acknowledgement that is wider than its one place and does not count it."""
    lacks = "obejmuje 1 miejsce, a nie podaje liczby miejsc i odcisku."
    return "RPD904", "", f"Odstępstwo od {regula} w „{gdzie}” {lacks}"


def odstepstwa(*entries: str) -> str:
    """Acknowledgements, each given as „rule place”, perhaps with a mark."""
    lines = ["odstepstwa:\n"]
    for entry in entries:
        about, sign, codes = entry.partition("  #!")
        regula, gdzie = about.split()
        lines.append(f"  - {{regula: {regula}, gdzie: {gdzie}, powod: {POWOD}}}{sign}{codes}\n")
    return "".join(lines)


@pytest.mark.parametrize("regula", ["RPD113", "alias-zrodla"])
@pytest.mark.parametrize("gdzie", ["plan", "I", "I.1", "I.1.1", "I.1.1/1"])
def test_acknowledged_at_every_level(regula: str, gdzie: str) -> None:
    wide = gdzie != "I.1.1/1"
    sign = "  #! RPD904" * wide
    text = plan_of(dzialanie(budzet=ALIAS), tail=odstepstwa(f"{regula} {gdzie}{sign}"))
    check(text, [uncounted("RPD113", gdzie)] * wide)
    known = [(d.code, d.acknowledged) for d in diagnose(text) if d.acknowledged is not None]
    assert known == [("RPD113", POWOD)]


@pytest.mark.parametrize("gdzie", ["II", "I.11", "I.1.11", "I.1.1/11", "I.1.1/1a"])
def test_acknowledged_elsewhere(gdzie: str) -> None:
    check(
        plan_of(
            dzialanie(budzet=ALIAS + "  #! RPD113"),
            tail=odstepstwa(f"RPD113 {gdzie}  #! RPD901"),
        ),
        [
            ("RPD113", "I.1.1/1", "„FEdN” to alias źródła „FEN”."),
            ("RPD901", "", f"Odstępstwo od RPD113 w „{gdzie}” niczego nie dotyczy."),
        ],
    )


def test_acknowledgement_covers_its_own_rule_only() -> None:
    check(
        plan_of(
            dzialanie("a", budzet=ALIAS),
            dzialanie("b", budzet=ALIAS + "  #! RPD113", realizatorzy="[ośrodki ES]  #! RPD114"),
            tail=odstepstwa("RPD113 I.1.1/1"),
        ),
        [
            ("RPD113", "I.1.1/2", "„FEdN” to alias źródła „FEN”."),
            ("RPD114", "I.1.1/2", "„ośrodki ES” to inna nazwa podmiotu „OWES”."),
        ],
    )


def test_acknowledged_error_and_finding_without_a_number() -> None:
    check(
        plan_of(
            dzialanie(produkty=None),
            head="przypisy: {kwoty: Treść.}\n",
            tail=odstepstwa("brak-produktu I.1.1/1", "przypis-bez-odeslania plan  #! RPD904"),
        ),
        [uncounted("RPD207", "plan")],
    )


def test_second_acknowledgement_of_the_same_is_unused() -> None:
    check(
        plan_of(
            dzialanie(budzet=ALIAS),
            tail=odstepstwa("RPD113 plan  #! RPD904", "alias-zrodla I.1.1/1  #! RPD901"),
        ),
        [
            uncounted("RPD113", "plan"),
            ("RPD901", "", "Odstępstwo od RPD113 w „I.1.1/1” niczego nie dotyczy."),
        ],
    )


def test_unused_acknowledgement_is_not_told_without_the_dictionary() -> None:
    text = plan_of(dzialanie(budzet=ALIAS), tail=odstepstwa("RPD113 plan", "RPD304 plan"))
    text = text.replace("slownik.yaml", "slownik.yaml  #! RPD014")
    check(text, [("RPD014", "", "Nie ma pliku „slownik.yaml”.")], slownik="")


@pytest.mark.parametrize(
    ("regula", "code", "message"),
    [
        ("RPD999", "RPD902", "Nie ma reguły „RPD999”."),
        ("zrodlo", "RPD902", "Nie ma reguły „zrodlo”."),
        (
            "sprzeczna-pozycja",
            "RPD903",
            "Od reguły RPD403 (sprzeczna-pozycja) nie można odstąpić.",
        ),
        (
            "RPD901",
            "RPD903",
            "Od reguły RPD901 (odstepstwo-niewykorzystane) nie można odstąpić.",
        ),
    ],
)
def test_acknowledgement_of_what_cannot_be(regula: str, code: str, message: str) -> None:
    check(
        plan_of(dzialanie(), tail=odstepstwa(f"{regula} plan  #! {code}")),
        [(code, "", message)],
    )


def test_refused_contradiction_stays_though_acknowledged() -> None:
    check(
        plan_of(
            dzialanie(budzet="\n- kwota: 5000\n  srodki: wlasne  #! RPD403\n"),
            tail=odstepstwa("RPD403 plan  #! RPD903"),
        ),
        [
            ("RPD403", "I.1.1/1", "Pozycja ma kwotę i „srodki: wlasne”, które są bez kwoty."),
            ("RPD903", "", "Od reguły RPD403 (sprzeczna-pozycja) nie można odstąpić."),
        ],
    )


# --- companions --------------------------------------------------------------------------------


def test_fault_of_a_companion_is_told_in_it() -> None:
    slownik = SLOWNIK.replace("nazwa: Fundusze Europejskie dla Nadwiśla, ", "")
    found = diagnose(plan_of(dzialanie()), slownik=slownik)
    assert [(d.file, d.code, d.where, d.span.line if d.span else 0) for d in found] == [
        ("slownik.yaml", "RPD011", "", 2)
    ]


def test_unreadable_companion_is_one_fault() -> None:
    broken = {"strategia": STRATEGIA + "\tx", "slownik": "# pusty\n"}
    found = diagnose(plan_of(dzialanie(budzet=ALIAS, realizatorzy="[OWSE]")), **broken)
    assert [(d.file, d.code) for d in found] == [
        ("strategia.yaml", "RPD002"),
        ("slownik.yaml", "RPD003"),
    ]


_GLUED_WORDS = "5 2024 r. zł PLN tys. os. Art. nr § lit. b) a A . , ( ) - ą Słowo m godz. PKT"
_GLUED_SIGNS = st.sampled_from([" ", *_GLUED_WORDS.split()])


@given(st.lists(_GLUED_SIGNS, max_size=8).map("".join))
def test_no_glued_text_is_passed_over(text: str) -> None:
    if any(glued.search(text) for glued in brak_odstepu._GLUED):
        assert brak_odstepu._PERHAPS_GLUED.search(text)


_MONEY_WORDS = "5 100 , . zł ZŁ złotych PLN pln tys. mln % kwocie WYSOKOŚCI kwotę Koszt wartości x"
_MONEY_SIGNS = st.sampled_from([" ", "\u00a0", "w ", "ko\u017fzt ", *_MONEY_WORDS.split()])


@given(st.lists(_MONEY_SIGNS, max_size=8).map("".join))
def test_no_money_is_passed_over(text: str) -> None:
    named = [m for m in kwota_w_opisie._MONEY.finditer(text) if m["named"] or m["currency"]]
    if named:
        folded = text.casefold()
        assert kwota_w_opisie._DIGIT.search(text)
        assert any(word in folded for word in kwota_w_opisie._PERHAPS_MONEY)
