"""Batches of certificates in one file: ordered by a person, made by a worker, kept for some days.

A worker may be stopped in the middle. Nothing is lost by that: a file appears whole or not at all,
and the work is begun anew by another run. A run that was taken for stopped and comes back finds
that its `attempt` is no longer the last one, and gives up; so no batch gets two files.
"""

import logging
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet

from accounts.access import Refused
from accounts.models import User
from audit import clock
from organisation.models import IssuingBody
from paperwork.certificates.description import Certificate, Design
from paperwork.certificates.layout import face_of
from paperwork.certificates.pdf import write_certificates
from paperwork.vietnamese_numbers import figures
from register.certificates import Templates
from register.models import AwardRecord, CertificateBatch
from register.permissions import may_keep_register

logger = logging.getLogger(__name__)

MOST = 5_000
_TELLS_EVERY = 20  # pages
_AT_ONCE = 500  # records read together
_SHOWN_PROBLEMS = 20
_FAULT = "Cổng gặp lỗi khi in. Hãy thử lại; nếu vẫn lỗi, báo quản trị hệ thống."

Page = tuple[Design, Certificate]


class Stopped(Exception):
    """The batch was cancelled, or another run took it over."""


def order(
    records: Sequence[AwardRecord], *, actor: User, set_off: Callable[[int], object]
) -> CertificateBatch:
    """Order the certificates of some awards as one file, in the given order. `set_off` hands the
    batch's key to a worker, after commit. Raises Refused for people who does not keep one of their
    registers, ValidationError for none, too many, or one that was revoked."""
    bodies = IssuingBody.objects.in_bulk({record.issuing_body_id for record in records})
    for body in bodies.values():
        answer = may_keep_register(actor, body)
        if not answer:
            raise Refused(answer.reason)
    _refuse_unprintable(records)
    clear_worn_out()
    now = clock.now()
    with transaction.atomic():
        batch = CertificateBatch.objects.create(
            title=_title(records),
            records=[record.pk for record in records],
            created_by=actor,
            created_at=now,
            heard_at=now,
        )
        transaction.on_commit(lambda: set_off(batch.pk))
    return batch


def cancel(batch: CertificateBatch, *, actor: User) -> bool:
    """Stop a batch that is under way; a run notices within some pages. Gives whether it was. The
    row is locked, so that one that is just finished stays finished."""
    if batch.created_by_id != actor.pk:
        raise Refused("Lượt in này của người khác.")
    with transaction.atomic():
        locked = CertificateBatch.objects.select_for_update().get(pk=batch.pk)
        if not locked.is_under_way:
            return False
        locked.cancelled_at = clock.now()
        locked.save(update_fields=["cancelled_at"])
    return True


def take_up_abandoned(set_off: Callable[[int], object], *, only: int | None = None) -> int:
    """Hand to a worker again what nobody has worked on for a while: its worker was stopped. Returns
    how many. Two who notice at once hand it over once."""
    abandoned = CertificateBatch.objects.abandoned()
    if only is not None:
        abandoned = abandoned.filter(pk=only)
    count = 0
    for batch in abandoned:
        mine = CertificateBatch.objects.filter(pk=batch.pk, heard_at=batch.heard_at)
        if mine.update(heard_at=clock.now()):
            set_off(batch.pk)
            count += 1
    return count


def run(key: int) -> None:
    """Set a batch from its first page; what went wrong is written in it, in Vietnamese."""
    batch = _begun(key)
    if batch is None:
        return
    try:
        with tempfile.TemporaryFile() as stored:
            problems: list[str] = []
            write_certificates(
                stored,
                _printable(batch, problems),
                title=batch.title,
                after_page=lambda number: _tell(batch, number),
            )
            if problems:
                _finish(batch, problem="\n".join(problems[:_SHOWN_PROBLEMS]))
                return
            stored.seek(0)
            _finish(batch, file=File(stored))
    except Stopped:
        return
    except Exception:
        logger.exception("Certificates of batch %s could not be set.", batch.pk)
        _finish(batch, problem=_FAULT)
        raise


def clear_worn_out() -> int:
    """Delete files that have been kept long enough, with their batches; give how many."""
    worn_out = list(CertificateBatch.objects.worn_out())
    for batch in worn_out:
        if batch.file:
            batch.file.delete(save=False)
        batch.delete()
    return len(worn_out)


