"""Tekst zawiera dane osobowe.

Co: w uwagach albo powodzie stoi coś, co wygląda na numer PESEL (z poprawną cyfrą kontrolną), numer
telefonu, adres e-mail albo adres ulicy z numerem domu.

Dlaczego: uwagi trafiają do sprawozdania, które się publikuje, a danych osób nie wolno w nim
ujawniać.

Źle::

    uwagi: Umowę podpisze pan Jan, tel. 601 234 567.

Dobrze::

    uwagi: Umowa zostanie podpisana w lipcu.
"""

from rpd.diagnostics import Severity

CODE = "RPD612"
SLUG = "dane-osobowe"
SEVERITY = Severity.WARNING
WORKSPACE = True
