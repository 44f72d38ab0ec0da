"""The authors of an initiative, named by its unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from recognition.models import Author
from recognition.permissions import may_keep_authors
from recognition.scores import objections_to_shares
from registrations.models import Initiative


@dataclass(frozen=True, slots=True)
class Named:
    """An author as entered in the form."""

    full_name: str
    job_title: str = ""
    unit: str = ""
    share: int | None = None
    user_id: int | None = None


def write_authors(initiative: Initiative, *, actor: User, authors: Sequence[Named]) -> None:
    """Make these the authors of an initiative, in their order.

    With the initiative locked, so that of two who write at once the later stands whole. Raises
    Refused (others than the unit's people; appraised already) and ValidationError where shares do
    not make a hundred or one account stands twice.
    """
    objections = objections_to_shares([author.share for author in authors])
    accounts = [author.user_id for author in authors if author.user_id]
    if len(set(accounts)) < len(accounts):
        objections.append("Một tài khoản chỉ gắn với một tác giả.")
    if objections:
        raise ValidationError(objections)
    with transaction.atomic():
        locked = Initiative.objects.select_for_update(of=("self",)).with_origin()
        fresh = locked.get(pk=initiative.pk)
        answer = may_keep_authors(actor, fresh)
        if not answer:
            raise Refused(answer.reason)
        fresh.authors.all().delete()
        Author.objects.bulk_create(
            Author(
                initiative=fresh,
                position=position,
                **{name: getattr(author, name) for name in Named.__slots__},
            )
            for position, author in enumerate(authors, start=1)
        )
