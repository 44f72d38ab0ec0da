"""Entering, revoking and correcting awards in the register. Nothing else writes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from audit.transitions import Values, perform
from campaigns.models import Plan
from organisation.models import IssuingBody
from register.models import AwardRecord, Honoree, RecordVersion, RegisterYear
from register.permissions import may_keep_record
from register.workflow import RECORD


@dataclass(frozen=True, slots=True)
class Award:
    """The words of an award as decided. `form_kind` is giay_khen, bang_khen or other; `ordinal`
    the place in the decision's list ("số sổ vàng", Nghị định 98/2023/NĐ-CP, Điều 104); `bonus` in
    đồng; `source_key` says where it comes from ("dossier:12"), and enters the register once."""

    issuing_body: IssuingBody
    plan: Plan | None
    form_kind: str
    form_name: str
    authority_title: str
    awardee_kind: str
    awardee_name: str
    awardee_title: str
    awardee_body: IssuingBody | None
    awardee_body_name: str
    honoree: Honoree | None
    achievement: str
    decision_number: str
    decided_on: date
    ordinal: int | None
    place: str
    signer_title: str
    signer_capacity: str
    signer_name: str
    bonus: int | None
    source_key: str
    printed_number: str = ""


# What a correction may change; the number, the code, the body and the source stay.
_WORDS = tuple(
    name for name in Award.__dataclass_fields__ if name not in ("issuing_body", "source_key")
)


def enter(awards: Sequence[Award], *, actor: User) -> list[AwardRecord]:
    """Enter awards into their bodies' registers of the year in which they were decided.

    Call it in the transaction of the act that gives them, which has asked for permission. Numbers
    follow each other in the given order; the row of the body's year is locked until the
    transaction ends, so that two who enter at once wait for each other, and what is rolled back
    gives its numbers back. Raises ValidationError where one of them has been entered before.
    """
    with transaction.atomic():
        last = _locked_years(awards)
        _refuse_known(awards)
        records = []
        for award in awards:
            year = last[award.issuing_body.pk, award.decided_on.year]
            year.last_number += 1
            records.append(_record(award, year.last_number, actor))
        for year in last.values():
            year.save(update_fields=["last_number"])
        AwardRecord.objects.bulk_create(records, batch_size=500)
        _write_entered(records, actor)
    return records


def revoke(records: Iterable[AwardRecord], *, by: str, on: date, actor: User) -> None:
    """Record that awards were revoked by a later decision, named `by`. Numbers stay taken. One
    that was revoked before stays as it is."""

    def act(locked: AwardRecord) -> None:
        locked.revoked_by, locked.revoked_on = by, on

    given = {"by": by, "on": on, "reason": by}
    with transaction.atomic():
        for record in records:
            perform(RECORD, "revoke", record, actor=actor, given=given, act=act)


def correct(record: AwardRecord, *, award: Award, by: str, on: date, actor: User) -> None:
    """Put other words in place of those of a record, by a later decision named `by`. What stood
    there is kept as a version; number and code stay the same. Raises ValidationError for one that
    was revoked, and for a day of another year, whose register it is not in."""

    def change(locked: AwardRecord) -> None:
        if locked.status != AwardRecord.Status.IN_FORCE:
            raise ValidationError("Khen thưởng đã hủy bỏ thì không đính chính.")
        if award.decided_on.year != locked.year:
            raise ValidationError(
                f"Số vào sổ thuộc năm {locked.year}; đính chính không đổi năm của quyết định."
            )
        RecordVersion.objects.create(
            record=locked,
            version=locked.version,
            words=words_of(locked),
            corrected_by=by,
            corrected_on=on,
        )
        for name in _WORDS:
            setattr(locked, name, getattr(award, name))
        locked.version += 1

    transitions.record(
        record,
        actor=actor,
        permission=may_keep_record,
        verb="correct",
        label="Đính chính",
        change=change,
        reason=by,
    )


def award_in(record: AwardRecord) -> Award:
    """A record's words as they stand in memory, saved or not."""
    return Award(**{name: getattr(record, name) for name in Award.__dataclass_fields__})


def words_of(record: AwardRecord) -> Values:
    """The words of a record as plain values, to be kept."""
    words = {}
    for name in _WORDS:
        value = getattr(record, name)
        if isinstance(value, date):
            value = value.isoformat()
        elif hasattr(value, "pk"):
            value = value.pk
        words[name] = value
    return words


def _locked_years(awards: Sequence[Award]) -> dict[tuple[int, int], RegisterYear]:
    """The rows of the registers' years, locked; always in one order, so that two do not wait for
    each other in a ring."""
    keys = sorted({(award.issuing_body.pk, award.decided_on.year) for award in awards})
    locked = {}
    for body, year in keys:
        RegisterYear.objects.get_or_create(issuing_body_id=body, year=year)
        locked[body, year] = RegisterYear.objects.select_for_update().get(
            issuing_body_id=body, year=year
        )
    return locked


def _refuse_known(awards: Sequence[Award]) -> None:
    keys = [award.source_key for award in awards]
    known = AwardRecord.objects.filter(source_key__in=keys).first()
    if known is not None:
        raise ValidationError(
            f"{known.form_name} của {known.awardee_name} đã vào sổ số {known.register_number}."
        )


def _record(award: Award, number: int, actor: User) -> AwardRecord:
    words = {name: getattr(award, name) for name in Award.__dataclass_fields__}
    record = AwardRecord(
        **words,
        year=award.decided_on.year,
        number=number,
        entered_by=actor,
        entered_at=clock.now(),
    )
    record.fold_words()
    return record


def _write_entered(records: Sequence[AwardRecord], actor: User) -> None:
    """The first line of each record's history, as `audit.transitions.begin` writes it, for many."""
    kind = ContentType.objects.get_for_model(AwardRecord)
    Event.objects.bulk_create(
        [
            Event(
                subject_type=kind,
                subject_id=record.pk,
                verb="create",
                label="Vào sổ khen thưởng",
                from_status="",
                to_status=record.status,
                actor=actor,
                at=record.entered_at,
            )
            for record in records
        ],
        batch_size=500,
    )
