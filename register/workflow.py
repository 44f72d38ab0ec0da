"""The workflow of an award in the register."""

from audit.workflow import Transition, Workflow
from register.models import AwardRecord
from register.permissions import may_keep_record

Status = AwardRecord.Status

RECORD = Workflow(
    "khen thưởng đã vào sổ",
    Status,
    (
        Transition(
            "revoke",
            "Hủy bỏ khen thưởng",
            sources=(Status.IN_FORCE,),
            target=Status.REVOKED,
            permission=may_keep_record,
            needs={
                "by": "Hãy ghi quyết định hủy bỏ.",
                "on": "Hãy ghi ngày của quyết định hủy bỏ.",
            },
        ),
    ),
    model=AwardRecord,
    routes="register:record",
)
