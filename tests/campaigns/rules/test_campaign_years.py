"""The year of a campaign is proposed from the title, the period and the plan's own day."""

from datetime import date

import pytest

from campaigns.rules.campaign_years import CampaignYears, proposed_years

NOVEMBER = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Phát động thi đua cải cách hành chính năm 2027", "2027"),
        ("Thi đua năm 2027 thực hiện Chương trình giai đoạn 2021 - 2030", "2027"),
        ("Phát động thi đua giai đoạn 2026 - 2030", "2026 - 2030"),
        ("Phát động thi đua giai đoạn 2026-2030", "2026 - 2030"),
        ("Thi đua từ năm 2026 đến năm 2027", "2026 - 2027"),
        ("Sửa đổi Kế hoạch số 12/KH-UBND ngày 05 tháng 5 năm 2025 thi đua năm 2027", "2027"),
        ("Sửa đổi Kế hoạch số 12/KH-UBND ngày 05 tháng 5 năm 2025", "2026"),
    ],
)
def test_the_first_year_of_the_title_counts_and_no_other_documents_day(title, said):
    assert str(proposed_years(title, None, None, NOVEMBER)) == said


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "years"),
    [
        (date(2026, 12, 1), date(2027, 11, 30), (2027, 2027)),
        (date(2026, 11, 20), date(2028, 12, 31), (2026, 2028)),
        (date(2027, 1, 1), None, (2027, 2027)),
        (None, None, (2026, 2026)),
    ],
)
def test_without_a_year_in_the_title_the_period_tells_and_last_the_day(starts_on, ends_on, years):
    proposed = proposed_years("Phát động thi đua", starts_on, ends_on, NOVEMBER)
    assert proposed == CampaignYears(*years)


def test_a_plan_without_year_or_day_proposes_none():
    assert proposed_years("Phát động thi đua", None, None, None) is None
