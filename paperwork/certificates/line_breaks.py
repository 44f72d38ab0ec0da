"""Line breaks: a centred text in lines of about equal length, broken between phrases.

Pure: widths come from a function that measures.
"""

import unicodedata
from collections.abc import Callable, Sequence

# Words of two syllables that official texts are full of. Vietnamese writes them apart, but a line
# that ends inside one makes the reader stumble.
_WORDS = """
    an_ninh ban_hành biên_phòng báo_cáo bưu_chính bảo_đảm bộ_máy chuyên_môn chuyên_đề chuyển_đổi
    chính_quyền chính_sách chấp_hành chất_lượng chỉ_đạo chủ_quản chủ_tịch cán_bộ công_an công_chức
    công_lập công_trình công_tác công_vụ cơ_quan cơ_sở cải_cách cộng_đồng di_tích doanh_nghiệp
    du_lịch dân_số dịch_vụ dự_án giai_đoạn giao_thông giáo_dục giải_pháp góp_phần gương_mẫu
    hiện_đại hiệu_quả hoàn_thành hành_chính hạ_tầng hỗ_trợ hội_đồng hợp_tác khen_thưởng khoa_học
    khu_vực kinh_tế kiểm_soát kiểm_tra kế_hoạch kỷ_cương kỷ_luật lao_động liên_hiệp lãnh_đạo
    lần_thứ lịch_sử mô_hình môi_trường mặt_trận nghiệp_vụ nghĩa_vụ người_dân nhiệm_vụ nhà_nước
    nhân_dân nhân_rộng nâng_cao nông_dân nông_nghiệp nông_thôn năm_học nền_nếp phong_trào phát_huy
    phát_triển phát_động phòng_chống phổ_thông phụ_nữ phục_vụ quân_sự quản_lý quốc_gia quốc_hội
    quốc_phòng sáng_kiến sáng_tạo sản_xuất sự_nghiệp tham_mưu thanh_niên thanh_tra thi_đua
    thành_phố thành_tích thông_tin thư_viện thường_trực thắng_lợi thể_dục thể_thao thị_trấn thị_xã
    thống_kê thủ_tục thực_hiện tiên_tiến tiểu_học trung_học trung_tâm truyền_hình truyền_thanh
    truyền_thông trách_nhiệm trẻ_em tuyên_truyền tài_chính tài_nguyên tín_dụng tư_pháp tập_thể
    tổ_chức tổ_quốc từ_thiện việt_nam văn_hóa văn_minh văn_phòng vận_động vệ_sinh xuất_sắc
    xây_dựng xã_hội y_tế điều_hành đoàn_thể đô_thị đơn_vị đại_học đạo_đức đảng_bộ đầu_tư địa_bàn
    địa_chỉ địa_phương địa_đạo đổi_mới ủy_ban ứng_dụng ứng_xử
"""
OF_TWO_SYLLABLES = frozenset(_WORDS.split())

Measure = Callable[[str], float]

# Words that are not left alone at the end of a line before a figure ("năm 2020").
_WITH_FIGURES = frozenset(
    ("năm", "ngày", "tháng", "số", "khoản", "điều", "lần", "khóa", "đợt", "quý", "tổ", "khu", "ấp")
)
# Titles that stay with the name after them.
_WITH_NAMES = frozenset(("ông", "bà", "anh", "chị", "cô", "thầy", "đồng chí"))
_WITHIN_A_WORD = 0.03
_AFTER_A_BREATH = -0.012
_WITHIN_A_NAME = 0.012
_NEVER = 10.0


def clean(text: str) -> str:
    """Give composed letters and single spaces, whatever was typed or pasted."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def lines_within(text: str, room: float, measure: Measure, *, most: int) -> list[str] | None:
    """Break a text into the fewest lines that fit `room`, at most `most`; None where they do not.

    Among the ways with so few lines the one with the most even lines is taken; a break after a
    comma is liked, one inside a name (between two capitalised words) or between a word and its
    figure is not.
    """
    words = text.split()
    if not words:
        return []
    reach = [0.0]
    space = measure(" ")
    for word in words:
        reach.append(reach[-1] + measure(word) + space)
    for count in range(1, min(most, len(words)) + 1):
        cuts = _best(words, reach, space, count, room)
        if cuts is not None:
            starts = (0, *cuts[:-1])
            return [" ".join(words[start:end]) for start, end in zip(starts, cuts, strict=True)]
    return None


def _best(
    words: Sequence[str], reach: Sequence[float], space: float, count: int, room: float
) -> tuple[int, ...] | None:
    """Where the lines end in the best way to set the words in exactly so many; None where no way
    fits. `reach[n]` is how far n words go, each with a space behind it."""
    total = len(words)
    ideal = reach[total] / count - space
    # For each number of words set so far: the least cost, and where the lines ended.
    before: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        now: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in (total,) if line == count else range(line, total):
            dislike = _dislike(words, end) if end < total else 0.0
            for start, (cost, cuts) in before.items():
                width = reach[end] - reach[start] - space
                if start >= end or width > room:
                    continue
                full = cost + ((width - ideal) / room) ** 2 + dislike
                if end not in now or full < now[end][0]:
                    now[end] = (full, (*cuts, end))
        before = now
    return before[total][1] if total in before else None


def _dislike(words: Sequence[str], at: int) -> float:
    """What it costs to break before the word `at`."""
    last, following = words[at - 1], words[at]
    if following[0] in "–-—" or (last.lower() in _WITH_FIGURES and following[0].isdigit()):
        return _NEVER
    if last.lower() in _WITH_NAMES or last[-1] in "–-—“(":
        return _NEVER
    if last[-1] in ",;:.":
        return _AFTER_A_BREATH
    if f"{last}_{following.rstrip(',;:.')}".lower() in OF_TWO_SYLLABLES:
        return _WITHIN_A_WORD
    if last[0].isupper() and following[0].isupper():
        return _WITHIN_A_NAME
    return 0.0
