"""Namesakes of a proposed person in the register: a person decides, the portal never merges
them."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from accounts.access import Verdict
from accounts.models import User
from audit import transitions
from audit.models import Event
from awards.models import Dossier
from awards.permissions import may_check_dossier, may_prepare_dossier
from register.honorees import known_at
from register.models import Honoree


@dataclass(frozen=True, slots=True)
class Namesake:
    """An honoree of the same name in the register, with their last award."""

    honoree: Honoree
    last_award: str


def namesakes_to_ask_about(dossier: Dossier) -> list[Namesake]:
    """Those of a proposed person's name in the register while nobody has said who the person is;
    empty where the person is known at their unit under exactly this name. Three queries at most."""
    if dossier.awardee_kind != Dossier.AwardeeKind.INDIVIDUAL or dossier.honoree_id:
        return []
    if known_at(dossier.awardee_name, dossier.awardee_body):
        return []
    found = Honoree.objects.namesakes_of(dossier.awardee_name).prefetch_related("records")
    return [Namesake(one, _last_award(one)) for one in found]


def may_identify_honoree(user: User, dossier: Dossier) -> Verdict:
    """People who prepare a dossier, or check it."""
    return may_prepare_dossier(user, dossier) or may_check_dossier(user, dossier)


def identify_honoree(dossier: Dossier, *, honoree: int | None, actor: User) -> Event:
    """Record which namesake of the register a proposed person is; None for another person.

    Raises ValidationError for somebody of another name, Refused.
    """

    def change(locked: Dossier) -> None:
        if honoree is None:
            locked.honoree = Honoree.objects.create(
                full_name=locked.awardee_name,
                title=locked.awardee_title,
                body=locked.awardee_body,
            )
            return
        known = Honoree.objects.namesakes_of(locked.awardee_name).filter(pk=honoree).first()
        if known is None:
            raise ValidationError("Người được chọn không cùng tên với người được đề nghị.")
        locked.honoree = known

    label = "Xác nhận là người khác" if honoree is None else "Xác nhận là người đã có trong sổ"
    return transitions.record(
        dossier,
        actor=actor,
        permission=may_identify_honoree,
        verb="identify_honoree",
        label=label,
        change=change,
    )


def _last_award(honoree: Honoree) -> str:
    records = sorted(honoree.records.all(), key=lambda record: record.decided_on, reverse=True)
    if not records:
        return ""
    last = records[0]
    return f"{last.form_name}, Quyết định {last.decision_number} ngày {last.decided_on:%d/%m/%Y}"
