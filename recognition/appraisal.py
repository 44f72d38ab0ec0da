"""Appraisal of an initiative: scored by members, or with one stepping aside; concluded;
declined."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError

from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from decisions.models import PENDING
from paperwork.vietnamese_numbers import figures
from recognition.models import Appraisal, AppraisalScore, DeclaredConflict, Recognition
from recognition.permissions import may_appraise, may_declare_conflict
from recognition.scores import Result, objections_to_scores, result_of
from recognition.workflow import RECOGNITION


def appraise(
    recognition: Recognition,
    *,
    actor: User,
    scores: Mapping[int, Decimal | None],
    in_favour: bool,
    opinion: str,
) -> Event:
    """Score an initiative by each criterion (their keys), with an opinion; or change an
    appraisal given before.

    Under the lock of the row by which the council concludes, so that no score slips in afterwards.
    Raises Refused (not a member, concluded already, a conflict of interest: the sentence says
    which) and ValidationError (a score missing or out of range, no opinion).
    """
    opinion = opinion.strip()

    def change(locked: Recognition) -> None:
        criteria = list(locked.council.criteria.all())
        maximums = {one.pk: (one.name, one.max_score) for one in criteria}
        objections = objections_to_scores(scores, maximums)
        if not opinion:
            objections.append("Hãy ghi nhận xét.")
        if objections:
            raise ValidationError(objections)
        points = {key: scores[key] or Decimal(0) for key in maximums}
        appraisal, _ = Appraisal.objects.update_or_create(
            recognition=locked,
            appraiser=actor,
            defaults={
                "total": sum(points.values(), Decimal(0)),
                "in_favour": in_favour,
                "opinion": opinion,
                "at": clock.now(),
            },
        )
        appraisal.scores.all().delete()
        AppraisalScore.objects.bulk_create(
            AppraisalScore(appraisal=appraisal, criterion_id=key, points=value)
            for key, value in points.items()
        )

    return transitions.record(
        recognition,
        actor=actor,
        permission=may_appraise,
        verb="appraise",
        label="Chấm điểm",
        change=change,
    )


def declare_conflict(recognition: Recognition, *, actor: User, reason: str) -> Event:
    """Declare a conflict of interest: from now on the person does not appraise this initiative, and
    an appraisal given before no longer counts. Raises Refused, and ValidationError without a
    reason."""
    reason = reason.strip()

    def change(locked: Recognition) -> None:
        if not reason:
            raise ValidationError("Hãy ghi lý do có xung đột lợi ích.")
        DeclaredConflict.objects.update_or_create(
            recognition=locked, user=actor, defaults={"reason": reason, "at": clock.now()}
        )
        locked.appraisals.filter(appraiser=actor).delete()

    return transitions.record(
        recognition,
        actor=actor,
        permission=may_declare_conflict,
        verb="declare_conflict",
        label="Khai xung đột lợi ích, không chấm",
        change=change,
    )


def result_so_far(recognition: Recognition) -> Result:
    """The combined result of the appraisals given so far. Two queries."""
    rows = list(recognition.appraisals.values_list("total", "in_favour"))
    return result_of(
        [total for total, _ in rows],
        sum(in_favour for _, in_favour in rows),
        recognition.council.pass_mark,
    )


def conclude(
    recognition: Recognition, *, actor: User, favours: bool, scope: str, conclusion: str
) -> Event | None:
    """The council's conclusion: it proposes that the initiative be recognised, with a scope of
    effect, or not. Scores are no longer accepted; people who decide are notified.

    Raises ValidationError where nobody has appraised it yet, where the scope is missing, or where
    the conclusion is against the scores and does not say why.
    """
    conclusion = conclusion.strip()

    def act(locked: Recognition) -> None:
        result = result_so_far(locked)
        objections = []
        if not result.count:
            objections.append("Chưa có phiếu chấm nào nên chưa kết luận được.")
        elif result.passes != favours and not conclusion:
            mark = f"{figures(result.average)} điểm, mức đạt {figures(locked.council.pass_mark)}"
            objections.append(f"Kết luận khác với điểm chấm ({mark}); hãy ghi rõ lý do.")
        if favours and not scope:
            objections.append("Hãy chọn phạm vi ảnh hưởng.")
        if objections:
            raise ValidationError(objections)
        locked.average = result.average
        locked.scope = scope if favours else ""
        locked.conclusion = conclusion

    verb = "propose" if favours else "not_propose"
    # A conclusion against it must say why; one for it may be silent where the scores agree.
    given = {"conclusion": conclusion, "reason": conclusion}
    return transitions.perform(RECOGNITION, verb, recognition, actor=actor, given=given, act=act)


def reopen(recognition: Recognition, *, actor: User, reason: str) -> Event | None:
    """Reopen the appraisal before anything was decided; scores are kept and may be corrected."""

    def act(locked: Recognition) -> None:
        if _is_drafted(locked):
            raise ValidationError(
                "Sáng kiến này đang nằm trong dự thảo quyết định; hãy bỏ khỏi dự thảo trước."
            )
        locked.average, locked.scope = None, ""

    given = {"reason": reason.strip()}
    return transitions.perform(
        RECOGNITION, "reopen", recognition, actor=actor, given=given, act=act
    )


def _is_drafted(recognition: Recognition) -> bool:
    return recognition.decided_in.filter(decision__status__in=PENDING).exists()


def decline(recognition: Recognition, *, actor: User, reason: str) -> Event | None:
    """Decide against recognising, with the reason, of which the unit is notified."""

    def act(locked: Recognition) -> None:
        if _is_drafted(locked):
            raise ValidationError(
                "Sáng kiến này đang nằm trong dự thảo quyết định; hãy bỏ khỏi dự thảo trước."
            )
        locked.decline_reason = reason.strip()

    given = {"reason": reason.strip()}
    return transitions.perform(
        RECOGNITION, "decline", recognition, actor=actor, given=given, act=act
    )
