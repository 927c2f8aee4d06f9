"""Opening hours in words."""

import pytest

from beside.guidance.hours import in_words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("24/7", "At any hour"),
        ("24/7 in Finnish", "At any hour in Finnish"),
        ("15:30-00:30", "15:30 to 0:30"),
        (
            "Mon, Tue, Thu 09:00-16:00; Wed, Fri 09:00-20:00",
            "Monday, Tuesday, Thursday 9:00 to 16:00; Wednesday, Friday 9:00 to 20:00",
        ),
        (
            "Mon-Thu 18:00-02:00; Fri 18:00 to Mon 06:00",
            "Monday to Thursday 18:00 to 2:00; Friday 18:00 to Monday 6:00",
        ),
        (None, ""),
    ],
)
def test_hours_are_said_in_words(written: str | None, said: str) -> None:
    assert in_words(written) == said
