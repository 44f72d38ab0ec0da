"""A ranking as it is printed."""

import pytest

from rankings.papers import ranking_pdf
from tests.paperwork.pdf_reading import text_of
from tests.rankings.factories import published, ranked

pytestmark = pytest.mark.django_db


def printed(ranking):
    return " ".join(text_of(ranking_pdf(ranking)).split())


def test_scores_of_a_column_have_equal_decimals():
    place = ranked()
    said = printed(published(place, "90", "82.5", "77.25", "70"))
    for score in ("90,00", "82,50", "77,25"):
        assert score in said


def test_a_committee_signs_the_ranking_as_a_whole():
    said = printed(published(ranked(), "90", "80", "70", "60"))
    assert "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH" in said
