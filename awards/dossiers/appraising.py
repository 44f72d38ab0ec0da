"""The receiving office checks a dossier's papers, returns or completes it, and appraises."""

from typing import Any

from django.core.exceptions import ValidationError

from accounts.access import Refused, Verdict
from audit import clock, door
from audit.models import Event
from awards.models import Appraisal, Dossier, DossierDocument
from awards.permissions import may_check_dossier
from awards.workflow import DOSSIER


def check_off(document: DossierDocument, *, is_right: bool, actor: Any) -> None:
    """Note that a paper was looked at and is right, or take that note back.

    Raises Refused where the dossier is not waiting for its check, and ValidationError where no
    file is attached.
    """

    def change(_: Dossier) -> None:
        if is_right and not document.file:
            raise ValidationError(
                f"Chưa có tệp cho “{document.required_document}” nên chưa xác nhận được."
            )
        document.checked_at = clock.now() if is_right else None
        document.checked_by = actor if is_right else None
        document.save(update_fields=("checked_at", "checked_by"))

    door.revise(document.dossier, actor=actor, permission=_may_check_now, change=change)


def give_back(dossier: Dossier, *, actor: Any, reason: str) -> Event | None:
    """Return a dossier for what is missing. The proposing unit is told."""

    def act(locked: Dossier) -> None:
        locked.return_reason = reason

    given = {"reason": reason.strip()}
    return door.carry_out(DOSSIER, "return", dossier, actor=actor, given=given, act=act)


def confirm_complete(dossier: Dossier, *, actor: Any) -> Event | None:
    """Find a dossier complete. Raises ValidationError naming the papers not checked off yet."""

    def act(locked: Dossier) -> None:
        unchecked = [
            document.required_document.name
            for document in locked.documents.filter(checked_at=None).select_related(
                "required_document"
            )
        ]
        if unchecked:
            raise ValidationError([f"Chưa kiểm tra: {name}." for name in unchecked])

    return door.carry_out(DOSSIER, "confirm_complete", dossier, actor=actor, act=act)


def appraise(dossier: Dossier, *, actor: Any, in_favour: bool, opinion: str) -> Event | None:
    """Write the appraisal of a complete dossier."""

    def act(locked: Dossier) -> None:
        if not opinion.strip():
            raise ValidationError("Hãy ghi ý kiến thẩm định.")
        appraisal = Appraisal(
            dossier=locked,
            appraiser=actor,
            round=locked.round,
            in_favour=in_favour,
            opinion=opinion,
            at=clock.now(),
        )
        appraisal.validate_constraints()
        appraisal.save()

    return door.carry_out(DOSSIER, "appraise", dossier, actor=actor, act=act)


def _may_check_now(user: Any, dossier: Dossier) -> Verdict:
    if dossier.status != "submitted":
        raise Refused("Chỉ kiểm tra giấy tờ khi hồ sơ đã nộp và đang chờ kiểm tra.")
    return may_check_dossier(user, dossier)
