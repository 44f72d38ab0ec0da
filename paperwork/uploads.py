"""Uploaded files: checked by content before they are kept, and handed out under safe headers."""

import uuid
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath
from typing import IO

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.http import FileResponse
from django.utils import timezone

from paperwork.vietnamese_numbers import figures

# What an honest office file never reaches once unpacked.
UNPACKED_LIMIT_BYTES = 200 * 1024 * 1024
UNPACKED_RATIO_LIMIT = 200
ARCHIVE_MEMBER_LIMIT = 5_000
_RATIO_COUNTS_FROM_BYTES = 1024 * 1024

_CONTENT_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_EXTENSIONS = {"pdf": "pdf", "png": "png", "jpeg": "jpg", "docx": "docx", "xlsx": "xlsx"}
_ACCEPTED_NAMES = {
    "pdf": {"pdf"},
    "png": {"png"},
    "jpeg": {"jpg", "jpeg", "jpe"},
    "docx": {"docx"},
    "xlsx": {"xlsx"},
}
_KIND_NAMES = {
    "pdf": "PDF",
    "png": "ảnh PNG",
    "jpeg": "ảnh JPG",
    "docx": "Word (.docx)",
    "xlsx": "Excel (.xlsx)",
}
_OFFICE_MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")

DOCUMENT_KINDS = ("pdf", "docx", "xlsx", "png", "jpeg")
IMAGE_KINDS = ("png", "jpeg")
WORKBOOK_KINDS = ("xlsx",)


class UploadRefused(ValidationError):
    """A file that is not taken; its message says in Vietnamese why, and how to mend it."""


@dataclass(frozen=True)
class CheckedUpload:
    """What the check found: kind by content, our extension, size in bytes, the name it came by."""

    kind: str
    extension: str
    size: int
    original_name: str


def check_upload(
    file: File,
    *,
    kinds: Collection[str] = DOCUMENT_KINDS,
    limit_bytes: int | None = None,
) -> CheckedUpload:
    """Check an uploaded file by its content and size; leave it at its beginning.

    `limit_bytes` defaults to `settings.UPLOAD_LIMIT_BYTES`. Raises
    `UploadRefused` for a file that is empty, too large, of another kind than `kinds`, named for
    another kind than it is, locked with a password, in an old Office format, broken, or that
    unpacks to an unreasonable size.
    """
    name = file.name or ""
    limit: int = limit_bytes or settings.UPLOAD_LIMIT_BYTES
    if not file.size:
        raise UploadRefused(
            "Tệp tải lên không có nội dung. Hãy mở lại tệp trên máy để kiểm tra rồi tải lên lại."
        )
    if file.size > limit:
        raise UploadRefused(
            f"Tệp có dung lượng {_megabytes(file.size)}, vượt quá mức cho phép là "
            f"{_megabytes(limit)}. Hãy giảm dung lượng (ví dụ quét lại ở độ phân giải thấp hơn) "
            "hoặc tách thành nhiều tệp."
        )
    kind = _kind_by_content(file, name, kinds)
    if kind not in kinds:
        raise UploadRefused(
            f"Loại tệp này không được chấp nhận ở đây. Hãy tải lên tệp {_listed(kinds)}."
        )
    extension = _extension_of(name)
    if extension not in _ACCEPTED_NAMES[kind]:
        raise UploadRefused(
            f"Tên tệp có đuôi “.{extension}” nhưng nội dung là {_KIND_NAMES[kind]}. "
            f"Hãy đổi đuôi tệp thành “.{_EXTENSIONS[kind]}” hoặc lưu lại đúng định dạng rồi "
            "tải lên lại."
            if extension
            else f"Tên tệp không có phần đuôi. Hãy đổi tên tệp để có đuôi “.{_EXTENSIONS[kind]}” "
            "rồi tải lên lại."
        )
    return CheckedUpload(kind, _EXTENSIONS[kind], file.size, name)


