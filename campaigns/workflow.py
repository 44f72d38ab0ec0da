"""The workflow of a plan and of its receipt, with the guards of their steps."""

from audit import clock
from audit.workflow import Given, Transition, Workflow
from campaigns.models import Plan, Recipient
from campaigns.models.plans import Change
from campaigns.permissions import may_acknowledge, may_organise, may_sign_plan, may_submit_plan
from campaigns.rules.lineage import parent_objection
from decisions.workflow import day_objection, number_objection


def number_objection_of(_: Plan, given: Given) -> str | None:
    """The objection to the given number; a missing number is reported elsewhere."""
    return number_objection(given["number"]) if given.get("number") else None


def day_objection_of(_: Plan, given: Given) -> str | None:
    """The objection to the given day."""
    return day_objection(given["issued_on"], clock.today()) if given.get("issued_on") else None


def symbol_objection_of(plan: Plan, _: Given) -> str | None:
    """Why a plan cannot be issued without a symbol: number and symbol identify a document."""
    if plan.symbol.strip():
        return None
    return "Hãy ghi ký hiệu ở phần Thông tin chung trước khi ban hành."


def content_objection_of(plan: Plan, _: Given) -> str | None:
    """An amendment must have a text."""
    if plan.change != Change.AMENDS or plan.sections.exists():
        return None
    return "Hãy ghi nội dung sửa đổi, bổ sung ở phần Nội dung."


def parent_objection_of(plan: Plan, _: Given) -> str | None:
    """Guard: the objection to a saved plan's parent in the tree."""
    parent = plan.parent
    if parent is None:
        return None
    return parent_objection(
        plan_path=plan.path,
        issuing_body_path=plan.issuing_body.path,
        parent_path=parent.path,
        parent_body_path=parent.issuing_body.path,
    )


def change_objection_of(plan: Plan, _: Given) -> str | None:
    """Guard: the objection to the plan that this one amends or replaces, if any: a body changes its
    own plans only, and one that is in force."""
    changed = plan.changed_plan
    if changed is None:
        return None
    if changed.issuing_body_id != plan.issuing_body_id:
        return "Chỉ cơ quan đã ban hành kế hoạch mới được sửa đổi hoặc thay thế kế hoạch đó."
    if changed.status not in Plan.IN_FORCE:
        return (
            f"{changed} không còn hiệu lực ({changed.get_status_display().lower()}) nên không sửa "
            "đổi, thay thế được nữa."
        )
    return None


PLAN = Workflow(
    noun="kế hoạch",
    states=Plan.Status,
    model=Plan,
    routes="campaigns:plan",
    transitions=(
        Transition(
            "submit_for_signature",
            "Trình ký",
            sources=(Plan.Status.DRAFT,),
            target=Plan.Status.AWAITING_SIGNATURE,
            permission=may_submit_plan,
            guards=(parent_objection_of,),
            slug="trinh-ky",
            done="Đã trình ký kế hoạch.",
        ),
        Transition(
            "send_back",
            "Trả lại dự thảo",
            sources=(Plan.Status.AWAITING_SIGNATURE,),
            target=Plan.Status.DRAFT,
            permission=may_sign_plan,
            needs={"reason": "Hãy ghi lý do trả lại dự thảo."},
            slug="tra-lai",
            done="Đã trả lại dự thảo.",
        ),
        Transition(
            "withdraw_submission",
            "Rút trình ký",
            sources=(Plan.Status.AWAITING_SIGNATURE,),
            target=Plan.Status.DRAFT,
            permission=may_organise,
            slug="rut-trinh-ky",
            done="Đã rút trình ký; dự thảo sửa tiếp được.",
        ),
        Transition(
            "discard",
            "Hủy dự thảo",
            sources=(Plan.Status.DRAFT,),
            target=Plan.Status.DISCARDED,
            permission=may_organise,
            slug="huy",
            question=(
                "Hủy dự thảo này? Dự thảo không sửa, không ban hành được nữa; lịch sử vẫn giữ."
            ),
            done="Đã hủy dự thảo.",
        ),
        Transition(
            "issue",
            "Ban hành",
            sources=(Plan.Status.DRAFT, Plan.Status.AWAITING_SIGNATURE),
            target=Plan.Status.ISSUED,
            permission=may_sign_plan,
            needs={
                "number": "Hãy ghi số của kế hoạch khi ban hành.",
                "issued_on": "Hãy ghi ngày ban hành.",
            },
            guards=(
                number_objection_of,
                day_objection_of,
                symbol_objection_of,
                content_objection_of,
                parent_objection_of,
                change_objection_of,
            ),
            page="campaigns:plan_issue",
            primary=True,
        ),
        Transition(
            "replace",
            "Được thay thế",
            sources=(Plan.Status.ISSUED, Plan.Status.SUMMED_UP),
            target=Plan.Status.REPLACED,
            permission=may_sign_plan,
            needs={"by": "Chỉ một kế hoạch đã ban hành mới thay thế được kế hoạch khác."},
        ),
        Transition(
            "sum_up",
            "Ghi nhận đã tổng kết",
            sources=(Plan.Status.ISSUED,),
            target=Plan.Status.SUMMED_UP,
            permission=may_organise,
            slug="tong-ket",
            trailing=True,
            question="Ghi nhận phong trào đã được tổng kết?",
            done="Đã ghi nhận tổng kết.",
        ),
        Transition(
            "close",
            "Kết thúc",
            sources=(Plan.Status.SUMMED_UP,),
            target=Plan.Status.CLOSED,
            permission=may_organise,
            slug="ket-thuc",
            trailing=True,
            button="Kết thúc phong trào",
            question="Kết thúc phong trào này?",
            done="Đã kết thúc phong trào.",
        ),
    ),
)

RECIPIENT = Workflow(
    noun="việc nhận kế hoạch",
    states=Recipient.Status,
    model=Recipient,
    routes="campaigns:recipient",
    transitions=(
        Transition(
            "acknowledge",
            "Xác nhận đã nhận",
            sources=(Recipient.Status.SENT,),
            target=Recipient.Status.ACKNOWLEDGED,
            permission=may_acknowledge,
            run="campaigns.plans.publication.acknowledge",
            slug="xac-nhan",
            primary=True,
            done="Đã xác nhận nhận được kế hoạch.",
        ),
    ),
)
