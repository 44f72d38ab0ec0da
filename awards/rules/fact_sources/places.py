"""The bodies around candidates, through time: their own, those above, who publishes and awards, and
the groups of a plan that name them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from awards.rules.evidence import Place
from awards.rules.findings import Candidate
from awards.rules.vocabulary import Authority, Whose
from campaigns.models import ParticipantGroup, Plan, Recipient
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from organisation.succession import taken_over_by

# An office or a unit below one of these belongs to it; these stand for themselves.
STANDS_ALONE = (BodyKind.PEOPLES_COMMITTEE, BodyKind.DEPARTMENT, BodyKind.ENTERPRISE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The bodies around candidates, with what each began from, and who acts for each."""

    plan: Plan
    parents: list[Plan]
    bodies: Mapping[int, IssuingBody]
    by_path: Mapping[str, IssuingBody]
    before: Mapping[int, set[int]]
    offices: Mapping[int, set[int]]

    def places_of(self, candidate: Candidate) -> dict[str, Place]:
        """Of whom a rule may ask, for a candidate."""
        body = self.bodies[candidate.body_id]
        line = body_and_owners(body, self._over(body))
        above = self._above(body)
        return {
            Whose.AWARDEE: self._place([body]),
            Whose.BODY: self._place([body]),
            Whose.LINE: self._place(line),
            Whose.ABOVE: self._place([above] if above else []),
            Whose.ISSUER: self._place([self.plan.issuing_body]),
        }

    def authorities_for(self, candidate: Candidate) -> dict[str, frozenset[int]]:
        """Who may have published or awarded, for a candidate; offices that act for it too."""
        issuer = self.plan.issuing_body
        above = self._above(self.bodies[candidate.body_id])
        parent = self.parents[0].issuing_body if self.parents else self._above(issuer)
        return {
            Authority.ISSUER: self._keys(issuer),
            Authority.PARENT: self._keys(parent),
            Authority.ABOVE: self._keys(above),
        }

    def keys(self) -> set[int]:
        """All bodies of which something may be asked, with those before them."""
        return set().union(*self.before.values()) | set(self.bodies)

    def _place(self, bodies: Iterable[IssuingBody]) -> Place:
        bodies = list(bodies)
        keys = set().union(*(self.before[body.pk] for body in bodies)) if bodies else set()
        names = " hoặc ".join(body.name for body in bodies)
        return Place(names or "Cơ quan cấp trên", frozenset(keys))

    def _keys(self, body: IssuingBody | None) -> frozenset[int]:
        if body is None:
            return frozenset()
        return frozenset(self.before.get(body.pk, {body.pk}) | self.offices.get(body.pk, set()))

    def _over(self, body: IssuingBody) -> list[IssuingBody]:
        return [self.by_path[path] for path in body.path_and_above if path in self.by_path]

    def _above(self, body: IssuingBody) -> IssuingBody | None:
        paths = body.path_and_above[:-1]
        return self.by_path.get(paths[-1]) if paths else None


def body_and_owners(body: IssuingBody, around: Iterable[IssuingBody]) -> list[IssuingBody]:
    """A body and, for an office or unit, the bodies to which it belongs, the nearest first;
    `around` holds those above it."""
    by_path = {one.path: one for one in around}
    line = [body]
    for path in reversed(body.path_and_above[:-1]):
        if line[-1].kind in STANDS_ALONE or path not in by_path:
            break
        line.append(by_path[path])
    return line


def surroundings(plan: Plan, candidates: Iterable[Candidate]) -> Surroundings:
    """The bodies around candidates of a plan. Six queries at most, however many they are."""
    keys = {candidate.body_id for candidate in candidates} | {plan.issuing_body_id}
    parents = list(
        Plan.objects.filter(path__in=plan.paths_above)
        .select_related("issuing_body")
        .order_by("-path")
    )
    own = list(IssuingBody.objects.filter(pk__in=keys))
    over = [parent.issuing_body for parent in parents[:1]]
    paths = {path for body in (*own, *over) for path in body.path_and_above}
    bodies = list(IssuingBody.objects.filter(path__in=paths))
    offices: dict[int, set[int]] = {}
    acting: Any = IssuingBody.objects.filter(acts_for__in=[body.pk for body in bodies])
    for office, body in acting.values_list("pk", "acts_for"):
        offices.setdefault(body, set()).add(office)
    return Surroundings(
        plan=plan,
        parents=parents,
        bodies={body.pk: body for body in bodies},
        by_path={body.path: body for body in bodies},
        before=taken_over_by(bodies),
        offices=offices,
    )


# Told of a plan, not taking part in it.
SILENT = ("party_or_front", "advisory")


def groups_by_body(plan: Plan) -> dict[int, tuple[str, ...]]:
    """By body the plan's groups that name it; "" for one that takes part without being named: a
    recipient that registers, or one under a plan that carries this one out. Where no group names
    any body, every recipient takes part. Two queries."""
    found: dict[int, list[str]] = defaultdict(list)
    named = ParticipantGroup.objects.filter(
        plan__path__startswith=plan.path, bodies__isnull=False
    ).order_by("plan__path", "position")
    for key, name, body in named.values_list("plan", "name", "bodies"):
        found[body].append(name if key == plan.pk else "")
    recipients = Recipient.objects.filter(plan__path__startswith=plan.path).exclude(
        body__kind__in=SILENT
    )
    if found:
        recipients = recipients.filter(must_register=True)
    for body in recipients.values_list("body", flat=True):
        found[body].append("")
    return {body: tuple(dict.fromkeys(names)) for body, names in found.items()}


def kinds_of_groups(groups: Iterable[ParticipantGroup]) -> frozenset[str]:
    """For what kinds of participants a plan is."""
    return frozenset(group.kind for group in groups)
