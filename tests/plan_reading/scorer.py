"""How well a text was read: what was expected against what was said, value by value."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from paperwork.vietnamese import fold

HEAD = ("number", "symbol", "issued_on", "place", "issuing_body", "title", "signer", "capacity")


@dataclass
class Score:
    """For each group of values how many were right, missing, and wrong; and which were wrong."""

    counts: Counter = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)

    def add(self, group: str, outcome: str, said: str = "") -> None:
        self.counts[group, outcome] += 1
        if outcome != "right":
            self.mistakes.append(f"{group}: {outcome}: {said}")

    def __add__(self, other: "Score") -> "Score":
        return Score(self.counts + other.counts, self.mistakes + other.mistakes)

    def share(self, group: str, outcome: str = "right") -> float:
        """The share of an outcome in a group; 1 of nothing."""
        whole = sum(count for (name, _), count in self.counts.items() if name == group)
        return self.counts[group, outcome] / whole if whole else float(outcome == "right")

    def wrong_share(self) -> float:
        """Of all values that were said, the share that is wrong."""
        said = sum(count for (_, outcome), count in self.counts.items() if outcome != "missing")
        wrong = sum(count for (_, outcome), count in self.counts.items() if outcome == "wrong")
        return wrong / said if said else 0.0

    @property
    def groups(self) -> list[str]:
        return sorted({group for group, _ in self.counts})

    def table(self) -> str:
        """As it stands in the documentation."""
        lines = ["| | expected | right | missing | wrong |", "|---|---|---|---|---|"]
        for group in self.groups:
            right, missing, wrong = (
                self.counts[group, outcome] for outcome in ("right", "missing", "wrong")
            )
            expected = max(right + missing, 1)
            share = _rounded_down(right / expected)
            lines.append(
                f"| {group} | {right + missing} | {right} ({share}) | {missing} | {wrong} |"
            )
        lines.append(f"\nWrong among all that was said: {self.wrong_share():.1%}.")
        return "\n".join(lines)


def _rounded_down(share: float) -> str:
    """A hundred per cent only where nothing is amiss."""
    return f"{int(share * 1000) / 10:g} %"


def score(expected: dict[str, Any], said: dict[str, Any]) -> Score:
    """One document against what was expected of it. A value that was expected and is another is
    wrong, as is one that was not expected at all; one that was not found is missing."""
    found = Score()
    for name in HEAD:
        if name in expected:
            _one(found, "head", name, expected[name], said[name])
    _many(
        found,
        "bases",
        {_basis(one) for one in expected.get("bases", ())},
        {_basis(one) for one in said["bases"]},
    )
    _one(found, "parent", "parent", expected.get("parent"), said["parent"])
    _many(
        found,
        "deadlines",
        {_deadline(one) for one in expected.get("deadlines", ())},
        {_deadline(one) for one in said["deadlines"]},
    )
    _kinds(found, expected.get("kinds", {}), said["deadlines"])
    _many(
        found,
        "quotas",
        {_quota(one) for one in expected.get("quotas", ())},
        {_quota(one) for one in said["quotas"]},
    )
    if "recipients" in expected:
        _many(
            found,
            "recipients",
            {fold(one) for one in expected["recipients"]},
            {fold(one) for one in said["recipients"]},
        )
    return found


def score_all(expected: list[dict[str, Any]], said: dict[str, Any]) -> Score:
    """All documents of a file, in their order; one too few has nothing found."""
    whole = Score()
    documents = said["documents"]
    for place, one in enumerate(expected):
        whole += score(one, documents[place] if place < len(documents) else _NOTHING)
    for extra in documents[len(expected) :]:
        whole.add("head", "wrong", f"a document too many: {extra['symbol']}")
    return whole


_NOTHING: dict[str, Any] = {
    **dict.fromkeys(HEAD),
    "parent": None,
    **{name: [] for name in ("bases", "deadlines", "quotas", "recipients")},
}


def _one(found: Score, group: str, name: str, wanted: Any, got: Any) -> None:
    if wanted is None and got is None:
        found.add(group, "right")
    elif got is None:
        found.add(group, "missing", f"{name} {wanted}")
    elif wanted is None or fold(str(wanted)) != fold(str(got)):
        found.add(group, "wrong", f"{name} {got!r} for {wanted!r}")
    else:
        found.add(group, "right")


def _many(found: Score, group: str, wanted: set, got: set) -> None:
    for _ in wanted & got:
        found.add(group, "right")
    for one in wanted - got:
        found.add(group, "missing", str(one))
    for one in got - wanted:
        found.add(group, "wrong", str(one))


def _kinds(found: Score, wanted: dict[str, str], deadlines: list[dict[str, Any]]) -> None:
    """The kinds of those deadlines that were found."""
    for one in deadlines:
        due = one.get("due_on")
        if due in wanted:
            _one(found, "kinds of deadlines", due, wanted[due], one["kind"])


def _basis(one: dict[str, Any]) -> tuple:
    return (one["symbol"], one["issued_on"], fold(one.get("issuing_body") or ""))


def _deadline(one: dict[str, Any]) -> tuple:
    return (one.get("due_on"), one.get("days_after"), one.get("event"))


def _quota(one: dict[str, Any]) -> tuple:
    return (
        one["awardee"],
        one["limit"],
        one["per"],
        tuple(sorted((fold(each["for"]), each["limit"]) for each in one.get("exceptions", ()))),
    )
