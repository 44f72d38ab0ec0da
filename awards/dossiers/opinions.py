"""An appraiser's opinion of a dossier, requirement by requirement, beside the findings of the
rules. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from audit import clock
from awards.models import AwardForm, Dossier, Holds, Requirement
from awards.rules.combination import Judged as Weighed
from awards.rules.combination import overall
from awards.rules.evaluation import candidate_of, findings_for
from awards.rules.findings import Answer, Finding


@dataclass(frozen=True, slots=True)
class Judged:
    """A requirement, the finding of its rule, and the person's answer."""

    requirement: Requirement
    finding: Finding
    holds: str
    reason: str = ""

    @property
    def goes_against(self) -> bool:
        """Whether the person's answer differs from the rule's finding."""
        found = {Answer.MET: Holds.MET, Answer.NOT_MET: Holds.NOT_MET}.get(self.finding.answer)
        return found is not None and self.holds not in (found, Holds.LEFT_OUT)

    @property
    def stands_alone(self) -> bool:
        """Whether it must be answered: alternatives in a group may be left out, and so may
        priorities."""
        asked = self.requirement
        return not asked.alternative and asked.kind != Requirement.Kind.PRIORITY

    def kept(self) -> dict[str, object]:
        """The values that are frozen with it."""
        return {
            "requirement": self.requirement,
            "text": self.requirement.text,
            "found": self.finding.answer.value,
            "because": self.finding.public_sentence,
            "evidence": [
                {"label": one.label, "url": one.url}
                for one in self.finding.evidence
                if not self.finding.confidential
            ],
            "holds": self.holds,
            "reason": self.reason.strip(),
        }


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion; `score` out of a hundred, where points are given."""

    in_favour: bool
    text: str
    judged: Sequence[Judged] = ()
    score: Decimal | None = None

    def objections(self) -> list[str]:
        """What is missing or contradictory, in sentences."""
        found = [] if self.text.strip() else ["Hãy ghi ý kiến thẩm định."]
        for one in self.judged:
            text = _short(one.requirement.text)
            if one.holds not in Holds.values or (one.holds == Holds.LEFT_OUT and one.stands_alone):
                found.append(f"Hãy kết luận đạt hay không đạt: {text}")
            elif one.goes_against and not one.reason.strip():
                found.append(
                    f"Kết luận khác với kết quả đối chiếu của hệ thống thì phải ghi lý do: {text}"
                )
        if not found and self.in_favour and self.answer is Answer.NOT_MET:
            found.append(
                "Không thể đề nghị khen thưởng khi có tiêu chuẩn bắt buộc được kết luận là không "
                "đạt."
            )
        return found

    @property
    def answer(self) -> Answer:
        """The combination of the person's answers."""
        return overall(
            Weighed(
                one.requirement.kind,
                one.requirement.alternative,
                one.requirement.branch,
                Answer.MET if one.holds == Holds.MET else Answer.NOT_MET,
            )
            for one in self.judged
        )


def found_for(dossier: Dossier) -> list[tuple[Requirement, Finding]]:
    """Each requirement that is asked of a dossier's awardee, with what its rule finds today."""
    form: AwardForm = dossier.award_form
    requirements = {one.pk: one for one in form.requirements.all()}
    if not requirements:
        return []
    candidate = candidate_of(dossier)
    findings = findings_for(form, [candidate], on=clock.today())[candidate]
    return [(requirements[one.requirement], one) for one in findings]


def favourable_opinion(
    dossier: Dossier, findings: Sequence[Finding], text: str, *, score: Decimal | None = None
) -> Opinion:
    """An opinion in favour that follows the findings of the rules."""
    requirements: Mapping[int, Requirement] = {
        one.pk: one for one in dossier.award_form.requirements.all()
    }
    holds = {Answer.MET: Holds.MET, Answer.NOT_MET: Holds.NOT_MET}
    judged = [
        Judged(requirements[one.requirement], one, holds.get(one.answer, Holds.LEFT_OUT))
        for one in findings
    ]
    return Opinion(True, text, judged, score)


def _short(text: str, at_most: int = 120) -> str:
    return text if len(text) <= at_most else f"{text[:at_most].rsplit(' ', 1)[0]}…"
