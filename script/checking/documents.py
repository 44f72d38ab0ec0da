"""Word files turned into PDF by LibreOffice, and held to what they say."""

import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

MISSING = """\
LibreOffice is not on this machine, so nothing was checked.
Debian, Ubuntu: apt-get install --no-install-recommends libreoffice-writer
Then run script/check_documents again.
"""
NO_TOOLS = """\
pdfinfo, pdftotext and pdffonts are not on this machine, so nothing was checked.
Debian, Ubuntu: apt-get install --no-install-recommends poppler-utils
"""
A4_POINTS = ((595, 842), (842, 595))


def main(given: list[str]) -> int:
    """Check what was given, or the plans of the database; tell each document's faults."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        sys.stderr.write(MISSING)
        return 2
    if not all(shutil.which(tool) for tool in ("pdfinfo", "pdftotext", "pdffonts")):
        sys.stderr.write(NO_TOOLS)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        documents = list(_named(given)) if given else _plans(work)
        if not documents:
            sys.stderr.write("There is no Word file to check.\n")
            return 2
        failed = 0
        for document in documents:
            faults = _faults(office, document, work)
            failed += bool(faults)
            sys.stdout.write(f"{'FAULTY' if faults else 'well  '}  {document.name}\n")
            sys.stdout.writelines(f"          {fault}\n" for fault in faults)
        sys.stdout.write(f"{len(documents)} documents, {failed} with faults\n")
    return 1 if failed else 0


def _named(given: list[str]) -> Iterator[Path]:
    for name in given:
        path = Path(name)
        if path.is_dir():
            yield from sorted(path.glob("*.docx"))
        elif path.is_file():
            yield path
        else:
            raise SystemExit(f"There is no file or folder {name}")


def _plans(work: Path) -> list[Path]:
    """The plans of the database as Word files."""
    import django  # noqa: PLC0415 - only where the portal itself is asked for documents

    django.setup()
    from campaigns.models import Plan  # noqa: PLC0415 - models need what stands above
    from campaigns.plans.paper.document import plan_document  # noqa: PLC0415
    from paperwork.official_documents.word import document_word  # noqa: PLC0415

    made = []
    for plan in Plan.objects.order_by("pk"):
        path = work / f"plan-{plan.pk}.docx"
        path.write_bytes(document_word(plan_document(plan)))
        made.append(path)
    return made


def _faults(office: str, document: Path, work: Path) -> list[str]:
    """What is wrong with one document, in sentences."""
    try:
        said = _words(document)
    except Exception as fault:  # whatever python-docx makes of a broken file
        return [f"python-docx does not open it: {fault}"]
    out = work / f"pdf-{document.stem}"
    command = [office, "--headless", f"-env:UserInstallation=file://{work}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(out), str(document)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    pdf = out / f"{document.stem}.pdf"
    if run.returncode or not pdf.is_file():
        return [f"LibreOffice made no PDF of it: {run.stderr.strip() or run.stdout.strip()}"]
    return [*_text_faults(pdf, said), *_page_faults(pdf)]


def _words(document: Path) -> list[str]:
    """Every paragraph of a Word file, those in its tables too."""
    body = Document(str(document)).element.body
    paragraphs = (
        "".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))
    )
    return [text for text in map(_folded, paragraphs) if text]


def _text_faults(pdf: Path, said: list[str]) -> list[str]:
    shown = _folded(_told_by("pdftotext", "-raw", str(pdf), "-"))
    missing = [text for text in said if text not in shown]
    return [f"not in the PDF: “{text[:80]}”" for text in missing[:5]]


def _page_faults(pdf: Path) -> list[str]:
    report = _told_by("pdfinfo", "-f", "1", "-l", "-1", str(pdf))
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", report)
    odd = [
        f"page {number} is not A4: {wide} × {high} points"
        for number, (wide, high) in enumerate(sizes, start=1)
        if (round(float(wide)), round(float(high))) not in A4_POINTS
    ]
    fonts = _told_by("pdffonts", str(pdf)).splitlines()[2:]
    bare = [f"font not embedded: {line.split()[0]}" for line in fonts if line.split()[-5] != "yes"]
    return odd + bare + ([] if sizes else ["it has no page"])


def _told_by(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _folded(text: str) -> str:
    """Without spaces: lines and cells break elsewhere on paper."""
    return "".join(unicodedata.normalize("NFC", text).split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
