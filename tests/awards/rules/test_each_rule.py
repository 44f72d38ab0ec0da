"""Every rule of the catalogue at its edges: met, just missed, and where a person must look."""

from dataclasses import replace
from datetime import date

import pytest

from awards.rules.catalogue import CATALOGUE
from awards.rules.evidence import BranchSeen
from awards.rules.findings import Answer, Candidate
from paperwork.vietnamese import spelling_key
from tests.awards.rules.facts import (
    COLLECTIVE,
    COMMUNE,
    DISTRICT,
    DISTRICTS_OFFICE,
    OFFICE,
    PARENT,
    PERSON,
    PLAN_SEEN,
    PROVINCE,
    TODAY,
    award,
    chosen,
    facts,
    initiative,
    judged,
    published,
    rank,
    rating,
    registration,
    tax,
    violation,
)

MET, MISSED, PERSON_LOOKS = Answer.MET, Answer.NOT_MET, Answer.NEEDS_PERSON
HOA, NEARLY_HOA = spelling_key("Lê Thị Hoa"), spelling_key("Lê Thị Hòa")
FOLDED_HOA = "le thi hoa"


def at(*seen, body=OFFICE):
    return {body: tuple(seen)}


CASES = {
    # --- registered ------------------------------------------------------------------------------
    "registered: accepted": (
        "registered",
        {},
        facts(registrations=at(registration())),
        MET,
        "Phòng Nội vụ đã đăng ký, được tiếp nhận.",
    ),
    "registered: late is said, and is enough where time is not asked": (
        "registered",
        {},
        facts(registrations=at(registration(is_late=True))),
        MET,
        "Phòng Nội vụ đã đăng ký, được tiếp nhận (nộp muộn).",
    ),
    "registered: late misses where time is asked": (
        "registered",
        {"in_time": True},
        facts(registrations=at(registration(is_late=True))),
        MISSED,
        "Phòng Nội vụ đăng ký sau hạn.",
    ),
    "registered: sent but not accepted": (
        "registered",
        {},
        facts(registrations=at(registration(is_accepted=False, status="chờ tiếp nhận"))),
        MISSED,
        "bản đăng ký đang ở tình trạng “chờ tiếp nhận”",
    ),
    "registered: nothing": ("registered", {}, facts(), MISSED, "chưa có bản đăng ký"),
    "registered: another body's does not count": (
        "registered",
        {},
        facts(registrations=at(registration(), body=COMMUNE)),
        MISSED,
        "chưa có bản đăng ký",
    ),
    "registered: a plan without registration": (
        "registered",
        {},
        facts(plan=replace(PLAN_SEEN, registers=False)),
        PERSON_LOOKS,
        "không tổ chức đăng ký trên hệ thống",
    ),
    "registered: a person named on it": (
        "registered",
        {},
        facts(PERSON, registrations=at(registration(people=frozenset({HOA})))),
        MET,
        "Lê Thị Hoa có tên trong bản đăng ký",
    ),
    "registered: a person left off it": (
        "registered",
        {},
        facts(PERSON, registrations=at(registration(people=frozenset({"tran van nam"})))),
        MISSED,
        "Lê Thị Hoa không có tên",
    ),
    "registered: a form that names nobody": (
        "registered",
        {},
        facts(PERSON, registrations=at(registration())),
        PERSON_LOOKS,
        "không ghi tên từng người",
    ),
    "registered: the person's body is enough where it is asked of the body": (
        "registered",
        {"whose": "body"},
        facts(PERSON, registrations=at(registration())),
        MET,
        "Phòng Nội vụ đã đăng ký",
    ),
    # --- initiatives -----------------------------------------------------------------------------
    "initiatives: as many as asked": (
        "initiatives",
        {"count": 2, "how_far": "recognised"},
        facts(initiatives=at(initiative(), initiative())),
        MET,
        "Phòng Nội vụ có 02 sáng kiến",
    ),
    "initiatives: one short": (
        "initiatives",
        {"count": 2, "how_far": "recognised"},
        facts(initiatives=at(initiative())),
        MISSED,
        "có 01 sáng kiến đã được công nhận bằng quyết định, cần ít nhất 02.",
    ),
    "initiatives: completed is not recognised": (
        "initiatives",
        {"count": 1, "how_far": "recognised"},
        facts(initiatives=at(initiative("completed"))),
        MISSED,
        "chưa có sáng kiến",
    ),
    "initiatives: recognised is completed too": (
        "initiatives",
        {"count": 1, "how_far": "completed"},
        facts(initiatives=at(initiative())),
        MET,
        "có 01 sáng kiến",
    ),
    "initiatives: in another field": (
        "initiatives",
        {"count": 1, "how_far": "recognised", "areas": [3, 7]},
        facts(initiatives=at(initiative(area=2))),
        MISSED,
        "cần ít nhất 01",
    ),
    "initiatives: in one of the fields": (
        "initiatives",
        {"count": 1, "how_far": "recognised", "areas": [3, 7]},
        facts(initiatives=at(initiative("recognised", 7))),
        MET,
        "có 01 sáng kiến",
    ),
    "initiatives: a person's own": (
        "initiatives",
        {"count": 1, "how_far": "recognised"},
        facts(PERSON, initiatives=at(initiative("recognised", 1, "Lê Thị Hoa", "Trần Nam"))),
        MET,
        "Lê Thị Hoa có 01 sáng kiến",
    ),
    "initiatives: a colleague's": (
        "initiatives",
        {"count": 1, "how_far": "recognised"},
        facts(PERSON, initiatives=at(initiative("recognised", 1, "Trần Nam"))),
        MISSED,
        "Lê Thị Hoa chưa có sáng kiến",
    ),
    "initiatives: nobody said whose": (
        "initiatives",
        {"count": 1, "how_far": "recognised"},
        facts(PERSON, initiatives=at(initiative())),
        PERSON_LOOKS,
        "chưa ghi tác giả",
    ),
    # --- ranked ----------------------------------------------------------------------------------
    "ranked at most: on the last rank that counts": (
        "ranked_at_most",
        {"rank": 3},
        facts(ranks=at(rank(3))),
        MET,
        "Phòng Nội vụ hạng 3",
    ),
    "ranked at most: one rank below": (
        "ranked_at_most",
        {"rank": 3},
        facts(ranks=at(rank(4))),
        MISSED,
        "Cần hạng 1 đến 3.",
    ),
    "ranked at most: an office that acts for the issuer published it": (
        "ranked_at_most",
        {"rank": 3},
        facts(ranks=at(rank(publisher=DISTRICTS_OFFICE))),
        MET,
        "hạng 2",
    ),
    "ranked at most: another publisher's ranking": (
        "ranked_at_most",
        {"rank": 3},
        facts(ranks=at(rank(publisher=PROVINCE))),
        PERSON_LOOKS,
        "Chưa có bảng xếp hạng năm 2020",
    ),
    "ranked at most: any publisher's": (
        "ranked_at_most",
        {"rank": 3, "publisher": "any"},
        facts(ranks=at(rank(publisher=COMMUNE))),
        MET,
        "hạng 2",
    ),
    "ranked at most: another year": (
        "ranked_at_most",
        {"rank": 3, "year": 2019},
        facts(ranks=at(rank())),
        PERSON_LOOKS,
        "Chưa có bảng xếp hạng năm 2019",
    ),
    "ranked at most: left out of the published table": (
        "ranked_at_most",
        {"rank": 3},
        facts(published=(published(),)),
        MISSED,
        "không có tên trong bảng xếp hạng năm 2020",
    ),
    "ranked at most: what the document says contradicts the scores": (
        "ranked_at_most",
        {"rank": 3},
        facts(ranks=at(rank(contradiction="Văn bản ghi hạng 2, theo điểm là hạng 4."))),
        PERSON_LOOKS,
        "theo điểm là hạng 4",
    ),
    "ranked at most: of the issuing body itself": (
        "ranked_at_most",
        {"rank": 3, "whose": "issuer", "publisher": "parent"},
        facts(ranks=at(rank(1, publisher=PROVINCE, body="UBND huyện"), body=DISTRICT)),
        MET,
        "UBND huyện hạng 1",
    ),
    "in group: the same name in other letters": (
        "ranked_in_group",
        {"group": "xuất sắc"},
        facts(ranks=at(rank())),
        MET,
        "nhóm “Xuất sắc”",
    ),
    "in group: the next group": (
        "ranked_in_group",
        {"group": "Xuất sắc"},
        facts(ranks=at(rank(group="Tốt"))),
        MISSED,
        "Cần thuộc nhóm “Xuất sắc”.",
    ),
    "in group: the district's place counts for its office in the line": (
        "ranked_in_group",
        {"group": "Xuất sắc", "whose": "line", "publisher": "any"},
        facts(PERSON, ranks=at(rank(), body=DISTRICT)),
        MET,
        "nhóm “Xuất sắc”",
    ),
    "in group: the district's place does not count for the office alone": (
        "ranked_in_group",
        {"group": "Xuất sắc", "publisher": "any"},
        facts(PERSON, ranks=at(rank(), body=DISTRICT)),
        PERSON_LOOKS,
        "Chưa có bảng xếp hạng",
    ),
    "improved: one rank better": (
        "ranked_improved",
        {},
        facts(ranks=at(rank(2, rank_before=3))),
        MET,
        "hạng 2 năm 2020, hạng 3 năm 2019",
    ),
    "improved: the same rank": (
        "ranked_improved",
        {},
        facts(ranks=at(rank(2, rank_before=2))),
        MISSED,
        "Chưa tiến bộ hơn năm trước.",
    ),
    "improved: not ranked the year before": (
        "ranked_improved",
        {},
        facts(ranks=at(rank(2))),
        PERSON_LOOKS,
        "Năm trước chưa được xếp hạng",
    ),
    "published: today": (
        "ranking_published",
        {"kind": "offices"},
        facts(published=(published(published_on=TODAY),)),
        MET,
        "Đã công bố ngày 15/01/2021.",
    ),
    "published: only tomorrow": (
        "ranking_published",
        {},
        facts(published=(published(published_on=date(2021, 1, 16)),)),
        MISSED,
        "Chưa công bố",
    ),
    "published: for other bodies": (
        "ranking_published",
        {"kind": "districts"},
        facts(published=(published(),)),
        MISSED,
        "Chưa công bố",
    ),
    # --- awards held -----------------------------------------------------------------------------
    "holds: under this plan": (
        "holds_award",
        {"form": "giay_khen", "authority": "issuer", "under": "this"},
        facts(awards=at(award())),
        MET,
        "đã được tặng giấy khen của người đứng đầu cơ quan ban hành kế hoạch",
    ),
    "holds: under the parent, where only this plan counts": (
        "holds_award",
        {"form": "giay_khen", "authority": "issuer", "under": "this"},
        facts(awards=at(award(plan=PARENT))),
        MISSED,
        "chưa được tặng giấy khen",
    ),
    "holds: under the parent, where it counts": (
        "holds_award",
        {"form": "giay_khen", "authority": "any", "under": "this_or_parent"},
        facts(awards=at(award(plan=PARENT))),
        MET,
        "đã được tặng giấy khen",
    ),
    "holds: of another authority": (
        "holds_award",
        {"form": "giay_khen", "authority": "parent", "under": "any"},
        facts(awards=at(award())),
        MISSED,
        "chưa được tặng giấy khen",
    ),
    "holds: of another form": (
        "holds_award",
        {"form": "bang_khen", "authority": "any", "under": "any"},
        facts(awards=at(award())),
        MISSED,
        "chưa được tặng bằng khen",
    ),
    "holds: an award of an earlier year that names no plan": (
        "holds_award",
        {"form": "giay_khen", "authority": "issuer", "under": "this"},
        facts(awards=at(award(plan=None))),
        PERSON_LOOKS,
        "sổ không ghi tặng theo kế hoạch nào",
    ),
    "holds: the office's award is not the person's": (
        "holds_award",
        {"form": "giay_khen", "authority": "issuer", "under": "this"},
        facts(PERSON, awards=at(award())),
        MISSED,
        "Lê Thị Hoa chưa được tặng",
    ),
    "holds: the person's own": (
        "holds_award",
        {"form": "giay_khen", "authority": "issuer", "under": "this"},
        facts(PERSON, awards=at(award(person=HOA))),
        MET,
        "Lê Thị Hoa đã được tặng",
    ),
    "holds: a namesake elsewhere is asked about": (
        "holds_award",
        {"form": "giay_khen", "authority": "issuer", "under": "this"},
        facts(PERSON, namesakes={FOLDED_HOA: (award(person=HOA, honoree=8),)}),
        PERSON_LOOKS,
        "cần kiểm tra có phải cùng một người",
    ),
    "holds: two of one name at one body are asked about": (
        "holds_award",
        {"form": "giay_khen", "authority": "issuer", "under": "this"},
        facts(PERSON, awards=at(award(person=HOA, honoree=7), award(person=HOA, honoree=8))),
        PERSON_LOOKS,
        "nhiều người cùng họ tên",
    ),
    "holds: the same person, awarded at another body": (
        "holds_award",
        {"form": "giay_khen", "authority": "issuer", "under": "this"},
        facts(
            replace(PERSON, honoree_id=8), namesakes={FOLDED_HOA: (award(person=HOA, honoree=8),)}
        ),
        MET,
        "Lê Thị Hoa đã được tặng",
    ),
    "holds: the issuing body itself": (
        "holds_award",
        {"form": "giay_khen", "authority": "parent", "under": "any", "whose": "issuer"},
        facts(awards=at(award(issuer=PROVINCE, plan=PARENT), body=DISTRICT)),
        MET,
        "UBND huyện đã được tặng",
    ),
    "chosen: awarded": (
        "collective_chosen",
        {"how_far": "awarded"},
        facts(PERSON, chosen=at(chosen("đã có quyết định", is_awarded=True))),
        MET,
        "đã được tặng cùng hình thức",
    ),
    "chosen: only proposed, where the award is asked": (
        "collective_chosen",
        {"how_far": "awarded"},
        facts(PERSON, chosen=at(chosen())),
        PERSON_LOOKS,
        "chưa có quyết định",
    ),
    "chosen: proposed is enough": (
        "collective_chosen",
        {},
        facts(PERSON, chosen=at(chosen())),
        MET,
        "đang được đề nghị",
    ),
    "chosen: not proposed": ("collective_chosen", {}, facts(PERSON), MISSED, "không được đề nghị"),
    "not yet: nothing in the register": (
        "not_already_awarded",
        {},
        facts(),
        MET,
        "chưa có khen thưởng nào",
    ),
    "not yet: the same words of achievement": (
        "not_already_awarded",
        {},
        facts(
            replace(COLLECTIVE, achievement="Đứng đầu Chỉ số CCHC"),
            awards=at(award(achievement="dung dau chi so cchc", plan=None)),
        ),
        MISSED,
        "cho chính thành tích này",
    ),
    "not yet: another achievement of an earlier plan": (
        "not_already_awarded",
        {},
        facts(
            replace(COLLECTIVE, achievement="Đứng đầu Chỉ số CCHC"),
            awards=at(award(achievement="phong chong dich", plan=99)),
        ),
        MET,
        "chưa có khen thưởng nào",
    ),
    "not yet: another award under this plan": (
        "not_already_awarded",
        {},
        facts(awards=at(award(achievement="phong chong dich"))),
        PERSON_LOOKS,
        "có phải cùng một thành tích",
    ),
    "not yet: the form among whose holders is chosen does not count": (
        "not_already_awarded",
        {},
        facts(awards=at(award(is_lower=True))),
        MET,
        "chưa có khen thưởng nào",
    ),
    # --- conduct ---------------------------------------------------------------------------------
    "rated: on the grade that is asked": (
        "rated",
        {"grade": "good"},
        facts(ratings=at(rating("good"))),
        MET,
        "được xếp loại “Hoàn thành tốt nhiệm vụ” năm 2020",
    ),
    "rated: better": ("rated", {"grade": "good"}, facts(ratings=at(rating("excellent"))), MET, ""),
    "rated: one grade below": (
        "rated",
        {"grade": "good"},
        facts(ratings=at(rating("done"))),
        MISSED,
        "cần từ “Hoàn thành tốt nhiệm vụ” trở lên",
    ),
    "rated: nothing entered": (
        "rated",
        {"grade": "good"},
        facts(),
        PERSON_LOOKS,
        "Chưa nhập xếp loại năm 2020 của Phòng Nội vụ.",
    ),
    "rated: another year": (
        "rated",
        {"grade": "good", "year": 2019},
        facts(ratings=at(rating("good"))),
        PERSON_LOOKS,
        "Chưa nhập xếp loại năm 2019",
    ),
    "rated: the body's rating is not the person's": (
        "rated",
        {"grade": "good"},
        facts(PERSON, ratings=at(rating("good"))),
        PERSON_LOOKS,
        "của Lê Thị Hoa",
    ),
    "rated: two of one name, rated differently": (
        "rated",
        {"grade": "good"},
        facts(PERSON, ratings=at(rating("good", person=HOA), rating("done", person=HOA))),
        PERSON_LOOKS,
        "nhiều bản ghi khác nhau",
    ),
    "no violation: none recorded": (
        "no_violation",
        {},
        facts(),
        MET,
        "về Phòng Nội vụ từ 01/01/2020 đến 31/12/2020",
    ),
    "no violation: on the first day": (
        "no_violation",
        {},
        facts(violations=at(violation(happened_on=date(2020, 1, 1)))),
        MISSED,
        "Có 01 vi phạm được ghi nhận",
    ),
    "no violation: on the last day": (
        "no_violation",
        {},
        facts(violations=at(violation(happened_on=date(2020, 12, 31)))),
        MISSED,
        "",
    ),
    "no violation: the day after": (
        "no_violation",
        {},
        facts(violations=at(violation(happened_on=date(2021, 1, 1)))),
        MET,
        "",
    ),
    "no violation: the day before": (
        "no_violation",
        {},
        facts(violations=at(violation(happened_on=date(2019, 12, 31)))),
        MET,
        "",
    ),
    "no violation: being verified": (
        "no_violation",
        {},
        facts(violations=at(violation(is_concluded=False))),
        PERSON_LOOKS,
        "đang được xác minh",
    ),
    "no violation: one of its members": (
        "no_violation",
        {},
        facts(violations=at(violation(person="tran van nam"))),
        MISSED,
        "",
    ),
    "no violation: members do not count where the plan says so": (
        "no_violation",
        {"members": False},
        facts(violations=at(violation(person="tran van nam"))),
        MET,
        "",
    ),
    "no violation: a colleague's is not the person's": (
        "no_violation",
        {},
        facts(PERSON, violations=at(violation(person="tran van nam"))),
        MET,
        "",
    ),
    "no violation: the person's own": (
        "no_violation",
        {},
        facts(PERSON, violations=at(violation(person=HOA))),
        MISSED,
        "",
    ),
    "no violation: of another kind than asked": (
        "no_violation",
        {"kinds": ["harassment"]},
        facts(violations=at(violation(kind="discipline"))),
        MET,
        "",
    ),
    # --- who the candidate is --------------------------------------------------------------------
    "takes part: in some group": (
        "participates",
        {},
        facts(groups={OFFICE: ("Các phòng, ban",)}),
        MET,
        "Phòng Nội vụ thuộc đối tượng thi đua: Các phòng, ban.",
    ),
    "takes part: not at all": ("participates", {}, facts(), MISSED, "không thuộc đối tượng"),
    "takes part: in another group than asked": (
        "participates",
        {"group": "Các trường"},
        facts(groups={OFFICE: ("Các phòng, ban",)}),
        MISSED,
        "không thuộc đối tượng “Các trường”",
    ),
    "takes part: at another level than asked": (
        "participates",
        {"level": "province"},
        facts(groups={OFFICE: ("Các phòng, ban",)}, levels={OFFICE: "district"}),
        MISSED,
        "không thuộc đối tượng cấp tỉnh",
    ),
    "takes part: in the group, at the level": (
        "participates",
        {"group": "Các phòng, ban", "level": "district"},
        facts(groups={OFFICE: ("Các phòng, ban",)}, levels={OFFICE: "district"}),
        MET,
        "",
    ),
    "takes part: citizens are for a person to judge": (
        "participates",
        {},
        facts(plan=replace(PLAN_SEEN, group_kinds=frozenset({"citizen"}))),
        PERSON_LOOKS,
        "người dân, doanh nghiệp",
    ),
    "body meets: one branch does": (
        "body_meets",
        {"alternative": "III.1.a", "branch": "tiết 3"},
        facts(
            PERSON,
            branches=(
                BranchSeen("III.1.a", "tiết 1", Answer.MET, ("nhóm xuất sắc",)),
                BranchSeen("III.1.a", "tiết 3, cấp tỉnh", Answer.NOT_MET, ("không",)),
                BranchSeen("III.1.a", "tiết 3, cấp huyện", Answer.MET, ("HTTNV.",)),
            ),
        ),
        MET,
        "Phòng Nội vụ đạt tiêu chuẩn của tập thể. HTTNV.",
    ),
    "body meets: another branch does not help": (
        "body_meets",
        {"alternative": "III.1.a", "branch": "tiết 3"},
        facts(
            PERSON,
            branches=(
                BranchSeen("III.1.a", "tiết 1", Answer.MET, ("nhóm xuất sắc",)),
                BranchSeen("III.1.a", "tiết 3, cấp tỉnh", Answer.NOT_MET, ("không.",)),
            ),
        ),
        MISSED,
        "chưa đạt tiêu chuẩn của tập thể. không.",
    ),
    "body meets: open": (
        "body_meets",
        {"alternative": "III.1.a"},
        facts(PERSON, branches=(BranchSeen("III.1.a", "", PERSON_LOOKS, ("xem.",)),)),
        PERSON_LOOKS,
        "Cần người xem xét",
    ),
    "body meets: no such branch": (
        "body_meets",
        {"alternative": "khác"},
        facts(PERSON),
        PERSON_LOOKS,
        "Không có tiêu chuẩn tập thể nào",
    ),
    "tax: not an enterprise": ("tax_confirmed", {}, facts(PERSON), MET, "nên không cần"),
    "tax: an enterprise before there is a dossier": (
        "tax_confirmed",
        {},
        facts(replace(COLLECTIVE, is_enterprise=True)),
        PERSON_LOOKS,
        "Cần xác nhận",
    ),
    "tax: missing": (
        "tax_confirmed",
        {},
        facts(replace(COLLECTIVE, is_enterprise=True, dossier_id=5), tax={5: tax(False)}),
        MISSED,
        "chưa có xác nhận",
    ),
    "tax: attached": (
        "tax_confirmed",
        {},
        facts(replace(COLLECTIVE, is_enterprise=True, dossier_id=5), tax={5: tax(True)}),
        MET,
        "đã có xác nhận",
    ),
}


