"""Words of two syllables that official texts are full of. Vietnamese writes them apart, but a line
that ends inside one makes the reader stumble."""

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
