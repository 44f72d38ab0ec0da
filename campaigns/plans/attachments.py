"""Adding a file to a plan, and removing one from a draft."""

from django.core.files import File
from django.db import transaction

from accounts.models import User
from audit import clock, transitions
from campaigns.models import Plan, PlanAttachment
from campaigns.permissions import may_edit_plan, may_organise
from paperwork.uploads import check_upload, storage_name


def attach(plan: Plan, *, kind: str, title: str, file: File, actor: User) -> PlanAttachment:
    """Add a file to a plan, also to one that was issued: the signed scan comes afterwards, and what
    was issued does not change by it. The history records who added what.

    Raises UploadRefused for a wrong type or size, Refused for those who do not organise the plan.
    """
    checked = check_upload(file)
    attachment = PlanAttachment(
        plan=plan,
        kind=kind,
        title=title,
        size=checked.size,
        added_by=actor,
        added_at=clock.now(),
    )

    def add(_: Plan) -> None:
        attachment.file.save(storage_name(checked, folder="plans"), file, save=True)

    transitions.record(
        plan,
        actor=actor,
        permission=may_organise,
        verb="attach",
        label="Đính kèm tài liệu",
        reason=title,
        change=add,
    )
    return attachment


def take_back(attachment: PlanAttachment, *, actor: User) -> None:
    """Remove a file from a draft; a plan that was sent for signature or issued keeps its files. The
    history records that the file existed.

    Raises Refused for an issued plan, and for those who do not organise it.
    """
    storage, name = attachment.file.storage, str(attachment.file.name)

    def remove(_: Plan) -> None:
        attachment.delete()
        transaction.on_commit(lambda: storage.delete(name))

    transitions.record(
        attachment.plan,
        actor=actor,
        permission=may_edit_plan,
        verb="take_back",
        label="Bỏ tài liệu đính kèm",
        reason=attachment.title,
        change=remove,
    )
