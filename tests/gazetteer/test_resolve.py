"""What names mean: a table of queries, with and without context."""

from __future__ import annotations

from pathlib import Path

import pytest

from dronecli import gazetteer
from dronecli.folding import fold
from dronecli.gazetteer import ADJ, ALIAS, CENTRE, FULL, LOOSE, NAME, OLD, STEM, Gazetteer
from dronecli.gazetteer.ukrainian import land_noun

# query | region in play or - | status | the first match, or - where there is none to give
TABLE = """
Kaluga                       | -      | resolved   | RU-KLU/kaluga
Kaluga Oblast                | -      | resolved   | RU-KLU
Kaluga region                | RU-BRY | resolved   | RU-KLU
the Kaluga region            | -      | resolved   | RU-KLU
Kaluzhskaya oblast'          | -      | resolved   | RU-KLU
Moscow                       | -      | resolved   | RU-MOW
Moscow region                | -      | resolved   | RU-MOS
Podmoskovye                  | -      | resolved   | RU-MOS
Подмосковье                  | -      | resolved   | RU-MOS
Кубань                       | -      | resolved   | RU-KDA
Кубани                       | RU-ROS | resolved   | RU-KDA
ДНР                          | -      | resolved   | UA-14
Republic of Crimea           | -      | resolved   | UA-43
Республики Крым              | -      | resolved   | UA-43
Крыму                        | -      | resolved   | UA-43
Белгородчина                 | -      | resolved   | RU-BEL
Бєлгородщина                 | -      | resolved   | RU-BEL
Калузька область             | -      | resolved   | RU-KLU
Ленобласть                   | -      | resolved   | RU-LEN
КБР                          | -      | resolved   | RU-KB
Sea of Azov                  | -      | resolved   | SEA-AZOV
Чёрного моря                 | -      | resolved   | SEA-BLACK
Hvastovici                   | -      | resolved   | RU-KLU/khvastovichi
Khvastovichi                 | -      | resolved   | RU-KLU/khvastovichi
Chwastowitschi               | -      | resolved   | RU-KLU/khvastovichi
Khvastovich district         | -      | resolved   | RU-KLU/khvastovichsky-district
Khvastovichskiy Rayon        | -      | resolved   | RU-KLU/khvastovichsky-district
Хвастовичский муниципальный округ | -  | resolved  | RU-KLU/khvastovichsky-district
в Хвастовичском районе       | RU-KLU | unresolved | -
Хвастовичского района        | -      | resolved   | RU-KLU/khvastovichsky-district
Хвастовицького району        | RU-KLU | resolved   | RU-KLU/khvastovichsky-district
Tarus district               | RU-KLU | resolved   | RU-KLU/tarussky-district
Millerovo district           | -      | resolved   | RU-ROS/millerovsky-district
Kirish district              | RU-LEN | resolved   | RU-LEN/kirishsky-district
Kuybyshevskiy rayon          | RU-KLU | resolved   | RU-KLU/kuybyshevsky-district
Kirov                        | -      | ambiguous  | RU-KIR/kirov
Kirov                        | RU-KLU | resolved   | RU-KLU/kirov
Kirov                        | RU-KIR | resolved   | RU-KIR/kirov
Kirov district               | RU-KLU | resolved   | RU-KLU/kirovsky-district
Kirov region                 | RU-KLU | resolved   | RU-KIR
the town of Kirov            | RU-KLU | resolved   | RU-KLU/kirov
г. Киров                     | RU-KLU | resolved   | RU-KLU/kirov
Кировский район              | -      | ambiguous  | RU-KLU/kirovsky-district
Krasnoarmeysk                | -      | ambiguous  | RU-MOS/krasnoarmeysk
Krasnoarmeysk                | UA-14  | resolved   | UA-14/pokrovsk
Krasnoarmeysk                | RU-KLU | ambiguous  | RU-MOS/krasnoarmeysk
Artyomovsk                   | UA-14  | resolved   | UA-14/bakhmut
Жуков                        | -      | ambiguous  | RU-KLU/zhukov
г. Жуков                     | -      | resolved   | RU-KLU/zhukov
Zhukov                       | RU-KLU | resolved   | RU-KLU/zhukov
Sergejevka                   | -      | resolved   | RU-PRI/sergeyevka
Myshkinskiy Rayon            | -      | resolved   | RU-YAR/myshkinsky-district
Mishkinskiy Rayon            | -      | ambiguous  | RU-BA/mishkinsky-district
Kalacheyevskiy Rayon         | -      | resolved   | RU-VOR/kalacheyevsky-district
Mykolaiv                     | -      | resolved   | UA-48/mykolaiv
Blagoveshchensk              | -      | ambiguous  | RU-AMU/blagoveshchensk
Krasnokamsky                 | -      | ambiguous  | RU-BA/krasnokamsky-district
Lesasibirsk                  | -      | resolved   | RU-KYA/lesosibirsk
Sudza                        | -      | resolved   | RU-KRS/sudzha
Kerc                         | -      | resolved   | UA-43/kerch
Other                        | -      | unresolved | -
Door                         | -      | ambiguous  | RU-MOS/dor
luck                         | -      | ambiguous  | UA-07/lutsk
Luck                         | -      | resolved   | UA-07/lutsk
kharkov                      | -      | resolved   | UA-63/kharkiv
hvastovici                   | -      | resolved   | RU-KLU/khvastovichi
рівня                        | -      | ambiguous  | UA-56/rivne
Kharitonov                   | -      | unresolved | -
Santana                      | -      | unresolved | -
Oryol                        | RU-ORL | resolved   | RU-ORL/oryol
Orel                         | RU-ORL | resolved   | RU-ORL/oryol
Orlov region                 | -      | resolved   | RU-ORL
Орлом                        | RU-ORL | resolved   | RU-ORL/oryol
Малоярославце                | RU-KLU | resolved   | RU-KLU/maloyaroslavets
Малоярославеце               | RU-KLU | resolved   | RU-KLU/maloyaroslavets
Maloyaroslavetz              | RU-KLU | resolved   | RU-KLU/maloyaroslavets
Yernov                       | RU-KLU | unresolved | RU-KLU/yukhnov
Kyiv                         | -      | resolved   | UA-30
Kiev                         | -      | resolved   | UA-30
Kharkov region               | -      | resolved   | UA-63
Dnipropetrovsk               | -      | resolved   | UA-12/dnipro
Великий Новгород             | -      | resolved   | RU-NGR/veliky-novgorod
Novgorod region              | -      | resolved   | RU-NGR
Nizhny Novgorod region       | -      | resolved   | RU-NIZ
Altai Republic               | -      | resolved   | RU-AL
Altai Krai                   | -      | resolved   | RU-ALT
городской округ Реутов       | -      | resolved   | RU-MOS/reutov
ЗАТО Саров                   | -      | resolved   | RU-NIZ/sarov
Rostov-on-Don                | -      | resolved   | RU-ROS/rostov-on-don
Ростове-на-Дону              | -      | resolved   | RU-ROS/rostov-on-don
Новой Москве                 | -      | resolved   | RU-MOW
New Moscow                   | -      | resolved   | RU-MOW
Caspian                      | -      | resolved   | SEA-CASPIAN
Каспій                       | -      | resolved   | SEA-CASPIAN
Каспієм                      | -      | resolved   | SEA-CASPIAN
Slavyansk-on-Kuban           | -      | resolved   | RU-KDA/slavyansk-na-kubani
Slavyansk                    | RU-KDA | resolved   | RU-KDA/slavyansk-na-kubani
Slavyansk                    | UA-14  | resolved   | UA-14/sloviansk
Slavyansk                    | -      | resolved   | UA-14/sloviansk
Кам’янський район            | -      | resolved   | UA-12/kamianske-raion
Кам'янського району          | UA-12  | resolved   | UA-12/kamianske-raion
Кам'янського району          | RU-ROS | resolved   | RU-ROS/kamensky-district
Каменського району           | RU-ROS | resolved   | RU-ROS/kamensky-district
Кам’янський район            | RU-TUL | resolved   | RU-TUL/kamensky-district
Міллерівському районі        | RU-ROS | resolved   | RU-ROS/millerovsky-district
Глушківський район           | RU-KRS | resolved   | RU-KRS/glushkovsky-district
Великосолдатського району    | RU-KRS | resolved   | RU-KRS/bolshesoldatsky-district
Білгородський район          | RU-BEL | resolved   | RU-BEL/belgorodsky-district
Слов'янський район           | RU-KDA | resolved   | RU-KDA/slavyansky-district
Темрюцькому районі           | RU-KDA | resolved   | RU-KDA/temryuksky-district
Борівський район             | RU-KLU | resolved   | RU-KLU/borovsky-district
Борівський район             | UA-63  | unresolved | -
Борівський район             | -      | unresolved | -
Синельниківщина              | -      | resolved   | UA-12/synelnykove-raion
Нікопольщини                 | -      | resolved   | UA-12/nikopol-raion
Шосткинщині                  | -      | resolved   | UA-59/shostka-raion
Бериславщину                 | UA-65  | resolved   | UA-65/beryslav-raion
Павлоградщиною               | -      | resolved   | UA-12/pavlohrad-raion
Куп'янщині                   | -      | resolved   | UA-63/kupiansk-raion
Прилуччині                   | -      | resolved   | UA-74/pryluky-raion
Кременчуччину                | -      | resolved   | UA-53/kremenchuk-raion
Новгород-Сіверщині           | -      | resolved   | UA-74/novhorod-siverskyi-raion
Самарівщині                  | UA-12  | resolved   | UA-12/novomoskovsk-raion
Володимирщині                | -      | resolved   | UA-07/volodymyr-raion
Владимирщине                 | -      | resolved   | RU-VLA
Криворіжжі                   | -      | resolved   | UA-12/kryvyy-rih-raion
Криворожьем                  | -      | resolved   | UA-12/kryvyy-rih-raion
Никопольщине                 | -      | resolved   | UA-12/nikopol-raion
Nikopolshchyna               | -      | resolved   | UA-12/nikopol-raion
Полтавщині                   | -      | resolved   | UA-53
Харківщиною                  | -      | resolved   | UA-63
Сумщині                      | -      | resolved   | UA-59
Дніпровщині                  | -      | resolved   | UA-12
Кропивниччини                | -      | resolved   | UA-35
Брянщині                     | -      | resolved   | RU-BRY
Тульщини                     | -      | resolved   | RU-TUL
Липеччину                    | -      | resolved   | RU-LIP
Калужчиною                   | -      | resolved   | RU-KLU
Білгородщині                 | -      | resolved   | RU-BEL
"""


