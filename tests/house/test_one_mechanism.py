"""A status changes through the one door only (design, law 1): no other code writes one."""

import ast
from pathlib import Path

import pytest

from tests.house.our_apps import ROOT, python_files

THE_DOOR = Path("audit/transitions.py")
# Demonstration data is entered as it was issued in real life, with a line in the log.
NOT_LOOKED_AT = ("migrations", "demonstration")
WRITES = {"update", "create", "get_or_create", "update_or_create", "bulk_update"}


def code_of_the_house() -> list[Path]:
    return sorted(
        path.relative_to(ROOT)
        for path in python_files()
        if not set(NOT_LOOKED_AT).intersection(path.relative_to(ROOT).parts)
    )


def status_writes(source: str) -> list[int]:
    """The lines of some code that give a thing another status."""
    return sorted(node.lineno for node in ast.walk(ast.parse(source)) if _writes_status(node))


def _writes_status(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign):
        return any(_is_status(part) for target in node.targets for part in ast.walk(target))
    if isinstance(node, ast.AugAssign | ast.AnnAssign):
        return _is_status(node.target)
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "setattr":
            return any(isinstance(arg, ast.Constant) and arg.value == "status" for arg in node.args)
        return name in WRITES and any(keyword.arg == "status" for keyword in node.keywords)
    return False


def _is_status(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "status"
        and isinstance(node.ctx, ast.Store)
    )


@pytest.mark.parametrize(
    "write",
    [
        'plan.status = "issued"',
        'a, plan.status = 1, "issued"',
        'plan.status: str = "issued"',
        'Plan.objects.filter(pk=1).update(status="issued")',
        'Plan.objects.create(status="issued")',
        'setattr(plan, "status", "issued")',
    ],
)
def test_the_search_sees_every_way_of_writing_a_status(write):
    assert status_writes(write) == [1]


@pytest.mark.parametrize(
    "reading",
    [
        'Plan.objects.filter(status="issued")',
        "status = plan.status",
        'render(request, "403.html", status=403)',
        'Plan.objects.update(title="Khác")',
    ],
)
def test_the_search_lets_pass_what_only_reads_a_status(reading):
    assert status_writes(reading) == []


def test_the_search_finds_the_door_itself():
    assert THE_DOOR in code_of_the_house()
    assert status_writes((ROOT / THE_DOOR).read_text(encoding="utf-8"))


def test_no_code_but_the_door_writes_a_status():
    found = {
        str(path): lines
        for path in code_of_the_house()
        if path != THE_DOOR and (lines := status_writes((ROOT / path).read_text(encoding="utf-8")))
    }
    assert found == {}
