"""The program's outermost shell: whatever happens inside, one line and an exit status come out.

0: done; 1: `compare` found what --fail-on names; 2: wrong usage, or an input could not be read; 3: a fault of the
program; 130: stopped with Ctrl-C. The commands themselves are in `dronecli.commands`, which is imported inside the
shell, so that even an interrupt during start-up leaves no traceback.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from dronecli.errors import DEBUG, REPORT

_AT_EXIT = frozenset(["multiprocessing", "coverage", "cProfile"])
"""Modules that have work to do when the interpreter ends."""


def main() -> None:
    """Entry point of the console script and of `python -m dronecli`."""
    # Records make no cycles; looking for some costs a short run 5 % of its time.
    gc.set_threshold(200_000, 50, 50)
    _leave(run(sys.argv[1:]))


def _leave(status: int) -> NoReturn:
    """End the process. Nothing is left to tidy up, and to take the modules apart costs as much as parsing an article;
    only where something else looks on (other processes of ours, a profile, coverage) does the interpreter end itself.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    watched = sys.gettrace() or sys.getprofile() or sys.flags.inspect or os.environ.get(DEBUG)
    if watched or not _AT_EXIT.isdisjoint(sys.modules):
        sys.exit(status)
    os._exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return the exit status."""
    try:
        from dronecli.commands import command_line

        return command_line(list(arguments))
    except KeyboardInterrupt:
        return 130
    except SystemExit as stop:  # shell completion leaves so
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as error:
        if os.environ.get(DEBUG):
            raise
        return _explain(error)


def _explain(error: BaseException) -> int:
    """Say in one line what went wrong, and return the exit status that it means."""
    from dronecli.errors import DroneClaimsError
    from dronecli.output import ReaderGone, tell

    if isinstance(error, ReaderGone):
        return 0
    if isinstance(error, DroneClaimsError):
        tell(str(error))
        return 2
    # Usage errors of Typer and Click; by their shape, since their module has moved between versions.
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None else "drone-claims"
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(error.format_message().rstrip() + "\n")
            return 2
        message = " ".join(error.format_message().split()).rstrip(".")
        tell(f"{message} (see {command} --help)")
        return 2
    if type(error).__name__ == "Abort":
        return 130
    if isinstance(error, MemoryError):
        tell("out of memory; give fewer or smaller files at a time")
        return 3
    kind = type(error).__name__
    tell(f"a fault of the program ({kind}: {error}); {REPORT} (set {DEBUG}=1 for a traceback)")
    return 3
