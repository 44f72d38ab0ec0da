"""What a plan takes over from the plan it carries out. Pure: values in, values out."""

from datetime import date, timedelta


def proposed_day(last_day: date, *, days_earlier: int, today: date) -> date:
    """The last day that a body sets for those below it, so that it can itself be in time above.

    Takes the last day above and the number of calendar days to stay ahead of it. It is never in
    the past while the day above is not, and never later than the day above.
    """
    return min(last_day, max(today, last_day - timedelta(days=days_earlier)))


def proposed_term(days_after: int, *, days_earlier: int) -> int:
    """The same for a term of so many days after an event; not less than none."""
    return max(0, days_after - days_earlier)


# Nghị định 30/2020/NĐ-CP, Phụ lục III, Phần I: a công văn bears no abbreviation of its kind.
KIND_ABBREVIATIONS = {"plan": "KH", "decision": "QĐ", "guidance": "HD"}


def symbol_of(kind: str, body_symbol: str) -> str:
    """The symbol of a body's documents of a kind: KH-UBND; empty where the body has none."""
    abbreviation = KIND_ABBREVIATIONS.get(kind)
    if not body_symbol or not abbreviation:
        return body_symbol
    return f"{abbreviation}-{body_symbol}"
