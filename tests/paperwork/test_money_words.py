"""Sums in figures and in words."""

import pytest

from paperwork.money_words import dong, dong_in_words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (1_000, "Một nghìn đồng"),
        (10_000, "Mười nghìn đồng"),
        (15_000, "Mười lăm nghìn đồng"),
        (21_000, "Hai mươi mốt nghìn đồng"),
        (450_000, "Bốn trăm năm mươi nghìn đồng"),
        (1_005_000, "Một triệu không trăm lẻ năm nghìn đồng"),
        (1_490_000, "Một triệu bốn trăm chín mươi nghìn đồng"),
        (7_590_000, "Bảy triệu năm trăm chín mươi nghìn đồng"),
        (20_000_000, "Hai mươi triệu đồng"),
        (101_000_000, "Một trăm lẻ một triệu đồng"),
        (1_000_010_000, "Một tỷ không trăm mười nghìn đồng"),
        (
            2_345_678_901,
            "Hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn chín trăm lẻ một đồng",
        ),
        (25_000_000_000, "Hai mươi lăm tỷ đồng"),
    ],
)
def test_a_sum_is_read_as_people_read_it(amount, words):
    assert dong_in_words(amount) == words


def test_less_than_nothing_has_no_words():
    with pytest.raises(ValueError, match="not negative"):
        dong_in_words(-1)


def test_figures_are_set_with_points():
    assert (dong(1_490_000), dong(0), dong(None)) == ("1.490.000", "0", "")
