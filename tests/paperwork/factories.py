"""Official documents for tests."""

from dataclasses import replace
from datetime import date

from paperwork.official_documents.description import (
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
)

SENTENCE = (
    "Thủ trưởng cơ quan, đơn vị chịu trách nhiệm triển khai, kiểm tra và báo cáo kết quả theo từng "
    "đợt của Kế hoạch này."
)
PLAN = OfficialDocument(
    issuing_body="Ủy ban nhân dân huyện Củ Chi",
    number="7",
    symbol="KH-UBND",
    place="Củ Chi",
    day=date(2020, 5, 5),
    kind="Kế hoạch",
    subject="Phát động thi đua cao điểm về cải cách hành chính năm 2020 trên địa bàn huyện Củ Chi",
    legal_bases=(
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",
        "Căn cứ Kế hoạch số 1513/KH-UBND ngày 27 tháng 4 năm 2020.",
    ),
    body=(
        Heading("Mục đích, yêu cầu", "I"),
        Heading("Mục đích", "1", 2),
        *(Paragraph(f"{SENTENCE} {SENTENCE} {SENTENCE}", "-") for _ in range(14)),
        Heading("Đối với đơn vị", "a", 3),
        Paragraph(SENTENCE),
    ),
    recipients=("Thường trực Huyện ủy", "Các phòng, ban huyện", "Lưu VT, PNV"),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Hữu Hoài Phú"),
)
LETTER = replace(
    PLAN,
    issuing_body="Phòng Giáo dục và Đào tạo huyện Củ Chi",
    superior_body="Ủy ban nhân dân huyện Củ Chi",
    number="537",
    symbol="GDĐT-VP",
    kind="",
    legal_bases=(),
    addressees=("Hiệu trưởng các trường tiểu học", "Thủ trưởng các đơn vị trực thuộc"),
    body=(Paragraph(SENTENCE),),
    recipients=("Như trên", "Lưu: VT"),
    signature=Signature(("TRƯỞNG PHÒNG",), "Trần Văn Toàn"),
)


# A biên bản: the secretary signs on the left, the chair on the right.
SIGNED_BY_TWO = replace(
    PLAN,
    recipients=("Hội đồng", "Lưu: VT"),
    countersignature=Signature(("THƯ KÝ",), "Lê Thị Ghi"),
)


def with_lines(count: int, **changes) -> OfficialDocument:
    """The plan with a text of so many paragraphs of one line."""
    body = tuple(Paragraph(f"Đoạn {number} của kế hoạch.") for number in range(1, count + 1))
    return replace(PLAN, body=body, **changes)


def breakable(text: str) -> str:
    """The text with plain spaces where a paper has those that do not break."""
    return text.replace("\u00a0", " ")
