"""What people do at the portal, in their words."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PASSWORD = "ThiDua@2020"


class Person:
    """Somebody at a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # A script that fails is a failure of the story, not a line in a console nobody reads.
        self.page.on("pageerror", self._fail)

    @staticmethod
    def _fail(error) -> None:
        raise AssertionError(f"A script failed on the page: {error}")

    def sign_in(self, username: str) -> None:
        self.page.goto("/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.sees("Chào đồng chí")

    def opens(self, link: str, *, exact: bool = False) -> None:
        self.page.get_by_role("link", name=link, exact=exact).first.click()

    def goes_to(self, part: str) -> None:
        self.page.get_by_role("navigation", name="Điều hướng chính").get_by_text(part).click()

    def presses(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).first.click()

    def agrees(self) -> None:
        """Answer the question that a button asks before it acts."""
        self.page.get_by_role("dialog").get_by_role("button", name="Đồng ý").click()

    def gives_reason(self, step: str, reason: str) -> None:
        """Unfold a step that needs a reason, write it, and take the step."""
        fold = self.page.locator("details", has=self.page.locator("summary", has_text=step))
        fold.locator("summary").click()
        fold.get_by_label("Lý do").fill(reason)
        fold.get_by_role("button", name=step).click()

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.get_by_role("main").get_by_text(text).first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        expect(self.page.get_by_role("main").get_by_text(text)).to_have_count(0)

    def each(self, selector: str) -> list[Locator]:
        """The boxes of a form or the rows of a list, once the page that holds them is there.

        A locator's own ``all()`` does not wait: on a slow machine it finds the page before.
        """
        found = self.page.locator(selector)
        expect(found.first).to_be_attached()
        self.page.wait_for_load_state("domcontentloaded")
        return found.all()

    def records_signed_minutes(self, day: str) -> None:
        """Record, on the page of a meeting that has closed, that its minutes were signed."""
        self.page.get_by_role("link", name="Biên bản họp", exact=True).click()
        self.page.get_by_label("Ngày ký biên bản").fill(day)
        self.presses("Ghi nhận đã ký biên bản")
        self.agrees()
        self.sees("Đã ghi biên bản đã ký.")

    def section(self, heading: str):
        """The panel under a heading."""
        return self.page.locator("section").filter(
            has=self.page.get_by_role("heading", name=heading)
        )

    def saves(self, link: str, folder: Path) -> Path:
        """Download what a link gives."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=link).first.click()
        target = folder / waiting.value.suggested_filename
        waiting.value.save_as(target)
        return target

    def prints(self, link: str) -> bytes:
        """Fetch the PDF behind a link, as the browser would show it."""
        address = self.page.get_by_role("link", name=link).first.get_attribute("href")
        answer = self.page.request.get(address)
        assert answer.status == 200
        assert answer.headers["content-type"] == "application/pdf"
        return answer.body()
