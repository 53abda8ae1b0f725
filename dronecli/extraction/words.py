"""Function words and bits of words that rules look for beside a mark, by the position in which they count.

What a word means (an outcome, a place, a speaker …) is in the tables of `dronecli.lexicon`; here stands what only
matters in one place of one construction: the joints of a list, what may open a range, which ending is a plural. Words
are in the form of `Token.low`.
"""

from __future__ import annotations

# Small words of grammar.
AND = frozenset("and и й та і".split())
AND_OR = frozenset("and або и или й та і".split())
OF = frozenset("of з зі из із".split())
WITH = frozenset("with з с со із".split())
FROM_OR_SINCE = frozenset("from since від з от с із".split())
FROM = frozenset("від з зі из от с со із".split())
OPENS_RANGE = frozenset("between from від между між от с".split())
JOINS_RANGE = frozenset("and to до и й та і".split())
AND_A_HALF = frozenset("з с".split())
HALF_BEHIND_NUMBER = frozenset("з с із".split())
WAS_SO_MANY = frozenset("было виявилося оказалось".split())
ONE_BY_ONE = frozenset((("за", "другим"), ("за", "одним"), ("за", "одною"), ("после", "другого"), ("by", "one")))
ANOTHER_RU_UK = frozenset("еще ещё ще".split())
ARTICLES = frozenset("a an some".split())
THE_THOSE = frozenset("the those тех тих цих этих".split())
THAT_WHICH = frozenset("that which которые что що які".split())
RELATIVE_STEMS = tuple("котор котр яку якої який яка які якого".split())
SUCH_OR_THEM = frozenset("их їх таких".split())
THEM = frozenset("them их їх".split())
BEFORE_DEFINED = frozenset("is it number of so that the this количество столько стільки це число это".split())
THESE = frozenset("the these those зазначених тех тих указанных цих этих".split())
THE_COUNTED = frozenset("its the these those них тех тих цих этих".split())
OF_THEM = frozenset("them these них".split())
ITS = frozenset("его ее його її".split())
IT_CYRILLIC = frozenset("ней нею неї ним".split())
SEA_ALONE = frozenset("sea морем".split())
REGION_KINDS = {
    "krai": ("край", "краю", "краем", "крае", "края"),
    "oblast": ("област", "oblast"),
    "republic": ("республик", "республік", "republic"),
}
THERE = frozenset("there здесь сюда сюди там туди тут".split())
DASHES = frozenset("- – —".split())
LONG_DASHES = frozenset("– —".split())
COLON_OR_DASH = frozenset(": – —".split())
COLON_OR_ANY_DASH = frozenset("- : – —".split())
PLACE_OPENERS = frozenset("( : – —".split())
HEADER_MARKS = frozenset("( , - : – —".split())
BEFORE_UNKNOWN_NAME = frozenset(", - : – —".split())
BEHIND_HEADING = frozenset(", : – —".split())
BEFORE_SIGNATURE = frozenset("( - – —".split())
APPOSITION_MARKS = frozenset("( , – —".split())
BEFORE_TITLE = frozenset(", – —".split())
CURRENCY_AND_SIGNS = frozenset("# $ + [ £ ¥ € ₴ ₽ № −".split())
WERE = frozenset("are been being is was were".split())
WERE_PERFECT = frozenset("been was were".split())
UNCOUNTED_DETERMINERS = frozenset("any each every no per that the this".split())
NOT_ALSO = frozenset("также також".split())
BUT = frozenset("but а но".split())
CONTRASTS = frozenset("; and but while а но".split())
CLAUSE_BREAKS = frozenset(". ; where while а где де".split())
ALL = frozenset("all все всі усі".split())
ALL_CYRILLIC = frozenset("все всех всі усі".split())
THIS_IS = frozenset("то це это".split())

LOCATIVE_PREPOSITIONS = frozenset("в во на о об у".split())
LOCATIVE_ADJECTIVE_ENDINGS = tuple("ском цком ському цькому".split())

ABOUT = frozenset("about о об обо про".split())

