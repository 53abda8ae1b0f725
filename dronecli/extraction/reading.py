"""One sentence with all that the finders found in it: what the rules of binding start from."""

from __future__ import annotations

from dronecli.extraction.counts import CountMention
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.places import PlaceGroup
from dronecli.extraction.scan import Scan
from dronecli.extraction.windows import Times
from dronecli.tuples import NamedTuple


class Reading(NamedTuple):
    """One sentence with all that was found in it.

    `segments` are the half-open runs of tokens between commas and the like, in order. `pairs` gives counts that a word
    such as "respectively" ties to one place each: the token at which a count begins → the group with that place alone.
    `holders` are the groups that a count can be over.
    """

    scan: Scan
    times: Times
    sources: tuple[SourceMention, ...]
    groups: tuple[PlaceGroup, ...]
    counts: tuple[CountMention, ...]
    segments: tuple[tuple[int, int], ...]
    pairs: dict[int, PlaceGroup]
    holders: tuple[PlaceGroup, ...]
