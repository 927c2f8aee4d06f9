"""A stored object with a header in front is a whole age file, to pyrage and to the `age` command, and theirs to us."""

import base64
import hashlib
import hmac
import os
import subprocess
import zlib
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from tests.seal.known import KNOWN, cases, drawn, h, media

from beside.seal import (
    PayloadSealer,
    Unopenable,
    age_header,
    new_file_key,
    new_paper,
    open_payload,
    paper_recipient,
    plain_length,
    spare_key_file,
)
from beside.seal.bech32 import decode
from beside.seal.primitives import hkdf

KNOWN_FILE = KNOWN["age_reheading"]
SIZES = [case["size"] for case in KNOWN["media"]]
SHARED = Path(__file__).parents[2].parent / "shared" / "vectors"
CCTV = Path(os.environ.get("BESIDE_VECTORS", SHARED)) / "age-cctv"


def seal(file_key: bytes, data: bytes) -> bytes:
    sealer = PayloadSealer(file_key)
    return sealer.nonce + sealer.update(data) + sealer.finish()


def plain(file_key: bytes, stored: bytes) -> bytes:
    def read(offset: int, size: int) -> bytes:
        return stored[offset : offset + size]

    return b"".join(open_payload(file_key, read, plain_length(len(stored))))


def split(file: bytes) -> tuple[bytes, bytes]:
    end = file.index(b"\n", file.index(b"\n--- ") + 1) + 1
    return file[:end], file[end:]


def file_key_of(header: bytes, paper: str) -> bytes:
    """The file key of a header made by others, unwrapped by hand (C2SP age); its MAC is looked at too."""
    lines = header.split(b"\n")
    at = next(at for at, line in enumerate(lines) if line.startswith(b"-> X25519 "))
    share = base64.b64decode(lines[at].split(b" ")[2] + b"=")
    own = X25519PrivateKey.from_private_bytes(decode("age-secret-key-", paper.lower()))
    shared = own.exchange(X25519PublicKey.from_public_bytes(share))
    key = hkdf(shared, "age-encryption.org/v1/X25519", salt=share + own.public_key().public_bytes_raw())
    file_key = ChaCha20Poly1305(key).decrypt(bytes(12), base64.b64decode(lines[at + 1] + b"="), None)
    body, _, mac = header.rstrip(b"\n").rpartition(b" ")
    assert hmac.digest(hkdf(file_key, "header"), body, "sha256") == base64.b64decode(mac + b"=")
    return file_key


def age(*arguments: str, given: bytes) -> bytes:
    """What the `age` command answers. A computer without it fails here, on purpose: it is never skipped."""
    return subprocess.run(["age", *arguments], input=given, capture_output=True, check=True).stdout


def test_the_known_file_comes_out_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(monkeypatch, h(KNOWN_FILE["ephemeral"]))
    header = age_header(h(KNOWN_FILE["file_key"]), KNOWN_FILE["recipient"])
    assert header.decode() == KNOWN_FILE["header"]
    assert len(header) == KNOWN_FILE["header_bytes"]
    case = next(case for case in KNOWN["media"] if case["size"] == 65537)
    drawn(monkeypatch, h(case["nonce"]))
    file = header + seal(h(case["file_key"]), media(case))
    assert hashlib.sha256(file).hexdigest() == KNOWN_FILE["whole_file_sha256"]
    assert pyrage.decrypt(file, [pyrage.x25519.Identity.from_str(KNOWN_FILE["identity"])]) == media(case)


@cases(KNOWN["media"], 7)
def test_ours_opens_with_pyrage_and_the_age_command(case: dict[str, int], tmp_path: Path) -> None:
    data, paper, file_key = media(case), new_paper(), new_file_key()
    file = age_header(file_key, paper_recipient(paper)) + seal(file_key, data)
    identity = tmp_path / "spare"
    identity.write_text(spare_key_file(paper))
    assert pyrage.decrypt(file, [pyrage.x25519.Identity.from_str(paper)]) == data
    assert age("-d", "-i", str(identity), given=file) == data


@cases(KNOWN["media"], 7)
def test_theirs_opens_with_ours(case: dict[str, int]) -> None:
    data, paper = media(case), new_paper()
    recipient = paper_recipient(paper)
    made = [pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)]), age("-r", recipient, given=data)]
    for file in made:
        header, stored = split(file)
        assert plain(file_key_of(header, paper), stored) == data


def test_a_damaged_object_opens_nowhere(tmp_path: Path) -> None:
    paper, file_key, data = new_paper(), new_file_key(), bytes(70000)
    header, stored = age_header(file_key, paper_recipient(paper)), seal(file_key, data)
    identity = tmp_path / "spare"
    identity.write_text(spare_key_file(paper))
    for wrong in (stored[:-1], stored[: 16 + 65552], stored + b"\0", stored[:-1] + bytes([stored[-1] ^ 1])):
        with pytest.raises(Unopenable):
            plain(file_key, wrong)
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(header + wrong, [pyrage.x25519.Identity.from_str(paper)])
        with pytest.raises(subprocess.CalledProcessError):
            age("-d", "-i", str(identity), given=header + wrong)


def test_nobody_is_a_recipient_without_the_right_text() -> None:
    for text in ("", "age1", new_paper(), KNOWN_FILE["recipient"][:-1], KNOWN_FILE["recipient"].upper()):
        with pytest.raises(Unopenable) as failure:
            age_header(new_file_key(), text)
        assert failure.value.check == "bech32"
    with pytest.raises(ValueError, match="16"):
        age_header(bytes(32), KNOWN_FILE["recipient"])


def cctv() -> list[Path]:
    """The payload cases of C2SP/CCTV, where the files lie beside the checkout or at BESIDE_VECTORS."""
    return [file for file in sorted(CCTV.glob("*")) if _payload_case(file)] if CCTV.is_dir() else []


def _payload_case(file: Path) -> bool:
    head = file.read_bytes().partition(b"\n\n")[0].decode().splitlines()
    expected = "expect: success" in head or "expect: payload failure" in head
    return expected and any(line.startswith("file key: ") for line in head) and "armored: yes" not in head


@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in cctv()])
def test_the_payloads_of_cctv_open_or_fail_as_they_say(file: Path) -> None:
    head, _, body = file.read_bytes().partition(b"\n\n")
    told = dict(line.split(": ", 1) for line in head.decode().splitlines())
    if told.get("compressed") == "zlib":
        body = zlib.decompress(body)
    _, stored = split(body)
    file_key = h(told["file key"])
    if told["expect"] == "success":
        assert hashlib.sha256(plain(file_key, stored)).hexdigest() == told["payload"]
    else:
        with pytest.raises(Unopenable):
            plain(file_key, stored)
