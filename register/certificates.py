"""The certificate of an award in the register: its template and its text."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.conf import settings
from django.urls import reverse

from paperwork.certificates.description import Border, Certificate, Design, Ornament
from paperwork.certificates.pdf import certificates_pdf
from paperwork.vietnamese import official_date
from register.models import AwardRecord, CertificateTemplate

# What is used where no template holds for the day: Nghị định 98/2023/NĐ-CP, Điều 104.
_BY_DEFAULT = CertificateTemplate(name="Nghị định 98/2023/NĐ-CP, Điều 104")


class Templates:
    """The templates that some bodies may use, read once: a thousand certificates ask no more."""

    def __init__(self, bodies: Iterable[int]) -> None:
        self._all = list(CertificateTemplate.objects.for_bodies(set(bodies)))

    def chosen_for(self, record: AwardRecord) -> CertificateTemplate:
        """The body's own before the common one; one for this form before one for all; then the
        one that came into use last."""
        fitting = [one for one in self._all if _fits(one, record)]
        return max(fitting, key=_nearness, default=_BY_DEFAULT)

    def page_for(self, record: AwardRecord) -> tuple[Design, Certificate]:
        """How a record's certificate is made up, and what stands on it."""
        template = self.chosen_for(record)
        return design_of(template), certificate_of(record, template)

    def number_for(self, record: AwardRecord) -> tuple[str, str]:
        """The number that a record's certificate bears, and the words before it."""
        return number_on_certificate(record, self.chosen_for(record))


def _fits(template: CertificateTemplate, record: AwardRecord) -> bool:
    return (
        template.issuing_body_id in (None, record.issuing_body_id)
        and template.form_kind in ("", record.form_kind)
        and template.applies_on(record.decided_on)
    )


def _nearness(template: CertificateTemplate) -> tuple[bool, bool, int, int]:
    since = template.valid_from.toordinal() if template.valid_from else 0
    return template.issuing_body_id is not None, template.form_kind != "", since, template.pk or 0


def design_of(template: CertificateTemplate, *, emblem: bytes | None = None) -> Design:
    """The page that a template describes; `emblem` stands in for the stored image where a new one
    was just chosen."""
    if emblem is None and template.ornament == Ornament.IMAGE and template.emblem:
        emblem = _stored(template.emblem.name)
    return Design(
        width=float(template.width),
        height=float(template.height),
        inset=float(template.inset),
        border=Border(template.border),
        ornament=Ornament(template.ornament),
        emblem=emblem,
        masthead=(template.masthead_first, template.masthead_second),
        gives=template.gives,
        pre_printed=template.pre_printed,
        shift=(float(template.shift_x), float(template.shift_y)),
        foot_shift=(float(template.foot_shift_x), float(template.foot_shift_y)),
        signature_room=float(template.signature_room),
    )


@lru_cache(maxsize=16)
def _stored(name: str) -> bytes:
    """A stored image; each is kept under a name of its own, so what was read stays true."""
    storage = CertificateTemplate._meta.get_field("emblem").storage
    with storage.open(name) as file:
        return file.read()


def certificate_of(record: AwardRecord, template: CertificateTemplate = _BY_DEFAULT) -> Certificate:
    """What is printed on the giấy khen or bằng khen of an award, under a template.

    Order of lines: Nghị định 98/2023/NĐ-CP, Điều 104.
    """
    place = template.place or record.place
    day = official_date(record.decided_on)
    return Certificate(
        authority=record.authority_title,
        title=template.title or record.form_name,
        awardee=record.awardee_name,
        awardee_detail=record.place_of_awardee,
        achievement=record.achievement,
        notes=_notes(record, template),
        place_and_day=f"{place}, {day}" if place else day.capitalize(),
        signer_lines=signer_lines(record, template),
        signer_name=record.signer_name,
        check_address=check_address(record) if template.shows_code else "",
    )


def check_address(record: AwardRecord) -> str:
    """Where the public page about an award answers."""
    return f"{settings.PORTAL_ADDRESS}{reverse('register:check', args=[record.check_code])}"


def certificates_file(records: Sequence[AwardRecord]) -> bytes:
    """The certificates as one PDF, a page each in the given order. Raises CertificateTooLong."""
    templates = Templates(record.issuing_body_id for record in records)
    return certificates_pdf([templates.page_for(record) for record in records])


def _notes(record: AwardRecord, template: CertificateTemplate) -> tuple[str, ...]:
    """Bottom left: the decision, its day, and the number that the template names."""
    return tuple(
        line
        for line in (
            f"{template.decision_caption} {record.decision_number}".strip(),
            official_date(record.decided_on),
            " ".join(number_on_certificate(record, template)).strip(),
        )
        if line
    )


def number_on_certificate(
    record: AwardRecord, template: CertificateTemplate = _BY_DEFAULT
) -> tuple[str, str]:
    """The one number that tells a certificate from others, with the words before it, as they stand
    on the paper and wherever somebody is to compare: ("Số sổ vàng:", "02"); two blanks where the
    template prints none. Số sổ vàng is the place in the decision's list (Nghị định 98/2023/NĐ-CP,
    Điều 104); of an award of an earlier year what was written on the paper then."""
    number = ""
    if template.number_shown == CertificateTemplate.NumberShown.ORDINAL and record.ordinal:
        number = f"{record.ordinal:02d}"
    elif template.number_shown == CertificateTemplate.NumberShown.REGISTER:
        number = record.printed_number or record.register_number
    return (template.number_caption.strip(), number) if number else ("", "")


def signer_lines(record: AwardRecord, template: CertificateTemplate) -> tuple[str, ...]:
    """The lines over the signature: those of the template where it has its own."""
    if template.signer_lines:
        return tuple(line.strip() for line in template.signer_lines.split("/") if line.strip())
    return record.signature.lines
