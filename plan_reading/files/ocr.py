"""Text recognition by Tesseract, where it is installed with Vietnamese."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import IO

from plan_reading.files import NotReadable

# A page takes a few seconds; a file that takes longer than this in all is given up.
SECONDS_A_PAGE, PAGES_AT_MOST = 60, 30
DOTS_PER_INCH = 200

MISSING = (
    "Đây là bản quét (ảnh), cần phần nhận dạng chữ Tesseract có tiếng Việt mà máy chủ này chưa "
    "cài. Hãy gửi tệp Word hoặc PDF có chữ, hoặc dán văn bản; quản trị viên có thể cài "
    "tesseract-ocr và tesseract-ocr-vie."
)


def can_recognise() -> bool:
    """Whether Tesseract is there, and knows Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
    )
    return "vie" in listed.stdout.split()


def text_of_picture(file: IO[bytes]) -> str:
    """The text on a picture. Raises NotReadable, also where nothing recognises text here."""
    if not can_recognise():
        raise NotReadable(MISSING)
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "trang"
        picture.write_bytes(file.read())
        return _recognised(picture)


def text_of_scanned_pdf(file: IO[bytes]) -> str:
    """The text on the pages of a scanned PDF. Raises NotReadable."""
    if not can_recognise() or shutil.which("pdftoppm") is None:
        raise NotReadable(MISSING)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "ban-quet.pdf"
        source.write_bytes(file.read())
        _run(
            "pdftoppm",
            *("-r", str(DOTS_PER_INCH), "-gray", "-png", "-l", str(PAGES_AT_MOST)),
            *(str(source), str(Path(folder) / "trang")),
        )
        return "\n".join(_recognised(page) for page in sorted(Path(folder).glob("trang*.png")))


def _recognised(picture: Path) -> str:
    return _run("tesseract", str(picture), "stdout", "-l", "vie", "--psm", "4")


def _run(program: str, *arguments: str) -> str:
    try:
        done = subprocess.run(
            [program, *arguments],
            capture_output=True,
            text=True,
            timeout=SECONDS_A_PAGE,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as failure:
        raise NotReadable(
            "Không nhận dạng được chữ trong tệp này. Hãy quét lại rõ hơn."
        ) from failure
    return done.stdout
