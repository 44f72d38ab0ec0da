"""The terms of a vote in words, as pages and minutes show them. Pure."""

from decimal import Decimal
from typing import Any

from awards.models.councils import Base


def percent_said(percent: Decimal) -> str:
    """A percentage as Vietnamese writes it: 66,67%; 90%."""
    return f"{percent.normalize():f}%".replace(".", ",")


def terms_said(terms: Any) -> str:
    """The terms of a `VotingTerms` as one sentence."""
    share = percent_said(terms.min_percent)
    needed = f"quá {share}" if terms.must_exceed else f"từ {share} trở lên"
    if terms.must_exceed and terms.min_percent == 50:
        needed = "quá nửa"
    ballot = "bỏ phiếu kín" if terms.is_secret else "biểu quyết công khai"
    written = (
        "ý kiến bằng văn bản của người vắng mặt được tính"
        if terms.counts_written
        else "không tính ý kiến bằng văn bản của người vắng mặt"
    )
    return (
        f"Được {needed} {Base(terms.base).label} tán thành; có từ "
        f"{percent_said(terms.quorum_percent)} số thành viên dự họp; {ballot}; {written}."
    )
