"""The first page after signing in: what waits for me, and what falls due."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from awards.queues import dossiers_waiting
from campaigns.queues import deadlines_ahead, plans_to_acknowledge, plans_to_sign
from organisation.models.bodies import BodyKind
from organisation.models.memberships import Role
from registrations.queues import registrations_to_review, returned_registrations
from screens.queues import SHOWN, piles_for
from tests.accounts.factories import UserFactory
from tests.awards.factories import AwardFormFactory, DossierFactory
from tests.campaigns.factories import (
    BodyFactory,
    DeadlineFactory,
    PlanFactory,
    RecipientFactory,
    person,
    school,
)
from tests.registrations.factories import RegistrationFactory

pytestmark = pytest.mark.django_db

DESK = reverse("desk")
MOMENT = datetime(2020, 5, 7, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_8_may_2020(working_day):
    working_day("2020-05-08")


@pytest.fixture
def district():
    return BodyFactory(name="Ủy ban nhân dân huyện Củ Chi")


@pytest.fixture
def staff(district, client):
    """Of Phòng Nội vụ, which acts for the district."""
    office = BodyFactory(
        name="Phòng Nội vụ", under=district, kind=BodyKind.OFFICE, acts_for=district
    )
    user = person(Role.NOI_VU_STAFF, office)
    client.force_login(user)
    return user


def submitted(plan, name):
    body = school(name, plan.issuing_body)
    return RegistrationFactory(plan=plan, body=body, status="submitted", submitted_at=MOMENT)


def test_somebody_for_whom_nothing_waits_is_told_so(client):
    client.force_login(UserFactory())
    response = client.get(DESK)
    assert response.context["nothing_waits"]
    assert response.status_code == 200


def test_what_was_submitted_to_the_body_waits_for_the_office_that_acts_for_it(staff, district):
    plan = PlanFactory(issuing_body=district)
    waiting = submitted(plan, "Trường thứ nhất")
    RegistrationFactory(plan=plan, body=school("Trường thứ hai", district))
    submitted(PlanFactory(), "Trường ở huyện khác")
    assert list(registrations_to_review(staff)) == [waiting]


def test_a_returned_registration_waits_for_its_unit(district):
    plan = PlanFactory(issuing_body=district)
    body = school("Trường thứ nhất", district)
    returned = RegistrationFactory(
        plan=plan, body=body, status="returned", return_reason="Thiếu tiến độ"
    )
    RegistrationFactory(
        plan=plan,
        body=school("Trường thứ hai", district),
        status="returned",
        return_reason="Thiếu",
    )
    assert list(returned_registrations(person(Role.CLERK, body))) == [returned]


def test_a_plan_waits_until_its_receipt_is_confirmed(district):
    body = school("Trường thứ nhất", district)
    waiting = RecipientFactory(plan=PlanFactory(issuing_body=district), body=body)
    RecipientFactory(
        plan=PlanFactory(issuing_body=district),
        body=body,
        status="acknowledged",
        acknowledged_at=MOMENT,
    )
    assert list(plans_to_acknowledge(person(Role.UNIT_HEAD, body))) == [waiting]


@pytest.mark.parametrize(
    ("status", "waits"),
    [
        ("draft", False),
        ("awaiting_signature", False),
        ("issued", True),
        ("summed_up", True),
        ("closed", False),
        ("replaced", False),
    ],
)
def test_only_a_plan_in_force_waits_to_be_received(client, district, status, waits):
    body = school("Trường thứ nhất", district)
    RecipientFactory(plan=PlanFactory(issuing_body=district, status=status), body=body)
    client.force_login(person(Role.UNIT_HEAD, body))
    content = client.get(DESK).content.decode()
    assert ("Kế hoạch chưa xác nhận đã nhận" in content) is waits


def test_a_plan_submitted_for_signature_waits_for_who_may_sign_it(client, staff, district):
    waiting = PlanFactory(
        issuing_body=district, status="awaiting_signature", number="", title="Thi đua quý II"
    )
    PlanFactory(issuing_body=district, status="draft")
    PlanFactory(issuing_body=district)
    PlanFactory(status="awaiting_signature")
    leader = person(Role.LEADER, district)
    for signer in (leader, staff):
        assert list(plans_to_sign(signer)) == [waiting]
        client.force_login(signer)
        response = client.get(DESK)
        assert not response.context["nothing_waits"]
        assert "Thi đua quý II" in response.content.decode()
    assert not plans_to_sign(person(Role.UNIT_HEAD, district))
    district.valid_to = date(2020, 5, 7)
    district.save()
    assert not plans_to_sign(person(Role.LEADER, district))


@pytest.mark.parametrize(
    ("status", "waits"),
    [
        ("draft", False),
        ("submitted", True),
        ("returned", False),
        ("complete", True),
        ("appraised", True),
        ("declined", False),
        ("withdrawn", False),
    ],
)
def test_dossiers_wait_while_the_office_has_the_next_step(staff, district, status, waits):
    dossier = DossierFactory(
        award_form=AwardFormFactory(plan=PlanFactory(issuing_body=district)), status=status
    )
    assert list(dossiers_waiting(staff)) == ([dossier] if waits else [])


def test_deadlines_come_by_day_with_those_missed_in_the_last_month(staff, district):
    plan = PlanFactory(issuing_body=district)
    for title, day in {
        "Sơ kết": date(2020, 6, 8),
        "Đăng ký": date(2020, 5, 12),
        "Vừa quá hạn": date(2020, 4, 20),
        "Đã lâu": date(2020, 4, 1),
    }.items():
        DeadlineFactory(plan=plan, title=title, due_on=day)
    DeadlineFactory(plan=PlanFactory(), title="Của huyện khác", due_on=date(2020, 5, 12))
    DeadlineFactory(
        plan=PlanFactory(issuing_body=district, status="draft"),
        title="Của dự thảo",
        due_on=date(2020, 5, 12),
    )
    titles = [one.deadline.title for one in deadlines_ahead(staff)]
    assert titles == ["Vừa quá hạn", "Đăng ký", "Sơ kết"]


def test_relative_and_extended_deadlines_come_among_them_by_the_day_that_holds(district):
    commune = BodyFactory(under=district)
    head = person(Role.UNIT_HEAD, commune)
    plan = RecipientFactory(plan__issuing_body=district, body=commune).plan
    DeadlineFactory(plan=plan, title="Hồ sơ", due_on=None, days_after=5, event="ranking_published")
    long_past = DeadlineFactory(plan=plan, title="Đăng ký", due_on=date(2020, 3, 1))
    DeadlineFactory(plan=plan, title="Sơ kết", due_on=date(2020, 5, 20), boundary="through")

    def ahead():
        asker = User.objects.get(pk=head.pk)
        return [(one.deadline.title, one.due.last_day) for one in deadlines_ahead(asker)]

    assert ahead() == [("Sơ kết", date(2020, 5, 20))]
    plan.events.create(kind="ranking_published", happened_on=date(2020, 5, 8))
    long_past.extensions.create(
        body=commune,
        last_day=date(2020, 5, 25),
        reason="Mưa bão",
        granted_by=UserFactory(),
        granted_at=MOMENT,
    )
    assert ahead() == [
        ("Hồ sơ", date(2020, 5, 13)),
        ("Sơ kết", date(2020, 5, 20)),
        ("Đăng ký", date(2020, 5, 25)),
    ]


def test_a_unit_sees_its_own_deadlines_and_not_those_of_others_whom_the_organisers_see(
    staff, district
):
    commune, office = BodyFactory(under=district), BodyFactory(under=district)
    plan = RecipientFactory(plan__issuing_body=district, body=commune).plan
    RecipientFactory(plan=plan, body=office)
    communes = plan.groups.create(kind="collective", name="Các xã")
    communes.bodies.add(commune)
    DeadlineFactory(plan=plan, title="Cho tất cả", due_on=date(2020, 5, 10))
    DeadlineFactory(plan=plan, title="Cho các xã", due_on=date(2020, 5, 11), group=communes)
    DeadlineFactory(plan=plan, title="Cho phòng", due_on=date(2020, 5, 12), body=office)

    def titles(user):
        return [one.deadline.title for one in deadlines_ahead(user)]

    assert titles(person(Role.UNIT_HEAD, commune)) == ["Cho tất cả", "Cho các xã"]
    assert titles(person(Role.UNIT_HEAD, office)) == ["Cho tất cả", "Cho phòng"]
    assert titles(staff) == ["Cho tất cả", "Cho các xã", "Cho phòng"]


def test_a_pile_shows_the_first_few_and_counts_them_all(staff, district):
    plan = PlanFactory(issuing_body=district)
    for number in range(SHOWN + 2):
        submitted(plan, f"Trường {number}")
    (pile,) = piles_for(staff)
    assert (len(pile.first), pile.count) == (SHOWN, SHOWN + 2)


def test_the_desk_asks_no_more_of_the_database_for_three_of_all_than_for_one(
    client, staff, district
):
    def add(number):
        plan = PlanFactory(issuing_body=district)
        submitted(plan, f"Trường {number}")
        DeadlineFactory(plan=plan)
        RecipientFactory(plan=plan, body=district)
        DossierFactory(award_form=AwardFormFactory(plan=plan), status="submitted")
        PlanFactory(issuing_body=district, status="awaiting_signature")

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(DESK).status_code == 200
        return len(asked)

    # Works at a unit too, so that every part of the desk is asked.
    staff.memberships.create(body=district, role=Role.UNIT_HEAD)
    add(1)
    queries()
    one = queries()
    add(2)
    add(3)
    assert queries() == one <= 15


def test_a_units_desk_asks_no_more_of_the_database_for_three_plans_than_for_one(client, district):
    body = school("Trường thứ nhất", district)
    client.force_login(person(Role.UNIT_HEAD, body))

    def add():
        plan = PlanFactory(issuing_body=district)
        DeadlineFactory(plan=plan)
        RecipientFactory(plan=plan, body=body)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            response = client.get(DESK)
        parts = [part["panel"] for part in response.context["parts"] if "panel" in part]
        return len(asked), len(parts[0]["invitations"])

    add()
    queries()
    asked_for_one, one = queries()
    add()
    add()
    asked_for_three, three = queries()
    assert (one, three) == (1, 3)
    assert asked_for_three == asked_for_one <= 15
