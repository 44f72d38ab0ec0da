"""Who signs an official document, as it is printed: the one place that puts capacity, title and
name together."""

from decisions.models import SignedDecision
from paperwork.official_documents.description import Signature


def signature(*, head_title: str, title: str, capacity: str, name: str) -> Signature:
    """The lines over a signature, and the name below it (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần
    I, Mục II, khoản 7): the head of the body signs, or another in a capacity (KT., TL., Q.).

    A capacity stands before the title of the head for whom is signed, the signer's own title below
    it. A title may say both lines, "CHỦ TỊCH / PHÓ CHỦ TỊCH", or the capacity itself; without one
    the head's is printed. Pure.
    """
    head = head_title.strip().upper()
    lines = [part.strip() for part in title.upper().split("/") if part.strip()]
    lines = lines or ([head] if head else [])
    if not lines or not capacity or lines[0].startswith(capacity):
        return Signature(tuple(lines), name)
    stands_for = head if len(lines) == 1 and head else lines[0]
    own = lines[1:] if stands_for == lines[0] else lines
    return Signature((f"{capacity} {stands_for}", *own), name)


def signature_of(decision: SignedDecision) -> Signature:
    """Who signs a decision, and the lists and papers that go with it."""
    return signature(
        head_title=decision.issuing_body.head_title,
        title=decision.signer_title,
        capacity=decision.signer_capacity,
        name=decision.signer_name,
    )
