"""The closed catalogue of rules that a plan's requirements choose from. Data and pure functions."""

from awards.rules import conduct, held_awards, participation, ranking, registration
from awards.rules.parameters import objections
from awards.rules.rule import Given, Rule
from awards.rules.vocabulary import SUBJECT, Whose

ATTESTED = "attested"
ATTESTED_SAYS = "Người thẩm định xem xét, xác nhận."
CATALOGUE: dict[str, Rule] = {
    rule.key: rule
    for rule in (
        *registration.RULES,
        *ranking.RULES,
        *held_awards.RULES,
        *conduct.RULES,
        *participation.RULES,
    )
}
DISQUALIFIER = "disqualifier"
# The subject of a sentence, where a requirement is for collectives or for persons alone.
ONE_KIND = {
    "collective": {
        SUBJECT[Whose.AWARDEE]: "Tập thể được xét",
        SUBJECT[Whose.BODY]: "Tập thể được xét",
        SUBJECT[Whose.BODY].rstrip(","): "Tập thể được xét",
        SUBJECT[Whose.LINE]: "Tập thể được xét hoặc cơ quan chủ quản",
    },
    "individual": {
        SUBJECT[Whose.AWARDEE]: "Cá nhân được xét",
        SUBJECT[Whose.BODY]: "Đơn vị của cá nhân được xét",
        SUBJECT[Whose.BODY].rstrip(","): "Đơn vị của cá nhân được xét",
        SUBJECT[Whose.LINE]: "Đơn vị của cá nhân được xét hoặc cơ quan chủ quản",
    },
}


def is_attested(rule: str) -> bool:
    """Whether a person answers it, not a rule."""
    return rule in ("", ATTESTED)


def objections_to(rule: str, parameters: Given, *, kind: str) -> list[str]:
    """What is wrong with a requirement's rule and parameters, as sentences; empty where all is
    right. `kind` is the requirement's own: what disqualifies must be a rule that guards."""
    if is_attested(rule):
        return ["Tiêu chuẩn do người xác nhận thì không có tham số."] if parameters else []
    known = CATALOGUE.get(rule)
    if known is None:
        return ["Quy tắc này không có trong danh mục. Hãy chọn lại."]
    found = objections(known.parameters, parameters)
    if kind == DISQUALIFIER and not known.guards:
        found.append(
            f"“{known.label}” là điều phải đạt, không phải điều loại trừ. Hãy chọn loại khác hoặc "
            "để người xác nhận."
        )
    return found


def sentence_of(rule: str, parameters: Given, *, awardee: str = "both") -> str:
    """What a rule with these parameters looks at, as a Vietnamese sentence; for one kind of awardee
    it names that one alone."""
    known = CATALOGUE.get(rule)
    if known is None:
        return ATTESTED_SAYS
    sentence = known.sentence(parameters)
    for both, alone in ONE_KIND.get(awardee, {}).items():
        sentence = sentence.replace(both, alone)
    return sentence
