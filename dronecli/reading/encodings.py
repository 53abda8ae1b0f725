"""Which encoding a file is in, when it is not plain UTF-8. Standard library only, loaded only when needed.

UTF-16 shows itself by a mark or by where its zero and four bytes stand; Windows-1251 and KOI8 hold the same letters in
another order, so the reading in which letters are as frequent as in Russian and Ukrainian is the right one.
"""

from __future__ import annotations

from dronecli.errors import UnreadableInput
from dronecli.reading import is_noise

_SAMPLE = 1 << 16

# Share of each letter in running Russian and Ukrainian text, per thousand. Rounded counts of our own from the
# project's example articles; only the order of magnitude matters here.
_FREQUENCY = dict(
    zip(
        "оаеинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґ",
        (
            *(110, 80, 84, 74, 67, 63, 55, 47, 45, 43, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9, 7, 6),
            *(5, 4, 3, 3, 1, 1, 20, 5, 4, 1),
        ),
        strict=True,
    )
)
_PUNCTUATION = "«»—–„“”‘’…№\u00a0-−•°·€§©®™†‡‹›\u00ad"


def detect(data: bytes, path: str) -> tuple[str, str]:
    """The decoded text and the name of the encoding. Raises UnreadableInput for binary and undecodable data."""
    for mark, encoding in ((b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be")):
        if data.startswith(mark):
            return _unless_binary(data[4:].decode(encoding, "replace"), encoding, path)
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return _unless_binary(data[2:].decode(encoding, "replace"), encoding, path)
    sixteen = _utf16_order(data[:_SAMPLE])
    if sixteen:
        return _unless_binary(data.decode(sixteen, "replace"), sixteen, path)
    text = data.decode("utf-8", "replace")
    damaged, high = text.count("\ufffd"), len(data) - len(data.decode("ascii", "ignore"))
    # A text of which a little was pasted in another encoding, or whose last character was cut, is still UTF-8.
    if damaged * 20 <= high and (damaged <= 1 or high > 20):
        return _unless_binary(text, "utf-8", path)
    _refuse_controls(data[:_SAMPLE].decode("latin-1"), path)
    sample = data[:_SAMPLE]
    best = max(("cp1251", "koi8-u"), key=lambda name: _likelihood(sample, name))
    if _is_cyrillic(sample, best):
        return data.decode(best, "replace"), {"cp1251": "windows-1251", "koi8-u": "koi8-r"}[best]
    if _is_western(sample):
        return data.decode("cp1252", "replace"), "windows-1252"
    known = "UTF-8, UTF-16, Windows-1251, KOI8-R"
    raise UnreadableInput(f"{path}: not text in a known encoding ({known}); save it as UTF-8")


def _unless_binary(text: str, encoding: str, path: str) -> tuple[str, str]:
    _refuse_controls(text[:_SAMPLE], path)
    if text[:_SAMPLE].count("\ufffd") * 20 > len(text[:_SAMPLE]):
        raise UnreadableInput(f"{path}: not valid {encoding.upper()}; save it as UTF-8")
    return text, encoding


def _refuse_controls(sample: str, path: str) -> None:
    """Text holds hardly any control characters; a stray NUL is let through, a program or a picture is not."""
    if is_noise(sample):
        raise UnreadableInput(f"{path}: a binary file, not text")


def _utf16_order(sample: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, or None.

    In it every other byte is the page of a character: 0 for Latin letters, digits and spaces, 4 for Cyrillic ones.
    """
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    for encoding, pages, others in (
        ("utf-16-le", sample[1 : 2 * pairs : 2], sample[0 : 2 * pairs : 2]),
        ("utf-16-be", sample[0 : 2 * pairs : 2], sample[1 : 2 * pairs : 2]),
    ):
        known = pages.count(0) + pages.count(4) + pages.count(0x20)
        if pages.count(0) and known * 100 >= pairs * 97 and others.count(0) * 50 <= pairs:
            return encoding
    return None


def _likelihood(sample: bytes, encoding: str) -> float:
    """How much the high bytes look like Cyrillic text in this encoding, from 0 to about 60."""
    letters = _high(sample).decode(encoding, "replace")
    if not letters:
        return 0.0
    # Capitals count less, since a text read in the wrong one of the two encodings has its cases swapped.
    score = sum(_FREQUENCY.get(c, 0) if c in _FREQUENCY else 0.8 * _FREQUENCY.get(c.lower(), 0) for c in letters)
    return score / len(letters)


def _is_cyrillic(sample: bytes, encoding: str) -> bool:
    high = _high(sample).decode(encoding, "replace")
    known = sum(1 for c in high if c.lower() in _FREQUENCY or c in _PUNCTUATION)
    if known * 100 < len(high) * 90:
        return False
    if sum(1 for c in high if c in _PUNCTUATION) == len(high):
        return True
    return _likelihood(sample, encoding) >= 33 and not _is_western(sample)


def _is_western(sample: bytes) -> bool:
    """English or another Latin text with a few accented letters or typographic quotes."""
    letters = sum(1 for b in sample if 0x41 <= b <= 0x5A or 0x61 <= b <= 0x7A)
    high = _high(sample)
    try:
        high.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return letters > 20 * len(high)


def _high(sample: bytes) -> bytes:
    return bytes(b for b in sample if b >= 0x80)
