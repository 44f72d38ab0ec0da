"""Wordings of plans: two tables of the same shape. The grammar was made with FIRST at hand; SECOND
was written afterwards, from other plans' manner, and is only measured.

In a wording `{d}` is a day ("ngày 05 tháng 5 năm 2020"), `{b}` a bare one ("05/5/2020"), `{m}` a
month ("tháng 5/2020"), `{r}` a day of every year, `{n}` a number of days.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues plans: its lines over the number, how it calls itself, its symbol."""

    over: tuple[str, ...]  # the name in capitals, line by line
    name: str
    short: str  # as its own sentences call it
    place: str
    symbol: str
    superior: str = ""  # printed above it
    above: tuple[str, str] = ("Ủy ban nhân dân tỉnh", "UBND")  # of its parent: body, symbol
    head: str = "CHỦ TỊCH"
    is_collective: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """All tables of one manner of writing."""

    issuers: tuple[Issuer, ...]
    titles: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]  # kind and subject
    other_bases: tuple[tuple[str, str, str, str], ...]  # kind, symbol, body, subject
    laws: tuple[tuple[str, str | None, str | None, str], ...]  # words, symbol, day, body
    openings: tuple[str, ...]
    due: tuple[tuple[str, str], ...]  # kind, sentence
    after: tuple[tuple[str, str], ...]  # event, sentence
    no_due: tuple[str, ...]
    several: tuple[tuple[tuple[str, ...], str], ...]  # kinds, one sentence with {d0} {d1}
    quotas: tuple[tuple[tuple[dict, ...], str], ...]
    duties: tuple[str, ...]
    recipients: tuple[str, ...]
    signers: tuple[str, ...]


def quota(awardee: str, limit: int, per: str = "plan", **exceptions: int) -> dict:
    """An expected quota; names of exceptions with underscores for spaces."""
    return {
        "awardee": awardee,
        "limit": limit,
        "per": per,
        "exceptions": [
            {"for": name.replace("_", " "), "limit": number} for name, number in exceptions.items()
        ],
    }


_TITLES = (
    "Phát động phong trào thi đua cải cách hành chính năm {y}",
    "Phát động thi đua chuyên đề đẩy mạnh cải cách hành chính, nâng cao Chỉ số hài lòng năm {y}",
    "Tổ chức phong trào thi đua “Đẩy mạnh cải cách hành chính, chuyển đổi số” năm {y}",
    "Triển khai phong trào thi đua thực hiện văn hóa công sở giai đoạn {y} - 2030",
)

