"""Plik przekracza granice wielkości lub zagnieżdżenia.

Co: plik, jego pojedynczy tekst albo głębokość wcięć przekracza dozwoloną wielkość.

Dlaczego: granice chronią przed plikami uszkodzonymi lub złośliwymi, które zablokowałyby pracę.

Źle::

    nazwa: [[[[[[[[ … sto poziomów … ]]]]]]]]

Dobrze::

    nazwa: Szkolenia kadry CUS
"""

from rpd.diagnostics import Severity

CODE = "RPD007"
SLUG = "zbyt-duzy-plik"
SEVERITY = Severity.ERROR
STRUCTURAL = True
