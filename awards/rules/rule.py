"""A rule of the catalogue: what it takes, what it reads, how it is said, how it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from awards.rules.evidence import Facts, Judgement
from awards.rules.parameters import Parameter, Takes, as_choices
from awards.rules.vocabulary import Authority, Whose

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pure rule.

    `reads` names the evidence it needs, as fields of `Known`, so that nothing else is gathered.
    `sentence` reads it back from its parameters; `evaluate` answers for one candidate. A rule that
    `guards` says that nothing speaks against the candidate, so it may stand as a disqualifier.
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


def in_year(given: Given) -> str:
    """The year, inside a sentence."""
    return f"năm {given['year']}" if given.get("year") else "năm thi đua"
