"""What number, day and symbol a plan may be issued under. Pure."""

import re
from datetime import date

# Before it no document of the portal was issued: an earlier day is a mistyped year.
FIRST_DAY = date(2000, 1, 1)

# "537", "0125", and "35a" for a number put in later.
_NUMBER = re.compile(r"[0-9]{1,6}[a-zA-ZđĐ]?")


def number_objection(number: str) -> str | None:
    """Why this is not the number of a document, or None where it is: an Arabic number, given in
    one series each year (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3)."""
    if _NUMBER.fullmatch(number) and int(re.sub(r"\D", "", number)) > 0:
        return None
    return "Chỉ ghi số, ví dụ 537 hoặc 35a; ký hiệu đã có ở phần Thông tin chung."


def day_objection(issued_on: date, today: date) -> str | None:
    """Why a plan is not issued on that day, or None where it may be."""
    if issued_on < FIRST_DAY:
        return "Ngày ban hành trước năm 2000: hãy kiểm tra lại năm."
    if issued_on > today:
        return f"Ngày ban hành không được sau hôm nay ({today:%d/%m/%Y})."
    return None


def is_same_number(one: str, other: str) -> bool:
    """Whether two numbers are one in the register: "5" and "05", "35a" and "35A"."""
    return one.strip().lstrip("0").lower() == other.strip().lstrip("0").lower()
