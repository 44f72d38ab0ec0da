"""Text of a PDF: from the file, or by recognition where it holds pictures only."""

import logging
import re
from typing import IO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from plan_reading.files import NotReadable, refuse_too_long
from plan_reading.files.ocr import text_of_scanned_pdf

PAGES_AT_MOST = 120
# Fewer letters a page than this are stamps and page numbers, no text.
LETTERS_A_PAGE = 40

# Pages with a masthead, a foot or a table stand in columns, which are worth twice the time.
_IN_COLUMNS = re.compile(
    r"cộng hòa xã hội|độc lập|n[ơo]i nhận|\bS?TT\b|thời hạn|đơn vị thực hiện|cơ quan thực hiện",
    re.IGNORECASE,
)
# What the library thinks of other people's files belongs into no log of ours.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def text_of_pdf(file: IO[bytes]) -> str:
    """The text of a PDF, its columns kept apart by spaces. Raises NotReadable: locked, broken, too
    many pages, or scanned where no text recognition is installed."""
    try:
        reader = PdfReader(file)
        # Many are locked against changes only, and open with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotReadable(
                "Tệp PDF có đặt mật khẩu. Hãy bỏ mật khẩu (In → Lưu thành PDF) rồi gửi lại."
            )
        if len(reader.pages) > PAGES_AT_MOST:
            raise NotReadable(
                f"Tệp có {len(reader.pages)} trang, nhiều hơn mức {PAGES_AT_MOST} trang đọc được "
                "một lần. Hãy tách riêng kế hoạch."
            )
        text = _text(reader)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as broken:
        raise NotReadable(
            "Tệp PDF bị hỏng, không đọc được. Hãy tạo lại tệp từ bản gốc rồi gửi lại."
        ) from broken
    letters = sum(sign.isalpha() for sign in text)
    if letters < LETTERS_A_PAGE * len(reader.pages):
        file.seek(0)
        return text_of_scanned_pdf(file)
    return text


def _text(reader: PdfReader) -> str:
    text = ""
    for page in reader.pages:
        said = page.extract_text()
        if _IN_COLUMNS.search(said):
            said = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
        text = refuse_too_long(f"{text}{said}\n")
    return text
