"""Adding a file to a plan."""

from typing import Any

from django.core.files import File

from audit import clock, door
from campaigns.models import Plan, PlanAttachment
from campaigns.permissions import may_organise
from paperwork.uploads import check_upload, storage_name


def attach(plan: Plan, *, kind: str, title: str, file: File, actor: Any) -> PlanAttachment:
    """Add a file to a plan, also to one that was issued: the signed scan comes afterwards, and
    what was issued does not change by it. The history says who added what.

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

    door.note(
        plan,
        actor=actor,
        permission=may_organise,
        verb="attach",
        label="Đính kèm tài liệu",
        reason=title,
        change=add,
    )
    return attachment
