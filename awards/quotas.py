"""Quota arithmetic: which quota applies to an awardee, whether a place is left, and warnings."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from awards.models import AwardDecision, AwardForm, Dossier, Quota
from awards.rules.fact_sources.places import STANDS_ALONE, body_and_owners
from decisions.models import PENDING
from organisation.models import IssuingBody
from organisation.models.bodies import Level
from organisation.succession import taken_over_by


def limit_for(quotas: Iterable[Quota], *, awardee_kind: str, level: str, per: str) -> Quota | None:
    """The quota that holds among those counted the same way: one for the awardee's level before
    one for all levels (Kiên Giang: 02 persons a collective, 01 in a commune). Pure."""
    fitting = [
        quota
        for quota in quotas
        if quota.awardee == awardee_kind and quota.per == per and quota.level in ("", level)
    ]
    return max(fitting, key=lambda quota: quota.level != "", default=None)


def quota_objection(dossier: Dossier) -> str | None:
    """Why one more award would pass a quota of its form, or None where there is a place.

    Counts what has been decided. Call it with the award form's row locked, so that the count and
    the decision that follows are one (design, law 5).
    """
    quotas = list(dossier.award_form.quotas.prefetch_related("exceptions"))
    for per in Quota.Per.values:
        quota = limit_for(
            quotas,
            awardee_kind=dossier.awardee_kind,
            level=dossier.awardee_body.level,
            per=per,
        )
        if quota is None:
            continue
        collective = dossier.awardee_body
        if quota.chosen_only and per == Quota.Per.AWARDED_COLLECTIVE:
            chosen = chosen_collective_of(dossier)
            if chosen is None:
                return (
                    f"Kế hoạch chỉ cho {quota.get_awardee_display().lower()} của tập thể được "
                    f"chọn; {collective} không được đề nghị cùng hình thức này."
                )
            collective = chosen
        limit = allowed_to(dossier.proposed_by, quota)
        if _already_decided(quota, dossier, collective).count() >= limit:
            return (
                f"Đã đủ số lượng: kế hoạch cho {limit:02d} {quota.get_awardee_display().lower()} "
                f"({quota.get_per_display()})."
            )
    return None


def allowed_to(body: IssuingBody, quota: Quota) -> int:
    """How many a quota allows to a submitting body, its exception counted."""
    exceptions = {exception.body_id: exception.limit for exception in quota.exceptions.all()}
    return exceptions.get(body.pk, quota.limit)


def is_closed(form: AwardForm, on: date) -> str:
    """Why no new decision can give a form of award on a day: its authority's body has ended, or
    does not exist yet; "" where it can. What was decided stays readable."""
    body = form.authority
    if body.valid_to and body.valid_to < on:
        return (
            f"{body} đã chấm dứt hoạt động sau ngày {body.valid_to:%d/%m/%Y} nên không ra quyết "
            f"định mới về {form}."
        )
    return "" if body.exists_on(on) else f"{body} chưa hoạt động vào ngày {on:%d/%m/%Y}."


def chosen_collective_of(dossier: Dossier) -> IssuingBody | None:
    """The collective among which a person counts: their body or, where that is an office, the
    nearest to which it belongs, that is proposed or awarded under the same form. Two queries."""
    body = dossier.awardee_body
    line = body_and_owners(body, IssuingBody.objects.filter(path__in=body.path_and_above))
    chosen = set(
        chosen_dossiers(dossier.award_form)
        .filter(awardee_body__in=[one.pk for one in line])
        .values_list("awardee_body", flat=True)
    )
    return next((one for one in line if one.pk in chosen), None)


def chosen_dossiers(form: AwardForm) -> QuerySet:
    """The dossiers of the collectives that are proposed or awarded under a form."""
    return Dossier.objects.filter(
        award_form=form, awardee_kind=Dossier.AwardeeKind.COLLECTIVE
    ).exclude(status__in=("draft", "withdrawn", "declined", "revoked"))


def _already_decided(quota: Quota, dossier: Dossier, collective: IssuingBody) -> QuerySet:
    decided = Dossier.objects.decided().filter(
        award_form=dossier.award_form, awardee_kind=dossier.awardee_kind
    )
    if quota.level:
        decided = decided.filter(awardee_body__level=quota.level)
    if quota.per == Quota.Per.SUBMITTING_BODY:
        # What a body proposed before a merger began it anew was proposed by it.
        return decided.filter(
            proposed_by__in=taken_over_by([dossier.proposed_by])[dossier.proposed_by_id]
        )
    if quota.per == Quota.Per.AWARDED_COLLECTIVE:
        return decided.filter(_counted_for(quota, dossier.award_form, collective))
    return decided


def _counted_for(quota: Quota, form: AwardForm, collective: IssuingBody) -> Q:
    """The people who count for a collective: its own; where only chosen ones count, also those of
    its offices that are not chosen themselves."""
    own = Q(awardee_body=collective)
    if not quota.chosen_only:
        return own
    offices = Q(
        awardee_body__path__startswith=collective.path, awardee_body__level=collective.level
    ) & ~Q(awardee_body__kind__in=STANDS_ALONE)
    chosen = chosen_dossiers(form).exclude(awardee_body=collective).values("awardee_body")
    return own | (offices & ~Q(awardee_body__in=chosen))


@dataclass(frozen=True, slots=True)
class PlacesLeft:
    """A number that a plan gives: in words, how many, and how many are decided and put to the
    leader already; for one body where it is counted by body."""

    said: str
    limit: int
    decided: int
    presented: int = 0
    body: str = ""

    @property
    def left(self) -> int:
        """The places that nobody has yet; what is put to the leader does not take one."""
        return max(self.limit - self.decided, 0)


def places_left(form: AwardForm, *, presenting: Collection[int] = ()) -> list[PlacesLeft]:
    """What is left of a form's quotas: of the whole plan; by submitting body and by collective for
    each that proposed somebody or is a named exception. Dossiers whose keys are in `presenting`
    count as put to the leader already. Three queries."""
    quotas = list(form.quotas.prefetch_related("exceptions__body"))
    if not quotas:
        return []
    dossiers = list(
        Dossier.objects.filter(award_form=form)
        .exclude(status__in=("draft", "withdrawn", "declined", "revoked"))
        .select_related("proposed_by", "awardee_body")
        .order_by("proposed_by__path", "awardee_body__path")
    )
    found = []
    for quota in quotas:
        counted = [
            one
            for one in dossiers
            if one.awardee_kind == quota.awardee
            and quota == _quota_for(quotas, quota, one.awardee_body.level)
        ]
        if quota.per == Quota.Per.PLAN:
            found.append(_places(quota, counted, quota.limit, "", presenting))
            continue
        chosen = [
            one.awardee_body
            for one in dossiers
            if one.awardee_kind == Dossier.AwardeeKind.COLLECTIVE
            and quota == _quota_for(quotas, quota, one.awardee_body.level)
        ]
        for body, of_body in _by_body(quota, counted, chosen).items():
            limit = allowed_to(body, quota)
            found.append(_places(quota, of_body, limit, str(body), presenting))
    return found


def _quota_for(quotas: Iterable[Quota], like: Quota, level: str) -> Quota | None:
    return limit_for(quotas, awardee_kind=like.awardee, level=level, per=like.per)


def _by_body(
    quota: Quota, dossiers: Iterable[Dossier], chosen: list[IssuingBody]
) -> dict[IssuingBody, list[Dossier]]:
    """Dossiers by the body for which they count; also the bodies that are named exceptions, and
    the collectives that are chosen, where nobody was proposed yet."""
    by_submitter = quota.per == Quota.Per.SUBMITTING_BODY
    found: dict[IssuingBody, list[Dossier]] = {}
    if by_submitter:
        found = {exception.body: [] for exception in quota.exceptions.all()}
    elif quota.chosen_only:
        found = {body: [] for body in chosen}
    for one in dossiers:
        body = one.proposed_by if by_submitter else _counts_for(quota, one.awardee_body, chosen)
        found.setdefault(body, []).append(one)
    return found


def _counts_for(quota: Quota, body: IssuingBody, chosen: Iterable[IssuingBody]) -> IssuingBody:
    """The collective for which people of a body count, as `_counted_for` asks the database: the
    body itself, or the nearest chosen one to which it belongs."""
    if not quota.chosen_only or body.kind in STANDS_ALONE:
        return body
    owners = [one for one in chosen if body.is_at_or_below(one) and one.level == body.level]
    return max(owners, key=lambda one: len(one.path), default=body)


def _places(
    quota: Quota,
    dossiers: Iterable[Dossier],
    limit: int,
    body: str,
    presenting: Collection[int],
) -> PlacesLeft:
    statuses = [
        "presented" if one.pk in presenting and one.status != "decided" else one.status
        for one in dossiers
    ]
    level = f", {Level(quota.level).label.lower()}" if quota.level else ""
    said = f"{limit:02d} {quota.get_awardee_display().lower()} ({quota.get_per_display()}{level})"
    return PlacesLeft(said, limit, statuses.count("decided"), statuses.count("presented"), body)


def over_quota(decision: AwardDecision) -> list[str]:
    """Sentences that say which numbers of the plan a decision would pass, together with what is
    decided or put to the leader elsewhere. Its issuing asks again, under a lock. A fixed number of
    queries for each form of award on its list."""
    if decision.is_later or decision.status not in PENDING:
        return []
    items = decision.items.filter(declined_reason="")
    keys = set(items.values_list("dossier", flat=True))
    forms = AwardForm.objects.filter(pk__in=items.values("dossier__award_form"))
    found = []
    for form in forms.select_related("plan"):
        for places in places_left(form, presenting=keys):
            wanted = places.decided + places.presented
            if wanted <= places.limit:
                continue
            whose = f" cho {places.body}" if places.body else ""
            found.append(
                f"{form}: kế hoạch cho {places.said}{whose}; đã quyết định {places.decided}, đang "
                f"trình {places.presented}."
            )
    return found
