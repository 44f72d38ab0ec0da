"""A meeting is called, opened, voted in and closed."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.access import Refused
from audit import transitions
from audit.transitions import NotPossible
from awards.conflicts import declare_conflict
from awards.councils import councils, meeting_call, meetings, minutes, votes
from awards.councils.meetings import Came
from awards.councils.tally import Votes
from awards.models import (
    AwardCouncil,
    AwardCouncilMember,
    AwardDecision,
    Ballot,
    Meeting,
    MeetingItem,
    Urn,
    VotingRule,
)
from awards.workflow import DOSSIER
from councils.membership import Seat
from organisation.models.memberships import Role
from tests.accounts.factories import UserFactory
from tests.awards.councils.factories import INVITATION, convened, vote
from tests.awards.decisions.factories import presented
from tests.awards.factories import AwardFormFactory
from tests.campaigns.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return convened()


def objections(act) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        act()
    return refused.value.messages


def only_item(meeting: Meeting) -> MeetingItem:
    return meeting.items.get()


class TestCouncil:
    VALUES = {
        "name": "Hội đồng Thi đua - Khen thưởng",
        "basis": "Quyết định số 1205/QĐ-UBND ngày 14/02/2020",
        "valid_from": date(2021, 1, 1),
        "valid_to": None,
    }

    def seats(self, *roles):
        return [Seat(UserFactory().pk, role) for role in roles]

    def test_one_a_body_at_a_time(self, place):
        seats = self.seats("chair", "secretary", "member")

        def begin():
            return councils.set_up(
                AwardCouncil(body=place.awarding.district),
                actor=place.secretary,
                values=self.VALUES,
                seats=seats,
            )

        (said,) = objections(begin)
        assert said == (
            "Cơ quan này đã có Hội đồng Thi đua - Khen thưởng theo Quyết định số 1205/QĐ-UBND ngày "
            "14/02/2020, từ ngày 14/02/2020, chưa ghi ngày hết. Hãy ghi ngày hết hiệu lực của hội "
            "đồng đó trước."
        )
        AwardCouncil.objects.filter(pk=place.council.pk).update(valid_to=date(2020, 12, 31))
        assert begin().members.count() == 3

    def test_has_a_chair_and_three_members_each_once(self, place):
        twice = self.seats("member")

        def mend():
            councils.update(
                place.council, actor=place.secretary, values=self.VALUES, seats=[*twice, *twice]
            )

        assert objections(mend) == [
            "Có người được ghi hai lần trong Hội đồng.",
            "Hội đồng phải có một Chủ tịch.",
            "Hội đồng phải có ít nhất 3 thành viên.",
        ]
        assert place.council.members.count() == 5

    def test_is_set_up_by_its_body_only(self, place):
        with pytest.raises(Refused):
            councils.set_up(
                AwardCouncil(body=place.awarding.district),
                actor=place.awarding.head,
                values=self.VALUES,
                seats=self.seats("chair", "secretary", "member"),
            )


class TestCalling:
    def test_takes_what_was_appraised_for_forms_that_need_a_council(self, place):
        waiting = place.awarding.dossier("appraised")
        place.awarding.dossier("complete", awardee_name="Chưa thẩm định")
        direct = AwardFormFactory(plan=place.awarding.plan, needs_council=False)
        place.awarding.dossier("appraised", award_form=direct)
        assert list(meeting_call.candidates_of(place.council)) == [waiting]

    def test_invites_the_members_as_they_are_that_day(self, place):
        meeting = place.meeting(place.awarding.dossier("appraised"))
        place.council.members.filter(role="member").first().delete()
        assert list(meeting.attendances.values_list("user", "role")) == [
            (user.pk, role)
            for user, role in zip(
                place.seated, ("chair", "secretary", "member", "member", "member"), strict=True
            )
        ]

    def test_a_dossier_is_before_one_meeting_at_a_time(self, place):
        dossier = place.awarding.dossier("appraised")
        first = place.meeting(dossier)
        assert objections(lambda: place.meeting(dossier)) == [
            "Chưa chọn hồ sơ nào để đưa ra Hội đồng."
        ]
        meeting_call.call_off(first, actor=place.secretary, reason="Chủ tịch đi công tác")
        assert place.meeting(dossier).items.count() == 1

    def test_the_list_may_change_until_it_opens(self, place):
        one, two = (place.awarding.dossier("appraised", awardee_name=name) for name in "AB")
        meeting = place.meeting(one)
        meeting_call.change_meeting(
            meeting, actor=place.secretary, values=INVITATION, dossiers=[one.pk, two.pk]
        )
        assert meeting.items.count() == 2

    def test_a_change_invites_the_members_of_that_day_and_keeps_who_was_noted(self, place):
        dossier = place.awarding.dossier("appraised")
        meeting = place.meeting(dossier)
        meetings.note_attendance(
            meeting, actor=place.secretary, came={place.chair.pk: Came("present")}
        )
        place.council.members.filter(user=place.members[2]).delete()
        meeting_call.change_meeting(
            meeting, actor=place.secretary, values=INVITATION, dossiers=[dossier.pk]
        )
        assert list(meeting.attendances.values_list("user", "presence")) == [
            (place.chair.pk, "present"),
            *((user.pk, "absent") for user in place.seated[1:4]),
        ]

    def test_others_do_not_call_it(self, place):
        with pytest.raises(Refused):
            meeting_call.call_meeting(
                place.council,
                actor=place.members[0],
                values=INVITATION,
                dossiers=[place.awarding.dossier("appraised").pk],
            )


class TestOpening:
    def test_needs_who_presides_and_a_quorum(self, place):
        meeting = place.meeting(place.awarding.dossier("appraised"))

        def came(*users):
            meetings.note_attendance(
                meeting, actor=place.secretary, came={user.pk: Came("present") for user in users}
            )

        came(*place.members, place.secretary)
        assert objections(lambda: meetings.open_meeting(meeting, actor=place.secretary)) == [
            "Chưa có người chủ trì: hãy ghi có mặt Chủ tịch, Phó Chủ tịch Hội đồng hoặc ủy viên "
            "thường trực."
        ]
        came(place.chair)
        meetings.note_attendance(
            meeting,
            actor=place.secretary,
            came={user.pk: Came("absent", "Đi công tác") for user in place.members[:2]},
        )
        assert objections(lambda: meetings.open_meeting(meeting, actor=place.secretary)) == [
            "Chưa đủ số người dự họp: 3/5 thành viên (60%), phải có từ 66,67% trở lên."
        ]
        came(place.members[0])
        assert meetings.open_meeting(meeting, actor=place.secretary)

    def test_freezes_the_terms(self, place):
        rule = VotingRule.objects.create(award_form=place.awarding.form, min_percent=Decimal(80))
        meeting = place.opened(place.awarding.dossier("appraised"))
        VotingRule.objects.filter(pk=rule.pk).update(min_percent=Decimal(10), is_secret=False)
        item = only_item(meeting)
        assert (item.min_percent, item.is_secret, item.is_local_choice) == (80, True, True)

    def test_a_member_does_not_open_it(self, place):
        meeting = place.meeting(place.awarding.dossier("appraised"))
        with pytest.raises(Refused):
            meetings.open_meeting(meeting, actor=place.members[0])


class TestVoting:
    def test_a_secret_vote_leaves_no_trace_of_what_was_said(self, place):
        meeting = place.opened(place.awarding.dossier("appraised"))
        vote(meeting, place.members[0], "against")
        (ballot,) = Ballot.objects.all()
        kept = {field.name for field in Ballot._meta.get_fields()}
        assert kept == {"id", "item", "voter", "is_secret", "choice"}
        assert (ballot.voter, ballot.choice) == (place.members[0], "")
        assert {field.name for field in Urn._meta.get_fields()} == {
            "id",
            "item",
            "in_favour",
            "against",
            "abstained",
            "invalid",
        }
        item = only_item(meeting)
        assert (item.against, item.result) == (None, "")

    def test_an_open_vote_is_kept_with_its_name(self):
        place = convened(is_secret=False)
        meeting = place.opened(place.awarding.dossier("appraised"))
        vote(meeting, place.members[0], "against")
        assert list(Ballot.objects.values_list("voter", "choice")) == [
            (place.members[0].pk, "against")
        ]
        assert not Urn.objects.exists()

    def test_the_database_refuses_a_secret_ballot_with_its_choice(self, place):
        meeting = place.opened(place.awarding.dossier("appraised"))
        with pytest.raises(IntegrityError), transaction.atomic():
            Ballot.objects.create(
                item=only_item(meeting), voter=place.chair, is_secret=True, choice="against"
            )

    def test_nobody_votes_twice(self, place):
        meeting = place.opened(place.awarding.dossier("appraised"))
        vote(meeting, place.chair)
        assert objections(lambda: vote(meeting, place.chair, "against")) == [
            "Đã biểu quyết rồi; phiếu đã bỏ thì không sửa được."
        ]
        assert Urn.objects.get().in_favour == 1

    def test_every_item_is_answered(self, place):
        one, two = (place.awarding.dossier("appraised", awardee_name=name) for name in "AB")
        meeting = place.opened(one, two)
        item = meeting.items.get(dossier=one)
        assert objections(
            lambda: votes.cast(
                meeting, actor=place.chair, choices={item.pk: "in_favour", 999: "against"}
            )
        ) == ["Chưa cho ý kiến về “B”."]
        assert not Ballot.objects.exists()

    def test_who_is_not_noted_as_present_or_not_invited_does_not_vote(self, place):
        meeting = place.opened(
            place.awarding.dossier("appraised"),
            came=[place.chair, place.secretary, *place.members[:2]],
        )
        assert objections(lambda: vote(meeting, place.members[2])) == [
            "Bạn chưa được ghi có mặt. Hãy đề nghị thư ký ghi dự họp rồi biểu quyết."
        ]
        with pytest.raises(Refused):
            votes.cast(meeting, actor=person(Role.LEADER, place.awarding.district), choices={})

    def test_an_opinion_in_writing_is_entered_by_the_secretary(self, place):
        absent = place.members[2]
        meeting = place.opened(
            place.awarding.dossier("appraised"),
            came=[place.chair, place.secretary, *place.members[:2]],
        )
        choices = {only_item(meeting).pk: "in_favour"}

        def enter(actor):
            votes.enter_written(meeting, voter_id=absent.pk, actor=actor, choices=choices)

        (said,) = objections(lambda: enter(place.secretary))
        assert said.startswith("Chỉ nhập ý kiến bằng văn bản của người vắng mặt có gửi ý kiến.")
        meetings.note_attendance(
            meeting, actor=place.secretary, came={absent.pk: Came("written", "Đi học")}
        )
        with pytest.raises(Refused):
            enter(place.members[0])
        enter(place.secretary)
        vote(meeting, place.chair)
        vote(meeting, place.secretary)
        meetings.close_meeting(meeting, actor=place.chair)
        item = only_item(meeting)
        assert (item.present, item.written, item.in_favour, item.result) == (4, 1, 3, "passed")

    def test_who_has_voted_is_not_noted_as_absent_afterwards(self, place):
        meeting = place.opened(place.awarding.dossier("appraised"))
        vote(meeting, place.chair)
        (said,) = objections(
            lambda: meetings.note_attendance(
                meeting, actor=place.secretary, came={place.chair.pk: Came("absent")}
            )
        )
        assert said.endswith("đã biểu quyết nên không sửa dự họp của người này nữa.")


class TestClosing:
    def test_counts_freezes_and_steps_each_dossier(self, place):
        one, two = (place.awarding.dossier("appraised", awardee_name=name) for name in "AB")
        meeting = place.opened(one, two)
        items = {item.dossier_id: item.pk for item in meeting.items.all()}
        for user, other in zip(
            place.seated, ("against", "against", "abstained", "in_favour", "in_favour"), strict=True
        ):
            votes.cast(
                Meeting.objects.get(pk=meeting.pk),
                actor=user,
                choices={items[one.pk]: "in_favour", items[two.pk]: other},
            )
        meetings.close_meeting(meeting, actor=place.secretary)
        one.refresh_from_db()
        two.refresh_from_db()
        assert (one.status, two.status) == ("voted", "declined")
        assert two.return_reason == (
            "Hội đồng không đề nghị khen thưởng: 2/5 tán thành (40%), 2 không tán thành, 1 không "
            "có ý kiến."
        )
        item = meeting.items.get(dossier=two)
        assert (item.counted_on, item.percent, item.result) == (5, 40, "failed")
        assert (meeting.chaired_by, meeting.minutes_by) == (
            place.chair.full_name,
            place.secretary.full_name,
        )
        assert not Urn.objects.exists()
        with pytest.raises(Refused):
            vote(meeting, place.chair)

    def test_what_was_voted_is_not_decided_on_before_the_minutes_are_signed(self, place):
        dossier = place.awarding.dossier("appraised")
        meeting = place.opened(dossier)
        for user in place.seated:
            vote(meeting, user)
        meetings.close_meeting(meeting, actor=place.chair)
        (said,) = objections(lambda: presented(place.awarding, dossier))
        assert said.startswith("Biên bản chưa được ghi là đã ký: Phiên họp ngày")
        minutes.sign_minutes(
            meeting, actor=place.chair, values={"minutes_signed_on": meeting.held_on}
        )
        AwardDecision.objects.all().delete()
        assert presented(place.awarding, dossier).status == "presented"

    def test_in_the_place_of_the_chair_the_minutes_say_why_another_presided(self, place):
        AwardCouncilMember.objects.filter(user=place.members[0]).update(role="vice_chair")
        meeting = place.opened(place.awarding.dossier("appraised"), came=place.seated[1:])
        for user in place.seated[1:]:
            vote(meeting, user)
        meetings.close_meeting(meeting, actor=place.secretary)
        meeting.refresh_from_db()
        assert meeting.chaired_why.startswith("Chủ tịch Hội đồng vắng mặt")

    def test_who_has_a_conflict_neither_votes_nor_counts(self, place):
        one, two = (place.awarding.dossier("appraised", awardee_name=name) for name in "AB")
        declare_conflict(one, actor=place.chair, reason="Là người thân")
        meeting = place.opened(one, two)
        paper = votes.ballot_paper(meeting, place.chair.pk)
        assert [item.dossier for item in paper.items] == [two]
        assert list(paper.kept_from.values()) == ["Đã tự khai có xung đột lợi ích: Là người thân"]
        for user in place.seated[:3]:
            vote(meeting, user)
        meetings.close_meeting(meeting, actor=place.chair)
        item = meeting.items.get(dossier=one)
        # Two of four, not three of five: half is not more than half.
        assert (item.members, item.counted_on, item.in_favour, item.result) == (4, 4, 2, "failed")
        assert [recusal.user for recusal in item.recusals.all()] == [place.chair]
        assert meeting.items.get(dossier=two).result == "passed"

    def test_a_conflict_that_comes_to_light_after_the_vote_leaves_the_vote(self, place):
        dossier = place.awarding.dossier("appraised")
        meeting = place.opened(dossier)
        for user in place.seated[:3]:
            vote(meeting, user)
        declare_conflict(dossier, actor=place.chair, reason="Nay mới biết")
        meetings.close_meeting(meeting, actor=place.chair)
        item = only_item(meeting)
        assert (item.members, item.in_favour, item.result) == (5, 3, "passed")

    def test_without_a_quorum_on_an_item_its_dossier_waits_for_another_meeting(self, place):
        one, two = (place.awarding.dossier("appraised", awardee_name=name) for name in "AB")
        meeting = place.opened(one, two, came=place.seated[:4])
        for user in place.seated[:3]:
            declare_conflict(one, actor=user, reason="Người thân")
        for user in place.seated[:4]:
            vote(meeting, user)
        meetings.close_meeting(meeting, actor=place.chair)
        one.refresh_from_db()
        # Of the two who may vote on it only one came.
        assert (meeting.items.get(dossier=one).result, one.status) == ("no_quorum", "appraised")
        assert meeting.items.get(dossier=two).result == "passed"
        assert list(meeting_call.candidates_of(place.council)) == [one]

    def test_a_dossier_suspended_meanwhile_is_set_aside(self, place):
        dossier = place.awarding.dossier("appraised")
        meeting = place.opened(dossier)
        for user in place.seated:
            vote(meeting, user)
        transitions.perform(
            DOSSIER,
            "suspend",
            dossier,
            actor=place.awarding.staff,
            given={"reason": "Có đơn thư đang xác minh"},
        )
        meetings.close_meeting(meeting, actor=place.chair)
        dossier.refresh_from_db()
        assert (only_item(meeting).result, dossier.status) == ("set_aside", "suspended")

    def test_said_twice_it_is_closed_once(self, place):
        meeting = place.opened(place.awarding.dossier("appraised"))
        assert meetings.close_meeting(meeting, actor=place.chair)
        assert meetings.close_meeting(meeting, actor=place.chair) is None

    def test_it_does_not_close_before_it_opens(self, place):
        meeting = place.meeting(place.awarding.dossier("appraised"))
        with pytest.raises(NotPossible):
            meetings.close_meeting(meeting, actor=place.chair)


class TestOnPaper:
    def test_counts_are_entered_and_cannot_be_more_than_the_voters(self, place):
        meeting = place.opened(place.awarding.dossier("appraised"), on_paper=True)
        key = only_item(meeting).pk
        assert objections(lambda: meetings.close_meeting(meeting, actor=place.chair)) == [
            "Chưa nhập kết quả kiểm phiếu cho “Ủy ban nhân dân xã Thử 1”."
        ]

        def enter(counted):
            votes.enter_counts(meeting, actor=place.secretary, counts={key: counted})

        assert objections(lambda: enter(Votes(4, 1, 1))) == [
            "“Ủy ban nhân dân xã Thử 1”: Tổng số phiếu là 6, nhiều hơn 5 người được biểu quyết."
        ]
        enter(Votes(2, 3))
        enter(Votes(4, 0, 0, 1))
        meetings.close_meeting(meeting, actor=place.chair)
        item = only_item(meeting)
        assert (item.in_favour, item.invalid, item.result) == (4, 1, "passed")

    def test_nobody_votes_on_screen(self, place):
        meeting = place.opened(place.awarding.dossier("appraised"), on_paper=True)
        assert objections(lambda: vote(meeting, place.chair)) == [
            "Phiên họp này bỏ phiếu giấy; thư ký nhập kết quả kiểm phiếu."
        ]

    def test_nor_are_counts_entered_where_votes_are_cast_on_screen(self, place):
        meeting = place.opened(place.awarding.dossier("appraised"))
        assert objections(
            lambda: votes.enter_counts(meeting, actor=place.secretary, counts={})
        ) == ["Phiên họp này biểu quyết trên màn hình, không nhập phiếu giấy."]
