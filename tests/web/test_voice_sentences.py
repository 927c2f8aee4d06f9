"""Every sentence that Beside says, held against VOICE; and every template, that it says nothing past `say`."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from beside.web import gathering
from beside.web.gathering import TEMPLATES, Sentence, catalogue, gather
from beside.web.voice import PLACEHOLDER

SENTENCES = gather()
TEXTS = [(one, text) for one in SENTENCES for text in (one.text, one.plural) if text]

PLACEHOLDERS = set(
    re.findall(
        r"\w+",
        """baby baby_sentence thing things part container spot member member_b members child person guest family device
        place stay journey leg date weekday day time leave_by turn_by until as_of term body body_b says says_b source
        confirm_with title words file limit size n total name phone hours sign number""",
    )
)
"""VOICE 1, "How to write for translation": nothing else is allowed in a string."""

REFUSED = re.split(
    r",\s+",
    """abort, terminate, expire, expired, fatal, dead, kill, orphan, corrupt, fail, failed, failure, crash, delete,
    deliver, delivery, lost, missed, missing, late, overdue, viable, trigger, execute, survive, recover, recovery,
    reborn, milestone, streak, welcome back,
    oops, sorry to see, congratulations, happy, cheers, enjoy, yay, invalid, illegal, wrong,
    forgot, just, simply, only {n}, ago, error""",
)
"""VOICE 2, machine words that wound here; and "error", from VOICE 4."""
REFUSED_WORD = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, REFUSED))})(?![\w-])", re.IGNORECASE)
EXCEPTED = {
    "find.rest": {"lost"},  # the name of an office
}
CONTRACTION = re.compile(r"\w[’'](t|s|re|ve|ll|d|m)\b", re.IGNORECASE)
LONGEST, FIXED = 20, {"key.sealed"}
"""Words in a sentence (VOICE 1); `key.sealed` is fixed by SECURITY-DESIGN 1."""


def said(one: Sentence, text: str) -> str:
    return f"{one.place} {one.key}: {text}"


def refused_in(key: str, text: str) -> set[str]:
    root = key.split("|")[0]
    excepted = EXCEPTED.get(root, set()) | ({"dead"} if root.startswith(("kid.", "ask.")) else set())
    return {word.lower() for word in REFUSED_WORD.findall(text)} - excepted


def test_no_sentence_has_a_word_that_wounds_here() -> None:
    assert [said(one, text) for one, text in TEXTS if refused_in(one.key, text)] == []


def test_no_sentence_cheers_or_trails_off_or_shouts() -> None:
    marks = re.compile(r"[!¡…\"()\[\]–—]|\.\.|'|[\U0001F000-\U0001FAFF\u2600-\u27BF]| - ")
    assert [said(one, text) for one, text in TEXTS if marks.search(text)] == []
    capitals = re.compile(r"\b(?!JPEG|HEIC|AVIF|TIFF)[A-Z]{4,}\b")
    assert [said(one, text) for one, text in TEXTS if capitals.search(text)] == []


def test_only_the_listed_placeholders_stand_in_a_sentence() -> None:
    assert [said(one, text) for one, text in TEXTS if not set(PLACEHOLDER.findall(text)) <= PLACEHOLDERS] == []


def test_a_sentence_has_no_contraction() -> None:
    whole = [(one, text) for one, text in TEXTS if text.endswith(".")]
    possessive = re.compile(r"[’']s\b")
    assert [said(one, text) for one, text in whole if CONTRACTION.search(possessive.sub("", text))] == []


def test_no_sentence_is_longer_than_twenty_words() -> None:
    long = [
        said(one, text)
        for one, text in TEXTS
        if one.key.split("|")[0] not in FIXED and any(len(part.split()) > LONGEST for part in re.split(r"[.?:]", text))
    ]
    assert long == []


def test_beside_says_neither_i_nor_we_in_a_sentence() -> None:
    own = re.compile(r"\b(I|we|We|our|Our)\b")
    drafts = ("tell.", "find.call", "fetch.counter", "queue.card", "baby", "kid.", "go.where", "keep.story", "expect.")
    found = [
        said(one, text)
        for one, text in TEXTS
        if text.endswith(".") and own.search(re.sub(r"[‘“].*?[’”](?!\w)", "", text)) and not one.key.startswith(drafts)
    ]
    assert found == []


def test_a_key_is_lower_case_and_has_an_area() -> None:
    form = re.compile(r"[a-z_]+(\.[a-z0-9_]+)*(\|[a-z0-9_]+)*")
    assert [said(one, one.text) for one in SENTENCES if not form.fullmatch(one.key)] == []


def test_the_catalogue_holds_every_sentence_once() -> None:
    entries = catalogue(SENTENCES)
    distinct = {(one.key, one.text, one.plural) for one in SENTENCES}
    assert entries.count("msgctxt") == len(distinct)


# --- the templates -----------------------------------------------------------------------------------------------

PAGES = sorted(path for path in TEMPLATES.rglob("*.html") if "gallery" not in path.parts)
"""The gallery speaks to those who build, in invented words."""


def untagged(path: Path) -> str:
    """A template without tags, variables and comments; a sentence leaves a mark that is no letter."""
    out, quiet = [], False
    for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
        if token.token_type == TokenType.BLOCK:
            name, *rest = token.split_contents()
            quiet = quiet or rest == ["main_class"]
            quiet = name == "comment" or (quiet and not name.startswith("end"))
            out.append("\u00a7" if name.startswith("say") and not quiet else "")
        elif token.token_type == TokenType.TEXT and not quiet:
            out.append(token.contents)
    return "".join(out)


class Visible(HTMLParser):
    """Collects the letters a person would read, and what breaks the strict policy."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[str] = []
        self.inline: list[str] = []
        self.buttons: list[str] = []
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._code += tag == "code"
        for name, value in given.items():
            if name in ("aria-label", "title", "placeholder", "alt", "aria-description") and has_letters(value):
                self.letters.append(f"{name}={value}")
            if name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}")
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self._code and has_letters(data) and data.strip() != "Beside":
            self.letters.append(data.strip())


