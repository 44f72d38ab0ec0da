"""Permissions on plans, each with the reason for a refusal."""

from datetime import timedelta

from accounts.access import Verdict, no, verdict
from accounts.models import User
from audit import clock
from campaigns.models import Plan, Recipient
from organisation.models import IssuingBody
from organisation.models.memberships import DESK_ROLES, ORGANISERS, UNIT_ROLES
from organisation.scope import scope_of


def may_organise(user: User, plan: Plan) -> Verdict:
    """Staff and leaders of the issuing body, or of the office that receives on its behalf."""
    scope = scope_of(user)
    return verdict(
        scope.acts_for(plan.issuing_body, ORGANISERS)
        or (plan.receiving_body is not None and scope.acts_for(plan.receiving_body, ORGANISERS)),
        "Chỉ cơ quan ban hành kế hoạch hoặc cơ quan thường trực của cơ quan đó được làm việc này.",
    )


def works_at_desk(user: User, plan: Plan, desk: IssuingBody, roles: tuple[str, ...]) -> bool:
    """Whether the person works, in one of the roles, where objects sent to `desk` under a plan
    arrive: at the body, at an office that acts for it, or at the plan's receiving body."""
    scope = scope_of(user)
    if scope.acts_for(desk, roles):
        return True
    if plan.receiving_body is None or desk.pk != plan.issuing_body_id:
        return False
    return scope.acts_for(plan.receiving_body, roles)


def may_draft_plans(user: User, _: object = None) -> Verdict:
    """Staff in charge of emulation, at any body that exists."""
    bodies = scope_of(user).bodies_as(*ORGANISERS)
    if bodies and not any(body.exists_on(clock.today()) for body in bodies):
        return issuer_exists(bodies[0])
    return verdict(
        bool(bodies), "Chỉ cán bộ phụ trách thi đua hoặc lãnh đạo đơn vị được lập kế hoạch."
    )


def issuer_exists(body: IssuingBody) -> Verdict:
    """Whether a body exists today: a body that has ended issues nothing more."""
    today = clock.today()
    if body.valid_to and body.valid_to < today:
        ended = body.valid_to + timedelta(days=1)
        return no(f"{body} đã chấm dứt hoạt động từ ngày {ended:%d/%m/%Y}.")
    return verdict(body.exists_on(today), f"{body} chưa hoạt động.")


def bodies_that_may_derive(user: User, plan: Plan) -> list[IssuingBody]:
    """The bodies for which the person may make a plan out of this one: those they organise for,
    below its issuing body and received it, themselves or through a body above them. Not the office
    that acts for the issuing body: it runs the plan itself."""
    if plan.status != Plan.Status.ISSUED:
        return []
    receivers = set(plan.recipients.values_list("body__path", flat=True))
    return [
        body
        for body in scope_of(user).represented_as(*ORGANISERS)
        if body.exists_on(clock.today())
        and body.path != plan.issuing_body.path
        and body.acts_for_id != plan.issuing_body_id
        and body.is_at_or_below(plan.issuing_body)
        and receivers.intersection(body.path_and_above)
    ]


def may_derive(user: User, plan: Plan) -> Verdict:
    """Staff of a body that received a plan in force, to carry it out by a plan of their own."""
    return verdict(
        bool(bodies_that_may_derive(user, plan)),
        "Chỉ cán bộ của đơn vị đã nhận kế hoạch này được lập kế hoạch thực hiện nó.",
    )


def may_change_plan(user: User, plan: Plan) -> Verdict:
    """Its organisers may amend or replace a plan in force, while its body exists."""
    if plan.status not in Plan.IN_FORCE:
        return no("Chỉ sửa đổi, thay thế kế hoạch đã ban hành và còn hiệu lực.")
    return may_sign_plan(user, plan)


def may_edit_plan(user: User, plan: Plan) -> Verdict:
    """Its organisers, while it is a draft; what was issued is frozen (design, law 7)."""
    if plan.status != Plan.Status.DRAFT:
        return no("Kế hoạch đã trình ký, đã ban hành hoặc đã hủy thì không sửa được nữa.")
    return may_organise(user, plan)


def may_keep_timetable(user: User, plan: Plan) -> Verdict:
    """Organisers may extend deadlines and record events, from the issue of a plan until the
    campaign has ended."""
    if plan.status not in Plan.IN_FORCE:
        return no("Chỉ gia hạn, ghi nhận sự kiện khi kế hoạch đã ban hành và chưa kết thúc.")
    return may_organise(user, plan)


def may_follow_plan(user: User, plan: Plan) -> Verdict:
    """Organisers and the council of their body, once the plan was issued: recipients may not read
    of each other who is late."""
    if not plan.is_published:
        return no("Kế hoạch chưa ban hành nên chưa có gì để theo dõi.")
    scope = scope_of(user)
    return verdict(
        scope.acts_for(plan.issuing_body, DESK_ROLES)
        or (plan.receiving_body is not None and scope.acts_for(plan.receiving_body, DESK_ROLES)),
        "Chỉ cơ quan ban hành kế hoạch hoặc cơ quan thường trực của cơ quan đó được theo dõi các "
        "đơn vị nhận.",
    )


def may_remind(user: User, plan: Plan) -> Verdict:
    """Its organisers, from when a plan is issued until the campaign has ended."""
    if plan.status not in Plan.IN_FORCE:
        return no("Chỉ nhắc việc khi kế hoạch đã ban hành và chưa kết thúc.")
    return may_organise(user, plan)


def reminded_by(user: User, plan: Plan) -> list[str] | None:
    """Whose recipients a person may remind: None for those of the whole plan, else the tree paths
    of the bodies that consolidate for it, below which the recipients are. Two queries at most."""
    if may_remind(user, plan):
        return None
    if plan.status not in Plan.IN_FORCE:
        return []
    scope = scope_of(user)
    gathering = plan.recipients.consolidators().filter(body__in=scope.represented_as(*ORGANISERS))
    return list(gathering.values_list("body__path", flat=True))


def may_remind_some(user: User, plan: Plan) -> Verdict:
    """Organisers may remind every recipient; people of a consolidating body, those below its
    desk."""
    answer = may_remind(user, plan)
    return Verdict(True) if reminded_by(user, plan) else answer


def may_sign_plan(user: User, plan: Plan) -> Verdict:
    """Staff record the signature; leaders give it; while the issuing body exists."""
    return may_organise(user, plan) and issuer_exists(plan.issuing_body)


def may_submit_plan(user: User, plan: Plan) -> Verdict:
    """Its organisers, while the issuing body exists: after that nobody could sign it."""
    return may_sign_plan(user, plan)


def may_acknowledge(user: User, recipient: Recipient) -> Verdict:
    """Anyone who represents the body that received the plan, while the plan is in force and the
    body exists: its successor has received the plan itself."""
    if recipient.plan.status not in Plan.IN_FORCE:
        return no("Chỉ xác nhận đã nhận kế hoạch đã ban hành và còn hiệu lực.")
    if not recipient.body.exists_on(clock.today()):
        return no(f"{recipient.body} đã chấm dứt nên không xác nhận nhận kế hoạch nữa.")
    return verdict(
        scope_of(user).acts_for(recipient.body, (*UNIT_ROLES, *ORGANISERS)),
        f"Chỉ người của {recipient.body} được xác nhận đã nhận kế hoạch.",
    )
