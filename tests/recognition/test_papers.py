"""The decision and the lists on paper, read back: PDF by pdftotext, Word by python-docx, Excel."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from openpyxl import load_workbook

from decisions.legal_texts import LegalText
from recognition import decisions
from recognition.models import DecisionKind, RecognitionDecision
from tests.paperwork.pdf_reading import text_as_written, text_of
from tests.recognition.factories import SIGNED, council, drafted, proposed, recognised

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_october(working_day):
    working_day("2020-10-16")


def got(client, name, thing) -> bytes:
    response = client.get(reverse(f"recognition:{name}", args=[thing.pk]))
    assert response.status_code == 200
    return response.content


def words_of(content: bytes) -> str:
    """Everything a Word file says, tables too."""
    document = docx.Document(BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(texts).split())


def a_decision(around):
    LegalText.objects.create(
        topic="initiatives",
        kind="Nghị định",
        number="13/2012/NĐ-CP",
        issued_on=date(2012, 3, 2),
        issuer="Chính phủ",
        title="Ban hành Điều lệ Sáng kiến",
        applies_from=date(2012, 4, 15),
        source="Công báo",
    )
    (case,) = proposed(around, around.place.schools[0])
    case.initiative.authors.create(full_name="Lâm Thị Tuyết Nhung", job_title="Hiệu trưởng")
    decision = drafted(around, [case])
    decisions.issue(decision, actor=around.chair)
    return case, decision


SAID = (
    "5012/QĐ-UBND",
    "ngày 15 tháng 10 năm 2020",
    "Về việc công nhận sáng kiến cải cách hành chính năm 2020",
    "Căn cứ Nghị định số 13/2012/NĐ-CP ngày 02 tháng 3 năm 2012 của Chính phủ ban hành Điều lệ",
    "Xét đề nghị của Hội đồng sáng kiến",
    "Điều 1.",
    "Công nhận 01 sáng kiến",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Nguyễn Văn Ký",
    "DANH SÁCH SÁNG KIẾN",
    "Lâm Thị Tuyết Nhung, Hiệu trưởng – Trường Tiểu học Thử 1",
    "Cấp huyện",
)


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_decision_says_the_same_as_pdf_and_as_word(client):
    around = council()
    case, decision = a_decision(around)
    client.force_login(around.staff)
    pdf = plain(text_as_written(got(client, "decision_pdf", decision)))
    word = plain(words_of(got(client, "decision_word", decision)))
    for said in (*SAID, case.initiative.name):
        assert said in pdf, said
        assert said in word, said


def test_a_draft_leaves_room_for_number_and_day(client):
    around = council()
    cases = proposed(around, around.place.schools[0])
    decision = drafted(around, cases, number="", issued_on=None, signer_name="")
    client.force_login(around.staff)
    text = text_of(got(client, "decision_pdf", decision))
    assert "ngày …… tháng …… năm ………" in text
    assert "5012" not in text


def test_a_revocation_names_the_decision_that_it_revokes_and_its_reason(client):
    around = council()
    recognised(around, around.place.schools[0])
    earlier = RecognitionDecision.objects.with_council().get()
    later = decisions.change_by_another(
        earlier,
        kind=DecisionKind.REVOKE,
        actor=around.staff,
        values=SIGNED | {"number": "5100", "reason": "Không còn áp dụng"},
    )
    decisions.issue(later, actor=around.chair)
    client.force_login(around.staff)
    # A line may end after the hyphen of a symbol.
    text = plain(text_as_written(got(client, "decision_pdf", later))).replace("- ", "-")
    assert "Hủy bỏ việc công nhận 01 sáng kiến tại Quyết định số 5012/QĐ-UBND" in text
    assert "Lý do: Không còn áp dụng." in text


def test_the_councils_list_says_what_became_of_each(client):
    around = council()
    case, _ = a_decision(around)
    client.force_login(around.economy)
    pdf = plain(text_as_written(got(client, "council_pdf", around.council)))
    word = plain(words_of(got(client, "council_word", around.council)))
    for said in (case.initiative.name, "85,00 điểm: Đã công nhận", "Võ Minh Khang"):
        assert said in pdf
        assert said in word
    rows = list(
        load_workbook(BytesIO(got(client, "council_sheet", around.council))).active.iter_rows(
            values_only=True
        )
    )
    assert (1, case.initiative.name) in [row[:2] for row in rows]
    assert "Đã công nhận" in {cell for row in rows for cell in row}


def test_no_cell_of_a_list_may_start_a_formula(client):
    around = council()
    (case,) = proposed(around, around.place.schools[0])
    case.initiative.name = "=HYPERLINK(1)"
    case.initiative.save()
    decision = drafted(around, [case])
    client.force_login(around.staff)
    for name, thing in (("decision_sheet", decision), ("council_sheet", around.council)):
        sheet = load_workbook(BytesIO(got(client, name, thing))).active
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert "=HYPERLINK(1)" in {cell.value for cell in cells}
        assert {cell.data_type for cell in cells} <= {"s", "n"}