def _table() -> list[tuple[str, str | None, str, str | None]]:
    rows = []
    for line in TABLE.strip().splitlines():
        query, region, status, wanted = (cell.strip() for cell in line.split("|"))
        rows.append((query, None if region == "-" else region, status, None if wanted == "-" else wanted))
    return rows


@pytest.fixture(scope="module")
def gaz() -> Gazetteer:
    return gazetteer.load()


@pytest.mark.parametrize(("query", "region", "status", "wanted"), _table())
def test_table(gaz: Gazetteer, query: str, region: str | None, status: str, wanted: str | None) -> None:
    found = gaz.resolve(query, region)
    assert found.status == status
    if wanted is not None:
        assert found.matches[0].place.id == wanted


def test_suggestions_for_a_name_that_no_place_bears(gaz: Gazetteer) -> None:
    assert "RU-KLU/yukhnov" in [place.id for place, _ in gaz.suggest("Yernov", "RU-KLU")]


@pytest.mark.parametrize(
    ("name", "offered", "elsewhere"),
    [
        ("Yernov", {"RU-KLU/yukhnov", "RU-KLU/kirov"}, set()),  # Ternopil shares three letters of six
        ("Jernow", {"RU-KLU/yukhnov"}, set()),
        ("Tlua", {"RU-KLU/kaluga"}, {"RU-TUL"}),  # another region misspelt
        ("Брянсской", {"RU-KLU/borovsky-district"}, {"RU-BRY"}),
        ("Bilhorod", set(), {"RU-BEL"}),
        ("Выдумск", set(), set()),  # less than half of any name
        ("Nowhereville", set(), set()),
    ],
)
def test_suggestions_are_near_and_of_the_region_in_play(
    gaz: Gazetteer, name: str, offered: set[str], elsewhere: set[str]
) -> None:
    found = gaz.suggest(name, "RU-KLU", limit=20)
    assert min((score for _, score in found), default=100) >= 50
    assert {place.id for place, _ in found} >= offered
    strangers = [place.id for place, score in found if place.region != "RU-KLU"]
    assert set(strangers[:1]) == elsewhere


