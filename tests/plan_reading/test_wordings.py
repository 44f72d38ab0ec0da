"""Wordings in which one value hides in another's sentence."""

from plan_reading.reader import read_text

HEAD = (
    "Số: 45/KH-UBND\n\nAn Cư, ngày 03 tháng 3 năm 2026\n\nKẾ HOẠCH\nPhát động thi đua năm 2026\n\n"
)


def read(text: str):
    (document,) = read_text(HEAD + text).documents
    return document


def test_a_law_that_a_decree_is_about_is_no_basis_of_its_own():
    document = read(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;\n"
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định chi tiết lĩnh "
        "vực tổ chức hành chính và Luật Thi đua, khen thưởng;\n\nI. MỤC ĐÍCH\n"
    )
    assert [basis.symbol for basis in document.bases] == ["", "152/2025/NĐ-CP"]


def test_an_exception_for_people_is_none_of_the_collectives():
    document = read(
        "I. KHEN THƯỞNG\n- Mỗi đơn vị đề nghị 01 tập thể và 02 cá nhân (riêng Phòng Kinh tế 03 cá "
        "nhân).\n"
    )
    assert [(quota.awardee, quota.exceptions) for quota in document.quotas] == [
        ("collective", ()),
        ("individual", (("Phòng Kinh tế", 3),)),
    ]


def test_the_papers_of_a_dossier_may_stand_in_one_sentence():
    document = read(
        "I. KHEN THƯỞNG\n- Hồ sơ: 01 bộ bản chính gồm: Tờ trình; Biên bản họp xét; Báo cáo thành "
        "tích. Gửi về Phòng Nội vụ.\n"
    )
    (dossier,) = document.dossiers
    assert dossier.original_sets == 1
    assert dossier.papers == ("Tờ trình", "Biên bản họp xét", "Báo cáo thành tích")


def test_who_takes_part_is_told_outright_or_by_who_is_named():
    document = read(
        "II. ĐỐI TƯỢNG, TIÊU CHÍ THI ĐUA\n1. Đối tượng tham gia thi đua\n1.1. Các phòng, ban thuộc "
        "huyện;\n1.2. Các cán bộ, công chức;\n1.3. Người dân, doanh nghiệp.\n2. Tiêu chí thi đua\n"
        "2.1. Đối với các phòng, ban:\n- Hoàn thành tốt nhiệm vụ.\n"
    )
    assert [(kind, read.confidence) for kind, read in document.participants] == [
        ("collective", 0.7),
        ("individual", 0.7),
        ("citizen", 0.7),
    ]
    assert document.sections[-1].kind == "criteria"
