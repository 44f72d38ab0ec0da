"""Uploads: accepted by content, refused with a sentence that says what to do."""

import io
import re
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from weasyprint import HTML

from paperwork.uploads import (
    IMAGE_KINDS,
    WORKBOOK_KINDS,
    UploadRefused,
    check_upload,
    download_response,
    safe_download_name,
    storage_name,
)
from paperwork.workbooks import Column, FormSheet, write_workbook


def _picture(kind: str) -> bytes:
    stored = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(stored, kind)
    return stored.getvalue()


def _archive(*names: str, content: bytes = b"<a/>") -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return stored.getvalue()


def _ole(stream_name: str) -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512 + stream_name.encode("utf-16-le")


PDF = HTML(string="<p>Tờ trình</p>").write_pdf()
PNG = _picture("PNG")
JPEG = _picture("JPEG")
DOCX = _archive("[Content_Types].xml", "word/document.xml")
XLSX = write_workbook([FormSheet("Biểu 1", ["BIỂU"], [Column("a", "A", 9)], [{"a": 1}])])


def _check(name: str, content: bytes, **options):
    return check_upload(SimpleUploadedFile(name, content), **options)


def _refusal(name: str, content: bytes, **options) -> str:
    with pytest.raises(UploadRefused) as refused:
        _check(name, content, **options)
    assert isinstance(refused.value, ValidationError)
    return refused.value.message


@pytest.mark.parametrize(
    ("name", "content", "kind", "extension"),
    [
        ("Tờ trình.PDF", PDF, "pdf", "pdf"),
        ("ảnh.png", PNG, "png", "png"),
        ("ảnh.jpeg", JPEG, "jpeg", "jpg"),
        ("Báo cáo.docx", DOCX, "docx", "docx"),
        ("Biểu 1.xlsx", XLSX, "xlsx", "xlsx"),
    ],
)
def test_each_kind_is_known_by_its_content(name, content, kind, extension):
    file = SimpleUploadedFile(name, content)
    checked = check_upload(file)
    assert (checked.kind, checked.extension) == (kind, extension)
    assert (checked.size, checked.original_name) == (len(content), name)
    assert file.read() == content


@pytest.mark.parametrize(
    ("name", "content", "says", "advises"),
    [
        ("a.pdf", b"", "không có nội dung", "tải lên lại"),
        ("a.docx", PNG, "nội dung là ảnh PNG", "đổi đuôi tệp thành “.png”"),
        ("a.pdf", DOCX, "nội dung là Word (.docx)", "lưu lại đúng định dạng"),
        ("a", PDF, "không có phần đuôi", "đuôi “.pdf”"),
        ("a.pdf", PDF[:200], "bị hỏng", "lưu lại"),
        ("a.docx", DOCX[:-30], "bị hỏng", "lưu lại"),
        ("a.docx", _ole("EncryptedPackage"), "được đặt mật khẩu", "gỡ mật khẩu"),
        ("a.xls", _ole("Workbook"), "Excel cũ (.xls)", "định dạng Excel (.xlsx)"),
        ("a.doc", _ole("WordDocument"), "Word cũ (.doc)", "định dạng Word (.docx)"),
        ("a.xls", _ole("Book"), "Excel cũ (.xls)", "định dạng Excel (.xlsx)"),
        ("a.msg", _ole("__substg"), "Không nhận ra loại tệp", "PDF"),
        ("a.pdf", b"MZ" + b"\0" * 300, "Không nhận ra loại tệp", "PDF"),
        ("a.pdf", b"<html><script>1</script>", "Không nhận ra loại tệp", "PDF"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Không nhận ra", "PNG"),
        ("a.docx", _archive("a.txt"), "Không nhận ra loại tệp", "Word (.docx)"),
        (
            "a.docx",
            _archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            "macro",
            "lưu lại thành .docx",
        ),
    ],
)
def test_refusal_says_what_is_wrong_and_how_to_mend_it(name, content, says, advises):
    sentence = _refusal(name, content)
    assert says in sentence
    assert advises in sentence


@pytest.mark.parametrize("before", [b"\r\n", b"\x00" * 40, b"signed by " * 90])
def test_a_pdf_with_some_bytes_before_its_header_is_taken_and_stays_as_it_is(before):
    """Signing programs and scanners put them there; readers look in the first 1,024 bytes."""
    file = SimpleUploadedFile("a.pdf", before + PDF)
    assert check_upload(file).kind == "pdf"
    assert file.read() == before + PDF
    assert "Không nhận ra" in _refusal("a.pdf", b"x" * 1100 + PDF)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("bieu-2.csv", "STT;Tên\n1;Một cửa".encode(), "bảng dạng chữ (CSV)"),
        ("bieu-2.csv", "STT,Tên\n1,Một cửa".encode("utf-16"), "bảng dạng chữ (CSV)"),
        ("danh-sach.xls", b"\xef\xbb\xbf<HTML><table><tr><td>1", "trang web"),
        ("danh-sach.xls", b"<?xml version='1.0'?><Workbook/>", "trang web"),
        ("bieu-2.ods", _archive("mimetype", "content.xml"), "OpenDocument (.ods, .odt)"),
        ("bieu-2.xlsb", _archive("[Content_Types].xml", "xl/workbook.bin"), "Excel nhị phân"),
    ],
)
def test_what_other_programs_hand_out_is_named_with_the_way_to_a_workbook(name, content, what):
    said = _refusal(name, content, kinds=WORKBOOK_KINDS)
    assert what in said
    assert "Lưu thành (Save As) định dạng Excel (.xlsx)" in said
    assert "PDF" not in said