# Verbs and nouns that need a second look.
SENT_AGAINST = frozenset("against at by into on to toward towards".split())
GOT_INTO_STEMS = tuple("попал потрапи".split())
FELL_TO = frozenset("in on to".split())
THEY = frozenset("he it she they".split())
HIT_VERBS = frozenset("hit hits strike strikes struck".split())
BETWEEN_JOINED_OBJECTS = frozenset("\" ' all and « » або и или й та і".split())
ATTACK_NOUNS = frozenset("assault attack attacks raid".split())
BEHIND_TRANSITIVE = frozenset("a an another his into its near one several the their three two".split())
REACHED = frozenset("hit reached".split())
REACHED_STEMS = tuple("достиг досяг сягну".split())
JOINS_OBJECTS = frozenset(", and as well plus а и й та і також также".split()) | {'"', "«", "»", "“", "”"}
SUPERLATIVE_STEMS = tuple(
    (
        "any biggest deadliest first fourth heaviest highest largest longest record second third worst будь-як "
        "впервые вперше крупнейш люб масштабнейш найбільш наймасован наймасштабн первы перш рекорд сам"
    ).split()
)
YEARS = frozenset("year году года року торік".split())  # "9 March this year" is a day
WEEKS = frozenset("week неделе неделю недели тижні тижня тиждень".split())  # "last week, on 17 June" is a day
POSSESSIVES = frozenset("enemy its russia's russian their ukraine's ukrainian".split())
DESTROYING_STEMS = tuple("уничтож знищ потоп".split())
PERFECTIVE_STEMS_UK = tuple("знищ знешкод ліквід нейтраліз перехоп".split())
PERFECTIVE_STEMS_RU = tuple("ликвид нейтрализ обезвред уничтож".split())
FUTURE_ENDINGS_UK = tuple("ать ить ять".split())
FUTURE_ENDINGS_RU = tuple("ат ит ят".split())
ACTIVE_PAST_ENDINGS = tuple("ил ила или ило ив".split())
STRIKE_NOUNS = frozenset("hit hits impact impacts strike strikes".split())
OF_ATTACK = frozenset("by from involving of with".split())
HIT_BY = frozenset("by from of".split())
ALSO_ADJECTIVES = frozenset("deployed dispatched dropped sent used".split())
ALSO_MOVED = frozenset("deployed dispatched sent".split())
STOPPED = frozenset("stop stopped stops".split())
BY_MEANS_OF = frozenset("using with".split())
NOTICED = frozenset("detected recorded registered spotted tracked".split())
FELL = frozenset("fall falling falls fell".split())
FLEW = frozenset("flew flown fly flying".split())
AWAY = frozenset("away back off out".split())
FOUND = frozenset("discovered found виявили виявлено найден обнаружен обнаружена обнаружено обнаружены".split())
ALSO_NOUNS = frozenset("crash falling fire launch strikes used".split())
ALSO_NOUNS_BEFORE_NOUN = frozenset("crash falling launch strikes".split())
HIT_OR_EXPLODED = frozenset("detonated exploded hit".split())

# Around places.
UNTOLD = frozenset("nothing silent".split())
UNTOLD_STEMS = tuple("mention naming упомина упомян упомін згаду згадал".split())
NO_WORD = (
    ("ни", "слова"), ("ничего",), ("среди", "них", "нет"), ("не", "значится"), ("ні", "слова"), ("нічого",),
    ("серед", "них", "немає"), ("не", "значиться"), ("is", "not", "among"),
)  # fmt: skip
LIKE_COUNTRY_ENDINGS = tuple(  # a name that is also an adjective of a country: Ukrainsk
    "ие ий ая ое ого ому ими их ой ую ські ський ська ське ських ським ськими ської ську".split()
)
FORCES_OF = frozenset("армии армії ввс вмс вмф сил сили силы".split())
OVER = frozenset("above over над".split())
PLANTS = frozenset("АЕС АЭС ГРЕС ГРЭС НПЗ ТЕС ТЕЦ ТЭС ТЭЦ".split())
PLANT_STEMS = tuple("аеродром аеропорт аэродром аэропорт завод комбінат комбинат нафто нефте порт".split())
NAMING_ENDINGS = tuple("ською ській ську ської ская ской скую ском ському".split())
BETWEEN_LISTED_COUNTS = frozenset(", and drones uavs и й та і".split())
PENINSULA_STEMS = tuple("peninsula полуостров півостр".split())
OUR_STEMS = tuple("our наш".split())
AIMED_AT = frozenset("по".split())
HAS_NUMBER = frozenset(
    "accounted accounts credited for got had has have just only other saw sees the was were with".split()
)
NEAR = frozenset("near off близ біля возле неподалік поблизу".split())
REGION_HINTS = frozenset(
    "oblast province region republic sea territory республик республике республики республикой територ".split()
)
REPUBLIC = frozenset("republic республика республике республики республикой".split())
DISTRICT_BEFORE_NAME = frozenset("district districts районе".split())
KIND_ABBREVIATIONS = frozenset("г д м п с".split())
NOT_KIND_BEHIND_NAME = frozenset("area port г го д м мо п порт порта порту с".split())
VILLAGE_ABBREVIATIONS = frozenset("д м п пос с".split())
LATIN_FEMININE_ENDINGS = ("skaya", "skaia", "skaja", "skoj", "skoy", "skoi")
VILLAGES = frozenset(
    (
        "hamlets settlements villages деревень деревни деревнями деревнях поселками поселках поселки поселков "
        "пунктах пунктов пункты сел села селам селами селах селищ селища селищами селищах станиц станицах станицы "
        "сіл хутора хуторах хуторов"
    ).split()
)
DOTTED_KINDS = frozenset("обл р-н".split())
NEWSPAPERS = frozenset("independent post times".split())
BEHIND_SEA = frozenset("city port ports resort resorts town".split())
OPENS_ASIDE = frozenset("where without без где де".split())
OPENS_OTHER_CLAUSE = frozenset("as but whereas while".split())
PUT_INTO_OFFICE = frozenset("appointed backed installed назначила поставила призначила".split())
BEARINGS = frozenset("edge outskirts side suburb suburbs".split())
NUCLEAR = frozenset("npp nuclear аес аэс".split())
KIND_ADJECTIVES = frozenset(
    (
        "city municipal territorial urban городского городской городском муниципального муниципальном муниципальный "
        "міської міській народная народной народною сельском"
    ).split()
)
BETWEEN_KIND_AND_NAME = frozenset("\" ' - . of the «".split())
MOSTLY = frozenset(
    "chiefly mainly mostly predominantly primarily главным здебільшого основном переважно преимущественно".split()
)
LIST_ITEM_LEADS = frozenset("and in over the в и й над та у і".split())
LIST_JOINTS = frozenset(", and the и й та і".split())
CLOSES_LIST = frozenset("and districts were и районами районах та".split())
PLURAL_KINDS = frozenset(
    "cities districts settlements towns villages города городами городах районах районы сел селах".split()
)
PLURAL_KIND_FORMS = frozenset("края областей областям округов райони районов территориями".split())
HELD = frozenset(
    (
        "annexed occupied анексованим анексованого анексованому аннексированного аннексированном аннексированным "
        "временно оккупированного оккупированном оккупированным оккупированными окупованим окупованими окупованого "
        "окупованому тимчасово"
    ).split()
)
BETWEEN_DIRECTION_AND_PLACE = frozenset(": a of region the город города м –".split()) | HELD
BETWEEN_NAME_AND_OWN = frozenset("in of the".split())
OPENS_APPOSITION = frozenset("( , : and in в и с – —".split())
INSIDE_APPOSITION = frozenset("( : town города городе – —".split())
OF_OWN_REGION = frozenset("краю края области області региона регіону республики республіки".split())
APPROACH_STEMS = tuple("approach підльот підступ подлет подлёт подступ".split())
OVER_AGAIN = frozenset("above over в на над".split())
DASH_OR_THE = frozenset("the – —".split())
HEADER_LEADS = frozenset(", namely в над – —".split())

