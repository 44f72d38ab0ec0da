"""Extraction of text from files: Word, PDF, plain text, pictures."""

# Four hundred pages of text; nobody's plan is longer.
SIGNS_AT_MOST = 1_500_000


class NotReadable(Exception):
    """A file whose text cannot be had; its message is a Vietnamese sentence."""


def refuse_too_long(text: str) -> str:
    """The text, unless it is longer than any plan."""
    if len(text) > SIGNS_AT_MOST:
        raise NotReadable("Văn bản quá dài. Hãy chỉ chọn tệp của kế hoạch cần đọc.")
    return text
