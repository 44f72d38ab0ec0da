"""The steps of a decision, for every app that has one, and the numbers and days it takes."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.db import models

from accounts.access import Predicate
from audit.workflow import Transition, Workflow
from decisions.models import IN_FORCE, DecisionStatus, SignedDecision

D = TypeVar("D", bound=SignedDecision)
S = DecisionStatus

NUMBER_DAY_AND_SIGNER = {
    "number": "Hãy ghi số quyết định.",
    "issued_on": "Hãy ghi ngày ký quyết định.",
    "signer_name": "Hãy ghi người ký.",
}


def decision_workflow(
    model: type[D],
    *,
    verbs: str,
    routes: str,
    prepares: Predicate[D],
    issues: Predicate[D],
    issue_label: str,
    signs: Predicate[D] | None = None,
    after_discarding: Callable[[D], str],
) -> Workflow[D]:
    """The states and steps of an app's decisions.

    `verbs` is the module whose functions carry the steps out, `routes` begins the names of their
    addresses. Where `signs` says who the leader is, a draft is put to the leader and issued after
    that; else a draft is issued as it is.
    """
    steps = [
        *(_presentation(verbs, prepares, signs) if signs is not None else ()),
        Transition(
            "issue",
            issue_label,
            sources=(S.PRESENTED if signs is not None else S.DRAFT,),
            target=S.ISSUED,
            permission=issues,
            needs=NUMBER_DAY_AND_SIGNER,
            run=f"{verbs}.issue",
        ),
        Transition(
            "correct",
            "Được đính chính",
            sources=IN_FORCE,
            target=S.CORRECTED,
            permission=issues,
            needs={"by": "Quyết định chỉ được đính chính bằng một quyết định sau."},
        ),
        Transition(
            "revoke",
            "Bị hủy bỏ",
            sources=IN_FORCE,
            target=S.REVOKED,
            permission=issues,
            needs={"by": "Quyết định chỉ bị hủy bỏ bằng một quyết định sau."},
        ),
        Transition(
            "discard",
            "Bỏ dự thảo",
            sources=(S.DRAFT,),
            target=S.DISCARDED,
            permission=prepares,
            run=f"{verbs}.discard",
            slug="bo",
            trailing=True,
            question="Bỏ dự thảo quyết định này?",
            done="Đã bỏ dự thảo quyết định.",
            then=after_discarding,
        ),
    ]
    field = model._meta.get_field("status")
    assert isinstance(field, models.CharField)
    states = [S(value) for value, _ in field.flatchoices]
    return Workflow("quyết định", states, steps, model=model, routes=routes)


def _presentation(
    verbs: str, prepares: Predicate[D], signs: Predicate[D]
) -> tuple[Transition[D], Transition[D]]:
    return (
        Transition(
            "present",
            "Trình ký",
            sources=(S.DRAFT,),
            target=S.PRESENTED,
            permission=prepares,
            run=f"{verbs}.present",
            slug="trinh",
            primary=True,
            question="Trình lãnh đạo ký quyết định này?",
            done="Đã trình ký; lãnh đạo được báo.",
        ),
        Transition(
            "send_back",
            "Trả lại dự thảo",
            sources=(S.PRESENTED,),
            target=S.DRAFT,
            permission=signs,
            needs={"reason": "Hãy ghi rõ dự thảo cần sửa điều gì."},
            run=f"{verbs}.send_back",
            slug="tra-lai",
            trailing=True,
            done="Đã trả lại dự thảo.",
        ),
    )


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
