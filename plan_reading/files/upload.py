"""Text of an uploaded file; a hostile or unreadable file is refused with a sentence."""

from collections.abc import Callable
from pathlib import Path
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import File

from paperwork.uploads import check_upload
from plan_reading.files import NotReadable, refuse_too_long
from plan_reading.files.ocr import text_of_picture
from plan_reading.files.pdf import text_of_pdf
from plan_reading.files.word import text_of_word

__all__ = ["NotReadable", "text_of_file", "text_of_upload"]

PLAIN = (".txt", ".md", ".markdown", ".text")
# A plan of forty pages has a few megabytes; what is scanned has more.
LIMIT_BYTES = 40 * 1024 * 1024
READERS: dict[str, Callable[[IO[bytes]], str]] = {
    "docx": text_of_word,
    "pdf": text_of_pdf,
    "png": text_of_picture,
    "jpeg": text_of_picture,
}


def text_of_file(path: Path) -> str:
    """The text of a file on this machine. Raises NotReadable."""
    if not path.is_file():
        raise NotReadable(f"Không có tệp “{path.name}”.")
    with path.open("rb") as opened:
        return text_of_upload(File(opened, name=path.name))


def text_of_upload(file: File) -> str:
    """The text of an uploaded file, whose kind is recognised by its content and not by its name.
    Raises NotReadable: empty, too large, of another kind, locked, broken, a bomb, or without any
    text."""
    name = file.name or ""
    if Path(name).suffix.lower() in PLAIN:
        if (file.size or 0) > LIMIT_BYTES:
            raise NotReadable("Tệp quá lớn để đọc. Hãy dán riêng phần văn bản của kế hoạch.")
        return refuse_too_long(text_of_plain(file.read()))
    try:
        checked = check_upload(file, kinds=tuple(READERS), limit_bytes=LIMIT_BYTES)
    except ValidationError as refusal:
        raise NotReadable(" ".join(refusal.messages)) from refusal
    file.seek(0)
    text = refuse_too_long(READERS[checked.kind](file))
    if not text.strip():
        raise NotReadable("Tệp này không có chữ nào đọc được.")
    return text


def text_of_plain(content: bytes) -> str:
    """The text of a plain file in UTF-8 or UTF-16. Raises NotReadable for another encoding, or
    where it is no text at all."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise NotReadable(
            "Tệp không phải văn bản Unicode (UTF-8). Hãy mở bằng phần mềm soạn thảo và lưu lại với "
            "mã hóa UTF-8, hoặc gửi tệp Word."
        ) from wrong
    if "\x00" in text:
        raise NotReadable("Tệp này không phải tệp văn bản.")
    if not text.strip():
        raise NotReadable("Tệp này không có chữ nào.")
    return text
