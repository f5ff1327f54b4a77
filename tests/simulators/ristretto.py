"""The group ristretto255 (RFC 9496) in plain Python integers: slow, plain and independent.

The one rule: nothing here is used by the program; it is the second opinion on the library that is.
"""

import hashlib
from dataclasses import dataclass

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, P) % P
_SQRT_M1 = pow(2, (P - 1) // 4, P)


def _is_negative(value: int) -> bool:
    return value % P % 2 == 1


def _positive(value: int) -> int:
    return -value % P if _is_negative(value) else value % P


def _sqrt_ratio(over: int, under: int) -> tuple[bool, int]:
    """Whether over / under is a square, and the positive root of it or of its twist."""
    root = over * pow(under, 3, P) * pow(over * pow(under, 7, P), (P - 5) // 8, P) % P
    check = under * root * root % P
    if check in (-over % P, -over * _SQRT_M1 % P):
        root = root * _SQRT_M1 % P
    return check in (over % P, -over % P), _positive(root)


_INVSQRT_A_MINUS_D = _sqrt_ratio(1, -1 - _D)[1]
# RFC 9496 takes the odd one of the two roots.
_SQRT_AD_MINUS_ONE = -_sqrt_ratio(-_D - 1, 1)[1] % P
_ONE_MINUS_D_SQ = (1 - _D * _D) % P
_D_MINUS_ONE_SQ = (_D - 1) ** 2 % P


@dataclass(frozen=True)
class Element:
    """A group element as a point in extended Edwards coordinates."""

    x: int
    y: int
    z: int
    t: int

    def __add__(self, other: "Element") -> "Element":
        a = (self.y - self.x) * (other.y - other.x)
        b = (self.y + self.x) * (other.y + other.x)
        c = 2 * _D * self.t * other.t
        d = 2 * self.z * other.z
        e, f, g, h = b - a, d - c, d + c, b + a
        return Element(e * f % P, g * h % P, f * g % P, e * h % P)

    def __rmul__(self, scalar: int) -> "Element":
        result, double = IDENTITY, self
        scalar %= ORDER
        while scalar:
            if scalar & 1:
                result += double
            double += double
            scalar >>= 1
        return result

    def encode(self) -> bytes:
        """The one encoding of the element."""
        first = (self.z + self.y) * (self.z - self.y)
        second = self.x * self.y
        inverse = _sqrt_ratio(1, first * second * second % P)[1]
        one, other = inverse * first, inverse * second
        z_inverse = one * other * self.t % P
        x, y, factor = self.x, self.y, other
        if _is_negative(self.t * z_inverse):
            x, y, factor = self.y * _SQRT_M1, self.x * _SQRT_M1, one * _INVSQRT_A_MINUS_D
        if _is_negative(x * z_inverse):
            y = -y
        return _positive(factor * (self.z - y)).to_bytes(32, "little")


IDENTITY = Element(0, 1, 1, 0)


def decode(data: bytes) -> Element:
    """The element of an encoding.

    Raises:
        ValueError: the bytes are not the one encoding of an element.
    """
    s = int.from_bytes(data, "little")
    if len(data) != 32 or s >= P or _is_negative(s):
        raise ValueError("not canonical")
    first, second = 1 - s * s, 1 + s * s
    v = (-_D * first * first - second * second) % P
    is_square, inverse = _sqrt_ratio(1, v * second * second % P)
    x = _positive(2 * s * inverse * second)
    y = first * inverse * inverse * second * v % P
    t = x * y % P
    if not is_square or _is_negative(t) or y == 0:
        raise ValueError("not on the curve")
    return Element(x, y, 1, t)


def from_uniform(data: bytes) -> Element:
    """The element of 64 uniform bytes."""
    return _map(data[:32]) + _map(data[32:])


def _map(data: bytes) -> Element:
    t = int.from_bytes(data, "little") % 2**255
    r = _SQRT_M1 * t * t % P
    u = (r + 1) * _ONE_MINUS_D_SQ % P
    v = (-1 - r * _D) * (r + _D) % P
    is_square, s = _sqrt_ratio(u, v)
    c = -1
    if not is_square:
        s, c = -_positive(s * t), r
    n = c * (r - 1) * _D_MINUS_ONE_SQ - v
    w0, w1, w2, w3 = 2 * s * v, n * _SQRT_AD_MINUS_ONE, 1 - s * s, 1 + s * s
    return Element(w0 * w3 % P, w2 * w1 % P, w1 * w3 % P, w0 * w2 % P)


def expand_message(message: bytes, tag: bytes, length: int) -> bytes:
    """RFC 9380, section 5.3.1, with SHA-512."""
    tag_prime = tag + bytes((len(tag),))
    padded = bytes(128) + message + length.to_bytes(2, "big") + b"\0" + tag_prime
    first = hashlib.sha512(padded).digest()
    block = hashlib.sha512(first + b"\x01" + tag_prime).digest()
    blocks = [block]
    while sum(map(len, blocks)) < length:
        mixed = bytes(one ^ other for one, other in zip(first, block, strict=True))
        count = bytes((len(blocks) + 1,))
        block = hashlib.sha512(mixed + count + tag_prime).digest()
        blocks.append(block)
    return b"".join(blocks)[:length]


BASE = decode(bytes.fromhex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"))
