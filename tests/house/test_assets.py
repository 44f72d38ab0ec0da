"""What the pages are drawn with: served by the portal itself, and nothing inline (strict CSP)."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import TemplateSyntaxError
from django.template.loader import get_template

from screens.templatetags.screen import icon_svg

ROOT = Path(settings.BASE_DIR)
OUR_CSS = sorted((ROOT / "static" / "css").glob("*.css"))
PAGES = sorted(
    page
    for page in (ROOT / "templates").rglob("*.html")
    # what WeasyPrint prints is never sent to a browser
    if not {"paperwork", "papers"}.intersection(page.relative_to(ROOT / "templates").parts)
)
INLINE = re.compile(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=|\shx-on|javascript:", re.IGNORECASE)
SCRIPT_WITHOUT_SOURCE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE)
TEMPLATE_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
ICON = re.compile(r"""\{%\s*icon\s+["']([^"']+)["']""")
STATIC = re.compile(r"""\{%\s*static\s+["']([^"']+)["']""")


def named_assets() -> list[str]:
    """The destinations that script/assets.txt names, as paths under static/."""
    lines = (ROOT / "script" / "assets.txt").read_text(encoding="utf-8").splitlines()
    return [f"vendor/{line.split()[1]}" for line in lines if line and not line.startswith("#")]


def under_root(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", named_assets())
def test_every_asset_that_is_named_is_served(client, path):
    response = client.get(f"/static/{path}")
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == Path(finders.find(path)).read_bytes()


def test_no_asset_is_served_that_is_not_named():
    vendor = ROOT / "build" / "assets" / "vendor"
    there = {f"vendor/{file.relative_to(vendor)}" for file in vendor.rglob("*") if file.is_file()}
    assert there == set(named_assets())


@pytest.mark.parametrize("sheet", OUR_CSS, ids=under_root)
def test_a_style_sheet_fetches_nothing_from_elsewhere(sheet):
    text = sheet.read_text(encoding="utf-8")
    assert re.findall(r"(?:https?:)?//[\w.-]+\.\w+", text) == []


@pytest.mark.parametrize("sheet", OUR_CSS, ids=under_root)
def test_what_a_style_sheet_points_at_is_there(sheet):
    for target in re.findall(r"""url\(["']?([^"')]+)["']?\)""", sheet.read_text(encoding="utf-8")):
        name = (sheet.parent / target).resolve().relative_to((ROOT / "static").resolve())
        assert finders.find(str(name)), f"{sheet.name} points at {target}"


@pytest.mark.parametrize("template", PAGES, ids=under_root)
def test_a_page_holds_no_inline_style_or_script(template):
    text = TEMPLATE_TAG.sub("", template.read_text(encoding="utf-8"))
    assert INLINE.findall(text) == []
    assert SCRIPT_WITHOUT_SOURCE.findall(text) == []


@pytest.mark.parametrize("template", PAGES, ids=under_root)
def test_the_icons_and_files_a_page_names_exist(template):
    text = template.read_text(encoding="utf-8")
    for name in ICON.findall(text):
        assert icon_svg(name).startswith("<svg ")
    missing = [path for path in STATIC.findall(text) if not finders.find(path)]
    assert missing == []


@pytest.mark.parametrize("template", PAGES, ids=under_root)
def test_a_page_compiles(template):
    name = str(template.relative_to(ROOT / "templates"))
    assert get_template(name).template.name == name


def test_an_icon_is_silent_and_takes_the_size_of_its_text():
    markup = icon_svg("bell")
    assert 'class="icon"' in markup
    assert 'aria-hidden="true"' in markup
    assert "width=" not in markup


@pytest.mark.parametrize("name", ["no-such-icon", "../icons/bell", "Bell", ""])
def test_an_unknown_icon_is_an_error_of_the_template(name):
    with pytest.raises(TemplateSyntaxError, match="no icon"):
        icon_svg(name)


@pytest.mark.parametrize("template", ["400.html", "403_csrf.html", "500.html"])
def test_an_error_page_needs_no_context(template):
    text = get_template(template).render()
    assert '<html lang="vi">' in text
    assert "<h1>" in text


def test_the_lock_file_names_no_mirror():
    assert "resolved" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
