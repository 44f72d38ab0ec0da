"""Parameters of rules: numbers, years, choices. Data that forms and checks read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import models

from audit.workflow import Given

Choices = tuple[tuple[str, str], ...]


class Takes(Enum):
    """What kind of value a parameter is."""

    NUMBER = "number"
    YEAR = "year"
    CHOICE = "choice"
    SEVERAL = "several"
    YES = "yes"
    WORDS = "words"
    GROUP = "group"  # the name of one of the plan's groups of participants
    AREAS = "areas"  # numbers of fields in the plan's set


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a rule takes. An optional one may be left out; `default` is offered."""

    name: str
    label: str
    takes: Takes
    choices: Choices = ()
    required: bool = False
    default: Any = None
    least: int = 1
    most: int = 1000
    help_text: str = ""


def as_choices(words: type[models.Choices]) -> Choices:
    """The choices of a class of words."""
    return tuple((str(value), str(label)) for value, label in words.choices)


def objections(parameters: Iterable[Parameter], given: Given) -> list[str]:
    """What is wrong with the values given, as sentences; empty where all is right."""
    known = {one.name: one for one in parameters}
    found = [f"Quy tắc này không có tham số “{name}”." for name in given if name not in known]
    for one in known.values():
        value = given.get(one.name)
        if _is_blank(value):
            if one.required:
                found.append(f"Hãy ghi “{one.label}”.")
        elif said := _objection(one, value):
            found.append(said)
    return found


def _is_blank(value: object) -> bool:
    return value is None or value == "" or value == []


def _objection(parameter: Parameter, value: object) -> str | None:
    label, most, least = parameter.label, parameter.most, parameter.least
    if parameter.takes in (Takes.NUMBER, Takes.YEAR):
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            return f"“{label}” là một số từ {least} đến {most}."
    elif parameter.takes == Takes.YES:
        if not isinstance(value, bool):
            return f"“{label}” là có hoặc không."
    elif parameter.takes == Takes.CHOICE:
        if value not in dict(parameter.choices):
            return f"Hãy chọn “{label}” trong danh sách."
    elif parameter.takes == Takes.SEVERAL:
        if not isinstance(value, list) or set(value) - set(dict(parameter.choices)):
            return f"Hãy chọn “{label}” trong danh sách."
    elif parameter.takes == Takes.AREAS:
        if not isinstance(value, list) or not all(isinstance(one, int) for one in value):
            return f"Hãy chọn “{label}” trong danh sách."
    elif not isinstance(value, str) or len(value) > 500:
        return f"“{label}” dài nhất 500 chữ."
    return None