# Around sources.
# A state that says something speaks through its forces: in the nominative, or "in" it something is said.
RUSSIA_SPEAKS = frozenset(
    "moscow, russia, в москве, в москві, в росії, в россии, в рф, москва, россия, росія, у москві, у росії, у рф".split(
        ", "
    )
)
UKRAINE_SPEAKS = frozenset(
    "kiev, kyiv, ukraine, в киеве, в києві, в украине, в україні, київ, киев, на украине, украина, україна, "
    "у києві, у україні".split(", ")
)
POINTS_BACK = frozenset("announcement figure such these this такие це это".split())
WHAT_WAS_TOLD = frozenset(
    (
        "it this атаках атаке атаку инциденте нем них ньому ній произошедшем сбитии случившемся те том це что этом "
        "інцидент"
    ).split()
)
OF_CAPITAL_STEMS = tuple("столичн".split())
CAPITAL_STEMS = tuple("capital столиц столичн".split())
NO_OTHER_MINISTRY = frozenset(
    "but defence defense its moscow moscow's our russia's russian that the their this".split()
)
WORKERS_STEMS = tuple("дснс мнс пожарн пожежн поліц рятувальник спасател".split())
HEADS_STEMS = tuple("возглавля керу очолю руковод".split())
WHO = frozenset("которая который хто що яка який".split())
LOCAL_ENDINGS = tuple("al ing ым их ой ных них ому ими".split())
LOCAL_BODY_STEMS = tuple("міськ поселков районн селищн сельск сільськ".split())  # «голова районної адміністрації»
HEAD_OF = frozenset("boss chief head leader".split())
RUSSIAN_STEMS = ("russia", "российск", "російськ")
STATES_CITED = frozenset("kiev kyiv moscow киева києва москви москвы россии росії украины україни".split())
MOSCOW_STEMS = tuple("moscow москв росі росс".split())
ALSO_ADVERBS = frozenset("also earlier later meanwhile ж же зато позже потім пізніше также також тем тоже".split())
OPENING_QUOTES = frozenset("« “ „".split())
CLOSING_QUOTES = frozenset("» ”".split())
BEFORE_WHO_SAYS = frozenset("! , . ? … » ”".split())
BEHIND_QUOTATION = frozenset(", – — -".split())
FIGURE_STEMS = tuple("данн дани зведен сводк цифр".split())
ITS_OR_HIS = frozenset("его його него нього".split())
IN_OR_OF = frozenset("in of".split())
THE_IN_FRONT = frozenset(("the",))
AUTHORITIES = frozenset("authorities officials влада влади владою властей власти властям властями".split())
STANDS_IN = frozenset(
    "есть значатся значились значилось значится содержится указано указаны фигурирует фигурируют".split()
)
GOVERNOR = ("governor", "губернатор")
GIVING_STEMS = tuple("навод назива називал подтвер підтвер привод приводил называ упомин комментир коментув".split())
THANKS_STEMS = tuple("благодар вдячн дяку признател спасиб thank".split())
BY_CYRILLIC = frozenset("за по".split())
HIS_OR_HER = frozenset("его ее её його її".split())
OWN_DATA = frozenset("власними же своим своими собственным".split())
DATA_STEMS = tuple(
    "верс данн данны даним зведен сводк информац інформац оценк підрахунк подсчет подсчёт сведени відомост".split()
)
SAID_PARTICIPLES = frozenset("вказано зазначено сказано указано".split())
THERE_SAID = frozenset("there там".split())
EARLIER = frozenset("earlier previously ранее раніше".split())
BEFORE_NUMBERED = frozenset('channel outlet канал канала канале каналі издание shot " « “'.split())
BEFORE_OFFICE = frozenset("' 's acting interim new regional s the then врио ’".split())
FORCE_LINKS = frozenset("'s by from of rf russia russian s the пво россии рф".split())
OFFICE_LINKS = frozenset("( acting interim временно врио и".split())
BEHIND_OUTLET_WORD = frozenset("at by dead down in".split())
BEFORE_RESIDENTS = frozenset("of the to".split())
IN_RU = frozenset("в на".split())
AT_UK = frozenset("в у".split())
SOLDIERS = frozenset("военные військові".split())

