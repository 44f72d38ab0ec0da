"""A district is split between two communes: each part reads what was the district's own, as lists
and pages agree, and nothing that lay below it or was unfinished."""

from datetime import date

import pytest

from awards.models import Dossier
from campaigns.models import Plan, Recipient
from campaigns.permissions import may_acknowledge, may_organise
from organisation.models import BodySuccession
from organisation.models.memberships import Role
from organisation.reorganisation.acts import split
from organisation.reorganisation.decree import Decree, NewBody
from registrations.models import Consolidation, Registration
from registrations.permissions import (
    may_edit_registration,
)
from tests.accounts.factories import UserFactory
from tests.awards.factories import AwardFormFactory, DossierFactory, given_by
from tests.campaigns.factories import PlanFactory, RecipientFactory, person
from tests.registrations.factories import ConsolidationFactory, district, registered

pytestmark = pytest.mark.django_db

PART = BodySuccession.Extent.PART


@pytest.fixture
def place(working_day):
    working_day("2020-05-15")
    return district()


@pytest.fixture
def reader(place):
    """Staff of one of the two communes into which the district was split."""

    def after_the_split():
        north = split(
            place.body,
            into=[(NewBody(name="Xã Bắc"), PART), (NewBody(name="Xã Nam"), PART)],
            decree=Decree(date(2020, 5, 15), "Nghị quyết 1"),
            below={},
            people={},
            actor=UserFactory(is_superuser=True),
        ).successors[0]
        return person(Role.NOI_VU_STAFF, north)

    return after_the_split


def seen_by(user, model):
    """What lists show, and where pages find their thing."""
    return set(model.objects.visible_to(user))


def test_a_part_reads_the_plans_of_the_old_body_and_runs_none_of_them(place, reader):
    PlanFactory(issuing_body=place.body, status="draft", number="", issued_on=None)
    user = reader()
    assert seen_by(user, Plan) == {place.city_plan, place.plan}
    assert not may_organise(user, place.plan)


def test_a_part_reads_what_the_old_body_submitted_and_not_what_its_units_did(place, reader):
    own = registered(place.city_plan, place.body, "1000000", "submitted")
    other = PlanFactory(issuing_body=place.city)
    RecipientFactory(plan=other, body=place.body)
    draft = registered(other, place.body, "1000000", "draft")
    registered(place.plan, place.communes[0], "1000000", "submitted")
    user = reader()
    assert seen_by(user, Registration) == {own}
    assert not may_edit_registration(user, draft)


def test_a_part_reads_what_the_old_body_sent_up_and_not_its_draft(place, reader):
    sent = ConsolidationFactory(plan=place.plan, status="sent", version=1)
    user = reader()
    assert seen_by(user, Consolidation) == {sent}
    Consolidation.objects.filter(pk=sent.pk).update(status="draft")
    assert seen_by(user, Consolidation) == set()


def test_a_part_reads_the_awards_that_the_old_body_decided_and_its_own_dossiers(place, reader):
    form = AwardFormFactory(plan=place.plan)
    decided = given_by(form, proposed_by=place.communes[0])[0]
    own = DossierFactory(award_form=form, proposed_by=place.body, status="submitted")
    DossierFactory(award_form=form, proposed_by=place.communes[1], status="submitted")
    DossierFactory(award_form=form, proposed_by=place.body, awardee_name="Nháp")
    assert set(Dossier.objects.visible_to(reader())) == {decided, own}


def test_receipt_is_confirmed_by_the_part_for_itself_and_no_more_for_the_old_body(place, reader):
    user = reader()
    rows = {row.body.name: row for row in Recipient.objects.filter(plan=place.city_plan)}
    assert set(rows) == {place.body.name, "Xã Bắc", "Xã Nam"}
    assert may_acknowledge(user, rows["Xã Bắc"])
    assert not may_acknowledge(user, rows["Xã Nam"])
    answer = may_acknowledge(place.staff(), rows[place.body.name])
    assert "đã chấm dứt" in answer.reason
