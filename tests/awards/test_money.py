"""The money that goes with an award: every worked value, the days at which a figure changes, and
what is said where none is entered."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from awards.models import BaseSalary, BonusRate, LawVersion
from awards.models.law import law_for
from awards.money import NoBonusRule, authority_level, bonus_of, rounded_up
from dashboard.demonstration.law import load_law
from organisation.models.bodies import BodyKind, Level
from tests.awards.factories import AwardFormFactory
from tests.campaigns.factories import BodyFactory

# By day of decision: giấy khen of sở, huyện; of xã; bằng khen of tỉnh, each for a person and a
# collective. The third figure of a pair, where there is one, is a household's.
WORKED = {
    date(2020, 12, 1): ((450_000, 900_000), (230_000, 450_000), (1_490_000, 2_980_000)),
    date(2023, 10, 1): ((540_000, 1_080_000), (270_000, 540_000), (1_800_000, 3_600_000)),
    date(2024, 3, 1): ((540_000, 1_080_000), (270_000, 540_000), (2_700_000, 5_400_000)),
    date(2025, 1, 15): ((710_000, 1_410_000), (360_000, 710_000), (3_510_000, 7_020_000)),
    date(2025, 12, 1): ((710_000, 1_410_000), (710_000, 1_410_000), (3_510_000, 7_020_000)),
    date(2026, 11, 21): (
        (760_000, 1_520_000, 1_140_000),
        (760_000, 1_520_000, 1_140_000),
        (3_800_000, 7_590_000, 5_700_000),
    ),
}
FORMS = (("giay_khen", Level.DISTRICT), ("giay_khen", Level.COMMUNE), ("bang_khen", Level.PROVINCE))


@pytest.fixture
def law(db):
    load_law()


def form_of(name: str, level: str, **values):
    body = BodyFactory(level=level, kind=BodyKind.PEOPLES_COMMITTEE)
    return AwardFormFactory(name=name, authority_body=body, **values)


def test_every_worked_value_of_the_tables_of_the_decrees(law):
    forms = [form_of(*one) for one in FORMS]
    for day, row in WORKED.items():
        for form, amounts in zip(forms, row, strict=True):
            paid = [
                bonus_of(form, "individual", decided_on=day).amount,
                bonus_of(form, "collective", decided_on=day).amount,
            ]
            if len(amounts) == 3:
                household = bonus_of(form, "individual", decided_on=day, household=True)
                paid.append(household.amount)
            assert tuple(paid) == amounts, (day, form.name)


@pytest.mark.parametrize(
    ("exact", "paid"),
    [("702000", 710_000), ("710000", 710_000), ("710001", 720_000), ("0.01", 10_000), ("0", 0)],
)
def test_money_is_rounded_up_to_ten_thousand_and_a_full_one_stays(exact, paid):
    assert rounded_up(Decimal(exact)) == paid


@pytest.mark.parametrize(
    ("day", "salary", "multiple"),
    [
        (date(2023, 6, 30), 1_490_000, "1.000"),
        (date(2023, 7, 1), 1_800_000, "1.000"),
        (date(2023, 12, 31), 1_800_000, "1.000"),
        (date(2024, 1, 1), 1_800_000, "1.500"),
        (date(2024, 6, 30), 1_800_000, "1.500"),
        (date(2024, 7, 1), 2_340_000, "1.500"),
        (date(2026, 6, 30), 2_340_000, "1.500"),
        (date(2026, 7, 1), 2_530_000, "1.500"),
    ],
    ids=str,
)
def test_the_day_of_the_decision_picks_the_salary_and_the_multiple(law, day, salary, multiple):
    bonus = bonus_of(form_of("bang_khen", Level.PROVINCE), "individual", decided_on=day)
    assert (bonus.base_salary, bonus.multiple) == (salary, Decimal(multiple))
    assert len(bonus.sources) == 2


@pytest.mark.parametrize(
    ("day", "level", "uncertain"),
    [
        (date(2025, 1, 15), Level.COMMUNE, True),
        (date(2025, 1, 15), Level.DISTRICT, False),
        (date(2025, 12, 1), Level.COMMUNE, False),
        (date(2019, 5, 1), Level.DISTRICT, True),
    ],
    ids=["NĐ 98, commune", "NĐ 98, district", "NĐ 152, commune", "salary of 2018"],
)
def test_a_figure_that_was_not_read_in_the_law_says_so(law, day, level, uncertain):
    bonus = bonus_of(form_of("giay_khen", level), "collective", decided_on=day)
    assert bonus.is_uncertain is uncertain


@pytest.mark.parametrize(
    ("name", "level", "day", "household", "said"),
    [
        (
            "giay_khen",
            Level.PROVINCE,
            date(2025, 1, 15),
            False,
            "Chưa có mức tiền thưởng cho giấy khen (Bộ, ban, ngành, tỉnh, cá nhân) tại ngày "
            "15/01/2025.",
        ),
        (
            "giay_khen",
            Level.COMMUNE,
            date(2020, 12, 1),
            True,
            "Chưa có mức tiền thưởng cho giấy khen (Xã, hộ gia đình) tại ngày 01/12/2020.",
        ),
        ("bang_khen", Level.PROVINCE, date(2018, 5, 1), False, "Chưa có mức lương cơ sở tại ngày"),
    ],
    ids=["no such form", "no household in NĐ 91", "no salary yet"],
)
def test_where_nothing_is_entered_the_administrator_is_asked_for_it(
    law, name, level, day, household, said
):
    with pytest.raises(NoBonusRule) as refused:
        bonus_of(form_of(name, level), "individual", decided_on=day, household=household)
    assert refused.value.messages[0].startswith(said)


def test_a_form_given_without_money_pays_nothing(db):
    form = form_of("giay_khen", Level.COMMUNE, bonus="none")
    assert bonus_of(form, "individual", decided_on=date(2025, 1, 15)).amount == 0


def test_a_plan_may_say_by_which_level_is_paid(law):
    form = form_of("giay_khen", Level.COMMUNE, bonus_level="district")
    assert bonus_of(form, "individual", decided_on=date(2020, 12, 1)).amount == 450_000


@pytest.mark.parametrize(
    ("level", "kind", "paid_as"),
    [
        ("province", "peoples_committee", "province"),
        ("province", "department", "district"),
        ("district", "peoples_committee", "district"),
        ("district", "office", "district"),
        ("commune", "peoples_committee", "commune"),
        ("commune", "enterprise", "district"),
        ("central", "department", "province"),
    ],
)
def test_the_level_by_which_the_law_pays(level, kind, paid_as):
    assert authority_level(level, kind) == paid_as


@pytest.mark.parametrize(
    ("received_on", "decree"),
    [
        (date(2020, 11, 1), "91/2017/NĐ-CP"),
        (date(2023, 12, 31), "91/2017/NĐ-CP"),
        (date(2024, 1, 1), "98/2023/NĐ-CP"),
        (date(2025, 6, 30), "98/2023/NĐ-CP"),
        (date(2025, 7, 1), "152/2025/NĐ-CP"),
        (date(2026, 11, 21), "152/2025/NĐ-CP"),
    ],
    ids=str,
)
def test_the_day_of_reception_picks_the_law(law, received_on, decree):
    found = law_for(received_on)
    assert found is not None
    assert found.decree == decree


def test_the_law_of_2026_is_marked_as_uncertain_and_before_2018_there_is_none(law):
    assert [law_for(date(2026, 9, 30)).is_uncertain, law_for(date(2026, 10, 1)).is_uncertain] == [
        False,
        True,
    ]
    assert law_for(date(2017, 12, 31)) is None


def test_loading_again_adds_nothing_and_keeps_what_an_administrator_wrote(law):
    BaseSalary.objects.filter(applies_from=date(2024, 7, 1)).update(amount=2_350_000)
    assert load_law() == 0
    assert BaseSalary.objects.get(applies_from=date(2024, 7, 1)).amount == 2_350_000


def test_each_figure_stands_alone_in_its_time_and_names_its_source(law):
    for model in (LawVersion, BaseSalary, BonusRate):
        for row in model.objects.all():
            row.full_clean()


def test_a_second_salary_for_the_same_days_is_refused(law):
    with pytest.raises(ValidationError, match=r"Trùng thời gian với “2\.340\.000 đồng”"):
        BaseSalary(amount=1, applies_from=date(2025, 1, 1), source="thử").full_clean()
