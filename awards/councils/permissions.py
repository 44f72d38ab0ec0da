"""Permissions on councils, meetings and votes, each with the reason for a refusal."""

from accounts.access import Verdict, no, verdict
from accounts.models import User
from awards.models import AwardCouncil, AwardForm, Meeting
from campaigns.permissions import issuer_exists, may_organise
from organisation.models import IssuingBody
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of


def may_set_up_council(user: User, body: IssuingBody) -> Verdict:
    """Staff and leaders of a body, or of the office that works for it, while the body exists."""
    allowed = verdict(
        scope_of(user).acts_for(body, ORGANISERS),
        f"Chỉ {body} và cơ quan thường trực về thi đua, khen thưởng được lập Hội đồng.",
    )
    return allowed and issuer_exists(body)


def may_edit_council(user: User, council: AwardCouncil) -> Verdict:
    """As `may_set_up_council`, for an existing council."""
    return may_set_up_council(user, council.body)


def may_call_meeting(user: User, council: AwardCouncil) -> Verdict:
    """Staff and leaders of the body; the chair, vice-chairs, standing member and secretary; while
    the council is in force."""
    if not (council.has_officer(user) or scope_of(user).acts_for(council.body, ORGANISERS)):
        return no(
            "Chỉ Chủ tịch, Phó Chủ tịch, ủy viên thường trực, thư ký Hội đồng hoặc cơ quan thường "
            "trực được triệu tập họp."
        )
    return verdict(council.is_in_force, "Hội đồng này không còn hoặc chưa hoạt động.")


def may_keep_meeting(user: User, meeting: Meeting) -> Verdict:
    """Its officers; staff and leaders of the body."""
    return verdict(
        meeting.has_officer(user) or scope_of(user).acts_for(meeting.council.body, ORGANISERS),
        "Chỉ người chủ trì, thư ký phiên họp hoặc cơ quan thường trực được làm việc này.",
    )


def may_preside(user: User, meeting: Meeting) -> Verdict:
    """The chair, a vice-chair, the standing member or the secretary as invited."""
    return verdict(
        meeting.has_officer(user),
        "Chỉ Chủ tịch, Phó Chủ tịch, ủy viên thường trực hoặc thư ký Hội đồng được làm việc này.",
    )


def may_change_meeting(user: User, meeting: Meeting) -> Verdict:
    """People who may keep it, before it opens."""
    answer = may_keep_meeting(user, meeting)
    if answer and meeting.status != Meeting.Status.CALLED:
        return no("Phiên họp đã khai mạc hoặc đã hủy thì không sửa được nữa.")
    return answer


def may_note_attendance(user: User, meeting: Meeting) -> Verdict:
    """People who may keep it, until it is closed."""
    answer = may_keep_meeting(user, meeting)
    if answer and meeting.status not in (Meeting.Status.CALLED, Meeting.Status.OPEN):
        return no("Phiên họp đã bế mạc thì không sửa danh sách dự họp được nữa.")
    return answer


def may_enter_votes(user: User, meeting: Meeting) -> Verdict:
    """Its officers, while it is open."""
    answer = may_preside(user, meeting)
    if answer and meeting.status != Meeting.Status.OPEN:
        return no("Chỉ nhập kết quả biểu quyết khi phiên họp đang diễn ra.")
    return answer


def may_keep_minutes(user: User, meeting: Meeting) -> Verdict:
    """People who may keep the meeting, once it is closed."""
    answer = may_keep_meeting(user, meeting)
    if answer and meeting.status not in (Meeting.Status.CLOSED, Meeting.Status.MINUTED):
        return no("Biên bản được lập sau khi phiên họp bế mạc.")
    return answer


def may_keep_voting_rule(user: User, form: AwardForm) -> Verdict:
    """Organisers of the plan that offers the award."""
    return may_organise(user, form.plan)


def may_vote(user: User, meeting: Meeting) -> Verdict:
    """A member who was invited, while the meeting is open."""
    if user.pk not in meeting.roles:
        return no("Chỉ thành viên Hội đồng được triệu tập mới biểu quyết.")
    if meeting.status != Meeting.Status.OPEN:
        return no("Phiên họp chưa khai mạc hoặc đã bế mạc nên không biểu quyết được.")
    return Verdict(True)
