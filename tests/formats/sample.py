"""One result, built by hand, that every format renders: two articles, all verdicts, all kinds of findings."""

from __future__ import annotations

from dronecli.model import (
    Claim,
    Comparison,
    Count,
    Document,
    Evidence,
    Finding,
    Location,
    ParsedDocument,
    PlaceRef,
    Row,
    Side,
    Window,
)

TEXT = (
    "KALUGA, July 21, 2025.\n\n"
    "Governor Vladislav Shapsha counted four drones over Kaluga Oblast during the day, in the Tarussky and "
    "Yernovsky districts.\n\n"
    "The Defence Ministry named eight for the hours from 12:20 to 15:00: six over Bryansk Oblast, one of them near "
    "Klintsy, and two over Kaluga Oblast. About twenty have been launched since May.\n"
)
POST = "Ночью над Брянской областью сбито 7 БПЛА. Над Чёрным морем – не менее трёх катеров.\n"


def span(text: str, part: str) -> tuple[int, int]:
    at = text.index(part)
    return at, at + len(part)


def at_line(text: str, part: str) -> tuple[int, int]:
    at = text.index(part)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


KALUGA = PlaceRef("RU-KLU", "Kaluga Oblast", "Калужская область", "Калузька область", "region", "Kaluga Oblast")
BRYANSK = PlaceRef("RU-BRY", "Bryansk Oblast", "Брянская область", "Брянська область", "region", "Bryansk Oblast")
RUSSIA = PlaceRef("RU", "Russia", "Россия", "Росія", "country", "", 100, "source")
BLACK_SEA = PlaceRef("SEA-BLACK", "Black Sea", "Чёрное море", "Чорне море", "sea", "Чёрным морем")
TARUSA = PlaceRef(
    "RU-KLU/tarussky-district", "Tarussky District", "Тарусский район", None, "district", "Tarussky", 100, "inflected"
)
YERNOV = PlaceRef(
    None, "Yernovsky", text="Yernovsky", score=0, method=None, status="unresolved", suggestions=("Yukhnovsky District",)
)
KLINTSY = PlaceRef("RU-BRY/klintsy", "Klintsy", "Клинцы", None, "town", "Klintsy", 100, "exact")
DAYTIME = Window("daytime", "2025-07-21", text="during the day")
HOURS = Window("interval", "2025-07-21", "12:20", "15:00", zone="MSK", text="from 12:20 to 15:00")
NIGHT = Window("night", "2025-07-21", text="Ночью")


def claim(text: str, name: str, sentence: str, quote: str, **fields: object) -> Claim:
    line, column = at_line(text, quote)
    base = Claim(
        id=name,
        source="ministry",
        speaker=None,
        speaker_region=None,
        object="uav",
        type=None,
        outcome="downed",
        count=Count(1, 1),
        place=None,
        across=(),
        window=None,
        part_of=None,
        subset=False,
        cumulative=False,
        span=span(text, quote),
        line=line,
        column=column,
        text=sentence,
        quote=quote,
        confidence=0.93,
    )
    return base._replace(**fields)  # type: ignore[arg-type]


_FIRST, _SECOND, _THIRD = (
    next(part for part in TEXT.replace("\n", "|").split("|") if part.startswith("Governor")),
    TEXT[TEXT.index("The Defence") : TEXT.index(" About")],
    TEXT[TEXT.index("About") :].strip(),
)

ARTICLE = ParsedDocument(
    Document("articles/kaluga.txt", TEXT, "2025-07-21", "text"),
    "en",
    (
        claim(
            TEXT,
            "a1",
            _FIRST,
            "four drones",
            source="governor",
            speaker="Vladislav Shapsha",
            speaker_region="RU-KLU",
            count=Count(4, 4, text="four"),
            place=KALUGA,
            across=(TARUSA, YERNOV),
            window=DAYTIME,
            evidence=(
                Evidence("count", "number word", span(TEXT, "four")),
                Evidence("place", "region by name", span(TEXT, "Kaluga Oblast")),
                Evidence("source", "head of the region by name", span(TEXT, "Governor Vladislav Shapsha")),
                Evidence("window", "daytime phrase", span(TEXT, "during the day")),
            ),
        ),
        claim(TEXT, "a2", _SECOND, "eight", count=Count(8, 8, text="eight"), place=RUSSIA, window=HOURS),
        claim(TEXT, "a3", _SECOND, "six", count=Count(6, 6, text="six"), place=BRYANSK, window=HOURS, part_of=1),
        claim(
            TEXT,
            "a4",
            _SECOND,
            "one of them",
            count=Count(1, 1, text="one"),
            place=BRYANSK,
            across=(KLINTSY,),
            window=HOURS,
            part_of=2,
            subset=True,
        ),
        claim(TEXT, "a5", _SECOND, "two", count=Count(2, 2, text="two"), place=KALUGA, window=HOURS, part_of=1),
        claim(
            TEXT,
            "a6",
            _THIRD,
            "About twenty",
            source="unattributed",
            count=Count(20, 20, True, text="About twenty"),
            outcome="launched",
            place=None,
            window=Window("since", None, text="since May"),
            cumulative=True,
            confidence=0.5,
        ),
    ),
    (
        Finding(
            "DC105",
            "warning",
            "no place is called “Yernovsky”; the nearest is Yukhnovsky District",
            (Location("articles/kaluga.txt", *at_line(TEXT, "Yernovsky")),),
            ("a1",),
            span(TEXT, "Yernovsky"),
        ),
    ),
)
TELEGRAM = ParsedDocument(
    Document("export/result.json#17", POST, "2025-07-21", "export", source="AV БогомаZ", time="07:12"),
    "ru",
    (
        claim(
            POST,
            "b1",
            "Ночью над Брянской областью сбито 7 БПЛА.",
            "7 БПЛА",
            source="governor",
            speaker="Александр Богомаз",
            speaker_region="RU-BRY",
            count=Count(7, 7, text="7"),
            place=BRYANSK,
            window=NIGHT,
        ),
        claim(
            POST,
            "b2",
            "Над Чёрным морем – не менее трёх катеров.",
            "не менее трёх катеров",
            source="governor",
            speaker="Александр Богомаз",
            speaker_region="RU-BRY",
            object="boat",
            count=Count(3, None, text="не менее трёх"),
            place=BLACK_SEA,
            window=NIGHT,
        ),
    ),
    (),
)
EMPTY = ParsedDocument(Document("articles/weather.txt", "It rained.\n"), "en", (), ())
DOCUMENTS = (ARTICLE, TELEGRAM, EMPTY)
CLAIMS = {c.id: (parsed.document.path, c) for parsed in DOCUMENTS for c in parsed.claims}

