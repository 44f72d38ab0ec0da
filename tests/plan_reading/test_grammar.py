"""Tables of cases, a table for each room of the grammar."""

from datetime import date

import pytest

from plan_reading.grammar.bodies import body_alone, from_capitals, level_of, written_out
from plan_reading.grammar.due import days_in_clause
from plan_reading.grammar.references import citations, laws
from plan_reading.reader import read_text

ISSUED = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("gửi báo cáo trước ngày 15 tháng 5 năm 2024", [("2024-05-15", "before")]),
        ("gửi báo cáo trước 17 giờ 00, ngày 15/5/2024", [("2024-05-15", "before")]),
        ("chậm nhất là đến hết ngày 15/05/2024", [("2024-05-15", "through")]),
        ("không muộn hơn ngày 15.5.2024", [("2024-05-15", "through")]),
        ("xong trước 30/11/2024", [("2024-11-30", "before")]),
        ("Thời gian đăng ký: Đến hết tháng 3/2024", [("2024-03", "through")]),
        ("tổng kết vào tuần thứ 2 tháng 12/2024", [("2024-12", "within")]),
        ("sơ kết trong quý IV/2024", [("2024-12", "within")]),
        ("trước ngày 15 tháng 11 hằng năm", [("--11-15", "before")]),
        ("định kỳ hàng năm, trước ngày 05/12", [("--12-05", "before")]),
        (
            "trước ngày 15/6 (đợt 1) và ngày 15/11 hằng năm",
            [("--06-15", "before"), ("--11-15", "before")],
        ),
        ("gửi trước ngày 20/5", [("2024-05-20", "before")]),
        ("gửi trước ngày 20/1", []),
        ("từ ngày 01/5/2024 đến hết ngày 30/11/2024", []),
        ("Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh", []),
        ("chào mừng ngày 30/4/2024", []),
        ("trước ngày 31/4/2024", []),
        ("trước ngày 15 hằng tháng", []),
    ],
)
def test_by_when(clause, said):
    assert [(day, boundary) for day, boundary, *_ in days_in_clause(clause, ISSUED)] == said


@pytest.mark.parametrize(
    ("text", "symbol", "day", "body"),
    [
        (
            "Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh về thi đua",
            "12/KH-UBND",
            date(2024, 3, 5),
            "Ủy ban nhân dân tỉnh",
        ),
        (
            "Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết",
            "91/2017/NĐ-CP",
            date(2017, 7, 31),
            "Chính phủ",
        ),
        ("Kế hoạch số 35a/KH-UBND của xã", "35a/KH-UBND", None, ""),
        ("Công văn số 88/BNV-CTTN&BĐG ngày 1/2/2024", "88/BNV-CTTN&BĐG", date(2024, 2, 1), ""),
        ("Kế hoạch số 0125/KH-UBND, ngày 09/01/2024", "0125/KH-UBND", date(2024, 1, 9), ""),
        (
            "Quyết định số 7/QĐ-BTP ngày 02/02/2024 của Bộ trưởng Bộ Tư pháp về việc công bố",
            "7/QĐ-BTP",
            date(2024, 2, 2),
            "Bộ trưởng Bộ Tư pháp",
        ),
        (
            "Công văn số 5 / SNV-TĐKT ngày 2/2/2024 của Sở Nội vụ đề nghị",
            "5/SNV-TĐKT",
            date(2024, 2, 2),
            "Sở Nội vụ",
        ),
        (
            "Chương trình số 16-CTr/TU ngày 25/3/2024 của Ban Thường vụ Tỉnh ủy về đẩy mạnh",
            "16-CTr/TU",
            date(2024, 3, 25),
            "Ban Thường vụ Tỉnh ủy",
        ),
    ],
)
def test_a_citation(text, symbol, day, body):
    found = list(citations(text))
    assert [(one.symbol, one.issued_on, one.body) for one in found] == [(symbol, day, body)]


def test_laws_by_name():
    found = list(laws("Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;"))
    assert [(one.symbol, one.issued_on) for one in found] == [("06/2022/QH15", date(2022, 6, 15))]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("UBND HUYỆN CỦ CHI", "Ủy ban nhân dân huyện Củ Chi"),
        ("ỦY BAN NHÂN DÂN XÃ HÒA BÌNH", "Ủy ban nhân dân xã Hòa Bình"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("THANH TRA TỈNH", "Thanh tra tỉnh"),
    ],
)
def test_a_body_in_capitals(printed, name):
    assert from_capitals(written_out(printed)) == name


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Thủ tướng Chính phủ", "central"),
        ("Ủy ban nhân dân tỉnh Nghệ An", "province"),
        ("Sở Nội vụ", "province"),
        ("Ủy ban nhân dân thị xã Tịnh Biên", "district"),
        ("Ủy ban nhân dân phường Long Xuyên", "commune"),
        ("Bảo hiểm xã hội Việt Nam", "central"),
        ("Ủy ban nhân dân thành phố Vinh", ""),
    ],
)
def test_the_level_of_a_name(name, level):
    assert level_of(name) == level


