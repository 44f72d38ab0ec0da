"""What the database refuses gets a Vietnamese sentence first, and the database refuses it too."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from campaigns.models import Deadline, Phase, Plan, PlanEvent, Recipient, ReformArea
from organisation.models import BodySuccession, IssuingBody, Membership
from organisation.models.memberships import Role
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory, PlanFactory, seven_areas

pytestmark = pytest.mark.django_db

MAY_5, MAY_12 = date(2020, 5, 5), date(2020, 5, 12)


def body_that_ends_before_it_begins():
    return BodyFactory.build(valid_from=MAY_12, valid_to=MAY_5)


def body_with_a_code_in_use():
    BodyFactory(code="783", valid_from=MAY_5)
    return BodyFactory.build(code="783", valid_from=MAY_5)


def undated_body_with_a_code_in_use():
    BodyFactory(code="783")
    return BodyFactory.build(code="783")


def succession_to_itself():
    body = BodyFactory()
    return BodySuccession(predecessor=body, successor=body, effective_on=MAY_5)


def succession_told_twice():
    old, new = BodyFactory(), BodyFactory()
    BodySuccession.objects.create(predecessor=old, successor=new, effective_on=MAY_5)
    return BodySuccession(predecessor=old, successor=new, effective_on=MAY_5)


def role_held_twice():
    user, body = UserFactory(), BodyFactory()
    Membership.objects.create(user=user, body=body, role=Role.LEADER)
    return Membership(user=user, body=body, role=Role.LEADER)


def role_that_ends_before_it_begins():
    return Membership(
        user=UserFactory(),
        body=BodyFactory(),
        role=Role.LEADER,
        valid_from=MAY_12,
        valid_to=MAY_5,
    )


def unsaved_plan(**values):
    given = {
        "issuing_body": BodyFactory(),
        "title": "Thi đua",
        "registration_form": "none",
        **values,
    }
    return Plan(**given)


def plan_that_ends_before_it_starts():
    return unsaved_plan(starts_on=MAY_12, ends_on=MAY_5)


def plan_that_ends_before_it_is_issued():
    return unsaved_plan(issued_on=MAY_12, ends_on=MAY_5)


def plan_with_initiatives_and_no_areas():
    return unsaved_plan(registration_form="initiatives")


def plan_with_a_number_in_use():
    first = PlanFactory(number="3925", symbol="KH-UBND", issued_on=MAY_5)
    return unsaved_plan(
        issuing_body=first.issuing_body, number="3925", symbol="KH-UBND", issued_on=MAY_5
    )


def phase_that_ends_before_it_starts():
    return Phase(plan=PlanFactory(), name="Đợt 1", starts_on=MAY_12, ends_on=MAY_5)


def event_told_twice():
    plan = PlanFactory()
    PlanEvent.objects.create(plan=plan, kind="plan_issued", happened_on=MAY_5)
    return PlanEvent(plan=plan, kind="plan_issued", happened_on=MAY_12)


def deadline_on_a_day_and_after_an_event():
    return Deadline(
        plan=PlanFactory(), title="Nộp", due_on=MAY_12, days_after=15, event="plan_issued"
    )


def deadline_without_any_day():
    return Deadline(plan=PlanFactory(), title="Nộp")


def deadline_after_no_event():
    return Deadline(plan=PlanFactory(), title="Nộp", days_after=15)


def recipient_twice():
    plan, body = PlanFactory(), BodyFactory()
    Recipient.objects.create(plan=plan, body=body)
    return Recipient(plan=plan, body=body)


def area_at_a_place_in_use():
    return ReformArea(area_set=seven_areas(), position=1, name="Một lĩnh vực khác")


ONE_DAY_ONLY = "Thời hạn là một ngày, hoặc một số ngày sau một sự kiện; không phải cả hai."
REFUSED = [
    (body_that_ends_before_it_begins, "Ngày hết hiệu lực phải sau ngày có hiệu lực."),
    (body_with_a_code_in_use, "Mã hành chính này đã dùng cho đơn vị khác cùng thời gian."),
    (undated_body_with_a_code_in_use, "Mã hành chính này đã dùng cho đơn vị khác."),
    (succession_to_itself, "Một đơn vị không thể kế thừa chính nó."),
    (succession_told_twice, "Hai đơn vị này đã được ghi nhận kế thừa."),
    (role_held_twice, "Người này đã có vai trò đó tại đơn vị."),
    (role_that_ends_before_it_begins, "Ngày kết thúc vai trò phải sau ngày bắt đầu."),
    (plan_that_ends_before_it_starts, "Ngày kết thúc thi đua phải từ ngày bắt đầu trở đi."),
    (plan_that_ends_before_it_is_issued, "Ngày kết thúc thi đua phải từ ngày ban hành trở đi."),
    (
        plan_with_initiatives_and_no_areas,
        "Kế hoạch có đăng ký mô hình, giải pháp, sáng kiến phải chọn bộ lĩnh vực.",
    ),
    (plan_with_a_number_in_use, "Cơ quan này đã có văn bản cùng số, ký hiệu và ngày."),
    (phase_that_ends_before_it_starts, "Ngày kết thúc đợt phải từ ngày bắt đầu trở đi."),
    (event_told_twice, "Sự kiện này đã được ghi ngày."),
    (deadline_on_a_day_and_after_an_event, ONE_DAY_ONLY),
    (deadline_without_any_day, ONE_DAY_ONLY),
    (deadline_after_no_event, ONE_DAY_ONLY),
    (recipient_twice, "Đơn vị này đã có trong danh sách nhận."),
    (area_at_a_place_in_use, "Thứ tự này đã có lĩnh vực khác."),
]
IDS = [make.__name__.replace("_", " ") for make, _ in REFUSED]


@pytest.mark.parametrize(("make", "sentence"), REFUSED, ids=IDS)
def test_what_may_not_be_is_refused_with_a_sentence(make, sentence):
    with pytest.raises(ValidationError) as refusal:
        make().validate_constraints()
    assert refusal.value.messages == [sentence]


@pytest.mark.parametrize(("make", "sentence"), REFUSED, ids=IDS)
def test_what_may_not_be_is_refused_by_the_database_too(make, sentence):
    thing = make()
    with pytest.raises(IntegrityError), transaction.atomic():
        if isinstance(thing, IssuingBody | Plan):
            type(thing).objects.add_root(instance=thing)
        else:
            thing.save()


def two_blank_numbers():
    first = PlanFactory(number="", issued_on=MAY_5)
    return unsaved_plan(issuing_body=first.issuing_body, symbol="KH-UBND", issued_on=MAY_5)


def code_used_again_after_a_merger():
    BodyFactory(code="783", valid_from=date(2004, 1, 1), valid_to=date(2025, 6, 30))
    return BodyFactory.build(code="783", valid_from=date(2025, 7, 1))


def role_and_another_role():
    user, body = UserFactory(), BodyFactory()
    Membership.objects.create(user=user, body=body, role=Role.LEADER)
    return Membership(user=user, body=body, role=Role.COUNCIL_MEMBER)


@pytest.mark.parametrize(
    "make",
    [two_blank_numbers, code_used_again_after_a_merger, role_and_another_role],
    ids=lambda make: make.__name__.replace("_", " "),
)
def test_what_real_documents_and_mergers_need_is_allowed(make):
    make().validate_constraints()
