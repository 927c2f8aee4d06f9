"""Somebody with a browser, who finds everything by what it is called and counts every touch."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, FilePayload, Locator, Page, Request, Response, expect

AXE = Axe()
OPTIONS = {"resultTypes": ["violations"]}
ALL_TEXT = """(page) => {
  const said = ["title", "aria-label", "alt", "placeholder"].flatMap((name) =>
    [...page.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name)));
  const blocks = [...page.querySelectorAll("h1,h2,h3,p,li,dt,dd,a,button,label,legend,summary,title,desc,option")];
  return [page.title, ...said, ...blocks.map((one) => one.textContent.replace(/\\s*\\n\\s*/g, "\\n"))]
    .flatMap((text) => text.split("\\n"));
}"""
"""Every text of a page, hidden and spoken ones too; line breaks of the source are no double spaces."""
FETCHED = f"""async (path) => {{
  const answer = await fetch(path);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const links = [...page.querySelectorAll("a[href]:not([download])")].map((one) => one.getAttribute("href"));
  return {{ at: answer.url, said: ({ALL_TEXT})(page), links }};
}}"""
"""The same of a page that is only fetched, and where its links lead."""
UNNATURAL = re.compile(
    r"\b(None|Unnamed|unnamed|undefined|null|nan|False|True)\b|[{}]|\S  +\S| [.,:;?!’](\s|$)|\(\s*\)|\.\.(?!\.)|,,"
    r"|, ?\.|‘’|“”|^[,.:;]|\b(of|with|and|by) ?[.,:;]|’s ’s"
)
"""What a sentence never has: holes, doubled or stray signs, words of a machine."""
FAILED = re.compile(r"Failed to load resource: the server responded with a status of (\d+)")


def read_naturally(url: str, said: list[str]) -> None:
    """That nothing in these texts is a hole or a word of a machine."""
    odd = [text for text in said if UNNATURAL.search(text)]
    assert odd == [], f"{url}: {odd}"


@dataclass
class Someone:
    """One person in front of one browser, and all that went wrong in it."""

    page: Page
    url: str
    touches: int = 0
    expected: set[int] = field(default_factory=set)
    """Statuses of failure that this story is about."""
    wrong: list[str] = field(default_factory=list)

    @classmethod
    def at(cls, context: BrowserContext, url: str) -> "Someone":
        """Sit down in front of a fresh page of Beside."""
        one = cls(context.new_page(), url)
        context.on("console", one._console)
        context.on("weberror", lambda error: one.wrong.append(f"a script broke: {error.error}"))
        context.on("request", one._request)
        context.on("response", one._response)
        return one

    def goes(self, path: str) -> None:
        """Go to an address of Beside."""
        self.page.goto(self.url + path)

    def presses(self, name: str, within: Locator | None = None) -> None:
        """Touch a button."""
        self._touch((within or self.page).get_by_role("button", name=name, exact=True))

    def follows(self, name: str, within: Locator | None = None) -> None:
        """Touch a link."""
        self._touch((within or self.page).get_by_role("link", name=name, exact=True))

    def chooses(self, name: str, within: Locator | None = None) -> None:
        """Touch one of several answers that stay on the page."""
        scope = within or self.page
        box = scope.get_by_role("radio", name=name, exact=True).or_(
            scope.get_by_role("checkbox", name=name, exact=True)
        )
        self._touch(box)
        expect(box).to_be_checked()

    def opens(self, name: str) -> None:
        """Unfold what stands behind a line."""
        self._touch(self.page.locator("summary").filter(has_text=name))

    def writes(self, label: str, text: str, within: Locator | None = None) -> None:
        """Touch a field and type into it."""
        self._touch((within or self.page).get_by_label(label, exact=True))
        (within or self.page).get_by_label(label, exact=True).fill(text)

    def signs_in(self, words: str) -> None:
        """Give one's words where they are asked for, whether a page asks in place or leads to the door."""
        self.writes("Your five words", words)
        self.presses("Sign in")
        expect(self.page.get_by_label("Your five words")).to_have_count(0)

    def takes_a_picture(self, label: str, pixels: bytes) -> None:
        """Choose a photo in a field for one."""
        self.touches += 1
        picture = FilePayload(name="IMG_0042.jpg", mimeType="image/jpeg", buffer=pixels)
        self.page.get_by_label(label, exact=True).set_input_files(picture)

    def sees_a_photo(self, name: str) -> None:
        """A photo that really loads, under what it is called to those who do not see it."""
        photo = self.page.get_by_role("img", name=name, exact=True)
        expect(photo).to_be_visible()
        expect(photo).to_have_js_property("complete", value=True)
        assert photo.evaluate("one => one.naturalWidth") > 0

    def reads(self, *texts: str) -> None:
        """What stands on the page."""
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)

    def does_not_read(self, *texts: str) -> None:
        """What does not."""
        for text in texts:
            expect(self.page.locator("body")).not_to_contain_text(text)

    def reads_in_a_field(self, text: str) -> None:
        """What stands in a field of the page, to be sent again or copied."""
        fields = self.page.locator("textarea, input:not([type=hidden], [type=file], [type=password])")
        held = fields.evaluate_all("all => all.map((one) => one.value)")
        assert any(text in one for one in held), held

    def heading(self, text: str) -> None:
        """What the page is about."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text)

    def one(self, name: str) -> Locator:
        """The row of a list whose heading that is."""
        return self.page.get_by_role("listitem").filter(has=self.page.get_by_role("heading", name=name, exact=True))

    def picture(self, *texts: str) -> None:
        """What the picture of home says to somebody who cannot see it."""
        said = self.page.locator("svg.corner").first.locator("> title, > desc").all_text_contents()
        for text in texts:
            assert text in " ".join(said), said

    def reads_naturally(self) -> None:
        """No hole where a name would stand, and nothing that only a computer says."""
        read_naturally(self.page.url, self.page.evaluate(f"({ALL_TEXT})(document)"))

    def fetches(self, path: str) -> list[str]:
        """Read a page without looking at it: it reads naturally, too. Gives where its links lead."""
        page = self.page.evaluate(FETCHED, path)
        read_naturally(page["at"], page["said"])
        return [urljoin(page["at"], link) for link in page["links"]]

    def expects(self, *statuses: int) -> None:
        """From here on pages of these failures belong to the story."""
        self.expected |= set(statuses)

    def finds_it_clean(self) -> None:
        """Nothing on the page stands in anybody's way, and it does not scroll sideways."""
        found = AXE.run(self.page, options=OPTIONS).response["violations"]
        told = [(one["id"], one["impact"], [node["html"][:160] for node in one["nodes"]]) for one in found]
        assert told == [], f"{self.page.url}: {told}"
        wide = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], f"{self.page.url} scrolls sideways: {wide}"

    def all_was_well(self) -> None:
        """No error in the console, no request to another host, no page that broke unasked."""
        assert self.wrong == [], "\n".join(self.wrong)

    def _touch(self, what: Locator) -> None:
        self.touches += 1
        what.click()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        failed = FAILED.match(message.text)
        if failed is None or int(failed[1]) not in self.expected:
            self.wrong.append(message.text)

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).scheme in ("http", "https", "ws") and not request.url.startswith(self.url + "/"):
            self.wrong.append(f"asked another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.wrong.append(f"{response.status} {response.url}")
