"""The same plan as Word, PDF and plain text reads alike; what cannot be read is refused with a
sentence."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace

import docx
import pytest
from django.core.files.base import ContentFile, File
from pypdf import PdfWriter

from paperwork.official_documents.description import Heading, Paragraph
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf
from plan_reading.files.ocr import can_recognise
from plan_reading.files.upload import NotReadable, text_of_file, text_of_upload
from plan_reading.reader import read_text
from plan_reading.serializers import as_json
from tests.paperwork.factories import PLAN

PARENT = (
    "Thực hiện Kế hoạch số 1513/KH-UBND ngày 27 tháng 4 năm 2020 của Ủy ban nhân dân Thành phố về "
    "phát động thi đua cao điểm cải cách hành chính năm 2020."
)
DOCUMENT = replace(
    PLAN,
    number="3925",
    legal_bases=(PARENT,),
    body=(
        Heading("Thời gian", "I"),
        Paragraph("Đăng ký thi đua gửi về Phòng Nội vụ trước ngày 12 tháng 5 năm 2020.", "-"),
        Paragraph("Báo cáo tổng kết gửi chậm nhất là ngày 02 tháng 11 năm 2020.", "-"),
        Heading("Khen thưởng", "II"),
        Paragraph("Mỗi đơn vị đề nghị khen thưởng 01 tập thể và 02 cá nhân.", "-"),
    ),
)
HEAD = ("number", "symbol", "issued_on", "place", "issuing_body", "title", "signer", "capacity")


def _said(content: bytes, name: str) -> dict:
    told = as_json(read_text(text_of_upload(ContentFile(content, name=name))))
    return told["documents"][0]


def _holds(said: dict) -> None:
    assert {name: said[name] for name in HEAD} == {
        "number": "3925",
        "symbol": "KH-UBND",
        "issued_on": "2020-05-05",
        "place": "Củ Chi",
        "issuing_body": "Ủy ban nhân dân huyện Củ Chi",
        "title": PLAN.subject,
        "signer": "Nguyễn Hữu Hoài Phú",
        "capacity": "TM.",
    }
    assert said["parent"] == "1513/KH-UBND"
    assert [(one["kind"], one["due_on"]) for one in said["deadlines"]] == [
        ("registration", "2020-05-12"),
        ("final_report", "2020-11-02"),
    ]
    assert [(one["awardee"], one["limit"], one["per"]) for one in said["quotas"]] == [
        ("collective", 1, "submitting_body"),
        ("individual", 2, "submitting_body"),
    ]
    assert said["recipients"] == ["Thường trực Huyện ủy", "Các phòng, ban huyện", "Lưu: VT, PNV"]


def test_a_plan_of_ours_reads_alike_as_word_and_as_pdf():
    _holds(_said(document_word(DOCUMENT), "ke-hoach.docx"))
    _holds(_said(document_pdf(DOCUMENT), "ke-hoach.pdf"))


def _word_of_others() -> bytes:
    """As most offices write: masthead and foot as tables without borders."""
    word = docx.Document()
    masthead = word.add_table(rows=2, cols=2)
    masthead.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nHUYỆN CỦ CHI"
    masthead.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    masthead.cell(1, 0).text = "Số: 3925/KH-UBND"
    masthead.cell(1, 1).text = "Củ Chi, ngày 05 tháng 5 năm 2020"
    for line in ("", "KẾ HOẠCH", PLAN.subject, "", PARENT):
        word.add_paragraph(line)
    word.add_paragraph("Ủy ban nhân dân huyện Củ Chi ban hành Kế hoạch như sau:")
    word.add_paragraph("THỜI GIAN", style="List Number")
    duties = word.add_table(rows=3, cols=3)
    rows = (
        ("Nội dung công việc", "Thời hạn", "Đơn vị thực hiện"),
        ("Đăng ký thi đua", "Trước ngày 12/5/2020", "Các phòng, ban"),
        ("Báo cáo tổng kết", "02/11/2020", "UBND các xã"),
    )
    for row, cells in zip(duties.rows, rows, strict=True):
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    word.add_paragraph("Mỗi đơn vị đề nghị khen thưởng 01 tập thể và 02 cá nhân.")
    foot = word.add_table(rows=1, cols=2)
    foot.cell(
        0, 0
    ).text = "Nơi nhận:\n- Thường trực Huyện ủy;\n- Các phòng, ban huyện;\n- Lưu: VT, PNV."
    foot.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\n\nNguyễn Hữu Hoài Phú"
    content = io.BytesIO()
    word.save(content)
    return content.getvalue()


def test_masthead_duties_and_foot_as_tables_of_word():
    said = _said(_word_of_others(), "ke-hoach.docx")
    _holds(said)
    assert [one["for"] for one in said["deadlines"]] == ["Các phòng, ban", "UBND các xã"]


def test_plain_text_reads_like_the_word_file():
    text = text_of_upload(ContentFile(_word_of_others(), name="ke-hoach.docx"))
    _holds(_said(text.encode(), "ke-hoach.txt"))
    _holds(_said(text.encode("utf-16"), "ke-hoach.txt"))


@pytest.mark.skipif(
    not (can_recognise() and shutil.which("pdftoppm")),
    reason="Tesseract with Vietnamese, or pdftoppm, is not installed here",
)
def test_a_scan_is_read_by_text_recognition(tmp_path):
    (tmp_path / "plan.pdf").write_bytes(document_pdf(DOCUMENT))
    subprocess.run(
        ["pdftoppm", "-r", "200", "-png", "-gray", "-f", "1", "-l", "1", "plan.pdf", "page"],
        cwd=tmp_path,
        check=True,
    )
    picture = next(tmp_path.glob("page*.png"))
    said = _said(picture.read_bytes(), "trang.png")
    assert (said["number"], said["issued_on"]) == ("3925", "2020-05-05")
    assert said["parent"] == "1513/KH-UBND"
    assert {one["due_on"] for one in said["deadlines"]} == {"2020-05-12", "2020-11-02"}


def _picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def _bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * (300 * 1024 * 1024))
    return content.getvalue()


def _locked_pdf() -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("bi-mat", algorithm="RC4-128")
    writer.write(content)
    return content.getvalue()


def test_a_pdf_locked_against_changes_only_is_read():
    writer, content = PdfWriter(clone_from=io.BytesIO(document_pdf(DOCUMENT))), io.BytesIO()
    writer.encrypt("", owner_password="bi-mat", algorithm="RC4-128")
    writer.write(content)
    _holds(_said(content.getvalue(), "ke-hoach.pdf"))


def _long_pdf() -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    for _ in range(1000):
        writer.add_blank_page(200, 200)
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("make", "name", "words"),
    [
        (_picture, "ke-hoach.docx", "đuôi"),
        (_bomb, "ke-hoach.docx", ""),
        (_locked_pdf, "ke-hoach.pdf", "mật khẩu"),
        (_long_pdf, "ke-hoach.pdf", "1000 trang"),
        (lambda: b"%PDF-1.7\nkhong phai pdf", "ke-hoach.pdf", "hỏng"),
        (lambda: document_word(DOCUMENT)[:900], "ke-hoach.docx", ""),
        (lambda: b"", "ke-hoach.pdf", "không có nội dung"),
        (lambda: b"", "ke-hoach.txt", "không có chữ"),
        (lambda: "Căn".encode("cp1258"), "ke-hoach.txt", "UTF-8"),
        (lambda: b"\x00\x01\x02abc", "ke-hoach.txt", "không phải"),
    ],
    ids=[
        "picture",
        "bomb",
        "locked",
        "thousand pages",
        "no pdf",
        "half a word",
        "empty",
        "no text",
        "other encoding",
        "no letters",
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(make, name, words):
    with pytest.raises(NotReadable) as refusal:
        text_of_upload(ContentFile(make(), name=name))
    assert words in str(refusal.value)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("name", ["lon.pdf", "lon.txt", "lon.docx"])
def test_a_huge_file_is_refused_without_being_read(tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)

    class Unread(File):
        def read(self, *args, **kwargs):
            raise AssertionError("a file too large is not read")

    with path.open("rb") as opened, pytest.raises(NotReadable):
        text_of_upload(Unread(opened, name=name))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NotReadable):
        text_of_file(tmp_path / "khong-co.docx")