# They tell of flights and trains, never of what was downed: "the ministry" behind them is still that of defence.
CARRIER_STEMS = tuple("rosavia росавиа росавіа ржд укрзализ укрзаліз".split())

# Around times.
PREVIOUS_STEMS = tuple("предыдущ попередн previous".split())
UNTOLD_HOURS = frozenset("hour hours годиною годинами часами часом".split())
BEFORE_THAT = frozenset("ago before earlier later до перед после потому після спустя тому".split())
WHAT_IS_SAID = frozenset("that what о об про что що".split())
TIME_NOUN_STEMS = tuple("day hour night week ден дн доб минут ноч ніч сут тиж хвилин час".split())
PRESENT_STEMS = tuple("нинішн нынешн сегодняшн сьогоднішн".split())
REPORT_NOUN_STEMS = tuple(
    "announcement briefing bulletin communique report statement summar update брифинг заявлен звіт зведенн отчет "
    "повідомленн пост релиз сводк сообщени".split()
)
NEXT_STEMS = tuple(
    "втор трет четверт пят следующ последн очередн друг наступн інш треть four second third next".split()
)
COUNTING_IN = frozenset("разом урахуванням учетом учётом".split())
BEHIND_CLOCK = frozenset("( , by of on the в дня по у".split())
BETWEEN_DATE_AND_START = frozenset(", at between from в з и о с".split())
BETWEEN_DATE_AND_END = frozenset(", at в о у".split())
BETWEEN_DATE_AND_DAYPART = frozenset(", during in the –".split())
BETWEEN_DAYPART_AND_DATE = frozenset(", evening morning the".split())
OPENS_TWO_DAYS = frozenset("between from of з зі с со із".split())
JOINS_TWO_DAYS = frozenset("- / and into to на –".split())
JOINS_DAYS_OF_MONTH = frozenset("- / and to –".split())
CLOSES_INTERVAL = frozenset("- till to until до – —".split())
HALF_HOUR_JOINTS = frozenset("and with з с".split())
HALVES = frozenset("a половиной половиною".split())
BEFORE_LENGTH = frozenset(
    (
        "a about almost an just last nearly of only past period single some space span the всего же лише лишь "
        "минувшие неполные неполных одни около останню останні останніх последние последний последних почти примерно "
        "те эти"
    ).split()
)
HOUR_ALONE = frozenset("hour годину час".split())
NOON = frozenset("midday noon обіду полудня".split())
AT_THE = frozenset("at the".split())
ABOUT_THE = frozenset("about the".split())
MORNING_HALF = frozenset("ранку утра".split())
AMBIGUOUS_MONTHS = frozenset("may май мар".split())
NOUNS_BEHIND_ORDINAL = frozenset("birthday brigade century drone floor regiment uav".split())
DRONES_EN = frozenset("drones uavs unmanned".split())
THAT_SAME = frozenset("same that the в того тот".split())
MILITARY_ADMINISTRATION = frozenset("military кмва ова ода".split())
HOUR_TAILS = frozenset("-й -ї ч".split())
MINUS = frozenset("минус мінус".split())
PRONOUNS_BEFORE_BOTH = frozenset("all it them его их його їх".split())
UP_TO = frozenset("to до".split())
ITEM_OPENERS = frozenset(", ; and another а еще ещё и й та ще і".split())
BUT_NOT_WHILE = frozenset("but а але".split())
BEFORE_TOLD = frozenset("ранее раньше этого".split())
RECORD_STEMS = tuple("рекорд record".split())
PERSONAL_TITLE_STEMS = tuple("советник пресс-секретар заместител замгубернатор вице-губернатор зампред министр".split())
NOT = frozenset("not не".split())
COUNTED_NOUNS = frozenset("number количество кількість число".split())
OF_THEIRS = frozenset("drones their uavs их їх їхня".split())

