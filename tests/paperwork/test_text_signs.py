"""Text that comes in: composed, without signs that nobody sees, and names in Latin letters."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError

from paperwork.text_signs import tidied, validate_bodys_name, validate_persons_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\ufeffMô hình\u200b một\u00ad cửa\u2060 ", "Mô hình một cửa"),
        (unicodedata.normalize("NFD", "Ủy ban nhân dân"), "Ủy ban nhân dân"),
        ("Trả\u00a0kết  quả\ttại nhà", "Trả kết quả tại nhà"),
        ("Trả\r\nkết\x0bquả", "Trả kết quả"),
        ("Một_x000D_\ncửa _x005F_x000D_", "Một cửa _x000D_"),
        ("Một\x00 cửa\x07\u202e\ud800", "Một cửa"),
        ("", ""),
    ],
)
def test_text_of_one_line_is_kept_composed_and_without_unseen_signs(typed, kept):
    assert tidied(typed) == kept


def test_lines_stay_where_a_field_has_several():
    typed = "  Dòng  một\u200b \r\n\r\n Dòng hai\r"
    assert tidied(typed, has_lines=True) == "Dòng một\n\nDòng hai"


@pytest.mark.parametrize(
    "name",
    [
        *("Nguyễn Thị Thúy", "H\u2019Đrông Niê", "Y Bhiŏ Niê", "Tôn-Nữ Kim A.", "Lê Bình (con)"),
        unicodedata.normalize("NFD", "Nguyễn Thị Thủy"),
    ],
)
def test_a_persons_name_has_latin_letters_with_their_marks(name):
    validate_persons_name(name)
    validate_bodys_name(name)


@pytest.mark.parametrize(
    "name",
    ["Trường THCS “Lê Lợi” (cơ sở 2), P. 5/3", "Sở VH&TT – Đội 1", "Công ty 'An Phú'", "Tổ 7"],
)
def test_a_bodys_name_may_have_digits_and_punctuation(name):
    validate_bodys_name(name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Nguyễn Văn \u0410n", "Tên có “\u0410” là chữ Nga"),
        ("Nguyễn 漢", "Tên có “漢” là chữ Hán"),
        ("Nguyễn Văn \uff21n", "Tên có “\uff21” là chữ khổ rộng"),
        ("Nguyễn\u0391", "là chữ Hy Lạp"),
        ("Nguyễn ☺", "ký hiệu “☺”"),
        ("Nguyễn <b>", "ký hiệu “<”"),
    ],
)
@pytest.mark.parametrize("validate", [validate_persons_name, validate_bodys_name])
def test_another_sign_is_refused_and_named(validate, name, said):
    with pytest.raises(ValidationError, match=said):
        validate(name)


def test_a_persons_name_has_no_digit():
    with pytest.raises(ValidationError, match="không có chữ số: “2”"):
        validate_persons_name("Nguyễn Văn An 2")
