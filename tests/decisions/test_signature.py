"""Who signs, as it is printed over the signature."""

import pytest

from decisions.signature import signature


@pytest.mark.parametrize(
    ("title", "capacity", "lines"),
    [
        ("", "", ("CHỦ TỊCH",)),
        ("Chủ tịch", "", ("CHỦ TỊCH",)),
        ("Chủ tịch", "Q.", ("Q. CHỦ TỊCH",)),
        ("Phó Chủ tịch", "KT.", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Chủ tịch / Phó Chủ tịch", "KT.", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("KT. Chủ tịch / Phó Chủ tịch", "KT.", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Chánh Văn phòng", "TL.", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("Phó Chủ tịch", "", ("PHÓ CHỦ TỊCH",)),
        ("", "KT.", ("KT. CHỦ TỊCH",)),
    ],
)
def test_the_capacity_stands_before_the_title_for_whom_is_signed(title, capacity, lines):
    signed = signature(head_title="Chủ tịch", title=title, capacity=capacity, name="Trần Văn Ký")
    assert (signed.lines, signed.name) == (lines, "Trần Văn Ký")


def test_a_body_without_a_head_prints_the_signers_own_title():
    signed = signature(head_title="", title="Phó Giám đốc", capacity="KT.", name="")
    assert signed.lines == ("KT. PHÓ GIÁM ĐỐC",)
    assert signature(head_title="", title="", capacity="", name="").lines == ()
