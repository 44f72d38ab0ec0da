"""The words that Django and its packages leave in English are compiled as they are written."""

import gettext
from pathlib import Path

from babel.messages.pofile import read_po

FOLDER = Path(__file__).resolve().parents[2] / "locale" / "vi" / "LC_MESSAGES"


def test_the_compiled_words_are_those_written():
    """Else: pybabel compile -f -d locale -D django."""
    with (FOLDER / "django.po").open("rb") as written:
        catalogue = read_po(written, locale="vi")
    with (FOLDER / "django.mo").open("rb") as compiled:
        known = gettext.GNUTranslations(compiled)
    words = [message for message in catalogue if message.id]
    assert words
    for message in words:
        single = message.id if isinstance(message.id, str) else message.id[0]
        expected = message.string if isinstance(message.string, str) else message.string[0]
        found = (
            known.gettext(single)
            if isinstance(message.id, str)
            else known.ngettext(message.id[0], message.id[1], 1)
        )
        assert found == expected, single
