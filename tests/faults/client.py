"""A browser's part in a fault: it signs in, keeps its cookies, posts forms, and believes only what was answered."""

import http.client
import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass
class Client:
    """One browser at a port of this computer."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def get(self, path: str) -> str:
        """A page, and the token of its forms."""
        _, text = self._ask("GET", path)
        if found := TOKEN.search(text):
            self.token = found[1]
        return text

    def post(self, path: str, **fields: str) -> int:
        """The status of a form's answer. OSError or HTTPException where no whole answer came."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields})
        status, _ = self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
        return status

    def sign_in(self, words: str) -> None:
        """Give the words at the door."""
        self.cookies.clear()
        self.get("/in/")
        assert self.post("/in/", words=words, next="/") == 303
        self.get("/")

    def _ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            line.request(method, path, body or None, {"Cookie": cookie, **(headers or {})})
            answer = line.getresponse()
            text = answer.read().decode()
            for header in answer.headers.get_all("Set-Cookie", []):
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
            return answer.status, text
        finally:
            line.close()
