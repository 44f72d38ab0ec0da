"""Fixtures against the documents: facts occur in them, sentences are not taken from them.

The documents are not part of the repository. Where their folder lies beside it they are read;
elsewhere these tests say that they were skipped.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings

from dashboard.demonstration.fixture_files import FIXTURES, files_in, read

SEEDS = settings.BASE_DIR.parent / "shared" / "seeds"
SEED_OF = {
    "cu-chi-3925": "cu-chi-2020.txt",
    "gddt-537": "cu-chi-2020.txt",
    "hcm-1513": "cu-chi-2020.txt",
    "kien-giang-34": "kien-giang-2020.txt",
    "tan-chau-2020": "tan-chau-2020.txt",
    "tay-ninh-349": "tan-chau-2020.txt",
    "binh-phuoc-19": "binh-phuoc-2021.txt",
    "van-giao-99": "van-giao-2024.txt",
    "tinh-bien-1970": "van-giao-2024.txt",
}
PLANS = {plan["key"]: plan for plan in (read(path) for path in files_in("plans"))}
RUN_OF_WORDS = 12

beside_the_documents = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the five documents are not beside this repository"
)


def seed(plan_key: str) -> str:
    return " ".join((SEEDS / SEED_OF[plan_key]).read_text(encoding="utf-8").split())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    said = words(text)
    return {tuple(said[at : at + RUN_OF_WORDS]) for at in range(len(said) - RUN_OF_WORDS + 1)}


def ways_to_write(day: date) -> list[str]:
    """A day as the documents print it: 05/5/2020, or "ngày 05 tháng 5 năm 2020", zeros or not."""
    days, months = {f"{day.day:02d}", str(day.day)}, {f"{day.month:02d}", str(day.month)}
    pairs = [(d, m) for d in days for m in months]
    return [f"{d}/{m}/{day.year}" for d, m in pairs] + [
        f"{d} tháng {m} năm {day.year}" for d, m in pairs
    ]


def own_texts(plan: dict[str, Any]) -> Iterator[str]:
    """What is told in our own words: sections but for the slogans, requirements, notes."""
    for section in plan.get("sections", []):
        if section["kind"] != "theme":
            yield section["text"]
    for form in plan.get("award_forms", []):
        yield form.get("note", "")
        for requirement in form.get("requirements", []):
            yield requirement["text"]


def strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


@beside_the_documents
@pytest.mark.parametrize("key", PLANS)
def test_number_and_day_of_each_plan_stand_in_its_document(key):
    plan = PLANS[key]
    printed = plan.get("printed_reference") or f"{plan['number']}/{plan['symbol']}"
    assert printed in seed(key)
    assert any(day in seed(key) for day in ways_to_write(plan["issued_on"]))


@beside_the_documents
@pytest.mark.parametrize("key", PLANS)
def test_every_cited_number_and_day_stands_in_the_document(key):
    for basis in PLANS[key].get("bases", []):
        assert basis.get("reference", "") in seed(key), basis
        if "issued_on" in basis:
            assert any(day in seed(key) for day in ways_to_write(basis["issued_on"])), basis


@beside_the_documents
@pytest.mark.parametrize("key", PLANS)
def test_every_deadline_and_phase_stands_in_the_document(key):
    plan = PLANS[key]
    days = [deadline["before"] for deadline in plan.get("deadlines", []) if "before" in deadline]
    days += [phase["ends_on"] for phase in plan.get("phases", [])]
    for day in days:
        assert any(written in seed(key) for written in ways_to_write(day)), day
    for deadline in plan.get("deadlines", []):
        stated = deadline.get("within_month") or deadline.get("through_month")
        if stated:
            year, month = stated.split("-")
            ways = {f"tháng {month}/{year}", f"tháng {int(month)}/{year}"}
            assert any(way in seed(key) for way in [*ways, f"tháng {int(month)} năm {year}"]), (
                deadline
            )


@beside_the_documents
@pytest.mark.parametrize("key", PLANS)
def test_theme_signer_and_lines_of_recipients_are_as_printed(key):
    plan = PLANS[key]
    exact = [plan.get("theme", ""), plan.get("place", "")]
    exact += plan.get("signer", {}).get("name", ""), *plan.get("recipient_lines", [])
    for text in exact:
        # What follows "Lưu" is shortened: the drafter's code is a person's.
        assert text.removeprefix("Lưu").lstrip(": ").split(",")[0] in seed(key), text


@beside_the_documents
@pytest.mark.parametrize("key", PLANS)
def test_no_run_of_twelve_words_is_taken_from_a_document(key):
    theirs = runs(seed(key))
    for text in own_texts(PLANS[key]):
        taken = runs(text) & theirs
        assert not taken, " ".join(taken.pop())


@beside_the_documents
def test_no_sentence_of_a_document_stands_in_any_fixture():
    everything = {
        said: None
        for path in sorted(FIXTURES.rglob("*.yaml"))
        for said in (" ".join(words(text)) for text in strings(read(path)))
    }
    names = {
        " ".join(words(text))
        for plan in PLANS.values()
        for text in (
            plan["title"],
            plan.get("theme", plan["title"]),
            *(
                section["text"]
                for section in plan.get("sections", [])
                if section["kind"] == "theme"
            ),
            *(basis["title"] for basis in plan.get("bases", [])),
            *plan.get("recipient_lines", []),
        )
    }
    names |= {" ".join(words(text)) for text in strings(read(FIXTURES / "reform_areas.yaml"))}
    texts = [said for said in everything if said not in names]
    assert len(texts) > 500
    for file in sorted(SEEDS.glob("*.txt")):
        for sentence in re.split(r"[.;:\n]", file.read_text(encoding="utf-8")):
            taken = " ".join(words(sentence))
            if len(taken.split()) >= RUN_OF_WORDS and taken not in names:
                assert not any(taken in text for text in texts), sentence


PERSONAL = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "a telephone number": re.compile(r"(?<!\d)(?:\+?84|0)(?:[ .]?\d){9,10}(?!\d)"),
    "a citizen's number": re.compile(r"(?<!\d)\d{12}(?!\d)"),
    "a drafter's code": re.compile(r"HTPChi|HNH ?Vinh|bntam|\.156\b"),
}


@pytest.mark.parametrize("what", PERSONAL)
def test_the_patterns_find_what_they_are_for(what):
    examples = {
        "an e-mail address": "gửi về can.bo@example.vn",
        "a telephone number": "gọi 0901 234 567",
        "a citizen's number": "số 079123456789 cấp",
        "a drafter's code": "Lưu: VT, HTPChi.02",
    }
    assert PERSONAL[what].search(examples[what])


@pytest.mark.parametrize("what", PERSONAL)
def test_no_fixture_holds_personal_data(what):
    files = sorted(path for path in FIXTURES.rglob("*") if path.is_file())
    assert len(files) >= 19
    for path in files:
        found = PERSONAL[what].search(path.read_text(encoding="utf-8"))
        assert found is None, f"{path.name}: {what}: {found}"


def test_no_signer_of_a_document_is_among_the_fictitious_persons():
    people = read(FIXTURES / "people.yaml")
    names = {person["full_name"] for person in [*people["sign_ins"], *people["other_heads"]]}
    signers = {plan.get("signer", {}).get("name", "") for plan in PLANS.values()} - {""}
    assert len(signers) == 5
    assert len(names) == 34
    assert names.isdisjoint(signers)