@pytest.mark.parametrize(
    ("form", "place", "flags"),
    [
        ("Калужской", "RU-KLU", ADJ),
        ("Курской", "RU-KRS", ADJ),
        ("Курском", "RU-KRS/kursk", NAME),
        ("Курском", "RU-KRS/kursky-district", ADJ),
        ("Kaluga", "RU-KLU/kaluga", NAME),
        ("Kaluga", "RU-KLU", STEM),
        ("Khvastovich", "RU-KLU/khvastovichsky-district", STEM),
        ("Millerovo", "RU-ROS/millerovsky-district", CENTRE),
        ("Подмосковье", "RU-MOS", ALIAS),
        ("Republic of Crimea", "UA-43", FULL),
        ("Krasnoarmeysk", "UA-14/pokrovsk", ALIAS | OLD),
        ("Hvastovici", "RU-KLU/khvastovichi", NAME | LOOSE),
    ],
)
def test_flags_of_hits(gaz: Gazetteer, form: str, place: str, flags: int) -> None:
    forms = {gaz.place(hit.place).id: hit.form for hit in gaz.lookup(fold(form))}
    assert forms.get(place, 0) & flags == flags


def test_an_adjective_in_the_feminine_is_no_district(gaz: Gazetteer) -> None:
    """«над Саратовской – 12» can only be the region."""
    kinds = {gaz.place(hit.place).kind for hit in gaz.lookup(fold("Саратовской"))}
    assert "region" in kinds
    assert "district" not in kinds


