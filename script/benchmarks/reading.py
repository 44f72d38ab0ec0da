"""How long a plan of forty pages takes to be read: text to values, and PDF to values."""

from io import BytesIO
from time import perf_counter

from django.core.files.base import ContentFile
from figures import Figure
from pypdf import PdfReader

from paperwork.official_documents.description import Heading, OfficialDocument, Paragraph
from paperwork.official_page import document_pdf
from plan_reading.files.upload import text_of_upload
from plan_reading.reader import read_text

NEEDS_NATION = False
PAGES, TURNS = 40, 3
_DUTY = (
    "Thủ trưởng các cơ quan, đơn vị đăng ký thi đua theo Kế hoạch số {number}/KH-UBND ngày 05 "
    "tháng 5 năm 2026 của Ủy ban nhân dân tỉnh, gửi về Phòng Nội vụ trước ngày 15 tháng 6 năm "
    "2026 để tổng hợp; hồ sơ đề nghị khen thưởng gồm 01 tập thể và 02 cá nhân."
)


def measure() -> list[Figure]:
    """The quickest of a few turns each."""
    content = _plan_of_forty_pages()
    text = text_of_upload(ContentFile(content, name="ke-hoach.pdf"))
    of_text = min(_seconds(lambda: read_text(text)) for _ in range(TURNS))
    of_file = min(
        _seconds(lambda: read_text(text_of_upload(ContentFile(content, name="ke-hoach.pdf"))))
        for _ in range(TURNS)
    )
    return [
        Figure(
            "read_plan_40_pages_s", round(of_text, 3), "s", "read the text of a plan of 40 pages"
        ),
        Figure("read_plan_40_pages_pdf_s", round(of_file, 3), "s", "the same from its PDF"),
    ]


def _plan_of_forty_pages() -> bytes:
    body = [Heading("Tổ chức thực hiện", "I")]
    for number in range(1, 2000):
        body.append(Paragraph(_DUTY.format(number=number), "-"))
        if number % 40:
            continue
        document = OfficialDocument(
            issuing_body="Ủy ban nhân dân huyện Thử",
            symbol="KH-UBND",
            subject="Phát động phong trào thi đua cải cách hành chính năm 2026",
            number="12",
            place="Thử",
            kind="Kế hoạch",
            body=tuple(body),
            recipients=("Các phòng, ban", "Lưu: VT"),
        )
        content = document_pdf(document)
        if len(PdfReader(BytesIO(content)).pages) >= PAGES:
            return content
    raise AssertionError("two thousand duties fill forty pages")


def _seconds(work) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