# Beginnings and endings of words, for str.startswith and str.endswith.
INSTRUMENTAL_ENDINGS = tuple("ими ыми ством".split())
COUNTRY_ADJECTIVE_ENDINGS = tuple(
    (
        "'s ская ские ский ским скими ских ского ской скому скую ський ським ськими ських ського "
        "ському ською ської ську ські"
    ).split()
)
OBLIQUE_NUMBER_ENDINGS = tuple("ех ми ох ти ух".split())
ORDINAL_ENDINGS = tuple("-го th st nd rd -ше -те".split())
PARTICIPLE_ENDINGS_EN = tuple("ed en wn".split())
PLURAL_ENDINGS = tuple("s ах ях ами ями ов ей ів их и нов".split())
HEADER_PLURAL_ENDINGS = tuple("s ах ях ами ями ов ей ів".split())
SINGULAR_S_ENDINGS = tuple("ss us ous".split())
FEMININE_ENDINGS = tuple("ая ую ой ою яя юю ей ька ьку ькою ькій ької ська ську".split())
PATRONYMIC_ENDINGS = tuple("вич вича вичем вичу вна вны вной".split())
ACTIVE_PARTICIPLE_ENDINGS = tuple("вший ущий ющий ащий ящий".split())
MASCULINE_ENDINGS = tuple("ий ый ого ому им ым ом ським ського ському ої".split())
PAST_SINGULAR_ENDINGS = tuple("л лся в вся".split())
GENITIVE_PARTICIPLE_ENDINGS = tuple("их ых".split())
GENITIVE_PLURAL_ENDINGS = tuple("ів їв ов ев".split())
GENITIVE_OR_PARTICIPLE_ENDINGS = tuple("ого ых ed их".split())
ADJECTIVAL_ENDINGS = tuple(
    (
        "ых их ые ие ый ий ого его ому ему ым им ыми ими ая яя ую юю ой ей ое ее ом ем і ої ою ній ні ким кі типа "
        "типу всу вражих ще еще самих ську цьку"
    ).split()
)
ATTACK_STEMS = tuple("attack атак raid attempt попыт налет налёт спроб assault strike удар наліт onslaught".split())
FLEW_STEMS = tuple("летел летів направлял следовал прямувал леті flew flying heading".split())
FLEET_STEMS = tuple("fleet флот флоту".split())
REGIONS_STEMS = tuple("regions регион област регіон oblasts".split())
ATTACK_NOUN_STEMS = tuple("атак атаці удар налет наліт нальот".split())
ATTACKED_STEMS = tuple("атаков атакув ударил".split())
RAID_STEMS = tuple("атак налет наліт удар".split())
DRONE_STEMS = tuple("беспилот дрон бпла unmanned drone uav безпілот".split())
ATTACKING_STEMS = tuple("вдари удари бил атак нанес нанос завда".split())
COREFERENT_BODY_STEMS = tuple("ведомств відомств department military".split())
WORKED_STEMS = tuple("отработал відпрацю".split())
ENUMERATING_STEMS = tuple("перечисл перелічи перерахув".split())
QUIET_STEMS = tuple("спокойн тихо спокійн quiet calm".split())
HIT_STEMS_UK = tuple("влуч попадан прильот прилет".split())
MILITARY_STEMS = tuple("военн військов military army forces армия".split())
HIT_THE_TARGET_STEMS = tuple("вразил уразил поразил".split())
MILITARY_TITLE_STEMS = tuple("військ военн".split())
MINUTE_STEMS = tuple("мин хв".split())
SKY_OR_REGION_STEMS = tuple("неб обл приграничь прикордонн регион регіон".split())
DAMAGED_STEMS = tuple("поражен поврежд уражен пошкодж".split())
LANDED_STEMS = tuple("приземл посад landed сел".split())
GUARD_STEMS = tuple("росгвард rosgvard".split())
DROPPED_STEMS = tuple("скину сброс dropped".split())
UNTRUE_STEMS = tuple(
    (
        "соответ ложн фейк неправ недостовер опроверг опроверж спросту untrue false fake denied denies hoax disproved "
        "refuted неверн debunk dismiss incorrect rumo"
    ).split()
)
PRESIDENT_STEMS = tuple("зелен zelen".split())
SPEAKER_SURNAME_STEMS = tuple("зелен zelen ігнат игнат ihnat ignat".split())
THOUSAND_STEMS = tuple("тысяч тисяч".split())
DROPPED_STEMS_CYRILLIC = tuple("скину сброс".split())
EACH_STEMS = tuple("кажд кожен кожн".split())

