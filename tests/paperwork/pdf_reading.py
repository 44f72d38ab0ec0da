"""What a PDF says when read back with poppler: its text, fonts and page sizes."""

import re
import subprocess
import unicodedata


def _run(tool: str, pdf: bytes, *arguments: str) -> str:
    command = [tool, *arguments, "-"] if tool != "pdftotext" else [tool, *arguments, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def text_of(pdf: bytes, page: int | None = None) -> str:
    """Give the text of a page (from 1) or of all, lines joined by single spaces."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    text = _run("pdftotext", pdf, *pages)
    assert unicodedata.is_normalized("NFC", text)
    return " ".join(text.split())


def text_as_written(pdf: bytes) -> str:
    """Give the text in the order in which it was written: a table cell by cell, whole, however
    many lines a cell has; lines joined by single spaces."""
    return " ".join(_run("pdftotext", pdf, "-raw").split())


def page_sizes_mm(pdf: bytes) -> list[tuple[int, int]]:
    """Give width and height of every page in whole millimetres."""
    report = _run("pdfinfo", pdf, "-f", "1", "-l", "-1")
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", report)
    return [(round(float(w) / 72 * 25.4), round(float(h) / 72 * 25.4)) for w, h in sizes]


def fonts_not_embedded(pdf: bytes) -> list[str]:
    """Give the names of fonts which the PDF uses without carrying them."""
    lines = _run("pdffonts", pdf).splitlines()[2:]
    assert lines, "the PDF has no font at all"
    return [line.split()[0] for line in lines if line.split()[-5] != "yes"]


def title_of(pdf: bytes) -> str:
    """Give the title in the PDF's metadata."""
    found = re.search(r"^Title: +(.*)$", _run("pdfinfo", pdf), re.MULTILINE)
    return found[1].strip() if found else ""


def author_and_subject_of(pdf: bytes) -> tuple[str, str]:
    """Give whose document it is and what it is about, as the PDF's metadata have it."""
    said = _run("pdfinfo", pdf)
    found = [re.search(rf"^{name}: +(.*)$", said, re.MULTILINE) for name in ("Author", "Subject")]
    author, subject = (one[1].strip() if one else "" for one in found)
    return author, subject
