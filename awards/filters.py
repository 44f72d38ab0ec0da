"""Filters of the lists of dossiers, of facts and of eligible candidates."""

from django import forms
from django_filters import ChoiceFilter

from awards.models.conduct import FactQuerySet
from awards.models.dossiers import DossierStatus
from awards.rules.evaluation import Prospect
from awards.rules.findings import Answer
from awards.rules.vocabulary import Grade, ViolationKind
from paperwork.vietnamese import fold
from screens.filters import FilterForm, ListFilter, WordsField, WordsFilter

# In the address, and what is asked for there.
ANSWERS = {"dat": Answer.MET, "can-xem": Answer.NEEDS_PERSON, "chua-dat": Answer.NOT_MET}


class DossierFilter(ListFilter):
    """Dossiers by state."""

    status = ChoiceFilter(label="Tình trạng", choices=DossierStatus.choices)

    parameters = {"status": "tinh-trang"}


class FactFilter(ListFilter):
    """Facts by the name of the person or body."""

    words = WordsFilter(
        label="Họ tên, đơn vị", max_length=200, widget=forms.TextInput, method="about"
    )

    parameters = {"words": "tim", "grade": "loai", "kind": "loai"}

    def about(self, facts: FactQuerySet, name: str, words: str) -> FactQuerySet:
        """Those about whom or what is called so."""
        return facts.matching_words(words)


class RatingFilter(FactFilter):
    """Ratings of years, also by grade."""

    grade = ChoiceFilter(label="Loại", choices=Grade.choices)


class ViolationFilter(FactFilter):
    """Violations, also by kind."""

    kind = ChoiceFilter(label="Loại", choices=ViolationKind.choices)


class ProspectFilter(FilterForm):
    """Who would qualify, by what the rules answer and by name. These are no rows of a table."""

    words = WordsField(label="Tên, đơn vị", max_length=200)
    answer = forms.ChoiceField(
        label="Kết quả",
        choices=[("", "Tất cả"), *((name, answer.label) for name, answer in ANSWERS.items())],
        required=False,
    )

    parameters = {"words": "tim", "answer": "ket-qua"}

    def narrowed(self, prospects: list[Prospect]) -> list[Prospect]:
        """Those of the answer that was asked for, whose name or body holds the words."""
        answer, words = ANSWERS.get(self.chosen("answer")), fold(self.chosen("words"))
        return [
            one
            for one in prospects
            if (answer is None or one.answer == answer)
            and words in fold(f"{one.candidate.name} {one.body.name}")
        ]
