"""A family that fills every form of every area, each field with a word of its own, and the search for such words."""

import base64
import os
import re
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pyvips
from tests.commands.place import Place
from tests.objects.shots import chunk, plain
from tests.sealed.browser import CHROME, Answer, Browser

STEM = "Xyzquokka"
WORDS = f"{STEM} pass heron by the ferry at noon"
"""Ana's own passphrase: nowhere at all, sealed or not."""
JOS_WORDS = f"{STEM} jo ladder pepper saddle velvet"
EXACT = f"{(datetime.now(UTC).hour + 7) % 24:02}:47"
"""A time that no row of a visit can end at while this runs."""

ANOTHER_MEMBER = """
import sys
from pathlib import Path
from beside.commands import django_here
from beside.base.clock import SystemClock
from beside.family import members, spare
from beside.family.kinds import LivingChild, Person
words, others, stem, folder = sys.stdin.read().split("|")
family = members.the_family()
house = members.try_words(family, words).house(SystemClock())
members.join(house, others, Person(name=stem + "Jo", place=1))
members.add_child(house, LivingChild(name=stem + "Lea", about=5), None)
"""


def writings(word: str) -> dict[str, bytes]:
    """A word as it could stand somewhere: letters folded, UTF-16, hex, base64 wherever it begins."""
    found = {"as it is": word.lower().encode(), "hex": word.encode().hex().encode()}
    for name in ("utf-16-le", "utf-16-be"):
        found[name] = word.encode(name).lower()
    for offset in range(3):
        whole = base64.b64encode(b"\0" * offset + word.encode()).rstrip(b"=")
        found[f"base64 {offset}"] = whole[4 if offset else 0 : -1].lower()
    return found


def search(folder: Path) -> list[str]:
    """Every file below, and its name, in which the stem or the exact time stands in any writing."""
    found = []
    looked_for = writings(STEM)
    for path in sorted(folder.rglob("*")):
        try:
            held = str(path.relative_to(folder)).encode() + (path.read_bytes() if path.is_file() else b"")
        except FileNotFoundError:
            continue  # taken away by whoever made it, between the list and the look
        folded = held.lower()
        found += [f"{path.name}: {how}" for how, word in looked_for.items() if word in folded]
        if "logs" not in path.parts and "static" not in path.parts and EXACT.encode() in held:
            found.append(f"{path.name}: the exact time")
    return found


def picture(kind: str) -> bytes:
    """A photo whose metadata holds canaries: a comment, who took it, where."""
    image = plain(900, 600).copy()
    for name in ("ifd0-ImageDescription", "ifd0-Artist", "ifd2-UserComment", "ifd3-GPSProcessingMethod"):
        image.set_type(pyvips.GValue.gstr_type, f"exif-{name}", f"{STEM}Exif")
    image.set_type(pyvips.GValue.blob_type, "xmp-data", f"<x>{STEM}Xmp</x>".encode())
    if kind == "png":
        made = bytes(image.pngsave_buffer())
        head, rest = made[:33], made[33:]
        return head + chunk(b"tEXt", f"Comment\0{STEM}Text".encode()) + rest
    made = bytes(image.jpegsave_buffer(Q=88))
    assert f"{STEM}Exif".encode() in made
    return made


