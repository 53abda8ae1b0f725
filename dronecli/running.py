"""What the commands do, once their options are known: settle the options, read, parse, compare, render, judge."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dronecli import formats
from dronecli.errors import DroneClaimsError
from dronecli.model import OBJECTS, Claim, Comparison, ParsedDocument
from dronecli.output import Progress, colour_wanted, is_terminal, needs_ascii, tell, wrap_width, write

if TYPE_CHECKING:
    from dronecli.config import Setting

ENGINES = ("dask",)
FAIL_ON = ("conflict", "unclear", "finding", "never")
OK, FOUND, UNREADABLE, FAULT = 0, 1, 2, 3


class WrongUsage(DroneClaimsError):
    """An option's value that cannot be."""


def version() -> str:
    """The program's version."""
    import dronecli

    return str(getattr(dronecli, "__version__", "unknown"))


class Run:
    """One command line: its options settled against the configuration file, and what became of its inputs.

    Options are taken one by one; what the command line leaves out comes from the file.
    """

    def __init__(self, command: str, config: str | None) -> None:
        self.command = command
        self.status = OK
        self.progress = Progress(wanted=False)
        self._given: dict[str, Any] = {}
        self._file: Mapping[str, Setting] = {}
        from dronecli import config as configuration

        path = config or configuration.find()
        if path:
            self._file = configuration.load(path)

    def take(self, name: str, value: object) -> Run:
        """Note an option of the command line; None and an empty list mean that it was not given."""
        if value is not None and value != []:
            self._given[name] = value
        return self

    def get(self, name: str) -> Any:
        """An option's value, or None."""
        if name in self._given:
            return self._given[name]
        setting = self._file.get(name)
        return setting.value if setting else None

    def wrong(self, name: str, message: str) -> WrongUsage:
        """An error about an option, which says where its value stands."""
        where = "" if name in self._given or name not in self._file else f"{self._file[name].where}: "
        return WrongUsage(f"{where}{message}")

    def listed(self, name: str) -> tuple[str, ...]:
        """The values of a repeatable option; each may hold several, separated by commas (file names may not)."""
        values = self.get(name) or ()
        if name == "gazetteer":
            return tuple(values)
        return tuple(part.strip() for value in values for part in value.split(",") if part.strip())

    # Options with a closed set of values

    def format(self) -> str:
        """The format's name."""
        from dronecli.suggest import did_you_mean

        name = self.get("format")
        offered = formats.names(self.command)
        if name is None:
            return offered[0]
        if name in offered:
            return str(name)
        if "format" not in self._given and any(name == entry.name for entry in formats.FORMATS):
            return offered[0]  # a configuration's format is for the commands that offer it
        elsewhere = [entry.commands for entry in formats.FORMATS if entry.name == name]
        if elsewhere:
            raise self.wrong("format", f"{self.command} has no format {name!r}; it has {', '.join(offered)}")
        hint = did_you_mean(name, offered) or f"; there are {', '.join(offered)}"
        raise self.wrong("format", f"no such format {name!r}{hint}")

    def day(self, name: str) -> str | None:
        """An ISO day."""
        value = self.get(name)
        if value is None:
            return None
        from datetime import date

        try:
            if len(value) == 10:
                return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
        raise self.wrong(name, f"--{name}: no such date {value!r}; write YYYY-MM-DD")

    def codes(self, name: str) -> tuple[str, ...]:
        """Codes of findings, or the beginnings of some."""
        values = tuple(value.upper() for value in self.listed(name))
        if values:
            from dronecli import findings
            from dronecli.suggest import did_you_mean

            known = [rule.code for rule in findings.rules()]
            for value in values:
                if not any(code.startswith(value) for code in known):
                    hint = did_you_mean(value, known) or "; see drone-claims rules"
                    raise self.wrong(name, f"--{name}: no such finding {value!r}{hint}")
        return values

    def fail_on(self) -> str:
        """What makes the exit status 1."""
        value = self.get("fail-on") or "conflict"
        if value not in FAIL_ON:
            from dronecli.suggest import did_you_mean

            hint = did_you_mean(value, FAIL_ON) or f"; there are {', '.join(FAIL_ON)}"
            raise self.wrong("fail-on", f"--fail-on: no such thing {value!r}{hint}")
        return str(value)

    def object(self) -> str:
        """The kind of object to compare."""
        value = self.get("object") or "uav"
        if value not in OBJECTS:
            from dronecli.suggest import did_you_mean

            hint = did_you_mean(value, OBJECTS) or f"; there are {', '.join(OBJECTS)}"
            raise self.wrong("object", f"--object: no such kind {value!r}{hint}")
        return str(value)

    def lang(self) -> str:
        """The language of a page's own words."""
        value = self.get("lang") or "en"
        if value not in ("en", "ru"):
            raise self.wrong("lang", f"--lang: no such language {value!r}; there are en, ru")
        return str(value)

    def timeline(self) -> bool:
        """Whether timelines are drawn below the table; the page has its own in any case.

        A configuration's wish is for the table alone, whatever other format a command line asks for.
        """
        if "timeline" in self._given and self._given["timeline"] and self.format() not in ("table", "html"):
            raise WrongUsage(f"--timeline is for the formats table and html, not for {self.format()}")
        return bool(self.get("timeline"))

    def jobs(self) -> int:
        """How many processes may work at once."""
        value = self.get("jobs")
        if value is None:
            return os.cpu_count() or 1
        if value < 1:
            raise self.wrong("jobs", f"--jobs: must be at least 1, not {value}")
        return int(value)

    def engine(self) -> str | None:
        """What does the work in place of this machine's own processes, or None."""
        value = self.get("engine")
        if value not in (None, *ENGINES):
            from dronecli.suggest import did_you_mean

            hint = did_you_mean(value, ENGINES) or f"; there is {', '.join(ENGINES)}"
            raise self.wrong("engine", f"--engine: no such engine {value!r}{hint}")
        if value is None and self.get("scheduler") is not None:
            raise self.wrong("scheduler", "--scheduler is for --engine dask, which was not asked for")
        return None if value is None else str(value)

    def region(self, gazetteer: Any) -> str | None:
        """The id of the place that --place gives by id or by name."""
        value = self.get("place")
        if value is None:
            return None
        if gazetteer.by_id(value) is not None:
            return str(value)
        resolution = gazetteer.resolve(value, kind="region")
        if resolution.status != "resolved":
            resolution = gazetteer.resolve(value)
        if resolution.status == "resolved":
            return str(resolution.matches[0].place.id)
        near = [match.place.id for match in resolution.matches[:3]]
        near = near or [place.id for place, _ in gazetteer.suggest(value, limit=3)]
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        problem = "several places are called" if resolution.status == "ambiguous" else "no such place"
        raise self.wrong("place", f"--place: {problem} {value!r}{hint}")

    # The work

    def options(self, **more: Any) -> formats.Options:
        """How to render, by where the output goes."""
        import sys

        to_file = self.get("output") not in (None, "-")
        return formats.Options(
            width=None if to_file else wrap_width(sys.stdout),
            colour=False if to_file else colour_wanted(sys.stdout),
            verbose=bool(self.get("verbose")),
            quiet=bool(self.get("quiet")),
            explain=bool(self.get("explain")),
            ascii=False if to_file else needs_ascii(sys.stdout),
            version=version(),
            lang=self.lang(),
            timeline=self.timeline(),
            **more,
        )

    def documents(self, paths: Iterable[str], *, lean: bool = False) -> Iterator[ParsedDocument]:
        """Read and parse, in input order. A document that cannot be read, or shows a fault of the program, costs one
        line and the exit status, not the run. `lean` is for those that are only compared.
        """
        from dronecli.batches import Failure, Settings, parse_all

        settings = Settings(self.listed("gazetteer"), self.day("date"), cache=not self.get("no-cache"), lean=lean)
        if self.engine() == "dask":
            from dronecli import dask_engine

            outcomes = dask_engine.parse_all(paths, settings, self.jobs(), self.get("scheduler"))
        else:
            outcomes = parse_all(paths, settings, self.jobs())
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.progress.clear()
                tell(outcome.message)
                self.status = max(self.status, outcome.status)
                continue
            self.progress.step()
            yield outcome
        self.progress.clear()

    def gazetteer(self) -> Any:
        """The gazetteer with the overlays that were asked for."""
        from dronecli.gazetteer import load

        return load(self.listed("gazetteer"), cache=not self.get("no-cache"))

    def emit(self, result: Any, options: formats.Options) -> None:
        """Render a result and write it."""
        render = formats.renderer(self.format(), self.command)
        write(render(result, options), self.get("output"))

    def parse(self, paths: list[str]) -> int:
        """`drone-claims parse`."""
        import sys

        self.format()
        self.day("date")
        select, ignore = self.codes("select"), self.codes("ignore")
        self.jobs()
        self.engine()
        self.gazetteer()  # whatever is wrong with the options is said before the first byte is written
        to_terminal = self.get("output") is None and is_terminal(sys.stdout)
        self.progress = Progress(wanted=not to_terminal)
        documents = self.documents(paths)
        if select or ignore:
            documents = _chosen(documents, select, ignore)
        self.emit(documents, self.options())
        return self.status

    def compare(self, paths: list[str], write_baseline: str | None) -> int:
        """`drone-claims compare`."""
        self.format()
        self.lang()
        self.timeline()
        fail_on = self.fail_on()
        since, until = self.day("since"), self.day("until")
        if since and until and since > until:
            raise self.wrong("since", f"--since {since} is later than --until {until}")
        known_path = self.get("baseline")
        known = None
        if known_path:
            from dronecli import baseline

            known = baseline.load(known_path)
        kind, select, ignore = self.object(), self.codes("select"), self.codes("ignore")
        place = self.region(self.gazetteer()) if self.get("place") else None
        self.progress = Progress()
        choice = {
            "object": kind, "place": place, "since": since, "until": until, "strict": bool(self.get("strict")),
            "select": select, "ignore": ignore,
        }  # fmt: skip
        whole = self.shows_claims() or known is not None or write_baseline is not None
        result, claims = self.compared(paths, choice, whole=whole)
        if write_baseline:
            from dronecli import baseline

            baseline.save(write_baseline, result, claims)
            tell(f"{len(result.findings)} findings written to {write_baseline} as known ones")
        if known is not None:
            from dronecli import baseline

            result, unknown_rows, gone = baseline.without(known, result, claims)
            if gone and not self.get("quiet"):
                tell(f"{len(gone)} entries of {known_path} are no longer found; write it anew to drop them")
        else:
            unknown_rows = result.rows
        if _fails(fail_on, result, unknown_rows) and not write_baseline:
            self.status = max(self.status, FOUND)
        self.emit(result, self.options(claims=claims, **self.footer()))
        return self.status

    def footer(self) -> dict[str, Any]:
        """What a page says of the gazetteer behind it."""
        if self.format() != "html":
            return {}
        from dronecli.gazetteer import as_of

        return {"gazetteer": as_of(), "overlays": self.listed("gazetteer")}

    def shows_claims(self) -> bool:
        """Whether what is printed shows more of the claims than the comparison holds."""
        return bool(self.get("verbose")) or self.timeline() or formats.shows_claims(self.format())

    def compared(
        self, paths: list[str], choice: dict[str, Any], *, whole: bool
    ) -> tuple[Comparison, dict[str, tuple[str, Claim]]]:
        """The comparison of all documents, and, if the `whole` of them is wanted, their claims by id."""
        from dronecli import kept
        from dronecli.reconcile import compare
        from dronecli.reconcile.wording import shared, without_text

        place = None
        if not self.get("no-cache"):
            place = kept.look_up(paths, (self.day("date"), *choice.items()), self.gazetteer())
        known = None if place is None else place.comparison
        documents: list[ParsedDocument] = []
        claims: dict[str, tuple[str, Claim]] = {}
        texts: dict[str, str] = {}
        if known is None or whole:
            # A folder of articles need not stay in memory, nor the words of its claims where nobody looks at them.
            for parsed in self.documents(paths, lean=not whole):
                parsed = shared(without_text(parsed), texts)
                documents.append(parsed)
                for claim in parsed.claims if whole else ():
                    claims.setdefault(claim.id, (parsed.document.path, claim))
        result = compare(documents, **choice) if known is None else known
        if place is not None:
            if known is None and self.status == OK:
                place.keep(result)
            place.close()
        return result, claims

    def place(self, names: list[str], region: str | None, kind: str | None) -> int:
        """`drone-claims place`."""
        self.format()
        gazetteer = self.gazetteer()
        if region is not None and gazetteer.by_id(region) is None:
            near = [place.id for place, _ in gazetteer.suggest(region, limit=2)]
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            raise WrongUsage(f"--region: no such place {region!r}{hint}")
        records = (_resolved(gazetteer, name, region, kind) for name in _names(names))
        self.emit(records, self.options())
        return self.status

    def gazetteer_check(self, *, fix: bool) -> int:
        """`drone-claims gazetteer check`."""
        import dronecli.gazetteer as gazetteer
        from dronecli.formats.sanitise import start

        overlays = self.listed("gazetteer")
        lines = []
        if fix:
            for path in overlays or (None,):
                changed = gazetteer.fix(path)
                lines.append(f"{path or 'gazetteer.yaml'}: {'put in order' if changed else 'in order already'}")
        problems = gazetteer.check(overlays)
        lines += map(str, problems)
        errors = sum(problem.severity == "error" for problem in problems)
        warnings = len(problems) - errors
        lines.append(f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}")
        write((start(text) + "\n" for text in lines), None)
        return UNREADABLE if errors else OK

    def rules(self, code: str | None) -> int:
        """`drone-claims rules`."""
        from dronecli import findings

        known = findings.rules()
        if code is not None:
            wanted = [rule for rule in known if code.upper() in (rule.code, rule.name.upper())]
            if not wanted:
                from dronecli.suggest import did_you_mean

                hint = did_you_mean(code, [rule.code for rule in known]) or "; see drone-claims rules"
                raise WrongUsage(f"no such finding {code!r}{hint}")
            known = tuple(wanted)
        fields = ("code", "name", "severity", "meaning", "explanation", "example")
        self.emit([{field: getattr(rule, field) for field in fields} for rule in known], self.options())
        return self.status


