"""The duty behind a deadline, and whose it is, from the words around a day."""

import re
from collections.abc import Iterable

# The kinds, the most telling words first.
_KINDS = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        ("consolidation", r"tổng\s+hợp\s+(?:kết\s+quả\s+|danh\s+sách\s+|việc\s+)?đăng\s+ký"),
        ("registration", r"(?<!đã )đăng\s+ký"),
        (
            "recognition",
            r"công\s+nhận[^.;]{0,80}(?:sáng\s+kiến|giải\s+pháp|mô\s+hình)|"
            r"(?:sáng\s+kiến|giải\s+pháp)[^.;]{0,60}công\s+nhận",
        ),
        ("interim_report", r"sơ\s+kết|giai\s+đoạn\s+1\b|6\s+tháng|giữa\s+kỳ|báo\s+cáo\s+quý"),
        ("dossier", r"hồ\s+sơ"),
        (
            "summing_up",
            r"hội\s+nghị\s+tổng\s+kết|tổng\s+kết,?\s+khen\s+thưởng|thời\s+gian\s+tổng\s+kết",
        ),
        ("final_report", r"tổng\s+kết|báo\s+cáo|kết\s+quả"),
        ("dossier", r"khen\s+thưởng|bình\s+xét"),
    )
)
_CONFERENCE = re.compile(r"[^.;]{0,20}hội\s+nghị\s+tổng\s+kết", re.IGNORECASE)
# Who begins a sentence or a heading that charges somebody with something.
_WHO = re.compile(
    r"^[-–+•*\s]*(?:[a-zđ]\)\s*|\d+(?:\.\d+)*[.)]\s*)?(?:Đề nghị\s+|Yêu cầu\s+|Giao\s+)?"
    r"(?P<who>(?:Các|Thủ trưởng|Chủ tịch|Giám đốc|Hiệu trưởng|Phòng(?!,? chống)|Sở|Ban(?! hành)|"
    r"Văn phòng|Ủy ban|UBND|các|Trung tâm|Công chức|Đối với|Cơ quan|Đài|Trường|Trưởng|Hội đồng|"
    r"Tổ(?! chức)|Khối)\b"
    r"[^:;.]{2,160}?)(?=\s+(?:có trách nhiệm|chủ động|tham mưu|tổng hợp|gửi|báo cáo|triển khai|"
    r"lập|nộp|xây dựng|phối hợp|chủ trì|hoàn thành|đăng ký|thực hiện|tổ chức|căn cứ|hướng dẫn|"
    r"bình xét|lựa chọn|đề xuất|rà soát)|:|\()"
)
_TITLE_LENGTH = 240


def kind_due(between: str, behind: str, clause: str, contexts: Iterable[str]) -> str:
    """What is due: by the words since the day before, then those right behind the day, then those
    of the whole clause, then of what stands around it."""
    if _CONFERENCE.match(behind):
        return "summing_up"
    for words in (between, behind, clause, *contexts):
        for kind, pattern in _KINDS:
            if pattern.search(words):
                return kind
    return "other"


# A heading that is nothing but the name of who is charged with what stands below it.
_WHO_ALONE = re.compile(
    r"^(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)]\s*(?:Đối với\s+|Đề nghị\s+|Giao\s+)?"
    r"(?P<who>(?:(?:Các|Thủ trưởng|Trách nhiệm của)\s+)?(?:Ủy ban|Uỷ ban|UBND|Hội đồng|Sở|"
    r"Phòng|Ban|Văn phòng|Thanh tra|Trung tâm|Công chức|Cơ quan|Đơn vị|Đài|Trường|Trưởng|Khối|"
    r"Chủ tịch|Giám đốc|Hiệu trưởng|Công an|Xã|Phường|Huyện|Mặt trận|Chi cục|Cục|Bảo hiểm|Đoàn)\b"
    r"(?!,? (?:chống|hành|ngừa))[^:;.]{0,120}?)\s*[:.]?$",
    re.IGNORECASE,
)


def charged_below(heading: str) -> str:
    """Who is charged with what stands under a heading; "" where it names nobody."""
    match = _WHO_ALONE.match(heading)
    return match["who"].strip(" ,-") if match else ""


def charged(*passages: str) -> str:
    """Who is charged with it: the first passage (clause, paragraph, heading) that names somebody at
    its beginning."""
    for words in passages:
        match = _WHO.match(words)
        if match:
            return re.sub(r"^Đối với\s+", "", match["who"].strip(" ,-"))
    return ""


def titled(clause: str) -> str:
    """The clause as the deadline's title, cut at a word where it is long."""
    words = " ".join(re.sub(r"^[-–+•*\s]+", "", clause).split())
    if len(words) <= _TITLE_LENGTH:
        return words
    return f"{words[:_TITLE_LENGTH].rsplit(' ', 1)[0]}…"
