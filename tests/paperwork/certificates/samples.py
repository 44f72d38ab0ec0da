"""Certificates for tests and for the eye: a short one, and the longest names that were found."""

import re
import subprocess
from dataclasses import dataclass, replace

from paperwork.certificates.description import Certificate

SCHOOL = Certificate(
    authority="Chủ tịch Ủy ban nhân dân huyện Củ Chi",
    title="Giấy khen",
    awardee="Trường Trung học cơ sở Tân Thạnh Đông",
    awardee_detail="Huyện Củ Chi, Thành phố Hồ Chí Minh",
    achievement="Đã có thành tích xuất sắc trong phong trào thi đua cao điểm về cải cách hành "
    "chính năm 2020 trên địa bàn huyện Củ Chi",
    notes=("Quyết định số 8125/QĐ-UBND", "ngày 05 tháng 11 năm 2020", "Số sổ vàng: 07"),
    place_and_day="Củ Chi, ngày 20 tháng 11 năm 2020",
    signer_lines=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer_name="Nguyễn Hữu Hoài Phú",
    check_address="https://thi-dua.example.vn/xac-nhan/0123456789abcdefghjkmnpqrs/",
)
SHORTEST = replace(SCHOOL, awardee="Lê Y", awardee_detail="", achievement="Có thành tích xuất sắc")
PERSON = replace(
    SCHOOL,
    authority="Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang",
    title="Bằng khen",
    awardee="Bà Nguyễn Thị Ngọc Ánh",
    awardee_detail="Phó Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Giồng Riềng",
    signer_lines=("CHỦ TỊCH",),
    signer_name="Lâm Minh Thành",
)
LONG = replace(
    SCHOOL,
    authority="Chủ tịch Ủy ban nhân dân xã Tân An Hội, huyện Củ Chi, Thành phố Hồ Chí Minh",
    awardee="Trung tâm Văn hóa, Thể thao và Truyền thanh thuộc Ủy ban nhân dân thị xã Tịnh Biên, "
    "tỉnh An Giang và Ban Quản lý Khu di tích lịch sử địa đạo Củ Chi",
    awardee_detail="Đơn vị sự nghiệp công lập trực thuộc; cơ quan chủ quản: Ủy ban nhân dân thị "
    "xã Tịnh Biên, tỉnh An Giang; địa chỉ: số 1 đường Nguyễn Thị Ỷ, phường Nhơn Hưng",
    achievement="Đã có thành tích xuất sắc trong phong trào thi đua đẩy mạnh cải cách hành chính, "
    "nâng cao đạo đức, văn hóa công vụ, chất lượng phục vụ người dân và doanh nghiệp, xây dựng "
    "nền hành chính hiện đại, hiệu quả gắn với chuyển đổi số giai đoạn 2021 – 2025, góp phần "
    "hoàn thành thắng lợi nhiệm vụ phát triển kinh tế - xã hội, quốc phòng, an ninh của địa phương",
)
# The longest names of bodies, persons and positions that official lists hold.
LONGEST = {
    "a project board": replace(
        SCHOOL,
        awardee="Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và phát triển nông "
        "nghiệp, nông thôn tỉnh Thừa Thiên Huế",
    ),
    "an office of three": replace(
        SCHOOL,
        authority="Chủ tịch Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu",
        awardee="Văn phòng Đoàn đại biểu Quốc hội, Hội đồng nhân dân và Ủy ban nhân dân tỉnh "
        "Bà Rịa - Vũng Tàu",
    ),
    "a school with its kind": replace(
        SCHOOL,
        awardee="Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Nguyễn Thị Minh Khai",
        awardee_detail="Xã Nậm Mười, huyện Văn Chấn, tỉnh Yên Bái",
    ),
    "an enterprise": replace(
        SCHOOL,
        awardee="Công ty Trách nhiệm hữu hạn Một thành viên Xổ số kiến thiết và Dịch vụ tổng hợp "
        "Đồng Tháp",
    ),
    "a long personal name": replace(
        PERSON, awardee="Công Tằng Tôn Nữ Thị Quỳnh Hương Nguyễn Phước Vĩnh Bảo"
    ),
    "a long position": replace(
        PERSON,
        awardee_detail="Phó Trưởng phòng Quản lý Tiêu chuẩn Đo lường Chất lượng và Thông tin Khoa "
        "học Công nghệ, Chi cục Tiêu chuẩn Đo lường Chất lượng, Sở Khoa học và Công nghệ tỉnh "
        "Kiên Giang",
    ),
    "by authorisation, three lines": replace(
        PERSON,
        signer_lines=(
            "TUQ. CHỦ TỊCH",
            "GIÁM ĐỐC SỞ NỘI VỤ",
            "KIÊM TRƯỞNG BAN THI ĐUA - KHEN THƯỞNG TỈNH",
        ),
        place_and_day="Thành phố Hồ Chí Minh, ngày 20 tháng 11 năm 2020",
    ),
    "everything long": LONG,
}

POINTS_A_MM = 72 / 25.4


@dataclass(frozen=True)
class Box:
    """Where a line of type stands on its page, in millimetres from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two lie on each other, by more than a hair."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.3
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.3
        )


def boxes(pdf: bytes, page: int = 1) -> list[Box]:
    """The words of a page, as poppler finds them; heights are those of the type's own lines, so
    the ink of a word is well within."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), "-", "-"]
    report = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    found = re.findall(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>',
        report,
    )
    words = []
    for left, top, right, bottom, text in found:
        x0, y0, x1, y1 = (float(value) / POINTS_A_MM for value in (left, top, right, bottom))
        trim = (y1 - y0) * 0.22
        words.append(Box(text, x0, y0 + trim, x1, y1 - trim))
    return words
