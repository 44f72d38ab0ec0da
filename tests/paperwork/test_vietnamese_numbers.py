"""Numbers in figures, and sums in words."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from paperwork.vietnamese_numbers import dong, dong_in_words, figures


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


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (-1_234, "-1.234"),
        (1_490_000, "1.490.000"),
        (Decimal("0.15"), "0,15"),
        (Decimal("2.000"), "2"),
        (Decimal("2.0") * 10, "20"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("82.500"), "82,5"),
        (Decimal("1234.125"), "1.234,125"),
        (None, ""),
    ],
)
def test_figures_have_points_between_thousands_and_a_decimal_comma(number, written):
    assert figures(number) == written


def test_figures_of_a_column_have_as_many_decimals_as_the_column():
    assert [figures(n, decimals=2) for n in (Decimal(90), Decimal("82.5"))] == ["90,00", "82,50"]


def test_a_sum_of_money_has_its_unit():
    assert (dong(1_490_000), dong(0), dong(None)) == ("1.490.000 đồng", "0 đồng", "")


def test_no_module_writes_numbers_by_replacing_signs():
    """2 × 1,490.000: a replace over a whole sentence turned the wrong sign."""
    replaced = re.compile(r"""\.replace\(\s*["'][.,]["'],\s*["'][.,]["']""")
    house = Path(settings.BASE_DIR)
    apps = [house / app for app in settings.INSTALLED_APPS if (house / app).is_dir()]
    found = {
        str(module.relative_to(house))
        for app in apps
        for module in app.rglob("*.py")
        if replaced.search(module.read_text())
    }
    # Two read a number that was typed.
    assert found == {"screens/fields.py", "rankings/imports/parser.py"}
