"""Making a plan out of another: out of the superior's ("Cụ thể hóa kế hoạch này"), or out of one's
own earlier plan, to amend or to replace it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit import clock
from audit.registry import Registry
from campaigns.models import Deadline, Plan, Recipient
from campaigns.models.plans import TITLE_LENGTH, Change, RegistrationForm
from campaigns.models.timetable import DeadlineKind
from campaigns.permissions import bodies_that_may_derive, may_change_plan
from campaigns.plans.drafts.part_copies import (
    Copied,
    cite,
    copy_bases,
    copy_deadline,
    copy_groups,
    copy_phases,
    copy_recipients,
    copy_sections,
)
from campaigns.plans.drafts.plan_drafts import draft_plan
from campaigns.plans.timetable import DatedDeadline, Timetable
from campaigns.rules.due_dates import Boundary
from campaigns.rules.lineage import symbol_of
from decisions.signature import Capacity
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from paperwork.vietnamese import in_a_sentence, official_date

# What an app above carries over from a plan into one that is made out of it (awards: its forms of
# award); called in the transaction that makes the plan, with whether it is of the same body.
carried_parts: Registry[Callable[[Plan, Plan, bool], None]] = Registry(
    "what a derived plan takes over"
)

# What a body has to hand in above, it collects below under this name.
COLLECTED_AS = {DeadlineKind.CONSOLIDATION: DeadlineKind.REGISTRATION}
NOT_CARRIED = (DeadlineKind.SUMMING_UP, DeadlineKind.RECOGNITION)


@dataclass(frozen=True, slots=True)
class ProposedDeadline:
    """A deadline of the parent that binds the body, and the one that it may set below."""

    above: DatedDeadline
    kind: str
    day: date | None
    days_after: int | None


def proposed_deadlines(
    parent: Plan, body: IssuingBody, days_earlier: int
) -> list[ProposedDeadline]:
    """The deadlines that a body may set, each ahead of the one that binds it above.

    Where the body both registers and consolidates, the earlier of the two days counts.
    """
    timetable = Timetable([parent], [body])
    binding = [
        timetable.dated(deadline, [body])
        for deadline in timetable.deadlines_of(parent)
        if timetable.binds(deadline, body)
    ]
    proposed: dict[tuple[str, int | None], ProposedDeadline] = {}
    for dated in binding:
        if dated.deadline.kind in NOT_CARRIED:
            continue
        one = _ahead_of(dated, days_earlier)
        key = (one.kind, dated.deadline.phase_id)
        known = proposed.get(key)
        if known is None or (one.day and known.day and one.day < known.day):
            proposed[key] = one
    return list(proposed.values())


def own_plans_under(parent: Plan, body: IssuingBody) -> list[Plan]:
    """The plans, drafts included, by which a body already carries a plan out."""
    return list(
        Plan.objects.not_discarded()
        .filter(
            issuing_body=body,
            path__startswith=parent.path,
            depth=parent.depth + 1,
            changed_plan=None,
        )
        .order_by("pk")
    )


def derive_plan(
    parent: Plan,
    *,
    body: IssuingBody,
    kind: str,
    days_earlier: int,
    section_kinds: Collection[str],
    actor: User,
) -> Plan:
    """Draft a body's own plan out of its superior's, whole or not at all.

    Carried over for editing: the parent first among the legal bases, then its own; phases not yet
    over; the deadlines that bind the body, `days_earlier` calendar days ahead; fields, the text of
    `section_kinds`, groups of participants; and, by the apps above, forms of award. Those directly
    below the body are proposed as recipients. Raises Refused, and ValidationError where the parent
    may not be one.
    """
    if body not in bodies_that_may_derive(actor, parent):
        raise Refused("Chỉ cán bộ của đơn vị đã nhận kế hoạch này được lập kế hoạch thực hiện nó.")
    with transaction.atomic():
        values = _values_under(parent, body, kind)
        proposed = proposed_deadlines(parent, body, days_earlier)
        deadlines = [(one.above.deadline, _fields_of(one)) for one in proposed]
        plan = draft_plan(
            issuing_body=body,
            parent=parent,
            values=values,
            actor=actor,
            label=f"Cụ thể hóa từ {parent}",
        )
        cite(plan, parent)
        copy_bases(parent, plan, after=1)
        copy_sections(parent, plan, section_kinds, with_numbers=False)
        copied = Copied()
        copy_groups(parent, plan, copied, with_bodies=False)
        today = clock.today()
        ahead = parent.phases.filter(ends_on__gte=today)
        copy_phases(ahead, plan, copied, starts_on=lambda phase: max(phase.starts_on, today))
        for deadline, fields in deadlines:
            copy_deadline(deadline, plan, copied, **fields, group=None, body=None)
        _propose_recipients(plan)
        _carry_parts(parent, plan, same_body=False)
    return plan


def change_plan(plan: Plan, change: str, *, actor: User) -> Plan:
    """Draft a plan that amends or replaces one in force; the old one stays as it is, and in force
    until the new one is issued.

    It cites the old one, then the plan that both carry out. To replace, everything is carried over
    for editing; to amend, only to whom it goes. Raises
    Refused, and ValidationError where a draft that changes it has been begun already.
    """
    answer = may_change_plan(actor, plan)
    if not answer:
        raise Refused(answer.reason)
    if begun := plan.changed_by.filter(status__in=Plan.UNISSUED).first():
        raise ValidationError(
            f"Đã có dự thảo {begun.get_change_display().lower()} kế hoạch này. Hãy mở dự thảo đó."
        )
    replaces, parent = change == Change.REPLACES, plan.parent
    with transaction.atomic():
        new = draft_plan(
            issuing_body=plan.issuing_body,
            parent=parent,
            values=_values_like(plan, change),
            actor=actor,
            label=f"Lập dự thảo {Change(change).label.lower()} {plan}",
        )
        cite(new, plan)
        if parent:
            cite(new, parent, position=2)
        copy_recipients(plan, new)
        if replaces:
            copied = Copied()
            copy_bases(plan, new, after=2 if parent else 1)
            kinds = plan.sections.values_list("kind", flat=True)
            copy_sections(plan, new, kinds, with_numbers=True)
            copy_groups(plan, new, copied, with_bodies=True)
            copy_phases(plan.phases.all(), new, copied)
            for deadline in plan.deadlines.all():
                copy_deadline(deadline, new, copied)
            _carry_parts(plan, new, same_body=True)
    return new


def _ahead_of(dated: DatedDeadline, days_earlier: int) -> ProposedDeadline:
    deadline, last_day = dated.deadline, dated.due.last_day
    kind = COLLECTED_AS.get(DeadlineKind(deadline.kind), deadline.kind)
    if deadline.days_after is not None:
        term = proposed_term(deadline.days_after, days_earlier=days_earlier)
        return ProposedDeadline(dated, kind, None, term)
    if last_day is None:
        return ProposedDeadline(dated, kind, None, None)
    day = proposed_day(last_day, days_earlier=days_earlier, today=clock.today())
    return ProposedDeadline(dated, kind, day, None)


def proposed_day(last_day: date, *, days_earlier: int, today: date) -> date:
    """The last day that a body sets for those below it, so that it can itself be in time above.

    Takes the last day above and the number of calendar days to stay ahead of it. It is never in
    the past while the day above is not, and never later than the day above.
    """
    return min(last_day, max(today, last_day - timedelta(days=days_earlier)))


def proposed_term(days_after: int, *, days_earlier: int) -> int:
    """The same for a term of so many days after an event; not less than none."""
    return max(0, days_after - days_earlier)


def _fields_of(proposed: ProposedDeadline) -> dict[str, object]:
    """What the new deadline says; "đến hết ngày" is plainer to keep than "trước ngày"."""
    fields: dict[str, object] = {"kind": proposed.kind, "days_after": proposed.days_after}
    if proposed.day is not None:
        fields |= {
            "due_on": proposed.day,
            "boundary": Boundary.THROUGH,
            "precision": Deadline.Precision.DAY,
        }
    if proposed.kind != proposed.above.deadline.kind:
        fields["title"] = DeadlineKind(proposed.kind).label
    return fields


def _values_under(parent: Plan, body: IssuingBody, kind: str) -> dict[str, object]:
    is_committee = body.kind == BodyKind.PEOPLES_COMMITTEE
    head = (body.head_title or "Thủ trưởng").upper()
    starts_on = max(parent.starts_on, clock.today()) if parent.starts_on else clock.today()
    return {
        "kind": kind,
        "symbol": symbol_of(kind, body.symbol),
        "place": body.place_name,
        "title": parent.title,
        "theme": parent.theme,
        "receiving_body": body.standing_offices.valid_on(clock.today()).first(),
        "starts_on": min(starts_on, parent.ends_on) if parent.ends_on else starts_on,
        "ends_on": parent.ends_on,
        **_years_of(parent),
        "registration_form": parent.registration_form,
        "reform_area_set": parent.reform_area_set,
        "accepts_late": parent.accepts_late,
        "signer_capacity": Capacity.TM if is_committee else "",
        "signer_title": f"TM. ỦY BAN NHÂN DÂN / {head}" if is_committee else head,
    }


def _years_of(plan: Plan) -> dict[str, object]:
    """The campaign's years, which are those of every plan that carries it out or changes it."""
    years = plan.years
    to_year = years.last if years.last != years.first else None
    return {"campaign_from_year": years.first, "campaign_to_year": to_year}