FIRST = Wording(
    issuers=(
        Issuer(
            ("ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"),
            "Ủy ban nhân dân tỉnh Nghệ An",
            "Ủy ban nhân dân tỉnh",
            "Nghệ An",
            "KH-UBND",
            above=("Hội đồng Thi đua - Khen thưởng Trung ương", "HĐTĐKT"),
        ),
        Issuer(
            ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"),
            "Ủy ban nhân dân thành phố Cần Thơ",
            "UBND thành phố",
            "Cần Thơ",
            "KH-UBND",
            above=("Thủ tướng Chính phủ", "TTg"),
        ),
        Issuer(
            ("SỞ NỘI VỤ",),
            "Sở Nội vụ",
            "Sở Nội vụ",
            "Lâm Đồng",
            "KH-SNV",
            "UBND TỈNH LÂM ĐỒNG",
            ("Ủy ban nhân dân tỉnh Lâm Đồng", "UBND"),
            "GIÁM ĐỐC",
            False,
        ),
        Issuer(
            ("UBND HUYỆN NGHI LỘC",),
            "Ủy ban nhân dân huyện Nghi Lộc",
            "UBND huyện",
            "Nghi Lộc",
            "KH-UBND",
            above=("UBND tỉnh Nghệ An", "UBND"),
        ),
        Issuer(
            ("ỦY BAN NHÂN DÂN", "THỊ XÃ TỊNH BIÊN"),
            "Ủy ban nhân dân thị xã Tịnh Biên",
            "Ủy ban nhân dân thị xã",
            "Tịnh Biên",
            "KH-UBND",
            above=("Ủy ban nhân dân tỉnh An Giang", "UBND"),
        ),
        Issuer(
            ("ỦY BAN NHÂN DÂN", "XÃ HÒA BÌNH"),
            "Ủy ban nhân dân xã Hòa Bình",
            "UBND xã",
            "Hòa Bình",
            "KH-UBND",
            "UBND HUYỆN CHỢ MỚI",
            ("UBND huyện Chợ Mới", "UBND"),
        ),
        Issuer(
            ("ỦY BAN NHÂN DÂN", "PHƯỜNG LONG XUYÊN"),
            "Ủy ban nhân dân phường Long Xuyên",
            "Ủy ban nhân dân phường",
            "Long Xuyên",
            "KH-UBND",
            above=("Ủy ban nhân dân tỉnh An Giang", "UBND"),
        ),
        Issuer(
            ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",),
            "Phòng Giáo dục và Đào tạo",
            "Phòng Giáo dục và Đào tạo",
            "Củ Chi",
            "KH-GDĐT",
            "ỦY BAN NHÂN DÂN HUYỆN CỦ CHI",
            ("Ủy ban nhân dân huyện Củ Chi", "UBND"),
            "TRƯỞNG PHÒNG",
            False,
        ),
    ),
    titles=_TITLES,
    parents=(
        ("Kế hoạch", "về phát động phong trào thi đua cải cách hành chính năm {y}"),
        ("Kế hoạch", "phát động thi đua chuyên đề đẩy mạnh cải cách hành chính năm {y}"),
        ("Chỉ thị", "về việc phát động phong trào thi đua thực hiện cải cách hành chính năm {y}"),
        ("Công văn", "về việc triển khai phong trào thi đua cải cách hành chính năm {y}"),
        ("Kế hoạch", "tổ chức phong trào thi đua “Toàn tỉnh thi đua cải cách hành chính”"),
    ),
    other_bases=(
        ("Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ", "phê duyệt Đề án văn hóa công vụ"),
        ("Nghị quyết", "NQ-CP", "Chính phủ", "ban hành Chương trình tổng thể cải cách hành chính"),
        ("Nghị định", "{p}/NĐ-CP", "Chính phủ", "quy định chi tiết thi hành một số điều của Luật"),
        ("Thông tư", "{p}/TT-BNV", "Bộ trưởng Bộ Nội vụ", "hướng dẫn công tác thi đua"),
        ("Kế hoạch", "KH-UBND", "{own}", "về công tác cải cách hành chính năm {y}"),
        ("Quyết định", "{p}/QĐ-UBND", "UBND tỉnh Nghệ An", "ban hành Quy chế thi đua, khen thưởng"),
        ("Công văn", "SNV-CCHC", "Sở Nội vụ", "về việc nâng cao Chỉ số cải cách hành chính"),
    ),
    laws=(
        (
            "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022",
            "06/2022/QH15",
            "2022-06-15",
            "Quốc hội",
        ),
        ("Luật Thi đua, khen thưởng ngày 15/6/2022", None, "2022-06-15", ""),
        ("Luật Tổ chức chính quyền địa phương ngày 16/6/2025", None, "2025-06-16", ""),
        ("Luật Thi đua, khen thưởng năm 2022", None, None, ""),
    ),
    openings=(
        "{own} ban hành Kế hoạch {t} như sau:",
        "{own} xây dựng Kế hoạch {t}, cụ thể như sau:",
        "{own} ban hành Kế hoạch {t} với các nội dung sau:",
    ),
    due=(
        ("registration", "Các đơn vị gửi bản đăng ký thi đua về Phòng Nội vụ trước ngày {b}."),
        ("registration", "Thời gian đăng ký thi đua: đến hết ngày {d}."),
        ("registration", "Các cơ quan, đơn vị đăng ký thi đua, chậm nhất ngày {b}."),
        ("registration", "Đăng ký thi đua xong trước {d}."),
        ("registration", "Thời gian đăng ký: Trong {m}."),
        ("interim_report", "Báo cáo sơ kết phong trào thi đua gửi trước ngày {d}."),
        ("interim_report", "Tổ chức sơ kết phong trào thi đua vào {m}."),
        ("interim_report", "Sơ kết phong trào vào quý II/{y}."),
        ("final_report", "Các đơn vị báo cáo tổng kết phong trào trước {b}."),
        ("final_report", "Báo cáo kết quả thực hiện trước ngày {r} hằng năm."),
        ("final_report", "Hạn cuối gửi báo cáo kết quả thực hiện là ngày {d}."),
        ("dossier", "Hồ sơ đề nghị khen thưởng gửi về Sở Nội vụ chậm nhất là ngày {d}."),
        ("dossier", "Hồ sơ khen thưởng gửi về cơ quan thường trực trước ngày {r} hàng năm."),
        ("dossier", "Thời hạn nhận hồ sơ đề nghị khen thưởng: đến hết ngày {b}."),
        ("dossier", "Nộp hồ sơ đề nghị khen thưởng không muộn hơn ngày {d}."),
        ("recognition", "Phòng Kinh tế gửi quyết định công nhận sáng kiến trước ngày {b}."),
        ("consolidation", "Văn phòng tổng hợp kết quả đăng ký của các xã trước ngày {d}."),
        ("summing_up", "Thời gian tổng kết phong trào: Trong {m}."),
    ),
    after=(
        (
            "ranking_published",
            "Hồ sơ gửi chậm nhất là {n} ngày kể từ ngày UBND tỉnh công bố kết quả xếp hạng.",
        ),
        (
            "plan_issued",
            "Các đơn vị đăng ký thi đua trong thời hạn {n} ngày kể từ ngày ban hành Kế hoạch này.",
        ),
        (
            "plan_issued",
            "Đăng ký thi đua chậm nhất {n} ngày làm việc kể từ ngày nhận được Kế hoạch này.",
        ),
        (
            "decision_issued",
            "Công bố kết quả trong vòng {n} ngày làm việc, kể từ ngày ký quyết định khen thưởng.",
        ),
    ),
    no_due=(
        "Thời gian thực hiện: từ ngày {d} đến hết ngày {e}.",
        "Phong trào thi đua được triển khai từ ngày ban hành Kế hoạch đến hết ngày {d}.",
        "Đợt 1: Từ ngày ban hành Kế hoạch đến ngày {d}.",
        "Phong trào chào mừng kỷ niệm 75 năm ngày truyền thống ngành {d}.",
    ),
    several=(
        (
            ("registration", "interim_report", "final_report"),
            "Đăng ký thi đua trước ngày {d0}; báo cáo sơ kết trước ngày {d1}; báo cáo tổng kết "
            "trước ngày {d2}.",
        ),
        (
            ("registration", "dossier"),
            "Các xã đăng ký thi đua trước ngày {d0} và gửi hồ sơ đề nghị khen thưởng trước ngày "
            "{d1}.",
        ),
    ),
    quotas=(
        (
            (quota("collective", 5), quota("individual", 10)),
            "Bằng khen của Chủ tịch UBND tỉnh: tặng 05 tập thể, 10 cá nhân.",
        ),
        (
            (quota("collective", 3), quota("individual", 5)),
            "Số lượng khen thưởng không quá 03 tập thể và tối đa 05 cá nhân.",
        ),
        (
            (quota("collective", 1, "submitting_body", Hòn_Đất=2),),
            "Mỗi huyện, thành phố chọn 01 tập thể (riêng huyện Hòn Đất chọn 02 tập thể) để đề nghị "
            "khen thưởng.",
        ),
        (
            (quota("individual", 2, "awarded_collective", cấp_xã=1),),
            "Các tập thể được chọn bình xét 02 cá nhân (cấp xã 01) đề nghị khen thưởng.",
        ),
        (
            (quota("collective", 1, "submitting_body"), quota("individual", 2, "submitting_body")),
            "Mỗi đơn vị đề nghị khen thưởng không quá 01 tập thể và 02 cá nhân.",
        ),
        (
            (quota("collective", 2), quota("individual", 3)),
            "Giấy khen của Chủ tịch UBND huyện cho hai tập thể và ba cá nhân tiêu biểu.",
        ),
    ),
    duties=(
        "Phát huy tinh thần chủ động, sáng tạo của cán bộ, công chức, viên chức trong thực hiện "
        "nhiệm vụ cải cách hành chính được giao.",
        "Phấn đấu 100% hồ sơ thủ tục hành chính được giải quyết đúng và trước hạn.",
        "Gắn phong trào thi đua với việc thực hiện nhiệm vụ chính trị của cơ quan, đơn vị; nâng "
        "cao trách nhiệm của người đứng đầu.",
        "Tăng cường kiểm tra, giám sát việc thực hiện kỷ luật, kỷ cương hành chính.",
        "Rà soát, đơn giản hóa ít nhất 20% thủ tục hành chính nội bộ trong năm {y}.",
    ),
    recipients=(
        "Ban Thi đua - Khen thưởng tỉnh",
        "Thường trực Huyện ủy, HĐND huyện",
        "Chủ tịch, các PCT UBND",
        "Các phòng, ban, ngành",
        "Ủy ban MTTQVN và các đoàn thể",
        "Như Mục III",
        "Cổng thông tin điện tử",
    ),
    signers=("Nguyễn Văn An", "Trần Thị Bích Ngọc", "Lê Hoàng Phú Quý", "Y Thanh Hà Niê Kđăm"),
)

