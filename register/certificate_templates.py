"""A body's own templates of certificates: taken from a common one, edited, removed."""

from django.core.files.base import File
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit.transitions import refuse_older
from organisation.models import IssuingBody
from paperwork.uploads import CheckedUpload, storage_name
from register.models import CertificateTemplate
from register.permissions import may_edit_template, may_keep_register


def take_as_own(
    template: CertificateTemplate, body: IssuingBody, *, actor: User
) -> CertificateTemplate:
    """A copy of a template for a body, which holds over the common one. Raises Refused for people
    who does not keep the body's register."""
    answer = may_keep_register(actor, body)
    if not answer:
        raise Refused(answer.reason)
    own = CertificateTemplate.objects.get(pk=template.pk)
    own.pk = None
    own._state.adding = True
    own.issuing_body = body
    own.name = f"{template.name} – {body.called}"[:120]
    if template.emblem:
        with template.emblem.open("rb") as file:
            own.emblem.name = template.emblem.storage.save(template.emblem.name, file)
    own.save()
    return own


def keep(
    template: CertificateTemplate,
    *,
    actor: User,
    image: File | None = None,
    checked: CheckedUpload | None = None,
    seen: int | None = None,
) -> None:
    """Save what was changed in a template, with its new emblem where one was chosen. An emblem is
    never written over: what was printed with the old one keeps it until the template is saved.

    `seen` is the revision on which it was changed. Raises EditedMeanwhile where another is stored,
    and Refused."""
    answer = may_edit_template(actor, template)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        stored = CertificateTemplate.objects.select_for_update().get(pk=template.pk)
        refuse_older(stored, seen)
        template.revision = stored.revision
        template.count_edit(actor)
        if image is not None and checked is not None:
            old = template.emblem.name
            template.emblem.save(storage_name(checked, folder="emblems"), image, save=False)
            if old:
                storage = template.emblem.storage
                transaction.on_commit(lambda: storage.delete(old))
        template.save()


def give_up(template: CertificateTemplate, *, actor: User) -> None:
    """Remove a body's own template: the common one holds again."""
    answer = may_edit_template(actor, template)
    if not answer:
        raise Refused(answer.reason)
    if template.emblem:
        template.emblem.delete(save=False)
    template.delete()
