"""Loading into an empty database, and saying where a fixture file is wrong."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dashboard.demonstration import fixture_files
from dashboard.demonstration.fixture_files import FixtureError, entry, only, read
from dashboard.demonstration.plan_parts import last_day_of_month
from organisation.models import IssuingBody


def run() -> str:
    said = StringIO()
    call_command("load_demonstration", stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_a_first_run_says_that_it_loaded():
    said = run()
    assert said.startswith("Đã nạp dữ liệu trình diễn.")
    assert IssuingBody.objects.filter(name="Ủy ban nhân dân huyện Củ Chi").exists()


@pytest.mark.django_db
def test_a_database_with_bodies_of_its_own_is_left_alone():
    IssuingBody.objects.add_root(
        instance=IssuingBody(name="Sở Nội vụ", level="province", kind="department")
    )
    said = run()
    assert IssuingBody.objects.count() == 1
    assert "giữ nguyên" in said
    assert "Mật khẩu" not in said


@pytest.fixture
def fixture_copy(tmp_path, monkeypatch):
    """A copy of the fixtures that may be spoilt; the readers are sent there."""
    copy = tmp_path / "fixtures"
    shutil.copytree(fixture_files.FIXTURES, copy)
    monkeypatch.setattr(fixture_files, "FIXTURES", copy)
    return copy


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("kind: registration", "kind: registratoin", "deadlines, number 1"),
        ("before: 2020-05-12", "before: 2020-05-12\n    through: 2020-05-12", "one way"),
        ("group: don-vi", "group: don-vj", "no “group don-vj”"),
        ("issuing_body: cuchi", "issuing_body: cuchj", "cuchj"),
        ("opens_the_plan: false", "opens_plan: false", "bases, number 2"),
        ('number: "3925"', 'number: "3925"\nnumber: "3926"', "said twice"),
        ("ends_on: 2020-11-30", "ends_on: 2020-05-01", "Ngày kết thúc thi đua"),
    ],
)
def test_an_error_names_file_and_entry_and_nothing_is_written(fixture_copy, old, new, where):
    spoilt = fixture_copy / "plans" / "cu_chi_3925.yaml"
    text = spoilt.read_text(encoding="utf-8")
    assert old in text
    spoilt.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CommandError) as stopped:
        run()
    assert "fixtures/plans/cu_chi_3925.yaml" in str(stopped.value)
    assert where in str(stopped.value)
    assert not IssuingBody.objects.exists()


@pytest.mark.django_db
def test_plans_that_are_each_others_parents_are_refused(fixture_copy):
    city = fixture_copy / "plans" / "tp_ho_chi_minh_1513.yaml"
    city.write_text(city.read_text(encoding="utf-8") + "parent: gddt-537\n", encoding="utf-8")
    with pytest.raises(CommandError, match="each other's parents"):
        run()


def test_a_file_that_is_not_yaml_is_named(tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("key: [", encoding="utf-8")
    with pytest.raises(FixtureError, match=r"broken\.yaml"):
        read(broken)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FixtureError, match=r"missing\.yaml"):
        read(tmp_path / "missing.yaml")


def test_an_unknown_word_is_refused():
    with pytest.raises(ValueError, match="unknown words: nmae"):
        only({"nmae": "Sở Nội vụ"}, "name")


def test_the_innermost_entry_is_the_one_named(tmp_path):
    with pytest.raises(FixtureError, match="inner"), entry(tmp_path, "outer"):  # noqa: SIM117
        with entry(tmp_path, "inner"):
            raise ValueError("wrong")


@pytest.mark.parametrize(
    ("month", "day"), [("2020-02", 29), ("2021-02", 28), ("2020-12", 31), ("2025-01", 31)]
)
def test_a_month_ends_on_its_last_day(month, day):
    assert last_day_of_month(month).day == day
