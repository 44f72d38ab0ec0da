"""Appraisal by the receiving office: papers are checked, the dossier is returned or completed,
opinions are given."""

from datetime import date

from django.core.exceptions import ValidationError

from accounts.access import Refused, Verdict, no
from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from awards.conflicts import conflict_with
from awards.dossiers.namesakes import namesakes_to_ask_about
from awards.dossiers.opinions import Opinion
from awards.models import Appraisal, Dossier, DossierDocument, RequirementAnswer
from awards.permissions import may_check_dossier
from awards.workflow import DOSSIER
from campaigns.plans.timetable import day_to_hand_in_again


def check_off(document: DossierDocument, *, is_right: bool, actor: User) -> None:
    """Check a paper off, or undo that.

    Raises Refused where the dossier is not waiting for its check, and ValidationError where no
    file is attached.
    """

    def change(_: Dossier) -> None:
        if is_right and not document.file:
            raise ValidationError(
                f"Chưa có tệp cho “{document.required_document}” nên chưa xác nhận được."
            )
        document.checked_at = clock.now() if is_right else None
        document.checked_by = actor if is_right else None
        document.problem = "" if is_right else document.problem
        document.save(update_fields=("checked_at", "checked_by", "problem"))

    transitions.revise(
        document.dossier, actor=actor, permission=_may_check_now, change=change, edits=False
    )


def note_problem(document: DossierDocument, *, problem: str, actor: User) -> None:
    """Note what is missing or wrong with a paper; it is named when the dossier is returned.

    Raises Refused where the dossier is not waiting for its check.
    """

    def change(_: Dossier) -> None:
        document.problem = problem.strip()[:300]
        if document.problem:
            document.checked_at = document.checked_by = None
        document.save(update_fields=("problem", "checked_at", "checked_by"))

    transitions.revise(
        document.dossier, actor=actor, permission=_may_check_now, change=change, edits=False
    )


def give_back(
    dossier: Dossier, *, actor: User, reason: str, again_by: date | None = None
) -> Event | None:
    """Return a dossier for what is missing, with the day by which to hand it in again (left out:
    the proposed one). The proposing unit is notified. Raises ValidationError where that day has
    passed."""

    def act(locked: Dossier) -> None:
        locked.return_reason = reason
        locked.hand_in_again_by = day_to_hand_in_again(again_by)
        locked.round += 1

    given = {"reason": reason.strip()}
    return transitions.perform(DOSSIER, "return", dossier, actor=actor, given=given, act=act)


def confirm_complete(dossier: Dossier, *, actor: User) -> Event | None:
    """Confirm that a dossier is complete. Raises ValidationError naming the papers not checked off
    yet."""

    def act(locked: Dossier) -> None:
        unchecked = [
            document.required_document.name
            for document in locked.documents.filter(checked_at=None).select_related(
                "required_document"
            )
        ]
        objections = [f"Chưa kiểm tra: {name}." for name in unchecked]
        if namesakes_to_ask_about(locked):
            objections.append(
                f"Trong sổ khen thưởng đã có người tên {locked.awardee_name}: hãy xác nhận có phải "
                "cùng một người không."
            )
        if objections:
            raise ValidationError(objections)

    return transitions.perform(DOSSIER, "confirm_complete", dossier, actor=actor, act=act)


def give_opinion(dossier: Dossier, *, actor: User, opinion: Opinion) -> Event:
    """Write what one appraiser finds of a complete dossier, requirement by requirement, with what
    the rules found on that day; once a round.

    Raises Refused (not permitted, or a conflict of interest), and ValidationError where words are
    missing, a requirement is left unanswered or answered against the rule without a reason, or the
    award is proposed although what it needs is not met.
    """

    def change(locked: Dossier) -> None:
        objections = opinion.objections()
        if objections:
            raise ValidationError(objections)
        appraisal = Appraisal(
            dossier=locked,
            appraiser=actor,
            round=locked.round,
            in_favour=opinion.in_favour,
            score=opinion.score,
            opinion=opinion.text.strip(),
            at=clock.now(),
        )
        appraisal.full_clean()
        appraisal.save()
        RequirementAnswer.objects.bulk_create(
            RequirementAnswer(appraisal=appraisal, position=position, **judged.kept())
            for position, judged in enumerate(opinion.judged, start=1)
        )

    return transitions.record(
        dossier,
        actor=actor,
        permission=_may_appraise_now,
        verb="give_opinion",
        label="Ghi ý kiến thẩm định",
        change=change,
    )


def conclude(dossier: Dossier, *, actor: User) -> Event | None:
    """End the appraisal of a dossier on which somebody has given an opinion in this round.

    Raises Refused, and ValidationError where nobody has.
    """

    def act(locked: Dossier) -> None:
        if sentence := conflict_with(actor, locked):
            raise Refused(f"Bạn không thẩm định hồ sơ này. {sentence}")
        if not locked.has_opinions:
            raise ValidationError("Chưa có ý kiến thẩm định nào. Hãy ghi ý kiến trước.")

    return transitions.perform(DOSSIER, "appraise", dossier, actor=actor, act=act)


def suspend(dossier: Dossier, *, actor: User, reason: str) -> Event | None:
    """Suspend a dossier while something is being verified (NĐ 152/2025/NĐ-CP, Điều 4, khoản 4). The
    proposing unit is notified."""

    def act(locked: Dossier) -> None:
        locked.return_reason = reason

    given = {"reason": reason.strip()}
    return transitions.perform(DOSSIER, "suspend", dossier, actor=actor, given=given, act=act)


def resume(dossier: Dossier, *, actor: User, reason: str) -> Event | None:
    """Resume with what was found; papers are confirmed and the dossier is appraised again."""

    def act(locked: Dossier) -> None:
        locked.return_reason = ""
        locked.round += 1

    given = {"reason": reason.strip()}
    return transitions.perform(DOSSIER, "resume", dossier, actor=actor, given=given, act=act)


def _may_appraise_now(user: User, dossier: Dossier) -> Verdict:
    if dossier.status != Dossier.Status.COMPLETE:
        return no("Hồ sơ được thẩm định khi đã đủ thành phần.")
    if (sentence := conflict_with(user, dossier)) and may_check_dossier(user, dossier):
        return no(f"Bạn không thẩm định hồ sơ này. {sentence}")
    return may_check_dossier(user, dossier)


def _may_check_now(user: User, dossier: Dossier) -> Verdict:
    if dossier.status != Dossier.Status.SUBMITTED:
        raise Refused("Chỉ kiểm tra giấy tờ khi hồ sơ đã nộp và đang chờ kiểm tra.")
    return may_check_dossier(user, dossier)
