"""The shape of the plan adopted in 2024: that of every plan whose file names no other one."""

from __future__ import annotations

from typing import Any, Final, Self

from rpd.errors import RpdError
from rpd.plan.noun import Noun
from rpd.plan.profil import DZIALANIA, DZIALANIE, Column, Level, Profil

BUILT_IN: Final = Profil(
    levels=(
        Level(
            kind="cel",
            key="cele",
            below="priorytety",
            noun=Noun(
                "cel szczegółowy",
                genitive="celu szczegółowego",
                accusative="cel szczegółowy",
                locative="celu szczegółowym",
                instrumental="celem szczegółowym",
                many="cele szczegółowe",
                many_genitive="celów szczegółowych",
                many_locative="celach szczegółowych",
                many_instrumental="celami szczegółowymi",
            ),
            short=Noun(
                "cel",
                genitive="celu",
                accusative="cel",
                locative="celu",
                instrumental="celem",
                many="cele",
                many_genitive="celów",
                many_locative="celach",
                many_instrumental="celami",
            ),
            numbering="rzymska",
            sign="c",
            heading="Cel szczegółowy\u00a0{numer}.",
            repealed="(uchylony)",
            capital=True,
            meaning="Cel szczegółowy, któremu działanie służy.",
            cited=(
                "cel szczegółowy",
                "celu szczegółowego",
                "celu szczegółowemu",
                "celowi szczegółowemu",
                "celem szczegółowym",
                "celu szczegółowym",
                "cele szczegółowe",
                "celów szczegółowych",
                "celom szczegółowym",
                "celami szczegółowymi",
                "celach szczegółowych",
            ),
        ),
        Level(
            kind="priorytet",
            key="priorytety",
            below="kierunki",
            noun=Noun(
                "priorytet",
                genitive="priorytetu",
                accusative="priorytet",
                locative="priorytecie",
                instrumental="priorytetem",
                many="priorytety",
                many_genitive="priorytetów",
                many_locative="priorytetach",
                many_instrumental="priorytetami",
            ),
            short=Noun(
                "priorytet",
                genitive="priorytetu",
                accusative="priorytet",
                locative="priorytecie",
                instrumental="priorytetem",
                many="priorytety",
                many_genitive="priorytetów",
                many_locative="priorytetach",
                many_instrumental="priorytetami",
            ),
            numbering="z-rodzicem",
            sign="p",
            heading="Priorytet\u00a0{numer}.",
            repealed="(uchylony)",
            capital=True,
            meaning="Priorytet, któremu działanie służy.",
            cited=(
                "priorytet",
                "priorytetu",
                "priorytetowi",
                "priorytetem",
                "priorytecie",
                "priorytety",
                "priorytetów",
                "priorytetom",
                "priorytetami",
                "priorytetach",
            ),
        ),
        Level(
            kind="kierunek",
            key="kierunki",
            below="dzialania",
            noun=Noun(
                "kierunek interwencji",
                genitive="kierunku interwencji",
                accusative="kierunek interwencji",
                locative="kierunku interwencji",
                instrumental="kierunkiem interwencji",
                many="kierunki interwencji",
                many_genitive="kierunków interwencji",
                many_locative="kierunkach interwencji",
                many_instrumental="kierunkami interwencji",
            ),
            short=Noun(
                "kierunek",
                genitive="kierunku",
                accusative="kierunek",
                locative="kierunku",
                instrumental="kierunkiem",
                many="kierunki",
                many_genitive="kierunków",
                many_locative="kierunkach",
                many_instrumental="kierunkami",
            ),
            numbering="arabska",
            sign="k",
            heading="Kierunek interwencji\u00a0{numer}.",
            in_table="Działania w kierunku interwencji {numer}",
            repealed="(uchylony)",
            capital=True,
            meaning="Kierunek interwencji, w którym działanie stoi.",
            cited=(
                "kierunek",
                "kierunku",
                "kierunkowi",
                "kierunkiem",
                "kierunki",
                "kierunków",
                "kierunkom",
                "kierunkami",
                "kierunkach",
                "kierunek interwencji",
                "kierunku interwencji",
                "kierunkowi interwencji",
                "kierunkiem interwencji",
                "kierunki interwencji",
                "kierunków interwencji",
                "kierunkom interwencji",
                "kierunkami interwencji",
                "kierunkach interwencji",
            ),
            linked=True,
        ),
    ),
    dzialanie=Level(
        kind=DZIALANIE,
        key=DZIALANIA,
        below="",
        noun=Noun(
            "działanie",
            genitive="działania",
            accusative="działanie",
            locative="działaniu",
            instrumental="działaniem",
            many="działania",
            many_genitive="działań",
            many_locative="działaniach",
            many_instrumental="działaniami",
            gender="n",
        ),
        short=Noun(
            "działanie",
            genitive="działania",
            accusative="działanie",
            locative="działaniu",
            instrumental="działaniem",
            many="działania",
            many_genitive="działań",
            many_locative="działaniach",
            many_instrumental="działaniami",
            gender="n",
        ),
        numbering="arabska",
        sign="d",
        repealed="(uchylone)",
        cited=(
            "działanie",
            "działania",
            "działaniu",
            "działaniem",
            "działań",
            "działaniom",
            "działaniami",
            "działaniach",
        ),
    ),
    columns=(
        Column(
            key="nazwa",
            header="Nazwa działania/inicjatywy",
            width=15,
            kind="nazwa",
            caption="Nazwa działania",
            noun="nazwa",
            meaning="Numer i nazwa działania albo inicjatywy.",
        ),
        Column(
            key="opis",
            header="Szczegółowy opis zaplanowanych działań",
            width=26,
            kind="proza",
            caption="Opis",
            noun="opis",
            object="opis",
            members="części opisu",
            labelled=True,
            main="tekst",
            single=True,
            meaning="Opis działania; „Ad 1)” odsyła do numeru działania.",
            sheet_width=48,
        ),
        Column(
            key="produkty",
            header="Produkt",
            width=13,
            kind="pozycje",
            caption="Produkt",
            noun="produkt",
            object="produkt",
            members="produktów",
            labelled=True,
            main="nazwa",
            meaning="Co powstaje w wyniku działania.",
        ),
        Column(
            key="wskazniki",
            header="Wskaźnik produktu",
            width=14,
            kind="miary",
            caption="Wskaźnik",
            noun="wskaźnik",
            object="wskaźnik",
            members="wskaźników",
            labelled=True,
            meaning="Wskaźniki tak, jak w załączniku; jako liczby – w arkuszu „Wskaźniki”.",
        ),
        Column(
            key="budzet",
            header="Budżet/Źródło finansowania",
            width=12,
            kind="kwoty",
            caption="Budżet",
            noun="budżet",
            object="pozycję budżetu",
            members="pozycji budżetu",
            meaning="Kwoty i źródła finansowania tak, jak w załączniku.",
            sheet_width=22,
        ),
        Column(
            key="termin",
            header="Termin realizacji",
            width=9,
            kind="terminy",
            caption="Termin realizacji",
            noun="termin",
            object="termin",
            members="terminów",
            main="okres",
            single=True,
            meaning="Termin realizacji.",
            sheet_width=13,
        ),
        Column(
            key="realizatorzy",
            header="Realizator",
            width=11,
            kind="podmioty",
            caption="Realizator",
            noun="realizator",
            object="realizatora",
            members="realizatorów",
            main="podmiot",
            meaning="Kto realizuje działanie.",
            sheet_width=18,
        ),
    ),
)


