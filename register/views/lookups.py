"""From the values of a URL to the thing that a page is about."""

from dataclasses import dataclass

from organisation.models import IssuingBody
from register.models import AwardRecord, CertificateBatch, CertificateTemplate, Honoree


def record_by(pk: int) -> AwardRecord:
    """An award with what permissions look at. Raises DoesNotExist."""
    return AwardRecord.objects.with_bodies().select_related("plan").get(pk=pk)


def honoree_by(pk: int) -> Honoree:
    """A person, as known today. Raises DoesNotExist."""
    return Honoree.objects.select_related("body", "same_as").get(pk=pk)


def body_by(pk: int) -> IssuingBody:
    """A body. Raises DoesNotExist."""
    return IssuingBody.objects.get(pk=pk)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of one name, of whom somebody may say that they are one."""

    kept: Honoree
    other: Honoree


def pair_by(pk: int, other_pk: int) -> Pair:
    """Two honorees. Raises DoesNotExist."""
    return Pair(honoree_by(pk), honoree_by(other_pk))


def batch_by(pk: int) -> CertificateBatch:
    """Certificates that are set as one file. Raises DoesNotExist."""
    return CertificateBatch.objects.get(pk=pk)


def template_by(pk: int) -> CertificateTemplate:
    """A template with its body. Raises DoesNotExist."""
    return CertificateTemplate.objects.select_related("issuing_body").get(pk=pk)
