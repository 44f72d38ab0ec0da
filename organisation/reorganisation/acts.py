"""Renaming, merging, splitting and abolishing bodies, each on a day and by a document.

A body is never rewritten: the old one ends the day before and keeps its name, its code and all
that was done in it; what follows is another body, with its own code. What stands below an ended
body ends with it, or goes over as a new body under the successor. Paths are history: no body is
moved.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused, Verdict, verdict
from accounts.models import User
from audit import clock
from organisation.models import BodySuccession, IssuingBody, Reorganisation, ReorganisationKind
from organisation.reorganisation.body_removal import Removal
from organisation.reorganisation.decree import Decree, Link, NewBody, Outcome, Successor, passed_on
from organisation.reorganisation.objections import raise_objections

Extent = BodySuccession.Extent


def may_reorganise(user: User, _: object = None) -> Verdict:
    """Administrators only."""
    return verdict(
        user.has_perm("organisation.add_reorganisation"),
        "Chỉ quản trị hệ thống được sắp xếp đơn vị.",
    )


def rename(
    body: IssuingBody,
    *,
    into: NewBody,
    decree: Decree,
    actor: User,
    below: Mapping[int, int] | None = None,
    people: Mapping[int, int] | None = None,
) -> Outcome:
    """Give a body another name, or another kind, from a day on: a new body takes its place.

    `below` and `people` choose what goes over, as for `merge`. Raises Refused for anybody but an
    administrator and ValidationError with every objection; then nothing is written.
    """
    return reorganise(
        ReorganisationKind.RENAME,
        ending=[body],
        links=[Link(body)],
        successors=[into],
        decree=decree,
        actor=actor,
        below=below,
        people=people,
    )


def merge(
    bodies: Sequence[IssuingBody],
    *,
    into: Successor,
    decree: Decree,
    actor: User,
    below: Mapping[int, int] | None = None,
    people: Mapping[int, int] | None = None,
) -> Outcome:
    """Merge bodies into a new one, or into one that goes on.

    `below` maps the keys of bodies under them, and `people` those of memberships at any of these,
    to the successor to which they go over, counted from 0; what is not in it ends. None takes
    everything over to the first. Raises as `rename` does.
    """
    enough = 1 if isinstance(into, IssuingBody) else 2
    if len({body.pk for body in bodies}) < enough:
        raise ValidationError("Hãy chọn ít nhất hai đơn vị để sáp nhập thành đơn vị mới.")
    return reorganise(
        ReorganisationKind.MERGE,
        ending=bodies,
        links=[Link(body) for body in bodies],
        successors=[into],
        decree=decree,
        actor=actor,
        below=below,
        people=people,
    )


def split(
    body: IssuingBody,
    *,
    into: Sequence[tuple[Successor, Extent]],
    decree: Decree,
    actor: User,
    goes_on: bool = False,
    below: Mapping[int, int] | None = None,
    people: Mapping[int, int] | None = None,
) -> Outcome:
    """Split a body: into several, of which it ends (chia), or off from one that goes on (tách).

    Each successor gets the whole of it (its seat, its files, its work) or a part. Of one that goes
    on nothing below goes over and nobody. `below`, `people` and what is raised as in `merge`.
    """
    if len(into) < (1 if goes_on else 2):
        raise ValidationError(
            "Hãy ghi ít nhất một đơn vị tách ra."
            if goes_on
            else "Hãy ghi ít nhất hai đơn vị mới sau khi chia."
        )
    if sum(extent == Extent.WHOLE for _, extent in into) > 1:
        raise ValidationError("Chỉ một đơn vị kế thừa được toàn bộ; các đơn vị khác nhận một phần.")
    return reorganise(
        ReorganisationKind.SPLIT,
        ending=[] if goes_on else [body],
        links=[Link(body, place, extent) for place, (_, extent) in enumerate(into)],
        successors=[successor for successor, _ in into],
        decree=decree,
        actor=actor,
        below=below,
        people=people,
    )


def abolish(body: IssuingBody, *, decree: Decree, actor: User) -> Outcome:
    """End a body, and the bodies below it, without a successor. Raises as `rename` does."""
    return reorganise(
        ReorganisationKind.ABOLISH,
        ending=[body],
        links=[],
        successors=[],
        decree=decree,
        actor=actor,
    )


def reorganise(
    kind: ReorganisationKind,
    *,
    ending: Iterable[IssuingBody],
    links: Sequence[Link],
    successors: Sequence[Successor],
    decree: Decree,
    actor: User,
    below: Mapping[int, int] | None = None,
    people: Mapping[int, int] | None = None,
) -> Outcome:
    """The one act behind the others: bodies end, successors begin, with who became what.

    In one transaction it locks the bodies, refuses what cannot be, ends the old, makes the new,
    takes over what stands below and who works there, and sends the successors the plans that run.
    """
    answer = may_reorganise(actor)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        fresh = _locked([*ending, *(one for one in successors if isinstance(one, IssuingBody))])
        ending = [fresh[body.pk] for body in ending]
        links = [Link(fresh.get(x.old.pk, x.old), x.successor, x.extent) for x in links]
        successors = [fresh[one.pk] if isinstance(one, IssuingBody) else one for one in successors]
        raise_objections(decree, ending=ending, links=links, successors=successors)
        record = Reorganisation.objects.create(
            kind=kind,
            effective_on=decree.effective_on,
            legal_basis=decree.legal_basis.strip(),
            note=decree.note.strip(),
            recorded_by=actor,
            recorded_at=clock.now(),
        )
        removal = Removal(decree, Outcome(record), below=below, people=people)
        removal.begin_successors(successors, [link.old for link in links] or ending)
        removal.note_successions(links)
        for body in ending:
            removal.end(body)
        pairs = [(link.old, removal.outcome.successors[link.successor]) for link in links]
        pairs += removal.outcome.carried_over
        removal.outcome.passed_on = [done for entry in passed_on if (done := entry(pairs)).rows]
    return removal.outcome


def _locked(bodies: Iterable[IssuingBody]) -> dict[int, IssuingBody]:
    """The bodies, read again and locked until the end of the transaction, by key."""
    keys = {body.pk for body in bodies}
    held = IssuingBody.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    return {body.pk: body for body in held}