def apart(place: Place, code: str, typed: str) -> str:
    """Run a piece of Python beside the running one, with what it needs through a pipe."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=place.env, input=typed, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Family:
    """Every form of every area, each field with a word of its own."""

    def __init__(self, port: int, place: Place) -> None:
        self.port, self.place = port, place
        self.ana = Browser(port)
        self.strangers: list[Browser] = []
        self.things: dict[str, str] = {}

    @property
    def answers(self) -> list[Answer]:
        return [answer for browser in (self.ana, *self.strangers) for answer in browser.answers]

    def first_evening(self) -> None:
        page = self.ana.get("/")
        page = self.ana.send(page.form("begin"), go="more", name=[f"{STEM}Wren"])
        page = self.ana.send(page.form("begin"), go="next", name=[f"{STEM}Wren", f"{STEM}Ida"])
        have = {"where__box": "us", "where__bear": "notyet", "where__other": "somebody", "other": f"{STEM}Ring"}
        page = self.ana.send(page.form("begin"), go="next", have=["box", "bear", "other"], **have)
        page = self.ana.send(page.form("begin"), go="next", you=f"{STEM}Ana")
        page = self.ana.send(page.form("begin"), go="own")
        page = self.ana.send(page.form("begin"), go="keep", own__words="short")
        assert page.status == 422
        page = self.ana.send(page.form("begin"), go="keep", own__words=WORDS)
        assert f"{STEM}Ring" in page.html, page.html
        apart(self.place, ANOTHER_MEMBER, f"{WORDS}|{JOS_WORDS}|{STEM}|")

    def keepsakes(self) -> None:
        for sort, where in (("urn", "us"), ("candle", "notyet"), ("stone", "somebody")):
            form = self.ana.get("/keepsakes/new/").form("keepsakes/new")
            page = self.ana.send(form, sort=sort, where=where, word=f"{STEM}{sort}", words=f"{STEM}{sort}{where}")
            assert f"{STEM}{sort}{where}" in page.html
            self.things[sort] = page.asked.split("/")[2]
        urn = f"/keepsakes/{self.things['urn']}/"
        for where in ("me", "someone", "safe", "elsewhere", "not_yet", "not_shown", "not_found", "found", "home"):
            page = self.ana.send(self.ana.get(f"{urn}where/").form("where"), where=where, words=f"{STEM}At{where}")
            assert page.status == 200
        assert self.ana.send(self.ana.get(f"{urn}where/").form("where"), where="x", words=f"{STEM}Lost").status == 422
        told = {"word": f"{STEM}Urn", "spot": f"{STEM}Spot", "story": f"{STEM}Story\nof a day"}
        form = self.ana.get(f"{urn}tell/").form("tell")
        assert f"{STEM}Story" in self.ana.send(form, **told).html
        assert self.ana.send(form, word=f"{STEM}Other", story=f"{STEM}Mine").status == 409
        self.ana.send(self.ana.get(urn).form("slip"))
        self.ana.send(self.ana.get(f"/keepsakes/{self.things['candle']}/").form("away"))
        self.ana.get("/more/away/")
        self.ana.get("/keepsakes/")

    def settings(self) -> None:
        page = self.ana.get("/more/settings/names/")
        names = page.form("names")
        typed = {name: f"{STEM}Name{at}" for at, name in enumerate(sorted(names.texts))}
        self.ana.post(names.action, {**names.fields, **typed})
        self.ana.send(self.ana.get("/more/settings/you/").form("you"), name=f"{STEM}Mum")
        home = self.ana.get("/more/settings/home/").form("home")
        assert self.ana.send(home, word=f"{STEM}Flat", country=f"{STEM}Land", city=f"{STEM}City").status == 422
        self.ana.send(home, word=f"{STEM}Flat", country="DE", city="Berlin")
        self.ana.send(
            self.ana.get("/more/settings/sentence/?own=1").form("sentence"), act="own", sentence=f"{STEM}Died."
        )
        self.ana.send(self.ana.get("/more/settings/colour/").form("colour"), accent="plum")
        said = self.ana.get("/more/settings/").html
        assert f"{STEM}Flat" in said

    def away(self) -> None:
        day = (datetime.now(UTC) + timedelta(days=1)).date()
        typed = {"leave__date": day.isoformat(), "leave__part": "morning", "leave__day": "later"}
        back = {"back__date": (day + timedelta(days=2)).isoformat(), "back__part": "evening", "back__day": "later"}
        form = self.ana.get("/journeys/new/").form("journeys/new")
        assert self.ana.send(form, where=f"{STEM}Nowhere").status == 422
        page = self.ana.send(form, where=f"{STEM}Sea", **typed, **back)
        trip = page.asked
        assert f"{STEM}Sea" in page.html, page.html
        page = self.ana.send(self.ana.get(f"{trip}who/").form("who"))
        page = self.ana.send(self.ana.get(f"{trip}along/").form("along"))
        leg = next(address for address in page.addresses if address.endswith("/times/"))
        form = self.ana.get(leg).form("times")
        assert self.ana.send(form, leave__day="later", leave__date=day.isoformat(), leave__time=f"{STEM}").status == 422
        page = self.ana.send(form, leave__day="later", leave__date=day.isoformat(), leave__time=EXACT)
        assert page.status == 200, page.html
        for form in page.forms():
            if "/pack/" in form.action:
                page = self.ana.send(form, carried="me", container=f"{STEM}Bag")
        page = self.ana.send(page.form("list/add"), words=f"{STEM}Glass")
        tick = page.form("/list/$")
        self.ana.send(tick, done=tick.fields["shown"][0].split())
        page = self.ana.send(self.ana.get(trip).form("/leaving/$"))
        count = page.asked
        bag = self.ana.get(next(address for address in page.addresses if address.endswith("/bag/"))).form("bag")
        assert self.ana.send(bag, line=f"{STEM}NoPicture").status == 422
        page = self.ana.send(bag, line=f"{STEM}Blue", photo=(f"{STEM}bag.jpg", picture("jpeg")))
        assert page.status == 200, page.html
        while open_ones := [form for form in self.ana.get(count).forms() if form.action.endswith("/answer/")]:
            self.ana.send(open_ones[0], answer="with_us")
        self.ana.send(self.ana.get(count).form("taken-back"))
        self.ana.send(self.ana.get(count).form("answer"), answer="with_us")
        page = self.ana.send(self.ana.get(count).form("/left/$"))
        page = self.ana.send(page.form("/here/$"))
        children = page.form("/water/$")
        page = self.ana.send(children, answer="bring", who=_choices(page))
        assert f"{STEM}Lea" in page.html, page.html
        self._keep_the_day(page)
        self._home_again(trip)

    def _keep_the_day(self, page: Answer) -> None:
        new = next(address for address in page.addresses if address.startswith("/memories/new/"))
        form = self.ana.get(new).form("memories/new")
        page = self.ana.send(form, line=f"{STEM}Day", who="everyday")
        page = self.ana.send(form, line=f"{STEM}Day", who="everyday", alone="1")
        assert f"{STEM}Day" in page.html

    def _home_again(self, trip: str) -> None:
        page = self.ana.send(self.ana.get(trip).form("/leaving/$"))
        count = page.asked
        while open_ones := [form for form in self.ana.get(count).forms() if form.action.endswith("/answer/")]:
            self.ana.send(open_ones[0], answer="with_us")
        page = self.ana.send(self.ana.get(count).form("/left/$"))
        page = self.ana.send(page.form("/here/$"))
        page = self.ana.send(page.form("/home/$"), answer="elsewhere", words=f"{STEM}Shelf")
        assert page.status == 200
        self.ana.get("/journeys/")
        page = self.ana.get("/journeys/door/")
        if forms := [form for form in page.forms() if form.action.endswith("/answer/")]:
            self.ana.send(forms[0], answer="stays")

    def memories(self) -> None:
        for kind, who in (("jpeg", "everyday"), ("png", "own")):
            form = self.ana.get("/memories/new/").form("memories/new")
            sent = {"line": f"{STEM}Line{kind}", "photo": (f"{STEM}{kind}.{kind}", picture(kind)), "who": who}
            page = self.ana.send(form, cover="no", **cast(dict[str, Any], sent))
            assert f"{STEM}Line{kind}" in page.html, page.html
            one = page.asked.partition("?")[0]
            for taken in ("picture/view/", "picture/small/", "download/"):
                self.ana.get(f"{one}{taken}")
            form = self.ana.get(f"{one}change/").form("change")
            self.ana.send(form, line=f"{STEM}Changed{kind}")
            assert self.ana.send(form, line=f"{STEM}Twice{kind}").status == 409
        refused = self.ana.send(
            self.ana.get("/memories/new/").form("memories/new"),
            line=f"{STEM}Refused",
            photo=(f"{STEM}refused.svg", f"<svg>{STEM}</svg>".encode()),
        )
        assert refused.status == 422
        self.ana.send(self.ana.get(one).form("away"))
        self.ana.get("/memories/")

    def trouble(self) -> None:
        self._broken_upload()
        for path in (
            f"/{STEM}/",
            f"/keepsakes/{STEM}/",
            f"/help/?country={STEM}",
            f"/in/?next=/{STEM}",
            f"/?{STEM}={STEM}",
        ):
            self.ana.ask("GET", path)
        body = f"line={STEM}Elsewhere&words={STEM}".encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {}):
            assert self.ana.ask("POST", "/keepsakes/new/", body, kind | headers).status == 403
        assert (
            self.ana.ask("POST", "/keepsakes/new/", b"\xff\x00" + body, {"Content-Type": f"text/{STEM}"}).status < 500
        )
        assert self.ana.ask("GET", f"/in/?{STEM}", headers={"Host": f"{STEM}.example"}).status == 404
        stranger = Browser(self.port)
        self.strangers.append(stranger)
        door = stranger.get("/in/").form("/in/")
        assert stranger.send(door, words=f"{STEM} wrong words of somebody").status == 422
        fields = {**stranger.answers[-1].forms()[0].fields, "line": f"{STEM}Lapsed", "sort": "box", "where": f"{STEM}"}
        assert stranger.post("/keepsakes/new/", cast(dict[str, Any], fields)).status == 401
        photo = {**fields, "photo": (f"{STEM}stranger.jpg", picture("jpeg"))}
        assert stranger.post("/memories/new/", cast(dict[str, Any], photo), multipart=True).status in (401, 403)
        assert (
            stranger.post(
                "/l/5a3d0a3e-6c1c-4d7f-9a43-0c9f1c0e7a55", cast(dict[str, Any], {**fields, "secret": STEM})
            ).status
            == 404
        )
        self.ana.send(self.ana.get("/pause/").form("pause"), mode="all")
        self.ana.get("/")
        self.ana.send(self.ana.get("/pause/").form("pause"), mode="none")
        page = self.ana.send(stranger.get("/in/").form("/in/"), words=f"{STEM} wrong words again")
        assert page.status in (403, 422)

    def _broken_upload(self) -> None:
        form = self.ana.get("/memories/new/").form("memories/new")
        head = (
            f"POST {form.action} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000\r\n"
            f"Content-Type: multipart/form-data; boundary=edge\r\nUser-Agent: {CHROME}\r\n"
            f"Cookie: {'; '.join(f'{name}={value}' for name, value in self.ana.cookies.items())}\r\n\r\n"
            f'--edge\r\nContent-Disposition: form-data; name="line"\r\n\r\n{STEM}Broken\r\n'
            f'--edge\r\nContent-Disposition: form-data; name="photo"; filename="{STEM}broken.jpg"\r\n\r\n'
        ).encode()
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as line:
            line.sendall(head + picture("jpeg") + os.urandom(300_000))
            time.sleep(0.3)
            self.while_it_arrives = search(self.place.home) + search(self.place.home.parents[1] / "tmp")


def _choices(page: Answer) -> list[str]:
    """Everybody who can have brought it."""
    inputs = re.findall(r"<input[^>]*name=\"who\"[^>]*>", page.html)
    return [found[1] for one in inputs if (found := re.search(r'value="([^"]+)"', one))]
