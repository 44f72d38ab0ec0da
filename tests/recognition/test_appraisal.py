"""Members score without seeing each other's scores; who has a conflict of interest is refused."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from audit.models import Event
from councils.membership import Seat
from notifications.models import Notice
from organisation.models.memberships import Role
from recognition import appraisal, councils
from recognition.authorship import Named, write_authors
from recognition.conflicts import still_to_come
from recognition.models import Appraisal, Recognition
from recognition.permissions import may_see_scores
from tests.campaigns.factories import person
from tests.recognition.factories import (
    MEASURES,
    VALUES,
    accepted,
    before,
    council,
    proposed,
    recognised,
    scored,
)
from tests.registrations.factories import registered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_october(working_day):
    working_day("2020-10-15")


# --- Laying before the council --------------------------------------------------------------------


def test_what_was_accepted_under_the_plan_or_one_below_it_may_be_taken_in():
    around = council()
    school, commune = around.place.schools[0], around.place.communes[0]
    ours = {*accepted(around, school), *accepted(around, commune)}
    registered(around.place.letter, around.place.schools[1], "1", "submitted")
    assert set(councils.candidates_of(around.council)) == ours


def test_an_initiative_is_taken_in_once_and_not_after_it_was_recognised():
    around = council()
    (case,) = recognised(around, around.place.schools[0])
    assert not councils.candidates_of(around.council).exists()
    with pytest.raises(ValidationError, match="Chưa chọn sáng kiến nào"):
        councils.take_in(around.council, actor=around.staff, initiatives=[case.initiative_id])


def test_members_and_units_are_told_of_what_was_taken_in(django_capture_on_commit_callbacks):
    around = council()
    head = person(Role.UNIT_HEAD, around.place.schools[0])
    with django_capture_on_commit_callbacks(execute=True):
        (case,) = before(around, around.place.schools[0])
    told = {notice.recipient: notice.text for notice in Notice.objects.all()}
    assert set(told) == {*around.members, head}
    assert told[around.economy].endswith("1 sáng kiến mới chờ thẩm định.")
    assert str(case) in told[head]


def test_a_council_without_a_chair_or_with_two_people_does_not_begin():
    around = council(opened=False)
    councils.update(
        around.council,
        actor=around.staff,
        values=VALUES,
        seats=[Seat(around.economy.pk, "member")],
        measures=MEASURES,
    )
    with pytest.raises(ValidationError) as objection:
        councils.open_council(around.council, actor=around.staff)
    assert objection.value.messages == [
        "Hội đồng phải có một Chủ tịch.",
        "Hội đồng phải có ít nhất 3 thành viên.",
    ]


def test_criteria_are_frozen_once_it_appraises():
    around = council()
    with pytest.raises(Refused, match="đã bắt đầu chấm"):
        councils.update(
            around.council, actor=around.staff, values=VALUES, seats=[], measures=MEASURES
        )
    assert around.council.criteria.count() == 2


def test_a_council_does_not_end_while_something_waits_for_its_conclusion():
    around = council()
    before(around, around.place.schools[0])
    with pytest.raises(ValidationError, match="Còn 1 sáng kiến chưa có kết luận"):
        councils.close_council(around.council, actor=around.staff)


# --- Scoring --------------------------------------------------------------------------------------


def test_a_member_scores_and_mends_until_the_council_concludes():
    around = council()
    (case,) = before(around, around.place.schools[0])
    scored(case, around.economy, 30, 50)
    scored(case, around.economy, 35, 50)
    given = Appraisal.objects.get()
    assert given.total == Decimal(85)
    assert [score.points for score in given.scores.all()] == [Decimal(35), Decimal(50)]
    appraisal.conclude(case, actor=around.chair, favours=True, scope="unit", conclusion="")
    with pytest.raises(Refused, match="đã kết luận"):
        scored(case, around.justice, 1, 1)
    assert Appraisal.objects.count() == 1


def test_points_out_of_range_and_no_opinion_are_told_together():
    around = council()
    (case,) = before(around, around.place.schools[0])
    with pytest.raises(ValidationError) as objection:
        scored(case, around.economy, 41, 50, opinion=" ")
    assert objection.value.messages == [
        "Điểm của tiêu chí “Tính mới” phải từ 0 đến 40.",
        "Hãy ghi nhận xét.",
    ]
    assert not Appraisal.objects.exists()


def test_who_is_no_member_does_not_score():
    around = council()
    (case,) = before(around, around.place.schools[0])
    with pytest.raises(Refused, match="Chỉ thành viên Hội đồng"):
        scored(case, around.staff, 30, 50)


def test_a_member_of_the_unit_that_registered_is_refused_with_the_reason():
    around = council()
    (case,) = before(around, around.economy_office)
    with pytest.raises(Refused, match=r"Là người của đơn vị đăng ký \(Phòng Kinh tế"):
        scored(case, around.economy, 30, 50)
    scored(case, around.justice, 30, 50)


def test_the_head_of_the_office_above_a_school_is_refused_and_its_staff_is_not():
    around = council(opened=False)
    head = person(Role.UNIT_HEAD, around.place.office)
    staff = around.place.office_staff()
    councils.update(
        around.council,
        actor=around.staff,
        values=VALUES,
        seats=[
            Seat(around.chair.pk, "chair"),
            Seat(head.pk, "member"),
            Seat(staff.pk, "member"),
        ],
        measures=MEASURES,
    )
    councils.open_council(around.council, actor=around.staff)
    around.council = type(around.council).objects.with_plan().get()
    (case,) = before(around, around.place.schools[0])
    with pytest.raises(Refused, match="người đứng đầu cơ quan cấp trên trực tiếp"):
        scored(case, head, 30, 50)
    scored(case, staff, 30, 50)


def test_a_role_put_aside_for_the_day_counts_all_the_same():
    around = council()
    (case,) = before(around, around.place.schools[0])
    around.justice.memberships.create(body=around.place.schools[0], role=Role.CLERK)
    around.justice.chosen_body_id = around.justice.memberships.first().body_id
    with pytest.raises(Refused, match="Là người của đơn vị đăng ký"):
        scored(case, around.justice, 30, 50)


def test_a_co_author_is_refused():
    around = council()
    initiative = accepted(around, around.place.schools[0])[0]
    head = person(Role.UNIT_HEAD, around.place.schools[0])
    write_authors(
        initiative,
        actor=head,
        authors=[
            Named("Lâm Thị Tuyết Nhung", share=60),
            Named("Ngô Đức Thắng", share=40, user_id=around.economy.pk),
        ],
    )
    councils.take_in(around.council, actor=around.staff, initiatives=[initiative.pk])
    case = Recognition.objects.with_origin().get()
    with pytest.raises(Refused, match="Là tác giả hoặc đồng tác giả"):
        scored(case, around.economy, 30, 50)


def test_who_declares_a_conflict_scores_no_more_and_what_he_said_no_longer_counts():
    around = council()
    (case,) = before(around, around.place.schools[0])
    scored(case, around.economy, 40, 60)
    scored(case, around.justice, 10, 10)
    appraisal.declare_conflict(case, actor=around.economy, reason="Có người nhà là tác giả.")
    assert appraisal.result_so_far(case).average == Decimal(20)
    with pytest.raises(Refused, match="Có người nhà là tác giả"):
        scored(case, around.economy, 40, 60)
    with pytest.raises(ValidationError, match="Hãy ghi lý do"):
        appraisal.declare_conflict(case, actor=around.justice, reason=" ")


def test_authors_are_frozen_once_somebody_has_scored():
    around = council()
    (case,) = before(around, around.place.schools[0])
    head = person(Role.UNIT_HEAD, around.place.schools[0])
    write_authors(case.initiative, actor=head, authors=[Named("Nguyễn Văn An")])
    scored(case, around.economy, 30, 50)
    with pytest.raises(Refused, match="không sửa được nữa"):
        write_authors(case.initiative, actor=head, authors=[])
    assert [str(author) for author in case.initiative.authors.all()] == ["Nguyễn Văn An"]


# --- Who sees scores ------------------------------------------------------------------------------


def test_nobody_sees_anothers_scores_until_all_are_in():
    around = council()
    (case,) = before(around, around.place.schools[0])
    for user in around.members[:3]:
        scored(case, user, 30, 50)
    watching = [*around.members, around.staff]
    assert still_to_come(case) == {around.justice.pk}
    assert not any(may_see_scores(user, case) for user in watching)
    scored(case, around.justice, 30, 50)
    assert all(may_see_scores(user, case) for user in watching)
    assert not may_see_scores(person(Role.UNIT_HEAD, around.place.schools[0]), case)


def test_who_steps_aside_is_not_waited_for():
    around = council()
    (case,) = before(around, around.place.schools[0])
    for user in around.members[:3]:
        scored(case, user, 30, 50)
    appraisal.declare_conflict(case, actor=around.justice, reason="Có người nhà là tác giả.")
    assert still_to_come(case) == set()
    assert may_see_scores(around.chair, case)


def test_the_scores_open_when_the_chair_concludes_early():
    around = council()
    (case,) = before(around, around.place.schools[0])
    scored(case, around.economy, 30, 50)
    with pytest.raises(Refused, match="Còn thành viên chưa chấm"):
        appraisal.conclude(case, actor=around.secretary, favours=True, scope="unit", conclusion="")
    appraisal.conclude(case, actor=around.chair, favours=True, scope="unit", conclusion="")
    case.refresh_from_db()
    assert may_see_scores(around.justice, case)


# --- Concluding -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "favours", "conclusion", "said"),
    [
        ((30, 50), True, "", ""),
        ((10, 10), False, "Chưa có minh chứng áp dụng.", ""),
        ((10, 10), False, "", "Hãy ghi lý do không đề nghị công nhận."),
        ((30, 50), False, "", "Hãy ghi lý do không đề nghị công nhận."),
        ((30, 50), False, "Trùng sáng kiến năm trước.", ""),
        ((10, 10), True, "", "Kết luận khác với điểm chấm"),
        ((10, 10), True, "Hội đồng đã xác minh thực tế.", ""),
    ],
)
def test_a_conclusion_against_the_scores_says_why(points, favours, conclusion, said):
    around = council()
    (case,) = before(around, around.place.schools[0])
    scored(case, around.economy, *points)
    given = {"favours": favours, "scope": "district", "conclusion": conclusion}
    if said:
        with pytest.raises(ValidationError, match=said):
            appraisal.conclude(case, actor=around.chair, **given)
        assert Recognition.objects.get().status == "open"
    else:
        appraisal.conclude(case, actor=around.chair, **given)
        assert Recognition.objects.get().status == ("proposed" if favours else "not_proposed")


def test_nothing_is_concluded_without_scores_or_without_a_scope():
    around = council()
    (case,) = before(around, around.place.schools[0])
    with pytest.raises(ValidationError) as objection:
        appraisal.conclude(case, actor=around.chair, favours=True, scope="", conclusion="")
    assert objection.value.messages == [
        "Chưa có phiếu chấm nào nên chưa kết luận được.",
        "Hãy chọn phạm vi ảnh hưởng.",
    ]


def test_a_chair_with_a_conflict_of_interest_does_not_conclude():
    around = council()
    (case,) = before(around, around.place.schools[0])
    scored(case, around.economy, 30, 50)
    appraisal.declare_conflict(case, actor=around.chair, reason="Có người nhà là tác giả.")
    with pytest.raises(Refused, match="không được kết luận"):
        appraisal.conclude(case, actor=around.chair, favours=True, scope="unit", conclusion="")


def test_appraising_again_opens_the_scores_anew():
    around = council()
    (case,) = proposed(around, around.place.schools[0])
    appraisal.reopen(case, actor=around.chair, reason="Có minh chứng mới.")
    assert (case.status, case.average, case.scope) == ("open", None, "")
    scored(case, around.economy, 40, 60)
    assert Event.objects.about(case).filter(verb="reopen").get().reason == "Có minh chứng mới."


def test_declining_needs_a_reason_which_the_unit_and_its_authors_are_told(
    django_capture_on_commit_callbacks,
):
    around = council()
    head = person(Role.UNIT_HEAD, around.place.schools[0])
    author = person(Role.CLERK, around.place.communes[0])
    (case,) = proposed(around, around.place.schools[0])
    case.initiative.authors.create(full_name=author.full_name, user=author)
    with pytest.raises(ValidationError, match="Hãy ghi lý do không công nhận"):
        appraisal.decline(case, actor=around.staff, reason=" ")
    Notice.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        appraisal.decline(case, actor=around.staff, reason="Chưa áp dụng thử.")
    assert {notice.recipient for notice in Notice.objects.all()} == {head, author}
    assert "không được công nhận: Chưa áp dụng thử." in Notice.objects.first().text
    case.refresh_from_db()
    assert (case.status, case.decline_reason) == ("declined", "Chưa áp dụng thử.")


# --- What waits -----------------------------------------------------------------------------------


def test_only_what_one_may_still_score_waits_for_one():
    around = council()
    (of_school,) = before(around, around.place.schools[0])
    (of_office,) = before(around, around.economy_office)
    waiting = Recognition.objects.pending_for
    assert set(waiting(around.justice)) == {of_school, of_office}
    assert set(waiting(around.economy)) == {of_school}
    assert not waiting(around.staff).exists()
    scored(of_school, around.justice, 30, 50)
    appraisal.declare_conflict(of_office, actor=around.justice, reason="Có người nhà.")
    assert not waiting(around.justice).exists()
