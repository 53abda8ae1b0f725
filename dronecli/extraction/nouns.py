"""What stands behind a number: a noun phrase with the object that it counts ("19 Ukrainian attack UAVs")."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.scan import Scan
from dronecli.lexicon import Mark
from dronecli.segmenting import NUMBER, PUNCT, WORD
from dronecli.tuples import NamedTuple


class NounPhrase(NamedTuple):
    """An object with whatever stands before it.

    `weak` tells that the object is a vague noun ("machines"), `inner` is an outcome inside («сбитых ночью дронах»).
    """

    mark: Mark
    weak: bool
    inner: str | None


class _Way(NamedTuple):
    """How far a phrase is read: the token that comes next, the steps made, and the outcome met with."""

    at: int
    steps: int = 0
    inner: str | None = None


_LONGEST = 7  # steps to an object; what stands farther off is another phrase


def object_at(scan: Scan, i: int) -> tuple[Mark, bool] | None:
    """The object at token i and whether it is a vague noun; None where a place or a time has used the token up."""
    if i in scan.taken:
        return None
    mark = scan.get("object", i)
    if mark is not None:
        return mark, False
    mark = scan.get("weak", i)
    return (mark, True) if mark is not None else None


def is_compound(scan: Scan, mark: Mark) -> bool:
    """ "drone alert", "UAV wreckage": the object only qualifies the next noun."""
    nxt = mark.stop
    if nxt < len(scan.tokens) and scan.tokens[nxt].text == "-":
        nxt += 1
    if nxt >= len(scan.tokens) or mark.gram == "pl" or not scan.tokens[mark.begin].text.isascii():
        return False
    if scan.get("compound", nxt) is None or scan.tokens[nxt].start > scan.tokens[nxt - 1].end + 1:
        return False
    behind = scan.lows[nxt + 1] if nxt + 1 < len(scan.tokens) else ""
    return scan.lows[nxt] not in words.NOUNS_OR_VERBS or behind not in words.BEHIND_TRANSITIVE  # "a drone hit a depot"


def type_of(scan: Scan, begin: int, mark: Mark) -> str | None:
    """The type of a drone named in the phrase or right behind it («самолётного типа»)."""
    if mark.value != "uav":
        return None
    for k in range(begin, min(mark.stop + 4, len(scan.tokens))):
        kind = scan.get("type", k)
        if kind is not None:
            return kind.value
        if k >= mark.stop and scan.tokens[k].kind == PUNCT and scan.tokens[k].text not in "«»\"'()":
            break
    return None


def noun_phrase(scan: Scan, i: int) -> NounPhrase | None:
    """The object behind a quantity that ends before token i, with adjectives and participles between."""
    if not _is_named_behind(scan, i):
        return None
    way: _Way | None = _Way(i)
    while way is not None and way.at < len(scan.tokens) and way.steps <= _LONGEST:
        found = _head_at(scan, way.at)
        if found is None:
            way = _past_token(scan, way)
            continue
        mark, weak = found
        if not is_compound(scan, mark):
            return NounPhrase(mark, weak, way.inner)
        way = _past_compound(scan, way, mark)
    return None


def _is_named_behind(scan: Scan, i: int) -> bool:
    """Whether any object, or any vague noun, stands at token i or behind it."""
    for tag in ("object", "weak"):
        found = scan.at.get(tag)
        if found and next(reversed(found)) >= i:
            return True
    return False


def _head_at(scan: Scan, i: int) -> tuple[Mark, bool] | None:
    """The object at token i; a vague noun may only qualify it ("unmanned" machines, "aircraft-type drones")."""
    found = object_at(scan, i)
    if found is None or not found[1]:
        return found
    return object_at(scan, found[0].stop) or found


def _on(way: _Way, stop: int, inner: str | None = None) -> _Way:
    """One step on, to the token `stop`, past an outcome if one is given."""
    return _Way(stop, way.steps + 1, inner or way.inner)


def _past_compound(scan: Scan, way: _Way, mark: Mark) -> _Way | None:
    """ "Shahed-type attack drones": past an object that qualifies a noun, if another object comes soon."""
    k = mark.stop + 1
    return _on(way, k) if any(object_at(scan, j) for j in range(k, min(k + 2, len(scan.tokens)))) else None


def _past_token(scan: Scan, way: _Way) -> _Way | None:
    """The way past what stands before an object; None where the phrase ends without one."""
    k = way.at
    token = scan.tokens[k]
    if token.kind == PUNCT:
        inside = token.text in "«»\"'“”‘’" or (token.text == "-" and way.steps)
        return way._replace(at=k + 1) if inside else None
    if token.kind == WORD and way.steps and (k in scan.timed or k in scan.taken):
        return way._replace(at=k + 1)  # «о 14 сбитых ночью дронах», "one of the Moscow region drones"
    if token.kind == NUMBER or (k in scan.taken and not scan.get("daypart", k)):
        return None
    kind = scan.get("type", k) or scan.get("defenders", k)  # "five Ukrainian Armed Forces drones"
    if kind is not None:
        return _on(way, kind.stop)
    hits = _past_hits(scan, way)
    if hits is not None:
        return hits
    outcome = _outcome_at(scan, k)
    verb = scan.get("outcome", k) if outcome is None else None
    if verb is not None and verb.stop > k + 1 and token.text.isascii():
        return None  # "20 disappeared from radar without reaching their targets"
    if outcome is None:
        return _past_word(scan, way)
    if token.text.isascii() and not token.low.endswith(words.PARTICIPLE_ENDINGS_EN):
        return None
    return _on(way, k + 1, outcome.value)


def _past_hits(scan: Scan, way: _Way) -> _Way | None:
    """ "12 hits from attack drones", «12 влучань дронів»: past a noun for what the objects did."""
    k, lows = way.at, scan.lows
    if not way.steps and lows[k] in words.STRIKE_NOUNS and k + 1 < len(lows) and lows[k + 1] in words.HIT_BY:
        return _on(way, k + 2, "struck")
    outcome = scan.get("outcome", k)
    if outcome is not None and outcome.value == "struck" and lows[k].startswith(words.HIT_STEMS_UK):
        return _on(way, k + 1, "struck")
    return None


def _outcome_at(scan: Scan, i: int) -> Mark | None:
    """The outcome that the single word at token i tells, if it can be a participle («четырёх сбитых БПЛА»)."""
    mark = scan.get("outcome", i)
    if mark is None or mark.stop != i + 1 or scan.lows[i] in words.AUXILIARIES:
        return None
    return mark if mark.gram or scan.tokens[i].text.isascii() else None


def _past_word(scan: Scan, way: _Way) -> _Way | None:
    """Past a word that is neither type nor outcome: "and" between adjectives, a determiner, "of", an adjective."""
    k, low = way.at, scan.lows[way.at]
    if low in words.AND and way.steps and any(object_at(scan, j) for j in (k + 1, k + 2)):
        return way._replace(at=k + 1)  # "158 strike and decoy drones"
    if low in words.AUXILIARIES or low in words.NOUN_PHRASE_STOPS:
        return None
    if low in words.DETERMINERS:
        return _on(way, k + 1)
    preposition = scan.get("prep", k)
    if preposition is not None and way.inner is not None and preposition.stop in scan.taken:
        return _on(way, _past_place(scan, preposition))
    if preposition is not None and low != "of":
        return _on(way, k + 1) if not way.steps and low in words.OF else None  # «один из аппаратов»
    return _on(way, k + 1) if _can_qualify(scan, k) else None


def _past_place(scan: Scan, preposition: Mark) -> int:
    """The token behind a place inside: «один знищений над Ярославською областю безпілотник»."""
    k = preposition.stop
    while k < len(scan.tokens) and k in scan.taken:
        k += 1
    return k


def _can_qualify(scan: Scan, i: int) -> bool:
    """Whether a word may stand before an object: no other noun does, as in "7 occasions copters dropped …"."""
    low = scan.lows[i]
    if scan.get("placenoun", i) or scan.get("month", i) or scan.get("hourunit", i):
        return False
    if not scan.tokens[i].text.isascii():
        return low.endswith(words.ADJECTIVAL_ENDINGS)
    plural = low.endswith("s") and len(low) > 5 and not low.endswith(words.SINGULAR_S_ENDINGS)
    return not plural and scan.get("debris", i) is None
