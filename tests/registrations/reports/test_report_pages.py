"""Writing a report beside its figures, reading it as it was sent, and having it on paper."""

import io
from datetime import date

import docx
import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from registrations.models import Initiative, ProgressReport
from registrations.reports import report_steps
from registrations.reports.figures import Figures, sent_figures
from registrations.reports.proposed_text import TO_BE_WRITTEN
from tests.campaigns.factories import DeadlineFactory, PhaseFactory
from tests.paperwork.pdf_reading import text_as_written
from tests.registrations.factories import registered
from tests.registrations.progress.factories import doing
from tests.registrations.reports.factories import (
    accepted,
    report_of,
    sent,
    sent_again,
    writer_of,
)

pytestmark = pytest.mark.django_db


def write_page(plan, body) -> str:
    return reverse("registrations:report_write", args=[plan.pk, body.pk, "so-ket", 0])


def page_of(report, name="report_detail", *more) -> str:
    return reverse(f"registrations:{name}", args=[report.pk, *more])


def sentences(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def word_text(content: bytes) -> str:
    """All that a Word file says: its paragraphs, then the cells of its tables."""
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


# --- Writing --------------------------------------------------------------------------------------


def test_a_report_begins_with_a_text_proposed_from_the_figures(place, lines, client):
    client.force_login(writer_of(place.schools[0]))
    page = client.get(write_page(place.letter, place.schools[0]))
    text = page.context["form"]["text"].value()
    assert "đã đăng ký 3 mô hình, giải pháp, sáng kiến (3 sáng kiến)" in text
    assert "1 nội dung đã hoàn thành (trong kỳ báo cáo: 1), 1 đang thực hiện" in text
    assert "tỷ lệ hoàn thành bình quân 50%" in text
    assert text.count(TO_BE_WRITTEN) == 3
    assert page.context["figures"].total == Figures(1, 1, 1, 0, 1, 0, 150)


def test_the_proposal_is_added_to_what_was_typed_not_put_in_its_place(place, lines, client):
    client.force_login(writer_of(place.schools[0]))
    url = write_page(place.letter, place.schools[0])
    page = client.post(url, {"text": "Đã viết", "number": "12", "propose": "1"})
    text = page.context["form"]["text"].value()
    assert text.startswith("Đã viết\nI. TÌNH HÌNH TRIỂN KHAI")
    assert page.context["form"]["number"].value() == "12"
    assert not ProgressReport.objects.exists()


def test_a_body_takes_a_passage_of_a_report_that_it_accepted(place, lines, client):
    mine = accepted(place.letter, place.schools[0], text="Đã rút ngắn 5 thủ tục")
    others = accepted(place.plan, place.communes[0], text="Của xã")
    client.force_login(writer_of(place.office))
    url = write_page(place.plan, place.office)
    page = client.get(url)
    assert [one.report for one in page.context["sendings"]] == [mine]
    sending = mine.sendings.get()
    taken = client.post(url, {"text": "Mở đầu", "take": sending.pk})
    assert taken.context["form"]["text"].value() == (
        "Mở đầu\n- Trường Tiểu học Thử 1:\nĐã rút ngắn 5 thủ tục"
    )
    refused = client.post(url, {"text": "Mở đầu", "take": others.sendings.get().pk})
    assert refused.context["form"]["text"].value() == "Mở đầu\n"


def test_the_proposal_of_a_body_names_the_units_late_or_missing(place, lines, client):
    accepted(place.letter, place.schools[0])
    client.force_login(writer_of(place.office))
    text = client.get(write_page(place.plan, place.office)).context["form"]["text"].value()
    assert "có 1/3 đơn vị đã đăng ký" in text
    assert "1/3 đơn vị đã gửi báo cáo" in text
    assert "- Chưa báo cáo: Trường Tiểu học Thử 2; Trường Tiểu học Thử 3." in text


def test_what_another_saved_meanwhile_is_told_and_nothing_typed_is_lost(place, lines, client):
    report = report_of(place.letter, place.schools[0], text="Ban đầu")
    client.force_login(writer_of(place.schools[0]))
    url = write_page(place.letter, place.schools[0])
    shown = client.get(url).context["form"]["seen"].value()
    colleague = writer_of(place.schools[0])
    report_steps.save_draft(report, actor=colleague, words=report_steps.Words("Của người kia"))
    page = client.post(url, {"text": "Của tôi", "seen": shown})
    assert page.status_code == 409
    assert "đã lưu bản này" in page.content.decode()
    (difference,) = page.context["differences"]
    assert (difference.typed, difference.stored) == ("Của tôi", "Của người kia")
    client.post(url, {"text": "Của cả hai", **page.context["seen_fields"]})
    report.refresh_from_db()
    assert report.text == "Của cả hai"


# --- Reading, correcting --------------------------------------------------------------------------


def test_sent_and_live_figures_stand_side_by_side_for_the_writer_only(place, lines, client):
    report = sent(place.letter, place.schools[0])
    doing(lines[2], "completed")
    client.force_login(writer_of(place.schools[0]))
    page = client.get(page_of(report))
    assert page.context["figures"].total.completed == 1
    assert [(one.label, one.before, one.after) for one in page.context["changes"]][:2] == [
        ("Chưa thực hiện", "1", "0"),
        ("Hoàn thành", "1", "2"),
    ]
    client.force_login(writer_of(place.office))
    assert client.get(page_of(report)).context["changes"] == []


def test_a_correction_is_read_above_only_once_it_is_sent(place, lines, client):
    report = accepted(place.letter, place.schools[0], text="Bản đã nhận")
    writer, staff = writer_of(place.schools[0]), writer_of(place.office)
    client.force_login(writer)
    response = client.post(page_of(report, "report_correct"))
    assert response.url == report.write_url
    client.post(report.write_url, {"text": "Bản đang sửa"})
    assert "Bản đang sửa" in client.get(page_of(report)).content.decode()
    client.force_login(staff)
    page = client.get(page_of(report)).content.decode()
    assert "Bản đã nhận" in page
    assert "Bản đang sửa" not in page
    client.force_login(writer)
    assert sentences(client.post(page_of(report, "report_keep")))[-1] == "Đã giữ bản đã tiếp nhận."
    report.refresh_from_db()
    assert (report.status, report.text) == ("accepted", "Bản đã nhận")


def test_each_sending_stays_readable_with_what_it_changed(place, lines, client):
    report = accepted(place.letter, place.schools[0], text="Lần một")
    doing(lines[2], "completed")
    sent_again(report, "Lần hai")
    client.force_login(writer_of(place.office))
    first = client.get(page_of(report, "report_version", 1))
    second = client.get(page_of(report, "report_version", 2))
    assert "Lần một" in first.content.decode()
    assert "Lần hai" in second.content.decode()
    assert first.context["changes"] == []
    assert ("Hoàn thành", "1", "2") in [
        (one.label, one.before, one.after) for one in second.context["changes"]
    ]
    assert "Đang được tính ở cấp trên" in first.content.decode()
    assert client.get(page_of(report, "report_version", 3)).status_code == 404


def test_who_was_late_or_missing_is_named_as_it_was_sent(place, lines, client):
    accepted(place.letter, place.schools[0])
    report = sent(place.plan, place.office)
    sent(place.letter, place.schools[1])
    client.force_login(place.staff())
    for page in (page_of(report), page_of(report, "report_version", 1)):
        named = [unit.name for unit in client.get(page).context["late"]]
        assert named == ["Trường Tiểu học Thử 2", "Trường Tiểu học Thử 3"]
    client.force_login(writer_of(place.office))
    now = [one.label for one in client.get(page_of(report)).context["changes"]]
    assert now == ["Đơn vị đã báo cáo"]


def test_a_report_that_sums_up_shows_each_unit(place, lines, client):
    registered(place.letter, place.schools[1], "1")
    for school in place.schools[:2]:
        accepted(place.letter, school)
    report = sent(place.plan, place.office)
    client.force_login(place.staff())
    for page in (page_of(report), page_of(report, "report_version", 1)):
        shown = [
            (name, one.total, one.average) for name, one in client.get(page).context["by_unit"]
        ]
        assert shown == [("Trường Tiểu học Thử 1", 3, 50), ("Trường Tiểu học Thử 2", 1, 0)]
    text = text_as_written(client.get(page_of(report, "report_pdf")).content)
    in_order(text, ["SỐ LIỆU THEO ĐƠN VỊ", "Trường Tiểu học Thử 1 3 1 1 0 50", "Thử 2 1 0 0 0 0"])


# --- On paper -------------------------------------------------------------------------------------


def in_order(text: str, parts: list[str]) -> None:
    place = 0
    for part in parts:
        found = text.find(part, place)
        assert found >= 0, f"“{part}” is missing, or out of order, in:\n{text}"
        place = found + len(part)


def test_a_report_on_paper_has_the_official_parts_in_their_order(place, lines, client):
    report = sent(place.letter, place.schools[0], text="I. KẾT QUẢ THỰC HIỆN\n1. Đã làm xong.")
    client.force_login(writer_of(place.office))
    response = client.get(page_of(report, "report_pdf"))
    assert response.headers["Content-Type"] == "application/pdf"
    in_order(
        text_as_written(response.content),
        [
            "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
            "TRƯỜNG TIỂU HỌC THỬ 1",
            "/BC",
            "BÁO CÁO",
            "Sơ kết việc phát động thi đua cao điểm",
            "Thực hiện Công văn số 537/GDĐT-VP ngày 05 tháng 5 năm 2020",
            "I. KẾT QUẢ THỰC HIỆN",
            "1. Đã làm xong.",
            "Trên đây là báo cáo sơ kết",
            "Nơi nhận:",
            "- Phòng Giáo dục và Đào tạo huyện Củ Chi;",
            "- Lưu: VT.",
            "HIỆU TRƯỞNG",
            "Phụ lục I",
            "SỐ LIỆU THỰC HIỆN",
            "Tổng cộng 3 1 1 1 50",
            "Phụ lục II",
            "DANH SÁCH MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN",
            "Hoàn thành 100",
        ],
    )


def test_the_word_file_says_the_same_with_number_day_and_signer(place, lines, client):
    report = report_of(place.letter, place.schools[0])
    words = report_steps.Words(
        "Kết quả",
        number="7",
        issued_on=date(2020, 5, 12),
        signer_title="KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG",
        signer_name="Nguyễn Thị Kim Oanh",
    )
    writer = writer_of(place.schools[0])
    report_steps.save_draft(report, actor=writer, words=words)
    client.force_login(writer)
    response = client.get(page_of(report, "report_word"))
    assert "B%C3%A1o%20c%C3%A1o%2007%20BC" in response.headers["Content-Disposition"]
    text = word_text(response.content)
    for part in (
        "Số: 07/BC",
        "ngày 12 tháng 5 năm 2020",
        "KT. HIỆU TRƯỞNG",
        "PHÓ HIỆU TRƯỞNG",
        "Nguyễn Thị Kim Oanh",
        lines[0].name,
        "Đang thực hiện",
    ):
        assert part in text


def test_a_sent_version_is_printed_as_it_was_and_its_list_is_excel(place, lines, client):
    report = accepted(place.letter, place.schools[0], text="Lần một")
    Initiative.objects.filter(pk=lines[0].pk).update(name="=HYPERLINK(1)")
    sent_again(report, "Lần hai")
    client.force_login(writer_of(place.office))
    pdf = client.get(page_of(report, "report_version_pdf", 1)).content
    assert "Lần một" in text_as_written(pdf)
    assert "HYPERLINK" not in text_as_written(pdf)
    assert "Lần hai" in word_text(client.get(page_of(report, "report_version_word", 2)).content)
    book = load_workbook(io.BytesIO(client.get(page_of(report, "report_version_sheet", 2)).content))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]


