"""The commands: their options, their help, and what each does in a few calls.

Annotations are evaluated here as they stand (no `from __future__`): Typer would compile each of them anew.
"""

from typing import Annotated, Any

import typer

from dronecli import formats

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
app = typer.Typer(
    name="drone-claims",
    help="Who said how many drones were downed, where and when, and do governors and the ministry agree?",
    epilog="""\
Examples:

\b
  drone-claims parse article.txt                 what one article claims
  drone-claims compare articles/                 governors against the ministry, over a folder
  drone-claims compare --format github .         annotations in a workflow; exit status 1 on a conflict
  drone-claims place Hvastovici                  what a place name is taken for

Exit status: 0 done; 1 compare found what --fail-on names; 2 wrong usage or an input that cannot be read (the others \
are still processed); 3 a fault of the program. Options can also stand in a drone-claims.yaml, here or in a directory \
above.""",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: it pipes, it greps, and Rich need not be imported
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)
gazetteer_app = typer.Typer(help="Look after the gazetteer.", no_args_is_help=True, rich_markup_mode=None)
cache_app = typer.Typer(help="Look after the cache of results.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(gazetteer_app, name="gazetteer", context_settings=_SETTINGS)
app.add_typer(cache_app, name="cache", context_settings=_SETTINGS)


def command_line(arguments: list[str]) -> int:
    """Run one command line; errors come out as exceptions.

    Where the first word is a command, only that one is built: the options of the others would cost more time than
    reading an article. Everything else (help, completion, a mistyped word) sees them all.
    """
    import os

    word = arguments[0] if arguments else ""
    everything = app.registered_commands, app.registered_groups
    commands = [info for info in app.registered_commands if info.name == word]
    groups = [info for info in app.registered_groups if info.name == word]
    if (commands or groups) and not any(name.endswith("_COMPLETE") for name in os.environ):
        app.registered_commands, app.registered_groups = commands, groups
    try:
        status = app(args=arguments, prog_name="drone-claims", standalone_mode=False)
    finally:
        app.registered_commands, app.registered_groups = everything
    return status if isinstance(status, int) else 0


def _version(wanted: bool) -> None:
    if wanted:
        from dronecli.running import version

        typer.echo(f"drone-claims {version()}")
        raise typer.Exit


def _complete(command: str) -> Any:
    def complete(incomplete: str) -> list[str]:
        return [name for name in formats.names(command) if name.startswith(incomplete)]

    return complete


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, directories, or - for standard input.", show_default=False),
]
ParseFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help=f"One of {', '.join(formats.names('parse'))}. [default: table]",
        autocompletion=_complete("parse"),
    ),
]
CompareFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help=f"One of {', '.join(formats.names('compare'))}. [default: table]",
        autocompletion=_complete("compare"),
    ),
]
PlaceFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help=f"One of {', '.join(formats.names('place'))}. [default: table]",
        autocompletion=_complete("place"),
    ),
]
RulesFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help=f"One of {', '.join(formats.names('rules'))}. [default: table]",
        autocompletion=_complete("rules"),
    ),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there instead, whole or not at all."),
]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="The date of documents that state none."),
]
Gazetteer = Annotated[
    list[str] | None,
    typer.Option("--gazetteer", metavar="FILE", help="An overlay with places of your own; repeatable."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", help="How many documents to work on at once. [default: the cores]"),
]
Engine = Annotated[
    str | None,
    typer.Option("--engine", metavar="NAME", help="What parses in place of processes of this machine: dask."),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler", metavar="ADDRESS", help="Of --engine dask: a running scheduler. [default: a cluster of its own]"
    ),
]
Quiet = Annotated[bool | None, typer.Option("--quiet", "-q", help="Findings only.")]
Verbose = Annotated[bool | None, typer.Option("--verbose", "-v", help="With the sentence behind each claim.")]
Explain = Annotated[
    bool | None, typer.Option("--explain", help="With the words behind each field, and the rule that read them.")
]
NoCache = Annotated[bool | None, typer.Option("--no-cache", help="Parse anew; neither use nor fill the cache.")]
Config = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="Options from this file, not from the nearest drone-claims.yaml."),
]
Version = Annotated[
    bool | None, typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODE", help="Only these findings; DC2 means all of DC2xx. Repeatable."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="CODE", help="All but these findings. Repeatable."),
]


@app.callback()
def _root(version_: Version = None) -> None:
    pass


@app.command(
    "parse",
    short_help="Show the claims found in each file.",
    epilog="""\
Examples:

\b
  drone-claims parse article.txt
  drone-claims parse --explain post.md           why each claim is read as it is
  drone-claims parse --format jsonl result.json  a Telegram export, one claim a line
  pbpaste | drone-claims parse --date 2025-07-21 -
""",
)
def parse(
    paths: Paths,
    format_: ParseFormat = None,
    output: Output = None,
    date: Date = None,
    gazetteer: Gazetteer = None,
    select: Select = None,
    ignore: Ignore = None,
    jobs: Jobs = None,
    engine: Engine = None,
    scheduler: Scheduler = None,
    explain: Explain = None,
    verbose: Verbose = None,
    quiet: Quiet = None,
    no_cache: NoCache = None,
    config: Config = None,
    version_: Version = None,
) -> int:
    """Show the claims found in each file: who says how many of what, where and when.

    A document is a text file (.txt, .md), a saved page (.html) or a message of a Telegram Desktop export
    (result.json). Directories are read in sorted order, recursively; hidden entries are skipped.
    """
    from dronecli.running import Run

    run = Run("parse", config)
    run.take("format", format_).take("output", output).take("date", date).take("gazetteer", gazetteer)
    run.take("select", select).take("ignore", ignore).take("jobs", jobs).take("explain", explain)
    run.take("engine", engine).take("scheduler", scheduler)
    run.take("verbose", verbose).take("quiet", quiet).take("no-cache", no_cache)
    return run.parse(paths)


