"""Register entries made from the items of a decision."""

from accounts.models import User
from awards.models import AwardDecision, DecisionItem, Dossier
from register import entries
from register.entries import Award
from register.honorees import recognise
from register.models import AwardRecord, FormKind, Honoree


def award_of(
    decision: AwardDecision, item: DecisionItem, *, actor: User, honoree: Honoree | None = None
) -> Award:
    """The data of an item for the register. The award is that of the person in authority (Chủ tịch
    Ủy ban nhân dân), whatever the plan printed."""
    # A constraint holds that what is issued has its day.
    assert decision.issued_on is not None
    dossier = item.dossier
    form = dossier.award_form
    is_person = item.awardee_kind == Dossier.AwardeeKind.INDIVIDUAL
    if is_person and honoree is None:
        honoree = recognise(
            item.awardee_name,
            body=dossier.awardee_body,
            actor=actor,
            chosen=dossier.honoree,
            title=item.awardee_title,
        )
    return Award(
        issuing_body=decision.issuing_body,
        plan=form.plan,
        form_kind=form.name if form.name in FormKind.values else FormKind.OTHER,
        form_name=form.get_name_display(),
        authority_title=form.authority_title,
        awardee_kind=item.awardee_kind,
        awardee_name=item.awardee_name,
        awardee_title=item.awardee_title if is_person else "",
        awardee_body=dossier.awardee_body,
        awardee_body_name=item.awardee_body_name,
        honoree=honoree if is_person else None,
        achievement=item.achievement,
        decision_number=decision.reference,
        decided_on=decision.issued_on,
        ordinal=item.position,
        place=decision.place,
        signer_title=decision.signer_title,
        signer_capacity=decision.signer_capacity,
        signer_name=decision.signer_name,
        bonus=item.bonus,
        source_key=source_key(dossier),
    )


def correct_record(decision: AwardDecision, item: DecisionItem, *, by: str, actor: User) -> None:
    """Put the words of a correction in place of those of a record; number, day, place and signer
    stay those of the decision that gave the award."""
    record = AwardRecord.objects.get(source_key=source_key(item.dossier))
    given, day = item.dossier.decision, decision.issued_on
    # Constraints hold both of what was issued.
    assert given is not None and day is not None
    line = given.items.get(dossier=item.dossier_id)
    item.position, item.bonus = line.position, line.bonus
    award = award_of(given, item, actor=actor, honoree=record.honoree)
    _rename(record, item.awardee_name)
    entries.correct(record, award=award, by=by, on=day, actor=actor)


def _rename(record: AwardRecord, name: str) -> None:
    """Rename an honoree who has only this award."""
    honoree = record.honoree
    if honoree is None or honoree.full_name == name or honoree.records.count() > 1:
        return
    honoree.full_name = name
    honoree.save()


def revoke_records(
    decision: AwardDecision, items: list[DecisionItem], *, by: str, actor: User
) -> None:
    """Record that the awards of these lines were revoked."""
    day = decision.issued_on
    assert day is not None
    keys = [source_key(item.dossier) for item in items]
    records = AwardRecord.objects.filter(source_key__in=keys).order_by("pk")
    entries.revoke(records, by=by, on=day, actor=actor)


def source_key(dossier: Dossier) -> str:
    """The key by which the register identifies a dossier's award."""
    return f"dossier:{dossier.pk}"


def record_of(dossier: Dossier) -> AwardRecord | None:
    """The award of a decided dossier as it stands in the register."""
    return AwardRecord.objects.with_bodies().filter(source_key=source_key(dossier)).first()
