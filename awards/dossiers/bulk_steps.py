"""One step for many dossiers, after a preview: the preview is the step itself, rolled back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit import clock
from awards.dossiers import appraisal, submission
from awards.dossiers.opinions import favourable_opinion
from awards.models import Dossier
from awards.rules.evaluation import answer_of, candidate_of, findings_for
from awards.rules.findings import Answer, Finding
from organisation.models.memberships import Role
from organisation.scope import scope_of

# So many are looked at in one go; a list page shows fewer.
AT_MOST = 200


# What the rules find of a dossier's awardee; nothing where an act does not go by them.
Found = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BulkAct:
    """A step for many dossiers: the label of its button, the message of success, whether a reason
    is asked, and whether it uses the findings of the rules."""

    key: str
    label: str
    done: str
    run: Callable[[Dossier, User, str, Found], object]
    asks: str = ""
    by_rules: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """A dossier with the objections to the step; none where it can be taken."""

    dossier: Dossier
    objections: tuple[str, ...]


def _submit(dossier: Dossier, actor: User, _: str, __: Found) -> object:
    return submission.submit(dossier, actor=actor)


def _complete(dossier: Dossier, actor: User, _: str, __: Found) -> object:
    return appraisal.confirm_complete(dossier, actor=actor)


def _give_back(dossier: Dossier, actor: User, reason: str, _: Found) -> object:
    return appraisal.give_back(dossier, actor=actor, reason=reason)


def _appraise(dossier: Dossier, actor: User, opinion: str, findings: Found) -> object:
    """Give an opinion in favour of candidates who meet everything by the rules; the others need a
    person."""
    if answer_of(dossier.award_form.requirements.all(), findings) is not Answer.MET:
        raise ValidationError(
            "Có tiêu chuẩn chưa đạt hoặc cần người xem xét: hãy thẩm định riêng hồ sơ này."
        )
    appraisal.give_opinion(
        dossier, actor=actor, opinion=favourable_opinion(dossier, findings, opinion)
    )
    return appraisal.conclude(dossier, actor=actor)


ACTS = {
    act.key: act
    for act in (
        BulkAct("nop", "Nộp hồ sơ", "Đã nộp", _submit),
        BulkAct("du", "Xác nhận đủ thành phần", "Đã xác nhận đủ thành phần", _complete),
        BulkAct(
            "tra-lai",
            "Trả lại để bổ sung",
            "Đã trả lại",
            _give_back,
            asks="Lý do trả lại, gửi đến từng đơn vị",
        ),
        BulkAct(
            "tham-dinh",
            "Thẩm định: đề nghị khen thưởng",
            "Đã thẩm định",
            _appraise,
            asks="Ý kiến thẩm định chung",
            by_rules=True,
        ),
    )
}


def acts_of(user: User) -> list[BulkAct]:
    """The bulk steps that a person may take: proposers submit; staff also check and appraise."""
    if scope_of(user).represented_as(Role.NOI_VU_STAFF):
        return list(ACTS.values())
    return [ACTS["nop"]]


class _RolledBack(Exception):
    """Raised to roll a preview back."""


def preview(act: BulkAct, dossiers: Iterable[Dossier], *, actor: User, reason: str) -> list[Looked]:
    """Preview what a step would do to each dossier; nothing is written, and nobody is notified."""
    found: list[Looked] = []
    dossiers = list(dossiers)
    try:
        with transaction.atomic():
            findings = _findings(act, dossiers)
            for dossier in dossiers:
                objections = _objections(act, dossier, actor, reason, findings.get(dossier.pk, ()))
                found.append(Looked(dossier, objections))
            raise _RolledBack
    except _RolledBack:
        return found


def do(act: BulkAct, dossiers: Sequence[Dossier], *, actor: User, reason: str) -> int:
    """Take the step for all, or for none: raises ValidationError with the name of each that cannot
    be changed."""
    with transaction.atomic():
        findings = _findings(act, dossiers)
        objections = [
            f"{dossier.awardee_name}: {sentence}"
            for dossier in dossiers
            for sentence in _objections(act, dossier, actor, reason, findings.get(dossier.pk, ()))
        ]
        if objections:
            raise ValidationError(objections)
    return len(dossiers)


def _findings(act: BulkAct, dossiers: Sequence[Dossier]) -> dict[int, Found]:
    """The findings of the rules by dossier, evaluated once for each form of award."""
    if not act.by_rules:
        return {}
    found: dict[int, Found] = {}
    by_form = attrgetter("award_form_id")
    for _, group in groupby(sorted(dossiers, key=by_form), key=by_form):
        of_form = list(group)
        asked = {dossier.pk: candidate_of(dossier) for dossier in of_form}
        answers = findings_for(of_form[0].award_form, list(asked.values()), on=clock.today())
        found |= {pk: answers[candidate] for pk, candidate in asked.items()}
    return found


def _objections(
    act: BulkAct, dossier: Dossier, actor: User, reason: str, found: Found
) -> tuple[str, ...]:
    try:
        with transaction.atomic():
            if act.run(dossier, actor, reason, found) is None:
                return ("Việc này đã được thực hiện trước đó.",)
    except ValidationError as objection:
        return tuple(objection.messages)
    except Refused as refusal:
        return (str(refusal),)
    return ()
