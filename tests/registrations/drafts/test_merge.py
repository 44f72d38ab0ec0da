"""Two people change one list of lines: every combination of what each did to a line."""

import pytest

from registrations.line_forms import fingerprint
from registrations.merge import Merged, MergedLine, Note, TypedLine, merge

SEEN = {7: "as seen"}
OWN = MergedLine("t7")

# What stands here, what is saved now, and what comes of it.
CASES = {
    "nobody changed it": ("as seen", "as seen", Merged([OWN], [])),
    "I changed it": ("mine", "as seen", Merged([OWN], [])),
    "the other changed it": (
        "as seen",
        "theirs",
        Merged([MergedLine(key=7, note=Note.CHANGED_BY_OTHER)], []),
    ),
    "both changed it": (
        "mine",
        "theirs",
        Merged([MergedLine("t7", note=Note.CHANGED_BY_BOTH, beside=7)], []),
    ),
    "both changed it to the same": ("same", "same", Merged([OWN], [])),
    "I removed it": (None, "as seen", Merged([], [])),
    "the other removed it": ("as seen", None, Merged([], [7])),
    "both removed it": (None, None, Merged([], [])),
    "I removed what the other changed": (
        None,
        "theirs",
        Merged([MergedLine(key=7, note=Note.CHANGED_THOUGH_REMOVED)], []),
    ),
    "the other removed what I changed": (
        "mine",
        None,
        Merged([MergedLine("t7", note=Note.REMOVED_BY_OTHER)], []),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_each_did_to_a_line_comes_together_so(case):
    here, saved, outcome = CASES[case]
    typed = [] if here is None else [TypedLine("t7", 7, here)]
    stored = {} if saved is None else {7: saved}
    assert merge(typed, SEEN, stored) == outcome


def test_lines_that_each_added_all_stand_mine_first():
    typed = [TypedLine("new", None, "mine"), TypedLine("t7", 7, "as seen")]
    stored = {7: "as seen", 8: "theirs", 9: "theirs too"}
    assert merge(typed, SEEN, stored).lines == [
        MergedLine("new"),
        MergedLine("t7"),
        MergedLine(key=8, note=Note.ADDED_BY_OTHER),
        MergedLine(key=9, note=Note.ADDED_BY_OTHER),
    ]


def test_a_key_that_this_page_never_showed_counts_as_a_line_of_its_own():
    assert merge([TypedLine("t", 99, "mine")], SEEN, {}).lines == [MergedLine("t")]


def test_a_fingerprint_tells_fields_apart_and_takes_none_for_nothing():
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint(1, None, "x") == fingerprint("1", "", "x")
