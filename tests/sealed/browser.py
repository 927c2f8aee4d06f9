"""A browser of few words: it keeps cookies, reads forms, sends them, follows where it is led, and remembers it all."""

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote, urlencode

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
ADDRESS = re.compile(r'\s(?:href|src|srcset|action|formaction|poster|data-[\w-]+)="([^"]*)"')

type Value = str | list[str] | tuple[str, bytes]
"""Of a field: its text, several, or a file's name and bytes."""


@dataclass
class Form:
    """A form of a page, with what would be sent of it if nothing more was touched."""

    action: str
    method: str = "get"
    fields: dict[str, list[str]] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    """Names of the fields that somebody can write into."""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    files: bool = False


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(has.get("action", ""), has.get("method", "get").lower()))
            self.forms[-1].files = has.get("enctype", "") == "multipart/form-data"
        elif not self.forms:
            return
        elif tag == "textarea":
            self._area = has["name"]
            self.forms[-1].texts.add(self._area)
            self.forms[-1].fields[self._area] = [""]
        elif tag == "button" and has.get("name"):
            self.forms[-1].buttons.append((has["name"], has.get("value", "")))
        elif tag == "select":
            self._select = has.get("name")
        elif tag == "option" and self._select and "selected" in has:
            self.forms[-1].fields[self._select] = [has.get("value", "")]
        elif tag == "input" and has.get("name"):
            self._input(has)

    def _input(self, has: dict[str, str]) -> None:
        form, kind, name = self.forms[-1], has.get("type", "text"), has["name"]
        if kind in ("radio", "checkbox"):
            if "checked" in has:
                form.fields.setdefault(name, []).append(has.get("value", "on"))
        elif kind not in ("file", "submit"):
            form.fields.setdefault(name, []).append(has.get("value", ""))
            if kind != "hidden":
                form.texts.add(name)

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.forms[-1].fields[self._area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None


@dataclass
class Answer:
    """What came back to one request."""

    asked: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def html(self) -> str:
        return self.body.decode(errors="replace")

    @property
    def location(self) -> str:
        return next((value for name, value in self.headers if name.lower() == "location"), "")

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.html, re.S)
        return unescape(found[1]) if found else ""

    @property
    def addresses(self) -> list[str]:
        """Every address that the page could lead to or ask for."""
        return [unescape(found) for found in ADDRESS.findall(self.html)]

    def forms(self) -> list[Form]:
        reader = _Forms()
        reader.feed(self.html)
        for form in reader.forms:
            form.action = form.action or self.asked
        return reader.forms

    def form(self, action: str, having: str = "") -> Form:
        """The first form whose action fits, and one of whose fields holds this."""
        found = [
            form
            for form in self.forms()
            if re.search(action, form.action)
            and (not having or any(having in values for values in form.fields.values()))
        ]
        assert found, f"no form {action} on {self.asked}: {[form.action for form in self.forms()]} {self.status}"
        return found[0]


class Browser:
    """Cookies, and every answer that ever came."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.answers: list[Answer] = []

    def get(self, path: str) -> Answer:
        return self._follow(self.ask("GET", path))

    def send(self, form: Form, /, *, at: str = "", **more: Value) -> Answer:
        """Send a form with these fields set; None of a name leaves it as it stands."""
        fields: dict[str, Value] = {**form.fields, **{name.replace("__", "-"): value for name, value in more.items()}}
        return self.post(at or form.action, fields, multipart=form.files)

    def post(self, path: str, fields: dict[str, Value], *, multipart: bool = False) -> Answer:
        if multipart:
            kind, body = _multipart(fields)
        else:
            kind, body = "application/x-www-form-urlencoded", urlencode(list(_pairs(fields))).encode()
        return self._follow(self.ask("POST", path, body, {"Content-Type": kind}))

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        """One request, not followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {
            "User-Agent": CHROME,
            "Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items()),
            **(headers or {}),
        }
        connection.request(method, quote(path.partition("#")[0], safe="/?=&%:+,;@"), body or None, sent)
        came = connection.getresponse()
        answer = Answer(path, came.status, came.getheaders(), came.read())
        connection.close()
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0].strip('"')
        self.answers.append(answer)
        return answer

    def _follow(self, answer: Answer) -> Answer:
        while answer.status in (302, 303):
            answer = self.ask("GET", answer.location)
        return answer


def _pairs(fields: dict[str, Value]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        assert not isinstance(value, tuple)
        yield from ((name, one) for one in ([value] if isinstance(value, str) else value))


def _multipart(fields: dict[str, Value]) -> tuple[str, bytes]:
    edge = "edge-of-the-form"
    parts = []
    for name, value in fields.items():
        if isinstance(value, tuple):
            head = f'Content-Disposition: form-data; name="{name}"; filename="{value[0]}"\r\nContent-Type: image/jpeg'
            parts.append(f"--{edge}\r\n{head}\r\n\r\n".encode() + value[1] + b"\r\n")
            continue
        for one in [value] if isinstance(value, str) else value:
            parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{one}\r\n'.encode())
    return f"multipart/form-data; boundary={edge}", b"".join(parts) + f"--{edge}--\r\n".encode()
