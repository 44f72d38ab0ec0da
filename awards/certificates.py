"""From a decided dossier to its award in the register, and the certificate on the wall."""

from typing import Any

from awards.models import Dossier
from register.entering import Award
from register.honorees import recognise
from register.models import AwardRecord, FormKind


def source_key(dossier: Dossier) -> str:
    """Under what name the register knows a dossier's award."""
    return f"dossier:{dossier.pk}"


def award_of(dossier: Dossier, *, actor: Any) -> Award:
    """The words of a dossier's award as its decision puts them, to be entered in the register.

    The award is that of the person in authority (Chủ tịch Ủy ban nhân dân), whatever the plan
    printed. Raises ValueError for a dossier without a decision.
    """
    form, decision = dossier.award_form, dossier.decision
    if decision is None or decision.issued_on is None:
        raise ValueError("An award enters the register by a decision.")
    is_person = dossier.awardee_kind == Dossier.AwardeeKind.INDIVIDUAL
    return Award(
        issuing_body=decision.issuing_body,
        plan=form.plan,
        form_kind=form.name if form.name in FormKind.values else FormKind.OTHER,
        form_name=form.get_name_display(),
        authority_title=form.authority_title,
        awardee_kind=dossier.awardee_kind,
        awardee_name=dossier.awardee_name,
        awardee_title=dossier.awardee_title if is_person else "",
        awardee_body=dossier.awardee_body,
        awardee_body_name=dossier.awardee_body.name,
        honoree=recognise(
            dossier.awardee_name,
            body=dossier.awardee_body,
            actor=actor,
            chosen=dossier.honoree,
            title=dossier.awardee_title,
        )
        if is_person
        else None,
        achievement=dossier.achievement,
        decision_number=decision.reference,
        decided_on=decision.issued_on,
        ordinal=dossier.register_number,
        place=decision.place,
        signer_title=decision.signer_title,
        signer_capacity=decision.signer_capacity,
        signer_name=decision.signer_name,
        bonus=None,
        source_key=source_key(dossier),
    )


def record_of(dossier: Dossier) -> AwardRecord | None:
    """The award of a decided dossier as it stands in the register."""
    return AwardRecord.objects.with_bodies().filter(source_key=source_key(dossier)).first()
