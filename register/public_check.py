"""The public check of an award by the code on its certificate."""

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from register.certificates import Templates, number_on_certificate, signer_lines
from register.models import AwardRecord

# Nobody reads more certificates in a minute; a code of 130 bits is not found by trying anyway.
MOST_A_MINUTE = 60
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What stands on the certificate, to be compared with it; and whether the award was revoked.
    `number_label` and `number` are blank where the paper bears no number; of the signer the
    title is told, not the name."""

    number_label: str
    number: str
    decision_number: str
    decided_on: date
    awardee_name: str
    form_name: str
    authority: str
    signer: str
    revoked_on: date | None


def confirmed(code: str) -> Confirmation | None:
    """The award behind a code; None where there is none. Only what its certificate says
    is given."""
    record = (
        AwardRecord.objects.select_related("issuing_body")
        .filter(check_code=code.strip().lower()[:64])
        .first()
        if "\x00" not in code
        else None
    )
    if record is None:
        return None
    template = Templates([record.issuing_body_id]).chosen_for(record)
    label, number = number_on_certificate(record, template)
    return Confirmation(
        number_label=label.rstrip(":"),
        number=number,
        decision_number=record.decision_number,
        decided_on=record.decided_on,
        awardee_name=record.awardee_name,
        form_name=record.form_name,
        authority=record.authority_title,
        signer=", ".join(signer_lines(record, template)),
        revoked_on=record.revoked_on,
    )


def is_rate_limited(address: str) -> bool:
    """Whether somebody has asked more often in this minute than people do. Each process of the
    server counts for itself, which is enough to slow a machine down."""
    key = f"award-check:{address}"
    cache.add(key, 0, timeout=_MINUTE)
    try:
        return cache.incr(key) > MOST_A_MINUTE
    except ValueError:  # the minute ended between the two
        return False
