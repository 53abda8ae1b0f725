"""Named tuples that cost nothing until one is made.

`typing.NamedTuple` compiles the annotation of every field and a constructor for every class when the class is defined:
for the hundred records of this package that takes longer than parsing an article. Here a class is a plain tuple with
named fields, and its constructor is compiled when the first instance is made. To a type checker it is
`typing.NamedTuple`; at run time it has the same methods, and instances cost the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    try:
        from _collections import _tuplegetter as _field
    except ImportError:  # what it stands for, on other interpreters

        def _field(index, doc):
            from operator import itemgetter

            return property(itemgetter(index), doc=doc)

    # By the number of fields: the code of a constructor is compiled once for each, and differs but in its names.
    _constructors = {}

    class _Record(tuple):
        """The methods of all records."""

        __slots__ = ()

        def __new__(_cls, /, *args, **values):
            """The first record of a class: compiles the constructor, which then stands in the place of this one."""
            owner = next(base for base in _cls.__mro__ if "_fields" in base.__dict__)
            size = len(owner._fields)
            if size not in _constructors:
                names = ", ".join([f"_{number}" for number in range(size)])
                _constructors[size] = eval(f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": tuple.__new__})
            like = _constructors[size]
            code = like.__code__.replace(
                co_varnames=("_cls", *owner._fields), co_name="__new__", co_qualname=f"{owner.__qualname__}.__new__"
            )
            defaults = tuple(owner._field_defaults.values())
            constructor = type(like)(code, like.__globals__, "__new__", defaults)
            owner.__new__ = staticmethod(constructor)
            return constructor(_cls, *args, **values)

        @classmethod
        def _make(cls, values):
            """A record of the values of all its fields."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **values):
            """The record with other values in the fields named."""
            made = tuple.__new__(type(self), map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"Got unexpected field names: {list(values)!r}")
            return made

        def _asdict(self):
            """The fields and their values."""
            return dict(zip(self._fields, self))

        def __repr__(self):
            shown = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self)])
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self):
            return tuple(self)

    class _Defining(type):
        """Makes a class of records of the body of a class statement."""

        def __new__(cls, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            if not fields:
                raise TypeError(f"{name} has no fields (its module must import annotations from __future__)")
            defaults = {field: body[field] for field in fields if field in body}
            if defaults and fields[-len(defaults) :] != tuple(defaults):
                raise TypeError(f"a field of {name} without a default follows one that has a default")
            body.update(__slots__=(), __match_args__=fields, _fields=fields, _field_defaults=defaults)
            for index, field in enumerate(fields):
                body[field] = _field(index, field)
            return type(name, (_Record,), body)

    class _Base:
        """What stands among the bases of a class statement for the class that is made."""

        def __mro_entries__(self, bases):
            return (_BODY,)

    _BODY = type.__new__(_Defining, "NamedTuple", (), {})
    NamedTuple = _Base()
