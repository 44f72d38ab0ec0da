"""Drafts made of what was read from a text and confirmed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit.models import Event
from awards.confirmed_awards import ConfirmedAward, ConfirmedQuota
from awards.models import Quota
from campaigns.models import (
    Deadline,
    LegalBasis,
    ParticipantGroup,
    Phase,
    Plan,
    PlanSection,
)
from campaigns.plans.drafts.parts import ChosenRecipient
from organisation.models.memberships import Role
from plan_reading.drafts import ConfirmedPlan, draft_from_text
from tests.campaigns.factories import PlanFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_6_may_2020(working_day):
    working_day("2020-05-06")


@pytest.fixture
def staff(cu_chi):
    return person(Role.NOI_VU_STAFF, cu_chi.home_affairs)


@pytest.fixture
def city_plan(cu_chi):
    return PlanFactory(issuing_body=cu_chi.city, number="1513", issued_on=date(2020, 4, 27))


def confirmed(body, **parts):
    values = {
        "number": "3925",
        "symbol": "KH-UBND",
        "issued_on": date(2020, 5, 5),
        "title": "Phát động thi đua",
    }
    return ConfirmedPlan(issuing_body=body, values=values | parts.pop("values", {}), **parts)


def letter(body, **parts):
    return confirmed(body, values={"number": "537", "symbol": "GDĐT-VP", "kind": "letter"}, **parts)


def test_every_part_of_the_plan_is_written(cu_chi, staff, city_plan):
    phase = Phase(name="Đợt 1", starts_on=date(2020, 5, 5), ends_on=date(2020, 5, 31))
    group = ParticipantGroup(kind="collective", name="Các phòng, ban")
    (plan,) = draft_from_text(
        [
            confirmed(
                cu_chi.district,
                parent=city_plan,
                bases=[
                    LegalBasis(kind="Kế hoạch", reference="1513/KH-UBND"),
                    LegalBasis(kind="Luật", title="Luật Thi đua, khen thưởng"),
                ],
                sections=[PlanSection(kind="purpose", heading="Mục đích", text="Vì dân.")],
                groups=[group],
                phases=[phase],
                deadlines=[
                    Deadline(
                        kind="registration",
                        title="Đăng ký",
                        due_on=date(2020, 5, 12),
                        boundary="before",
                        phase=phase,
                        group=group,
                    ),
                    Deadline(
                        kind="dossier", title="Hồ sơ", days_after=15, event="ranking_published"
                    ),
                ],
                recipients=[ChosenRecipient(cu_chi.commune, True, False)],
                lines=["UBND các xã", "Lưu: VT"],
            )
        ],
        actor=staff,
    )
    assert plan.status == "draft"
    assert plan.parent == city_plan
    first, second = plan.bases.all()
    assert (first.position, first.cited_plan, second.position) == (1, city_plan, 2)
    assert [one.heading for one in plan.sections.all()] == ["Mục đích"]
    registration = plan.deadlines.get(kind="registration")
    assert (registration.phase, registration.group) == (phase, group)
    assert plan.deadlines.get(kind="dossier").days_after == 15
    assert [one.body for one in plan.recipients.all()] == [cu_chi.commune]
    assert [one.text for one in plan.recipient_lines.all()] == ["UBND các xã", "Lưu: VT"]
    assert Event.objects.about(plan).get().label == "Lập dự thảo đọc từ văn bản"


def test_what_awards_make_of_it_is_written_with_it(cu_chi, staff):
    award = ConfirmedAward(
        name="giay_khen",
        authority_title="Chủ tịch Ủy ban nhân dân huyện Củ Chi",
        printed_as="Giấy khen của Ủy ban nhân dân huyện",
        authority_body=None,
        awardee="both",
        original_sets=2,
        quotas=(
            ConfirmedQuota("collective", 1, "submitting_body", "", ((cu_chi.commune, 2),)),
            ConfirmedQuota("individual", 1, "awarded_collective", "commune"),
        ),
        papers=(
            "Văn bản đề nghị khen thưởng",
            "Báo cáo thành tích",
            "Xác nhận của cơ quan thuế đối với doanh nghiệp",
        ),
    )
    (plan,) = draft_from_text([confirmed(cu_chi.district, awards=[award])], actor=staff)
    form = plan.award_forms.get()
    assert (form.authority, form.original_sets) == (cu_chi.district, 2)
    each, level = form.quotas.all()
    assert (each.per, each.limit) == (Quota.Per.SUBMITTING_BODY, 1)
    assert [(one.body, one.limit) for one in each.exceptions.all()] == [(cu_chi.commune, 2)]
    assert level.level == "commune"
    papers = form.required_documents.values_list("made_as", "is_shared", "condition")
    assert list(papers) == [
        ("proposal", True, "always"),
        ("report", False, "always"),
        ("", False, "enterprise"),
    ]


def test_a_letter_stands_under_the_plan_of_the_same_text(cu_chi, staff, city_plan):
    staff.memberships.create(body=cu_chi.education, role=Role.NOI_VU_STAFF)
    cites = [LegalBasis(kind="Kế hoạch", reference="3925/KH-UBND")]
    made = draft_from_text(
        [
            letter(cu_chi.education, under=1, bases=cites),
            confirmed(cu_chi.district, parent=city_plan, corrected=2),
        ],
        actor=staff,
    )
    assert made[0].parent == made[1]
    assert made[1].parent == city_plan
    assert made[0].bases.get().cited_plan == made[1]
    assert Event.objects.about(made[1]).get().label.endswith("người đọc sửa 2 chỗ")


def test_another_bodys_plan_is_refused_and_nothing_is_written(cu_chi, staff):
    with pytest.raises(Refused):
        draft_from_text([confirmed(cu_chi.district), letter(cu_chi.education)], actor=staff)
    assert not Plan.objects.exists()


def test_all_or_none(cu_chi, staff, city_plan):
    """The second has a number that its body has given already."""
    PlanFactory(issuing_body=cu_chi.district, number="3925", issued_on=date(2020, 5, 5))
    before = Plan.objects.count()
    with pytest.raises(ValidationError, match="cùng số"):
        draft_from_text(
            [
                confirmed(cu_chi.district, parent=city_plan, values={"number": "9"}),
                confirmed(cu_chi.district, parent=city_plan),
            ],
            actor=staff,
        )
    assert Plan.objects.count() == before


def test_two_that_stand_under_each_other_are_refused(cu_chi, staff):
    with pytest.raises(ValidationError, match="vòng khép kín"):
        draft_from_text(
            [confirmed(cu_chi.district, under=1), confirmed(cu_chi.district, under=0)],
            actor=staff,
        )