def _chosen(
    documents: Iterable[ParsedDocument], select: tuple[str, ...], ignore: tuple[str, ...]
) -> Iterator[ParsedDocument]:
    from dronecli.findings import chosen

    for parsed in documents:
        yield parsed._replace(findings=tuple(f for f in parsed.findings if chosen(f.code, select, ignore)))


def _fails(fail_on: str, result: Comparison, rows: Iterable[Any]) -> bool:
    """Whether the comparison holds what --fail-on names."""
    if fail_on == "never":
        return False
    bad = ("conflict", "unclear") if fail_on == "unclear" else ("conflict",)
    if any(row.verdict in bad for row in rows):
        return True
    return fail_on == "finding" and bool(result.findings)


def _names(names: Iterable[str]) -> Iterator[str]:
    """The names asked for; "-" stands for the lines of standard input."""
    for name in names:
        if name != "-":
            yield name
            continue
        import sys

        from dronecli.reading import decode

        text, _ = decode(sys.stdin.buffer.read(), "standard input")
        for row in text.splitlines():
            if row.strip():
                yield row.strip()


def _resolved(gazetteer: Any, name: str, region: str | None, kind: str | None) -> dict[str, Any]:
    """A name as the place format shows it."""
    resolution = gazetteer.resolve(name, region=region, kind=kind)
    return {
        "query": name,
        "status": resolution.status,
        "matches": [
            {
                "id": match.place.id,
                "name": match.place.name,
                "name_ru": match.place.name_ru,
                "kind": match.place.kind,
                "region": match.place.region,
                "score": match.score,
                "method": match.method,
                "name_uk": match.place.name_uk,
            }
            for match in resolution.matches
        ],
    }


def clear_cache() -> int:
    """`drone-claims cache clear`."""
    from dronecli import cache

    freed = cache.clear()
    size = f"{freed.bytes / 1024 / 1024:.1f} MB" if freed.bytes >= 1 << 20 else f"{freed.bytes / 1024:.0f} kB"
    found = f"{freed.results:,} result{'s' * (freed.results != 1)} forgotten, {size} freed"
    write([(found if freed.bytes else "nothing was kept") + "\n"], None)
    return OK
