"""A ranking is published, starts the deadlines that wait for it, and is corrected by another."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit import clock
from audit.models import Event
from audit.transitions import carry_out
from campaigns.models import Deadline, PlanEvent
from campaigns.models.timetable import DeadlineKind, EventKind
from campaigns.plans.timetable import Timetable
from notifications.models import Notice
from organisation.models.memberships import Role
from rankings import drafts, publication
from rankings.drafts import Result
from rankings.models import Ranking
from rankings.workflow import RANKING
from tests.campaigns.factories import PlanFactory, RecipientFactory, person
from tests.rankings.factories import draft, places, published, ranked, score

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_january_2021(working_day):
    working_day("2021-01-20")


def plan_with_a_relative_deadline(place):
    """Kiên Giang, 34/KH-UBND: dossiers at most 15 days after the ranking is published."""
    plan = PlanFactory(issuing_body=place.province, number="34", issued_on=date(2020, 3, 3))
    for body in place.districts:
        RecipientFactory(plan=plan, body=body)
    deadline = Deadline.objects.create(
        plan=plan,
        kind=DeadlineKind.DOSSIER,
        title="Lập hồ sơ khen thưởng",
        days_after=15,
        event=EventKind.RANKING_PUBLISHED,
    )
    return plan, deadline


def test_publishing_starts_the_relative_deadline_of_the_chosen_plan(working_day):
    place = ranked()
    plan, deadline = plan_with_a_relative_deadline(place)
    ranking = draft(place, 92, 85, 70, 88, year=2020)
    assert list(publication.plans_waiting_for(ranking)) == [plan]
    assert Timetable([plan]).last_day(deadline) is None

    publication.publish(ranking, actor=place.staff, published_on=date(2021, 1, 15), plans=[plan])

    assert PlanEvent.objects.get(plan=plan).happened_on == date(2021, 1, 15)
    assert Timetable([plan]).last_day(deadline) == date(2021, 1, 30)
    assert Timetable([plan]).due_for(plan, place.districts[0], "dossier").tone != "late"
    working_day("2021-01-31")
    assert Timetable([plan]).due_for(plan, place.districts[0], "dossier").tone == "late"
    assert list(publication.plans_waiting_for(ranking)) == []


def test_a_plan_that_was_not_chosen_waits_on():
    place = ranked()
    plan, deadline = plan_with_a_relative_deadline(place)
    published(place, 92, 85, 70, 88, year=2020, on=date(2021, 1, 15))
    assert not plan.events.exists()
    assert Timetable([plan]).last_day(deadline) is None


def test_what_was_published_is_frozen():
    place = ranked()
    ranking = published(place, 92, 85, 70, 88, year=2020)
    before = places(ranking)
    with pytest.raises(Refused):
        score(place, ranking, 1, 2, 3, 4)
    with pytest.raises(Refused):
        drafts.choose_bodies(ranking, actor=place.staff, bodies=[])
    assert (
        places(ranking)
        == before
        == {
            "Riềng": (1, "Xuất sắc"),
            "Đất": (3, "Tốt"),
            "Hiệp": (4, "Khá"),
            "Biên": (2, "Tốt"),
        }
    )


def test_a_body_without_a_score_stands_in_the_way_and_is_named():
    place = ranked()
    ranking = draft(place, 92, None, 70, 88)
    with pytest.raises(ValidationError) as objection:
        publication.publish(ranking, actor=place.staff, published_on=date(2021, 1, 15))
    assert objection.value.messages == [
        "1 đơn vị chưa có điểm (UBND huyện Hòn Đất). Hãy nhập điểm, hoặc bỏ các đơn vị đó khỏi "
        "danh sách."
    ]
    assert Ranking.objects.get().status == "draft"


def test_a_day_to_come_is_refused():
    place = ranked()
    ranking = draft(place, 92, 85, 70, 88)
    with pytest.raises(ValidationError, match="chưa đến"):
        publication.publish(ranking, actor=place.staff, published_on=date(2021, 1, 21))


def test_a_contradiction_must_have_been_looked_at_and_then_holds_as_stated():
    place = ranked()
    ranking = draft(place, 92, 85, 70, 88)
    stated = Result(place.districts[2].pk, 70, stated_rank=1, stated_group="Đặc biệt")
    drafts.enter(ranking, actor=place.staff, results=[stated])
    with pytest.raises(ValidationError, match="khác với kết quả tính theo điểm"):
        publication.publish(ranking, actor=place.staff, published_on=date(2021, 1, 15))
    publication.publish(ranking, actor=place.staff, published_on=date(2021, 1, 15), seen=True)
    entry = ranking.entries.get(body=place.districts[2])
    assert (entry.rank, entry.group) == (1, "Đặc biệt")
    assert (entry.computed_rank, entry.computed_group) == (4, "Khá")
    assert entry.contradiction


def test_publishing_twice_is_one_step():
    place = ranked()
    ranking = published(place, 92, 85, 70, 88)
    assert publication.publish(ranking, actor=place.staff, published_on=date(2021, 1, 1)) is None
    assert Event.objects.about(ranking).filter(verb="publish").count() == 1
    ranking.refresh_from_db()
    assert ranking.published_on == date(2020, 2, 20)


def test_a_correction_names_the_old_one_which_stays_as_it_was():
    place = ranked()
    old = published(place, 92, 85, 70, 88)
    fresh = publication.correct(old, actor=place.staff)
    assert (fresh.version, fresh.corrects, fresh.status) == (2, old, "draft")
    assert places(fresh) == places(old)
    assert [band.name for band in fresh.bands.all()] == ["Xuất sắc", "Tốt", "Khá"]
    old.refresh_from_db()
    assert old.status == "published"

    score(place, fresh, 92, 93, 70, 88)
    publication.publish(fresh, actor=place.staff, published_on=clock.today())
    old.refresh_from_db()
    assert old.status == "corrected"
    assert (places(old)["Đất"], places(fresh)["Đất"]) == ((3, "Tốt"), (1, "Xuất sắc"))
    assert list(Ranking.objects.published()) == [fresh]
    assert "Đính chính bằng" in Event.objects.about(old).last().reason


def test_a_ranking_is_corrected_by_one_draft_at_a_time_and_anew_after_that_was_given_up():
    place = ranked()
    old = published(place, 92, 85, 70, 88)
    first = publication.correct(old, actor=place.staff)
    with pytest.raises(ValidationError, match="đã có bản đính chính"):
        publication.correct(old, actor=place.staff)
    carry_out(RANKING, "discard", first, actor=place.staff)
    assert publication.correct(old, actor=place.staff).corrects == old


def test_a_correction_starts_no_deadline_anew():
    place = ranked()
    plan, _ = plan_with_a_relative_deadline(place)
    old = draft(place, 92, 85, 70, 88, year=2020)
    publication.publish(old, actor=place.staff, published_on=date(2021, 1, 5), plans=[plan])
    fresh = publication.correct(old, actor=place.staff)
    assert list(publication.plans_waiting_for(fresh)) == []


def test_each_ranked_body_is_told_its_own_place(django_capture_on_commit_callbacks):
    place = ranked()
    head = person(Role.UNIT_HEAD, place.districts[1])
    ranking = draft(place, 92, 85, 70, 88)
    with django_capture_on_commit_callbacks(execute=True):
        publication.publish(ranking, actor=place.staff, published_on=date(2021, 1, 15))
    assert [notice.text for notice in Notice.objects.filter(recipient=head)] == [
        "Ủy ban nhân dân tỉnh Kiên Giang công bố Xếp hạng cấp huyện năm 2019: Ủy ban nhân dân "
        "huyện Hòn Đất hạng 3, nhóm Tốt."
    ]


def test_a_body_that_has_ended_publishes_nothing():
    place = ranked()
    ranking = draft(place, 92, 85, 70, 88)
    place.province.valid_to = date(2020, 12, 31)
    place.province.save()
    ranking = Ranking.objects.with_publisher().get()
    with pytest.raises(Refused, match="đã chấm dứt hoạt động"):
        publication.publish(ranking, actor=place.staff, published_on=date(2021, 1, 15))