@pytest.mark.parametrize(
    ("rule", "given", "seen", "answer", "said"), CASES.values(), ids=list(CASES)
)
def test_a_rule_answers_and_says_why(rule, given, seen, answer, said):
    judgement = judged(rule, given, seen)
    assert judgement.answer == answer, judgement.sentence
    assert said in judgement.sentence
    assert judgement.sentence.endswith(".")


@pytest.mark.parametrize(
    ("rule", "given", "known"),
    [
        ("registered", {}, {"registrations": at(registration(people=frozenset({NEARLY_HOA})))}),
        ("initiatives", {}, {"initiatives": at(initiative("recognised", 1, "Lê Thị Hòa"))}),
        ("holds_award", {"under": "this"}, {"awards": at(award(person=NEARLY_HOA))}),
        ("rated", {"grade": "done"}, {"ratings": at(rating(person=NEARLY_HOA))}),
        ("no_violation", {}, {"violations": at(violation(person=NEARLY_HOA))}),
    ],
)
def test_what_is_known_of_a_name_with_another_tone_is_a_question_and_no_answer(rule, given, known):
    judgement = judged(rule, given, facts(PERSON, **known))
    assert judgement.answer == PERSON_LOOKS
    assert "có người tên gần giống" in judgement.sentence


def test_an_award_of_a_name_with_another_tone_for_the_same_achievement_is_asked_about():
    person = replace(PERSON, achievement="Một cửa lưu động")
    seen = at(award(person=NEARLY_HOA, achievement="mot cua luu dong"))
    judgement = judged("not_already_awarded", {}, facts(person, awards=seen))
    assert judgement.answer == PERSON_LOOKS
    assert "có người tên gần giống" in judgement.sentence


