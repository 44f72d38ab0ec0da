"""Contradictions within a plan's own rules. Pure but for `contradictions_of`. They are shown with
the plan, never corrected by the portal; what they concern, a person decides."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from awards.models import Quota
from awards.models.award_forms import Awardee
from awards.rules.rule import Given
from awards.rules.vocabulary import Authority, Whose
from campaigns.models import Plan


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things that a plan says and that do not go together; the requirements concerned."""

    sentence: str
    own: str
    other: str
    requirements: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement, as the checks take it."""

    key: int
    kind: str
    awardee: str
    text: str
    rule: str = ""
    parameters: Given = field(default_factory=dict)
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A form of award, as the checks take it: `from_whom` is its authority as a rule names it
    ("issuer", "parent" or ""), `limits` its quotas as (awardee, per, chosen only)."""

    key: int
    name: str
    called: str
    from_whom: str
    awardee: str
    asks: tuple[Asked, ...] = ()
    chosen_from: int | None = None
    limits: tuple[tuple[str, str, bool], ...] = ()


def held_and_to_be_given(form: Offered, forms: Iterable[Offered]) -> Iterator[Contradiction]:
    """A precondition that the plan's own body holds an award for which the plan would propose it
    only afterwards (Văn Giáo 2024: the town's giấy khen is asked before and promised after)."""
    for one in form.asks:
        if one.rule != "holds_award":
            continue
        for other in forms:
            if other.key in (form.key, form.chosen_from) or not _names(one, other):
                continue
            before_all = one.parameters.get("whose") == Whose.ISSUER
            each_first = any(
                back.rule == "holds_award" and _names(back, form) for back in other.asks
            )
            if before_all or each_first:
                yield Contradiction(
                    f"Kế hoạch đòi đã có {other.called} trước khi xét {form.called}, nhưng lại đặt "
                    f"{other.called} là hình thức sẽ đề nghị. Người xét quyết định và ghi lý do.",
                    one.text,
                    other.called,
                    (one.key,),
                )


def _names(one: Asked, other: Offered) -> bool:
    """Whether a rule about an award held means this form of award."""
    authority = one.parameters.get("authority") or Authority.ANY
    return one.parameters.get("form") == other.name and authority == other.from_whom


def chosen_without_place(form: Offered) -> Iterator[Contradiction]:
    """People are counted by the collective that is chosen, but no collective can be."""
    per_collective = [limit for limit in form.limits if limit[1] == Quota.Per.AWARDED_COLLECTIVE]
    if per_collective and form.awardee == Awardee.INDIVIDUAL:
        yield Contradiction(
            f"{form.called} tính số cá nhân theo tập thể được chọn, nhưng hình thức này không tặng "
            "tập thể.",
            "mỗi tập thể được chọn",
            "chỉ tặng cá nhân",
        )
    rule = next((one for one in form.asks if one.rule == "collective_chosen"), None)
    if rule and form.awardee == Awardee.INDIVIDUAL:
        yield Contradiction(
            f"{form.called} đòi thuộc tập thể được chọn, nhưng hình thức này không tặng tập thể.",
            rule.text,
            "chỉ tặng cá nhân",
            (rule.key,),
        )


def no_number_of_collectives(form: Offered) -> Iterator[Contradiction]:
    """People are counted by the collective that is chosen, and nothing says how many may be."""
    counted = {awardee for awardee, _, _ in form.limits}
    by_collective = any(
        awardee == Awardee.INDIVIDUAL and per == Quota.Per.AWARDED_COLLECTIVE
        for awardee, per, _ in form.limits
    )
    if by_collective and Awardee.COLLECTIVE not in counted and form.awardee == Awardee.BOTH:
        yield Contradiction(
            f"{form.called} tính số cá nhân theo tập thể được chọn, nhưng không nêu số tập thể: số "
            "cá nhân vì thế không có giới hạn.",
            "mỗi tập thể được chọn",
            "không nêu số tập thể",
        )


