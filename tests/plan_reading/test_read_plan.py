"""manage.py read_plan: the JSON that is promised, without a database; refusals as a sentence."""

import json
import subprocess
import sys

import pytest
from django.core.management import call_command

from tests.plan_reading.samples import ROOT
from tests.plan_reading.synthetic import variant

PROMISED = {
    *("number", "symbol", "issued_on", "place", "issuing_body", "kind", "title", "bases"),
    *("parent", "deadlines", "quotas", "recipients", "signer", "capacity"),
}


@pytest.fixture
def plan(tmp_path):
    """A plan's file."""
    path = tmp_path / "ke-hoach.txt"
    path.write_text(variant(4).text, encoding="utf-8")
    return path


def test_the_json_has_what_is_promised(plan, capsys):
    call_command("read_plan", plan, "--json")
    document = json.loads(capsys.readouterr().out)["documents"][0]
    assert document.keys() >= PROMISED
    assert all(one.keys() >= {"symbol", "issued_on", "issuing_body"} for one in document["bases"])
    assert all(one.keys() >= {"kind", "due_on", "for"} for one in document["deadlines"])


def test_values_are_told_to_a_reader_too(plan, capsys):
    call_command("read_plan", plan)
    assert variant(4).expected["place"] in capsys.readouterr().out


GIVEN = {
    "DJANGO_INSECURE_LOCAL": "1",
    "DJANGO_SECRET_KEY": "only-for-tests-" + "0123456789" * 5,
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nowhere",
}


def _run(*arguments: str, given: dict[str, str] = GIVEN) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "read_plan", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", **given},
    )


def test_no_settings_are_needed_either(plan):
    done = _run(str(plan), "--json", given={})
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"]


def test_no_database_is_needed_and_a_refusal_is_a_sentence(plan, tmp_path):
    done = _run(str(plan), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"]
    refused = _run(str(tmp_path / "khong-co.txt"), "--json")
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "Không có tệp" in refused.stderr and "Traceback" not in refused.stderr