ONLY_M = "ministry-only"
COMPARISON = Comparison(
    (
        Row(
            "RU-KLU",
            "Kaluga Oblast",
            "2025-07-20",
            "uav",
            Side(3, 3, NIGHT._replace(date="2025-07-20"), ("a1",)),
            Side(5, 5, NIGHT._replace(date="2025-07-20"), ("a5",)),
            2,
            "conflict",
            "both speak of the night, and 3 is not 5",
        ),
        Row(
            "RU-BEL",
            "Belgorod Oblast",
            "2025-07-20",
            "uav",
            Side(10, None, None, ("a1",)),
            Side(12, 12, None, ("a2",)),
            0,
            "agree",
            "the ranges meet",
        ),
        Row(
            "RU-KLU",
            "Kaluga Oblast",
            "2025-07-21",
            "uav",
            Side(4, 4, DAYTIME, ("a1",)),
            Side(2, 2, HOURS, ("a5",)),
            2,
            "explained",
            "the ministry's window (12:20–15:00) lies inside the governor's (daytime)",
        ),
        Row(
            "RU-BRY",
            "Bryansk Oblast",
            "2025-07-21",
            "uav",
            Side(7, 7, NIGHT, ("b1",)),
            Side(6, 6, HOURS, ("a3",)),
            1,
            "unclear",
            "the windows do not overlap",
        ),
        Row("RU-SMO", "Smolensk Oblast", "2025-07-21", "uav", None, Side(2, 2, HOURS, ("a5",)), None, ONLY_M, ""),
        Row("RU-TUL", "Tula Oblast", None, "uav", Side(0, 5, None, ("a1",)), None, None, "governor-only", ""),
    ),
    (
        ARTICLE.findings[0],
        Finding(
            "DC201",
            "error",
            "Kaluga Oblast, night to 20 July: the governor says 3, the ministry 5",
            (Location("articles/kaluga.txt", 3, 35), Location("export/result.json#17", 1, 36)),
            ("a1", "a5"),
        ),
        Finding("DC203", "note", "told with 6 and with 7", (Location("articles/kaluga.txt", 5, 70),), ("a3",)),
    ),
    {
        "documents": 3,
        "claims": 8,
        "agree": 1,
        "explained": 1,
        "unclear": 1,
        "conflict": 1,
        "governor_only": 1,
        "ministry_only": 1,
    },
)

PLACES = (
    {
        "query": "Hvastovici",
        "status": "resolved",
        "matches": [
            {
                "id": "RU-KLU/khvastovichi",
                "name": "Khvastovichi",
                "name_ru": "Хвастовичи",
                "kind": "village",
                "region": "RU-KLU",
                "score": 97,
                "method": "romanisation",
                "name_uk": None,
            }
        ],
    },
    {
        "query": "Киров",
        "status": "ambiguous",
        "matches": [
            {
                "id": "RU-KIR/kirov",
                "name": "Kirov",
                "name_ru": "Киров",
                "kind": "town",
                "region": "RU-KIR",
                "score": 100,
                "method": "exact",
                "name_uk": "Кіров",
            },
            {
                "id": "RU-KLU/kirov",
                "name": "Kirov",
                "name_ru": "Киров",
                "kind": "town",
                "region": "RU-KLU",
                "score": 100,
                "method": "exact",
                "name_uk": "Кіров",
            },
        ],
    },
    {"query": "Nowhereville", "status": "unresolved", "matches": []},
)
RULES = (
    {
        "code": "DC101",
        "name": "sum-mismatch",
        "severity": "warning",
        "meaning": "a breakdown does not add up to its total",
        "explanation": "A total whose parts cover all of it must be their sum.\n\nParts may fall short.",
        "example": "Nine drones: six over Bryansk Oblast and two over Kaluga Oblast.",
    },
    {
        "code": "DC201",
        "name": "sides-contradict",
        "severity": "error",
        "meaning": "governor and ministry contradict each other: no whole numbers satisfy all that they say",
        "explanation": "Take any one of the claims away and the rest can be true.",
        "example": "The governor: five in the night. The ministry: seven in the same night.",
    },
)
