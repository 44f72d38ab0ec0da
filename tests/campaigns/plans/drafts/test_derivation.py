"""A superior's plan becomes the draft of one's own; one's own plan is amended or replaced."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.access import Refused
from audit.models import Event
from audit.transitions import carry_out
from campaigns.models import LegalBasis, ParticipantGroup, Plan, PlanSection
from campaigns.plans import publication
from campaigns.plans.drafts.derivation import change_plan, derive_plan, proposed_deadlines
from campaigns.plans.drafts.part_copies import points_alone
from campaigns.plans.paper.document import plan_document
from campaigns.plans.parent_conflicts import conflicts_of
from campaigns.rules.conflicts import Rule
from campaigns.workflow import PLAN
from organisation.models.bodies import BodyKind
from organisation.models.memberships import Role
from paperwork.official_documents.description import Heading
from tests.campaigns.factories import (
    BodyFactory,
    DeadlineFactory,
    PhaseFactory,
    PlanFactory,
    RecipientFactory,
    person,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_6_may_2020(working_day):
    working_day("2020-05-06")


@pytest.fixture
def education_staff(cu_chi):
    return person(Role.NOI_VU_STAFF, cu_chi.education)


@pytest.fixture
def staff(cu_chi):
    return person(Role.NOI_VU_STAFF, cu_chi.home_affairs)


@pytest.fixture
def district_plan(cu_chi):
    """Two phases, deadlines of several kinds, bases, text, a group, sent to the office."""
    plan = PlanFactory(issuing_body=cu_chi.district, number="3925", theme="Vì nhân dân")
    first = PhaseFactory(plan=plan)
    PhaseFactory(
        plan=plan,
        name="Đợt 2",
        position=2,
        starts_on=date(2020, 6, 1),
        ends_on=date(2020, 11, 30),
    )
    DeadlineFactory(plan=plan, phase=first, due_on=date(2020, 5, 20), boundary="before")
    LegalBasis.objects.create(plan=plan, kind="Kế hoạch", reference="1513/KH-UBND")
    LegalBasis.objects.create(
        plan=plan, position=2, kind="Quyết định", reference="644/QĐ-UBND", opens_the_plan=False
    )
    for position, kind in enumerate(("purpose", "criteria", "implementation"), start=1):
        PlanSection.objects.create(plan=plan, position=position, kind=kind, text=f"Văn bản {kind}")
    group = ParticipantGroup.objects.create(plan=plan, kind="collective", name="Phòng, ban")
    group.bodies.add(cu_chi.education)
    RecipientFactory(plan=plan, body=cu_chi.education)
    return plan


def derive(parent, body, actor, *, days_earlier=3, kind="plan", sections=("purpose", "criteria")):
    return derive_plan(
        parent,
        body=body,
        kind=kind,
        days_earlier=days_earlier,
        section_kinds=sections,
        actor=actor,
    )


def test_the_draft_stands_under_its_parent_and_cites_it_first(
    cu_chi, district_plan, education_staff
):
    plan = derive(district_plan, cu_chi.education, education_staff)
    assert plan.parent == district_plan
    assert (plan.status, plan.number, plan.issued_on) == ("draft", "", None)
    assert [basis.reference for basis in plan.bases.all()] == ["3925/KH-UBND", "1513/KH-UBND"]
    assert plan.bases.first().cited_plan == district_plan
    assert [event.label for event in Event.objects.about(plan)] == [
        "Cụ thể hóa từ Kế hoạch 3925/KH-UBND"
    ]


def test_what_the_campaign_is_about_is_carried_over(cu_chi, district_plan, education_staff):
    plan = derive(district_plan, cu_chi.education, education_staff)
    for name in ("title", "theme", "ends_on", "registration_form", "reform_area_set"):
        assert getattr(plan, name) == getattr(district_plan, name)
    assert [section.kind for section in plan.sections.all()] == ["purpose", "criteria"]
    assert [group.name for group in plan.groups.all()] == ["Phòng, ban"]
    assert list(plan.groups.first().bodies.all()) == []


def test_the_years_of_the_campaign_are_those_of_the_plan_above(
    cu_chi, district_plan, education_staff
):
    Plan.objects.filter(pk=district_plan.pk).update(campaign_from_year=2021, campaign_to_year=2025)
    plan = derive(Plan.objects.get(pk=district_plan.pk), cu_chi.education, education_staff)
    assert plan.campaign_years == "2021 - 2025"


def test_deadlines_are_proposed_the_chosen_number_of_days_earlier(
    cu_chi, district_plan, education_staff
):
    plan = derive(district_plan, cu_chi.education, education_staff, days_earlier=5)
    (deadline,) = plan.deadlines.all()
    # Before 20/5 above is the 19th at the latest; five days earlier is the 14th, itself in time.
    assert (deadline.due_on, deadline.boundary) == (date(2020, 5, 14), "through")
    assert deadline.phase == plan.phases.first()
    assert conflicts_of(plan) == []


def test_what_a_body_consolidates_above_it_collects_below_in_time(cu_chi, district_plan):
    DeadlineFactory(
        plan=district_plan,
        kind="consolidation",
        body=cu_chi.education,
        phase=district_plan.phases.first(),
        due_on=date(2020, 5, 16),
        boundary="before",
    )
    (proposed,) = proposed_deadlines(district_plan, cu_chi.education, 2)
    assert (proposed.kind, proposed.day) == ("registration", date(2020, 5, 13))


def test_a_deadline_for_another_body_is_not_carried_over(cu_chi, district_plan):
    DeadlineFactory(
        plan=district_plan, kind="dossier", body=cu_chi.commune, due_on=date(2020, 11, 2)
    )
    assert [one.kind for one in proposed_deadlines(district_plan, cu_chi.education, 2)] == [
        "registration"
    ]


def test_a_relative_deadline_is_shortened(cu_chi, district_plan, education_staff):
    DeadlineFactory(
        plan=district_plan,
        kind="dossier",
        due_on=None,
        days_after=15,
        event="ranking_published",
        boundary="through",
    )
    plan = derive(district_plan, cu_chi.education, education_staff, days_earlier=4)
    term = plan.deadlines.get(kind="dossier")
    assert (term.days_after, term.event, term.due_on) == (11, "ranking_published", None)


def test_a_phase_that_is_over_is_left_out_and_one_that_runs_begins_today(
    cu_chi, district_plan, education_staff, working_day
):
    working_day("2020-05-31")
    plan = derive(district_plan, cu_chi.education, education_staff)
    assert [phase.starts_on for phase in plan.phases.all()] == [date(2020, 5, 31), date(2020, 6, 1)]
    working_day("2020-06-02")
    later = derive(district_plan, cu_chi.education, education_staff)
    assert [phase.name for phase in later.phases.all()] == ["Đợt 2"]


def test_those_directly_below_are_proposed_as_recipients(cu_chi, district_plan, education_staff):
    BodyFactory(name="Chi bộ", under=cu_chi.education, kind=BodyKind.PARTY_OR_FRONT)
    BodyFactory(name="Trường đã giải thể", under=cu_chi.education, valid_to=date(2019, 12, 31))
    plan = derive(district_plan, cu_chi.education, education_staff)
    assert {row.body.name: row.must_register for row in plan.recipients.all()} == {
        "Trường Tiểu học Thử nhất": True,
        "Trường Tiểu học Thử hai": True,
        "Chi bộ": False,
    }


@pytest.mark.parametrize(
    ("kind", "symbol", "expected"),
    [("plan", "GDĐT", "KH-GDĐT"), ("letter", "GDĐT", "GDĐT"), ("plan", "", "")],
)
def test_the_symbol_follows_the_kind_of_document(
    cu_chi, district_plan, education_staff, kind, symbol, expected
):
    cu_chi.education.symbol = symbol
    cu_chi.education.save()
    plan = derive(district_plan, cu_chi.education, education_staff, kind=kind)
    assert plan.symbol == expected


def test_a_committee_signs_for_all_and_its_office_receives(cu_chi, staff):
    city_plan = PlanFactory(issuing_body=cu_chi.city)
    RecipientFactory(plan=city_plan, body=cu_chi.district)
    plan = derive(city_plan, cu_chi.district, staff)
    assert (plan.signer_capacity, plan.signer_title) == ("TM.", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH")
    assert plan.receiving_body == cu_chi.home_affairs


def test_only_a_body_that_received_the_plan_makes_its_own_out_of_it(cu_chi, district_plan):
    for role, body in (
        (Role.UNIT_HEAD, cu_chi.education),
        (Role.NOI_VU_STAFF, cu_chi.neighbour),
        (Role.NOI_VU_STAFF, cu_chi.commune),
        (Role.NOI_VU_STAFF, cu_chi.district),
    ):
        with pytest.raises(Refused):
            derive(district_plan, body, person(role, body))
    assert Plan.objects.count() == 1


def test_a_draft_is_not_carried_out(cu_chi, district_plan, education_staff):
    Plan.objects.filter(pk=district_plan.pk).update(status="draft")
    district_plan.refresh_from_db()
    with pytest.raises(Refused):
        derive(district_plan, cu_chi.education, education_staff)


# --- Amending and replacing ----------------------------------------------------------------------


def test_a_replacement_carries_everything_over_and_cites_the_old_plan(cu_chi, district_plan, staff):
    new = change_plan(district_plan, "replaces", actor=staff)
    assert (new.changed_plan, new.change, new.status) == (district_plan, "replaces", "draft")
    assert [basis.reference for basis in new.bases.all()] == ["3925/KH-UBND", "1513/KH-UBND"]
    assert new.sections.count() == 3
    assert list(new.groups.get().bodies.all()) == [cu_chi.education]
    assert [d.due_on for d in new.deadlines.all()] == [date(2020, 5, 20)]
    assert [r.body for r in new.recipients.all()] == [cu_chi.education]


def test_the_old_plan_stays_in_force_until_the_new_one_is_issued(cu_chi, district_plan, staff):
    new = change_plan(district_plan, "replaces", actor=staff)
    district_plan.refresh_from_db()
    assert district_plan.status == "issued"
    publication.issue(new, actor=staff, number="4000", issued_on=date(2020, 5, 6))
    district_plan.refresh_from_db()
    assert district_plan.status == "replaced"
    assert district_plan.sections.count() == 3
    (event,) = Event.objects.about(district_plan)
    assert event.reason == "Thay thế bằng Kế hoạch 4000/KH-UBND, ngày 06/05/2020."


def test_an_amended_plan_stays_in_force(cu_chi, district_plan, staff):
    new = change_plan(district_plan, "amends", actor=staff)
    assert new.title == (
        "Sửa đổi, bổ sung Kế hoạch số 3925/KH-UBND ngày 05 tháng 5 năm 2020 của Ủy ban nhân dân "
        "huyện Củ Chi về phát động thi đua cao điểm về cải cách hành chính năm 2020"
    )
    assert (new.registration_form, new.deadlines.count()) == ("none", 0)
    assert [r.body for r in new.recipients.all()] == [cu_chi.education]
    PlanSection.objects.create(plan=new, kind="content", text="Bổ sung đợt 3.")
    publication.issue(new, actor=staff, number="4000", issued_on=date(2020, 5, 6))
    district_plan.refresh_from_db()
    assert district_plan.status == "issued"
    assert list(district_plan.changed_by.all()) == [new]


def test_an_amendment_that_says_nothing_is_not_issued(district_plan, staff):
    new = change_plan(district_plan, "amends", actor=staff)
    with pytest.raises(ValidationError, match="Hãy ghi nội dung sửa đổi, bổ sung ở phần Nội dung"):
        publication.issue(new, actor=staff, number="4000", issued_on=date(2020, 5, 6))


def test_an_amendment_of_a_plan_with_a_title_as_long_as_may_be_is_named_without_it(
    district_plan, staff
):
    district_plan.title = "Phát động thi đua " * 27
    district_plan.save()
    new = change_plan(district_plan, "amends", actor=staff)
    assert new.title.endswith("năm 2020 của Ủy ban nhân dân huyện Củ Chi")


@pytest.mark.parametrize("change", ["amends", "replaces"])
@pytest.mark.parametrize("cited", ["by name", "as a plan of the portal", "not at all"])
def test_a_change_cites_after_the_old_plan_the_parent_of_both_once(cu_chi, staff, change, cited):
    parent = PlanFactory(issuing_body=cu_chi.city, number="1513", issued_on=date(2020, 4, 27))
    plan = PlanFactory(issuing_body=cu_chi.district, number="3925", under=parent)
    if cited != "not at all":
        by_key = parent if cited == "as a plan of the portal" else None
        LegalBasis.objects.create(plan=plan, reference="1513 /KH-UBND", cited_plan=by_key)
    new = change_plan(plan, change, actor=staff)
    assert [basis.reference for basis in new.bases.all()] == ["3925/KH-UBND", "1513/KH-UBND"]
    assert Rule.PARENT_NOT_IN_TEXT not in {conflict.rule for conflict in conflicts_of(new)}


def test_a_document_of_the_same_number_of_another_day_is_cited_beside_the_plan(
    cu_chi, district_plan, staff
):
    district_plan.bases.all().delete()
    LegalBasis.objects.create(
        plan=district_plan,
        kind="Kế hoạch",
        reference="3925/KH-UBND",
        issued_on=date(2019, 3, 1),
        issued_by="Ủy ban nhân dân Thành phố Hồ Chí Minh",
    )
    new = change_plan(district_plan, "replaces", actor=staff)
    assert [basis.issued_on for basis in new.bases.all()] == [date(2020, 5, 5), date(2019, 3, 1)]


def test_one_change_is_drafted_at_a_time(district_plan, staff):
    change_plan(district_plan, "amends", actor=staff)
    with pytest.raises(ValidationError, match="Đã có dự thảo"):
        change_plan(district_plan, "replaces", actor=staff)


def test_the_plan_of_a_body_that_has_ended_is_not_changed(
    cu_chi, district_plan, staff, working_day
):
    cu_chi.district.valid_to = date(2020, 5, 31)
    cu_chi.district.save()
    working_day("2020-06-01")
    with pytest.raises(Refused, match="đã chấm dứt hoạt động từ ngày 01/06/2020"):
        change_plan(Plan.objects.get(pk=district_plan.pk), "amends", actor=staff)


def test_a_discarded_change_is_no_obstacle_to_another(client, district_plan, staff):
    first = change_plan(district_plan, "amends", actor=staff)
    carry_out(PLAN, "discard", first, actor=staff)
    second = change_plan(district_plan, "replaces", actor=staff)
    client.force_login(staff)
    page = client.get(reverse("campaigns:plan_detail", args=[district_plan.pk]))
    assert list(page.context["changed_by"]) == [second]


def test_what_is_no_longer_in_force_is_not_changed(cu_chi, district_plan, staff):
    first = change_plan(district_plan, "replaces", actor=staff)
    publication.issue(first, actor=staff, number="4000", issued_on=date(2020, 5, 6))
    district_plan.refresh_from_db()
    with pytest.raises(Refused, match="còn hiệu lực"):
        change_plan(district_plan, "replaces", actor=staff)


def test_a_replacement_is_not_issued_once_the_old_plan_is_closed(cu_chi, district_plan, staff):
    new = change_plan(district_plan, "replaces", actor=staff)
    carry_out(PLAN, "sum_up", district_plan, actor=staff)
    carry_out(PLAN, "close", district_plan, actor=staff)
    with pytest.raises(ValidationError, match="không còn hiệu lực"):
        publication.issue(new, actor=staff, number="4000", issued_on=date(2020, 5, 6))


def test_strangers_change_nothing(cu_chi, district_plan, education_staff):
    with pytest.raises(Refused):
        change_plan(district_plan, "amends", actor=education_staff)


def test_a_body_that_has_ended_makes_no_plan_any_more(
    cu_chi, district_plan, education_staff, working_day
):
    cu_chi.education.valid_to = date(2020, 5, 31)
    cu_chi.education.save()
    working_day("2020-06-01")
    with pytest.raises(Refused):
        derive(district_plan, cu_chi.education, education_staff)


# --- The numbers of the sections -----------------------------------------------------------------


@pytest.fixture
def numbered(district_plan):
    """The district's plan with the numbers that it printed; its text is "I", "II", "III"."""
    for section, number in zip(district_plan.sections.all(), ("I", "II.4", "III"), strict=True):
        section.printed_number = number
        section.text = "4.1. Một.\n4.2. Hai.\nĐạt 4.500 hồ sơ."
        section.save()
    return district_plan