def storage_name(checked: CheckedUpload, *, folder: str) -> str:
    """Give a new name of ours, "<folder>/2020/05/<random>.<extension>", for a checked file.

    Nothing of the user's own file name goes into it.
    """
    today = timezone.localdate()
    return f"{folder.strip('/')}/{today:%Y/%m}/{uuid.uuid4().hex}.{checked.extension}"


def download_response(field_file: File, *, download_name: str) -> FileResponse:
    """Give a stored file as a download named `download_name`, which no browser may run.

    The content type follows the extension of our own storage name, and so does the ending of the
    name, by which the person's machine opens it; an unknown one is sent as plain bytes. Permission
    is the caller's to check.
    """
    extension = _extension_of(field_file.name or "")
    title = download_name.strip()
    if extension and title.lower().endswith(f".{extension}"):
        title = title[: -len(extension) - 1]
    kind = next((kind for kind, ours in _EXTENSIONS.items() if ours == extension), None)
    response = FileResponse(
        field_file.open("rb"),
        as_attachment=True,
        filename=safe_download_name(title, extension) if extension else " ".join(title.split()),
        content_type=_CONTENT_TYPES.get(kind or "", "application/octet-stream"),
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def safe_download_name(title: str, extension: str) -> str:
    """Give a file name from a title: "Biểu 1: Củ Chi" and "xlsx" give "Biểu 1 Củ Chi.xlsx"."""
    spaced = "".join(sign if sign.isalnum() or sign in " -_.()," else " " for sign in title)
    words = " ".join(spaced.split()).strip(" .") or "tep"
    return f"{words[:120].rstrip(' .')}.{extension}"


def check_archive(
    file: IO[bytes], *, unpacked_limit: int = UNPACKED_LIMIT_BYTES
) -> zipfile.ZipFile:
    """Open an Office file's archive after looking at the sizes it declares; nothing is unpacked.

    Raises `UploadRefused` where it is broken, locked, or would unpack to more than
    `unpacked_limit` bytes. A false declaration helps nobody: zipfile never gives more of a
    member than it declares.
    """
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UploadRefused(_BROKEN) from error
    members = archive.infolist()
    if any(member.flag_bits & 0x1 for member in members):
        raise UploadRefused(_LOCKED)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if (
        len(members) > ARCHIVE_MEMBER_LIMIT
        or unpacked > unpacked_limit
        or (unpacked > _RATIO_COUNTS_FROM_BYTES and unpacked > packed * UNPACKED_RATIO_LIMIT)
    ):
        raise UploadRefused(
            "Tệp có cấu trúc bất thường: khi giải nén sẽ lớn quá mức cho phép. Hãy tạo tệp mới, "
            "chép nội dung sang, lưu lại rồi tải lên."
        )
    return archive


_BROKEN = (
    "Tệp bị hỏng hoặc tải lên chưa trọn vẹn nên không đọc được. Hãy mở tệp trên máy, lưu lại "
    "rồi tải lên lại."
)
_LOCKED = (
    "Tệp được đặt mật khẩu nên không đọc được. Hãy gỡ mật khẩu (trong Word, Excel: Tệp > "
    "Thông tin > Bảo vệ > xóa mật khẩu), lưu lại rồi tải lên."
)
# A reader looks for the header of a PDF within so many bytes (ISO 32000-1, Annex H, note 13):
# signing programs and scanners put some of their own before it.
_PDF_HEADER_WITHIN = 1024
# What other programs hand out, by the parts of an archive, and what people call it.
_OTHER_ARCHIVES = {
    "xl/workbook.bin": "Excel nhị phân (.xlsb)",
    "content.xml": "OpenDocument (.ods, .odt)",
}
_OFFICE_NAMES = {"xls", "xlsx", "doc", "docx"}
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta")


def _unknown(kinds: Collection[str]) -> str:
    return (
        "Không nhận ra loại tệp này, hoặc loại tệp không được chấp nhận. Hãy tải lên tệp "
        f"{_listed(kinds)}."
    )


def _save_as_advice(what: str, kinds: Collection[str]) -> str:
    """What a file of another program is, and how it becomes one that is taken here."""
    if "xlsx" in kinds:
        how = "Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) định dạng Excel (.xlsx) rồi tải lên."
        return f"Tệp này là {what}. {how}"
    return f"Tệp này là {what}, không được chấp nhận ở đây. Hãy tải lên tệp {_listed(kinds)}."


def _kind_by_content(file: File, name: str, kinds: Collection[str]) -> str:
    file.seek(0)
    content = file.read()
    file.seek(0)
    if content.startswith(_OLE_SIGNATURE):
        raise UploadRefused(_old_office_advice(content, name) or _unknown(kinds))
    found = _magic_extension(content)
    if content.startswith(b"PK"):
        kind = _office_kind(file, kinds)
        file.seek(0)
        return kind
    if not found and (what := _text_kind(content, name)):
        raise UploadRefused(_save_as_advice(what, kinds))
    if found == "pdf" and b"%%EOF" not in content[-4096:]:
        raise UploadRefused(_BROKEN)
    if found not in _CONTENT_TYPES:
        raise UploadRefused(_unknown(kinds))
    return found


def _text_kind(content: bytes, name: str) -> str:
    """What a file of plain text is, as people call it: a page named .xls, as many systems hand it
    out, or CSV; "" of any other."""
    opening = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith(_MARKUP) and _extension_of(name) in _OFFICE_NAMES:
        return "trang web được lưu với tên của tệp Excel hoặc Word"
    if _extension_of(name) in {"csv", "tsv", "txt"} and b"\x00\x00" not in content[:2048]:
        return "bảng dạng chữ (CSV)"
    return ""


def _magic_extension(content: bytes) -> str:
    """Give "pdf", "png", "jpeg" or another extension puremagic knows; "" where it knows none."""
    # A kind counts only when its signature opens the file: puremagic also looks further in.
    openings = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
    expected = next((kind for sign, kind in openings.items() if content.startswith(sign)), "")
    if not expected and b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return "pdf"
    try:
        matches = puremagic.magic_string(content)
    except puremagic.PureError:
        return ""
    seen = {match.extension.lstrip(".").lower() for match in matches}
    return expected if seen & _ACCEPTED_NAMES.get(expected, set()) else ""


def _office_kind(file: File, kinds: Collection[str]) -> str:
    with check_archive(file) as archive:
        names = set(archive.namelist())
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise UploadRefused(
                "Tệp có chứa macro nên không được chấp nhận. Hãy lưu lại thành .docx hoặc .xlsx "
                "(không có macro) rồi tải lên."
            )
        for kind, main_part in _OFFICE_MAIN_PARTS.items():
            if main_part in names and "[Content_Types].xml" in names:
                return kind
    for part, what in _OTHER_ARCHIVES.items():
        if part in names:
            raise UploadRefused(_save_as_advice(f"tệp {what}", kinds))
    # An Office file whose main part is missing was not written to its end.
    raise UploadRefused(_BROKEN if "[Content_Types].xml" in names else _unknown(kinds))


def _old_office_advice(content: bytes, name: str) -> str:
    """Tell a locked new file from one in the format of before 2007; both are OLE containers."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _LOCKED
    if "Workbook".encode("utf-16-le") in content or _extension_of(name) in {"xls", "xlsx"}:
        old, new = "Excel cũ (.xls)", "Excel (.xlsx)"
    elif "WordDocument".encode("utf-16-le") in content or _extension_of(name) in {"doc", "docx"}:
        old, new = "Word cũ (.doc)", "Word (.docx)"
    else:
        return ""
    return (
        f"Tệp ở định dạng {old} không được chấp nhận. Hãy mở tệp, chọn Lưu thành (Save As) "
        f"định dạng {new} rồi tải lên lại."
    )


def _extension_of(name: str) -> str:
    return PurePosixPath(name).suffix.removeprefix(".").strip().lower()


def _megabytes(size: int) -> str:
    """Write a size as Vietnamese write it, with a decimal comma: "20,5 MB"."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{figures(round(Decimal(size) / 1024 / 1024, 1))} MB"


def _listed(kinds: Collection[str]) -> str:
    names = [_KIND_NAMES[kind] for kind in kinds]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} hoặc {names[-1]}"