def test_a_name_ends_where_its_words_end():
    said = "Văn phòng Ủy ban nhân dân tỉnh truyền đạt ý kiến"
    assert body_alone(said) == "Văn phòng Ủy ban nhân dân tỉnh"


HEAD = (
    "Số: 12/KH-UBND\n\nCủ Chi, ngày 05 tháng 5 năm 2020\n\nKẾ HOẠCH\nPhát động thi đua năm 2020\n\n"
    "Ủy ban nhân dân huyện Củ Chi ban hành Kế hoạch như sau:\n\nI. NỘI DUNG\n\n"
)


def _read(body: str, foot: str = ""):
    return read_text(f"{HEAD}{body}\n\n{foot}").documents[0]


@pytest.mark.parametrize(
    ("sentence", "quotas"),
    [
        ("Tặng Giấy khen cho 05 tập thể, 10 cá nhân.", [("collective", 5), ("individual", 10)]),
        ("Khen thưởng không quá hai tập thể.", [("collective", 2)]),
        ("Khen thưởng: tập thể: 08; cá nhân: 16.", [("collective", 8), ("individual", 16)]),
        ("Khen thưởng tập thể và cá nhân tiêu biểu trong năm 2020.", []),
        ("100% tập thể, cá nhân tham gia được bình xét.", []),
    ],
)
def test_how_many(sentence, quotas):
    assert [(one.awardee, one.limit) for one in _read(f"- {sentence}").quotas] == quotas


@pytest.mark.parametrize(
    ("lines", "capacity", "signer"),
    [
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn An",
            "KT.",
            "Nguyễn Văn An",
        ),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nTrần Thị Bích", "TL.", "Trần Thị Bích"),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\n\nTS. Lê Hoàng", "TUQ.", "Lê Hoàng"),
        ("Q. CHỦ TỊCH\n\nNGUYỄN VĂN AN", "Q.", "Nguyễn Văn An"),
        ("CHỦ TỊCH", None, None),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n(Đã ký)\n\nK' Sâm", "TM.", "K' Sâm"),
    ],
)
def test_who_signs(lines, capacity, signer):
    said = _read("- Thực hiện.", f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{lines}")
    assert (said.capacity.value if said.capacity else None) == capacity
    assert (said.signer.value if said.signer else None) == signer
    assert [one.value for one in said.recipients] == ["Như trên", "Lưu: VT"]


def test_kinds_of_several_deadlines_are_told_by_the_nearest_words():
    said = _read(
        "- Đăng ký thi đua trước ngày 12/5/2020, báo cáo sơ kết trước ngày 30/6/2020 và gửi hồ sơ "
        "đề nghị khen thưởng trước ngày 02/11/2020."
    )
    assert [one.kind for one in said.deadlines] == ["registration", "interim_report", "dossier"]


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("2. Văn phòng Sở:\n\n- Tổng hợp, báo cáo sơ kết trước ngày 15/6/2020.", "Văn phòng Sở"),
        ("2. Phòng Nội vụ\n\na) Báo cáo sơ kết trước ngày 15/6/2020.", "Phòng Nội vụ"),
        ("2. Phòng Nội vụ\n\n3. Tiến độ\n\n- Sơ kết trước ngày 15/6/2020.", ""),
        ("2. Phòng, chống lãng phí\n\n- Báo cáo sơ kết trước ngày 15/6/2020.", ""),
        ("- Các xã gửi báo cáo sơ kết trước ngày 15/6/2020.", "Các xã"),
        ("- Ban hành kế hoạch, báo cáo sơ kết trước ngày 15/6/2020.", ""),
        ("- Tổ chức sơ kết, báo cáo trước ngày 15/6/2020.", ""),
    ],
)
def test_whose_duty_it_is(words, whose):
    assert [one.for_whom for one in _read(words).deadlines] == [whose]


def test_a_letter_and_its_plan_are_two_documents():
    letter = (
        "Số: 5/UBND-NV\n\nCủ Chi, ngày 06 tháng 5 năm 2020\n\nV/v phát động thi đua\n\n"
        "Kính gửi: Các phòng, ban.\n\nThực hiện Kế hoạch số 12/KH-UBND ngày 05/5/2020 của Ủy ban "
        "nhân dân huyện Củ Chi phát động thi đua.\n\nNơi nhận:\n- Như trên.\n\nCHỦ TỊCH\n\n\n"
        "Nguyễn Văn An\n\n"
    )
    read = read_text(f"{letter}{HEAD}- Thực hiện.")
    assert [one.kind for one in read.documents] == ["letter", "plan"]


def test_a_passage_is_a_place_in_the_text_as_it_was_given():
    text = f"**{HEAD}**- Đăng ký thi đua trước ngày 12/5/2020."
    deadline = read_text(text).documents[0].deadlines[0]
    assert "12/5/2020" in text[deadline.span.start : deadline.span.end]
