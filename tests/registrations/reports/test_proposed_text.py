"""The text that is proposed out of figures."""

from dataclasses import replace
from datetime import date

import pytest

from campaigns.models import ReformArea
from registrations.reports.figures import Figures, ReportFigures, UnitFigures
from registrations.reports.proposed_text import TO_BE_WRITTEN, Occasion, proposed_text

OCCASION = Occasion("Phòng Giáo dục và Đào tạo", "Kế hoạch số 3925/KH-UBND", date(2020, 6, 5))
STOOD = Figures(registered=2, in_progress=3, completed=4, dropped=1, in_phase=2, percent_total=540)


def figures(one=STOOD, units=UnitFigures()) -> ReportFigures:  # noqa: B008
    area = ReformArea(pk=1, position=3, name="Cải cách thủ tục hành chính")
    return ReportFigures([(area, one)], [("Giải pháp", one)], units)


def test_a_units_text_says_what_its_figures_say():
    lines = proposed_text(OCCASION, figures()).splitlines()
    assert lines[4] == (
        "1. Về đăng ký: Tính đến ngày 05/6/2020, đã đăng ký 10 mô hình, giải pháp, sáng kiến "
        "(10 giải pháp)."
    )
    assert lines[5] == "- Cải cách thủ tục hành chính: 10 nội dung, đã hoàn thành 4."
    assert lines[6] == (
        "2. Về tiến độ: 4 nội dung đã hoàn thành (trong kỳ báo cáo: 2), 3 đang thực hiện, 2 chưa "
        "thực hiện, 1 thôi không thực hiện; tỷ lệ hoàn thành bình quân 60%."
    )


def test_recognition_is_told_only_where_it_is_known():
    assert "Về công nhận" not in proposed_text(OCCASION, figures())
    recognised = replace(STOOD, recognised=2)
    assert "3. Về công nhận: 2 mô hình" in proposed_text(OCCASION, figures(recognised))


@pytest.mark.parametrize(("count", "is_named"), [(15, True), (16, False)])
def test_a_few_names_are_told_many_are_left_to_the_annex(count, is_named):
    units = UnitFigures(20, 18, 2, 20, 4, 1)
    names = [f"Trường {number}" for number in range(count)]
    text = proposed_text(OCCASION, figures(units=units), late=["Trường muộn"], missing=names)
    assert "có 18/20 đơn vị đã đăng ký, trong đó 2 đơn vị đăng ký muộn" in text
    assert "4/20 đơn vị đã gửi báo cáo, trong đó 1 đơn vị gửi muộn." in text
    assert "- Báo cáo muộn: Trường muộn." in text
    assert ("- Chưa báo cáo: Trường 0; " in text) is is_named


def test_where_nothing_was_registered_it_says_so():
    text = proposed_text(OCCASION, figures(one=Figures()))
    assert "2. Về tiến độ: Chưa có nội dung nào." in text
    assert text.count(TO_BE_WRITTEN) == 3


def test_a_pledge_is_not_counted():
    pledged = replace(OCCASION, counts_initiatives=False)
    units = UnitFigures(20, 18, 2, 20, 4, 0)
    text = proposed_text(pledged, figures(one=Figures(), units=units))
    assert "1. Về đăng ký thi đua: 18/20 đơn vị đã đăng ký, trong đó 2 đơn vị đăng ký muộn." in text
    assert "2. Về báo cáo của các đơn vị: 4/20 đơn vị đã gửi báo cáo." in text
    assert "sáng kiến" not in text
