"""What the public may learn of an award by the code on its certificate."""

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from register.models import AwardRecord

# Nobody reads more certificates in a minute; a code of 130 bits is not found by trying anyway.
MOST_A_MINUTE = 60
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Number, day, name, form and body of an award; and whether it was revoked."""

    register_number: str
    decision_number: str
    decided_on: date
    awardee_name: str
    form_name: str
    issuing_body: str
    revoked_on: date | None


def confirmed(code: str) -> Confirmation | None:
    """The award behind a code; None where there is none. Only what the public may know is read."""
    record = (
        AwardRecord.objects.select_related("issuing_body")
        .filter(check_code=code.strip().lower()[:64])
        .only(
            *("number", "printed_number", "year", "decision_number", "decided_on"),
            *("awardee_name", "form_name", "issuing_body__name", "revoked_on"),
        )
        .first()
        if "\x00" not in code
        else None
    )
    if record is None:
        return None
    return Confirmation(
        register_number=record.printed_number or record.register_number,
        decision_number=record.decision_number,
        decided_on=record.decided_on,
        awardee_name=record.awardee_name,
        form_name=record.form_name,
        issuing_body=record.issuing_body.name,
        revoked_on=record.revoked_on,
    )


def asks_too_often(address: str) -> bool:
    """Whether somebody has asked more often in this minute than people do. Each process of the
    server counts for itself, which is enough to slow a machine down."""
    key = f"award-check:{address}"
    cache.add(key, 0, timeout=_MINUTE)
    try:
        return cache.incr(key) > MOST_A_MINUTE
    except ValueError:  # the minute ended between the two
        return False