SECOND = Wording(
    issuers=(
        Issuer(
            ("ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ",),
            "Ủy ban nhân dân tỉnh Quảng Trị",
            "UBND tỉnh",
            "Quảng Trị",
            "KH-UBND",
            above=("Thủ tướng Chính phủ", "TTg"),
        ),
        Issuer(
            ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
            "Sở Nông nghiệp và Môi trường",
            "Sở Nông nghiệp và Môi trường",
            "Đắk Lắk",
            "KH-SNNMT",
            "ỦY BAN NHÂN DÂN\nTỈNH ĐẮK LẮK",
            ("UBND tỉnh Đắk Lắk", "UBND"),
            "GIÁM ĐỐC",
            False,
        ),
        Issuer(
            ("ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUỐC"),
            "Ủy ban nhân dân đặc khu Phú Quốc",
            "UBND đặc khu",
            "Phú Quốc",
            "KH-UBND",
            above=("Ủy ban nhân dân tỉnh An Giang", "UBND"),
        ),
        Issuer(
            ("ỦY BAN NHÂN DÂN", "QUẬN BÌNH THỦY"),
            "Ủy ban nhân dân quận Bình Thủy",
            "Ủy ban nhân dân quận",
            "Bình Thủy",
            "KH-UBND",
            above=("Ủy ban nhân dân thành phố Cần Thơ", "UBND"),
        ),
        Issuer(
            ("BAN QUẢN LÝ", "KHU KINH TẾ ĐÔNG NAM"),
            "Ban Quản lý Khu kinh tế Đông Nam",
            "Ban Quản lý Khu kinh tế Đông Nam",
            "Nghệ An",
            "KH-KKT",
            "UBND TỈNH NGHỆ AN",
            ("Chủ tịch UBND tỉnh Nghệ An", "UBND"),
            "TRƯỞNG BAN",
            False,
        ),
        Issuer(
            ("TRƯỜNG TIỂU HỌC NGUYỄN DU",),
            "Trường Tiểu học Nguyễn Du",
            "Trường Tiểu học Nguyễn Du",
            "Hóc Môn",
            "KH-THND",
            "UBND HUYỆN HÓC MÔN",
            ("Ủy ban nhân dân huyện Hóc Môn", "UBND"),
            "HIỆU TRƯỞNG",
            False,
        ),
    ),
    titles=(
        "Phát động đợt thi đua cao điểm đẩy mạnh cải cách thủ tục hành chính năm {y}",
        "Thực hiện phong trào thi đua “Cán bộ, công chức thi đua thực hiện văn hóa công sở”",
        "Tổ chức thi đua theo chuyên đề về cải cách hành chính và chuyển đổi số năm {y}",
    ),
    parents=(
        (
            "Kế hoạch",
            "về việc tổ chức phong trào thi đua “Đẩy mạnh cải cách hành chính” năm {y}",
        ),
        ("Kế hoạch", "triển khai thực hiện đợt thi đua cao điểm về cải cách hành chính"),
        ("Quyết định", "về phát động phong trào thi đua cải cách hành chính giai đoạn 2021 - 2025"),
        ("Công văn", "về việc hưởng ứng phong trào thi đua cải cách hành chính"),
    ),
    other_bases=(
        ("Kết luận", "KL-TW", "Ban Bí thư", "về tiếp tục đẩy mạnh cải cách hành chính"),
        ("Chỉ thị", "CT-TTg", "Thủ tướng Chính phủ", "về tăng cường kỷ luật, kỷ cương hành chính"),
        ("Nghị quyết", "{p}/NQ-HĐND", "Hội đồng nhân dân tỉnh", "quy định mức chi"),
        ("Thông báo", "TB-VP", "Văn phòng Ủy ban nhân dân tỉnh", "kết luận cuộc họp giao ban"),
        (
            "Hướng dẫn",
            "HD-BTĐKT",
            "Ban Thi đua - Khen thưởng tỉnh",
            "thực hiện công tác khen thưởng",
        ),
    ),
    laws=(
        ("Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025", None, "2025-06-24", ""),
        ("Luật Thi đua, khen thưởng số 06/2022/QH15", "06/2022/QH15", None, "Quốc hội"),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 16/11/2013",
            None,
            "2013-11-16",
            "",
        ),
    ),
    openings=(
        "Để thực hiện tốt nhiệm vụ, {own} ban hành Kế hoạch {t} trên địa bàn như sau:",
        "{own} triển khai Kế hoạch {t} với những nội dung chủ yếu sau đây:",
    ),
    due=(
        ("registration", "Bản đăng ký tham gia phong trào thi đua nộp muộn nhất vào ngày {d}."),
        ("registration", "Đề nghị các đơn vị hoàn thành việc đăng ký thi đua trước {b}."),
        ("registration", "Hạn chót đăng ký mô hình, sáng kiến: ngày {b}."),
        ("interim_report", "Báo cáo sơ kết gửi về Văn phòng trước ngày {b} để tổng hợp."),
        ("final_report", "Báo cáo tổng kết phong trào thi đua gửi trước {b} qua trục liên thông."),
        ("final_report", "Báo cáo kết quả phong trào thi đua: chậm nhất đến ngày {d}."),
        ("final_report", "Định kỳ hằng năm, trước ngày {r}, các đơn vị báo cáo kết quả thực hiện."),
        ("dossier", "Hồ sơ đề nghị tặng Giấy khen gửi Phòng Văn hóa - Xã hội trước ngày {d}."),
        ("dossier", "Việc nhận hồ sơ khen thưởng kết thúc chậm nhất vào ngày {b}."),
        ("summing_up", "Dự kiến tổ chức Hội nghị tổng kết trong {m}."),
        ("summing_up", "Hội nghị tổng kết phong trào thi đua hoàn thành trong {m}."),
    ),
    after=(
        (
            "plan_issued",
            "Chậm nhất sau {n} ngày kể từ ngày Kế hoạch này được ban hành, các đơn vị đăng ký.",
        ),
        (
            "ranking_published",
            "Trong thời hạn {n} ngày làm việc kể từ khi có kết quả xếp hạng Chỉ số cải cách hành "
            "chính, các đơn vị gửi hồ sơ.",
        ),
        (
            "plan_issued",
            "Sau {n} ngày làm việc kể từ ngày ký ban hành Kế hoạch, các xã gửi bản đăng ký.",
        ),
    ),
    no_due=(
        "Thời gian phát động: bắt đầu từ {b} và kết thúc vào {e}.",
        "Giai đoạn 2: từ tháng 7 năm {y} đến tháng 11 năm {y}.",
        "Phong trào được triển khai từ tháng 3/{y} đến hết tháng 12/{y}.",
    ),
    several=(
        (
            ("interim_report", "final_report"),
            "Các đơn vị gửi báo cáo sơ kết trước {d0}, báo cáo tổng kết trước {d1}.",
        ),
        (
            ("registration", "dossier"),
            "Thời gian nhận đăng ký thi đua đến hết ngày {d0}, nhận hồ sơ khen thưởng đến hết ngày "
            "{d1}.",
        ),
    ),
    quotas=(
        (
            (quota("collective", 10), quota("individual", 20)),
            "Dự kiến tặng Bằng khen cho 10 tập thể và 20 cá nhân có thành tích xuất sắc.",
        ),
        (
            (quota("individual", 1, "submitting_body"),),
            "Mỗi phòng, ban lựa chọn 01 cá nhân đề nghị tặng Giấy khen.",
        ),
        (
            (quota("collective", 2, "submitting_body", Tân_Kỳ=3),),
            "Mỗi xã, phường được đề nghị khen thưởng tối đa 02 tập thể, riêng xã Tân Kỳ 03 "
            "tập thể.",
        ),
        (
            (quota("collective", 4),),
            "Khen thưởng cho 04 (bốn) tập thể dẫn đầu phong trào.",
        ),
    ),
    duties=(
        "Đổi mới phương thức làm việc, đẩy mạnh ứng dụng công nghệ thông tin trong giải quyết công "
        "việc của tổ chức, công dân.",
        "Mỗi cơ quan, đơn vị có ít nhất 01 sáng kiến, giải pháp về cải cách hành chính.",
        "Tỷ lệ hồ sơ trực tuyến toàn trình đạt từ 80% trở lên đến cuối năm {y}.",
        "Nêu gương người tốt, việc tốt, nhân rộng điển hình tiên tiến.",
    ),
    recipients=(
        "TTr Đảng ủy, HĐND",
        "Các đ/c Phó Chủ tịch",
        "Ban Giám đốc Sở",
        "Trưởng các phòng chuyên môn",
        "Các đơn vị trực thuộc",
        "Trang TTĐT",
    ),
    signers=("Đặng Ngọc Ánh", "Võ Thị Ái Vy", "Hồ Quốc Ước"),
)