def test_every_rule_of_the_catalogue_has_cases_for_met_and_for_missed():
    tried = {(rule, answer) for rule, _, _, answer, _ in CASES.values()}
    assert {rule for rule, answer in tried if answer == MET} == set(CATALOGUE)
    assert {rule for rule, answer in tried if answer == MISSED} == set(CATALOGUE)


def test_a_finding_leads_to_its_evidence():
    seen = facts(registrations=at(registration()), ranks=at(rank(url="/xep-hang/1/")))
    assert judged("registered", {}, seen).evidence[0].url == "/dang-ky/1/"
    assert judged("ranked_at_most", {"rank": 3}, seen).evidence[0].url == "/xep-hang/1/"


def test_what_is_told_of_violations_is_confidential_and_names_neither_kind_nor_person():
    found = judged("no_violation", {}, facts(violations=at(violation(person="tran van nam"))))
    assert found.confidential
    assert "văn hóa" not in found.sentence
    assert "nam" not in found.sentence.casefold().replace("năm", "")
    assert judged("no_violation", {}, facts()).confidential


def test_the_same_facts_are_asked_of_an_unnamed_candidate():
    nobody = Candidate("collective", "Đơn vị mới", "", OFFICE)
    assert judged("rated", {"grade": "done"}, facts(nobody)).answer == PERSON_LOOKS
    assert DISTRICT in facts(nobody).authorities["issuer"]
