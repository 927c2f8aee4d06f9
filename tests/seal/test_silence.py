"""Nothing that holds a key shows it, and nothing of it can be written down."""

import copy
import pickle
import traceback

import pytest
from tests.seal.known import FAMILY, HOLDER, KNOWN, h

from beside.seal import ContentKey, HolderSecret, OpenRecord, PayloadSealer, Unopenable, open_paper

SECRET = HolderSecret.decode(h(KNOWN["holder"]["secret_with_one_anchor"]))
HELD = [ContentKey(b"k" * 32), SECRET, PayloadSealer(b"k" * 16)]


@pytest.mark.parametrize("held", HELD)
def test_a_key_is_not_shown(held: object) -> None:
    assert repr(held) == str(held) == f"<{type(held).__name__}>"
    assert not hasattr(held, "__dict__")


def test_an_open_record_shows_neither_key_nor_content() -> None:
    assert repr(OpenRecord(3, b"key", b"data")) == "OpenRecord(epoch=3)"


@pytest.mark.parametrize("held", HELD)
def test_a_key_is_neither_pickled_nor_copied(held: object) -> None:
    for write in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="never written down"):
            write(held)


def test_a_failure_tells_its_check_and_nothing_else() -> None:
    with pytest.raises(Unopenable) as failure:
        open_paper(KNOWN["spare_key"]["text"], h(KNOWN["sheet"]["blob"]), FAMILY, HOLDER)
    assert failure.value.args == ("commitment",)
    assert failure.value.__cause__ is None
    assert str(HOLDER) not in "".join(traceback.format_exception_only(failure.value))
