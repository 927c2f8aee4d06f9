"""The page of [Keep something], with what was typed and what stands in the way of keeping it."""

from dataclasses import dataclass
from typing import Literal

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from beside.base.clock import to_millis
from beside.objects.protocol import MOST
from beside.web.faces import Choice, Field
from beside.web.http import HouseRequest
from beside.web.memories.forms import NewForm
from beside.web.memories.shown import Teller
from beside.web.memories.who import Who
from beside.web.unlock import IN_PLACE
from beside.web.voice import say
from beside.web.wording import listing

type Why = Literal["kind", "size", "room", "words", "nothing", "alone"]
STATUS: dict[Why, int] = {"kind": 422, "size": 413, "room": 507, "words": 401, "nothing": 422, "alone": 422}


@dataclass(frozen=True)
class Trouble:
    """Why nothing was kept, and about which file."""

    why: Why
    file: str = ""
    differ: bool = False
    """Of words: some came, and they fit nobody."""
    waiting: str = ""
    """Of words: until when to wait before the next try."""


def show_new(request: HouseRequest, form: NewForm, trouble: Trouble | None = None) -> HttpResponse:
    """The form, with what was typed in it."""
    who = Who(request.household, request.house)
    choices = who.choices(form.room)
    context = {
        "form": form,
        "hidden": {"entry": str(form.entry)} | ({"journey": str(form.journey)} if form.journey else {}),
        "photo": _photo_field(form, trouble),
        "line": Field(
            name="line",
            label=say("memo.day.line", "A line about it") if form.journey else say("memo.photo", "Your line under it"),
            value=form.line,
            rows=2,
            wrote=True,
        ),
        "covered": Teller(request.household, to_millis(request.clock.now())).covered(),
        "covers": cover_choices(form.covered),
        "who_line": who.line(form.room),
        "who_choices": choices,
        "words": words_field(trouble) if any(choice.asks for choice in choices) else None,
        "no_room": trouble is not None and trouble.why == "room",
        "offer_alone": trouble is not None and trouble.why == "alone",
        "not_now": reverse("home:corner"),
    }
    return render(request, "memories/new.html", context, status=STATUS[trouble.why] if trouble else 200)


def cover_choices(covered: bool) -> list[Choice]:
    """[Cover] [Leave open]."""
    return [
        Choice(value="yes", text=say("cover.set", "Cover"), chosen=covered),
        Choice(value="no", text=say("cover.set", "Leave open"), chosen=not covered),
    ]


def words_field(trouble: Trouble | None) -> Field:
    """The words of a near room, asked beside the choice of it: a chosen photo cannot wait for a page in between."""
    return Field(
        name=IN_PLACE,
        label=say("in.more", "Your words, once more."),
        hint=say("in.more", "This part then stays open while you use it."),
        why=_why_words(trouble) if trouble is not None and trouble.why == "words" else "",
        kind="password",
        autocomplete="current-password",
    )


def _photo_field(form: NewForm, trouble: Trouble | None) -> Field:
    again = trouble is not None and trouble.why == "words" and trouble.file
    return Field(
        name="photo",
        label=say("memo.photo.maybe", "A photo, if you like")
        if form.journey
        else say("memo.photo.which", "Which photo"),
        hint=say("memo.again", "Please choose the photo again. On your device it is untouched.") if again else "",
        kind="file",
        accept="image/*",
        why=_why_photo(trouble),
    )


def _why_photo(trouble: Trouble | None) -> SafeString | str:
    match trouble:
        case Trouble(why="kind", file=file):
            return together(
                say("up.kind", "{file} is of a kind Beside cannot open.", file=file),
                say("up.kind", "It is not kept here."),
                say("up.kind.fits", "What fits: photos as JPEG, PNG, WebP, HEIC, AVIF or GIF."),
            )
        case Trouble(why="size", file=file):
            return together(
                say("up.big", "{file} is larger than the {limit} that fit here.", file=file, limit=_limit()),
                say("up.big", "On your device it is untouched."),
            )
        case Trouble(why="nothing"):
            return say("memo.nothing", "A photo or a line is needed, and one of them is enough.")
        case Trouble(why="alone"):
            return say("memo.alone", "There is no photo with it. Choose one, or keep the line alone.")
        case _:
            return ""


def _why_words(trouble: Trouble) -> SafeString:
    if trouble.waiting:
        return together(
            say("in.wait", "There were several tries."),
            say("in.wait", "Please wait until {time}.", time=listing([trouble.waiting])),
            say("in.wait", "Nothing is locked for good."),
        )
    if trouble.differ:
        return say("in.differ|words", "These words do not fit.")
    return say("in.more.first", "This part asks for your words first.")


def together(*sentences: SafeString) -> SafeString:
    """Whole sentences, one after the other."""
    return SafeString(" ".join(sentences))


def _limit() -> SafeString:
    return say("up.limit", "{n} MB", n=MOST // 1_000_000)
