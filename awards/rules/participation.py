"""Rules about the candidate: a participant, an enterprise, a person whose body qualifies."""

from awards.rules.combination import any_of
from awards.rules.evidence import BranchSeen, Facts, Judgement, met, needs_person, not_met
from awards.rules.findings import Answer, Evidence
from awards.rules.parameters import Parameter, Takes, as_choices
from awards.rules.rule import Given, Rule
from awards.rules.vocabulary import Whose
from organisation.models.bodies import Level


def _say_participates(given: Given) -> str:
    group = f" “{given['group']}”" if given.get("group") else ""
    level = f", {Level(given['level']).label.lower()}" if given.get("level") else ""
    return f"Thuộc đối tượng thi đua{group} của kế hoạch{level}."


def _evaluate_participates(given: Given, facts: Facts) -> Judgement:
    """The body is one of the plan's participants, of the group and level that are asked; a person
    where their body is. Citizens and people of enterprises belong to no body: a person judges."""
    who, known = facts.places[Whose.BODY].name, facts.known
    group, level = given.get("group"), given.get("level")
    names = facts.about(known.groups, Whose.BODY)
    at_level = not level or any(
        known.levels.get(body) == level for body in facts.places[Whose.BODY].bodies
    )
    if names and (not group or group in names) and at_level:
        told = group or next((name for name in names if name), "")
        return met(f"{who} thuộc đối tượng thi đua{f': {told}' if told else ' của kế hoạch'}.")
    wants_level = f" {Level(level).label.lower()}" if level else ""
    if group or level:
        asked = f"đối tượng “{group}”" if group else "đối tượng"
        return not_met(f"{who} không thuộc {asked}{wants_level}.")
    if known.plan.group_kinds & {"citizen", "enterprise"}:
        return needs_person(
            f"{who} không phải đơn vị nhận kế hoạch; kế hoạch còn dành cho người dân, doanh "
            "nghiệp, cần xem có thuộc diện đó không."
        )
    return not_met(f"{who} không thuộc đối tượng thi đua của kế hoạch.")


PARTICIPATES = Rule(
    key="participates",
    label="Thuộc đối tượng thi đua",
    parameters=(
        Parameter("group", "Đối tượng", Takes.GROUP, help_text="Để trống: đối tượng bất kỳ"),
        Parameter(
            "level", "Thuộc cấp", Takes.CHOICE, as_choices(Level), help_text="Để trống: mọi cấp"
        ),
    ),
    reads=("groups", "levels"),
    sentence=_say_participates,
    evaluate=_evaluate_participates,
)


def _say_tax(_: Given) -> str:
    return "Có xác nhận của cơ quan thuế khi là doanh nghiệp hoặc người đứng đầu doanh nghiệp."


def _evaluate_tax(_: Given, facts: Facts) -> Judgement:
    """Not asked of others than enterprises and their heads; else attached to the dossier."""
    candidate = facts.candidate
    if not candidate.is_enterprise:
        return met("Không phải doanh nghiệp hoặc người đứng đầu doanh nghiệp nên không cần.")
    if candidate.dossier_id is None:
        return needs_person("Cần xác nhận của cơ quan thuế trong hồ sơ.")
    seen = facts.known.tax.get(candidate.dossier_id)
    if seen is None or not seen.is_attached:
        return not_met("Hồ sơ chưa có xác nhận của cơ quan thuế.")
    return met(
        "Hồ sơ đã có xác nhận của cơ quan thuế.",
        [Evidence("Xác nhận của cơ quan thuế", seen.url)],
    )


TAX_CONFIRMED = Rule(
    key="tax_confirmed",
    label="Có xác nhận thuế khi là doanh nghiệp",
    parameters=(),
    reads=("tax",),
    sentence=_say_tax,
    evaluate=_evaluate_tax,
)


def _say_body_meets(given: Given) -> str:
    branch = f", nhánh “{given['branch']}”" if given.get("branch") else ""
    return (
        "Đơn vị của cá nhân được xét đạt tiêu chuẩn tập thể trong nhóm "
        f"“{given.get('alternative') or '…'}”{branch}."
    )


def _evaluate_body_meets(given: Given, facts: Facts) -> Judgement:
    """The body, taken as a collective, meets a branch of the alternatives whose name begins so."""
    branch = given.get("branch") or ""
    asked = [
        one
        for one in facts.branches
        if one.alternative == given["alternative"] and one.branch.startswith(branch)
    ]
    who = facts.places[Whose.BODY].name
    if not asked:
        return needs_person(f"Không có tiêu chuẩn tập thể nào trong nhóm để xét {who}.")
    answer = any_of(one.answer for one in asked)
    said = " ".join(_because(asked, answer))
    if answer == Answer.MET:
        return met(f"{who} đạt tiêu chuẩn của tập thể. {said}")
    if answer == Answer.NEEDS_PERSON:
        return needs_person(f"Cần người xem xét tiêu chuẩn tập thể của {who}. {said}")
    return not_met(f"{who} chưa đạt tiêu chuẩn của tập thể. {said}")


def _because(asked: list[BranchSeen], answer: Answer) -> list[str]:
    """The sentences of the first branch that gives the answer."""
    return next((list(one.sentences) for one in asked if one.answer == answer), [])


BODY_MEETS = Rule(
    key="body_meets",
    label="Đơn vị đạt tiêu chuẩn của tập thể",
    parameters=(
        Parameter("alternative", "Nhóm chọn một", Takes.WORDS, required=True),
        Parameter(
            "branch", "Nhánh", Takes.WORDS, help_text="Để trống: một nhánh bất kỳ của nhóm đó"
        ),
    ),
    reads=(),
    sentence=_say_body_meets,
    evaluate=_evaluate_body_meets,
)

RULES = (PARTICIPATES, BODY_MEETS, TAX_CONFIRMED)
