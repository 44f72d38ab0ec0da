"""A database that holds the demonstration already is kept as it is."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from dashboard.demonstration.bodies import Bodies
from organisation.models import IssuingBody


def rows_in_all_tables() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def run() -> str:
    said = StringIO()
    call_command("load_demonstration", stdout=said)
    return said.getvalue()


def test_a_later_run_changes_nothing_and_says_so(demonstration):
    before = rows_in_all_tables()
    said = run()
    assert rows_in_all_tables() == before
    assert said.startswith("Cơ sở dữ liệu đã có dữ liệu: giữ nguyên, không nạp lại.")


def test_the_sign_ins_are_printed_with_the_password_once(demonstration):
    said = run()
    assert "hieutruong.tanthonghoi" in said
    assert "Thủ trưởng đơn vị" in said
    assert said.count("ThiDua@2020") == 1


def test_a_list_of_bodies_that_means_nobody_is_refused(demonstration):
    bodies = Bodies()
    bodies.by_key["cuchi"] = IssuingBody.objects.get(name="Ủy ban nhân dân huyện Củ Chi")
    with pytest.raises(ValueError, match="no body is meant"):
        bodies.meant_by([{"under": "cuchi", "kind": ["enterprise"]}])
