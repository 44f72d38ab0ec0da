"""The procedure of a decision on awards: its dossiers are decided and entered in the register, all
or none."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.access import Verdict
from accounts.models import User
from audit import clock
from awards.decisions.eligible_dossiers import eligible
from awards.decisions.item_order import in_official_order, item_for, official_key
from awards.decisions.payments import price
from awards.decisions.permissions import may_draft_decision, may_edit_decision
from awards.decisions.presentation import BONUS, step
from awards.decisions.register_entries import award_of, correct_record, revoke_records
from awards.decisions.workflow import AWARD_DECISION
from awards.models import AwardDecision, AwardForm, DecisionItem, Dossier, Meeting, Result
from awards.quotas import is_closed, quota_objection
from campaigns.models.timetable import EventKind
from campaigns.plans.publication import note_event
from decisions.models import SignedDecision
from decisions.procedure import Procedure
from register import entries


class AwardProcedure(Procedure[AwardDecision, DecisionItem]):
    """Acts on decisions on awards. Presented to the leader or sent back, a first decision moves
    each of its dossiers; issued, it enters each award in the register."""

    decision = AwardDecision
    line = DecisionItem
    workflow = AWARD_DECISION
    drafted = "Lập dự thảo quyết định khen thưởng"
    without_lines = "Quyết định phải có ít nhất một tập thể hoặc cá nhân."
    not_in_force = "Chỉ đính chính, hủy bỏ quyết định khen thưởng đang có hiệu lực."

    def may_draft(self, user: User, decision: AwardDecision) -> Verdict:
        """Staff and leaders of the body in whose name it is issued."""
        return may_draft_decision(user, decision)

    def may_edit(self, user: User, decision: AwardDecision) -> Verdict:
        """As `may_draft`, while it is a draft."""
        return may_edit_decision(user, decision)

    def fresh_beside(self, earlier: AwardDecision) -> AwardDecision:
        """An unsaved decision of the same body under the same plan."""
        return AwardDecision(plan=earlier.plan, issuing_body=earlier.issuing_body)

    def lines_in_force(self, decision: AwardDecision) -> "QuerySet[DecisionItem]":
        """Items whose dossier is still decided."""
        return self.lines_of(decision).filter(
            dossier__status=Dossier.Status.DECIDED, declined_reason=""
        )

    def lines_to_sign(self, decision: AwardDecision) -> list[DecisionItem]:
        """All items but those that the leader declined."""
        return list(
            self.lines_of(decision)
            .filter(declined_reason="")
            .select_related(
                "dossier__award_form__plan__issuing_body",
                "dossier__award_form__authority_body",
                "dossier__awardee_body",
            )
        )

    def copied(self, line: DecisionItem, decision: SignedDecision) -> DecisionItem:
        """Of a later decision a line keeps no dossier from others."""
        return line.copy_for(decision, holds=False)

    def lines_for(self, decision: AwardDecision, chosen: set[int]) -> list[DecisionItem]:
        """An item for each dossier, in official order, with its bonus."""
        # Two who take one dossier into two decisions at once wait here for each other.
        locked = Dossier.objects.select_for_update(of=("self",)).filter(pk__in=chosen)
        list(locked.order_by("pk"))
        offered = eligible(decision.plan, decision.issuing_body, beside=decision)
        found = list(offered.filter(pk__in=chosen))
        if len(found) < len(chosen):
            raise ValidationError(
                "Danh sách vừa thay đổi: có hồ sơ đã ở quyết định khác hoặc không còn chờ quyết "
                "định. Hãy tải lại trang rồi chọn lại."
            )
        if not found:
            raise ValidationError("Hãy chọn ít nhất một tập thể hoặc cá nhân.")
        items = [
            item_for(decision, dossier, position)
            for position, dossier in enumerate(in_official_order(found), start=1)
        ]
        price(items, on=decision.issued_on or clock.today())
        return items

    def on_present(self, decision: AwardDecision, lines: list[DecisionItem], actor: User) -> None:
        """Each dossier is presented, and the bonuses are computed again."""
        if decision.is_later:
            return
        _refuse_unsigned_minutes(lines)
        for item in lines:
            step(item.dossier, "present", actor=actor, given={"decision": decision})
        price(lines, on=decision.issued_on or clock.today())
        DecisionItem.objects.bulk_update(lines, BONUS)

    def on_send_back(self, decision: AwardDecision, lines: list[DecisionItem], actor: User) -> None:
        """Each dossier returns to its state before."""
        if decision.is_later:
            return
        for item in lines:
            step(item.dossier, "take_back", actor=actor, given={"decision": decision})

    def on_discard(self, decision: AwardDecision) -> None:
        """Its dossiers are free for another decision."""
        self.lines_of(decision).update(holds=False)

    def give(self, decision: AwardDecision, lines: list[DecisionItem], actor: User) -> None:
        """Each dossier is decided and enters the register, while its form has places left.

        The forms of award stay locked while their quotas are counted, so that the last place is
        not given twice.
        """
        keys = {item.dossier.award_form_id for item in lines}
        forms = list(AwardForm.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
        _refuse_closed(forms, decision)
        _refuse_before_reception(lines, decision)
        _refuse_unsigned_minutes(lines)
        lines.sort(key=_key)
        price(lines, on=decision.issued_on or clock.today())
        for position, item in enumerate(lines, start=1):
            item.position = position
        DecisionItem.objects.bulk_update(lines, ("position", *BONUS))
        for item in lines:
            _decide(decision, item, actor)
        entries.enter([award_of(decision, item, actor=actor) for item in lines], actor=actor)
        note_event(decision.plan, EventKind.DECISION_ISSUED, decision.issued_on)

    def correct(self, decision: AwardDecision, lines: list[DecisionItem], actor: User) -> None:
        """The corrected text is written to the register."""
        for item in lines:
            correct_record(decision, item, by=decision.dated_reference, actor=actor)

    def revoke(self, decision: AwardDecision, lines: list[DecisionItem], actor: User) -> None:
        """Each dossier and its award in the register are revoked."""
        reason = f"{decision.dated_reference}. {decision.reason}".strip()
        for item in lines:
            step(item.dossier, "revoke", actor=actor, given={"reason": reason})
        revoke_records(decision, lines, by=decision.dated_reference, actor=actor)
        revoked = [item.dossier_id for item in lines]
        self.lines_of(decision.earlier).filter(dossier__in=revoked).update(holds=False)


def _decide(decision: AwardDecision, item: DecisionItem, actor: User) -> None:
    def act(locked: Dossier) -> None:
        objection = quota_objection(locked)
        if objection:
            raise ValidationError(objection)
        locked.decision = decision
        locked.register_number = item.position

    given = {
        "number": decision.number,
        "issued_on": decision.issued_on,
        "reason": f"{decision.dated_reference}.",
    }
    step(item.dossier, "decide", actor=actor, given=given, act=act)


def _refuse_unsigned_minutes(lines: list[DecisionItem]) -> None:
    """What a council proposed is decided on when its minutes are recorded as signed."""
    unsigned = Meeting.objects.filter(
        status=Meeting.Status.CLOSED,
        items__result=Result.PASSED,
        items__dossier__in=[item.dossier_id for item in lines],
    ).distinct()
    if meetings := list(unsigned.select_related("council")):
        named = "; ".join(str(one) for one in meetings)
        raise ValidationError(
            f"Biên bản chưa được ghi là đã ký: {named}. Hãy ghi nhận biên bản đã ký trước khi "
            "trình, ban hành quyết định."
        )


def _refuse_before_reception(items: list[DecisionItem], decision: AwardDecision) -> None:
    objections = [
        f"“{item.awardee_name}”: ngày ký quyết định phải từ ngày nhận hồ sơ ({received:%d/%m/%Y}) "
        "trở đi."
        for item in items
        if (received := item.dossier.received_on)
        and decision.issued_on
        and decision.issued_on < received
    ]
    if objections:
        raise ValidationError(objections)


def _refuse_closed(forms: Iterable[AwardForm], decision: AwardDecision) -> None:
    on = decision.issued_on or clock.today()
    objections = [said for form in forms if (said := is_closed(form, on))]
    if objections:
        raise ValidationError(objections)


def _key(item: DecisionItem) -> Any:
    dossier = item.dossier
    return official_key(
        form_position=dossier.award_form.position,
        form=dossier.award_form_id,
        is_person=dossier.awardee_kind == Dossier.AwardeeKind.INDIVIDUAL,
        body_path=dossier.awardee_body.path,
        name=item.awardee_name,
    )


AWARDING = AwardProcedure()
draft = AWARDING.draft
update = AWARDING.update
change_by_another = AWARDING.change_by_another
present = AWARDING.present
send_back = AWARDING.send_back
issue = AWARDING.issue
discard = AWARDING.discard
