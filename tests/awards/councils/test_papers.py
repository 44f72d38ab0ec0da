"""The minutes, opened again: what the meeting recorded stands in them."""

import io
from datetime import time

import pytest
from docx import Document

from awards.conflicts import declare_conflict
from awards.councils import meetings, minutes, votes
from awards.councils.papers import minutes_document
from awards.models import Meeting
from paperwork.official_documents.description import Paragraph
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from tests.awards.councils.factories import convened
from tests.paperwork.factories import breakable
from tests.paperwork.pdf_reading import fonts_not_embedded, page_sizes_mm, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(working_day):
    working_day("2020-11-05")
    place = convened()
    one, two = (
        place.awarding.dossier("appraised", awardee_kind="individual", awardee_name=name)
        for name in ("Lê Thị Ánh", "Trần Văn Út")
    )
    called = place.opened(one, two, came=place.seated[:4])
    declare_conflict(one, actor=place.members[0], reason="Là em ruột")
    items = {item.dossier_id: item.pk for item in called.items.all()}
    for user in place.seated[:4]:
        paper = votes.ballot_paper(called, user.pk)
        said = {
            item.pk: "in_favour" if item.pk == items[one.pk] else "against" for item in paper.items
        }
        votes.cast(Meeting.objects.get(pk=called.pk), actor=user, choices=said)
    meetings.close_meeting(called, actor=place.chair)
    minutes.sign_minutes(
        called,
        actor=place.chair,
        values={
            "minutes_number": "12",
            "minutes_signed_on": called.held_on,
            "conclusion": "Giao Phòng Nội vụ hoàn thiện hồ sơ trình Chủ tịch.",
            "chaired_by": "Phạm Văn Chủ",
            "minutes_by": "Hồ Thị Ký",
        },
    )
    return called


SAID = (
    "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
    "Số: 12/BB-HĐTĐKT",
    "BIÊN BẢN",
    "Tổng số 05 thành viên, có mặt 04, vắng mặt 01.",
    "Lê Thị Ánh",
    "Đề nghị khen thưởng",
    "Không đủ tỷ lệ tán thành",
    "Tỷ lệ này là lựa chọn của địa phương",
    "với hồ sơ của Lê Thị Ánh",
    "Là em ruột",
    "Hội đồng đề nghị khen thưởng 01 trên 02 hồ sơ",
    "Giao Phòng Nội vụ hoàn thiện hồ sơ trình Chủ tịch",
    "Phạm Văn Chủ",
    "Chủ tọa: Phạm Văn Chủ",
    "CHỦ TỌA",
    "Hồ Thị Ký",
    "- Lưu: VT.",
)


def test_the_pdf_says_who_came_what_was_counted_and_who_signs(meeting):
    pdf = document_pdf(minutes_document(meeting))
    printed = " ".join(text_of(pdf).split())
    assert [words for words in SAID if words not in printed] == []
    assert set(page_sizes_mm(pdf)) == {(210, 297)}
    assert fonts_not_embedded(pdf) == []


def test_the_hours_are_those_of_the_call_until_somebody_writes_others(meeting):
    meeting.refresh_from_db()
    began = f"{meeting.held_at:%H} giờ {meeting.held_at:%M}"
    assert f"hồi {began}, tại" in said_in(meeting)
    meeting.began_at, meeting.ended_at = time(8, 5), time(10, 40)
    assert "hồi 08 giờ 05, tại" in said_in(meeting)
    assert "kết thúc hồi 10 giờ 40 cùng ngày" in said_in(meeting)
    meeting.ended_at = None
    assert "kết thúc hồi …… giờ …… cùng ngày" in said_in(meeting)


def test_who_presided_in_the_place_of_the_chair_is_said_with_the_reason(meeting):
    meeting.chaired_by, meeting.chaired_as = "Lê Văn Phó", "Phó Chủ tịch Hội đồng"
    meeting.chaired_why = "Chủ tịch Hội đồng vắng mặt: đi công tác"
    assert (
        "Chủ tọa: Lê Văn Phó, Phó Chủ tịch Hội đồng (Chủ tịch Hội đồng vắng mặt: đi công tác)."
    ) in said_in(meeting)


def test_minutes_have_neither_place_nor_day_at_their_head(meeting):
    """Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9."""
    assert minutes_document(meeting).place_lines == ("",)


def said_in(meeting):
    blocks = minutes_document(meeting).body
    said = (block.printed for block in blocks if isinstance(block, Paragraph))
    return breakable(" ".join(said))


def test_the_word_file_says_the_same(meeting):
    document = Document(io.BytesIO(document_word(minutes_document(meeting))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = " ".join(" ".join([*(one.text for one in document.paragraphs), *cells]).split())
    assert [words for words in SAID if words not in written] == []
