"""The header of an age file: in front of a stored object it makes a whole one (SECURITY-DESIGN 4.4).

After C2SP age, "X25519 recipient stanza" and "Header MAC". For full copies, and for rescue without Beside.
"""

from base64 import b64encode

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from beside.seal.paper import recipient_public
from beside.seal.payload import FILE_KEY
from beside.seal.primitives import KEY, NONCE, cipher, hkdf, random_bytes


def age_header(file_key: bytes, recipient: str) -> bytes:
    """The 168 bytes by which whoever has the paper of `recipient` (age1…) opens the object with this file key.

    Unopenable("bech32") if `recipient` is none; ValueError for a file key that has not 16 bytes.
    """
    if len(file_key) != FILE_KEY:
        raise ValueError("a file key has 16 bytes")
    public = recipient_public(recipient)
    ephemeral = X25519PrivateKey.from_private_bytes(random_bytes(KEY))
    share = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    # One key, one message: the nonce may be zero (C2SP age, as above).
    wrapped = cipher(hkdf(shared, "age-encryption.org/v1/X25519", salt=share + public)).encrypt(
        bytes(NONCE), file_key, None
    )
    header = b"age-encryption.org/v1\n-> X25519 %b\n%b\n---" % (_base64(share), _base64(wrapped))
    mac = HMAC(hkdf(file_key, "header"), SHA256())
    mac.update(header)
    return b"%b %b\n" % (header, _base64(mac.finalize()))


def _base64(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")
