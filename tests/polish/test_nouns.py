"""The cases of nouns of plans, against forms written out by hand."""

import pytest

from rpd.polish.nouns import cases, of_genitive

FORMS = {
    "obszar": """
        obszar, obszaru, obszarowi,
        obszar, obszarem, obszarze
        obszary, obszarów, obszarom,
        obszarami, obszarach
        meski
    """,
    "cel strategiczny": """
        cel strategiczny, celu strategicznego, celowi strategicznemu,
        cel strategiczny, celem strategicznym, celu strategicznym
        cele strategiczne, celów strategicznych, celom strategicznym,
        celami strategicznymi, celach strategicznych
        meski
    """,
    "Kierunek działania": """
        kierunek działania, kierunku działania, kierunkowi działania,
        kierunek działania, kierunkiem działania, kierunku działania
        kierunki działania, kierunków działania, kierunkom działania,
        kierunkami działania, kierunkach działania
        meski
    """,
    "oś priorytetowa": """
        oś priorytetowa, osi priorytetowej, osi priorytetowej,
        oś priorytetową, osią priorytetową, osi priorytetowej
        osie priorytetowe, osi priorytetowych, osiom priorytetowym,
        osiami priorytetowymi, osiach priorytetowych
        zenski
    """,
    "działanie miejskie": """
        działanie miejskie, działania miejskiego, działaniu miejskiemu,
        działanie miejskie, działaniem miejskim, działaniu miejskim
        działania miejskie, działań miejskich, działaniom miejskim,
        działaniami miejskimi, działaniach miejskich
        nijaki
    """,
    "główny cel": """
        główny cel, głównego celu, głównemu celowi,
        główny cel, głównym celem, głównym celu
        główne cele, głównych celów, głównym celom,
        głównymi celami, głównych celach
        meski
    """,
    "ścieżka": """
        ścieżka, ścieżki, ścieżce,
        ścieżkę, ścieżką, ścieżce
        ścieżki, ścieżek, ścieżkom,
        ścieżkami, ścieżkach
        zenski
    """,
}
"""The forms of one, those of many, and the gender."""


@pytest.mark.parametrize("words", FORMS)
def test_forms(words: str) -> None:
    found = cases(words)
    assert found is not None
    written = [word.strip() for word in FORMS[words].replace("\n", ",").split(",") if word.strip()]
    assert [*found.one.values(), *found.many.values(), found.gender] == written


@pytest.mark.parametrize("words", ["fiszka", "lp.", "", "miejskie cele", "dom kultury"])
def test_what_is_not_known_is_not_guessed(words: str) -> None:
    assert cases(words) is None


def test_the_first_case_of_a_second_one() -> None:
    assert of_genitive("Zadania") == "zadanie"
    assert of_genitive("inwestycji") == "inwestycja"
    assert of_genitive("fiszki") == ""
