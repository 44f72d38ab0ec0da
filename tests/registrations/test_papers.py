"""The printed registration, read back with poppler."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from campaigns.models import Plan
from registrations.models import Registration
from registrations.papers import registration_pdf
from tests.campaigns.factories import SEVEN_AREAS, BodyFactory
from tests.paperwork.pdf_reading import (
    fonts_not_embedded,
    page_sizes_mm,
    text_as_written,
    text_of,
    title_of,
)
from tests.registrations.factories import (
    InitiativeFactory,
    PledgedPersonFactory,
    RegistrationFactory,
    district,
    pledge_plan,
    registered,
)

pytestmark = pytest.mark.django_db

IN_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def in_order(text: str, parts: list[str]) -> None:
    """Every part is there, each after the one before it."""
    place = 0
    for part in parts:
        found = text.find(part, place)
        assert found >= 0, f"“{part}” is missing, or out of order, in:\n{text}"
        place = found + len(part)


def printed_school():
    place = district()
    school = place.schools[0]
    type(school).objects.filter(pk=school.pk).update(place_name="Củ Chi")
    registration = registered(place.letter, school, "", "submitted")
    InitiativeFactory(
        registration=registration,
        field=7,
        position=1,
        name="Trường học không giấy tờ: sổ điểm, học bạ điện tử",
        expected_completion="quý III/2020",
        note="phối hợp Tổ Tin học",
    )
    InitiativeFactory(
        registration=registration,
        field=3,
        position=2,
        name="Rút ngắn thời gian tuyển sinh đầu cấp",
        expected_completion="tháng 9/2020",
    )
    Registration.objects.update(submitted_at=datetime(2020, 5, 11, 1, 30, tzinfo=IN_VIETNAM))
    return Registration.objects.with_bodies().get()


def test_both_forms_are_printed_each_with_head_columns_and_signature():
    pdf = registration_pdf(printed_school())
    in_order(
        text_of(pdf),
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Biểu 1",
            "THỐNG KÊ SỐ LƯỢNG CÁC MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN",
            "TRONG THỰC HIỆN CẢI CÁCH HÀNH CHÍNH NĂM 2020",
            "Số lượng đăng ký",
            *SEVEN_AREAS[:2],
            "Tổng cộng",
            "2",
            "Củ Chi, ngày 11 tháng 5 năm 2020",
            "HIỆU TRƯỞNG",
            "(Ký tên, đóng dấu)",
            "Biểu 2",
            "THỐNG KÊ TÊN CÁC MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN",
            "THỰC HIỆN CẢI CÁCH HÀNH CHÍNH NĂM 2020 THEO TỪNG LĨNH VỰC",
            "Củ Chi, ngày 11 tháng 5 năm 2020",
            "HIỆU TRƯỞNG",
            "(Ký tên, đóng dấu)",
        ],
    )


def test_a_school_prints_the_body_above_it_and_a_committee_signs_as_a_whole():
    registration = printed_school()
    school = registration.body
    above = type(school).objects.get_parent(school)
    in_order(
        plain(text_of(registration_pdf(registration))),
        [above.name.replace("Ủy ban nhân dân", "UBND").upper(), school.name.upper()],
    )
    commune = BodyFactory(name="Ủy ban nhân dân xã Thử")
    Registration.objects.filter(pk=registration.pk).update(body=commune)
    printed = plain(text_of(registration_pdf(Registration.objects.with_bodies().get())))
    in_order(printed, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký tên, đóng dấu)"])


def plain(text: str) -> str:
    return " ".join(text.split())


def test_every_field_and_every_line_typed_reads_back_exactly():
    in_order(
        text_as_written(registration_pdf(printed_school())).split("Biểu 2", 1)[1],
        [
            "(Ban hành kèm theo Kế hoạch số 3925/KH-UBND ngày 05 tháng 5 năm 2020 của Ủy ban nhân "
            "dân huyện Củ Chi)",
            "Lĩnh vực Tên mô hình, giải pháp, sáng kiến Dự kiến về tiến độ hoàn thành Ghi chú",
            f"1. {SEVEN_AREAS[0]} 2. {SEVEN_AREAS[1]} 3. {SEVEN_AREAS[2]}",
            "1. Rút ngắn thời gian tuyển sinh đầu cấp tháng 9/2020",
            f"4. {SEVEN_AREAS[3]} 5. {SEVEN_AREAS[4]} 6. {SEVEN_AREAS[5]} 7. {SEVEN_AREAS[6]}",
            "1. Trường học không giấy tờ: sổ điểm, học bạ điện tử quý III/2020 phối hợp Tổ Tin học",
        ],
    )


def test_biểu_1_gives_the_number_of_every_field_and_the_sum():
    in_order(
        text_as_written(registration_pdf(printed_school())).split("Biểu 2", 1)[0],
        [
            "STT Lĩnh vực Số lượng đăng ký Ghi chú",
            *(
                f"{order} {name} {count}"
                for order, (name, count) in enumerate(
                    zip(SEVEN_AREAS, (0, 0, 1, 0, 0, 0, 1), strict=True), start=1
                )
            ),
            "Tổng cộng 2",
        ],
    )


def test_the_print_is_a4_with_its_fonts_in_it_and_a_title():
    pdf = registration_pdf(printed_school())
    assert set(page_sizes_mm(pdf)) == {(210, 297)}
    assert fonts_not_embedded(pdf) == []
    assert title_of(pdf) == ("Bản đăng ký mô hình, giải pháp, sáng kiến – Trường Tiểu học Thử 1")


def test_the_day_is_the_one_in_vietnam_and_a_draft_leaves_room_for_it():
    school = printed_school()
    assert school.submitted_at.astimezone(ZoneInfo("UTC")).day == 10
    assert "ngày 11 tháng 5 năm 2020" in text_of(registration_pdf(school))
    Registration.objects.update(submitted_at=None, status="draft")
    draft = Registration.objects.with_bodies().get()
    assert "Củ Chi, ngày …… tháng …… năm ………" in text_of(registration_pdf(draft))


def test_a_pledge_names_the_collective_its_words_and_its_people_in_order():
    body = BodyFactory(name="Ủy ban nhân dân xã Ngọc Chúc", place_name="Ngọc Chúc")
    plan = pledge_plan(number="34")
    Plan.objects.filter(pk=plan.pk).update(theme="Đẩy mạnh cải cách hành chính năm 2020")
    registration = RegistrationFactory(
        plan=plan, body=body, pledge="Hoàn thành xuất sắc nhiệm vụ cải cách hành chính năm 2020"
    )
    PledgedPersonFactory(
        registration=registration, position=1, full_name="Đặng Thị Ánh", job_title="Phó Chủ tịch"
    )
    PledgedPersonFactory(
        registration=registration, position=2, full_name="Nguyễn Văn Ý", unit="Văn phòng UBND xã"
    )
    pdf = registration_pdf(registration)
    in_order(
        text_of(pdf),
        [
            "BẢN ĐĂNG KÝ THI ĐUA CHUYÊN ĐỀ",
            "Đẩy mạnh cải cách hành chính năm 2020",
            "1. Tập thể: Ủy ban nhân dân xã Ngọc Chúc",
            "Hoàn thành xuất sắc nhiệm vụ cải cách hành chính năm 2020",
            "2. Cá nhân:",
            "- Đặng Thị Ánh, Phó Chủ tịch",
            "- Nguyễn Văn Ý, Văn phòng UBND xã",
            "NGƯỜI LẬP BIỂU",
            "CHỦ TỊCH",
        ],
    )
    assert fonts_not_embedded(pdf) == []
    assert title_of(pdf) == "Bản đăng ký thi đua – Ủy ban nhân dân xã Ngọc Chúc"
