"""The end of a body: its successors, and what passes to them of the bodies and roles below it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.exceptions import ValidationError

from audit import clock
from organisation.models import BodySuccession, IssuingBody, Membership
from organisation.reorganisation.decree import Decree, Link, NewBody, Outcome, Successor

# What a new body takes from the one that it follows where the decision says nothing of it.
INHERITED = ("symbol", "place_name", "head_title", "level", "kind")
# What one below keeps besides, as nothing but the body above it changes.
OWN = ("name", "short_name", "code", "digital_identifier")


class Removal:
    """The transfer from old bodies to their successors, recorded in an Outcome. `below` and
    `people` map keys of bodies and memberships to the successor that takes them over; None passes
    all to the first."""

    def __init__(
        self,
        decree: Decree,
        outcome: Outcome,
        *,
        below: Mapping[int, int] | None,
        people: Mapping[int, int] | None,
    ) -> None:
        self.decree = decree
        self.outcome = outcome
        self._below = below
        self._people = people
        self._became: dict[int, IssuingBody] = {}
        self._went_to: dict[int, int] = {}

    def begin_successors(self, successors: Sequence[Successor], old: Sequence[IssuingBody]) -> None:
        """Create the new successors; existing ones are used as they are."""
        for successor in successors:
            if isinstance(successor, NewBody):
                successor = self._begin(successor, old[0])
            self.outcome.successors.append(successor)

    def note_successions(self, links: Sequence[Link]) -> None:
        """Write the successions."""
        for link in links:
            successor = self.outcome.successors[link.successor]
            self._note(link.old, successor, link.extent)
            if link.extent == BodySuccession.Extent.WHOLE:
                self._became[link.old.pk] = successor

    def end(self, body: IssuingBody) -> None:
        """End a body with all bodies below it; the chosen ones pass to the successor."""
        for old in IssuingBody.objects.at_or_below(body).valid_on(self.decree.effective_on):
            if old.pk == body.pk:
                self.outcome.ended.append(old)
            else:
                self._take_over(old)
            old.valid_to = self.decree.last_day_before
            old.ended_by = self.outcome.reorganisation
            old.save(update_fields=("valid_to", "ended_by"))
        self._let_offices_act_for_the_successor(body)
        for membership in self._memberships_below(body):
            self._hand_over(membership)

    def _begin(self, new: NewBody, first: IssuingBody) -> IssuingBody:
        superior = new.superior or _parent_of(first)
        body = IssuingBody(
            name=" ".join(new.name.split()),
            short_name=new.short_name,
            code=new.code,
            digital_identifier=new.digital_identifier,
            acts_for=self._acted_for(first),
            **{name: getattr(new, name) or getattr(first, name) for name in INHERITED},
        )
        if superior is not None and not superior.exists_on(self.decree.effective_on):
            raise ValidationError(
                f"Đơn vị cấp trên {superior} không tồn tại vào ngày "
                f"{self.decree.effective_on:%d/%m/%Y}. Hãy chọn đơn vị cấp trên."
            )
        return self._place(body, superior)

    def _take_over(self, old: IssuingBody) -> None:
        """Recreate a body that was below an ended one under the successor, or let it end."""
        place = 0 if self._below is None else self._below.get(old.pk)
        if place is None or place >= len(self.outcome.successors):
            self.outcome.ended_below.append(old)
            return
        successor = self.outcome.successors[place]
        body = IssuingBody(
            **{field: getattr(old, field) for field in (*INHERITED, *OWN)},
            valid_to=old.valid_to,
            acts_for=self._acted_for(old, successor),
        )
        parent = _parent_of(old)
        goes_along = parent is not None and self._went_to.get(parent.pk) == place
        self._place(body, self._became[parent.pk] if parent and goes_along else successor)
        self._became[old.pk], self._went_to[old.pk] = body, place
        self._note(old, body, BodySuccession.Extent.WHOLE)
        self.outcome.carried_over.append((old, body))

    def _place(self, body: IssuingBody, superior: IssuingBody | None) -> IssuingBody:
        body.valid_from = self.decree.effective_on
        body.begun_by = self.outcome.reorganisation
        body.full_clean(exclude=("path", "depth", "numchild", "folded_name", "spelling_key"))
        if superior is None:
            IssuingBody.objects.add_root(instance=body)
        else:
            # Treebeard counts children on the node: it must be the row as it is now.
            IssuingBody.objects.add_child(IssuingBody.objects.get(pk=superior.pk), instance=body)
        self.outcome.begun.append(body)
        return body

    def _note(self, old: IssuingBody, new: IssuingBody, extent: str) -> None:
        succession = BodySuccession(
            predecessor=old,
            successor=new,
            extent=extent,
            effective_on=self.decree.effective_on,
            legal_basis=self.outcome.reorganisation.legal_basis,
            reorganisation=self.outcome.reorganisation,
        )
        succession.full_clean()
        succession.save()
        self.outcome.successions.append(succession)

    def _acted_for(
        self, old: IssuingBody, successor: IssuingBody | None = None
    ) -> IssuingBody | None:
        """For whom the successor of an office acts: for what that body became or, where it was
        split, for the part to which the office went."""
        if old.acts_for is None:
            return None
        represented = self._became.get(old.acts_for.pk, old.acts_for)
        return represented if represented.exists_on(self.decree.effective_on) else successor

    def _let_offices_act_for_the_successor(self, body: IssuingBody) -> None:
        """An office elsewhere that acted for the ended body acts for what it became. Where the day
        is still to come that is left to the administrator, or the office would lose its work."""
        successor = self._became.get(body.pk)
        if successor is not None and self.decree.effective_on <= clock.today():
            offices = body.standing_offices.valid_on(self.decree.effective_on)
            offices.update(acts_for=successor)

    def _memberships_below(self, body: IssuingBody) -> list[Membership]:
        """The memberships at the body and below it that are in force or still to begin."""
        return list(
            Membership.objects.filter(body__path__startswith=body.path)
            .exclude(valid_to__lt=self.decree.effective_on)
            .select_related("user", "body")
            .order_by("body__path", "pk")
        )

    def _hand_over(self, old: Membership) -> None:
        """End a membership the day before; begin it at the successor where it was chosen."""
        if old.valid_from and old.valid_from > self.decree.last_day_before:
            raise ValidationError(
                f"Vai trò của {old.user} tại {old.body} bắt đầu từ ngày "
                f"{old.valid_from:%d/%m/%Y}, khi đơn vị đã chấm dứt. Hãy sửa vai trò này trước."
            )
        ends: date | None = old.valid_to
        old.valid_to = self.decree.last_day_before
        old.save(update_fields=("valid_to",))
        body = self._successor_for(old)
        if body is None:
            self.outcome.ended_roles.append(old)
            return
        new = Membership(
            user=old.user,
            body=body,
            role=old.role,
            valid_from=self.decree.effective_on,
            valid_to=ends,
            taken_over_from=old,
            handover_basis=self.outcome.reorganisation.legal_basis,
        )
        held = Membership.objects.filter(user=old.user, body=body, role=old.role)
        if held.exclude(valid_to__lt=self.decree.effective_on).exists():
            # He held it at two bodies that became one, or at the one that goes on.
            self.outcome.ended_roles.append(old)
            return
        new.save()
        self.outcome.handed_over.append(new)

    def _successor_for(self, membership: Membership) -> IssuingBody | None:
        """At which body the role goes on: what its own body became, else the chosen successor.
        A role at a body below that ends is not another role above it: it ends."""
        place = 0 if self._people is None else self._people.get(membership.pk)
        if place is None or place >= len(self.outcome.successors):
            return None
        if membership.body_id in self._went_to:
            return self._became[membership.body_id]
        is_of_an_ended_one = any(membership.body_id == old.pk for old in self.outcome.ended)
        return self.outcome.successors[place] if is_of_an_ended_one else None


def _parent_of(body: IssuingBody) -> IssuingBody | None:
    return IssuingBody.objects.get_parent(body) if body.depth > 1 else None
