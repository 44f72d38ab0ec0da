"""By when: what the plan prints, events, working days and extensions put together."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from audit import clock
from campaigns.models import DayOff, DeadlineExtension
from campaigns.plans.page_queries import deadlines_of
from campaigns.plans.timetable import Timetable
from organisation.models.memberships import Role
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import DeadlineFactory, PlanFactory, RecipientFactory, person

pytestmark = pytest.mark.django_db

MAY_12, MAY_20, MAY_25 = date(2020, 5, 12), date(2020, 5, 20), date(2020, 5, 25)


@pytest.fixture(autouse=True)
def on_13_may_2020(working_day):
    working_day("2020-05-13")


@pytest.fixture
def plan(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district, receiving_body=cu_chi.home_affairs)
    for body in (cu_chi.commune, cu_chi.education, cu_chi.first_school):
        RecipientFactory(plan=plan, body=body)
    return plan


@pytest.fixture
def registration(plan):
    return DeadlineFactory(plan=plan, due_on=MAY_12, boundary="through")


@pytest.fixture
def dossiers(plan):
    return DeadlineFactory(
        plan=plan, kind="dossier", due_on=None, days_after=5, event="ranking_published"
    )


def granted(deadline, last_day, body=None, reason="Mưa bão"):
    return DeadlineExtension.objects.create(
        deadline=deadline,
        body=body,
        last_day=last_day,
        reason=reason,
        granted_by=UserFactory(),
        granted_at=clock.now(),
    )


def last_day(deadline, body=None):
    return Timetable([deadline.plan]).last_day(deadline, body)


# --- The last day --------------------------------------------------------------------------------


def test_a_relative_deadline_counts_from_its_own_event_only(plan, dossiers):
    assert last_day(dossiers) is None
    plan.events.create(kind="decision_issued", happened_on=MAY_12)
    assert last_day(dossiers) is None
    plan.events.create(kind="ranking_published", happened_on=MAY_20)
    assert last_day(dossiers) == MAY_25


def test_an_event_of_another_plan_starts_nothing(dossiers):
    PlanFactory().events.create(kind="ranking_published", happened_on=MAY_20)
    assert last_day(dossiers) is None


def test_in_working_days_it_passes_over_weekends_and_days_off(plan, dossiers):
    dossiers.counted_in = "working"
    dossiers.save()
    plan.events.create(kind="ranking_published", happened_on=MAY_20)
    assert last_day(dossiers) == date(2020, 5, 27)
    DayOff.objects.create(day=MAY_25, kind="holiday", name="ngày thử", source="thử")
    assert last_day(dossiers) == date(2020, 5, 28)
    DayOff.objects.create(day=date(2020, 5, 23), kind="worked", name="ngày thử", source="thử")
    assert last_day(dossiers) == date(2020, 5, 27)


def test_extended_for_all_it_is_later_for_all(registration, cu_chi):
    granted(registration, MAY_20)
    assert last_day(registration) == last_day(registration, cu_chi.commune) == MAY_20


def test_extended_for_one_it_is_later_for_that_one_only(registration, cu_chi):
    granted(registration, MAY_20, cu_chi.commune)
    assert last_day(registration, cu_chi.commune) == MAY_20
    assert last_day(registration, cu_chi.education) == MAY_12
    assert last_day(registration) == MAY_12


@pytest.mark.parametrize(("for_all", "holds"), [(20, MAY_25), (28, date(2020, 5, 28))])
def test_who_was_given_more_time_loses_none_by_an_extension_for_all(
    registration, cu_chi, for_all, holds
):
    granted(registration, MAY_25, cu_chi.commune)
    granted(registration, date(2020, 5, for_all))
    assert last_day(registration, cu_chi.commune) == holds


def test_an_extension_is_of_one_deadline_and_no_other(plan, registration, dossiers, cu_chi):
    granted(registration, MAY_25)
    plan.events.create(kind="ranking_published", happened_on=MAY_12)
    assert last_day(dossiers) == date(2020, 5, 17)


# --- Which deadline holds ------------------------------------------------------------------------


@pytest.fixture
def three(plan, cu_chi):
    """One for all, one for the schools, one for the education office."""
    schools = plan.groups.create(kind="collective", name="Các trường")
    schools.bodies.add(cu_chi.first_school)
    due = {"plan": plan, "boundary": "through"}
    return (
        DeadlineFactory(**due, due_on=MAY_12),
        DeadlineFactory(**due, due_on=date(2020, 5, 15), group=schools),
        DeadlineFactory(**due, due_on=date(2020, 5, 11), body=cu_chi.education),
    )


def test_each_body_has_the_deadline_that_names_it_most_closely(plan, three, cu_chi):
    for_all, for_schools, for_the_office = three
    timetable = Timetable([plan])
    bodies = (cu_chi.commune, cu_chi.first_school, cu_chi.education)
    assert [timetable.deadline_for(plan, body, "registration") for body in bodies] == [
        for_all,
        for_schools,
        for_the_office,
    ]
    assert [[timetable.binds(one, body) for body in bodies] for one in three] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


def test_two_for_all_in_different_phases_hold_both(plan, cu_chi):
    phases = [
        plan.phases.create(name=name, starts_on=MAY_12, ends_on=MAY_20) for name in ("1", "2")
    ]
    reports = [
        DeadlineFactory(plan=plan, kind="interim_report", phase=phase, due_on=MAY_20)
        for phase in phases
    ]
    timetable = Timetable([plan])
    assert [timetable.binds(report, cu_chi.commune) for report in reports] == [True, True]


def test_without_a_day_there_is_nothing_due(plan, dossiers, cu_chi):
    timetable = Timetable([plan])
    assert timetable.due_for(plan, cu_chi.commune, "dossier") is None
    assert timetable.due_for(plan, cu_chi.commune, "registration") is None


# --- How it stands, and for whom ------------------------------------------------------------------


def test_a_last_day_on_a_day_off_is_said_and_not_shifted(plan, cu_chi):
    saturday = DeadlineFactory(plan=plan, due_on=date(2020, 5, 16), boundary="through")
    due = Timetable([plan]).due(saturday)
    assert (due.last_day, due.sentence) == (date(2020, 5, 16), "còn 3 ngày")
    assert "thứ Bảy" in due.note
    assert "18/05/2020" in due.note


def test_working_days_in_a_year_whose_days_off_are_unknown_are_said_to_be_uncertain(plan, dossiers):
    dossiers.counted_in = "working"
    dossiers.save()
    plan.events.create(kind="ranking_published", happened_on=MAY_12)
    assert "Lịch nghỉ năm 2020 chưa được nhập" in Timetable([plan]).due(dossiers).note
    DayOff.objects.create(day=date(2020, 9, 2), kind="holiday", name="Quốc khánh", source="thử")
    assert Timetable([plan]).due(dossiers).note == ""


def test_a_unit_sees_its_own_day_and_the_general_one_beside_it(plan, registration, cu_chi):
    granted(registration, MAY_20, cu_chi.commune)
    (own,) = deadlines_of(plan, person(Role.UNIT_HEAD, cu_chi.commune))
    assert (own.due.last_day, own.body, own.general) == (MAY_20, cu_chi.commune, MAY_12)
    assert own.due.sentence == "còn 7 ngày"


def test_a_neighbour_sees_neither_the_extension_nor_its_reason(plan, registration, cu_chi):
    granted(registration, MAY_20, cu_chi.commune)
    (seen,) = deadlines_of(plan, person(Role.UNIT_HEAD, cu_chi.first_school))
    assert (seen.due.last_day, seen.body, seen.extensions) == (MAY_12, None, ())


def test_the_organisers_see_every_extension_and_the_general_day(plan, registration, cu_chi):
    extensions = (
        granted(registration, MAY_25, cu_chi.commune),
        granted(registration, MAY_20),
    )
    (seen,) = deadlines_of(plan, person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    assert (seen.due.last_day, seen.body, seen.extensions) == (MAY_20, None, extensions)


def test_an_office_sees_what_was_granted_to_a_school_below_it(plan, registration, cu_chi):
    extension = granted(registration, MAY_20, cu_chi.first_school)
    (seen,) = deadlines_of(plan, person(Role.NOI_VU_STAFF, cu_chi.education))
    assert (seen.due.last_day, seen.extensions) == (MAY_12, (extension,))


def test_where_the_general_day_has_caught_up_the_units_own_is_no_longer_shown_apart(
    plan, registration, cu_chi
):
    granted(registration, MAY_20, cu_chi.commune)
    granted(registration, MAY_25)
    (own,) = deadlines_of(plan, person(Role.UNIT_HEAD, cu_chi.commune))
    assert (own.due.last_day, own.body) == (MAY_25, None)


def test_five_queries_answer_for_three_plans_as_for_one(cu_chi):
    def with_everything():
        plan = PlanFactory(issuing_body=cu_chi.district)
        group = plan.groups.create(kind="collective", name="Các xã")
        group.bodies.add(cu_chi.commune)
        plan.events.create(kind="ranking_published", happened_on=MAY_12)
        granted(DeadlineFactory(plan=plan, group=group), MAY_20, cu_chi.commune)
        DeadlineFactory(
            plan=plan,
            kind="dossier",
            due_on=None,
            days_after=5,
            event="ranking_published",
            counted_in="working",
        )
        return plan

    plans = [with_everything() for _ in range(3)]
    for asked in (plans[:1], plans):
        with CaptureQueriesContext(connection) as queries:
            timetable = Timetable(asked, [cu_chi.commune])
            for plan in asked:
                assert timetable.due_for(plan, cu_chi.commune, "registration").last_day == MAY_20
                assert timetable.due_for(plan, cu_chi.commune, "dossier").last_day == date(
                    2020, 5, 19
                )
        assert len(queries) == 5


# --- What is kept ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tamper",
    [
        lambda extension: extension.save(),
        lambda extension: extension.delete(),
        lambda _: DeadlineExtension.objects.update(reason="khác"),
        lambda _: DeadlineExtension.objects.all().delete(),
    ],
    ids=["save", "delete", "update all", "delete all"],
)
def test_what_was_granted_is_never_changed_nor_deleted(registration, tamper):
    extension = granted(registration, MAY_20)
    with pytest.raises(PermissionDenied):
        tamper(extension)
    assert DeadlineExtension.objects.get().reason == "Mưa bão"


def test_an_extension_has_a_reason(registration):
    with pytest.raises(IntegrityError, match="extension_with_a_reason"), transaction.atomic():
        granted(registration, MAY_20, reason="")


@pytest.mark.parametrize(
    ("day", "kind", "said"),
    [
        pytest.param("2024-05-04", "worked", None, id="a Saturday worked"),
        pytest.param("2024-05-05", "worked", None, id="a Sunday worked"),
        pytest.param("2024-05-03", "worked", "thứ Bảy hoặc Chủ nhật", id="a Friday worked"),
        pytest.param("2020-01-25", "holiday", None, id="a holiday on a Saturday"),
    ],
)
def test_only_a_weekend_day_is_worked_for_another(day, kind, said):
    row = DayOff(day=date.fromisoformat(day), kind=kind, name="dịp thử", source="thử")
    if said is None:
        row.full_clean()
    else:
        with pytest.raises(ValidationError, match=said):
            row.full_clean()


def test_a_day_stands_once_in_the_calendar():
    values = {"day": MAY_12, "kind": "holiday", "name": "dịp thử", "source": "thử"}
    DayOff.objects.create(**values)
    with pytest.raises(ValidationError, match="Ngày này đã có trong lịch nghỉ"):
        DayOff(**values).full_clean()