# Lists and figures.
IN_COURSE_OF = frozenset("впродовж протягом течение упродовж throughout".split())
IN_MONTH = frozenset("during in last throughout в весь за протягом у упродовж".split())
ADJECTIVE_ENDINGS = tuple("ным ной ними ною ованим анным енным ой им ым".split())
PLACE_ADJECTIVES = frozenset(
    (
        "annexed central eastern entire nearby neighboring neighbouring north-eastern north-western northeastern "
        "northern northwestern occupied south-eastern south-western southeastern southern southwestern western whole"
    ).split()
)
NUMBER_NOUNS = frozenset(
    (
        "count figure number tally toll total when данные итог когда коли количества количество кількості кількість "
        "рахунок счет счёт цифры числа число"
    ).split()
)
BETWEEN_WRECKAGE_AND_OBJECT = frozenset(
    (
        "a an downed enemy from its of one the ukrainian ворожого вражеского від збитого от сбитого украинского этого"
    ).split()
)
FIGURE_WORDS = frozenset(
    (
        "at count counted credits figure gave gives is number put puts reads says tally toll total назвав назвал "
        "назвала назвали назвало нарахували нарахувало насчитал насчитали насчитало цифра цифри цифрой цифрою цифру "
        "цифры числа число числом дорахувався дорахувалися отвел отвело отвели отнес отнесло отнесли указал указало "
        "указали"
    ).split()
)
LIST_GLUE = frozenset(
    (
        "a about accounts again airspace also and another apiece are around been belong came down each fall falls "
        "fell for gets got had has have in is just lay lie lies more occurred of only other others out place "
        "remaining saw sees skies territory than that the then to took was went were whose были было всего выпало "
        "довелось довелося досталась достались досталось дісталась дістались дісталися дісталося еще ещё значатся "
        "значаться значится значиться знову из их лишь на опять припадають припадає припала припали припало "
        "приходится приходятся пришелся пришлась пришлись пришлось пришёлся сбит сбито сбиты снова также також "
        "територією территорией территории только уничтожено числится числятся ще"
    ).split()
)

