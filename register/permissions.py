"""Who may do what with the register, each with the sentence that says why not."""

from typing import Any

from accounts.access import Verdict, no, verdict
from accounts.models import User
from organisation.roles import ORGANISERS
from organisation.scope import scope_of


def may_see_record(user: User, record: Any) -> Verdict:
    """Who stands at the awardee's body or at the one that awarded, or above either; and who got a
    part of one of them."""
    scope = scope_of(user)
    return verdict(
        any(
            scope.oversees(body) or scope.reads(body)
            for body in (record.awardee_body, record.issuing_body)
            if body is not None
        ),
        "Khen thưởng này của đơn vị khác.",
    )


def may_keep_register(user: User, body: Any) -> Verdict:
    """Staff and leaders of a body, or of the office that acts for it, keep its register."""
    return verdict(
        scope_of(user).acts_for(body, ORGANISERS),
        f"Chỉ lãnh đạo, cán bộ phụ trách thi đua của {body} được làm việc này.",
    )


def may_keep_record(user: User, record: Any) -> Verdict:
    """Those who keep the register in which it stands."""
    return may_keep_register(user, record.issuing_body)


def may_change_record(user: User, record: Any) -> Verdict:
    """Those who keep its register, where it was brought in from an earlier year; what a decision
    of the portal gave, a later decision changes."""
    if not record.is_of_an_earlier_year:
        return no("Khen thưởng này được đính chính, hủy bỏ bằng quyết định sau.")
    if record.status != "in_force":
        return no("Khen thưởng này đã hủy bỏ.")
    return may_keep_record(user, record)


def may_see_honoree(user: User, honoree: Any) -> Verdict:
    """Whoever sees one of his awards, or stands at or above his body."""
    if honoree.body is not None and scope_of(user).oversees(honoree.body):
        return Verdict(True)
    if honoree.records.visible_to(user).exists():
        return Verdict(True)
    return no("Người này thuộc đơn vị khác.")


def may_join(user: User, kept: Any, other: Any) -> Verdict:
    """Those who keep every register in which an award of either stands."""
    for record in [*kept.records.with_bodies(), *other.records.with_bodies()]:
        answer = may_keep_record(user, record)
        if not answer:
            return answer
    return Verdict(True)


def may_edit_template(user: User, template: Any) -> Verdict:
    """Those who keep the body's register; the common ones are the administrators'."""
    if template.issuing_body is None:
        return verdict(
            user.has_perm("register.change_certificatetemplate"),
            "Mẫu chung do quản trị hệ thống sửa. Hãy lập mẫu riêng của cơ quan từ mẫu này.",
        )
    return may_keep_register(user, template.issuing_body)


def may_see_template(user: User, template: Any) -> Verdict:
    """The common ones are seen by all; a body's own by those who keep its register."""
    return Verdict(True) if template.issuing_body is None else may_edit_template(user, template)


def may_see_batch(user: User, batch: Any) -> Verdict:
    """Who ordered it."""
    return verdict(batch.created_by_id == user.pk, "Lượt in này của người khác.")


def may_see_history(user: User, body: Any) -> Verdict:
    """Whoever stands at a body or above it, and who got a part of it."""
    scope = scope_of(user)
    return verdict(scope.oversees(body) or scope.reads(body), "Đơn vị này ngoài phạm vi của bạn.")
