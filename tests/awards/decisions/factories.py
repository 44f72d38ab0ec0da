"""Decisions of the awarding district, on their way."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from awards.decisions import procedure
from awards.models import AwardDecision, BaseSalary, BonusRate, Dossier
from tests.awards.factories import DECISION, Awarding

HEAD = {name: DECISION[name] for name in ("symbol", "place", "signer_title", "signer_capacity")}


def drafted(place: Awarding, *dossiers: Dossier, **changes) -> AwardDecision:
    """A draft of the district's staff with these dossiers."""
    return procedure.draft(
        AwardDecision(plan=place.plan, issuing_body=place.district),
        actor=place.staff,
        values={**HEAD, **changes},
        chosen=[dossier.pk for dossier in dossiers],
    )


def presented(place: Awarding, *dossiers: Dossier, **changes) -> AwardDecision:
    """The same, put to the leader."""
    decision = drafted(place, *dossiers, **changes)
    procedure.present(decision, actor=place.staff)
    return decision


def issued(place: Awarding, *dossiers: Dossier, **changes) -> AwardDecision:
    """The same, issued under the number of `DECISION` unless said otherwise."""
    decision = presented(place, *dossiers)
    procedure.issue(decision, actor=place.leader, values={**DECISION, **changes})
    return decision


def law_of_2020() -> None:
    """What a district's giấy khen is paid in 2020 (NĐ 91/2017, Điều 73; NĐ 38/2019)."""
    BaseSalary.objects.create(
        applies_from=date(2019, 7, 1), amount=1_490_000, source="Nghị định 38/2019/NĐ-CP"
    )
    rates: Sequence[tuple[str, str]] = (("individual", "0.3"), ("collective", "0.6"))
    for awardee, multiple in rates:
        BonusRate.objects.create(
            applies_from=date(2018, 1, 1),
            form_name="giay_khen",
            authority_level="district",
            awardee=awardee,
            multiple=Decimal(multiple),
            source="Nghị định 91/2017/NĐ-CP, Điều 73",
        )