def test_the_annex_of_a_body_lists_units_late_and_missing(place, lines, client):
    accepted(place.letter, place.schools[0])
    report = sent(place.plan, place.office)
    client.force_login(place.staff())
    text = text_as_written(client.get(page_of(report, "report_pdf")).content)
    in_order(
        text,
        [
            "Đơn vị đã báo cáo: 1/3",
            "CÁC ĐƠN VỊ ĐĂNG KÝ, BÁO CÁO MUỘN HOẶC CHƯA GỬI",
            "Trường Tiểu học Thử 2 Chưa gửi Chưa gửi",
            "Trường Tiểu học Thử 3 Chưa gửi Chưa gửi",
        ],
    )


def test_the_issuer_of_the_topmost_plan_sums_up_for_itself(place, lines, client):
    accepted(place.letter, place.schools[0])
    accepted(place.plan, place.office)
    accepted(place.city_plan, place.body)
    client.force_login(place.city_staff())
    desk = reverse("registrations:desk_reports", args=[place.city_plan.pk, place.city.pk])
    assert client.get(desk).context["reports_up"] == place.city_plan
    url = write_page(place.city_plan, place.city)
    assert client.get(url).context["figures"].total.total == 3
    client.post(url, {"text": "Kết quả toàn thành phố", "send": "1"})
    report = ProgressReport.objects.get(body=place.city)
    report_steps.accept(report, actor=place.city_staff())
    # Its own does not count as one that was sent to it.
    assert client.get(url.replace("so-ket", "tong-ket")).context["figures"].total.total == 0
    assert sent_figures(report.sendings.get()).total.total == 3
    text = text_as_written(client.get(page_of(report, "report_pdf")).content)
    assert "Trên đây là báo cáo sơ kết của Ủy ban nhân dân Thành phố./." in text


def test_the_issuer_of_a_plan_under_another_reports_under_that_one(place, client):
    client.force_login(place.staff())
    desk = reverse("registrations:desk_reports", args=[place.plan.pk, place.body.pk])
    assert client.get(desk).context["reports_up"] == place.city_plan
    assert client.get(write_page(place.plan, place.body)).status_code == 403


# --- Queries --------------------------------------------------------------------------------------


def test_no_page_of_a_report_asks_more_where_more_was_reported(place, client):
    PhaseFactory(plan=place.plan)
    DeadlineFactory(plan=place.plan, kind="interim_report", due_on=date(2020, 6, 8))
    above = report_of(place.plan, place.office)
    client.force_login(writer_of(place.office))

    def asked(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    counts = []
    for school in place.schools:
        for line in registered(place.letter, school, "3").initiatives.all():
            doing(line, "in_progress", 10)
        accepted(place.letter, school)
        counts.append(
            (
                asked(above.write_url),
                asked(page_of(above)),
                asked(page_of(above, "report_word")),
            )
        )
    assert set(counts) == {(25, 26, 23)}
    report_steps.send(above, actor=writer_of(place.office))
    assert (asked(page_of(above)), asked(page_of(above, "report_version", 1))) == (34, 15)