def _values_like(plan: Plan, change: str) -> dict[str, object]:
    same = ("kind", "symbol", "place", "theme", "receiving_body", "starts_on", "ends_on")
    signing = ("signer_name", "signer_capacity", "signer_title")
    values: dict[str, object] = {name: getattr(plan, name) for name in (*same, *signing)}
    values |= {"change": change, "changed_plan": plan, **_years_of(plan)}
    if change == Change.REPLACES:
        registering = ("title", "registration_form", "reform_area_set", "accepts_late")
        return values | {name: getattr(plan, name) for name in registering}
    # Under an amendment nobody registers anew: what was registered stays under the plan itself.
    return values | {"title": amendment_title(plan), "registration_form": RegistrationForm.NONE}


def amendment_title(plan: Plan) -> str:
    """The title of an amendment, which names the plan in full: "Sửa đổi, bổ sung Kế hoạch số
    3925/KH-UBND ngày 05 tháng 5 năm 2020 của …"; without its subject where that is too long."""
    day = f" {official_date(plan.issued_on)}" if plan.issued_on else ""
    named = f"{plan.get_kind_display()} số {plan.reference}{day} của {plan.issuing_body}"
    title = f"Sửa đổi, bổ sung {named}"
    whole = f"{title} {in_a_sentence(plan.title)}"
    return whole if len(whole) <= TITLE_LENGTH else title


def _propose_recipients(plan: Plan) -> None:
    """Those directly below the body; party organs and councils are informed, and do not
    register."""
    registers = plan.registration_form != RegistrationForm.NONE
    silent = (BodyKind.PARTY_OR_FRONT, BodyKind.ADVISORY)
    below = IssuingBody.objects.directly_below(plan.issuing_body).valid_on(clock.today())
    Recipient.objects.bulk_create(
        Recipient(plan=plan, body=body, must_register=registers and body.kind not in silent)
        for body in below
    )


def _carry_parts(source: Plan, plan: Plan, *, same_body: bool) -> None:
    for carry in carried_parts:
        carry(source, plan, same_body)
