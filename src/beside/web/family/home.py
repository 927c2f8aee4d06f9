"""Where home is: the family's own word for it, its country, its clock."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from beside.guidance import countries
from beside.web.faces import Field
from beside.web.family import clocks
from beside.web.family.asking import too_long, typed
from beside.web.family.family_words import both, keep, rev_of, words_of
from beside.web.family.saving import rev_in
from beside.web.family.settings import to_settings
from beside.web.http import HouseRequest, signed_in
from beside.web.voice import say, say_plain
from beside.web.wording import say_time


@dataclass(frozen=True)
class HomeForm:
    """What was typed, and what of it was not understood."""

    word: str
    country: str
    city: str
    rev: int
    said: bool = False
    """Whether somebody has sent it: only then is anything said of it."""

    @property
    def word_why(self) -> SafeString | str:
        """Why the word does not fit."""
        return too_long(self.word) if self.said else ""

    @property
    def country_why(self) -> SafeString | str:
        """Why the country is none."""
        if not self.said or not self.country or countries.known(self.country):
            return ""
        return say("set.home.country", "No country on the list has this name: {words}.", words=self.country)

    @property
    def city_why(self) -> SafeString | str:
        """Why the clock is not known."""
        if not self.said or clocks.understood(self.city):
            return ""
        if not self.city:
            return say("set.home.clock", "Beside needs a city here, so that its clock is that of home.")
        return format_html(
            "{} {}",
            say("set.home.clock", "Beside knows no clock by this name: {words}.", words=self.city),
            say("set.home.clock", "A larger city nearby may do."),
        )

    @property
    def refused(self) -> bool:
        """Whether anything was not understood."""
        return bool(self.word_why or self.country_why or self.city_why)

    def fields(self) -> dict[str, str]:
        """The family's words as they are to be kept."""
        return {
            "home": self.word,
            "country": countries.known(self.country) or "",
            "zone": clocks.understood(self.city),
        }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def home(request: HouseRequest) -> HttpResponse:
    """One form of three fields; only the clock cannot be left empty."""
    if request.method != "POST":
        words = words_of(request)
        return _page(request, HomeForm(words.home, words.country, clocks.shown(words.zone), rev_of(request)))
    post = request.POST
    form = HomeForm(typed(post, "word"), typed(post, "country"), typed(post, "city"), rev_in(post), said=True)
    if form.refused:
        return _page(request, form)
    merged = keep(request, form.fields())
    if merged is None:
        return to_settings()
    shown = {
        "home": (say_plain("set.home.word", "Your word for home"), form.word, merged.theirs("home")),
        "country": (
            say_plain("set.home.country", "Country"),
            _country(merged.values["country"]) if "country" in merged.values else "",
            _country(merged.theirs("country")),
        ),
        "zone": (say_plain("set.home.clock", "The clock of home"), form.city, clocks.shown(merged.theirs("zone"))),
    }
    stay = {**form.fields(), **merged.values}
    fields = {"word": stay["home"], "country": stay["country"], "city": clocks.shown(stay["zone"])}
    return both(request, merged, shown, fields)


def _page(request: HouseRequest, form: HomeForm) -> HttpResponse:
    zone = clocks.understood(form.city)
    time = say_time(request.clock.now(), zone) if zone else ""
    context = {
        "form": form,
        "word": Field(
            name="word",
            label=say("set.home.word", "Your word for home"),
            value=form.word,
            hint=say("set.home.word", "‘Our flat’, ‘the farm’, a street. It can stay empty."),
            why=form.word_why,
        ),
        "countries": countries.by_name(),
        "known": bool(countries.known(form.country)),
        "cities": clocks.cities(),
        "time": time,
    }
    return render(request, "family/home.html", context, status=422 if form.refused else 200)


def _country(code: str) -> str:
    known = countries.known(code)
    return countries.name_of(known) if known else say_plain("help.country", "Not known")
