"""Litera, której nie ma w opisie.

Co: pole „lit” wskazuje podpunkt opisu, a opis ma inne podpunkty.

Dlaczego: czytelnik szuka podpunktu, którego nie ma, i nie wie, czego dotyczy wskaźnik albo
realizator.

Źle::

    opis: |-
      a) spotkania z CIS
      b) ścieżka zatrudnienia
    wskazniki:
      - {nazwa: Liczba spotkań, wartosc_docelowa: 2, lit: c}

Dobrze::

    opis: |-
      a) spotkania z CIS
      b) ścieżka zatrudnienia
    wskazniki:
      - {nazwa: Liczba spotkań, wartosc_docelowa: 2, lit: a}
"""

import re
from collections.abc import Iterator
from string import ascii_lowercase

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.plan import markup
from rpd.plan.model import Dzialanie
from rpd.plan.profil import Profil
from rpd.polish.wording import join
from rpd.rules.engine import Case

CODE = "RPD216"
SLUG = "litera-donikad"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.in_force:
        pointers = list(_pointers(miejsce.dzialanie, case.plan.profil))
        known = _letters(miejsce.dzialanie) if pointers else []
        if not known:
            continue
        for lit, path in pointers:
            # „ab” may name one item or, as in „Ad 2ab)”, two.
            if lit not in known and not set(re.findall(r"\w", lit)) <= set(known):
                yield Finding(
                    (*path, "lit"),
                    f"Opis {case.noun.genitive} nie ma podpunktu {lit}); "
                    f"ma {join(f'{letter})' for letter in known)}.",
                    "Popraw literę albo opis.",
                    related=(
                        Related(
                            (*miejsce.dzialanie.path, "opis"),
                            f"opis {case.noun.genitive}",
                            at_key=True,
                        ),
                    ),
                )


def _letters(dzialanie: Dzialanie) -> list[str]:
    """The letters that the annex prints in the description, in order."""
    several = len(dzialanie.opis) > 1
    letters = []
    for position, opis in enumerate(dzialanie.opis):
        if opis.lit or (several and position < len(ascii_lowercase)):
            letters.append(opis.lit or ascii_lowercase[position])
        for block in markup.blocks(opis.tekst):
            if isinstance(block, markup.Listing):
                letters += [i.marker[:-1] for i in block.items if i.marker[0] in ascii_lowercase]
    return list(dict.fromkeys(letters))


def _pointers(dzialanie: Dzialanie, profil: Profil) -> Iterator[tuple[str, Path]]:
    for column in profil.content:
        for entry in getattr(dzialanie, column.key) if column.kind != "proza" else ():
            if entry.lit:
                yield entry.lit, entry.path
