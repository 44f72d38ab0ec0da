"""The documentation says what the code does: drawn states, packages, settings, links, buttons."""

import json
import re
from pathlib import Path

import django
import pytest
from django.core.management import CommandError, call_command

from awards.models import AwardDecision, Dossier, Meeting
from awards.rules.catalogue import CATALOGUE
from campaigns.models import Plan, Recipient
from dashboard.demonstration.fixture_files import FIXTURES
from dashboard.demonstration.fixture_files import read as read_fixture
from dashboard.management.commands.draw_rules import PAGE as RULES_PAGE
from dashboard.management.commands.draw_rules import PLANS as RULES_OF_PLANS
from dashboard.management.commands.draw_rules import rules_page
from dashboard.management.commands.draw_states import DRAWN, PAGE, states_page
from rankings.models import Ranking
from recognition.models import InitiativeCouncil, LibraryEntry, Recognition, RecognitionDecision
from register.models import AwardRecord
from registrations.models import (
    Consolidation,
    InitiativeProgress,
    ProgressReport,
    Registration,
)
from tests.house.our_apps import ROOT, python_files

GUIDE = ROOT / "docs" / "huong-dan-su-dung.md"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE_BLOCK = re.compile(r"```.*?```", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# --- The drawn states ----------------------------------------------------------------------------


def test_the_page_of_states_is_the_one_that_the_workflows_draw():
    assert read(PAGE) == states_page(), "out of date: run script/manage draw_states"


def test_check_passes_over_a_fresh_page_and_writes_nothing(tmp_path):
    page = tmp_path / "states.md"
    call_command("draw_states", page=page, verbosity=0)
    written_at = page.stat().st_mtime_ns
    call_command("draw_states", "--check", page=page)
    assert page.stat().st_mtime_ns == written_at


@pytest.mark.parametrize("text", [None, "", "# States\n"])
def test_check_fails_over_a_page_that_is_missing_or_stale(tmp_path, text):
    page = tmp_path / "states.md"
    if text is not None:
        page.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="out of date"):
        call_command("draw_states", "--check", page=page)


def test_the_page_of_rules_is_the_one_that_the_catalogue_and_the_plans_draw():
    assert read(RULES_PAGE) == rules_page(), "out of date: run script/manage draw_rules"
    with pytest.raises(CommandError, match="out of date"):
        call_command("draw_rules", "--check", page=PAGE)


def test_the_page_of_rules_names_every_rule_and_every_sentence_of_the_five_plans():
    drawn = read(RULES_PAGE)
    assert [key for key in CATALOGUE if f"`{key}`" not in drawn] == []
    for _, name in RULES_OF_PLANS:
        given = read_fixture(FIXTURES / "plans" / f"{name}.yaml")
        for form in given.get("award_forms", ()):
            for requirement in form.get("requirements", ()):
                assert f"| {requirement['text']} |" in drawn


def test_every_state_and_every_step_is_in_the_drawing():
    drawing = states_page()
    for _, workflow, _ in DRAWN:
        for state in workflow.states.values():
            assert f'state "{state.label}" as {state.value}' in drawing
        for step in workflow.transitions.values():
            for source in step.sources:
                for target in step.targets:
                    assert f"    {source} --> {target}: {step.label}\n" in drawing


