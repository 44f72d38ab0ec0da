"""The order of people's names as text that a database can sort by, under any collation."""

from paperwork.vietnamese import person_sort_key

END_OF_PART = "00"


def name_key(full_name: str) -> str:
    """The sort key of a person's name in hexadecimal digits: given name first, then the middle
    names, then the family name, in the Vietnamese alphabet with its tones."""
    return END_OF_PART.join(
        "".join(_syllable_text(syllable) for syllable in part)
        for part in person_sort_key(full_name)
    )


def _syllable_text(syllable: tuple[int, tuple[int, ...], int]) -> str:
    kind, values, tone = syllable
    if kind == 0:
        return f"01{min(values[0], 0xFFFFFFFF):08x}"
    letters = "".join(f"{min(value + 2, 0xFF):02x}" for value in values)
    return f"{letters}01{tone:02x}"
