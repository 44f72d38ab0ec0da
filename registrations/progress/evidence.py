"""Evidence of progress: files that are added, and removed until a report was sent with them."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from accounts.models import User
from audit import clock, transitions
from paperwork.uploads import UploadRefused, check_upload, storage_name
from registrations.models import EvidenceFile, Initiative, InitiativeProgress
from registrations.permissions import may_report_progress
from registrations.progress.updates import locked


@transaction.atomic
def attach(
    initiative: Initiative, *, files: Iterable[File], title: str = "", actor: User
) -> list[EvidenceFile]:
    """Add files to an initiative's progress, all or none; `title` names a single one, several keep
    their file names. The history records who added what.

    Raises UploadRefused, naming the file, for a wrong type or size, and Refused as for a report.
    """
    taken = list(files)
    checked = []
    for file in taken:
        try:
            checked.append(check_upload(file))
        except UploadRefused as objection:
            raise UploadRefused(
                [f"{file.name}: {sentence}" for sentence in objection.messages]
            ) from objection
    progress = locked(initiative, actor=actor)
    found = []
    for file, check in zip(taken, checked, strict=True):
        name = title.strip() if title.strip() and len(taken) == 1 else check.original_name
        evidence = EvidenceFile(
            progress=progress,
            title=name[:200],
            size=check.size,
            added_by=actor,
            added_at=clock.now(),
        )
        evidence.file.save(storage_name(check, folder="evidence"), file, save=True)
        found.append(evidence)
    if found:
        _note(progress, actor, "attach", "Thêm minh chứng", "; ".join(map(str, found)))
    return found


@transaction.atomic
def take_back(evidence: EvidenceFile, *, actor: User) -> None:
    """Remove a file with which no report was sent yet; the history records that it existed.

    Raises ValidationError where a report was sent with it, and Refused as for a report.
    """
    progress = locked(evidence.progress.initiative, actor=actor)
    row = EvidenceFile.objects.select_for_update().filter(pk=evidence.pk).first()
    if row is None:
        return
    if row.reported_in_id is not None:
        raise ValidationError("Minh chứng này đã gửi cùng một báo cáo nên không rút lại được.")
    storage, name = row.file.storage, str(row.file.name)
    row.delete()
    transaction.on_commit(lambda: storage.delete(name))
    _note(progress, actor, "take_back", "Rút minh chứng", evidence.title)


def _note(progress: InitiativeProgress, actor: User, verb: str, label: str, told: str) -> None:
    transitions.record(
        progress,
        actor=actor,
        permission=may_report_progress,
        verb=verb,
        label=label,
        reason=told[:1000],
        change=lambda row: None,
        edits=False,
    )
