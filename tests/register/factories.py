"""Awards for tests: as values to be entered, and as rows of the register."""

from datetime import date
from typing import Any

from organisation.models import IssuingBody
from register.entries import Award, enter
from register.models import AwardRecord
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory

_count = iter(range(1, 10**9))


def award(issuing_body: IssuingBody, **values: Any) -> Award:
    """A giấy khen for a collective of 5/11/2020, under a source of its own."""
    number = next(_count)
    return Award(
        **{
            "issuing_body": issuing_body,
            "plan": None,
            "form_kind": "giay_khen",
            "form_name": "Giấy khen",
            "authority_title": "Chủ tịch Ủy ban nhân dân huyện Củ Chi",
            "awardee_kind": "collective",
            "awardee_name": f"Tập thể thử {number}",
            "awardee_title": "",
            "awardee_body": None,
            "awardee_body_name": "",
            "honoree": None,
            "achievement": "Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính",
            "decision_number": "8125/QĐ-UBND",
            "decided_on": date(2020, 11, 5),
            "ordinal": 1,
            "place": "Củ Chi",
            "signer_title": "CHỦ TỊCH",
            "signer_capacity": "",
            "signer_name": "Nguyễn Văn Ký",
            "bonus": None,
            "source_key": f"test:{number}",
            **values,
        }
    )


def entered(issuing_body: IssuingBody | None = None, **values: Any) -> AwardRecord:
    """One award in the register."""
    body = issuing_body or BodyFactory()
    (record,) = enter([award(body, **values)], actor=UserFactory())
    return record
