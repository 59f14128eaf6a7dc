"""Tekst z wpisu erraty nie stoi w tym miejscu raz.

Co: tekstu przyjętego nie ma w tym miejscu druku albo jest tam kilka razy, a wpis nie mówi
dlaczego; albo wpis nie ma propozycji, ma dwie lub proponuje to samo.

Dlaczego: uchwała przytacza wyrazy, które ktoś ma odnaleźć w tekście.

Źle::

    gdzie: {dzialanie: inwentaryzacja-su}
    pola: [realizatorzy]
    przyjeto: (ROPS/MCDN)
    proponuje: (ROPS/MCDN)

Dobrze::

    gdzie: {dzialanie: inwentaryzacja-su}
    pola: [realizatorzy]
    przyjeto: (ROPS/MCD N)
    proponuje: (ROPS/MCDN)
"""

from rpd.diagnostics import Severity

CODE = "RPD025"
SLUG = "errata-inny-tekst"
SEVERITY = Severity.ERROR
WORKSPACE = True