@pytest.mark.parametrize(
    ("model", "workflow"),
    list(
        zip(
            (
                Plan,
                Recipient,
                Registration,
                Consolidation,
                InitiativeProgress,
                ProgressReport,
                Ranking,
                InitiativeCouncil,
                Recognition,
                RecognitionDecision,
                LibraryEntry,
                Dossier,
                Meeting,
                AwardDecision,
                AwardRecord,
            ),
            (workflow for _, workflow, _ in DRAWN),
            strict=True,
        )
    ),
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_drawing_starts_where_the_thing_is_made(model, workflow):
    field = model._meta.get_field("status")
    assert field.choices == [(state.value, state.label) for state in workflow.states.values()]
    assert field.default == next(iter(workflow.states))


# --- Packages and settings -----------------------------------------------------------------------


def requirements(name: str) -> set[str]:
    lines = read(ROOT / name).splitlines()
    return {re.split(r"[=\[<>~ ]", line)[0] for line in lines if line and line[0] not in "#-"}


def system_packages(name: str) -> set[str]:
    lines = [
        line for line in read(ROOT / "script" / name).splitlines() if line[:1] not in ("#", "")
    ]
    return {package.strip() for line in lines for package in line.split("|")}


@pytest.mark.parametrize(
    "packages",
    [
        requirements("requirements.txt"),
        requirements("requirements-dev.txt"),
        set(json.loads(read(ROOT / "package.json"))["dependencies"]),
        system_packages("system-packages.txt"),
        system_packages("system-packages-test.txt"),
    ],
    ids=["requirements", "requirements-dev", "npm", "system", "system for tests"],
)
def test_every_package_has_its_reason_written_down(packages):
    assert packages
    told = read(ROOT / "docs" / "dependencies.md")
    assert {package for package in packages if f"`{package}`" not in told} == set()


def test_no_package_is_explained_that_is_no_longer_there():
    rows = re.findall(r"^\| ((?:`[^`]+`[, ]*)+) \|", read(ROOT / "docs/dependencies.md"), re.M)
    told = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    there = (
        requirements("requirements.txt")
        | requirements("requirements-dev.txt")
        | set(json.loads(read(ROOT / "package.json"))["dependencies"])
        | system_packages("system-packages.txt")
        | system_packages("system-packages-test.txt")
    )
    assert told
    assert told - there == set()


def test_the_readme_names_every_variable_that_the_settings_read():
    variables = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', read(ROOT / "config/settings.py")))
    assert "DJANGO_SECRET_KEY" in variables
    readme = read(ROOT / "README.md")
    assert {name for name in variables if f"`{name}`" not in readme} == set()


# --- Links, pictures, sign-ins, buttons ----------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_to_a_file(page):
    links = LINK.findall(CODE_BLOCK.sub("", read(page)))
    inside = [link.split("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_every_picture_is_shown_somewhere_and_small():
    shown = "".join(read(page) for page in PAGES)
    pictures = sorted((ROOT / "docs" / "screenshots").iterdir())
    assert pictures
    for picture in pictures:
        assert f"screenshots/{picture.name})" in shown
        assert picture.stat().st_size < 250_000


def test_the_sign_ins_of_the_readme_are_those_of_the_demonstration():
    people = read(ROOT / "fixtures" / "people.yaml")
    known = set(re.findall(r"username: ([\w.]+)", people))
    told = set(
        re.findall(r"^\| `([\w.]+)` \|", read(ROOT / "README.md").split("## Layout")[0], re.M)
    )
    assert len(told) >= 5
    assert told - known == set()
    password = re.search(r"^password: (\S+)$", people, re.M)
    assert password is not None
    assert password[1] in read(ROOT / "README.md")


def words_on_screen() -> str:
    """Everything from which pages are made, in one string: templates, code, translations, and the
    browser's stories, which press buttons whose names are put together."""
    files = [
        *(ROOT / "templates").rglob("*.html"),
        *python_files(),
        *(ROOT / "tests" / "stories").glob("*.py"),
        *(ROOT / "locale").rglob("*.po"),
        Path(django.__file__).parent / "contrib/admin/locale/vi/LC_MESSAGES/django.po",
        Path(django.__file__).parent / "contrib/auth/locale/vi/LC_MESSAGES/django.po",
    ]
    return " ".join(" ".join(read(path) for path in files).split()).casefold()


def test_what_the_guide_sets_in_bold_stands_on_the_screen():
    named = set(re.findall(r"\*\*([^*]+)\*\*", read(GUIDE)))
    assert len(named) > 40
    screen = words_on_screen()
    assert {name for name in named if " ".join(name.split()).casefold() not in screen} == set()
