"""The catalogue: what a rule takes, what it is refused for, and how it is read back."""

import pytest

from awards.models import Requirement
from awards.rules.catalogue import CATALOGUE, objections_to, sentence_of
from awards.rules.combination import Judged, overall
from awards.rules.evidence import Known
from awards.rules.findings import Answer, Evidence, Finding, hidden_from_others

MET, MISSED, OPEN = Answer.MET, Answer.NOT_MET, Answer.NEEDS_PERSON


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=list(CATALOGUE))
def test_a_rule_reads_only_what_is_gathered_and_says_itself_with_its_defaults(rule):
    assert set(rule.reads) <= set(Known.__dataclass_fields__)
    offered = {one.name: one.default for one in rule.parameters if one.default is not None}
    sentence = rule.sentence(offered)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "None" not in sentence


@pytest.mark.parametrize(
    ("rule", "parameters", "said"),
    [
        (
            "ranked_at_most",
            {"rank": 3, "whose": "issuer", "publisher": "parent", "kind": "communes", "year": 2024},
            "Cơ quan ban hành kế hoạch xếp hạng 1 đến 3 trong bảng xếp hạng cải cách hành chính "
            "năm 2024 do cơ quan ban hành kế hoạch cấp trên công bố (Ủy ban nhân dân cấp xã).",
        ),
        (
            "holds_award",
            {"form": "giay_khen", "authority": "issuer", "under": "this"},
            "Tập thể, cá nhân được xét đã được tặng giấy khen của người đứng đầu cơ quan ban hành "
            "kế hoạch, theo kế hoạch này.",
        ),
        (
            "initiatives",
            {"count": 2, "how_far": "recognised", "areas": [7, 3]},
            "Tập thể, cá nhân được xét có ít nhất 02 mô hình, giải pháp, sáng kiến đã được công "
            "nhận bằng quyết định thuộc lĩnh vực số 3, 7 của kế hoạch.",
        ),
        ("", {}, "Người thẩm định xem xét, xác nhận."),
        ("attested", {}, "Người thẩm định xem xét, xác nhận."),
    ],
)
def test_a_rule_is_read_back_as_a_sentence(rule, parameters, said):
    assert sentence_of(rule, parameters) == said


@pytest.mark.parametrize(
    ("rule", "parameters", "kind", "said"),
    [
        ("ranked_at_most", {"rank": 0}, "criterion", "“Đến hạng” là một số từ 1 đến 200."),
        ("ranked_at_most", {}, "criterion", "Hãy ghi “Đến hạng”."),
        ("ranked_at_most", {"rank": True}, "criterion", "“Đến hạng” là một số từ 1 đến 200."),
        ("ranked_at_most", {"rank": "3"}, "criterion", "“Đến hạng” là một số từ 1 đến 200."),
        ("rated", {"grade": "fine"}, "criterion", "Hãy chọn “Từ mức” trong danh sách."),
        (
            "rated",
            {"grade": "good", "year": 20},
            "criterion",
            "“Năm” là một số từ 2000 đến 2100.",
        ),
        (
            "no_violation",
            {"kinds": ["x"]},
            "disqualifier",
            "Hãy chọn “Các loại vi phạm” trong danh sách.",
        ),
        ("registered", {"in_time": "có"}, "criterion", "“Phải đúng hạn” là có hoặc không."),
        ("registered", {"rank": 3}, "criterion", "Quy tắc này không có tham số “rank”."),
        ("no_such", {}, "criterion", "Quy tắc này không có trong danh mục. Hãy chọn lại."),
        ("", {"rank": 3}, "criterion", "Tiêu chuẩn do người xác nhận thì không có tham số."),
        (
            "registered",
            {},
            "disqualifier",
            "“Có đăng ký thi đua theo kế hoạch này” là điều phải đạt, không phải điều loại trừ. "
            "Hãy chọn loại khác hoặc để người xác nhận.",
        ),
        ("no_violation", {}, "disqualifier", None),
        ("", {}, "disqualifier", None),
    ],
)
def test_what_is_wrong_with_parameters_is_said_and_what_is_right_passes(
    rule, parameters, kind, said
):
    assert objections_to(rule, parameters, kind=kind) == ([said] if said else [])
    if kind in Requirement.Kind.values and said is None:
        Requirement(text="Thử", rule=rule, parameters=parameters, kind=kind).clean()


@pytest.mark.parametrize(
    ("judged", "answer"),
    [
        ([], MET),
        ([("criterion", "", "", MET)], MET),
        ([("criterion", "", "", MET), ("criterion", "", "", OPEN)], OPEN),
        ([("criterion", "", "", OPEN), ("disqualifier", "", "", MISSED)], MISSED),
        ([("criterion", "", "", MET), ("priority", "", "", MISSED)], MET),
        ([("criterion", "a", "", MISSED), ("criterion", "a", "", MET)], MET),
        ([("criterion", "a", "", MISSED), ("criterion", "a", "", OPEN)], OPEN),
        ([("criterion", "a", "", MISSED), ("criterion", "a", "", MISSED)], MISSED),
        ([("criterion", "a", "1", MET), ("criterion", "a", "1", MISSED)], MISSED),
        (
            [
                ("criterion", "a", "1", MET),
                ("criterion", "a", "1", MISSED),
                ("criterion", "a", "2", MET),
                ("criterion", "a", "2", MET),
            ],
            MET,
        ),
        ([("criterion", "a", "", MET), ("criterion", "b", "", MISSED)], MISSED),
        ([("prerequisite", "", "", MISSED), ("criterion", "a", "", MET)], MISSED),
    ],
)
def test_all_requirements_together_one_of_a_group_all_of_a_branch(judged, answer):
    assert overall(Judged(*one) for one in judged) == answer


def test_who_may_not_know_of_violations_reads_that_an_office_looks_at_it():
    secret = Finding(1, MISSED, "Có 01 vi phạm.", (Evidence("Vi phạm", "/vi-pham/1/"),), True)
    plain = Finding(2, MET, "Đã đăng ký.")
    assert secret.public_sentence == "Cơ quan thường trực xem xét nội dung này."
    assert plain.public_sentence == "Đã đăng ký."
    assert hidden_from_others([secret, plain]) == (
        Finding(1, OPEN, "Cơ quan thường trực xem xét nội dung này."),
        plain,
    )
