"""Award councils: setting one up, changing its members, the share of votes for each form of
award."""

from django.db import transaction

from accounts.access import Refused, Verdict
from accounts.models import User
from audit.transitions import Values, refuse_older
from awards.councils.permissions import may_edit_council, may_set_up_council
from awards.models import AwardCouncil, AwardCouncilMember, AwardForm, VotingRule
from awards.models.councils import TERMS
from campaigns.permissions import may_organise
from councils.membership import (
    CouncilMembership,
    Seat,
    objections_to_roles,
    objections_to_seats,
)
from organisation.models import IssuingBody


class AwardCouncilMembership(CouncilMembership[AwardCouncil]):
    """Acts on a council that considers awards: one a body at a time, with its members from the
    start."""

    council = AwardCouncil
    member = AwardCouncilMember
    fields = ("name", "basis", "valid_from", "valid_to")
    set_up_label = "Lập Hội đồng Thi đua - Khen thưởng"
    change_label = "Sửa thành phần Hội đồng"

    def may_set_up(self, user: User, council: AwardCouncil) -> Verdict:
        """Staff and leaders of its body."""
        return may_set_up_council(user, council.body)

    def may_edit(self, user: User, council: AwardCouncil) -> Verdict:
        """As `may_set_up`; meetings already called keep their members."""
        return may_edit_council(user, council)

    def lock_setup(self, council: AwardCouncil) -> None:
        """Lock the body, so that two people cannot set up its council at once."""
        IssuingBody.objects.select_for_update(no_key=True).get(pk=council.body_id)

    def check(self, council: AwardCouncil, seats: list[Seat], parts: Values) -> list[str]:
        """Objections: another council in force in that period, no chair, too few members."""
        return [
            *_another_at_that_time(council),
            *objections_to_seats(seats),
            *objections_to_roles(seat.role for seat in seats),
        ]


MEMBERSHIP = AwardCouncilMembership()
set_up = MEMBERSHIP.set_up
update = MEMBERSHIP.update


def set_voting_rule(
    form: AwardForm, *, actor: User, values: Values, seen: int | None = None
) -> VotingRule:
    """Set the share of votes by which a form of award is proposed. Meetings already opened keep the
    terms they opened with. Raises Refused for all but the plan's organisers, and EditedMeanwhile
    where another revision than `seen` is stored."""
    answer = may_organise(actor, form.plan)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        AwardForm.objects.select_for_update(no_key=True).get(pk=form.pk)
        rule = VotingRule.objects.filter(award_form=form).first() or VotingRule(award_form=form)
        refuse_older(rule, seen)
        rule.count_edit(actor)
        for name in TERMS:
            setattr(rule, name, values[name])
        rule.validate_constraints()
        rule.save()
    return rule


def _another_at_that_time(council: AwardCouncil) -> list[str]:
    others = AwardCouncil.objects.filter(body=council.body_id).exclude(pk=council.pk)
    if council.valid_to:
        others = others.filter(valid_from__lte=council.valid_to)
    running = others.exclude(valid_to__lt=council.valid_from).first()
    if running is None:
        return []
    until = f"đến hết ngày {running.valid_to:%d/%m/%Y}" if running.valid_to else "chưa ghi ngày hết"
    return [
        f"Cơ quan này đã có {running.name} theo {running.basis}, từ ngày "
        f"{running.valid_from:%d/%m/%Y}, {until}. Hãy ghi ngày hết hiệu lực của hội đồng đó trước."
    ]
