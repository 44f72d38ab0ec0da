"""What a plan's rules say against each other; Văn Giáo's, and others at their edges."""

import pytest

from awards.rules.contradictions import (
    Asked,
    Offered,
    contradictions_among,
    over_requirements,
)

TOWNS_HELD = {"whose": "issuer", "form": "giay_khen", "authority": "parent"}
OWN_HELD = {"whose": "awardee", "form": "giay_khen", "authority": "issuer"}
PER_COLLECTIVE = ("individual", "awarded_collective", True)


def asked(key: int = 1, rule: str = "", awardee: str = "both", **more) -> Asked:
    return Asked(key, "criterion", awardee, f"Điều {key}", rule, **more)


def offered(key: int, *asks: Asked, **more) -> Offered:
    common = {"name": "giay_khen", "from_whom": "issuer", "awardee": "both"}
    return Offered(key, called=f"Hình thức {key}", asks=asks, **{**common, **more})


def holds(**parameters) -> Asked:
    return asked(rule="holds_award", parameters=parameters)


COMMUNES = offered(1, holds(**TOWNS_HELD))
TOWNS = offered(2, from_whom="parent")

CASES = {
    "the award asked before is promised after": ([COMMUNES, TOWNS], 1),
    "the award asked before is not offered here": ([COMMUNES], 0),
    "another authority's award is offered": ([COMMUNES, offered(2, from_whom="")], 0),
    "another kind of award is offered": (
        [COMMUNES, offered(2, name="bang_khen", from_whom="parent")],
        0,
    ),
    "the higher form among holders of the lower": (
        [offered(1), offered(2, holds(**OWN_HELD), name="bang_khen", chosen_from=1)],
        0,
    ),
    "each of two asks for the other first": (
        [
            offered(1, holds(**{**OWN_HELD, "authority": "parent"})),
            offered(2, holds(**OWN_HELD), from_whom="parent"),
        ],
        2,
    ),
    "people by collective, and so many collectives": (
        [offered(1, limits=(PER_COLLECTIVE, ("collective", "plan", False)))],
        0,
    ),
    "people by collective, and no number of those": ([offered(1, limits=(PER_COLLECTIVE,))], 1),
    "people by collective, where no collective is awarded": (
        [offered(1, limits=(PER_COLLECTIVE,), awardee="individual")],
        1,
    ),
    "of a collective chosen, where none is awarded": (
        [offered(1, asked(rule="collective_chosen"), awardee="individual")],
        1,
    ),
    "a requirement for whom the form is not": (
        [offered(1, asked(awardee="individual"), awardee="collective")],
        1,
    ),
    "a requirement for both": ([offered(1, asked(), awardee="collective")], 0),
    "a number for whom the form is not": (
        [offered(1, limits=(("individual", "plan", False),), awardee="collective")],
        1,
    ),
    "chosen among holders of another kind": (
        [offered(1, awardee="individual"), offered(2, awardee="collective", chosen_from=1)],
        1,
    ),
    "the body meets alternatives that are there": (
        [
            offered(
                1,
                asked(1, "body_meets", "individual", parameters={"alternative": "III"}),
                asked(2, awardee="collective", alternative="III"),
            )
        ],
        0,
    ),
    "the body meets alternatives that are for people only": (
        [
            offered(
                1,
                asked(1, "body_meets", "individual", parameters={"alternative": "III"}),
                asked(2, awardee="individual", alternative="III"),
            )
        ],
        1,
    ),
    "a group that the plan has": (
        [offered(1, asked(rule="participates", parameters={"group": "Các phòng"}))],
        0,
    ),
    "a group that the plan has not": (
        [offered(1, asked(rule="participates", parameters={"group": "Các trường"}))],
        1,
    ),
}


@pytest.mark.parametrize(("forms", "number"), CASES.values(), ids=list(CASES))
def test_what_does_not_fit_is_found_and_nothing_else(forms, number):
    found = contradictions_among(forms, {"Các phòng"})
    assert len(found) == number, [one.sentence for one in found]
    for one in found:
        assert one.sentence.endswith(".")
        assert one.own
        assert one.other


def test_the_requirement_concerned_is_named_so_that_a_person_decides():
    found = contradictions_among([COMMUNES, TOWNS])
    assert set(over_requirements(found)) == {1}
    assert "Người xét quyết định và ghi lý do." in over_requirements(found)[1]
