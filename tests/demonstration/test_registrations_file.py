"""The sample registrations: well-formed, and the story's school left free."""

from collections import Counter

import pytest

from audit import clock
from campaigns.models import ReformArea
from dashboard.demonstration import loader
from dashboard.demonstration.bodies import load_bodies
from dashboard.demonstration.fixture_files import FIXTURES, read
from organisation.models import Membership
from registrations.models import InitiativeKind
from registrations.participation import takes_part

BY_PLAN = {given["plan"]: given["registrations"] for given in read(FIXTURES / "registrations.yaml")}
REFERENCE = {"gddt-537": "537/GDĐT-VP", "cu-chi-3925": "3925/KH-UBND"}
ALL = [(plan, given) for plan, entries in BY_PLAN.items() for given in entries]
LINES = [line for _, given in ALL for line in given["lines"]]


def test_five_schools_and_eight_units_of_the_district_with_these_states():
    assert Counter((plan, given["state"]) for plan, given in ALL) == {
        ("gddt-537", "accepted"): 2,
        ("gddt-537", "submitted"): 1,
        ("gddt-537", "returned"): 1,
        ("gddt-537", "draft"): 1,
        ("cu-chi-3925", "accepted"): 4,
        ("cu-chi-3925", "submitted"): 2,
        ("cu-chi-3925", "returned"): 1,
        ("cu-chi-3925", "draft"): 1,
    }


def test_the_school_of_the_story_has_registered_nothing():
    assert "cuchi/th-tan-thong-hoi" not in {given["body"] for _, given in ALL}


def test_every_field_of_bieu_1_is_used_and_every_kind():
    assert {line["area"] for line in LINES} == {1, 2, 3, 4, 5, 6, 7}
    assert {line["kind"] for line in LINES} == set(InitiativeKind.values)
    assert len(LINES) == 37


def test_the_sums_by_field_of_what_was_accepted():
    accepted = {
        plan: Counter(
            line["area"]
            for given in entries
            if given["state"] == "accepted"
            for line in given["lines"]
        )
        for plan, entries in BY_PLAN.items()
    }
    # Counted by hand from the file, for whoever checks Biểu 1 against it.
    assert accepted == {
        "gddt-537": {1: 1, 3: 2, 5: 1, 6: 1, 7: 2},
        "cu-chi-3925": {1: 1, 2: 1, 3: 4, 5: 2, 7: 3},
    }


def test_only_what_was_returned_has_a_reason_and_a_draft_has_the_day_it_was_saved():
    for _, given in ALL:
        assert ("reason" in given) == (given["state"] == "returned"), given["body"]
        assert ("submitted_on" in given) == (given["state"] != "draft"), given["body"]
        assert ("saved_on" in given) == (given["state"] == "draft"), given["body"]


@pytest.mark.django_db
def test_each_unit_takes_part_and_is_filed_by_its_head(monkeypatch):
    caught = {}

    def catch():
        caught["bodies"] = load_bodies()
        return caught["bodies"]

    monkeypatch.setattr(loader, "load_bodies", catch)
    loader.load_demonstration()
    for plan_key, given in ALL:
        number, symbol = REFERENCE[plan_key].split("/")
        body = caught["bodies"][given["body"]]
        plan = body.received_plans.get(plan__number=number, plan__symbol=symbol).plan
        with clock.override_day(given.get("submitted_on") or given["saved_on"]):
            assert takes_part(plan, body)
        assert Membership.objects.filter(
            user__username=given["filed_by"], body=body, role="unit_head"
        ).exists()
        positions = {line["area"] for line in given["lines"]}
        assert positions <= set(
            ReformArea.objects.filter(area_set=plan.reform_area_set).values_list(
                "position", flat=True
            )
        )
