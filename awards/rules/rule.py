"""A rule of the catalogue: its parameters, the evidence it reads, its sentence, its evaluation.

`carried_down` gives the rule that a plan below takes over. Pure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from awards.rules.evidence import Facts, Judgement
from awards.rules.parameters import Parameter, Takes, as_choices
from awards.rules.vocabulary import Authority, HeldUnder, Whose
from campaigns.rules.campaign_years import CampaignYears

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue.

    `reads` names the evidence that it needs, as fields of `Known`, so that nothing else is read.
    `sentence` returns it in words for its parameters; `evaluate` returns its judgement of one
    candidate. A rule with `guards` finds that nothing speaks against the candidate, so it can be a
    disqualifier.
    """

    key: str
    label: str
    parameters: tuple[Parameter, ...]
    reads: tuple[str, ...]
    sentence: Callable[[Given], str]
    evaluate: Callable[[Given, Facts], Judgement]
    guards: bool = False


def whose_parameter(default: str, *without: str) -> Parameter:
    """Of whom a rule asks."""
    choices = tuple(one for one in as_choices(Whose) if one[0] not in without)
    return Parameter("whose", "Xét về", Takes.CHOICE, choices, default=str(default))


def authority_parameter(name: str, label: str, default: str) -> Parameter:
    """Who publishes or gives something."""
    return Parameter(name, label, Takes.CHOICE, as_choices(Authority), default=str(default))


def year_parameter(label: str = "Năm") -> Parameter:
    """A year; left out, that of the plan."""
    return Parameter(
        "year", label, Takes.YEAR, least=2000, most=2100, help_text="Để trống: năm của kế hoạch"
    )


def years_meant(given: Given, years_of_plan: tuple[int, ...]) -> tuple[int, ...]:
    """The years of which a rule asks: the one it names, else those of the plan's campaign."""
    return (given["year"],) if given.get("year") else years_of_plan


def said_years(years: tuple[int, ...]) -> str:
    """Years inside a sentence: "năm 2027", "giai đoạn 2026 - 2030"."""
    return CampaignYears(years[0], years[-1]).said


def in_year(given: Given) -> str:
    """The year, inside a sentence."""
    return f"năm {given['year']}" if given.get("year") else "năm thi đua"


# Who issued the plan above is, seen from the plan below, who issued its parent.
_ONE_DOWN = {Authority.ISSUER: Authority.PARENT}
_AUTHORITIES = ("publisher", "authority")


def carried_down(rule: str, parameters: Given) -> tuple[str, Given]:
    """A rule and its parameters for a plan that carries this one out.

    What named the issuer names the parent's issuer; what was held under this plan may be held under
    it as the parent. What cannot be said from below (of the issuer itself, or of who stands two
    plans above) is left to a person: ("", {}).
    """
    if not rule:
        return "", {}
    asks_above = parameters.get("whose") == Whose.ISSUER or any(
        parameters.get(name) == Authority.PARENT for name in _AUTHORITIES
    )
    if asks_above:
        return "", {}
    carried = dict(parameters)
    for name in _AUTHORITIES:
        if name in carried:
            carried[name] = str(_ONE_DOWN.get(carried[name], carried[name]))
    if carried.get("under") == HeldUnder.THIS:
        carried["under"] = str(HeldUnder.THIS_OR_PARENT)
    return rule, carried
