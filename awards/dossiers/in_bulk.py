"""One act on many dossiers, after a look at exactly what it would do: the look is the act itself,
rolled back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from audit import clock
from awards.dossiers import appraising, proposing
from awards.dossiers.opinions import agreeing
from awards.models import Dossier
from awards.rules.evaluating import answer_of, candidate_of, findings_for
from awards.rules.findings import Answer

# So many are looked at in one go; a list page shows fewer.
AT_MOST = 200


@dataclass(frozen=True, slots=True)
class BulkAct:
    """Something done to many: its label on the button, what was done in a sentence, and whether a
    reason is asked."""

    key: str
    label: str
    done: str
    run: Callable[[Dossier, Any, str], Any]
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A dossier with what stands in the way; none where it would be done."""

    dossier: Dossier
    objections: tuple[str, ...]


def _submit(dossier: Dossier, actor: Any, _: str) -> Any:
    return proposing.submit(dossier, actor=actor)


def _complete(dossier: Dossier, actor: Any, _: str) -> Any:
    return appraising.confirm_complete(dossier, actor=actor)


def _give_back(dossier: Dossier, actor: Any, reason: str) -> Any:
    return appraising.give_back(dossier, actor=actor, reason=reason)


def _appraise(dossier: Dossier, actor: Any, opinion: str) -> Any:
    """In favour of those whom the rules find to meet everything; the rest wants a person's eye."""
    candidate = candidate_of(dossier)
    findings = findings_for(dossier.award_form, [candidate], on=clock.today())[candidate]
    if answer_of(dossier.award_form.requirements.all(), findings) is not Answer.MET:
        raise ValidationError(
            "Có tiêu chuẩn chưa đạt hoặc cần người xem xét: hãy thẩm định riêng hồ sơ này."
        )
    appraising.give_opinion(dossier, actor=actor, opinion=agreeing(dossier, findings, opinion))
    return appraising.conclude(dossier, actor=actor)


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
        ),
    )
}


class _RolledBack(Exception):
    """Ends a rehearsal."""


def look(act: BulkAct, dossiers: Iterable[Dossier], *, actor: Any, reason: str) -> list[Looked]:
    """What an act would do to each; nothing is written, and nobody is told."""
    found: list[Looked] = []
    try:
        with transaction.atomic():
            for dossier in dossiers:
                found.append(Looked(dossier, _objections(act, dossier, actor, reason)))
            raise _RolledBack
    except _RolledBack:
        return found


def do(act: BulkAct, dossiers: Sequence[Dossier], *, actor: Any, reason: str) -> int:
    """Do it to all, or to none: raises ValidationError led by the name of each that cannot."""
    with transaction.atomic():
        objections = [
            f"{dossier.awardee_name}: {sentence}"
            for dossier in dossiers
            for sentence in _objections(act, dossier, actor, reason)
        ]
        if objections:
            raise ValidationError(objections)
    return len(dossiers)


def _objections(act: BulkAct, dossier: Dossier, actor: Any, reason: str) -> tuple[str, ...]:
    try:
        with transaction.atomic():
            if act.run(dossier, actor, reason) is None:
                return ("Việc này đã được thực hiện trước đó.",)
    except ValidationError as objection:
        return tuple(objection.messages)
    except Refused as refusal:
        return (str(refusal),)
    return ()
