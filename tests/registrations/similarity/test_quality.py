"""Precision and recall on labelled pairs hold a floor, and the command tells them."""

from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from registrations.similarity.quality import LABELS, Quality, pairs_in, quality
from registrations.similarity.score import THRESHOLD

PAIRS = Path(__file__).with_name("pairs.yaml")
LATER = Path(__file__).with_name("pairs_written_later.yaml")


def test_the_pairs_are_many_of_every_label_in_every_field_and_in_both_halves():
    pairs = list(pairs_in(PAIRS))
    assert len(pairs) >= 300
    assert {pair.field for pair in pairs} == set(range(1, 8))
    for half in (True, False):
        count = Counter(pair.label for pair in pairs if pair.held_out is half)
        assert min(count[label] for label in LABELS) >= 30
    assert len({(pair.one, pair.other) for pair in pairs}) == len(pairs)


def test_the_held_out_half_holds_its_floor():
    held_out = [pair for pair in pairs_in(PAIRS) if pair.held_out]
    found = quality(held_out, THRESHOLD)
    assert found.precision >= 0.90
    assert found.recall >= 0.89


def test_pairs_about_ideas_that_the_vocabulary_was_not_made_for_hold_a_lower_one():
    found = quality(pairs_in(LATER), THRESHOLD)
    assert found.precision >= 0.85
    assert found.recall >= 0.55


def test_small_edits_are_found():
    """But for a name of light words alone, which would be like a thousand others."""
    same = [pair for pair in (*pairs_in(PAIRS), *pairs_in(LATER)) if pair.label == "same"]
    missed = [pair.one for pair in same if pair.likeness < THRESHOLD]
    assert missed == ["Ngày thứ Sáu xuống cơ sở của lãnh đạo và trưởng phòng"]


def test_an_unknown_label_is_refused(tmp_path):
    path = tmp_path / "pairs.yaml"
    path.write_text("- {field: 1, idea: Một, similar: [Hai]}", encoding="utf-8")
    with pytest.raises(ValueError, match="Entry 1 has unknown labels"):
        list(pairs_in(path))


def test_quality_of_nothing_is_nothing():
    assert quality([], THRESHOLD) == Quality(0.0, 0.0)
    assert Quality(0.0, 0.0).f1 == 0.0
    assert Quality(1.0, 0.5).f1 == pytest.approx(2 / 3)


def test_the_command_prints_both_halves_each_label_and_the_curve():
    out = StringIO()
    call_command("measure_similarity", stdout=out)
    told = out.getvalue()
    for title in ("Looked at while tuning", "Held out", "All"):
        assert f"{title}: " in told
    assert told.count("chosen") == 3
    assert {label for label in LABELS if told.count(f"\n  {label} ") == 3} == set(LABELS)


def test_the_command_names_the_mistakes_when_asked():
    out = StringIO()
    call_command("measure_similarity", str(LATER), "--mistakes", stdout=out)
    assert "reworded (tuning)\n  " in out.getvalue()
