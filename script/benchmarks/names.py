"""Names of initiatives for a benchmark: ideas told again and again in other words, by many units.

They are made out of the table of phrases: an idea is a handful of terms, some of them far more
common than others; a telling picks one phrase for each, puts words between that say nothing, and
often a place at the end. No name is a real one.
"""

import random

import yaml

from registrations.similarity.terms import TABLE, vocabulary

IDEAS = 20_000
OPENINGS = [
    "",
    "Xây dựng mô hình",
    "Triển khai",
    "Thực hiện",
    "Giải pháp",
    "Nâng cao hiệu quả",
    "Sáng kiến",
]
BETWEEN = ["", "", "", "và", "cho", "qua", "tại", "bằng", "trong"]
ONSETS = ["b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "nh", "ph", "s", "t", "th", "v"]
RHYMES = ["a", "an", "ang", "anh", "ai", "ân", "ên", "inh", "iêm", "ong", "ôi", "ơn", "ung", "ươi"]


class Names:
    """A maker of names; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
        self.phrases = table["meanings"] | {word: [word] for word in table["compounds"]}
        light = vocabulary().light
        ideas = random.Random(1)
        rest = ideas.sample(sorted(self.phrases), len(self.phrases))
        lights = [term for term in rest if term in light]
        # The usual shape of words in use; the commonest stands in one name of eight.
        shares = [1 / (place + 8) for place in range(1, len(rest) + 1)]
        self.ideas = [
            ideas.choices(rest, shares, k=ideas.randint(3, 5)) + ideas.choices(lights, k=2)
            for _ in range(IDEAS)
        ]
        self.random = random.Random(seed)

    def description(self) -> str:
        """One unit's telling of one idea; the first ideas are told most often."""
        chance = self.random
        idea = self.ideas[int(IDEAS * chance.random() ** 2)]
        words = [chance.choice(OPENINGS)]
        for term in idea:
            words += [chance.choice(self.phrases[term]), chance.choice(BETWEEN)]
        if chance.random() < 0.6:
            words += ["tại", self.place()]
        text = " ".join(word for word in words if word)
        return (text[0].upper() + text[1:])[:500]

    def beginning(self) -> str:
        """What stands in the field while somebody is still typing: two thirds of a telling."""
        words = self.description().split()
        return " ".join(words[: max(4, len(words) * 2 // 3)])

    def place(self) -> str:
        """An invented place."""
        syllables = [self.random.choice(ONSETS) + self.random.choice(RHYMES) for _ in range(2)]
        return "xã " + " ".join(syllable.capitalize() for syllable in syllables)
