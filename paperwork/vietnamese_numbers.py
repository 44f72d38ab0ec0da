"""Numbers as Vietnamese papers and pages print them: thousands apart with points, a decimal comma,
and sums of money in words."""

from collections.abc import Iterable
from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")


_MARKS = str.maketrans(",.", ".,")


def figures(number: int | Decimal | None, *, decimals: int | None = None) -> str:
    """A number in figures: 1.490.000; 0,15. "" where there is none.

    `decimals` says how many stand after the comma, where the numbers of a column are to be alike;
    without it there are as many as the number needs.
    """
    if number is None:
        return ""
    exact = Decimal(number)
    if decimals is not None:
        return f"{exact:,.{decimals}f}".translate(_MARKS)
    text = f"{exact:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).translate(_MARKS)


def most_decimals(numbers: Iterable[Decimal | None]) -> int:
    """How many decimals the numbers of a column need, idle noughts apart."""
    return max(
        (len(figures(one).partition(",")[2]) for one in numbers if one is not None), default=0
    )


def dong(amount: int | None) -> str:
    """A sum of đồng with its unit: 1.490.000 đồng. "" where there is none."""
    return "" if amount is None else f"{figures(amount)} đồng"


def dong_in_words(amount: int) -> str:
    """A sum of đồng in words, as the foot of a payment list has it: "Một triệu bốn trăm chín mươi
    nghìn đồng". Raises ValueError for less than nothing."""
    if amount < 0:
        raise ValueError("A sum in words is not negative.")
    words = f"{_number(amount)} đồng"
    return words[0].upper() + words[1:]


def _number(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, 1_000_000_000)
    parts = [f"{_number(billions)} tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            # After a larger group the hundreds are read even where there are none.
            parts.append(f"{_below_thousand(group, whole=bool(parts))} {_GROUPS[power]}".strip())
    return " ".join(parts)


def _below_thousand(number: int, *, whole: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    parts = []
    if hundreds or whole:
        parts.append(f"{_DIGITS[hundreds]} trăm")
    if tens == 0 and units:
        parts.append(f"{'lẻ ' if parts else ''}{_DIGITS[units]}")
    elif tens == 1:
        parts.append("mười" + (f" {_unit(units, after_tens=False)}" if units else ""))
    elif tens > 1:
        unit = f" {_unit(units, after_tens=True)}" if units else ""
        parts.append(f"{_DIGITS[tens]} mươi{unit}")
    return " ".join(parts)


def _unit(units: int, *, after_tens: bool) -> str:
    """Năm becomes lăm after mười and mươi, một becomes mốt after mươi."""
    if units == 5:
        return "lăm"
    if units == 1 and after_tens:
        return "mốt"
    return _DIGITS[units]
