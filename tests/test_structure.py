"""The data flow has one direction, and start-up stays short."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

# A module imports from its own row and from the rows above it, wherever the import statement stands.
ROWS = (
    ("errors", "keeping", "model", "timeline", "tuples"),
    ("segmenting", "folding", "lexicon", "timeline", "suggest"),
    ("gazetteer",),
    ("reading",),
    ("extraction",),
    ("findings",),
    ("reconcile",),
    ("pipeline",),
    ("schemas", "formats"),
    ("output", "config", "cache", "baseline"),
    ("kept",),
    ("batches",),
    ("dask_worker",),
    ("dask_engine",),
    ("running",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
ROW = {name: number for number, names in enumerate(ROWS) for name in names}

# The stages of extraction: a module imports from the rows above its own, so each can be called and tested alone.
STAGES = (
    ("words", "scan", "discourse"),
    ("agents", "dates", "names", "nouns", "numerals", "heads"),
    ("atoms", "clocks", "titles", "surroundings", "datelines"),
    ("counts", "windows"),
    ("meanings", "offices", "drafts"),
    ("places", "sources", "settle"),
    ("reading", "segments", "story"),
    ("attributing", "bare_counts", "binding", "binding_places", "binding_windows", "outcomes"),
    ("believing",),
    ("draft_relations", "draft_outcomes", "ellipsis", "evidence", "placing", "repeats"),
    ("default_places", "draft_windows"),
    ("drafting",),
    ("assemble",),
)
STAGE = {name: number for number, names in enumerate(STAGES) for name in names}

# Each costs 7 to 60 ms; all are imported in the functions that need them.
HEAVY = frozenset(
    "rich yaml rapidfuzz json csv html hashlib xml urllib sqlite3 multiprocessing dataclasses dask distributed".split()
)


def modules(root: Path) -> dict[str, Path]:
    """Each module below the package by its dotted name without the package's own, `gazetteer.index` for instance."""
    package = root / "dronecli"
    named = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:
            named[name] = path
    return named


def imported(name: str, path: Path) -> set[str]:
    """The first-level modules of the package that a module imports, at its top or inside functions."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        targets: list[list[str]] = []
        if isinstance(node, ast.Import):
            targets = [alias.name.split(".")[1:] for alias in node.names if alias.name.split(".")[0] == "dronecli"]
        elif isinstance(node, ast.ImportFrom):
            module = (node.module or "").split(".") if node.module else []
            if node.level:
                module = package[: len(package) - node.level + 1] + module
            elif module[:1] == ["dronecli"]:
                module = module[1:]
            else:
                continue
            targets = [[*module, alias.name] for alias in node.names]
        found.update(target[0] for target in targets if target)
    return found & ROW.keys()


def test_every_module_has_a_row(root: Path) -> None:
    assert {name.split(".")[0] for name in modules(root)} <= ROW.keys()


def test_imports_go_one_way(root: Path) -> None:
    against = [
        f"{name} imports {target}"
        for name, path in modules(root).items()
        for target in sorted(imported(name, path))
        if ROW[target] > ROW[name.split(".")[0]]
    ]
    assert against == []


def test_stages_of_extraction_go_one_way(root: Path) -> None:
    against = []
    for path in sorted((root / "dronecli" / "extraction").glob("[!_]*.py")):
        nodes = [n for n in ast.walk(ast.parse(path.read_bytes())) if isinstance(n, ast.ImportFrom)]
        named = [f"{n.module}.{alias.name}".split(".") for n in nodes for alias in n.names]
        targets = {parts[2] for parts in named if parts[:2] == ["dronecli", "extraction"]}
        against += [f"{path.stem} imports {target}" for target in targets if STAGE[target] >= STAGE[path.stem]]
    assert against == []


def test_each_set_of_words_is_given_once_and_looked_at(root: Path) -> None:
    folder = root / "dronecli" / "extraction"
    assigned = [n for n in ast.parse((folder / "words.py").read_bytes()).body if isinstance(n, ast.Assign)]
    names = [target.id for n in assigned for target in n.targets if isinstance(target, ast.Name)]
    assert sorted(names) == sorted(set(names))
    inside = {n.id for a in assigned for n in ast.walk(a.value) if isinstance(n, ast.Name)}
    looked_at = {
        node.attr
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "words"
    }
    assert set(names) == looked_at | (inside & set(names))


def loaded_by(code: str) -> set[str]:
    """The modules in memory after a fresh interpreter has run `code`."""
    report = f"import sys\n{code}\nsys.__stdout__.write(chr(10) + ' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", report], check=True, capture_output=True, text=True)
    return set(done.stdout.rsplit("\n", maxsplit=1)[-1].split())


@pytest.mark.parametrize("module", ["dronecli", "dronecli.cli", "dronecli.commands"])
def test_nothing_heavy_is_imported_at_start(module: str) -> None:
    # what Typer itself loads is beyond our power
    ours = loaded_by(f"import {module}") - loaded_by("import typer")
    assert {name for name in ours if name.split(".")[0] in HEAVY} == set()


def test_import_runs_nothing_of_the_pipeline() -> None:
    assert not {name for name in loaded_by("import dronecli") if name.startswith("dronecli.reconcile")}
