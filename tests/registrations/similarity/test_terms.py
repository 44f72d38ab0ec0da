"""A name gives one term for all phrases that mean the same, and none for what says nothing."""

import pytest
import yaml

from registrations.similarity.terms import TABLE, stored_terms, terms_of, vocabulary


@pytest.mark.parametrize(
    "name",
    [
        "Bộ phận một cửa",
        "Bộ phận Tiếp nhận và Trả kết quả",
        "BP TN&TKQ",
        "bo phan tiep nhan va tra ket qua",
        "Trung tâm phục vụ hành chính công",
    ],
)
def test_all_names_of_the_single_counter_give_one_term(name):
    assert terms_of(name) == ("mot_cua",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dịch vụ công trực tuyến", "nộp hồ sơ qua mạng"),
        ("rút ngắn thời gian giải quyết", "giảm số ngày"),
        ("không dùng tiền mặt", "chuyển khoản"),
        ("TTHC", "thủ tục hành chính"),
    ],
)
def test_phrases_of_one_meaning_give_the_same_terms(one, other):
    assert set(terms_of(one)) == set(terms_of(other)) != set()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Số hoá sổ hộ tịch", "Số hóa sổ hộ tịch"),
        ("Bồi dưỡng kĩ năng tin học", "Bồi dưỡng kỹ năng tin học"),
        ("so hoa so ho tich", "Số hóa sổ hộ tịch"),
        ("SỐ HÓA, SỔ HỘ TỊCH!", "Số hóa sổ hộ tịch"),
        ("Số hóa sổ hộ tịch", "Số hóa sổ hộ tịch"),
    ],
    ids=["old style of marks", "i for y", "no marks", "capitals", "decomposed"],
)
def test_the_way_of_typing_does_not_count(typed, right):
    assert terms_of(typed) == terms_of(right)


def test_the_longest_phrase_wins():
    assert terms_of("quy chế chi tiêu nội bộ") == ("chi_tieu_noi_bo",)
    assert terms_of("quy chế nội bộ") == ("quy_che",)


def test_a_phrase_may_say_two_things():
    assert set(terms_of("biên lai điện tử")) == {"bien_lai", "tren_mang"}


def test_phrases_alike_but_for_marks_are_told_apart_where_marks_are_typed():
    assert terms_of("xếp hàng") == ("xep_hang_lay_so",)
    assert terms_of("xếp hạng") == ("danh_gia",)


def test_a_single_syllable_typed_with_other_marks_is_another_word():
    assert terms_of("trẻ") == ("tre_em",)
    assert terms_of("Cây trẽ") == ("cay", "tre")
    assert terms_of("tre") == ("tre_em",)


def test_numbers_and_silent_words_give_no_term():
    assert terms_of("Giải pháp nâng cao hiệu quả năm 2020, từ 15 xuống 10 ngày") == ()
    assert terms_of("") == terms_of(" – ") == ()


def test_syllables_outside_the_table_stand_for_themselves_once():
    assert terms_of("Cà pháo, cà pháo") == ("ca", "phao")


def test_terms_are_stored_sorted_and_hold_nothing_that_a_query_could_mistake():
    stored = stored_terms("Tổ “hỗ trợ”: nộp hồ sơ qua mạng' | & !")
    assert stored.split() == sorted(stored.split())
    assert set(stored) <= set("abcdefghijklmnopqrstuvwxyz0123456789_ ")


# --- The table itself ----------------------------------------------------------------------------


def table() -> dict:
    return yaml.safe_load(TABLE.read_text(encoding="utf-8"))


def test_no_phrase_of_the_table_has_two_meanings():
    seen = {}
    for phrases in vocabulary().phrases.values():
        for phrase in phrases:
            assert seen.setdefault(phrase.syllables, phrase.terms) == phrase.terms, phrase
    assert len(seen) > 1000


def test_every_entry_of_the_table_is_text():
    """YAML reads a bare yes, no or number as something else."""
    words = table()
    entries = [*words["silent"], *words["compounds"], *words["light"], *words["meanings"]]
    entries += [phrase for phrases in words["meanings"].values() for phrase in phrases]
    assert {type(entry) for entry in entries} == {str}


def test_every_light_term_is_one_that_some_phrase_gives():
    given = {
        term
        for phrases in vocabulary().phrases.values()
        for phrase in phrases
        for term in phrase.terms
    }
    assert vocabulary().light - given == set()
