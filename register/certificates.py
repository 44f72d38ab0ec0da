"""From an award in the register to the certificate on the wall."""

from collections.abc import Sequence

from paperwork.certificate import Certificate, certificate_pdf
from register.models import AwardeeKind, AwardRecord


def certificate_of(record: AwardRecord) -> Certificate:
    """What is printed on the giấy khen or bằng khen of an award.

    Order of lines: Nghị định 98/2023/NĐ-CP, Điều 104.
    """
    return Certificate(
        authority=record.authority_title,
        form_name=record.form_name,
        awardee=record.awardee_name,
        awardee_detail=_detail(record),
        achievement=record.achievement,
        decision_number=record.decision_number,
        decided_on=record.decided_on,
        register_number=f"{record.ordinal:02d}" if record.ordinal else "",
        place=record.place,
        signed_on=record.decided_on,
        signer_lines=_signer_lines(record),
        signer_name=record.signer_name,
    )


def certificates_file(records: Sequence[AwardRecord]) -> bytes:
    """The certificates as one PDF, a page each in the given order."""
    return certificate_pdf([certificate_of(record) for record in records])


def _signer_lines(record: AwardRecord) -> tuple[str, ...]:
    """The signer's title, a line each, the first after the capacity."""
    lines = [line.strip() for line in record.signer_title.split("/") if line.strip()]
    if record.signer_capacity and lines:
        lines[0] = f"{record.signer_capacity} {lines[0]}"
    return tuple(lines)


def _detail(record: AwardRecord) -> str:
    """Under the name: position and unit of a person; the body above a collective."""
    if record.awardee_kind == AwardeeKind.INDIVIDUAL:
        return ", ".join(part for part in (record.awardee_title, record.awardee_body_name) if part)
    if record.awardee_name != record.awardee_body_name:
        return record.awardee_body_name
    return ""
