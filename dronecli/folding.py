"""Look-up keys: what makes two spellings of one name the same.

`fold` gives the key under which a surface form is looked up. Cyrillic stays Cyrillic: case, ё, stress marks,
apostrophes and the kind of hyphen are dropped. Latin is brought to a form that does not depend on the romanisation: in
"Khvastovichi", "Hvastoviči" and "Khvastovichy" the same sounds are written with other letters, and what stands for one
sound gets one letter here. Where two schemes clash (*ch* is ч in one and х in another), the gazetteer's compiler
enters a name under the key of its spelling in each scheme; `skeleton` is the coarser key on which all of them agree,
for spellings that mix schemes or have lost their diacritics. A skeleton says "perhaps", never "certainly".

>>> fold("Орёл"), fold("Нижний  Новгород"), fold("Спас‑Деменск")
('орел', 'нижний новгород', 'спас деменск')
>>> fold("Oryol") == fold("Orel") == fold("Orjol")
True
>>> skeleton(fold("Hvastovici")) == skeleton(fold("Khvastovichi"))
True
"""

from __future__ import annotations

from operator import eq

# Apostrophes and quotation marks, then what is invisible: soft hyphens, joiners, directions.
_GONE = "'’ʼ‘`´ʹʺ″′\"“”«»„\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_GONE += "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BREAK = "-‐‑‒–—―−_/.,\u00a0\u202f\u2009\t\r\n"

# Latin letters with diacritics, each as the schemes use it: č is ч, š ш, ž ж, ŝ щ (ISO 9), û ю and â я (ISO 9),
# ë and ö ё, ı the Turkish i. Marks without a sound of their own fall away.
_LATIN = {
    "č": "ch", "ć": "ch", "ĉ": "ch", "ç": "ch", "š": "sh", "ś": "sh", "ş": "sh", "ș": "sh", "ŝ": "shch",
    "ž": "zh", "ż": "zh", "ź": "zh", "ẑ": "zh", "ĥ": "kh", "ȟ": "kh", "ḥ": "kh", "ḩ": "kh", "ḫ": "kh",
    "ë": "e", "ê": "e", "è": "e", "é": "e", "ē": "e", "ĕ": "e", "ě": "e", "ė": "e", "ę": "e", "ö": "e", "ø": "e",
    "ô": "o", "ó": "o", "ò": "o", "õ": "o", "ō": "o", "ŏ": "o", "ő": "o", "ȯ": "o",
    "û": "iu", "ü": "iu", "ű": "iu", "ú": "u", "ù": "u", "ū": "u", "ŭ": "u", "ů": "u",
    "â": "ia", "ä": "ia", "á": "a", "à": "a", "ā": "a", "ă": "a", "å": "a", "ã": "a", "ą": "a", "æ": "ae",
    "ı": "i", "ï": "i", "î": "i", "ì": "i", "í": "i", "ī": "i", "ĭ": "i", "į": "i", "ỳ": "y", "ý": "y", "ÿ": "y",
    "ȳ": "y",
    "ň": "n", "ń": "n", "ñ": "n", "ņ": "n", "ľ": "l", "ł": "l", "ĺ": "l", "ļ": "l", "ř": "r", "ŕ": "r", "ŗ": "r",
    "ď": "d", "đ": "d", "ť": "t", "ț": "ts", "ţ": "ts", "ğ": "g", "ģ": "g", "ĝ": "g", "ǧ": "g", "ġ": "g", "ķ": "k",
    "ẁ": "w",
    "ĵ": "j", "ǰ": "j", "ß": "ss", "þ": "t", "ð": "d", "ə": "e",
}  # fmt: skip
# Letters of other Cyrillic alphabets, old letters and accented vowels; ґ is written г in careless texts.
_CYRILLIC = {
    "ё": "е", "ґ": "г", "ѐ": "е", "ѝ": "и", "ў": "у", "ә": "а", "ө": "о", "ү": "у", "ұ": "у", "ң": "н", "ғ": "г",
    "қ": "к",
    "һ": "х", "җ": "ж", "ѣ": "е", "ѳ": "ф", "ѵ": "и", "ј": "й",
}  # fmt: skip
_MARKS = {chr(c): "" for c in range(0x300, 0x370)}
_TABLE = str.maketrans({**dict.fromkeys(_GONE, ""), **dict.fromkeys(_BREAK, " "), **_LATIN, **_CYRILLIC, **_MARKS})
# For words that are all letters; some apostrophes count as letters.
_LETTERS = str.maketrans({**_LATIN, **_CYRILLIC, **{c: "" for c in _GONE if c.isalpha()}})
# A letter followed by a separate mark, for texts in decomposed form.
_COMPOSED = (
    ("и\u0306", "й"), ("і\u0308", "ї"), ("у\u0306", "ў"), ("c\u030c", "č"), ("s\u030c", "š"), ("z\u030c", "ž"),
    ("s\u0302", "ŝ"),
    ("u\u0302", "û"), ("a\u0302", "â"), ("o\u0308", "ö"), ("u\u0308", "ü"), ("c\u0301", "ć"), ("s\u0301", "ś"),
    ("z\u0301", "ź"),
    ("z\u0307", "ż"), ("c\u0327", "ç"), ("s\u0327", "ş"),
)  # fmt: skip
# Latin letters that look Cyrillic, in a word that has Cyrillic letters too ("Cергиев").
_LOOKALIKES = str.maketrans("aceopxykmthbni", "асеорхуктнввпі")

