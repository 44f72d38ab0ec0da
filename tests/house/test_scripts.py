"""What the scripts take from the portal is there: most of them run too rarely to be noticed."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from tests.house.our_apps import OUR_APPS, ROOT

SCRIPTS = sorted((ROOT / "script").rglob("*.py"))


def taken_by(script: Path) -> list[tuple[str, str]]:
    """Each module of ours that a script imports from, with what it takes."""
    tree = ast.parse(script.read_text(encoding="utf-8"))
    return [
        (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
        if node.module.split(".")[0] in OUR_APPS
    ]


@pytest.mark.parametrize("script", SCRIPTS, ids=[path.stem for path in SCRIPTS])
def test_what_a_script_takes_from_the_portal_is_there(script):
    for module, name in taken_by(script):
        there = import_module(module)
        if not hasattr(there, name):
            import_module(f"{module}.{name}")


def test_the_scripts_take_something_from_the_portal():
    assert len([taken for script in SCRIPTS for taken in taken_by(script)]) > 20
