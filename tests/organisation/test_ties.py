"""How near somebody stands to a unit, as a table."""

import pytest

from organisation.ties import Posts, Tie, tie_between

STAFF, HEAD = "staff", "head"


# A tree: P the province, PD its district, PDO an office of it, PDOS a school of that.
@pytest.mark.parametrize(
    ("what", "path", "tie"),
    [
        (STAFF, "PDOS", Tie.WORKS_THERE),
        (HEAD, "PDOS", Tie.WORKS_THERE),
        (STAFF, "PDO", None),
        (HEAD, "PDO", Tie.HEADS_ABOVE),
        (HEAD, "PD", None),
        (HEAD, "P", None),
        (HEAD, "PDOSA", Tie.HEADS_BELOW),
        (STAFF, "PDOSA", None),
        (HEAD, "PDX", None),
    ],
)
def test_who_is_tied_to_a_school_that_its_district_judges(what, path, tie):
    posts = Posts(frozenset({path}), frozenset({path}) if what == HEAD else frozenset())
    assert tie_between(posts, ["PDOS"], judged_by="PD") is tie


def test_whoever_holds_no_post_is_tied_to_nobody():
    assert tie_between(Posts(), ["PDOS"], judged_by="PD") is None
