"""Bytes → data and models: the one reader (whole, quick, data only), and the kinds of files.

``whole.py`` is the pipeline: a plan with its companions and everything there is to say about them.
``quick.py`` is the model without places, ``data.py`` the data alone, ``alone.py`` a file of another
kind by itself; all of them go through ``stages.py``.
"""

from rpd.load.alone import Checked, check
from rpd.load.whole import Fetch, Loaded, load

__all__ = ["Checked", "Fetch", "Loaded", "check", "load"]
