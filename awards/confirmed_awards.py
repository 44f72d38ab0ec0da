"""Forms of award that were read from a text and confirmed by a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from awards.models import AwardForm, Quota, QuotaException, RequiredDocument
from campaigns.models import Plan
from organisation.models import IssuingBody
from paperwork.vietnamese import fold

# How the name of a paper begins, and what the portal can make of it.
MADE_AS = (
    (("to trinh", "van ban de nghi"), RequiredDocument.MadeAs.PROPOSAL),
    (("bien ban",), RequiredDocument.MadeAs.MINUTES),
    (("bao cao",), RequiredDocument.MadeAs.REPORT),
)
# One copy for all who are proposed together.
SHARED = (RequiredDocument.MadeAs.PROPOSAL, RequiredDocument.MadeAs.MINUTES)


@dataclass(frozen=True, slots=True)
class ConfirmedQuota:
    """How many of an award: `level` where the number holds for one level only; `exceptions` are
    bodies with their own numbers."""

    awardee: str
    limit: int
    per: str
    level: str = ""
    exceptions: tuple[tuple[IssuingBody, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ConfirmedAward:
    """A form of award with its authority, quotas and papers. `authority_body` None: the body that
    issues the plan."""

    name: str
    authority_title: str
    printed_as: str
    authority_body: IssuingBody | None
    awardee: str
    original_sets: int
    quotas: tuple[ConfirmedQuota, ...] = ()
    papers: tuple[str, ...] = ()


def write_award_forms(plan: Plan, awards: Iterable[ConfirmedAward]) -> None:
    """Write a plan's forms of award with their quotas and the papers of their dossiers."""
    for position, award in enumerate(awards, start=1):
        form = AwardForm.objects.create(
            plan=plan,
            position=position,
            name=award.name,
            authority_body=award.authority_body or plan.issuing_body,
            authority_title=award.authority_title,
            printed_as=award.printed_as,
            awardee=award.awardee,
            original_sets=award.original_sets,
        )
        _write_quotas(award, form)
        RequiredDocument.objects.bulk_create(
            paper(form, place, name) for place, name in enumerate(award.papers, start=1)
        )


def paper(form: AwardForm, position: int, name: str) -> RequiredDocument:
    """A paper of the dossier, with what its name tells: whether the portal can make it, whether
    one serves for all, whether it is asked of enterprises only."""
    said = fold(name)
    made_as = next((kind for openings, kind in MADE_AS if said.startswith(openings)), "")
    of_enterprises = "doanh nghiep" in said and said.startswith(("xac nhan", "giay xac nhan"))
    condition = RequiredDocument.Condition.ENTERPRISE if of_enterprises else None
    return RequiredDocument(
        award_form=form,
        position=position,
        name=name,
        made_as=made_as,
        is_shared=made_as in SHARED,
        condition=condition or RequiredDocument.Condition.ALWAYS,
    )


def _write_quotas(award: ConfirmedAward, form: AwardForm) -> None:
    for one in award.quotas:
        quota = Quota.objects.create(
            award_form=form, awardee=one.awardee, limit=one.limit, per=one.per, level=one.level
        )
        QuotaException.objects.bulk_create(
            QuotaException(quota=quota, body=body, limit=limit) for body, limit in one.exceptions
        )
