"""The parts of a draft, and saving one of them."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import User
from audit import transitions
from campaigns.models import Plan, Recipient, RecipientLine
from campaigns.permissions import may_edit_plan
from campaigns.plans.drafts import fingerprints
from organisation.models import IssuingBody


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a draft: its slug, its name, its instructions, and the label for one more row."""

    key: str
    title: str
    advice: str
    row: str = ""


PARTS = (
    Part(
        "can-cu",
        "Căn cứ",
        "Văn bản làm căn cứ ban hành, theo thứ tự sẽ in. Kế hoạch cấp trên đứng đầu.",
        "căn cứ",
    ),
    Part(
        "doi-tuong",
        "Đối tượng",
        "Đối tượng thi đua. Thời hạn có thể đặt riêng cho từng nhóm.",
        "đối tượng",
    ),
    Part("dot", "Đợt thi đua", "Các đợt nằm trong thời gian thi đua.", "đợt"),
    Part(
        "thoi-han",
        "Thời hạn",
        "Mỗi thời hạn là một ngày, hoặc một số ngày sau một sự kiện.",
        "thời hạn",
    ),
    Part(
        "noi-dung",
        "Nội dung",
        "Từng mục của văn bản, theo thứ tự sẽ in. Mỗi dòng là một đoạn.",
        "mục",
    ),
    Part(
        "noi-nhan",
        "Nơi nhận",
        "Đơn vị nhận kế hoạch trên hệ thống, và các dòng in ở cuối văn bản.",
    ),
)
PART_BY_KEY = {part.key: part for part in PARTS}


@dataclass(frozen=True, slots=True)
class ChosenRecipient:
    """A chosen recipient, and what is asked of it."""

    body: IssuingBody
    must_register: bool
    consolidates: bool


def revise_part(
    plan: Plan,
    *,
    actor: User,
    save: Callable[[], object],
    seen: str,
    fingerprint: Callable[[], str],
) -> None:
    """Save one part of a draft with the draft locked, unless the `fingerprint` of the part is no
    longer the one `seen` on the page.

    Raises Refused where it is no longer a draft or the person may not edit it, and EditedMeanwhile;
    then nothing is written.
    """

    def change(locked: Plan) -> None:
        fingerprints.refuse_changed(locked, seen=seen, now=fingerprint())
        save()

    transitions.revise(plan, actor=actor, permission=may_edit_plan, change=change, edits=False)


def revise_recipients(
    plan: Plan, *, recipients: list[ChosenRecipient], lines: list[str], actor: User, seen: str = ""
) -> None:
    """Replace the recipients of a draft, and the lines printed under "Nơi nhận".

    Raises Refused as `revise_part` does.
    """

    def save() -> None:
        known = {recipient.body_id: recipient for recipient in plan.recipients.all()}
        for one in recipients:
            recipient = known.pop(one.body.pk, None) or Recipient(plan=plan, body=one.body)
            recipient.must_register = one.must_register
            recipient.consolidates = one.consolidates
            recipient.save()
        plan.recipients.filter(pk__in=[recipient.pk for recipient in known.values()]).delete()
        plan.recipient_lines.all().delete()
        RecipientLine.objects.bulk_create(
            RecipientLine(plan=plan, position=position, text=line)
            for position, line in enumerate(lines, start=1)
        )

    revise_part(
        plan,
        actor=actor,
        save=save,
        seen=seen,
        fingerprint=lambda: fingerprints.of_recipients(plan),
    )