@app.command(
    "compare",
    short_help="Compare governors with the ministry.",
    epilog="""\
Examples:

\b
  drone-claims compare articles/
  drone-claims compare --since 2025-07-01 --place RU-KLU articles/
  drone-claims compare --timeline articles/      who counted over which hours
  drone-claims compare --fail-on unclear --format junit -o report.xml articles/
  drone-claims compare --format html -o report.html articles/
  drone-claims compare --write-baseline known.json articles/
  drone-claims compare --baseline known.json articles/

Verdicts: agree; explained (the figures differ, and the wider scope has the larger); unclear (they differ, and the \
texts do not say enough); conflict (they cannot both be true); governor-only and ministry-only.
""",
)
def compare(
    paths: Paths,
    format_: CompareFormat = None,
    output: Output = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="WHAT",
            help="Exit with 1 on: conflict, unclear (or conflict), finding (or conflict), never. [default: conflict]",
        ),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    strict: Annotated[
        bool | None, typer.Option("--strict", help="Call every pair of ranges that do not meet a conflict.")
    ] = None,
    object_: Annotated[
        str | None, typer.Option("--object", metavar="KIND", help="What to compare. [default: uav]")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help="Only this region, by id or by name.")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Up to and with this day.")] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Findings that are known and do not fail.")
    ] = None,
    write_baseline: Annotated[
        str | None, typer.Option("--write-baseline", metavar="FILE", help="Write today's findings as known ones.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="en|ru", help="The language of the html page. [default: en]")
    ] = None,
    timeline: Annotated[
        bool | None, typer.Option("--timeline", help="With a timeline of each place and day below the table.")
    ] = None,
    date: Date = None,
    gazetteer: Gazetteer = None,
    jobs: Jobs = None,
    engine: Engine = None,
    scheduler: Scheduler = None,
    verbose: Verbose = None,
    quiet: Quiet = None,
    no_cache: NoCache = None,
    config: Config = None,
    version_: Version = None,
) -> int:
    """Compare governors with the ministry, by place and day, over all the documents together."""
    from dronecli.running import Run

    run = Run("compare", config)
    run.take("format", format_).take("output", output).take("date", date).take("gazetteer", gazetteer)
    run.take("select", select).take("ignore", ignore).take("jobs", jobs)
    run.take("engine", engine).take("scheduler", scheduler)
    run.take("verbose", verbose).take("quiet", quiet).take("no-cache", no_cache)
    run.take("fail-on", fail_on).take("strict", strict).take("object", object_).take("place", place)
    run.take("since", since).take("until", until).take("baseline", baseline).take("lang", lang)
    run.take("timeline", timeline)
    return run.compare(paths, write_baseline)


@app.command(
    "place",
    short_help="Show how a place name is resolved.",
    epilog="""\
Examples:

\b
  drone-claims place Hvastovici
  drone-claims place --region RU-KLU Kirov       the region decides between namesakes
  drone-claims place --format json - < names.txt
""",
)
def place(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", help="Names, or - to read them from standard input.", show_default=False),
    ],
    region: Annotated[
        str | None, typer.Option("--region", metavar="ID", help="The region that the text speaks of, such as RU-KLU.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only places of this kind, such as district.")
    ] = None,
    format_: PlaceFormat = None,
    output: Output = None,
    gazetteer: Gazetteer = None,
    config: Config = None,
    version_: Version = None,
) -> int:
    """Show how a place name is resolved: its id, names, score and method, or the candidates."""
    from dronecli.running import Run

    run = Run("place", config)
    run.take("format", format_).take("output", output).take("gazetteer", gazetteer)
    return run.place(names, region, kind)


@gazetteer_app.command(
    "check",
    epilog="""\
Examples:

\b
  drone-claims gazetteer check
  drone-claims gazetteer check --gazetteer places.yaml
""",
)
def gazetteer_check(
    fix: Annotated[
        bool, typer.Option("--fix", help="Put what can be mended without a decision into canonical form.")
    ] = False,
    gazetteer: Gazetteer = None,
    config: Config = None,
    version_: Version = None,
) -> int:
    """Validate gazetteer.yaml and any overlays; errors name the file, the line and the column."""
    from dronecli.running import Run

    run = Run("gazetteer", config)
    run.take("gazetteer", gazetteer)
    return run.gazetteer_check(fix=fix)


@app.command(
    "rules",
    short_help="List the findings, or explain one.",
    epilog="""\
Examples:

\b
  drone-claims rules
  drone-claims rules DC201
""",
)
def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="One check, in full.", show_default=False)
    ] = None,
    format_: RulesFormat = None,
    output: Output = None,
    config: Config = None,
    version_: Version = None,
) -> int:
    """List the findings that parse and compare can raise, with what each means and an example."""
    from dronecli.running import Run

    run = Run("rules", config)
    run.take("format", format_).take("output", output)
    return run.rules(code)


@cache_app.command("clear")
def cache_clear(version_: Version = None) -> int:
    """Forget all results that were kept."""
    from dronecli.running import clear_cache

    return clear_cache()
