"""Bytes → data, models and findings with lines: the one reader, its stages, the kinds of files.

Elsewhere: how a stage works – YAML, schema, repairs of broken lines – is `reading`'s. Nobody else
parses a plan.

``whole.py`` is the pipeline: a plan with its companions and everything there is to say about them.
``quick.py`` is the model without places, ``data.py`` the data alone, ``alone.py`` a file of another
kind by itself; all of them go through ``stages.py``.
"""
