"""Lookups for views: from the values of a URL to an object."""

from dataclasses import dataclass

from accounts.models import User
from organisation.models import IssuingBody
from organisation.scope import scope_of
from register.models import AwardRecord, CertificateBatch, CertificateTemplate, Honoree


def record_by(user: User, pk: int) -> AwardRecord:
    """An award that the person may see, with what permissions need. Raises DoesNotExist, as all of
    these do."""
    return AwardRecord.objects.visible_to(user).with_bodies().select_related("plan").get(pk=pk)


def honoree_by(user: User, pk: int) -> Honoree:
    """A person who was awarded, as known today."""
    return Honoree.objects.visible_to(user).select_related("body", "same_as").get(pk=pk)


def body_by(user: User, pk: int) -> IssuingBody:
    """A body at which the person stands, or that lies below; or of which they got a part."""
    return scope_of(user).bodies_in_sight().get(pk=pk)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of one name, of whom somebody may say that they are one."""

    kept: Honoree
    other: Honoree


def pair_by(user: User, pk: int, other_pk: int) -> Pair:
    """Two honorees."""
    return Pair(honoree_by(user, pk), honoree_by(user, other_pk))


def batch_by(user: User, pk: int) -> CertificateBatch:
    """Certificates that are set as one file."""
    return CertificateBatch.objects.visible_to(user).get(pk=pk)


def template_by(user: User, pk: int) -> CertificateTemplate:
    """A template with its body."""
    return CertificateTemplate.objects.visible_to(user).get(pk=pk)
