"""The money that goes with an award: a multiple of the base salary in force on the day of the
decision, rounded up to ten thousand đồng (NĐ 91/2017, Điều 68; NĐ 152/2025, Điều 49)."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from django.core.exceptions import ValidationError

from awards.models import AwardForm, BaseSalary, BonusRate
from awards.models.award_forms import AuthorityLevel
from awards.models.law import BonusAwardee
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind, Level

STEP = 10_000
# By the level of the body whose head awards; what is not named is paid as a department is.
_PAID_AS = {Level.CENTRAL: AuthorityLevel.PROVINCE, Level.COMMUNE: AuthorityLevel.COMMUNE}


class NoBonusRule(ValidationError):
    """No rate or base salary has been entered for the award on that day."""


@dataclass(frozen=True, slots=True)
class Bonus:
    """An amount in đồng, and of what it is made; `is_uncertain` where a figure of it is."""

    amount: int
    multiple: Decimal
    base_salary: int
    sources: tuple[str, ...]
    is_uncertain: bool = False


def rounded_up(amount: Decimal) -> int:
    """Đồng, up to the next full ten thousand; what is a full ten thousand stays."""
    return int((amount / STEP).to_integral_value(ROUND_CEILING)) * STEP


def authority_level(level: str, kind: str) -> AuthorityLevel:
    """The level by which the law pays, of the body whose head awards. Pure."""
    if level == Level.PROVINCE and kind == BodyKind.PEOPLES_COMMITTEE:
        return AuthorityLevel.PROVINCE
    if level == Level.COMMUNE and kind != BodyKind.PEOPLES_COMMITTEE:
        return AuthorityLevel.DISTRICT
    return _PAID_AS.get(Level(level), AuthorityLevel.DISTRICT)


def level_of(form: AwardForm) -> str:
    """The level by which a form of award is paid: as the plan says, else that of its authority."""
    body: IssuingBody = form.authority
    return form.bonus_level or authority_level(body.level, body.kind)


def bonus_of(
    form: AwardForm, awardee_kind: str, *, decided_on: date, household: bool = False
) -> Bonus:
    """What an awardee of a form is paid under a decision of a day; nothing where the plan gives
    the award without money.

    Raises NoBonusRule with a sentence where no rate or no base salary is entered for that day. At
    most two queries.
    """
    if form.bonus == AwardForm.Bonus.NONE:
        return Bonus(0, Decimal(0), 0, ())
    awardee = BonusAwardee.HOUSEHOLD if household else BonusAwardee(awardee_kind)
    level = level_of(form)
    rate = (
        BonusRate.objects.in_force_on(decided_on)
        .filter(form_name=form.name, authority_level=level, awardee=awardee)
        .first()
    )
    if rate is None:
        raise NoBonusRule(
            f"Chưa có mức tiền thưởng cho {form.get_name_display().lower()} "
            f"({AuthorityLevel(level).label}, {awardee.label.lower()}) tại ngày "
            f"{decided_on:%d/%m/%Y}. Hãy đề nghị quản trị hệ thống nhập."
        )
    salary = BaseSalary.objects.in_force_on(decided_on).first()
    if salary is None:
        raise NoBonusRule(
            f"Chưa có mức lương cơ sở tại ngày {decided_on:%d/%m/%Y}. Hãy đề nghị quản trị hệ "
            "thống nhập."
        )
    return Bonus(
        rounded_up(rate.multiple * salary.amount),
        rate.multiple,
        salary.amount,
        (rate.source, salary.source),
        rate.is_uncertain or salary.is_uncertain,
    )
