"""Replacement of an accepted registration by a new version, which must be accepted again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from accounts.access import Refused
from accounts.models import User
from audit import transitions
from organisation.models import IssuingBody
from registrations.models import Initiative, PledgedPerson, Registration
from registrations.participation import desk_for, gathers_registrations
from registrations.permissions import may_reopen
from registrations.submission import LINE_FIELDS, PERSON_FIELDS, next_version
from registrations.workflow import REGISTRATION

# What a line says, as the unit typed it: what passes from version to version.
PASSED_ON = ("position", "copied_from_id", *LINE_FIELDS)
PASSED_ON_OF_PERSON = ("position", *PERSON_FIELDS)


def reopen(accepted: Registration, *, actor: User) -> Registration:
    """Begin a new version of an accepted registration, as a draft with the same content. Until it
    is accepted, the accepted version counts. Returns the draft, or the draft that exists already.

    Raises Refused for all but the unit's people, and ValidationError where the plan gathers no
    registrations any more.
    """
    with transaction.atomic():
        # Two people of one unit who press at once wait here for each other.
        IssuingBody.objects.select_for_update(no_key=True).get(pk=accepted.body_id)
        latest = Registration.objects.latest_of(accepted.plan_id, accepted.body_id)
        if latest is not None and latest.replaces_id == accepted.pk:
            return latest
        accepted.refresh_from_db(fields=["status"])
        answer = may_reopen(actor, accepted)
        if not answer:
            raise Refused(answer.reason)
        if not gathers_registrations(accepted.plan):
            raise ValidationError("Kế hoạch này không còn nhận đăng ký, nên không sửa đổi được.")
        draft = Registration.objects.create(
            plan=accepted.plan,
            body=accepted.body,
            received_by=desk_for(accepted.plan, accepted.body),
            version=next_version(accepted.plan, accepted.body),
            replaces=accepted,
            pledge=accepted.pledge,
            note=accepted.note,
        )
        _copy_lines(accepted, draft)
        transitions.record_creation(
            draft, actor=actor, label=f"Lập lần {draft.version} để sửa lần đã tiếp nhận"
        )
    return draft


def take_place_of(replaced: Registration, new: Registration, *, actor: User) -> None:
    """Replace the accepted version by the new one; lines that continue keep their keys, with
    whatever refers to them. Call it inside the step that accepts the new version."""

    def exchange(locked: Registration) -> None:
        pairs = [
            (line.continues, line)
            for line in new.initiatives.select_related("continues")
            if line.continues is not None and line.continues.registration_id == locked.pk
        ]
        for old, line in pairs:
            _exchange(old, line)
        rows = [row for pair in pairs for row in pair]
        Initiative.objects.bulk_update(rows, [*_fields(PASSED_ON), "registration"], batch_size=500)

    transitions.perform(
        REGISTRATION, "replace", replaced, actor=actor, given={"by": new}, act=exchange
    )


def _copy_lines(accepted: Registration, draft: Registration) -> None:
    Initiative.objects.bulk_create(
        Initiative(registration=draft, continues=line, **_said(line, PASSED_ON))
        for line in accepted.initiatives.all()
    )
    PledgedPerson.objects.bulk_create(
        PledgedPerson(registration=draft, **_said(person, PASSED_ON_OF_PERSON))
        for person in accepted.people.all()
    )


def _exchange(old: Initiative, new: Initiative) -> None:
    for name in (*PASSED_ON, "registration_id"):
        was, now = getattr(old, name), getattr(new, name)
        setattr(old, name, now)
        setattr(new, name, was)


def _said(row: Model, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}


def _fields(names: tuple[str, ...]) -> list[str]:
    return [name.removesuffix("_id") for name in names]
