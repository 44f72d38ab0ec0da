"""What a rule becomes in the plan of a body below. Pure."""

from awards.rules.rule import Given
from awards.rules.vocabulary import Authority, HeldUnder, Whose

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