def test_sections_taken_into_anothers_plan_are_printed_without_a_gap(
    cu_chi, education_staff, numbered
):
    kinds = ("purpose", "implementation")
    plan = derive(numbered, cu_chi.education, education_staff, sections=kinds)
    assert {section.printed_number for section in plan.sections.all()} == {""}
    body = plan_document(Plan.objects.with_bodies().get(pk=plan.pk)).body
    tops = [part.number for part in body if isinstance(part, Heading) and part.level == 1]
    assert tops == ["I", "II", "III", "IV", "V"][: len(tops)]
    assert len(tops) > 2


def test_the_points_of_a_section_taken_over_do_not_repeat_its_old_number(
    cu_chi, education_staff, numbered
):
    plan = derive(numbered, cu_chi.education, education_staff, sections=("criteria",))
    assert plan.sections.get().text == "1. Một.\n2. Hai.\nĐạt 4.500 hồ sơ."


def test_ones_own_plan_keeps_its_numbers_when_it_is_replaced(staff, numbered):
    new = change_plan(numbered, "replaces", actor=staff)
    kept = [(section.printed_number, section.text) for section in new.sections.all()]
    assert kept == [(one.printed_number, one.text) for one in numbered.sections.all()]


@pytest.mark.parametrize(
    ("text", "number", "alone"),
    [
        ("1.1. Phòng, ban.\n1.2. Xã.", "II.1", "1. Phòng, ban.\n2. Xã."),
        ("4.1.1. Một.", "II.4.1", "1. Một."),
        ("2.1. Một.", "II.1", "2.1. Một."),
        ("1. Một.", "II.1", "1. Một."),
        ("1.1. Một.", "", "1.1. Một."),
        ("4.500 hồ sơ.", "II.4", "4.500 hồ sơ."),
        ("a) Một.", "III.a", "a) Một."),
    ],
)
def test_a_point_leaves_out_the_number_of_its_section_only(text, number, alone):
    assert points_alone(text, number) == alone
