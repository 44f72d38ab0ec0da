"""What makes one plan the parent of another."""

import pytest

from campaigns.rules.lineage import parent_objection
from campaigns.workflow import parent_objection_of
from tests.campaigns.factories import PlanFactory

# Tree paths of bodies: a city, its district, the district's office, a neighbouring district.
CITY, DISTRICT, OFFICE, NEIGHBOUR = "0001", "00010001", "000100010001", "00010002"
ITSELF = "chính nó"
CIRCLE = "vòng khép kín"
NOT_ABOVE = "cơ quan cấp trên"


@pytest.mark.parametrize(
    ("plan", "of", "parent", "of_parent", "objection"),
    [
        pytest.param("", DISTRICT, "0001", CITY, None, id="a superior's plan"),
        pytest.param("", OFFICE, "0001", CITY, None, id="the plan of a body two levels up"),
        pytest.param("0002", DISTRICT, "0001", CITY, None, id="a plan moved under a superior's"),
        pytest.param("0001", CITY, "0001", CITY, ITSELF, id="itself"),
        pytest.param("0001", CITY, "00010001", DISTRICT, CIRCLE, id="its own child"),
        pytest.param("0001", CITY, "000100010001", OFFICE, CIRCLE, id="its own grandchild"),
        pytest.param("", DISTRICT, "0001", DISTRICT, NOT_ABOVE, id="another plan of its body"),
        pytest.param("", DISTRICT, "0001", NEIGHBOUR, NOT_ABOVE, id="a neighbour's plan"),
        pytest.param("", CITY, "0001", DISTRICT, NOT_ABOVE, id="a subordinate's plan"),
        pytest.param("", OFFICE, "0001", NEIGHBOUR, NOT_ABOVE, id="a superior's neighbour's plan"),
    ],
)
def test_a_parent_is_a_plan_of_a_superior_body(plan, of, parent, of_parent, objection):
    said = parent_objection(
        plan_path=plan, issuing_body_path=of, parent_path=parent, parent_body_path=of_parent
    )
    if objection is None:
        assert said is None
    else:
        assert objection in said


@pytest.mark.django_db
def test_a_saved_plan_is_asked_about_the_parent_it_has(cu_chi):
    top = PlanFactory(issuing_body=cu_chi.city)
    right = PlanFactory(issuing_body=cu_chi.district, under=top)
    wrong = PlanFactory(issuing_body=cu_chi.neighbour, under=right)
    assert parent_objection_of(top, {}) is None
    assert parent_objection_of(right, {}) is None
    assert NOT_ABOVE in parent_objection_of(wrong, {})
