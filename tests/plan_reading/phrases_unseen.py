"""A third table of phrases, written when the grammar stood. What it showed at first sight is in
docs/reading.md; what it taught was then mended."""

from tests.plan_reading.phrases import Issuer, Wording, quota

UNSEEN = Wording(
    issuers=(
        Issuer(
            ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"),
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
            "Ủy ban nhân dân Thành phố",
            "Thành phố Hồ Chí Minh",
            "KH-UBND",
            above=("Thủ tướng Chính phủ", "TTg"),
        ),
        Issuer(
            ("UBND XÃ ĐÔNG THẠNH",),
            "Ủy ban nhân dân xã Đông Thạnh",
            "UBND xã",
            "Đông Thạnh",
            "KH-UBND",
            above=("UBND Thành phố Hồ Chí Minh", "UBND"),
        ),
        Issuer(
            ("BẢO HIỂM XÃ HỘI", "TỈNH BẾN TRE"),
            "Bảo hiểm xã hội tỉnh Bến Tre",
            "Bảo hiểm xã hội tỉnh",
            "Bến Tre",
            "KH-BHXH",
            "BẢO HIỂM XÃ HỘI VIỆT NAM",
            ("Bảo hiểm xã hội Việt Nam", "BHXH"),
            "GIÁM ĐỐC",
            False,
        ),
        Issuer(
            ("VĂN PHÒNG",),
            "Văn phòng Ủy ban nhân dân tỉnh Hà Tĩnh",
            "Văn phòng Ủy ban nhân dân tỉnh",
            "Hà Tĩnh",
            "KH-VP",
            "ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH",
            ("Ủy ban nhân dân tỉnh Hà Tĩnh", "UBND"),
            "CHÁNH VĂN PHÒNG",
            False,
        ),
        Issuer(
            ("PHÒNG VĂN HÓA - XÃ HỘI",),
            "Phòng Văn hóa - Xã hội",
            "Phòng Văn hóa - Xã hội",
            "An Khánh",
            "KH-VHXH",
            "ỦY BAN NHÂN DÂN PHƯỜNG AN KHÁNH",
            ("Ủy ban nhân dân phường An Khánh", "UBND"),
            "TRƯỞNG PHÒNG",
            False,
        ),
        Issuer(
            ("ỦY BAN NHÂN DÂN", "THỊ TRẤN LAO BẢO"),
            "Ủy ban nhân dân thị trấn Lao Bảo",
            "UBND thị trấn",
            "Lao Bảo",
            "KH-UBND",
            above=("Ủy ban nhân dân huyện Hướng Hóa", "UBND"),
        ),
        Issuer(
            ("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"),
            "Trung tâm Phục vụ hành chính công",
            "Trung tâm Phục vụ hành chính công",
            "Thái Nguyên",
            "KH-TTPVHCC",
            "VĂN PHÒNG UBND TỈNH",
            ("Văn phòng Ủy ban nhân dân tỉnh", "VP"),
            "GIÁM ĐỐC",
            False,
        ),
    ),
    titles=(
        "Tổ chức phát động phong trào thi đua đặc biệt về cải cách hành chính năm {y}",
        "Phong trào thi đua “Cải cách hành chính vì người dân, doanh nghiệp” năm {y}",
        "Hưởng ứng phong trào thi đua đẩy mạnh cải cách hành chính trên địa bàn năm {y}",
        "Thi đua chuyên đề xây dựng chính quyền thân thiện, vì Nhân dân phục vụ",
    ),
    parents=(
        ("Kế hoạch", "về hưởng ứng, tổ chức thực hiện phong trào thi đua cải cách hành chính"),
        ("Kế hoạch", "thực hiện phong trào thi đua chuyên đề cải cách hành chính năm {y}"),
        ("Chỉ thị", "về tổ chức phong trào thi đua đẩy mạnh cải cách hành chính"),
        ("Công văn", "V/v phát động thi đua cao điểm cải cách hành chính"),
    ),
    other_bases=(
        ("Quyết định", "QĐ-UBND", "Chủ tịch UBND tỉnh", "về việc công bố Chỉ số cải cách"),
        ("Nghị quyết", "NQ/TU", "Ban Chấp hành Đảng bộ tỉnh", "về đẩy mạnh cải cách hành chính"),
        ("Chương trình", "CTr-UBND", "{own}", "về công tác trọng tâm năm {y}"),
        ("Nghị định", "{p}/NĐ-CP", "Chính phủ", "về tổ chức chính quyền địa phương hai cấp"),
        ("Thông tư", "{p}/TT-BNV", "Bộ Nội vụ", "quy định biện pháp thi hành Luật"),
        ("Kế hoạch", "KH-UBND", "{own}", "về phát động các phong trào thi đua năm {y}"),
    ),
    laws=(
        ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", "72/2025/QH15", None, "Quốc hội"),
        ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", None, "2022-06-15", ""),
        ("Luật Cán bộ, công chức và Luật Viên chức", None, None, ""),
    ),
    openings=(
        "Nhằm đẩy mạnh cải cách hành chính, {own} ban hành Kế hoạch {t}, cụ thể:",
        "Căn cứ tình hình thực tế, {own} lập Kế hoạch {t} với nội dung như sau:",
        "Nay {own} tổ chức phát động phong trào thi đua với những nội dung sau:",
    ),
    due=(
        ("registration", "Danh sách đăng ký thi đua đề nghị gửi về trước 17 giờ 00 ngày {d}."),
        ("registration", "Việc đăng ký tham gia thực hiện xong trong {m}."),
        ("registration", "Đăng ký thi đua: Hoàn thành trước ngày {d}."),
        ("interim_report", "Sơ kết đánh giá 6 tháng đầu năm: báo cáo gửi trước ngày {b}."),
        ("interim_report", "Các đơn vị gửi báo cáo sơ kết chậm nhất vào ngày {d}."),
        (
            "final_report",
            "Kết quả thực hiện báo cáo về Thường trực Hội đồng trước ngày {r} hàng năm.",
        ),
        ("final_report", "Tổng kết phong trào, gửi báo cáo về Sở Nội vụ (qua Ban TĐKT) trước {b}."),
        ("final_report", "Thời gian gửi báo cáo tổng kết: Trước ngày {d}."),
        ("dossier", "Thời điểm chốt hồ sơ đề nghị khen thưởng: ngày {b}."),
        (
            "dossier",
            "Gửi hồ sơ khen thưởng (01 bản giấy và tệp tin) trước ngày {b}, quá hạn không xét.",
        ),
        ("dossier", "Hồ sơ trình khen phải gửi đến Phòng Nội vụ không trễ hơn ngày {d}."),
        ("summing_up", "Tổ chức Hội nghị tổng kết phong trào: Dự kiến {m}."),
    ),
    after=(
        (
            "plan_issued",
            "Việc đăng ký hoàn thành trong {n} ngày làm việc tính từ ngày ban hành Kế hoạch.",
        ),
        (
            "ranking_published",
            "Sau khi công bố kết quả Chỉ số, trong vòng {n} ngày kể từ ngày công bố kết quả xếp "
            "hạng, các đơn vị trình hồ sơ.",
        ),
    ),
    no_due=(
        "Thời gian: Bắt đầu từ ngày ban hành Kế hoạch, kết thúc ngày {d}.",
        "Phong trào thi đua tổ chức từ {b} - {e}.",
        "Thời gian tính thành tích từ ngày {d} đến ngày {e}.",
        "Lập thành tích chào mừng Đại hội Đảng bộ diễn ra vào ngày {b}.",
    ),
    several=(
        (
            ("registration", "interim_report", "dossier"),
            "Thời gian gửi đăng ký trước {d0}, báo cáo sơ kết trước {d1} và hồ sơ khen thưởng "
            "trước {d2}.",
        ),
        (
            ("final_report", "dossier"),
            "Trước ngày {d0} gửi báo cáo tổng kết; trước ngày {d1} gửi hồ sơ khen thưởng.",
        ),
    ),
    quotas=(
        (
            (quota("collective", 6), quota("individual", 12)),
            "Tặng Giấy khen cho tối đa 06 (sáu) tập thể và 12 (mười hai) cá nhân tiêu biểu.",
        ),
        (
            (quota("collective", 1, "submitting_body"), quota("individual", 1, "submitting_body")),
            "Mỗi cơ quan, đơn vị lựa chọn, giới thiệu 01 tập thể, 01 cá nhân đề nghị khen thưởng.",
        ),
        (
            (quota("individual", 15),),
            "Số lượng: Bằng khen của Chủ tịch UBND tỉnh cho không quá 15 cá nhân.",
        ),
        (
            (quota("collective", 8), quota("individual", 16)),
            "Khen thưởng: tập thể: 08; cá nhân: 16.",
        ),
    ),
    duties=(
        "Thực hiện nghiêm việc xin lỗi bằng văn bản đối với hồ sơ trễ hạn.",
        "Xây dựng ít nhất 02 mô hình, cách làm hay trong cải cách hành chính năm {y}.",
        "Gắn trách nhiệm của 100% cán bộ, công chức với kết quả giải quyết hồ sơ.",
        "Phong trào phải thiết thực, tránh phô trương, hình thức, lãng phí.",
    ),
    recipients=(
        "Sở Nội vụ (báo cáo)",
        "TT. Đảng ủy; TT. HĐND",
        "UBND các xã, phường",
        "Báo và phát thanh, truyền hình tỉnh",
        "Phòng, ban chuyên môn",
    ),
    signers=("Phan Thị Thắng", "Bùi Xuân Cường", "K' Sâm", "Hà Sỹ Đồng"),
)