def test_the_longest_name_wins(gaz: Gazetteer) -> None:
    keys = [fold(w) for w in "над Нижним Новгородом и Великими Луками".split()]
    assert gaz.longest(keys, 0) == (0, ())
    size, hits = gaz.longest(keys, 1)
    assert (size, gaz.place(hits[0].place).id) == (2, "RU-NIZ/nizhny-novgorod")
    size, hits = gaz.longest(keys, 4)
    assert (size, gaz.place(hits[0].place).id) == (2, "RU-PSK/velikiye-luki")


def test_a_land_is_one_raion_or_oblast(gaz: Gazetteer) -> None:
    """A raion around an oblast's capital leaves the noun to the oblast, and no two have the same."""
    for place in [p for p in gaz.places() if p.kind in ("region", "district") and p.id.startswith("UA")]:
        noun = land_noun(place.name_uk)
        hits = gaz.exact(fold(noun)) if noun else ()
        owners = [gaz.place(hit.place) for hit in hits]
        if place.region not in ("UA-43", "UA-40") and noun:
            assert [o.id for o in owners] in ([place.id], [place.region]), noun


def test_a_hyphenated_word_is_one_token(gaz: Gazetteer) -> None:
    keys = [fold("Спас-Деменском"), fold("районе")]
    size, hits = gaz.longest(keys, 0)
    assert size == 1
    assert "RU-KLU/spas-demensky-district" in {gaz.place(h.place).id for h in hits}


@pytest.mark.parametrize(
    ("region", "date", "name"),
    [
        ("RU-KLU", "2025-07-21", "Владислав Шапша"),
        ("RU-KRS", "2024-05-01", "Роман Старовойт"),
        ("RU-KRS", "2024-08-06", "Алексей Смирнов"),
        ("RU-KRS", "2025-07-21", "Александр Хинштейн"),
        ("RU-TUL", None, "Дмитрий Миляев"),
        ("UA-43", "2025-01-01", "Сергей Аксёнов"),
        ("UA-63", "2025-01-01", "Олег Синєгубов"),
        ("UA-23", "2025-01-01", "Евгений Балицкий"),
        ("UA-30", "2025-06-01", "Тимур Ткаченко"),
    ],
)
def test_heads_by_day(gaz: Gazetteer, region: str, date: str | None, name: str) -> None:
    head = gaz.head_of(region, date)
    assert head is not None
    assert head.name == name


