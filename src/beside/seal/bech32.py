"""Bech32 (BIP 173) as age uses it: the text of an identity and of a recipient, 32 bytes each.

The checksum tells a typing error from a wrong key (SECURITY-DESIGN 5.3).
"""

from beside.seal.errors import Unopenable

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            if top >> bit & 1:
                check ^= generator
    return check


def _expanded(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def encode(prefix: str, data: bytes) -> str:
    """Lower-case text of `data` after `prefix` and a 1."""
    spare = -len(data) * 8 % 5
    bits, length = int.from_bytes(data, "big") << spare, len(data) * 8 + spare
    values = [bits >> shift & 31 for shift in range(length - 5, -1, -5)]
    check = _polymod(_expanded(prefix) + values + [0] * _CHECKSUM) ^ 1
    values += [check >> 5 * (_CHECKSUM - 1 - at) & 31 for at in range(_CHECKSUM)]
    return f"{prefix}1{''.join(_LETTERS[value] for value in values)}"


def decode(prefix: str, text: str) -> bytes:
    """The bytes of a lower-case text. Unopenable("bech32") for another prefix, letter, checksum or spare bits."""
    head, _, body = text.rpartition("1")
    values = [_VALUES.get(letter, -1) for letter in body]
    if head != prefix or -1 in values or _polymod(_expanded(prefix) + values) != 1:
        raise Unopenable("bech32")
    del values[-_CHECKSUM:]
    spare = len(values) * 5 % 8
    bits = 0
    for value in values:
        bits = bits << 5 | value
    if spare >= 5 or bits & (1 << spare) - 1:
        raise Unopenable("bech32")
    return (bits >> spare).to_bytes(len(values) * 5 // 8, "big")
