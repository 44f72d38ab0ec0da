"""Before a consolidation is sent, the question says to whom and who is not in it."""

import pytest

from organisation.models import IssuingBody
from registrations.consolidation.sending_question import sending_question
from registrations.models import ConsolidatedUnit, Registration


def unit(name: str, state: str, source: Registration | None = None) -> ConsolidatedUnit:
    return ConsolidatedUnit(body=IssuingBody(name=name), state=state, source=source)


def test_units_that_are_missing_wait_or_were_returned_are_told_by_number_and_name():
    said = sending_question(
        "Ủy ban nhân dân huyện",
        [
            unit("Xã A", "missing"),
            unit("Xã B", "missing"),
            unit("Xã C", "waiting", Registration(status="submitted")),
            unit("Xã D", "waiting", Registration(status="returned")),
        ],
    )
    assert said == (
        "Gửi bản tổng hợp đến Ủy ban nhân dân huyện? Số liệu được chốt tại thời điểm gửi. "
        "Chưa đăng ký: 2 (Xã A; Xã B). Đã nộp, chưa được tiếp nhận: 1 (Xã C). "
        "Bị trả lại: 1 (Xã D)."
    )


@pytest.mark.parametrize(
    ("count", "end"), [(8, "Xã 7)."), (11, "Xã 7; và 3 đơn vị khác).")], ids=["all", "the rest"]
)
def test_of_many_units_some_are_named_and_the_rest_counted(count, end):
    said = sending_question("Huyện", [unit(f"Xã {number}", "missing") for number in range(count)])
    assert f"Chưa đăng ký: {count}" in said
    assert said.endswith(end)


def test_that_nobody_is_missing_is_said():
    assert sending_question("Huyện", []).endswith("Không thiếu đơn vị nào.")
