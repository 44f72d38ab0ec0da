"""From a decided dossier to its award in the register, from which the certificate is printed."""

from awards.models import Dossier
from register.models import AwardRecord


def source_key(dossier: Dossier) -> str:
    """Under what name the register knows a dossier's award."""
    return f"dossier:{dossier.pk}"


def record_of(dossier: Dossier) -> AwardRecord | None:
    """The award of a decided dossier as it stands in the register."""
    return AwardRecord.objects.with_bodies().filter(source_key=source_key(dossier)).first()
