"""Handover of a role from one person to another: the old membership ends, a new one begins."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused, Verdict, verdict
from accounts.models import User
from organisation.models import Membership


def may_hand_over(user: User, _: object = None) -> Verdict:
    """Administrators."""
    return verdict(
        user.has_perm("organisation.change_membership"),
        "Chỉ quản trị hệ thống được ghi nhận bàn giao vai trò.",
    )


def hand_over(membership: Membership, *, to: User, on: date, basis: str, actor: User) -> Membership:
    """Hand a role over to another person from a day, by a document; returns the new membership.

    In one transaction the old role ends the day before. What the first person did stays under their
    name. Raises Refused, and ValidationError with every objection; then nothing is written.
    """
    answer = may_hand_over(actor)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        old = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
        objections = list(_objections(old, to, on, basis))
        if objections:
            raise ValidationError(objections)
        new = Membership(
            user=to,
            body=old.body,
            role=old.role,
            valid_from=on,
            valid_to=old.valid_to,
            taken_over_from=old,
            handover_basis=basis.strip(),
        )
        old.valid_to = on - timedelta(days=1)
        old.save(update_fields=("valid_to",))
        new.full_clean()
        new.save()
    membership.refresh_from_db()
    return new


def _objections(old: Membership, to: User, on: date, basis: str) -> Iterator[str]:
    if not basis.strip():
        yield "Hãy ghi căn cứ bàn giao: số, ngày của quyết định hoặc biên bản."
    if to.pk == old.user_id:
        yield "Người nhận bàn giao phải là người khác."
    elif not to.is_active:
        yield f"{to} không còn đăng nhập được nên không nhận bàn giao được."
    if old.valid_to and old.valid_to < on:
        yield f"Vai trò này đã kết thúc ngày {old.valid_to:%d/%m/%Y}."
    if old.valid_from and on <= old.valid_from:
        yield f"Ngày bàn giao phải sau ngày bắt đầu vai trò ({old.valid_from:%d/%m/%Y})."
    if not old.body.exists_on(on):
        yield f"{old.body} không tồn tại vào ngày {on:%d/%m/%Y}."
