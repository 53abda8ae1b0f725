"""Which counts are claims at all: not those that are denied, planned, possible or of something else than drones."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.binding_places import opens_list
from dronecli.extraction.counts import CountMention
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.drafts import Draft
from dronecli.extraction.places import PlaceGroup
from dronecli.extraction.reading import Reading
from dronecli.extraction.scan import Scan
from dronecli.extraction.story import Story


def is_topical(story: Story, reading: Reading) -> bool:
    """Whether drones or the like are the subject: named in this sentence or counted before."""
    return bool(story.drafts) or reading.scan.has("object") or reading.scan.has("topic") or story.topical


def weak_believed(
    story: Story, reading: Reading, count: CountMention, outcome: str | None, continuing: Draft | None
) -> bool:
    """ "machines", "aircraft", «аппарат», "targets": drones only where drones are what is spoken of and a verb or a
    statement of counting governs them."""
    scan = reading.scan
    low = scan.lows[count.stop - 1]
    typed = scan.get("type", count.stop) is not None  # «аппарат самолётного типа»
    typed = typed or outcome == "downed" and low.startswith(words.APPARATUS_STEMS)  # nothing else is shot down
    topical = typed or is_topical(story, reading) or continuing is not None
    if count.object == "target":
        return outcome in ("downed", "launched")
    if (
        low == "aircraft"
        and scan.has("object")
        and any(scan.lows[m.begin].startswith("helicopter") for m in scan.all("object"))
    ):
        return True
    if not topical and count.object == "uav" and low not in words.ORDINARY_MACHINES:
        return False
    if low in words.ALSO_ON_THE_ROAD and outcome != "downed" or outcome is None and _has_verb(scan, count):
        return False  # "setting fire to 20 vehicles", "132 aircraft were diverted"
    hit = outcome == "struck" and bool(count.begin) and scan.lows[count.begin - 1].startswith(words.HIT_NOUN_STEMS)
    sent = outcome == "launched" and low.startswith(
        words.APPARATUS_STEMS
    )  # «випустили 41 апарат», «подлетели три аппарата»
    return topical and (hit or sent or outcome in ("downed", "debris", "lost", None))


def _has_verb(scan: Scan, count: CountMention) -> bool:
    """Whether a verb stands right behind a count, which is then what became of it."""
    return count.stop < len(scan.lows) and scan.lows[count.stop] in words.WERE


def weak_object(story: Story, reading: Reading, count: CountMention) -> str:
    """The kind of object that a vague noun stands for: "machines", "aircraft", «цели»."""
    scan = reading.scan
    if count.object == "target":
        if any(
            scan.lows[m.begin].startswith(words.DRONE_STEMS)
            and m.begin > count.stop
            and m.begin - count.stop <= 14
            and scan.has("all", count.stop, m.begin)
            for m in scan.all("object")
        ):
            return "uav"
        return "uav" if any(d.object == "uav" for d in story.drafts) and scan.lows[count.begin] == "these" else "target"
    low = scan.lows[count.stop - 1]
    if low == "aircraft" and any(scan.lows[m.begin].startswith("helicopter") for m in scan.all("object")):
        return "aircraft"
    return count.object or "uav"


def is_unreal(reading: Reading, count: CountMention, a: int, b: int, at: int | None = None) -> bool:
    """Numbers that nobody asserts: denied, planned, possible, produced, priced; counts of days long past are kept.

    A verb that is denied behind the one at token `at`, which tells what became of the count, is another matter: «упав
    і не вибухнув»."""
    scan = reading.scan
    if _is_rumour(reading, count):
        return True
    if at is not None and at >= count.stop and scan.lows[at - 1] in words.VERB_NEGATIVES:
        return True  # «порушення кордону трьома дронами, але жодного не збивала»
    for mark in scan.all("negation"):
        low = scan.lows[mark.begin]
        if (
            mark.stop - mark.begin > 1
            and scan.lows[mark.begin : mark.stop] not in (["did", "not"], ["do", "not"], ["has", "not"])
            or low.startswith("unaccount")
        ):
            return True
        if any(scan.lows[k] in words.BUT for k in range(mark.stop, count.begin)):
            continue  # "not sixteen but eighteen"
        if low in words.NEGATIVES:
            if a <= mark.begin < b and 0 <= count.begin - mark.stop <= 2 and not scan.get("hedge", mark.begin):
                return low != "not" or scan.lows[mark.stop] != "only"
            outcomes = [m for m in scan.all("outcome") if m.begin == mark.stop or m.begin == mark.stop + 1]
            told = at is not None and count.stop <= at < mark.begin
            if outcomes and a <= mark.begin < b and low in words.VERB_NEGATIVES and not told:
                return True
        elif not (low.startswith("якобы")):
            if (low.startswith(words.UNTRUE_STEMS) or mark.stop - mark.begin > 1 and low == "не") and scan.lows[
                mark.begin : mark.stop
            ] not in (["did", "not"],):
                return True
    if scan.has("modal", a, _verb_behind(scan, count) or b) and not _hard_downed(reading, count, a, b):
        return True
    if scan.has("exercise") or scan.has("rumour") and _is_rumoured(reading, count):
        return True
    if scan.has("difference", 0, count.begin) and scan.sentence.tokens[count.begin - 1].text in words.LONG_DASHES:
        return True  # «Разница между данными сторон – один аппарат»
    return scan.tokens[-1].text == "?" and scan.has("question")


def _is_rumoured(reading: Reading, count: CountMention) -> bool:
    """Whether nobody but a post or a channel is named for what is "allegedly" told: «автор поста утверждает, что над
    Тулой якобы сбили 70 беспилотников»."""
    official = any(s.kind not in ("media", "unattributed") for s in reading.sources)
    return not official and any(0 <= count.begin - m.stop <= 8 for m in reading.scan.all("rumour"))


def _is_rumour(reading: Reading, count: CountMention) -> bool:
    """Whether a count is only what nobody knows who spreads: «У мережі поширюють допис, ніби збили сотню дронів»."""
    lows = reading.scan.lows
    if words.AS_IF.isdisjoint(lows[: count.begin]) or any(not s.force for s in reading.sources):
        return False
    doubt = max(k for k, low in enumerate(lows[: count.begin]) if low in words.AS_IF)
    return any(low.startswith(words.RUMOUR_STEMS) for low in lows[:doubt])


def _verb_behind(scan: Scan, count: CountMention) -> int | None:
    """The token behind the verb that tells what a count hit: what follows is hit, not planned ("a delivery van")."""
    told = (m for m in scan.all("outcome") if m.value in ("struck", "debris") and 0 <= m.begin - count.stop <= 1)
    return next((m.stop for m in told if scan.lows[m.stop : m.stop + 1] not in (["could"], ["may"], ["can"])), None)


def _hard_downed(reading: Reading, count: CountMention, a: int, b: int) -> bool:
    scan = reading.scan
    for mark in scan.all("modal"):
        if a <= mark.begin < b and abs(mark.begin - count.begin) <= 6 and scan.lows[mark.begin] in words.HYPOTHETICAL:
            return False
    return any(m.value == "downed" and a <= m.begin < b for m in scan.all("outcome")) or count.inner == "downed"


def is_tallied(
    story: Story, reading: Reading, count: CountMention, source: SourceMention | None, group: PlaceGroup | None
) -> bool:
    """Whether a count without a verb of its own is a figure that a source gives for downed objects."""
    scan = reading.scan
    said = source or story.current
    if said is None or said.kind in ("media", "unattributed") and source is None:
        return False
    if count.object == "aircraft" and not count.weak:
        return False
    if said.kind == "ukraine" and source is None:
        return False
    if (
        count.weak
        and source is None
        and story.current is not None
        and story.current.kind not in ("ministry", "governor", "regional")
    ):
        return False
    located = group is not None and (group.regions or group.localities or group.own or group.city)
    windowed = bool(reading.times.windows)
    verbs = scan.has("tally")
    if count.form == "bare":
        return False
    if count.form == "np":
        if scan.has("modal") or count.stop < len(scan.lows) and scan.lows[count.stop] in words.VERB_NEGATIVES:
            return False  # «навіть сотні дронів не зупинять заводів»
        if source is not None and scan.lows[source.stop : source.stop + 1] == [":"] and count.begin <= source.stop + 2:
            return True  # "Razvozhayev: 28 UAVs."
        if source is not None and scan.tokens[-1].text == ":":
            return True  # «У ньому 33 дрони:» and its list
        if windowed and story.current is not None and opens_list(reading, count):
            return True  # «За ніч 58 безпілотників: 25 – …»
        before = scan.lows[count.begin - 1] if count.begin else ""
        if before in words.COUNTING_VERBS and story.current is not None and story.drafts:
            return True  # "The first report listed 13 drones."
        if windowed and story.current is not None and before in words.DASHES and len(scan.tokens) <= 30:
            return True  # «За ніч – двадцять два БпЛА»
        if before in words.DASHES and story.current is not None and count.begin - 2 in scan.timed and story.drafts:
            return True  # «7 вересня – 10 дронів, 12 вересня – понад 30»
        return bool(
            (verbs or source is not None and (located or windowed))
            and (located or windowed or source is not None or count.more)
        ) or bool(located and story.drafts)
    return True


def is_attack(reading: Reading, draft: Draft) -> bool:
    """Launches are claims only as an attack that somebody reports: not flights, tests, sales or trips."""
    if draft.bare or draft.form == "bare":
        return False
    if draft.source is None or draft.source.kind == "unattributed":
        told = draft.form == "np" or draft.more and draft.place_from == "previous"  # «… одним дроном, потім ще двома»
        return bool(
            draft.place is not None and draft.place_from not in ("default", "speaker") and told
        ) and not reading.scan.has("modal")
    return True