def has_letters(text: str | None) -> bool:
    return any(letter.isalpha() for letter in text or "")


def read(path: Path) -> Visible:
    reader = Visible()
    reader.feed(untagged(path))
    reader.close()
    return reader


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_says_nothing_past_say(path: Path) -> None:
    assert read(path).letters == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_has_no_inline_style_or_script(path: Path) -> None:
    assert read(path).inline == []


BUTTON = re.compile(r"<button\b.*?</button>|<a [^>]*class=\"[^\"]*\b(?:btn|big)\b.*?</a>", re.DOTALL)
SAYS = re.compile(r"{% say \"[^\"]*\" \"([^\"]*)\"")


def buttons() -> Iterator[tuple[Path, str]]:
    for path in PAGES:
        for button in BUTTON.findall(path.read_text(encoding="utf-8")):
            yield from ((path, text) for text in SAYS.findall(button))


def test_a_button_is_what_a_person_says_in_at_most_six_words_without_a_stop() -> None:
    found = list(buttons())
    assert len(found) > 10
    assert [text for _, text in found if len(text.split()) > 6 or text.endswith(".")] == []
    machine = re.compile(r"^(submit|ok|okay|confirm|cancel|skip|dismiss|got it|save|yes|no)$", re.IGNORECASE)
    assert [text for _, text in found if machine.match(text)] == []


def test_a_key_or_a_text_that_is_put_together_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.html"
    page.write_text('{% say key "Kept." %}')
    monkeypatch.setattr(gathering, "HOME", tmp_path)
    monkeypatch.setattr(gathering, "TEMPLATES", tmp_path)
    with pytest.raises(ValueError, match=r"page\.html:1"):
        gathering.gather()


def test_the_voice_is_known_by_its_import_and_by_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "spoken.py").write_text("from beside.web.voice import say\nsay('k', 'Kept.')\nother.say(x, y)\n")
    (tmp_path / "silent.py").write_text("say('k', 'Not ours.')\n")
    monkeypatch.setattr(gathering, "HOME", tmp_path)
    monkeypatch.setattr(gathering, "TEMPLATES", tmp_path)
    assert gathering.gather() == [Sentence("k", "Kept.", "spoken.py:2")]
