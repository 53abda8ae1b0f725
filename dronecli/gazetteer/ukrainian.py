"""What Ukraine makes of the names of units: nouns for the land around a town, and Russian stems in translation."""

from __future__ import annotations

_LAND_ENDINGS = (
    ("цький", "ччина"), ("зький", "жчина"), ("ський", "щина"), ("цька", "ччина"), ("зька", "жчина"), ("ська", "щина"),
    ("жский", ""), ("ский", "щина"), ("ской", "щина"),
)  # fmt: skip


def land_noun(name: str) -> str:
    """The noun that people say for a raion or an oblast, in the name's language; "" where there is none by rule.

    Russian has fewer: its names of oblasts stand in the gazetteer.

    >>> [land_noun(name) for name in ("Синельниківський район", "Прилуцький район", "Калузька область", "Крим")]
    ['Синельниківщина', 'Прилуччина', 'Калужчина', '']
    >>> land_noun("Никопольский район"), land_noun("Винницкий район"), land_noun("Тульская область")
    ('Никопольщина', '', '')
    """
    adjective, _, noun = name.rpartition(" ")
    if noun not in ("район", "область") or " " in adjective:
        return ""
    found = ((end, land) for end, land in _LAND_ENDINGS if adjective.endswith(end))
    end, land = next(found, ("", ""))
    return adjective[: -len(end)] + land if land else ""


# Stems that stand translated in Ukrainian texts about Russia, beside a spelling that keeps the Russian sound.
_STEMS = (
    ("камен", "кам’ян"), ("бєл", "біл"), ("бел", "біл"), ("славян", "слов’ян"), ("алекс", "олекс"),
    ("ніколаєв", "миколаєв"), ("красноармей", "красноармій"), ("средне", "середньо"), ("светло", "світло"),
    ("железно", "залізно"), ("больше", "велико"),
)  # fmt: skip
_SUFFIXES = (
    ("ьовський", "івський"), ("овський", "івський"), ("еєвський", "іївський"), ("ьєвський", "івський"),
    ("євський", "ївський"), ("евський", "івський"), ("кський", "цький"),
)  # fmt: skip


def translated(adjective: str) -> tuple[str, ...]:
    """Other Ukrainian spellings of a Russian district's adjective, small, given the one that keeps its sound.

    >>> translated("Каменський"), translated("Алексеєвський"), translated("Тульський")
    (('кам’янський',), ('олексеєвський', 'алексіївський', 'олексіївський'), ())
    >>> translated("Борісовський")
    ('борісівський', 'борисівський')
    """
    low = adjective.lower()
    if not low.endswith("ський"):
        return ()
    stem = next((new + low[len(old) :] for old, new in _STEMS if low.startswith(old)), low)
    found = [stem, _with_suffix(low), _with_suffix(stem)]
    softer = stem.replace("і", "и")  # Борисівський, as Борис is written; without -івський it is only a near spelling
    if _with_suffix(softer) != softer:
        found.append(_with_suffix(softer))
    return tuple(dict.fromkeys([text for text in found if text != low]))


def _with_suffix(adjective: str) -> str:
    found = (adjective[: -len(old)] + new for old, new in _SUFFIXES if adjective.endswith(old))
    return next(found, adjective)