# One sound, one letter; longer spellings first. The letters used for sounds: c ч, w ш щ, z з, Z ж, x х, q ц, v в.
_SOUNDS = (
    ("schtsch", "W"), ("shtsch", "W"), ("shtch", "W"), ("stsch", "W"), ("shch", "W"), ("szcz", "W"), ("tsch", "C"),
    ("tch", "C"), ("tsh", "C"), ("tsj", "C"),
    ("sch", "W"), ("kh", "X"), ("zh", "Z"), ("ch", "C"), ("sh", "W"), ("cz", "C"), ("sz", "W"), ("tz", "Q"),
    ("ts", "Q"), ("c", "Q"), ("x", "ks"), ("h", "X"), ("w", "v"), ("ph", "f"), ("W", "w"), ("C", "c"), ("X", "x"),
    ("Q", "q"),
)  # fmt: skip
_GLIDES = (
    ("j", "i"), ("y", "i"), ("iii", "i"), ("ii", "i"), ("ie", "e"), ("io", "e"),
)  # fmt: skip
_DOUBLES = tuple((c + c, c) for c in "bdfgklmnprstvwxqzZceoua")


def is_cyrillic(text: str) -> bool:
    """Whether a Cyrillic letter occurs.

    >>> is_cyrillic("Орёл"), is_cyrillic("Oryol")
    (True, False)
    """
    return any("\u0400" <= c <= "\u04ff" for c in text)


def fold(surface: str) -> str:
    """The key of a surface form; "" if nothing is left of it. Words are separated by single spaces.

    >>> fold("Kaluga"), fold("Yekaterinburg") == fold("Ekaterinburg"), fold("Kiev") == fold("Kyiv")
    ('kaluga', True, False)
    """
    text = surface.lower()
    if text.isascii():
        if not text.isalpha():
            text = " ".join(text.translate(_TABLE).split())
        return _fold_latin(text)
    if text.isalpha():
        text = text.translate(_LETTERS)
    else:
        for pair, letter in _COMPOSED:
            if pair[1] in text:
                text = text.replace(pair, letter)
        text = " ".join(text.translate(_TABLE).split())
    if text.isascii():
        return _fold_latin(text)
    if min(text) >= "\u0400" or not is_cyrillic(text):
        return text
    for c in text:
        if "a" <= c <= "z":
            return text.translate(_LOOKALIKES)
    return text


def _fold_latin(text: str) -> str:
    for spelling, sound in _SOUNDS:
        if spelling in text:
            text = text.replace(spelling, sound)
    for spelling, sound in _GLIDES:
        if spelling in text:
            text = text.replace(spelling, sound)
    if True in map(eq, text, text[1:]):
        for spelling, sound in _DOUBLES:
            text = text.replace(spelling, sound)
    return text


_CYRILLIC_SKELETON = str.maketrans(
    {"і": "и", "ї": "и", "ы": "и", "й": "и", "є": "е", "э": "е", "щ": "ш", "ь": "", "ъ": "", " ": ""}
)
_CYRILLIC_ROUGH = (
    ("йо", "е"), ("ьо", "е"), ("шо", "ше"), ("що", "ше"), ("чо", "че"), ("жо", "же"), ("жск", "зк"), ("зьк", "зк"),
    ("жськ", "зк"),
)  # fmt: skip
_CYRILLIC_VOWELS = (("ии", "и"), ("ия", "я"), ("ие", "е"), ("ию", "ю"), ("ио", "е"), ("иа", "я"), ("иу", "ю"))
_LATIN_SKELETON = str.maketrans({"c": "q", "x": "q", "w": "s", "Z": "z", " ": ""})
_LATIN_VOWELS = (("ia", "a"), ("iu", "u"), ("ai", "a"), ("oi", "o"), ("ei", "e"), ("ui", "u"), ("sq", "s"), ("tq", "q"))


def skeleton(key: str) -> str:
    """The coarse key of a key: what is left when schemes that clash are not told apart. Spaces go.

    In Cyrillic it joins Russian and Ukrainian spelling (и, і, ы; е, є, э; Бєлгород, Белгород).

    >>> skeleton(fold("Бєлгород")) == skeleton(fold("Белгород"))
    True
    """
    if key.isascii():
        text = key.translate(_LATIN_SKELETON)
        for spelling, sound in _LATIN_VOWELS:
            if spelling in text:
                text = text.replace(spelling, sound)
        if True in map(eq, text, text[1:]):
            for spelling, sound in _DOUBLES:
                text = text.replace(spelling, sound)
        return text
    text = key
    for spelling, sound in _CYRILLIC_ROUGH:
        if spelling in text:
            text = text.replace(spelling, sound)
    text = text.translate(_CYRILLIC_SKELETON)
    for spelling, sound in _CYRILLIC_VOWELS:
        if spelling in text:
            text = text.replace(spelling, sound)
    return _single(text) if True in map(eq, text, text[1:]) else text


def _single(text: str) -> str:
    """Runs of one letter made one letter."""
    return "".join([c for i, c in enumerate(text) if not i or c != text[i - 1]])
