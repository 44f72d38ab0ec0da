"""Plain text and markdown."""

from plan_reading.files.errors import NotReadable


def text_of_plain(content: bytes) -> str:
    """The text of a plain file in UTF-8 or UTF-16. Raises NotReadable for another encoding, or
    where it is no text at all."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise NotReadable(
            "Tệp không phải văn bản Unicode (UTF-8). Hãy mở bằng phần mềm soạn thảo và lưu lại với "
            "mã hóa UTF-8, hoặc gửi tệp Word."
        ) from wrong
    if "\x00" in text:
        raise NotReadable("Tệp này không phải tệp văn bản.")
    if not text.strip():
        raise NotReadable("Tệp này không có chữ nào.")
    return text
