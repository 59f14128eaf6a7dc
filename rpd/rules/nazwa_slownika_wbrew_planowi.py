"""Słownik pisze nazwę inaczej niż plan w wielu miejscach.

Co: identyfikatora albo aliasu ze słownika nie używa żadne miejsce planu, a co najmniej trzy miejsca
piszą tę samą nazwę innymi literami.

Dlaczego: pomyłka stoi wtedy w słowniku, nie w planie; jedna literówka w słowniku odbiera nazwę
wszystkim miejscom, które jej używają.

Źle::

    podmioty:
      - {id: rops, nazwa: Regionalny Ośrodek Polityki Społecznej}    # plan pisze „ROPS”

Dobrze::

    podmioty:
      - {id: ROPS, nazwa: Regionalny Ośrodek Polityki Społecznej}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.polish.wording import plural
from rpd.rules.dictionary_names import misspelt_bodies, misspelt_sources
from rpd.rules.engine import Case

CODE = "RPD134"
SLUG = "nazwa-slownika-wbrew-planowi"
SEVERITY = Severity.ERROR
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    for found in (*misspelt_sources(case).values(), *misspelt_bodies(case).values()):
        places = f"{found.places} {plural(found.places, 'miejscu', 'miejscach', 'miejscach')}"
        yield Finding(
            found.path,
            f"Nazwy „{found.name}” plan nie używa, a w {places} pisze „{found.written}”.",
            f"Wpisz „{found.written}”.",
            document="slownik",
            related=(Related(found.first, "pierwsze z tych miejsc", "plan", at_key=found.at_key),),
        )