def test_nobody_is_named_for_a_day_between_terms(gaz: Gazetteer) -> None:
    assert gaz.head_of("RU-TVE", "2025-10-15") is None
    assert gaz.head_of("RU-KLU", "1999-01-01") is None
    assert gaz.head_of("SEA-BLACK") is None


@pytest.mark.parametrize(
    ("surname", "head"),
    [
        ("Шапши", "Владислав Шапша"), ("Шапшу", "Владислав Шапша"), ("Sliusar", "Юрий Слюсарь"), ("Slyusar",
        "Юрий Слюсарь"),
        ("Klitschkov", "Андрей Клычков"), ("Gussev", "Александр Гусев"), ("Гусєва", "Александр Гусев"),
        ("Хінштейном", "Александр Хинштейн"),
        ("Milayev", "Дмитрий Миляев"), ("Drosdenko", "Александр Дрозденко"), ("Лысаком", "Сергій Лисак"),
        ("Vorobiov", "Андрей Воробьёв"),
    ],
)  # fmt: skip
def test_surnames_of_heads(gaz: Gazetteer, surname: str, head: str) -> None:
    assert head in [gaz.head(hit.head).name for hit in gaz.people(fold(surname))]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("AV БогомаZ", "Александр Богомаз"), ("Настоящий Гладков", "Вячеслав Гладков"), ("Губернатор Гусев",
        "Александр Гусев"),
        ("Шапша Владислав", "Владислав Шапша"), ("@vvgladkov", "Вячеслав Гладков"), ("https://t.me/avbogomaz",
        "Александр Богомаз"),
        ("Новости Калуги", None), ("Иванов", None), ("Владислав", None), ("", None),
    ],
)  # fmt: skip
def test_channels(gaz: Gazetteer, title: str, head: str | None) -> None:
    found = gaz.channel(title)
    assert (found and found.name) == head


@pytest.mark.parametrize(
    "odd", ["", " ", "\x00", "[b]", "а" * 5000, "district", "район", "г.", "🚁", "the of oblast", "\u202e"]
)
def test_odd_queries_are_unresolved(gaz: Gazetteer, odd: str) -> None:
    assert gaz.resolve(odd).status == "unresolved"
    assert gaz.lookup(fold(odd)) == () or odd in ("district", "район")


def _words() -> list[str]:
    lines = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").splitlines()
    return sorted({word for line in lines if line[:1] not in ("", "#", "[") for word in line.split()})


def test_words_that_are_no_places(gaz: Gazetteer) -> None:
    """At most one word in two hundred may pass for a place when there is nothing around it."""
    words = _words()
    taken = [w for w in words if gaz.resolve(w).status == "resolved"]
    assert len(words) >= 2000
    assert len(taken) <= len(words) / 200, taken


@pytest.mark.parametrize(
    ("query", "region", "place"),
    [
        ("Кириллов", "RU-VLG", "RU-VLG/kirillov"),
        ("г. Кириллов", None, "RU-VLG/kirillov"),
        ("Bobrov", "RU-VOR", "RU-VOR/bobrov"),
        ("the town of Bobrov", None, "RU-VOR/bobrov"),
        ("Romanov", "UA-18", "UA-18/romaniv"),
        ("Николаев", "UA-48", "UA-48/mykolaiv"),
    ],
)
def test_towns_that_bear_a_surname_need_a_word_more(gaz: Gazetteer, query: str, region: str | None, place: str) -> None:
    """Zhukov the town and Zhukov the marshal: a region in play or a kind word tells that it is the town."""
    found = gaz.resolve(query, region)
    assert (found.status, found.matches[0].place.id) == ("resolved", place)


@pytest.mark.parametrize("name", ["Кириллов", "Bobrov", "Николаев", "Александров", "Королёв", "Макаров"])
def test_a_surname_alone_is_no_place(gaz: Gazetteer, name: str) -> None:
    found = gaz.resolve(name)
    assert found.status == "ambiguous"
    assert found.matches


@pytest.mark.parametrize("name", ["Миколаїв", "Макарів", "Рівне", "Льгов", "Юхнов", "Губкин", "Курчатов", "Ржев"])
def test_towns_that_are_hardly_surnames_need_nothing(gaz: Gazetteer, name: str) -> None:
    """In its own language the name is a place: «Макарів» and not «Макаров»."""
    assert gaz.resolve(name).status == "resolved"
