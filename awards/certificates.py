"""From a decided dossier to the certificate on the wall."""

from awards.models import Dossier
from paperwork.certificate import Certificate, certificate_pdf


def certificate_of(dossier: Dossier) -> Certificate:
    """What is printed on the giấy khen or bằng khen of a decided dossier.

    Layout and order of lines: Nghị định 98/2023/NĐ-CP, Điều 104. The award is that of the person
    in authority (Chủ tịch Ủy ban nhân dân), whatever the plan printed. Raises ValueError for a
    dossier without a decision.
    """
    form, decision = dossier.award_form, dossier.decision
    if decision is None:
        raise ValueError("A certificate is printed from a decided dossier.")
    title_lines = [line.strip() for line in decision.signer_title.split("/") if line.strip()]
    if decision.signer_capacity and title_lines:
        title_lines[0] = f"{decision.signer_capacity} {title_lines[0]}"
    return Certificate(
        authority=form.authority_title,
        form_name=form.get_name_display(),
        awardee=dossier.awardee_name,
        awardee_detail=_detail(dossier),
        achievement=dossier.achievement,
        decision_number=decision.reference,
        decided_on=decision.issued_on,
        register_number=f"{dossier.register_number:02d}",
        place=decision.place,
        signed_on=decision.issued_on,
        signer_lines=tuple(title_lines),
        signer_name=decision.signer_name,
    )


def certificate_file(dossier: Dossier) -> bytes:
    """The certificate as a PDF of one page, A4 landscape."""
    return certificate_pdf([certificate_of(dossier)])


def _detail(dossier: Dossier) -> str:
    """Under the name: position and unit of a person; the body above a collective."""
    if dossier.awardee_kind == Dossier.AwardeeKind.INDIVIDUAL:
        return ", ".join(
            part for part in (dossier.awardee_title, str(dossier.awardee_body)) if part
        )
    if dossier.awardee_name != dossier.awardee_body.name:
        return str(dossier.awardee_body)
    return ""
