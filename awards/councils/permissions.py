"""Who may do what around a council, its meetings and its votes, each with the reason why not."""

from typing import Any

from accounts.access import Verdict, no, verdict
from campaigns.permissions import issuer_exists, may_organise
from organisation.roles import DESK_ROLES, ORGANISERS
from organisation.scope import scope_of

# Roles in a council, by value: its models stand above this room.
_PRESIDING = ("chair", "vice_chair")
_OPENING = (*_PRESIDING, "standing", "secretary")


def may_set_up_council(user: Any, body: Any) -> Verdict:
    """Staff and leaders of a body, or of the office that works for it, while the body exists."""
    allowed = verdict(
        scope_of(user).acts_for(body, ORGANISERS),
        f"Chỉ {body} và cơ quan thường trực về thi đua, khen thưởng được lập Hội đồng.",
    )
    return allowed and issuer_exists(body)


def may_edit_council(user: Any, council: Any) -> Verdict:
    """The same, of a council there is."""
    return may_set_up_council(user, council.body)


def may_see_council(user: Any, council: Any) -> Verdict:
    """Its members, those who work for its body, and those above its body."""
    scope = scope_of(user)
    return verdict(
        user.pk in council.roles
        or scope.acts_for(council.body, DESK_ROLES)
        or scope.oversees(council.body),
        "Hội đồng này không thuộc đơn vị của bạn.",
    )


def may_call_meeting(user: Any, council: Any) -> Verdict:
    """Staff and leaders of the body; the chair, vice-chairs, standing member and secretary; while
    the council is in force."""
    if not (
        council.roles.get(user.pk) in _OPENING or scope_of(user).acts_for(council.body, ORGANISERS)
    ):
        return no(
            "Chỉ Chủ tịch, Phó Chủ tịch, ủy viên thường trực, thư ký Hội đồng hoặc cơ quan thường "
            "trực được triệu tập họp."
        )
    return verdict(council.is_in_force, "Hội đồng này không còn hoặc chưa hoạt động.")


def may_see_meeting(user: Any, meeting: Any) -> Verdict:
    """Those invited, and those who see the council."""
    if user.pk in meeting.roles:
        return Verdict(True)
    return may_see_council(user, meeting.council)


def may_keep_meeting(user: Any, meeting: Any) -> Verdict:
    """Who presides over it or keeps its papers; staff and leaders of the body."""
    return verdict(
        meeting.roles.get(user.pk) in _OPENING
        or scope_of(user).acts_for(meeting.council.body, ORGANISERS),
        "Chỉ người chủ trì, thư ký phiên họp hoặc cơ quan thường trực được làm việc này.",
    )


def may_preside(user: Any, meeting: Any) -> Verdict:
    """The chair, a vice-chair, the standing member or the secretary as invited."""
    return verdict(
        meeting.roles.get(user.pk) in _OPENING,
        "Chỉ Chủ tịch, Phó Chủ tịch, ủy viên thường trực hoặc thư ký Hội đồng được làm việc này.",
    )


def may_change_meeting(user: Any, meeting: Any) -> Verdict:
    """Those who keep it, before it opens."""
    answer = may_keep_meeting(user, meeting)
    if answer and meeting.status != "called":
        return no("Phiên họp đã khai mạc hoặc đã hủy thì không sửa được nữa.")
    return answer


def may_note_attendance(user: Any, meeting: Any) -> Verdict:
    """Those who keep it, until it is closed."""
    answer = may_keep_meeting(user, meeting)
    if answer and meeting.status not in ("called", "open"):
        return no("Phiên họp đã bế mạc thì không sửa danh sách dự họp được nữa.")
    return answer


def may_enter_votes(user: Any, meeting: Any) -> Verdict:
    """Who presides or keeps the papers, while it is open."""
    answer = may_preside(user, meeting)
    if answer and meeting.status != "open":
        return no("Chỉ nhập kết quả biểu quyết khi phiên họp đang diễn ra.")
    return answer


def may_keep_minutes(user: Any, meeting: Any) -> Verdict:
    """Those who keep the meeting, once it is closed."""
    answer = may_keep_meeting(user, meeting)
    if answer and meeting.status not in ("closed", "minuted"):
        return no("Biên bản được lập sau khi phiên họp bế mạc.")
    return answer


def may_keep_voting_rule(user: Any, form: Any) -> Verdict:
    """Those who organise the plan that offers the award."""
    return may_organise(user, form.plan)


def may_vote(user: Any, meeting: Any) -> Verdict:
    """A member who was invited, while the meeting is open."""
    if user.pk not in meeting.roles:
        return no("Chỉ thành viên Hội đồng được triệu tập mới biểu quyết.")
    if meeting.status != "open":
        return no("Phiên họp chưa khai mạc hoặc đã bế mạc nên không biểu quyết được.")
    return Verdict(True)