def test_only_what_is_taken_at_this_place_is_advised():
    said = _refusal("a.bin", b"MZ" + b"\0" * 300, kinds=WORKBOOK_KINDS)
    assert said.endswith("Hãy tải lên tệp Excel (.xlsx).")


def test_a_workbook_without_its_main_part_is_broken():
    assert "bị hỏng" in _refusal("a.xlsx", _archive("[Content_Types].xml", "xl/styles.xml"))


def test_file_over_the_limit_is_refused_with_both_sizes(settings):
    settings.UPLOAD_LIMIT_BYTES = 2 * 1024 * 1024
    sentence = _refusal("a.pdf", b"x" * (2 * 1024 * 1024 + 600_000))
    assert "2,6 MB" in sentence
    assert "cho phép là 2 MB" in sentence
    assert "200 KB" in _refusal("a.pdf", b"x" * 300_000, limit_bytes=200 * 1024)


def test_file_of_exactly_the_limit_is_taken():
    assert _check("a.pdf", PDF, limit_bytes=len(PDF)).kind == "pdf"


def test_only_the_kinds_asked_for_are_taken():
    assert _check("a.png", PNG, kinds=IMAGE_KINDS).kind == "png"
    assert "Hãy tải lên tệp Excel (.xlsx)." in _refusal("a.pdf", PDF, kinds=WORKBOOK_KINDS)
    assert "ảnh PNG hoặc ảnh JPG" in _refusal("a.docx", DOCX, kinds=IMAGE_KINDS)


def test_archive_that_would_unpack_to_too_much_is_refused():
    bomb = _archive("[Content_Types].xml", "word/document.xml", content=b"0" * 3_000_000)
    assert len(bomb) < 20_000
    assert "cấu trúc bất thường" in _refusal("a.docx", bomb)


def test_locked_archive_is_refused():
    locked = bytearray(DOCX)
    for match in re.finditer(rb"PK\x01\x02", DOCX):
        locked[match.start() + 8] |= 1
    assert "được đặt mật khẩu" in _refusal("a.docx", bytes(locked))


def test_file_is_stored_by_year_and_month_under_a_name_of_ours(time_machine):
    time_machine.move_to("2020-05-31T20:00:00+00:00")  # 1 June in Vietnam
    checked = _check("../../Bí mật.pdf", PDF)
    name = storage_name(checked, folder="ho-so/")
    assert re.fullmatch(r"ho-so/2020/06/[0-9a-f]{32}\.pdf", name)
    assert storage_name(checked, folder="ho-so/") != name


def test_download_cannot_be_run_by_a_browser_and_keeps_its_vietnamese_name():
    response = download_response(
        ContentFile(PDF, name="ho-so/2020/06/0a.pdf"), download_name="Tờ trình số 5.pdf"
    )
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''T%E1%BB%9D%20tr%C3%ACnh%20s%E1%BB%91%205.pdf"
    )


def test_a_download_ends_as_what_is_stored_does_whatever_it_is_called():
    for called in ("Bản ký", "Bản ký.PDF", " Bản ký "):
        response = download_response(ContentFile(PDF, name="a/0a.pdf"), download_name=called)
        assert response["Content-Disposition"].endswith("B%E1%BA%A3n%20k%C3%BD.pdf")


def test_unknown_extension_is_sent_as_plain_bytes():
    response = download_response(ContentFile(b"<p>", name="a.html"), download_name="a\r\nb.html")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="a b.html"'


def test_download_name_is_made_from_a_title():
    assert safe_download_name("Biểu 1: Củ Chi/2020", "xlsx") == "Biểu 1 Củ Chi 2020.xlsx"
    assert safe_download_name(" ../", "pdf") == "tep.pdf"
