"""Decisions of the awarding district, on their way."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from awards.decisions import procedure
from awards.models import AwardDecision, BaseSalary, BonusRate, Dossier, LawVersion
from decisions.legal_texts import LegalText, Topic
from tests.awards.factories import DECISION, Awarding

TEXTS_OF_2020 = (
    (
        Topic.EMULATION_DECREE,
        "Nghị định",
        "91/2017/NĐ-CP",
        date(2017, 7, 31),
        "Chính phủ",
        "Quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
    ),
    (
        Topic.EMULATION_LAW,
        "Luật",
        "39/2013/QH13",
        date(2013, 11, 16),
        "",
        "sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
    ),
    (
        Topic.EMULATION_LAW,
        "Luật",
        "15/2003/QH11",
        date(2003, 11, 26),
        "",
        "Thi đua, khen thưởng",
    ),
    (
        Topic.LOCAL_GOVERNMENT,
        "Luật",
        "77/2015/QH13",
        date(2015, 6, 19),
        "",
        "Tổ chức chính quyền địa phương",
    ),
)
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
    """The law of 2020, and what a district's giấy khen is paid by it (NĐ 91/2017, Điều 73; NĐ
    38/2019)."""
    LawVersion.objects.create(
        applies_from=date(2018, 1, 1),
        law="Luật Thi đua, khen thưởng",
        decree="91/2017/NĐ-CP",
        rounding="Làm tròn số lên hàng chục nghìn đồng theo khoản 2 Điều 68",
        source="Công báo",
    )
    for topic, kind, number, issued_on, issuer, title in TEXTS_OF_2020:
        LegalText.objects.create(
            topic=topic,
            kind=kind,
            number=number,
            issued_on=issued_on,
            issuer=issuer,
            title=title,
            applies_from=issued_on,
            source="Công báo",
        )
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
