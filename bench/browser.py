"""Home in a real browser, cold: what comes over the wire, and when the largest thing is painted."""

import os
import shutil
import statistics
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.row import Row, at_most
from bench.running import Family, free_port, running, serve

KB, SCRIPTS_KB, REQUESTS, PAINT = 120, 30, 15, 1.5
"""DESIGN 7."""
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6e6 / 8 * 0.9,
    "uploadThroughput": 750e3 / 8 * 0.9,
}
"""What Chromium's own tools call Slow 4G: 150 ms to and fro with the handshakes in it, 1.6 and 0.75 Mbit/s."""
ROUNDS = 5
PHOTOS = {"image/webp", "image/jpeg", "image/png", "image/heic", "image/avif", "image/gif"}
LARGEST = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
  .observe({type: "largest-contentful-paint", buffered: true}))"""


@dataclass
class Wire:
    """What one page load took, by request."""

    kinds: dict[str, tuple[str, str]] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)

    def started(self, event: dict[str, Any]) -> None:
        """An answer has begun: its kind and type."""
        self.kinds[event["requestId"]] = (event["type"], event["response"]["mimeType"])

    def finished(self, event: dict[str, Any]) -> None:
        """An answer is whole: its bytes, headers included."""
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def kilobytes(self, kind: str | None = None) -> float:
        """Of all but photos, or of one kind."""
        return sum(self.sizes.get(id, 0) for id, (one, _) in self.without_photos() if kind in (None, one)) / 1000

    def without_photos(self) -> list[tuple[str, tuple[str, str]]]:
        """Every request but photos."""
        return [(id, seen) for id, seen in self.kinds.items() if seen[1] not in PHOTOS]


def run(family: Family) -> dict[str, Row]:
    """Four rows."""
    port = free_port()
    chromium = os.environ.get("BESIDE_CHROMIUM") or shutil.which("chromium")
    with running(serve(port), port, **family.env), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = signed_in(browser, port, family)
        wire = load(context, port)
        paints = [paint(context, port) for _ in range(ROUNDS)]
        browser.close()
    for kind in sorted({kind for _, (kind, _) in wire.without_photos()}):
        print(f"  {wire.kilobytes(kind):7.1f} KB  {kind}")
    return {
        "home_kb": at_most(wire.kilobytes(), "KB", KB),
        "home_scripts_kb": at_most(wire.kilobytes("Script"), "KB", SCRIPTS_KB),
        "home_requests": at_most(len(wire.without_photos()), "requests", REQUESTS),
        "largest_paint": at_most(statistics.median(paints) / 1000, "s", PAINT),
    }


def signed_in(browser: Browser, port: int, family: Family) -> BrowserContext:
    """A phone on which somebody is signed in."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=3, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}{family.sign_in}")
    page.fill('[name="words"]', family.passphrase)
    page.press('[name="words"]', "Enter")
    page.wait_for_url(f"http://127.0.0.1:{port}/")
    page.close()
    return context


def load(context: BrowserContext, port: int) -> Wire:
    """Home with nothing in the browser's store."""
    page, wire = context.new_page(), Wire()
    told = context.new_cdp_session(page)
    told.send("Network.enable")
    told.send("Network.clearBrowserCache")
    told.on("Network.responseReceived", wire.started)
    told.on("Network.loadingFinished", wire.finished)
    arrive(page, port)
    page.close()
    return wire


def paint(context: BrowserContext, port: int) -> float:
    """Milliseconds to the largest paint of home, on a slow phone with a slow connection."""
    page = context.new_page()
    told = context.new_cdp_session(page)
    told.send("Network.enable")
    told.send("Network.clearBrowserCache")
    told.send("Network.emulateNetworkConditions", SLOW_4G)
    told.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    arrive(page, port)
    taken: float = page.evaluate(LARGEST)
    page.close()
    return taken


def arrive(page: Page, port: int) -> None:
    """Open home and wait until nothing more comes."""
    page.goto(f"http://127.0.0.1:{port}/")
    page.wait_for_load_state("networkidle")
