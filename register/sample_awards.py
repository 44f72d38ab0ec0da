"""Sample awards, with which a template is previewed."""

from dataclasses import dataclass
from datetime import date

from organisation.models import IssuingBody
from register.models import AwardRecord, CertificateTemplate


@dataclass(frozen=True, slots=True)
class Sample:
    """Words for a preview, from the shortest to the longest that were found."""

    label: str
    awardee_kind: str
    awardee_name: str
    awardee_title: str
    awardee_body_name: str
    achievement: str
    signer_capacity: str = "KT."
    signer_title: str = "CHỦ TỊCH / PHÓ CHỦ TỊCH"


SAMPLES = {
    "tap-the": Sample(
        "Một tập thể",
        "collective",
        "Trường Trung học cơ sở Tân Thạnh Đông",
        "",
        "Trường Trung học cơ sở Tân Thạnh Đông",
        "Đã có thành tích xuất sắc trong phong trào thi đua cao điểm về cải cách hành chính năm "
        "2020 trên địa bàn huyện",
    ),
    "ca-nhan": Sample(
        "Một cá nhân",
        "individual",
        "Bà Nguyễn Thị Ngọc Ánh",
        "Công chức Văn phòng - Thống kê",
        "Ủy ban nhân dân xã Tân Thông Hội",
        "Đã có thành tích xuất sắc trong thực hiện nhiệm vụ cải cách hành chính năm 2020",
        signer_capacity="",
        signer_title="CHỦ TỊCH",
    ),
    "ngan": Sample("Tên thật ngắn", "individual", "Lê Y", "", "", "Có thành tích xuất sắc"),
    "dai": Sample(
        "Tên, chức danh, thành tích thật dài",
        "collective",
        "Trung tâm Văn hóa, Thể thao và Truyền thanh thuộc Ủy ban nhân dân thị xã Tịnh Biên và Ban "
        "Quản lý Khu di tích lịch sử",
        "",
        "Đơn vị sự nghiệp công lập trực thuộc; cơ quan chủ quản: Ủy ban nhân dân thị xã Tịnh Biên",
        "Đã có thành tích xuất sắc trong phong trào thi đua đẩy mạnh cải cách hành chính, nâng cao "
        "đạo đức, văn hóa công vụ, chất lượng phục vụ người dân và doanh nghiệp, xây dựng nền hành "
        "chính hiện đại, hiệu quả gắn với chuyển đổi số giai đoạn 2021 – 2025",
        signer_capacity="TUQ.",
        signer_title="CHỦ TỊCH / GIÁM ĐỐC SỞ NỘI VỤ / KIÊM TRƯỞNG BAN THI ĐUA - KHEN THƯỞNG TỈNH",
    ),
}
FORM_NAMES = {"giay_khen": "Giấy khen", "bang_khen": "Bằng khen"}


def sample_record(key: str, template: CertificateTemplate) -> AwardRecord:
    """An award that is kept nowhere, of the template's body."""
    sample = SAMPLES.get(key) or SAMPLES["tap-the"]
    body = template.issuing_body or IssuingBody(
        name="Ủy ban nhân dân huyện Củ Chi", head_title="Chủ tịch", place_name="Củ Chi"
    )
    authority = f"{body.head_title or 'Chủ tịch'} {body.name}"
    return AwardRecord(
        issuing_body=body,
        year=2020,
        number=45,
        form_kind=template.form_kind,
        form_name=FORM_NAMES.get(template.form_kind, "Giấy khen"),
        authority_title=authority,
        awardee_kind=sample.awardee_kind,
        awardee_name=sample.awardee_name,
        awardee_title=sample.awardee_title,
        awardee_body_name=sample.awardee_body_name,
        achievement=sample.achievement,
        decision_number="8125/QĐ-UBND",
        decided_on=date(2020, 11, 5),
        ordinal=7,
        place=body.place_name or "Củ Chi",
        signer_capacity=sample.signer_capacity,
        signer_title=sample.signer_title,
        signer_name="Nguyễn Hữu Hoài Phú",
        check_code="0" * 26,
    )
