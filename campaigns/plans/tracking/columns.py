"""The columns of the tracking table; apps above add their own."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from audit.registry import Registry
from campaigns.models import Deadline, Plan, Recipient, Reminder
from campaigns.plans.timetable import Timetable
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from organisation.models.memberships import ORGANISERS, UNIT_ROLES
from organisation.succession import taken_over_by

About = Reminder.About


@dataclass(frozen=True, slots=True)
class Done:
    """Something done by a recipient: when, in what words, with a link, and whether late."""

    on: date | None
    words: str
    link: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Todo:
    """The URL where a recipient does what is asked, and the roles whose holders may open it."""

    link: str
    roles: tuple[str, ...] = (*UNIT_ROLES, *ORGANISERS)


def _undated(_: Recipient) -> Deadline | None:
    return None


@dataclass(frozen=True)
class Column:
    """One thing that a plan asks of its recipients.

    `done` says by the keys of bodies which have done it; `asks` whether it is asked of a recipient,
    `deadline` by which deadline, `todo` where it does it. What is `voluntary` is never
    late: to propose an award is a right (Luật 06/2022/QH15), and its last day just passes.
    """

    key: str
    about: str
    heading: str
    undone: str
    asks: Callable[[Recipient], bool]
    done: Mapping[int, Done]
    todo: Callable[[Recipient], Todo]
    deadline: Callable[[Recipient], Deadline | None] = field(default=_undated)
    voluntary: bool = False

    @property
    def short(self) -> str:
        """What is asked, as a reminder words it: "gửi đăng ký thi đua"."""
        label = About(self.about).label
        return f"{label}: {self.heading.lower()}" if self.about == About.REPORT else label


class Followed:
    """A plan with the recipients to be tracked, from which columns are filled. `keys` are for each
    body its own and those of the bodies whose duties it took over."""

    def __init__(self, plan: Plan, recipients: Iterable[Recipient]) -> None:
        self.plan = plan
        self.recipients = list(recipients)
        self.bodies = [recipient.body for recipient in self.recipients]
        self.timetable = Timetable([plan], self.bodies)

    @cached_property
    def keys(self) -> dict[int, set[int]]:
        """For each body, the keys under which its duties may have been done."""
        return taken_over_by(self.bodies)

    @cached_property
    def all_keys(self) -> set[int]:
        """All of those keys."""
        return set().union(*self.keys.values())

    @cached_property
    def participants(self) -> set[int]:
        """The keys of the bodies that take part: those that register, are named by a group of
        participants, or consolidate. The others were sent the plan to know of it (Huyện ủy, Ban
        Thi đua - Khen thưởng of the level above). Where the plan says nothing of the kind of
        anybody, all below its issuing body."""
        registering = IssuingBody.objects.participants_of(self.plan).filter(pk__in=self.all_keys)
        found = set(registering.values_list("pk", flat=True))
        found.update(one.body_id for one in self.recipients if one.consolidates)
        if found or IssuingBody.objects.participants_of(self.plan).exists():
            return found
        issuer = self.plan.issuing_body
        return {body.pk for body in self.bodies if body.is_at_or_below(issuer)}

    def takes_part(self, recipient: Recipient) -> bool:
        """Whether a recipient takes part, itself or for a body whose duties it took over."""
        return not self.participants.isdisjoint(self.keys[recipient.body_id])

    def dated_by(self, *kinds: str) -> Callable[[Recipient], Deadline | None]:
        """For a column: the deadline, of the first of these kinds, that binds a recipient."""
        return lambda recipient: self.timetable.deadline_for(self.plan, recipient.body, *kinds)


# Looks at a plan and its recipients; answers in a number of queries that does not grow with them.
Provider = Callable[[Followed], Iterable[Column]]
# What an app knows of a plan's recipients: it is shown, counted and reminded of.
tracking_columns: Registry[Provider] = Registry("what is tracked of a plan's recipients")


def columns_of(followed: Followed) -> list[Column]:
    """All columns of a plan, from its receipt to proposals of awards."""
    found = [column for provider in tracking_columns for column in provider(followed)]
    return sorted(found, key=lambda column: About.values.index(column.about))


@tracking_columns.register
def received(followed: Followed) -> Iterable[Column]:
    """Whether a recipient confirmed that it received the plan: asked of each for itself."""
    page = followed.plan.get_absolute_url()
    yield Column(
        key="acknowledge",
        about=About.ACKNOWLEDGE,
        heading="Xác nhận đã nhận",
        undone="Chưa xác nhận",
        asks=lambda _: True,
        done={
            recipient.body_id: Done(timezone.localdate(recipient.acknowledged_at), "Đã nhận")
            for recipient in followed.recipients
            if recipient.acknowledged_at
        },
        todo=lambda _: Todo(page),
    )


@tracking_columns.register
def carried_out(followed: Followed) -> Iterable[Column]:
    """Whether a recipient issued a plan of its own under this one.

    Plans do not say who must. It is asked of people's committees that take part, and of bodies that
    have units to pass it on to; what a school issues all the same is shown too.
    """
    plan = followed.plan
    own = {one.own_plan_id: one.body_id for one in followed.recipients if one.own_plan_id}
    plans = (
        Plan.objects.issued()
        .filter(Q(issuing_body__in=followed.all_keys, path__startswith=plan.path) | Q(pk__in=own))
        .exclude(pk=plan.pk)
    )
    done: dict[int, Done] = {}
    for one in plans:
        link = one.get_absolute_url()
        done.setdefault(one.issuing_body_id, Done(one.issued_on, one.reference, link))
        if one.pk in own:
            done.setdefault(own[one.pk], done[one.issuing_body_id])
    derive = Todo(reverse("campaigns:plan_derive", args=[plan.pk]), ORGANISERS)
    yield Column(
        key="own_plan",
        about=About.OWN_PLAN,
        heading="Kế hoạch riêng",
        undone="Chưa ban hành",
        asks=lambda recipient: followed.takes_part(recipient) and _passes_on(recipient),
        done=done,
        todo=lambda _: derive,
    )


def _passes_on(recipient: Recipient) -> bool:
    body = recipient.body
    return recipient.consolidates or body.kind == BodyKind.PEOPLES_COMMITTEE or not body.is_leaf()
