"""Permissions on dossiers, each with the reason for a refusal."""

from accounts.access import Verdict, no, verdict
from accounts.models import User
from awards.models import Dossier
from campaigns.models import Plan
from campaigns.permissions import may_organise
from organisation.models import IssuingBody
from organisation.models.memberships import DESK_ROLES, ORGANISERS, UNIT_ROLES, Role
from organisation.scope import scope_of


def represents_unit(user: User, body: IssuingBody) -> bool:
    """Whether a person proposes on behalf of a body: its head and clerk, and the staff that do its
    home affairs, at the body itself or at the office that acts for it."""
    scope = scope_of(user)
    return scope.is_at(body, UNIT_ROLES) or scope.acts_for(body, (Role.NOI_VU_STAFF,))


def bodies_proposed_for(user: User) -> list[IssuingBody]:
    """The bodies on whose behalf a person proposes, in the order of the tree."""
    scope = scope_of(user)
    found = {body.pk: body for body in scope.bodies_as(*UNIT_ROLES)}
    found |= {body.pk: body for body in scope.represented_as(Role.NOI_VU_STAFF)}
    return sorted(found.values(), key=lambda body: body.path)


def _was_invited(user: User, dossier: Dossier) -> bool:
    return (
        dossier.pk is not None
        and dossier.meeting_items.filter(meeting__attendances__user=user.pk).exists()
    )


def may_open_dossier(user: User, plan: Plan) -> Verdict:
    """Units to which the plan was sent propose; the organisers may open one themselves."""
    if not plan.is_published:
        return no("Kế hoạch chưa ban hành nên chưa nhận hồ sơ khen thưởng.")
    if may_organise(user, plan):
        return Verdict(True)
    own_paths = [body.path for body in bodies_proposed_for(user)]
    return verdict(
        plan.was_sent_to(own_paths),
        "Chỉ đơn vị nhận kế hoạch hoặc cơ quan tổ chức được lập hồ sơ khen thưởng.",
    )


def may_prepare_dossier(user: User, dossier: Dossier) -> Verdict:
    """Who proposed it, or the organisers where they opened it themselves."""
    if dossier.opened_by_organiser:
        return may_organise(user, dossier.award_form.plan)
    return verdict(
        represents_unit(user, dossier.proposed_by),
        f"Chỉ thủ trưởng, người được giao lập biểu, cán bộ phụ trách thi đua của "
        f"{dossier.proposed_by} được làm việc này.",
    )


def may_edit_dossier(user: User, dossier: Dossier) -> Verdict:
    """People who prepare it, while it is a draft or has been returned."""
    answer = may_prepare_dossier(user, dossier)
    if answer and not dossier.can_be_edited:
        return no("Hồ sơ đã nộp thì không sửa được nữa, trừ khi được trả lại.")
    return answer


def may_check_dossier(user: User, dossier: Dossier) -> Verdict:
    """Staff of the office that receives dossiers for the issuing body."""
    scope = scope_of(user)
    plan = dossier.award_form.plan
    return verdict(
        scope.acts_for(plan.receiver, (Role.NOI_VU_STAFF,))
        or scope.acts_for(plan.issuing_body, (Role.NOI_VU_STAFF,)),
        f"Chỉ cán bộ phụ trách thi đua của {plan.receiver} được làm việc này.",
    )


def may_present_dossier(user: User, dossier: Dossier) -> Verdict:
    """People who check it, and those who decide: a draft decision is put to the leader by the one
    and sent back by the other."""
    return may_check_dossier(user, dossier) or may_decide_dossier(user, dossier)


def may_record_vote(user: User, dossier: Dossier) -> Verdict:
    """People who sit at the desk for the awarding body or the plan's, and those invited to the
    meeting that has the dossier on its list. Who of them closes it the meeting itself asks."""
    scope = scope_of(user)
    plan = dossier.award_form.plan
    desks = (dossier.award_form.authority, plan.issuing_body, plan.receiver)
    return verdict(
        any(scope.acts_for(desk, DESK_ROLES) for desk in desks)
        or (dossier.status == Dossier.Status.APPRAISED and _was_invited(user, dossier)),
        "Chỉ Hội đồng Thi đua - Khen thưởng và cơ quan thường trực ghi kết quả biểu quyết.",
    )


def may_judge(user: User, dossier: Dossier) -> Verdict:
    """People who may come to judge a dossier, and so may declare a conflict of interest: the
    receiving office's staff, and those who sit at the awarding body's desk."""
    return may_check_dossier(user, dossier) or may_record_vote(user, dossier)


def may_decide_dossier(user: User, dossier: Dossier) -> Verdict:
    """Leaders of the body in whose name the award is given decide; its staff record the number and
    date of the decision they signed. A city's bằng khen is not the district's to give."""
    form = dossier.award_form
    return verdict(
        scope_of(user).acts_for(form.authority, ORGANISERS),
        f"Chỉ {form.authority_title} và cơ quan giúp việc được quyết định hình thức này.",
    )
