"""Errors that help: what a mistyped word was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that begins with "; ", or "" where nothing is near.

    >>> did_you_mean("jsno", ("table", "json", "csv"))
    '; did you mean json?'
    """
    from difflib import get_close_matches

    by_lower = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), list(by_lower), n=1, cutoff=0.5)
    return f"; did you mean {by_lower[near[0]]}?" if near else ""
