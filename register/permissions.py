"""Permissions on the register, each with the reason for a refusal."""

from accounts.access import Verdict, no, verdict
from accounts.models import User
from organisation.models import IssuingBody
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from register.models import AwardRecord, CertificateTemplate, Honoree


def may_keep_register(user: User, body: IssuingBody) -> Verdict:
    """Staff and leaders of a body, or of the office that acts for it, keep its register."""
    return verdict(
        scope_of(user).acts_for(body, ORGANISERS),
        f"Chỉ lãnh đạo, cán bộ phụ trách thi đua của {body} được làm việc này.",
    )


def may_keep_record(user: User, record: AwardRecord) -> Verdict:
    """People who keep the register in which it stands."""
    return may_keep_register(user, record.issuing_body)


def may_change_record(user: User, record: AwardRecord) -> Verdict:
    """People who keep its register, where it was brought in from an earlier year; what a decision
    of the portal gave, a later decision changes."""
    if not record.is_of_an_earlier_year:
        return no("Khen thưởng này được đính chính, hủy bỏ bằng quyết định sau.")
    if record.status != AwardRecord.Status.IN_FORCE:
        return no("Khen thưởng này đã hủy bỏ.")
    return may_keep_record(user, record)


def may_join(user: User, kept: Honoree, other: Honoree) -> Verdict:
    """People who keep every register in which an award of either stands."""
    for record in [*kept.records.with_bodies(), *other.records.with_bodies()]:
        answer = may_keep_record(user, record)
        if not answer:
            return answer
    return Verdict(True)


def may_edit_template(user: User, template: CertificateTemplate) -> Verdict:
    """People who keep the body's register; the common ones are the administrators'."""
    if template.issuing_body is None:
        return verdict(
            user.has_perm("register.change_certificatetemplate"),
            "Mẫu chung do quản trị hệ thống sửa. Hãy lập mẫu riêng của cơ quan từ mẫu này.",
        )
    return may_keep_register(user, template.issuing_body)
