"""The check by hand of Word files says what is missing, what is well and what is wrong."""

import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from paperwork.official_documents.description import OfficialDocument, Paragraph
from paperwork.official_documents.word import document_word
from paperwork.official_page import document_pdf

DOCUMENT = OfficialDocument(
    issuing_body="Ủy ban nhân dân xã Thử",
    symbol="BC-UBND",
    place="Thử",
    kind="Báo cáo",
    subject="Kết quả thử",
    body=(Paragraph("Đã làm thử."),),
)


def check(folder: Path, path: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [Path(settings.BASE_DIR) / "script" / "check_documents", folder],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def tools(tmp_path) -> Path:
    """A folder of programs in which a stand-in for LibreOffice can be put."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def stand_in(tools: Path, pdf: Path) -> None:
    """An office that makes the same PDF of everything."""
    office = tools / "soffice"
    office.write_text(
        f'#!/bin/bash\nmkdir -p "$6"\ncp {pdf} "$6/$(basename "$7" .docx).pdf"\n', encoding="utf-8"
    )
    office.chmod(0o755)


def test_without_libreoffice_it_says_so_and_how_to_get_it(tmp_path, tools):
    for tool in ("bash", "dirname", "env"):
        (tools / tool).symlink_to(f"/usr/bin/{tool}")
    checked = check(tmp_path, str(tools))
    assert checked.returncode == 2
    assert "LibreOffice is not on this machine" in checked.stderr
    assert "apt-get install" in checked.stderr


@pytest.mark.parametrize(("told", "code"), [("well", 0), ("not in the PDF: “Đãlàmthử", 1)])
def test_a_document_is_held_to_its_own_words(tmp_path, tools, told, code):
    (tmp_path / "thu.docx").write_bytes(document_word(DOCUMENT))
    pdf = tmp_path / "thu.pdf"
    other = OfficialDocument(**{**_fields(), "body": ()}) if code else DOCUMENT
    pdf.write_bytes(document_pdf(other))
    stand_in(tools, pdf)
    checked = check(tmp_path, f"{tools}:{os.environ['PATH']}")
    assert told in checked.stdout
    assert checked.returncode == code


def _fields() -> dict:
    return {name: getattr(DOCUMENT, name) for name in DOCUMENT.__dataclass_fields__}
