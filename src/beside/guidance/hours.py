"""Opening hours as the facts write them, said in words that can be read aloud."""

import re

_DAYS = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
_DAY = "|".join(_DAYS)
ALWAYS = "24/7"
"""How the facts write "at any hour"."""


def in_words(hours: str | None) -> str:
    """ "Mon-Fri 09:00-17:00" is "Monday to Friday 9:00 to 17:00"; empty where no hours are known."""
    text = (hours or "").replace(ALWAYS, "at any hour")
    text = re.sub(rf"\b({_DAY})-({_DAY})\b", r"\1 to \2", text)
    text = re.sub(rf"\b({_DAY})\b", lambda day: _DAYS[day[1]], text)
    text = re.sub(r"(\d)-(\d)", r"\1 to \2", text)
    text = re.sub(r"\b0(\d:\d\d)", r"\1", text)
    return text[:1].upper() + text[1:]