def _refuse_unprintable(records: Sequence[AwardRecord]) -> None:
    if not records:
        raise ValidationError("Hãy chọn ít nhất một khen thưởng để in.")
    if len(records) > MOST:
        raise ValidationError(
            f"Mỗi lượt in nhiều nhất {figures(MOST)} giấy; đã chọn {figures(len(records))}. Hãy "
            "lọc bớt, ví dụ theo quyết định."
        )
    revoked = [record for record in records if record.status != AwardRecord.Status.IN_FORCE]
    if revoked:
        raise ValidationError([_revoked_sentence(record) for record in revoked])


def _revoked_sentence(record: AwardRecord) -> str:
    return f"Khen thưởng của {record.awardee_name} đã hủy bỏ nên không in giấy. Hãy bỏ chọn."


def refuse_what_was_revoked(batch: CertificateBatch) -> None:
    """Raise ValidationError where an award of a finished batch was revoked since: its file is not
    handed out any more."""
    revoked = AwardRecord.objects.filter(pk__in=batch.records).exclude(
        status=AwardRecord.Status.IN_FORCE
    )
    if names := list(revoked.values_list("awardee_name", flat=True)[:5]):
        raise ValidationError(
            f"Sau khi lập tệp này, khen thưởng của {', '.join(names)} đã hủy bỏ. Hãy in lại lượt "
            "khác, không có những giấy đó."
        )


def _title(records: Sequence[AwardRecord]) -> str:
    """What the file is called: what is printed, how many, by which decision where it is one."""
    kinds = {record.form_name for record in records}
    name = kinds.pop() if len(kinds) == 1 else "Giấy khen, bằng khen"
    decisions = {record.decision_number for record in records}
    of = f" theo Quyết định số {decisions.pop()}" if len(decisions) == 1 else ""
    return f"{len(records)} {name.lower()}{of}"


def _begun(key: int) -> CertificateBatch | None:
    """The batch, as this run takes it; None where nothing is to be done."""
    with transaction.atomic():
        batch = CertificateBatch.objects.select_for_update().filter(pk=key).first()
        if batch is None or not batch.is_under_way:
            return None
        batch.attempt += 1
        batch.done, batch.heard_at = 0, clock.now()
        batch.save(update_fields=["attempt", "done", "heard_at"])
    return batch


def _printable(batch: CertificateBatch, problems: list[str]) -> Iterator[Page]:
    """The pages in order; what cannot be printed is left out, and listed in `problems` all at once,
    so that nobody corrects a list name by name."""
    templates: Templates | None = None
    for start in range(0, len(batch.records), _AT_ONCE):
        keys = batch.records[start : start + _AT_ONCE]
        found = AwardRecord.objects.select_related("issuing_body").in_bulk(keys)
        if templates is None:
            bodies = AwardRecord.objects.filter(pk__in=batch.records)
            templates = Templates(bodies.values_list("issuing_body", flat=True).distinct())
        for key in keys:
            record = found[key]
            if record.status != AwardRecord.Status.IN_FORCE:
                problems.append(_revoked_sentence(record))
                continue
            try:
                page = templates.page_for(record)
                face_of(*page)
            except ValidationError as objection:
                problems += objection.messages
                continue
            yield page


def _mine(batch: CertificateBatch) -> QuerySet[CertificateBatch]:
    """The batch's row, as long as this run is the one that works on it."""
    return CertificateBatch.objects.unfinished().filter(pk=batch.pk, attempt=batch.attempt)


def _tell(batch: CertificateBatch, number: int) -> None:
    if number % _TELLS_EVERY and number != batch.count:
        return
    if not _mine(batch).update(done=number, heard_at=clock.now()):
        raise Stopped


def _finish(batch: CertificateBatch, *, file: File | None = None, problem: str = "") -> None:
    """Close the batch with its file or what stood in the way; the row is locked, so that a run
    that was overtaken adds nothing."""
    storage = CertificateBatch._meta.get_field("file").storage
    name = storage.save(f"batches/{uuid.uuid4().hex}.pdf", file) if file is not None else ""
    with transaction.atomic():
        locked = _mine(batch).select_for_update().first()
        if locked is not None:
            locked.file, locked.problem = name, problem
            locked.finished_at = locked.heard_at = clock.now()
            locked.save(update_fields=["file", "problem", "finished_at", "heard_at"])
    if locked is None and name:
        storage.delete(name)