# Around counts: auxiliaries, labels, what may stand behind a number that has no noun.
APPARATUS_STEMS = tuple("аппарат апарат".split())
REPORTS_COUNTED = frozenset("дописів повідомлень постів постов сообщений".split())
LIKE_STEMS = tuple("схож похож подібн".split())
STILL = frozenset("ж же равно таки".split())
SPOKE_ABOUT = frozenset("inform informed speaks spoke told write writes written wrote".split())
LARGEST = frozenset("largest most большая больше большинство більшість всего найбільше них".split())
NEW_CLAUSE_OPENERS = frozenset(
    "adding noting specifying stressing while а але добавив додавши но однак уточнив уточнивши".split()
)
ASIDE_OPENERS = frozenset(
    (
        "according fortunately however luckily presumably reportedly sadly unfortunately вероятно жаль за как по "
        "по-прежнему предположительно сожалению счастью щастя"
    ).split()
)
BEFORE_QUANTITY = frozenset("also the вже также уже".split())
BEFORE_WHOLE = frozenset("about all some the these those его тех тих цих этих".split())
SENT_OFF = frozenset("fired launched sent".split())
SINGLE = frozenset("lone single".split())
BEHIND_OBJECT_HEADING = frozenset("и разных різних та і".split())
NOT_THE_SPEAKING = frozenset("residents власти военных військових жителей жителів".split())
ABBREVIATED_UNITS = frozenset("бпл шт".split())
BEHIND_ANOTHER = frozenset("crashed fell had hit in near one over shot was went".split())
BEFORE_FIGURE_ONE = frozenset("also and but including just only plus while with".split())
ON = frozenset("на".split())
STORE_STEMS = tuple("аеродром аэродром ангар арсенал полігон полигон склад сховищ хранилищ".split())
BY_DIFFERENCE = frozenset("на".split())
MORE_OR_FEWER = frozenset("більш більше больше менше менш меньше".split())
GROUP_NOUN_STEMS = tuple("груп рой рій серия серії series swarm".split())
QUOTES = frozenset("« » \" ' “ ” ‘ ’ „".split())
POSSIBLY = frozenset("maybe perhaps possibly вероятно возможно мабуть может можливо".split())
OR_IF_NOT = frozenset("or а або или".split())
AND_EVEN = frozenset("and even быть и й та і".split())
BEFORE_MEASURE = frozenset("age aged is of".split())
REMAINDER = frozenset("оставшиеся остальное остальной остальные остальных решта решту інших інші".split())
CLOSES_FIGURE = frozenset("and as but drones for in with а за и та".split())
COUNTING_VERBS = frozenset(
    (
        "claims counted counts gives listed lists reported tallied нарахували нарахувало насчитал насчитала "
        "насчитали насчитало упомянул упомянула упомянули"
    ).split()
)
SPEAK_OF = frozenset("speak speaking speaks spoke talked writes wrote".split())
HAS_IT = frozenset("него ней неё неї них нього".split())
SPOKEN_OF = frozenset("about claimed gave named put reported said wrote о об про".split())
WRITTEN_OF = frozenset("about at wrote о об про".split())
AMONG = frozenset("among серед среди".split())
OPENS_SUBSET = frozenset("among counting including включая зокрема причем считая".split())
ALSO_ON_THE_ROAD = frozenset("vehicle vehicles".split())
ORDINARY_MACHINES = frozenset("апарати апаратів аппарат аппарата аппаратах аппарати аппаратов".split())
INDECLINABLE_UAV = frozenset("бла бпла".split())
BETWEEN_COUNT_AND_PLACE = frozenset("\" ' ( ) , - : « » знову снова – —".split())
NOUNS_OR_VERBS = frozenset("attacks crashes hit hits strikes".split())
BEHIND_ORDINAL = frozenset("also been had has have later then was were еще ещё затем потім також тоже".split())
HIT_NOUN_STEMS = tuple("влуче влучан попадан прилетов прильотів".split())
COUNTED_HIT_STEMS = tuple("влучан влучен попадан прилетов приліт прильот".split())
THEIR_OWN = frozenset("his its our their".split())
LITERAL_EACH = frozenset("by on".split())
PAIRS = frozenset("couple pair pairs".split())
HYPOTHETICAL = frozenset("can could if may might should would бы если могут может якщо".split())
NEGATIVES = frozenset("cannot did didn't n't neither never no nor not without без жодного не немає нет ни ні".split())
WITHOUT = frozenset("без without".split())
AS_IF = frozenset("будто буцім буцімто мовби начебто ніби нібито якобы".split())
RUMOUR_STEMS = tuple(
    "анонім аноним допис мереж поширю распростран сети слух соцсет соцмереж твердження утвержден чутк".split()
)
VERB_NEGATIVES = frozenset("did didn't n't never not не".split())
AUXILIARIES = frozenset(
    (
        "are be been being came crashed did do does fell flew got had has have hit is landed there was went were "
        "will would бул була були було был была были было оказались пришелся пришлись пришлось стали стало"
    ).split()
)
NOUN_PHRASE_STOPS = frozenset(
    (
        "after and as before but or that when which while who whom а або и или й которые который которых но та чи "
        "что що який яких які і"
    ).split()
)
DETERMINERS = frozenset(
    (
        "additional enemy enemy's further hostile more of other our's such the their these those его их тех цих ці "
        "эти этих"
    ).split()
)
BEHIND_LONE_NUMBER = frozenset(
    (
        "above again allegedly alone also and apiece are as at been belong between bound but by came crashed "
        "directly down during each early en exclusively fall falls fell flying from had have he heading hit in is it "
        "landed last late lie managed more near not of off on or others out over overnight reportedly saw solely "
        "that then this to today too toward towards was went were which who with within yesterday а безпосередньо "
        "были было в вдалося вечером включая включно вночі возле выпало для днем довелось довелося досталась "
        "достались досталось дісталась дістались дісталися дісталося единиц единицы еще ещё з за затем змогли "
        "значатся значаться значится значиться знову зокрема зуміли и из й к которые летевшие летели ми мы на над "
        "непосредственно но ночью нібито одиниць опять остальные от по подавлено подавлены позже потом потім при "
        "припадають припадає припала припали припало приходится приходятся пришелся пришлась пришлись пришлось "
        "пришёлся під раньше сбито сбиты смогли снова т та так также таки теж тоже у удалось уничтожено уничтожены "
        "уночі утром числится числятся штук штуки що якобы які і із"
    ).split()
)
BORDERING_STEMS = ("border", "adjoin", "neighbouring", "neighboring")
PLACE_PREPOSITIONS = frozenset("across in on в на у".split())
PERSONS = frozenset(
    (
        "boy child courier driver employee girl guard man pensioner population resident soldier teenager who woman "
        "worker"
    ).split()
)
BYSTANDER_STEMS = tuple(
    "bystander driver employee eyewitness neighbor neighbour passer pensioner rescuer resident villager witness worker "
    "водител водій водія жител мешкан очевид перехож працівни прохож рятувальни сосед спасател сотрудни "
    "сусід".split()
)
VICTIM_STEMS = tuple(
    "injured injuring killed killing wounded wounding вбит госпіталіз дітей дітьми загибл загину жертв люд погиб "
    "поранен постражда пострада ранен ранил травм убит".split()
)
PEOPLE = frozenset(
    (
        "children civilians people persons residents люди людей людина людини осіб особи раненых человек человека "
        "пострадавших погибших поранених загиблих"
    ).split()
)
NUMERIC_NOUN_STEMS = tuple("цифр числ".split())
KILLED_STEMS = tuple("dead died killed загин погиб скончал".split())
COLLECTIVE_NUMERALS = frozenset("двое двоих двоє п'ятеро пятеро семеро трое троих троє четверо шестеро".split())
LABELS = frozenset(
    (
        "age aged apartment article avenue block building bus channel chapter flat flight floor highway hotline "
        "house kilometre line mach minus no number page paragraph population road room route school section street "
        "tram unit больнице вулиці дом доме закон кв квартире км лет маршрут минус мінус номер номеру павильон пункт "
        "причал причала причале причали причалов причалу причалы причалів рейс статье статья телефон улице школа "
        "школе этаж №"
    ).split()
)
OR = frozenset("or або или либо чи".split())

