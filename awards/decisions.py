"""An award is decided, under a number and a date, or declined."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max

from audit.door import carry_out
from audit.models import Event
from awards.certificates import award_of
from awards.models import AwardDecision, AwardForm, Dossier
from awards.quotas import quota_objection
from awards.workflow import DOSSIER
from campaigns.models.timetable import EventKind
from campaigns.plans.publishing import note_event
from register import entering


def decide(dossier: Dossier, *, actor: Any, decision: Mapping[str, Any]) -> Event | None:
    """Give the award by a decision: a new one, or the one of the same number, symbol and day.

    `decision` holds number, symbol, issued_on, place and signer. The form of award stays locked
    while its quota is counted, and the decision while the awardee's ordinal in it is given, so
    that neither is given twice; the award enters the register in the same transaction. Raises
    ValidationError where a quota is used up, or the decision under this number was recorded for
    another plan or with another signer.
    """

    def act(locked: Dossier) -> None:
        form = AwardForm.objects.select_for_update().get(pk=locked.award_form_id)
        objection = quota_objection(locked)
        if objection:
            raise ValidationError(objection)
        locked.decision = _decision(form, decision)
        last = locked.decision.dossiers.aggregate(last=Max("register_number"))["last"]
        locked.register_number = (last or 0) + 1
        entering.enter([award_of(locked, actor=actor)], actor=actor)
        note_event(form.plan, EventKind.DECISION_ISSUED, locked.decision.issued_on)

    return carry_out(DOSSIER, "decide", dossier, actor=actor, given=decision, act=act)


def decline(dossier: Dossier, *, actor: Any, reason: str) -> Event | None:
    """Decide against the award, with the reason that the proposing unit is told."""

    def act(locked: Dossier) -> None:
        locked.return_reason = reason

    given = {"reason": reason.strip()}
    return carry_out(DOSSIER, "decline", dossier, actor=actor, given=given, act=act)


def _decision(form: AwardForm, values: Mapping[str, Any]) -> AwardDecision:
    key = {name: values[name] for name in ("number", "symbol", "issued_on")}
    rest = {name: value for name, value in values.items() if name not in key}
    found, is_new = AwardDecision.objects.select_for_update().get_or_create(
        issuing_body=form.authority,
        **key,
        defaults={"plan": form.plan, "status": "issued", **rest},
    )
    if is_new:
        return found
    if found.plan_id != form.plan_id:
        raise ValidationError(
            f"Quyết định số {found.reference} đã được ghi cho {found.plan}. Hãy kiểm tra lại số, "
            "ký hiệu hoặc ngày."
        )
    if found.signer_name != rest["signer_name"]:
        raise ValidationError(
            f"Quyết định số {found.reference} đã được ghi với người ký {found.signer_name}. Hãy "
            "kiểm tra lại số, ngày hoặc người ký."
        )
    return found