PROFIL: Final = "profil"
"""The field of a plan that names the file of its profile."""


class Named(str):
    """The name of a profile's file as it stands in data, with the profile that the file holds."""

    __slots__ = ("profil",)

    profil: Profil

    def __new__(cls, name: str, profil: Profil) -> Self:
        """The name with its profile."""
        made = super().__new__(cls, name)
        made.profil = profil
        return made

    def __copy__(self) -> Self:
        """A text: it never changes."""
        return self

    def __deepcopy__(self, _: object) -> Self:
        """A text: it never changes."""
        return self

    def __reduce__(self) -> tuple[type[Named], tuple[str, Profil]]:
        """What a copy in another process is made of."""
        return Named, (str(self), self.profil)


class UnknownShapeError(RpdError):
    """Data name a profile that nobody has read."""


def chosen(data: Any) -> Profil:
    """The profile of a plan with these data: the built-in one where they name none.

    Raises UnknownShapeError: they name one that has not been read.
    """
    if not isinstance(data, dict) or PROFIL not in data:
        return BUILT_IN
    name = data[PROFIL]
    if isinstance(name, Named):
        return name.profil
    raise UnknownShapeError(
        f"Nie odczytano profilu „{name}”, który mówi, jaki plan ma kształt.",
        "Popraw nazwę w polu „profil” albo przywróć ten plik obok planu.",
    )