# Lists of places.
BETWEEN_PLACES = HELD | frozenset(
    (
        "& , above across also and around as at both central eastern from in near north-eastern north-western "
        "northeastern northern northwestern of on or outskirts over part parts skies south-eastern south-western "
        "southern territory the then under waters well western а акваторией акваторий акваторією біля в во возле "
        "городами городах городом для до же и или й к містами містом на над небе окраинах окраине околицею околицями "
        "околицях передмістям передмістями по под про районе та так также також територією території территорией "
        "территории территориями у і"
    ).split()
)
BETWEEN_PREPOSITION_AND_PLACE = frozenset(
    (
        "a biggest both capital central city east eastern entire industrial largest nearby neighboring neighbouring "
        "north north-eastern north-western northeastern northern northwestern occupied of part parts port russian "
        "same second-biggest second-largest skies south south-eastern south-western southeastern southern "
        "southwestern territory the west western whole восточной всего всей двумя еще ещё ж же западной нашей небе "
        "обеими окупованим приграничной приграничными районе российской саме самим самой самом самою северной "
        "соседней сразу та также територією території территорией территории тим той тремя тією тієї центральной "
        "южной"
    ).split()
)
FINAL_STEMS = tuple("итогов кінцев конечн окончательн остаточн підсумков фінальн финальн".split())
PART_STEMS = tuple(  # «у північно-східній частині Чорного моря», «над восточными районами области»
    "восточн западн заход захід західн південн північн північно південно півдн сход східн центральн частин част".split()
)

# Titles and names.
TITLE_LINKS = frozenset(
    "' 's , - . of region's regional the г город города краю края области района республики".split()
)
THAN = frozenset("than аніж ніж чем".split())
SET_BESIDE = frozenset(
    (
        "backed between confirmed contradicted contradicts corroborated disputed disputes echoed exceeded exceeds "
        "from matched matches questioned supported supports with"
    ).split()
)
OWNED_FIGURES = frozenset("account claim count figure figures number numbers tally total version".split())
OUTLETS = frozenset("astra baza exilenova life mash readovka rybar shot supernova астра рыбарь".split())
BEFORE_CITED_BODY = frozenset("to даним даними данным информации повідомленням словами сообщению інформацією".split())
OWN = frozenset(
    (
        "her his in its my official on our own personal their via в его ее её моем мой на нашем своем своём своєму "
        "свій у"
    ).split()
)
WEAK_BODY_STEMS = tuple(
    "ведомств відомств ministry министерств міністерств department военны військов росіян москв рф".split()
)
HEADS = frozenset(
    (
        "chief head глава главе главой главу главы голова голови голову керівник керівника керівниця начальник "
        "начальника начальником начальниця начальниці очільник очільника очільниця руководитель руководителя"
    ).split()
)
# Towns that bear a first name: Артём, Володимир.
TOWN_OR_MAN_STEMS = tuple("артем артём владимир володимир".split())
# Surnames of heads that many other people bear: believed only with a first name, a title, or once introduced.
COMMON_SURNAMES = frozenset(
    (
        "авдеев азаров васильев владимиров голубев гусев дронов егоров зайцев ким коваль коновалов копин королев "
        "кравченко кузнецов любимов мазур мазуров малков марченко моор мороз никитин николаев носов орлов орлова "
        "осипов островский попко самсонов смирнов соколов солнцев старовойт ткаченко труш усс федоров филимонов "
        "харченко"
    ).split()
)

# Dates.
ORDINAL_TAILS = tuple("st nd rd th -го -ое -е го е -му -м -те -st -th -ше".split())

# "the Kiev regime": a government, not a place
REGIME_NOUNS = frozenset("junta regime режим режима режимом режиму режимі".split())
# "May 24 to 30", «24 по 30 мая», "24–30 May"
DAY_TO_DAY = frozenset("- through to до по – —".split())
CAPITALS = frozenset("kiev kyiv moscow киев київ москва".split())
IN_CITY = frozenset("in в у".split())
# the noun of a sea in the cases that follow "over", "from" and «над»
SEA_NOUNS = ("моря", "морем", "море", "sea")