def dangling_references(form: Offered, groups: Container[str]) -> Iterator[Contradiction]:
    """A rule that names alternatives or a group of participants which the plan does not have."""
    alternatives = {one.alternative for one in form.asks if one.awardee != Awardee.INDIVIDUAL}
    for one in form.asks:
        asked = one.parameters.get("alternative")
        if one.rule == "body_meets" and asked not in alternatives:
            yield Contradiction(
                f"{form.called}: tiêu chuẩn “{one.text}” dẫn đến nhóm chọn một “{asked}”, nhưng "
                "không có tiêu chuẩn nào của tập thể trong nhóm đó.",
                one.text,
                str(asked),
                (one.key,),
            )
        group = one.parameters.get("group")
        if one.rule == "participates" and group and group not in groups:
            yield Contradiction(
                f"{form.called}: tiêu chuẩn “{one.text}” dẫn đến đối tượng “{group}”, nhưng kế "
                "hoạch không có đối tượng thi đua này.",
                one.text,
                group,
                (one.key,),
            )


def unused_conditions(form: Offered) -> Iterator[Contradiction]:
    """Requirements or quotas for a kind of awardee to which the form is not given."""
    if form.awardee == Awardee.BOTH:
        return
    for one in form.asks:
        if one.awardee not in (Awardee.BOTH, form.awardee):
            yield Contradiction(
                f"{form.called} chỉ tặng {Awardee(form.awardee).label.lower()}, nhưng có tiêu "
                f"chuẩn riêng cho {Awardee(one.awardee).label.lower()}.",
                one.text,
                Awardee(form.awardee).label,
                (one.key,),
            )
    for awardee, _, _ in form.limits:
        if awardee != form.awardee:
            yield Contradiction(
                f"{form.called} chỉ tặng {Awardee(form.awardee).label.lower()}, nhưng có số lượng "
                f"cho {Awardee(awardee).label.lower()}.",
                Awardee(awardee).label,
                Awardee(form.awardee).label,
            )


def chosen_from_without_rule(form: Offered, forms: Iterable[Offered]) -> Iterator[Contradiction]:
    """A form chosen among the holders of one that is given to others only."""
    lower = next((one for one in forms if one.key == form.chosen_from), None)
    if lower is None or Awardee.BOTH in (lower.awardee, form.awardee):
        return
    if lower.awardee != form.awardee:
        yield Contradiction(
            f"{form.called} chọn trong số đã được tặng {lower.called}, nhưng hai hình thức tặng "
            "cho đối tượng khác nhau.",
            Awardee(form.awardee).label,
            Awardee(lower.awardee).label,
        )


def contradictions_among(
    forms: Iterable[Offered], groups: Container[str] = ()
) -> list[Contradiction]:
    """Everything that does not fit among a plan's forms of award; `groups` are the names of its
    groups of participants. Pure."""
    forms = list(forms)
    found: list[Contradiction] = []
    for form in forms:
        found += held_and_to_be_given(form, forms)
        found += chosen_without_place(form)
        found += no_number_of_collectives(form)
        found += dangling_references(form, groups)
        found += unused_conditions(form)
        found += chosen_from_without_rule(form, forms)
    return found


def over_requirements(found: Iterable[Contradiction]) -> dict[int, str]:
    """By requirement the sentence of the contradiction that concerns it."""
    return {key: one.sentence for one in found for key in one.requirements}


def contradictions_of(plan: Plan) -> list[Contradiction]:
    """What does not fit among the forms of award of a plan. Six queries at most."""
    forms = offered_by(plan)
    groups = set(plan.groups.values_list("name", flat=True)) if forms else set()
    return contradictions_among(forms, groups)


def offered_by(plan: Plan) -> list[Offered]:
    """The forms of award of a plan, as the checks take them. Five queries at most."""
    forms = plan.award_forms.select_related("authority_body").prefetch_related(
        "requirements", "quotas"
    )
    parent = plan.parent
    parent_body = parent.issuing_body_id if parent else None
    named = {plan.issuing_body_id: str(Authority.ISSUER), parent_body: str(Authority.PARENT)}
    return [
        Offered(
            key=form.pk,
            name=form.name,
            called=f"{form.get_name_display()} của {form.authority_title}",
            from_whom=named.get(form.authority_body_id, "") if form.authority_body_id else "",
            awardee=form.awardee,
            asks=tuple(
                Asked(
                    one.pk,
                    one.kind,
                    one.awardee,
                    one.text,
                    one.rule,
                    one.parameters,
                    one.alternative,
                )
                for one in form.requirements.all()
            ),
            chosen_from=form.proposed_from_id,
            limits=tuple((one.awardee, one.per, one.chosen_only) for one in form.quotas.all()),
        )
        for form in forms
    ]
